"""Newspaper pages set by a small program, each with its truth: layouts that no sample has, one for every seed.

The area is cut into rectangles, a story in each: a headline over all of its columns, over its
first ones, in its middle, or upright beside them; kicker, deck, pictures, crossheads, rules and
frames by chance. `hard` pages leave out what helps: no rules, narrow gutters, stories that run
on beside a shorter neighbour.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from articles.reading.geometry import Box
from articles.reading.language.measure import width
from articles.reading.sheet import Drawing, Glyph, Sheet

from . import typesetter
from .sheets import HEI, KAI, SONG, STYLES, line

WIDTH, HEIGHT = 800.0, 1130.0  # points
_CROSSHEAD = "\x02"  # begins a line that is one
NAMES = "林小满 周禾 何田 陈一诺 赵启明 沈子萍 郑雨斌 贾军 孔梅 许丽".split()


@dataclass(frozen=True)
class Make:
    """A paper's habits. Lengths in ems of the body type, shares from 0 to 1."""

    columns: int
    body: float  # points
    gutter: float
    leading: float
    rules: float  # share of stories with a rule below
    frames: float
    side: bool = False  # whether the first column is a rail of short stories


MAKES = {
    "airy": Make(5, 10.0, 2.0, 1.7, 0.5, 0.2),
    "broadsheet": Make(6, 9.5, 1.5, 1.5, 0.2, 0.15, side=True),
    "dense": Make(8, 8.5, 1.2, 1.45, 0.1, 0.1),
    "tabloid": Make(4, 10.0, 1.6, 1.6, 0.3, 0.25),
}


@dataclass(frozen=True)
class TrueStory:
    """What a reading must find, without white space. `opens`: the printed lead-in with its names."""

    headline: str
    kicker: str
    deck: str
    body: str
    captions: tuple[str, ...]


@dataclass
class SetPage:
    sheet: Sheet
    stories: list[TrueStory]


@dataclass
class _Area:
    """A rectangle of columns `first` to `last` (not with it), in points from top to foot.

    `below`: (column, points); from this column on another story stands above, down to there.
    `above`: up to this column another story stands below, up to there.
    """

    first: int
    last: int
    top: float
    foot: float
    below: tuple[int, float] | None = None
    above: tuple[int, float] | None = None

    def top_of(self, column: int, top: float) -> float:
        return max(top, self.below[1]) if self.below and column >= self.below[0] else top

    def foot_of(self, column: int, foot: float) -> float:
        return min(foot, self.above[1]) if self.above and column < self.above[0] else foot


