"""Pages of justified columns, by seed: narrow gutters, crossheads at a column's foot, briefs under a label over
several columns, kickers over a column that their headline does not reach.

Each `make_…` gives the sheet and its stories, as headline and text without blanks.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from itertools import pairwise

from articles.reading.geometry import Box
from articles.reading.layout.page import read_sheet_layout
from articles.reading.sheet import Drawing
from tests.reading.picture_pages import BRIDGE, LAKE
from tests.reading.sheets import HEI, KAI, SONG, column, line, sheet, wrapped
from tests.reading.typesetter import INDENT, set_body, title, write

CROSSHEADS = (
    ("1997年初", "2003年夏"),
    ("MUNDO", "TIEMPO"),
    ("起步", "爬坡"),
    ("A 面", "B 面"),
    ("渔村新貌", "路通了"),
    ("VOZ", "VIDA"),
)
LABELS = ("简讯", "要闻速览", "短波", "各地简讯")
NAMES = ("周禾", "何田", "贾军", "孔梅", "许丽", "林小满")


@dataclass
class _Page:
    """Columns under a page's head. Lengths in points, the measure in characters."""

    chance: random.Random
    size: float
    measure: int
    left: list[float]
    parts: list

    @property
    def width(self) -> float:
        return self.measure * self.size

    def sheet(self):
        return sheet(*self.parts, width=self.left[-1] + self.width + 40, height=1000)

    def headline(self, text, x, y, times):
        self.parts.append(line(text, x, y, times * self.size, style=HEI))

    def column(self, lines, x, y):
        self.parts.append(set_column(lines, x, y, self.size, self.measure))

    def flow(self, lines, columns, y, *, breaks_off=False):
        """`breaks_off`: the first column ends inside a sentence, as only a text that goes on does."""
        each = -(-len(lines) // len(columns))
        while breaks_off and lines[each - 1][-1] in "。，":
            each += 1
        for n, x in enumerate(columns):
            self.column(lines[n * each : (n + 1) * each], x, y)


def _page(kind, seed, columns, gutters=(1.5, 1.8, 2.0)):
    chance = random.Random(f"{kind} {seed}")
    size, measure = chance.choice((9.0, 9.5, 10.0)), chance.choice((14, 16, 18))
    step = (measure + chance.choice(gutters)) * size
    left = [40 + n * step for n in range(columns)]
    parts = [line("江南日报", 40, 44, 14, style=HEI), line("2026年5月24日 星期日", 240, 44, 9)]
    return _Page(chance, size, measure, left, parts)


def set_column(lines, x, y, size, measure):
    """Lines 1.5 ems apart, all but the last of a paragraph as wide as the column; figures half an em wide."""
    glyphs = []
    for n, (text, after) in enumerate(pairwise([*lines, INDENT])):
        told = text.lstrip(INDENT)
        indent = len(text) - len(told)
        ends = after.startswith(INDENT) and told[-1] in "。）"
        spare = 0.0 if ends else measure - indent - _ems(told)
        step = spare / max(1, len(told) - 1)
        glyphs += set_text(told, x + indent * size, y + 1.5 * n * size, size, step=step)
    return glyphs


def set_text(text, x, y, size, *, style=SONG, step=0.0):
    """A text whose figures and Latin letters are half an em wide, `step` ems apart."""
    glyphs = []
    for character in text:
        if character != " ":
            (glyph,) = line(character, x, y, size, style=style)
            glyphs.append(glyph._replace(box=glyph.box._replace(x1=x + _ems(character) * size)))
        x += (_ems(character) + step) * size
    return glyphs


def _ems(text):
    return sum(0.5 if c.isascii() else 1.0 for c in text)


def make_narrow_gutters(seed):
    """One story in three columns half an em to eight tenths apart, so that all rows run across."""
    page = _page("narrow", seed, 3, (0.5, 0.6, 0.7, 0.8))
    page.headline(title(seed), page.left[0], 104, 2.4)
    page.flow(_set(write(seed, 9, (2, 4)), page), page.left, 130)
    return page.sheet(), [(title(seed), "".join(write(seed, 9, (2, 4))))]


def make_crossheads_at_foot(seed):
    """A story whose crossheads stand at the foot of its columns, their text at the top of the next one."""
    page = _page("foot", seed, 3)
    page.headline(title(seed), page.left[0], 104, 2.4)
    told, text = write(seed, 9, (2, 4)), ""
    words = [*CROSSHEADS[seed % len(CROSSHEADS)], ""]
    for n, crosshead in enumerate(words):
        paragraphs = told[3 * n : 3 * n + 3]
        lines = _set(paragraphs, page)
        page.column(lines, page.left[n], 130)
        text += "".join(paragraphs) + crosshead
        size = page.chance.choice((1.0, 1.15)) * page.size
        free = page.width - _ems(crosshead) * size
        x = page.left[n] + page.chance.choice((0.0, free / 2, 2 * page.size))
        y = 130 + (1.5 * len(lines) + 0.6) * page.size
        page.parts.append(set_text(crosshead, x, y, size, style=HEI))
    return page.sheet(), [(title(seed), text)]


def make_crossheads_under_headline(seed):
    """A story over two to five columns of which each, or each but the first, begins with a crosshead; another below."""
    chance = random.Random(f"under {seed}")
    page = _page("under", seed, chance.choice((2, 3, 4, 5)))
    right = page.left[-1] + page.width
    head = title(seed)
    times = min(chance.choice((2.2, 2.6)), (right - 40) / len(head) / page.size)
    page.headline(head, (40 + right - times * page.size * len(head)) / 2, 104, times)
    size = chance.choice((1.0, 1.1, 1.25)) * page.size
    top = 104 + chance.choice((1.6, 2.2, 3.0)) * page.size
    told, text = write(seed, 3 * len(page.left), (2, 3)), ""
    begins = chance.random() < 0.4  # with a column that has none
    lines = []
    for n, x in enumerate(page.left):
        lines = _set(told[3 * n : 3 * n + 3], page)
        crosshead = "" if begins and n == 0 else (*CROSSHEADS[1], *CROSSHEADS[4], "夜校")[n]
        free = page.width - _ems(crosshead) * size
        page.parts.append(
            set_text(
                crosshead, x + chance.choice((0, free / 2)), top + 0.9 * size, size, style=HEI
            )
        )
        y = top + 0.9 * page.size + (0.8 * page.size + size if crosshead else 0)
        page.column(lines, x, y)
        text += crosshead + "".join(told[3 * n : 3 * n + 3])
    below = top + (1.5 * max(len(lines), 30) + 4) * page.size
    page.headline(title(seed + 500), page.left[0], below, 2.0)
    page.flow(_set(write(seed + 500, 6, (2, 4)), page), page.left, below + 2.4 * page.size)
    return page.sheet(), [
        (head, text),
        (title(seed + 500), "".join(write(seed + 500, 6, (2, 4)))),
    ]


def make_decks_side_by_side(seed):
    """Two stories of a column each, whose headlines have decks of one type at one height."""
    page = _page("decks", seed, 2)
    stories = []
    for n, x in enumerate(page.left):
        head, told = title(seed + 50 * n)[:6], write(seed + 50 * n, 3, (2, 3))
        page.headline(head, x, 104, 2.1)
        page.parts.append(
            set_text(LABELS[n], x, 104 + 1.9 * page.size, 1.2 * page.size, style=HEI)
        )
        page.column(_set(told, page), x, 104 + 3.9 * page.size)
        stories.append((head, "".join(told)))
    return page.sheet(), stories


def make_briefs_under_wide_label(seed):
    """A story beside briefs without headlines, whose label stands in the middle of their two columns."""
    page = _page("briefs", seed, 4)
    page.headline(title(seed), page.left[0], 104, 2.4)
    page.flow(_set(write(seed, 8, (2, 4)), page), page.left[:2], 130)
    stories = [(title(seed), "".join(write(seed, 8, (2, 4))))]
    label, size = LABELS[seed % len(LABELS)], 1.8 * page.size
    both = page.left[3] + page.width - page.left[2]
    x = page.left[2] + (both - len(label) * size) / 2
    page.parts.append(line(label, x, 97, size, style=page.chance.choice((HEI, KAI))))
    lines = []
    for n, name in enumerate(NAMES):
        (told,) = write(seed + 200 + n, 1, (2, 3))
        lines += _set([f"{told}（{name}）"], page)
        stories.append(("", told))
    page.flow(lines, page.left[2:], 122)
    return page.sheet(), stories


def make_headed_briefs(seed, *, label="", columns=1):
    """A story beside briefs (below it, where these stand in all three columns), each headed in one small type."""
    page = _page("headed briefs", seed, 3)
    page.headline(title(seed), page.left[0], 104, min(2.4, page.measure / len(title(seed))))
    told = write(seed, 8, (2, 4))
    lines = _set(told, page)
    page.flow(lines, page.left[: 3 - columns] or page.left, 130)
    stories = [(title(seed), "".join(told))]
    top = 80.0 if columns < 3 else 130 + (1.5 * len(lines) / 3 + 3) * page.size
    times, place = page.chance.choice((1.0, 1.15, 1.3)), page.chance.choice((0.0, 0.5))
    if label:
        page.parts.append(
            line(
                label, page.left[2] + 4, top + page.size, 1.2 * page.size, style=HEI, light=1.0
            )
        )
    for n in range(3 * columns):
        if n % 3 == 0:
            x, y = page.left[3 - columns + n // 3], top + (3 * page.size if label else 0)
        head, told = title(seed + 60 + n)[: 7 + n % 3], write(seed + 60 + n, 1, (2, 3))
        free = page.width - len(head) * times * page.size
        y += 1.3 * page.size
        page.parts.append(line(head, x + place * free, y, times * page.size, style=HEI))
        page.column(_set(told, page), x, y + 1.6 * page.size)
        y += (1.5 * len(_set(told, page)) + 1) * page.size
        stories.append((head, *told))
    made = page.sheet()
    box = Box(
        page.left[2], top - page.size / 2, page.left[2] + page.width, top + 1.5 * page.size
    )
    return replace(made, drawings=(Drawing("tint", box),) if label else ()), stories


def make_kicker_over_first_column(seed, *, breaks_off=True):
    """A headline over the second and third columns of its text, its kicker over the first; another story below.

    `breaks_off`: the text runs on from column to column; without that each begins with a paragraph of its own.
    """
    page = _page("kicker", seed, 3)
    kicker = ("一线观察·乡村振兴", "来自基层的报道", "两会进行时特别关注")[seed % 3]
    large = page.chance.choice((2.4, 2.8))
    little = page.chance.choice((1.2, 1.3)) * page.size
    y = 80 + large * page.size
    page.parts.append(
        line(kicker, page.left[0], 80 + 0.9 * large * page.size, little, style=KAI)
    )
    page.headline(title(seed), page.left[1], y, large)
    told = write(seed, 6, (2, 4))
    lines = _set(told, page)
    if breaks_off:
        page.flow(lines, page.left, y + 3 * page.size, breaks_off=True)
    else:
        for n, x in enumerate(page.left):
            page.flow(_set(told[2 * n : 2 * n + 2], page), [x], y + 3 * page.size)
    below = y + (1.5 * (len(lines) // 3 + 6) + 5) * page.size
    page.headline(title(seed + 500), page.left[0], below, 2.0)
    page.flow(_set(write(seed + 500, 6, (2, 4)), page), page.left, below + 2.4 * page.size)
    stories = [(title(n), "".join(write(n, 6, (2, 4)))) for n in (seed, seed + 500)]
    return page.sheet(), stories, kicker


def _set(paragraphs, page):
    return set_body(paragraphs, page.measure, shows_indents=True)


def is_right_or_doubted(page, stories):
    """Whether all stories are right (True), or some are wrong and one is doubted (None); False for a silent wrong."""
    if stories_of(page) == as_told(stories):
        return True
    least = min(finding.confidence for finding in read_sheet_layout(page, 1).findings)
    return None if least < 0.95 else False


def stories_of(page):
    """What was read, as headline and text without blanks."""
    found = [finding.story for finding in read_sheet_layout(page, 1).findings]
    return sorted((s.headline, tight("".join(p.text for p in s.body))) for s in found)


def tight(text):
    return "".join(text.split())


def as_told(stories):
    return sorted((headline, tight(text)) for headline, text in stories)


PHOTOGRAPHERS = (
    ("记者周禾摄", "何田/摄"),
    ("贾军 摄", "通讯员孔梅摄"),
    ("许丽摄影报道", "林小满 摄"),
)


def make_two_photo_stories(seed):
    """Two photos side by side, each with its headline, a text and a credit on a line of its own.

    Gives the sheet and, by headline, the text and the photographer. The credits stand at the ends of their lines or
    next to each other, a gutter apart.
    """
    page = _page("photos", seed, 4)
    size, drawn, stories = page.size, [], {}
    credits = PHOTOGRAPHERS[seed % len(PHOTOGRAPHERS)]
    for n, told in enumerate((LAKE, BRIDGE)):
        x0, x1 = page.left[2 * n], page.left[2 * n + 1] + page.width
        drawn.append(Drawing("image", Box(x0, 80, x1, 260)))
        head = title(seed + 40 + n)
        middle = (x1 - x0 - 1.8 * size * len(head)) / 2
        page.headline(head, x0 + middle, 260 + 2.4 * size, 1.8)
        rows = wrapped(told, int((x1 - x0) // size))
        y = 260 + 4.6 * size
        page.parts.append(column(rows, x0, y, size, style=KAI))
        is_left = n and page.chance.random() < 0.5
        x = x0 if is_left else x1 - len(credits[n]) * size
        page.parts.append(line(credits[n], x, y + 1.5 * len(rows) * size, size, style=KAI))
        stories[head] = (told, next(name for name in NAMES if name in credits[n]))
    page.headline(title(seed), page.left[1], 500, 3.4)
    page.flow(_set(write(seed, 9, (2, 4)), page), page.left, 530)
    made = page.sheet()
    return replace(made, drawings=tuple(drawn)), stories
