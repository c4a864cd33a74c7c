"""Newspaper pages set so that what tells stories apart is missing, by seed, each with its truth.

Columns of one width, narrow gutters, no rules. Each band of a page is a snag of its own (`SNAGS`):
stories side by side whose texts begin at one height under headlines narrower than their columns,
stories that run around another one, headlines in the middle of their columns, a brief without a
headline.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from articles.reading.geometry import Box
from articles.reading.language.measure import width
from articles.reading.sheet import Drawing, Glyph, Sheet

from . import typesetter
from .set_pages import HEIGHT, NAMES, WIDTH, SetPage, TrueStory
from .sheets import HEI, KAI, STYLES, line

SNAGS = ("abreast", "ell", "you", "middle", "headless", "stairs")
MARGIN = 36.0  # points


@dataclass(frozen=True)
class Slot:
    """A piece of a column that a story's text fills: from `top` to `foot`, in points."""

    column: int
    top: float
    foot: float


@dataclass
class Press:
    """A page that is being set. Lengths in points, the measure in characters."""

    chance: random.Random
    columns: int
    body: float
    leading: float
    gutter: float
    glyphs: list[Glyph] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)
    stories: list[TrueStory] = field(default_factory=list)
    seed: int = 0

    @classmethod
    def drawn(cls, seed: int) -> Press:
        chance = random.Random(f"snag {seed}")
        body = chance.choice((8.5, 9.0, 9.5, 10.0))
        columns = chance.choice((4, 5, 6, 7))
        leading, gutter = chance.choice((1.4, 1.5, 1.6)), chance.uniform(1.0, 1.6) * body
        return cls(chance, columns, body, leading, gutter, seed=seed * 100)

    @property
    def pitch(self) -> float:
        return self.leading * self.body

    @property
    def measure(self) -> int:
        free = WIDTH - 2 * MARGIN - (self.columns - 1) * self.gutter
        return int(free / self.columns // self.body)

    def left(self, column: int) -> float:
        step = (WIDTH - 2 * MARGIN + self.gutter) / self.columns
        return MARGIN + column * step

    def right(self, column: int) -> float:
        return self.left(column) + self.measure * self.body

    def head(self, first: int, last: int, top: float, *, sets_left: bool = False) -> str:
        """A headline in the middle of the columns `first` to `last` (not with it), or at their left."""
        text = typesetter.title(self.seed)
        x0, x1 = self.left(first), self.right(last - 1)
        size = min(self.chance.uniform(1.7, 2.6) * self.body, (x1 - x0) / len(text))
        x = x0 if sets_left else (x0 + x1 - len(text) * size) / 2
        self.glyphs += line(text, x, top + 0.95 * size, size, style=HEI)
        return text

    def story(self, headline: str, slots: list[Slot]) -> None:
        """Fills the slots with a text that ends in the last one."""
        captions = self._picture(slots) if self.chance.random() < 0.25 else ()
        kind = self.chance.choice(("lead-in", "signed", "bare", "bare"))
        lines, body = self._text([self._room(slot) for slot in slots], kind)
        for slot in slots:
            x, y = self.left(slot.column), slot.top + self.body
            for row in lines[: self._room(slot)]:
                self._line(row, x, y)
                y += self.pitch
            lines = lines[self._room(slot) :]
        self.stories.append(TrueStory(headline, "", "", body, captions))
        self.seed += 1

    def _room(self, slot: Slot) -> int:
        return max(0, int((slot.foot - slot.top - self.body) // self.pitch) + 1)

    def _text(self, rooms: list[int], kind: str) -> tuple[list[str], str]:
        """Lines that fill the rooms and reach into the last one; and the body as it must be read."""
        wanted = sum(rooms[:-1]) + max(2, int(rooms[-1] * self.chance.uniform(0.5, 1.0)))
        name = NAMES[self.seed % len(NAMES)]
        lines: list[str] = []
        body = ""
        for n, written in enumerate(typesetter.write(self.seed, 80)):
            opening = f"本报讯（记者{name}）" if kind == "lead-in" and not n else ""
            closing = f"（{name}）" if kind == "signed" else ""
            new = self._set(opening + written)
            ending = len(lines) + len(new) >= wanted - 1
            if ending:
                room = max(2, wanted - len(lines)) * self.measure - 3 - len(closing)
                kept = (opening + written)[: max(len(opening) + 6, room)].rstrip("，。") + "。"
                return lines + self._set(kept + closing), body + kept[len(opening) :]
            lines, body = lines + new, body + written
        raise ValueError("too long a story for its words")

    def _set(self, paragraph: str) -> list[str]:
        return typesetter.set_body([paragraph], self.measure, shows_indents=True)

    def _line(self, text: str, x: float, y: float) -> None:
        """Justified: full lines are spread over the measure, digits are half an em wide."""
        em = self.body
        natural = sum(map(width, text))
        is_full = natural > self.measure - 1.6
        spread = (self.measure - natural) * em / max(1, len(text) - 1) if is_full else 0.0
        for character in text:
            if character != "　":
                self.glyphs += line(character, x, y, em)
            x += width(character) * em + min(spread, 0.25 * em)

    def _picture(self, slots: list[Slot]) -> tuple[str, ...]:
        """A picture with its caption at the top of a high slot."""
        at = self.chance.randrange(len(slots))
        slot = slots[at]
        if slot.foot - slot.top < 200:
            return ()
        low = slot.top + self.chance.uniform(60, 90)
        box = Box(self.left(slot.column), slot.top + 3, self.right(slot.column), low)
        self.drawings.append(Drawing("image", box))
        caption, size = f"图为{typesetter.title(self.seed)[:4]}现场。", 0.85 * self.body
        self.glyphs += line(caption, box.x0, low + 1.4 * size, size, style=KAI)
        self.glyphs += line(
            f"{NAMES[self.seed % 9]} 摄", box.x0, low + 2.8 * size, size, style=KAI
        )
        slots[at] = Slot(slot.column, low + 3.8 * size, slot.foot)
        return (caption,)


def snag_page(seed: int, kinds: Sequence[str] = ()) -> SetPage:
    """`kinds`: the page's snags from top to foot, otherwise three by the seed."""
    press = Press.drawn(seed)
    press.glyphs += line("3", MARGIN, 46, 20, style=HEI)
    press.glyphs += line("2026年5月24日", 330, 46, 9)
    press.glyphs += line("江南日报", 690, 46, 14, style=KAI)
    press.drawings.append(Drawing("rule", Box(MARGIN, 58, WIDTH - MARGIN, 58.6)))
    snags = kinds or press.chance.sample(SNAGS, 3)
    height = (HEIGHT - 40.0 - 76.0) / len(snags)
    for n, snag in enumerate(snags):
        top = 76.0 + n * height
        _BANDS[snag](press, top, top + height - 2.0 * press.body)
    sheet = Sheet(WIDTH, HEIGHT, tuple(press.glyphs), STYLES, tuple(press.drawings))
    return SetPage(sheet, press.stories)


def _below_head(press: Press) -> float:
    return 3.6 * press.body


def _columns(first: int, last: int, top: float, foot: float) -> list[Slot]:
    return [Slot(column, top, foot) for column in range(first, last)]


def _divided(press: Press) -> Iterator[tuple[int, int]]:
    """The page's columns as two or three ranges."""
    count = 3 if press.columns >= 5 and press.chance.random() < 0.5 else 2
    cuts = sorted(press.chance.sample(range(1, press.columns), count - 1))
    yield from zip([0, *cuts], [*cuts, press.columns], strict=True)


def _abreast(press: Press, top: float, foot: float) -> None:
    """Texts begin at one height, headlines are narrower than their columns."""
    for first, last in _divided(press):
        headline = press.head(first, last, top)
        press.story(headline, _columns(first, last, top + _below_head(press), foot))


def _ell(press: Press, top: float, foot: float) -> None:
    """A story that runs on below another one, or above."""
    cut = press.chance.randint(1, press.columns - 1)
    middle = top + press.chance.uniform(0.4, 0.6) * (foot - top)
    down = _below_head(press)
    headline = press.head(0, cut, top)
    if press.chance.random() < 0.5:
        below = middle + press.chance.choice((0.4, 1.0)) * press.body
        slots = _columns(0, cut, top + down, foot)
        press.story(headline, slots + _columns(cut, press.columns, below, foot))
        other = press.head(cut, press.columns, top)
        ends = middle - press.body
        press.story(other, _columns(cut, press.columns, top + down, ends))
    else:
        slots = _columns(0, cut, top + down, middle - press.body)
        press.story(headline, slots + _columns(cut, press.columns, top + down, foot))
        other = press.head(0, cut, middle)
        press.story(other, _columns(0, cut, middle + down, foot))


def _you(press: Press, top: float, foot: float) -> None:
    """A story over all columns that runs down on both sides of another one."""
    first = press.chance.randint(1, press.columns - 2)
    last = press.chance.randint(first + 1, press.columns - 1)
    down = _below_head(press)
    middle = top + press.chance.uniform(0.45, 0.6) * (foot - top)
    headline = press.head(0, press.columns, top)
    slots = [
        Slot(n, top + down, middle - press.body if first <= n < last else foot)
        for n in range(press.columns)
    ]
    press.story(headline, slots)
    other = press.head(first, last, middle)
    press.story(other, _columns(first, last, middle + down, foot))


def _middle(press: Press, top: float, foot: float) -> None:
    """A headline in the middle of its columns; the others begin beside it."""
    first = press.chance.randint(1, max(1, press.columns // 2 - 1))
    last = press.chance.randint(first + 1, press.columns - 1)
    down = _below_head(press)
    headline = press.head(first, last, top)
    slots = [
        Slot(n, top + down if first <= n < last else top + 2, foot)
        for n in range(press.columns)
    ]
    press.story(headline, slots)


def _headless(press: Press, top: float, foot: float) -> None:
    """A brief without a headline beside a story."""
    cut = press.columns - 1
    headline = press.head(0, cut, top)
    press.story(headline, _columns(0, cut, top + _below_head(press), foot))
    press.story("", _columns(cut, press.columns, top + 2, foot))


def _stairs(press: Press, top: float, foot: float) -> None:
    """Stories below each other in columns that end at other heights."""
    cut = press.chance.randint(1, press.columns - 1)
    down = _below_head(press)
    for first, last in ((0, cut), (cut, press.columns)):
        middle = top + press.chance.uniform(0.35, 0.65) * (foot - top)
        for begins, ends in ((top, middle - press.body), (middle, foot)):
            headline = press.head(first, last, begins, sets_left=True)
            press.story(headline, _columns(first, last, begins + down, ends))


_BANDS = {
    "abreast": _abreast,
    "ell": _ell,
    "you": _you,
    "middle": _middle,
    "headless": _headless,
    "stairs": _stairs,
}