@dataclass
class _Press:
    chance: random.Random
    make: Make
    hard: bool
    glyphs: list[Glyph] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)
    stories: list[TrueStory] = field(default_factory=list)
    margin: float = 36.0

    @property
    def gutter(self) -> float:
        return self.make.gutter * self.make.body * (0.7 if self.hard else 1.0)

    @property
    def measure(self) -> float:
        """Points of a column, whole ems."""
        free = WIDTH - 2 * self.margin - (self.make.columns - 1) * self.gutter
        return free / self.make.columns

    @property
    def ems(self) -> int:
        return int(self.measure // self.make.body)

    def left(self, column: int) -> float:
        return self.margin + column * (self.measure + self.gutter)

    def right(self, column: int) -> float:
        return self.left(column) + self.ems * self.make.body

    def print(self, text: str, x: float, y: float, size: float, style: int = SONG) -> None:
        self.glyphs += line(text, x, y, size, style=style)

    def print_middle(
        self, text: str, x0: float, x1: float, y: float, size: float, style: int
    ) -> None:
        x = (x0 + x1 - len(text) * size) / 2
        self.print(text, max(x0, x), y, size, style)


def set_page(seed: int, make: str, *, hard: bool = False) -> SetPage:
    press = _Press(random.Random(f"{make} {seed} {hard}"), MAKES[make], hard)
    _print_head(press)
    whole = _Area(0, press.make.columns, 82.0, HEIGHT - 40.0)
    areas = list(_divided(press, whole))
    for number, area in enumerate(areas):
        _print_story(press, area, seed * 100 + number)
    drawings = tuple(press.drawings)
    return SetPage(Sheet(WIDTH, HEIGHT, tuple(press.glyphs), STYLES, drawings), press.stories)


def _print_head(press: _Press) -> None:
    press.print("3", 36, 46, 20, HEI)
    press.print("综合新闻", 70, 46, 12, HEI)
    press.print("2026年5月24日", 330, 46, 9)
    press.print("江南日报", 690, 46, 14, KAI)
    press.drawings.append(Drawing("rule", Box(36, 58, WIDTH - 36, 58.6)))


def _divided(press: _Press, area: _Area) -> Iterator[_Area]:
    chance, columns = press.chance, area.last - area.first
    if press.make.side and columns == press.make.columns:
        yield from _stacked(press, _Area(0, 1, area.top, area.foot), 3)
        yield from _divided(press, _Area(1, area.last, area.top, area.foot))
        return
    height = area.foot - area.top
    least = 190.0
    if press.hard and columns >= 4 and height > 380 and chance.random() < 0.5:
        yield from _interlocked(press, area)
        return
    is_wide = columns >= 4 and height < 420 and chance.random() < 0.75
    is_high = columns >= 2 and height > 620 and not is_wide and chance.random() < 0.3
    if is_wide or is_high:
        cut = area.first + chance.randint(1, columns - 1)
        yield from _divided(press, _Area(area.first, cut, area.top, area.foot))
        yield from _divided(press, _Area(cut, area.last, area.top, area.foot))
    elif height > 2.2 * least and (height > 420 or chance.random() < 0.5):
        at = area.top + chance.uniform(0.3, 0.7) * height
        yield from _divided(press, _Area(area.first, area.last, area.top, at))
        yield from _divided(press, _Area(area.first, area.last, at, area.foot))
    else:
        yield area


def _interlocked(press: _Press, area: _Area) -> Iterator[_Area]:
    """Two stories of which one runs on below or above the other: an L and the rectangle in it."""
    chance = press.chance
    cut = area.first + chance.randint(2, area.last - area.first - 1)
    at = area.top + chance.uniform(0.4, 0.6) * (area.foot - area.top)
    if chance.random() < 0.5:
        yield _Area(area.first, area.last, area.top, area.foot, below=(cut, at))
        yield from _divided(press, _Area(cut, area.last, area.top, at))
    else:
        yield _Area(area.first, area.last, area.top, area.foot, above=(cut, at))
        yield from _divided(press, _Area(area.first, cut, at, area.foot))


def _stacked(press: _Press, area: _Area, count: int) -> Iterator[_Area]:
    each = (area.foot - area.top) / count
    for n in range(count):
        yield _Area(area.first, area.last, area.top + n * each, area.top + (n + 1) * each)


def _print_story(press: _Press, area: _Area, seed: int) -> None:
    chance, em = press.chance, press.make.body
    pitch = press.make.leading * em
    x0, x1 = press.left(area.first), press.right(area.last - 1)
    top, foot = area.top, area.foot - 2.2 * em
    is_plain = area.below is None and area.above is None
    is_framed = chance.random() < press.make.frames * (not press.hard) and foot - top > 150
    if is_framed:
        press.drawings.append(
            Drawing("frame", Box(x0 - 0.4 * em, top, x1 + 0.4 * em, foot + 0.6 * em))
        )
        top += 0.8 * em
    elif is_plain and chance.random() < press.make.rules * (0.2 if press.hard else 1.0):
        press.drawings.append(Drawing("rule", Box(x0, foot + em, x1, foot + em + 0.5)))
    columns = area.last - area.first
    setting = _print_headline(press, area, top, seed)
    tops = [setting.text_top] * columns
    for column in range(setting.covered, columns):
        tops[column] = top + em
    tops = [area.top_of(area.first + n, y) for n, y in enumerate(tops)]
    foots = [area.foot_of(area.first + n, foot) for n in range(columns)]
    first = 1 if setting.is_upright and columns > 1 else 0
    captions = _print_picture(press, area, tops, foot, first, seed) if is_plain else ()
    lines, body = _story_lines(press, tops[first:], foots[first:], pitch, seed)
    for column in range(first, columns):
        y = tops[column] + em
        x = press.left(area.first + column)
        while lines and y <= foots[column]:
            is_last = y + pitch > foots[column]
            if is_last and lines[0].startswith(_CROSSHEAD):
                break  # nobody sets a heading at a column's foot
            _print_line(press, lines.pop(0), x, y)
            y += pitch
    press.stories.append(
        TrueStory(setting.headline, setting.kicker, setting.deck, body, captions)
    )


@dataclass(frozen=True)
class _Headline:
    headline: str
    kicker: str
    deck: str
    text_top: float
    covered: int  # columns, from the first, that the headline stands over
    is_upright: bool = False


def _print_headline(press: _Press, area: _Area, top: float, seed: int) -> _Headline:
    chance, em = press.chance, press.make.body
    columns = (area.below[0] if area.below else area.last) - area.first
    headline = typesetter.title(seed)
    x0 = press.left(area.first)
    is_plain = area.below is None and area.above is None
    if is_plain and columns >= 3 and chance.random() < 0.12:
        size = min(2.6 * em, (area.foot - top - 3 * em) / (1.15 * len(headline)))
        x = x0 + (press.measure - size) / 2
        for n, character in enumerate(headline):
            press.print(character, x, top + size + n * 1.15 * size, size, HEI)
        return _Headline(headline, "", "", top + em, columns, is_upright=True)
    covered = columns
    if is_plain and columns >= 4 and chance.random() < (0.35 if press.hard else 0.12):
        covered = columns - chance.randint(1, columns // 2)
    x1 = press.right(area.first + covered - 1)
    y, kicker, deck = top, "", ""
    words = typesetter.title(seed + 7)
    if covered > 1 and chance.random() < 0.2:
        kicker = words[:2] + "工作见闻"
        y += 1.4 * em
        press.print_middle(kicker, x0, x1, y, 1.3 * em, KAI)
    rows = [headline]
    size = min(chance.uniform(2.0, 3.4) * em, (x1 - x0) / len(headline))
    if size < 1.6 * em:
        half = (len(headline) + 1) // 2
        rows = [headline[:half], headline[half:]]
        size = min(2.0 * em, (x1 - x0) / half)
    for row in rows:
        y += 1.25 * size
        press.print_middle(row, x0, x1, y, size, HEI)
    if covered > 1 and chance.random() < 0.3:
        deck = words + "取得实效"
        y += 2.0 * em
        press.print_middle(deck, x0, x1, y, 1.25 * em, KAI)
    return _Headline(headline, kicker, deck, y + 1.4 * em, covered)


def _print_picture(
    press: _Press, area: _Area, tops: list[float], foot: float, first: int, seed: int
) -> tuple[str, ...]:
    """A picture over some of the columns, whose text then begins below its caption."""
    chance, em = press.chance, press.make.body
    columns = len(tops)
    room = foot - max(tops)
    if columns - first < 2 or room < 160 or chance.random() < 0.6:
        return ()
    wide = chance.randint(1, max(1, (columns - first) // 2))
    at = chance.choice((first, columns - wide, columns - wide))
    top = max(tops[at : at + wide])
    x0, x1 = press.left(area.first + at), press.right(area.first + at + wide - 1)
    low = top + min(room * chance.uniform(0.3, 0.5), 0.7 * (x1 - x0))
    press.drawings.append(Drawing("image", Box(x0, top + 0.3 * em, x1, low)))
    caption = f"图为{typesetter.title(seed)[:4]}现场。"
    credit = f"{NAMES[seed % len(NAMES)]} 摄"
    size = 0.85 * em
    each = int((x1 - x0) // size)
    rows = typesetter.set_lines(caption, each, indent=0)
    if len(rows[-1]) + len(credit) + 1 <= each:
        rows[-1] += "　" + credit
    else:
        rows.append(credit)
    y = low
    for row in rows:
        y += 1.35 * size
        press.print(row, x0, y, size, KAI)
    for column in range(at, at + wide):
        tops[column] = y + 0.9 * em
    return (caption,)


def _story_lines(
    press: _Press, tops: list[float], foots: list[float], pitch: float, seed: int
) -> tuple[list[str], str]:
    """Lines that fill the columns, the last one in part; and the body as it must be read."""
    chance = press.chance
    room = sum(
        max(0, int((foot - top - press.make.body) // pitch) + 1)
        for top, foot in zip(tops, foots, strict=True)
    )
    wanted = max(3, int(room * chance.uniform(0.8, 0.99)))
    name = NAMES[seed % len(NAMES)]
    kinds = (
        ("lead-in", "signed", "bare", "bare")
        if press.hard
        else ("lead-in", "lead-in", "signed", "bare")
    )
    kind = chance.choice(kinds)
    has_crossheads = wanted > 40 and chance.random() < 0.3
    lines: list[str] = []
    last: list[str] = []
    previous = ""
    body, closing = "", f"（{name}）" if kind == "signed" else ""
    for number, written in enumerate(typesetter.write(seed, 60)):
        text = paragraph = written
        if number == 0 and kind == "lead-in":
            text = f"本报讯（记者{name}）" + paragraph
        new = typesetter.set_body([text + closing], press.ems, shows_indents=True)
        if len(lines) + len(last) + len(new) > wanted:
            if last:
                break
            new, text, paragraph = _shortened(text, wanted, press.ems, paragraph)
        lines += typesetter.set_body([previous], press.ems, shows_indents=True) if last else []
        if last and has_crossheads and chance.random() < 0.4:
            crosshead = typesetter.title(seed + number)[:6]
            lines.append(_CROSSHEAD + crosshead)
            body += crosshead
        last, previous = new, text
        body += paragraph
    return lines + last, body


def _shortened(text: str, wanted: int, ems: int, paragraph: str) -> tuple[list[str], str, str]:
    keep = max(8, (wanted - 1) * (ems - 1) - 4)
    cut = text[:keep].rstrip("，。") + "。"
    lines = typesetter.set_body([cut], ems, shows_indents=True)
    return lines, cut, cut[len(text) - len(paragraph) :]


def _print_line(press: _Press, text: str, x: float, y: float) -> None:
    """A justified line: full ones are spread over the measure, digits are half an em wide."""
    em, right = press.make.body, x + press.ems * press.make.body
    if text.startswith(_CROSSHEAD):
        press.print_middle(text[1:], x, right, y, em, HEI)
        return
    at = x
    units = list(text)
    natural = sum(width(c) for c in units) * em
    is_full = natural > (press.ems - 1.6) * em
    spread = (right - x - natural) / max(1, len(units) - 1) if is_full else 0.0
    for c in units:
        if c not in " 　":
            press.print(c, at, y, em)
        at += width(c) * em + min(spread, 0.25 * em)
