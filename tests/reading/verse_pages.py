"""Pages with poems, from a seed: free and classical verse, in stanzas or without, in a frame or in the open, from one
edge or around one middle, under a prose story and beside each other.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from articles.reading.geometry import Box
from articles.reading.sheet import Drawing, Glyph, Sheet
from tests.reading.sheets import HEI, column, line, sheet, wrapped
from tests.reading.typesetter import title, write

EM, LEADING = 10.0, 16.0
NAMES = ("林小满", "周禾", "高远航", "石一鸣", "孟繁", "左思雨", "陈青禾", "何雪峰")
_WORDS = "稻田白鹭石阶渡口灯火月亮松涛雪夜船只远方门槛泥土谷子锄头炊烟竹影归人旧信露水"
_VERBS = "落走飘停等看听唱数记"


@dataclass(frozen=True)
class Poem:
    headline: str
    author: str
    lines: tuple[str, ...]
    stanzas: tuple[int, ...]  # the lines of each


def free_verse(chance: random.Random) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Lines of three to ten characters, some with a comma."""
    stanzas = tuple(chance.choice([(9,), (12,), (4, 4, 3), (3, 3, 3), (5, 5), (4, 4, 1)]))
    lines = []
    for _ in range(sum(stanzas)):
        words = [_WORDS[n : n + 2] for n in chance.sample(range(0, len(_WORDS) - 1, 2), 4)]
        text = (chance.choice(_VERBS) + "".join(words))[: chance.randint(3, 9)]
        lines.append(text + "，" * (chance.random() < 0.25))
    return tuple(lines), stanzas


def classical_verse(chance: random.Random) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Eight lines of five or seven characters, with marks or without, or four of two such."""
    feet = chance.choice((5, 7))
    places = chance.sample(range(len(_WORDS) - feet), 8)
    halves = [_WORDS[at : at + feet] for at in places]
    kind = chance.choice(("bare", "marked", "pairs"))
    if kind == "bare":
        return tuple(halves), (8,)
    marked = [half + "，。"[n % 2] for n, half in enumerate(halves)]
    if kind == "marked":
        return tuple(marked), (8,)
    return tuple(a + b for a, b in zip(marked[::2], marked[1::2], strict=True)), (4,)


@dataclass
class VersePage:
    seed: int
    glyphs: list[Glyph]
    drawings: list[Drawing]
    prose: str
    poems: list[Poem]

    @property
    def sheet(self) -> Sheet:
        return sheet(self.glyphs, drawings=self.drawings, width=640, height=900)


def verse_page(seed: int) -> VersePage:
    """A story of three columns, and below it two rows of two poems."""
    chance = random.Random(seed)
    page = VersePage(seed, [], [], title(5000 + seed), [])
    page.glyphs += line(page.prose, 40, 70, 26, style=HEI)
    lines = [text for paragraph in write(seed, 6, (2, 3)) for text in wrapped(paragraph, 17)]
    rows = len(lines) // 3
    for n in range(3):
        part = lines[n * rows : (n + 1) * rows]
        page.glyphs += column(part, 40 + n * 186, 100, EM, LEADING / EM)
    foot = 100 + rows * LEADING
    names = chance.sample(NAMES, 4)
    for row in range(2):
        deepest = foot
        for place in range(2):
            number = 2 * row + place
            make = classical_verse if chance.random() < 0.4 else free_verse
            poem = Poem(title(seed * 10 + number), names[number], *make(chance))
            deepest = max(deepest, _set(page, poem, 40 + place * 280, foot + 40, chance))
        foot = deepest
    return page


def _set(page: VersePage, poem: Poem, x: float, y: float, chance: random.Random) -> float:
    """Sets a poem below `y`; how deep it goes, in points."""
    is_centred = chance.random() < 0.25
    is_framed = chance.random() < 0.4
    middle = x + 100

    def placed(text: str, size: float) -> float:
        return middle - len(text) * size / 2 if is_centred else x

    page.glyphs += line(poem.headline, placed(poem.headline, 16), y + 16, 16, style=HEI)
    signed = chance.choice(("", "□ ", "◎ ")) + poem.author
    page.glyphs += line(signed, placed(signed, EM), y + 36, EM, style=HEI)
    at, baseline = 0, y + 58
    for count in poem.stanzas:
        for text in poem.lines[at : at + count]:
            page.glyphs += line(text, placed(text, EM), baseline, EM)
            baseline += LEADING
        at, baseline = at + count, baseline + LEADING
    foot = baseline - LEADING
    if is_framed:
        page.drawings.append(Drawing("frame", Box(x - 12, y - 8, x + 240, foot)))
    page.poems.append(poem)
    return foot
