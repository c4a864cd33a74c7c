"""Pages of papers that no threshold was set on, with what makes a page hard to read, by seed.

Each seed is a house of its own: columns, type, gutters, where names and labels stand. A page is
rows of stories, and `HARDSHIPS` says what may stand in them: headlines side by side a gutter
apart, a line over two stories, pictures between two stories, text around a picture, names at the
foot, a plate over several stories, crossheads as large as small headlines. What a page has of
them is drawn, too. The truth is what an editor would write down.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from articles.reading.geometry import Box
from articles.reading.language.measure import width
from articles.reading.sheet import Drawing, Glyph, Sheet

from . import typesetter
from .sheets import HEI, KAI, SONG, STYLES, line

WIDTH = 780.0  # points
HARDSHIPS = (
    "narrow gutters",
    "no rules",
    "side by side",
    "kicker over two",
    "photo between",
    "around a picture",
    "names at the foot",
    "plate over several",
    "large crossheads",
    "close decks",
)
NAMES = "林小满 周禾 何田 陈一诺 赵启明 沈子萍 郑雨斌 贾军 孔梅 许丽 高山 田欣东".split()
SHARES = "湖畔新事 身边的变化 乡村一线 民生关注 记者走基层 四季观察".split()
_CROSSHEAD = "\x02"  # begins a line that is one


@dataclass(frozen=True)
class House:
    """A paper's habits. Lengths in ems of the body type, which is in points."""

    columns: int
    body: float
    gutter: float
    leading: float
    headline: int  # style
    names: str
    middled: bool
    upper_rules: bool


@dataclass
class TrueStory:
    """What a reading must find, without white space.

    `shared`: words over two stories, in either's kicker or section. `foot`: a picture that is
    set below the text: its column, columns, height, caption and credit.
    """

    headline: str
    kicker: str = ""
    deck: str = ""
    section: str = ""
    body: str = ""
    names: tuple[str, ...] = ()
    captions: list[str] = field(default_factory=list)
    shared: str = ""
    foot: tuple = ()


@dataclass
class AwkwardPage:
    sheet: Sheet
    stories: list[TrueStory]
    hardships: frozenset[str]


@dataclass
class _Press:
    chance: random.Random
    house: House
    hardships: frozenset[str]
    glyphs: list[Glyph] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)
    stories: list[TrueStory] = field(default_factory=list)
    seed: int = 0

    def left(self, column: int) -> float:
        return 36.0 + column * (self.ems + self.house.gutter) * self.house.body

    def right(self, column: int) -> float:
        return self.left(column) + self.ems * self.house.body

    @property
    def ems(self) -> int:
        free = (WIDTH - 72.0) / self.house.body - (self.house.columns - 1) * self.house.gutter
        return int(free / self.house.columns)

    @property
    def em(self) -> float:
        return self.house.body

    @property
    def pitch(self) -> float:
        return self.house.leading * self.em

    def has(self, hardship: str, share: float) -> bool:
        return hardship in self.hardships and self.chance.random() < share

    def print(self, text: str, x: float, y: float, size: float, style: int = SONG) -> None:
        self.glyphs += line(text, x, y, size, style=style)

    def print_over(
        self, text: str, x0: float, x1: float, y: float, size: float, style: int
    ) -> None:
        x = (x0 + x1 - len(text) * size) / 2 if self.house.middled else x0
        self.print(text, max(x0, x), y, size, style)


def awkward_page(seed: int) -> AwkwardPage:
    chance = random.Random(f"awkward {seed}")
    hardships = frozenset(chance.sample(HARDSHIPS, chance.randint(1, 4)))
    house = House(
        columns=chance.randint(4, 8),
        body=chance.choice((8.0, 8.5, 9.0, 9.5, 10.5)),
        gutter=chance.uniform(0.9, 1.2)
        if "narrow gutters" in hardships
        else chance.uniform(1.4, 2.4),
        leading=chance.uniform(1.35, 1.7),
        headline=chance.choice((HEI, HEI, SONG)),
        names=chance.choice(("lead-in", "lead-in", "below headline", "brackets")),
        middled=chance.random() < 0.6,
        upper_rules=chance.random() < 0.4,
    )
    press = _Press(chance, house, hardships, seed=seed * 1000)
    y = _print_head(press)
    for _ in range(chance.randint(3, 4)):
        y = _print_row(press, y) + chance.uniform(1.6, 2.6) * press.em
    sheet = Sheet(WIDTH, y + 20, tuple(press.glyphs), STYLES, tuple(press.drawings))
    return AwkwardPage(sheet, press.stories, hardships)


def _print_head(press: _Press) -> float:
    press.print("4", 36, 46, 18, HEI)
    press.print("社会新闻", 66, 46, 11, HEI)
    press.print("2026年6月3日", 330, 46, 9)
    press.print("湖州晚报", 670, 46, 13, KAI)
    press.drawings.append(Drawing("rule", Box(36, 58, WIDTH - 36, 58.6)))
    return 62.0 + press.em


@dataclass
class _Cell:
    first: int
    last: int  # columns, not with it
    rows: int  # lines of text in each column


def _print_row(press: _Press, top: float) -> float:
    """A row of stories that begin level; points of its foot."""
    chance = press.chance
    spans = _spans(press)
    depth = chance.randint(11, 24)
    column, cells = 0, []
    for span in spans:
        rows = depth - chance.choice((0, 0, 0, 1, 2))

        cells.append(_Cell(column, column + span, rows))
        column += span
    plate = press.has("plate over several", 0.6) and len(cells) > 1
    above = ""
    if plate:
        above = _print_plate(press, top)
        top += 3.4 * press.em
    size = _common_size(press, cells)
    shared = [""] * len(cells)
    if not plate and press.has("kicker over two", 0.7) and len(cells) > 1:
        at = chance.randrange(len(cells) - 1)
        words = chance.choice(SHARES)
        x0, x1 = press.left(cells[at].first), press.right(cells[at + 1].last - 1)
        big = chance.uniform(1.25, 1.7) * press.em
        press.print(words, (x0 + x1 - len(words) * big) / 2, top + big, big, KAI)
        shared[at] = shared[at + 1] = words
        lower = big + 0.9 * press.em
    else:
        lower = 0.0
    feet = []
    for at, cell in enumerate(cells):
        story = TrueStory("", section=above if plate else "", shared=shared[at])
        feet.append(
            _print_story(press, cell, top + (lower if shared[at] else 0.0), size, story)
        )
    foot = max(feet)
    if "no rules" not in press.hardships:
        _print_rules(press, cells, top, foot)
    return foot


def _spans(press: _Press) -> list[int]:
    chance, left = press.chance, press.house.columns
    spans = []
    while left:
        span = min(left, chance.choice((1, 1, 2, 2, 3, 4)))
        spans.append(span)
        left -= span
    return spans


def _common_size(press: _Press, cells: list[_Cell]) -> float | None:
    """One size for all headlines of a row, which then nearly fill their columns; None where each has its own."""
    if not press.has("side by side", 0.8):
        return None
    narrowest = min(c.last - c.first for c in cells)
    return (
        max(1.5, min(2.6, press.ems * narrowest / 9.0) * press.chance.uniform(0.9, 1.0))
        * press.em
    )


def _print_plate(press: _Press, top: float) -> str:
    words = press.chance.choice(("简讯", "民生快报", "乡镇传真", "一线观察"))
    big = 1.5 * press.em
    x = press.left(0) if press.chance.random() < 0.5 else (WIDTH - len(words) * big) / 2
    y = top + 1.6 * press.em
    if press.chance.random() < 0.7:
        box = Box(x - 5, y - 1.1 * big, x + len(words) * big + 5, y + 0.35 * big)
        press.drawings.append(Drawing("tint", box))
    press.print(words, x, y, big, HEI)
    return words


def _print_rules(press: _Press, cells: list[_Cell], top: float, foot: float) -> None:
    chance, em = press.chance, press.em
    if chance.random() < 0.5:
        y = foot + 0.9 * em
        press.drawings.append(Drawing("rule", Box(press.left(0), y, WIDTH - 36, y + 0.5)))
    if press.house.upper_rules:
        for cell in cells[1:]:
            x = press.left(cell.first) - press.house.gutter * em / 2
            press.drawings.append(Drawing("rule", Box(x, top, x + 0.4, foot)))


def _print_story(  # noqa: PLR0915 - a story is set from top to foot, part by part
    press: _Press, cell: _Cell, top: float, size: float | None, story: TrueStory
) -> float:
    chance, em = press.chance, press.em
    press.seed += 1
    seed = press.seed
    y = _print_headline(press, cell, top, size, story, seed)
    name = chance.choice(NAMES)
    habit = press.house.names
    is_at_foot = press.has("names at the foot", 0.7)
    if is_at_foot:
        habit = "foot"
    if habit == "below headline":
        x0, x1 = press.left(cell.first), press.right(cell.last - 1)
        y += 1.4 * em
        printed = f"本报记者 {name}"
        press.print_over(printed, x0, x1, y, 0.95 * em, KAI)
        y += 0.4 * em
    y += 0.7 * em
    count = cell.last - cell.first
    tops = [y] * count
    low = y + cell.rows * press.pitch  # baseline of the last line
    lows = [low] * count
    narrow: dict[int, tuple[float, float, int]] = {}
    _print_pictures(press, cell, tops, lows, narrow, story, seed)
    room = sum(int((lows[n] - tops[n]) // press.pitch) for n in range(count))
    lines = _story_lines(press, room, habit, name, story, seed, is_narrow=bool(narrow))
    story.names = (name,) if habit != "none" else ()
    last_y, last_x = _fill(press, cell, tops, lows, narrow, lines)
    foot = last_y
    if count > 1:
        foot = low
    if story.foot:
        at, wide, high, said, credit = story.foot
        x0, x1 = press.left(cell.first + at), press.right(cell.first + at + wide - 1)
        y = (last_y if at + wide == count and wide == 1 else foot) + 0.8 * em
        if is_at_foot:
            y += press.pitch
        press.drawings.append(Drawing("image", Box(x0, y, x1, y + high)))
        foot = max(foot, _print_caption(press, said, credit, x0, x1, y + high, 0.85 * em))
    if is_at_foot:
        printed = chance.choice(
            (f"本报记者 {name}", f"□ {name}", f"（{name}）", f"记者 {name}")
        )
        length = sum(map(width, printed)) * em
        press.print(printed, last_x + press.ems * em - length, last_y + press.pitch, em, KAI)
        foot = max(foot, last_y + press.pitch)
    press.stories.append(story)
    return foot


def _print_headline(
    press: _Press, cell: _Cell, top: float, size: float | None, story: TrueStory, seed: int
) -> float:
    """Points of the headline's foot."""
    chance, em = press.chance, press.em
    x0, x1 = press.left(cell.first), press.right(cell.last - 1)
    words = typesetter.title(seed)
    story.headline = words
    if size is not None:
        fitting = int((x1 - x0) // size)
        words = words[:fitting]
        story.headline = words
    y = top
    count = cell.last - cell.first
    if count > 1 and not story.shared and chance.random() < 0.25:
        story.kicker = (
            "为了"
            + typesetter.title(seed + 500)[:4]
            + chance.choice(("的明天", "更加美好", "人人出力"))
        )
        big = min(chance.uniform(1.15, 1.5), 0.7 * (size or 2.4 * em) / em) * em
        y += big
        press.print_over(story.kicker, x0, x1, y, big, chance.choice((KAI, SONG)))
        y += 0.35 * em
    big = size or min(chance.uniform(1.7, 3.2) * em, (x1 - x0) / len(words))
    rows = [words]
    if size is None and big < 1.5 * em:
        half = (len(words) + 1) // 2
        rows, big = [words[:half], words[half:]], min(1.9 * em, (x1 - x0) / half)
    for row in rows:
        y += 1.15 * big
        press.print_over(row, x0, x1, y, big, press.house.headline)
    share = 0.6 if "close decks" in press.hardships else 0.25
    if count > 1 and chance.random() < share:
        story.deck = typesetter.title(seed)[:4] + chance.choice(
            ("带动三百户增收", "取得实效", "见闻")
        )
        ratio = chance.uniform(1.15, 1.6)
        if "close decks" in press.hardships:
            ratio = min(1.8, 0.8 * big / em)
        small = min(max(1.15, ratio) * em, 0.8 * big)
        small = min(small, (x1 - x0) / len(story.deck))
        style = (
            press.house.headline
            if press.has("close decks", 0.5)
            else chance.choice((KAI, SONG))
        )
        y += 1.45 * small
        press.print_over(story.deck, x0, x1, y, small, style)
    return y + 0.4 * em


def _print_pictures(  # noqa: PLR0915, PLR0917 - one picture, in one of four places
    press: _Press,
    cell: _Cell,
    tops: list[float],
    lows: list[float],
    narrow: dict[int, tuple[float, float, int]],
    story: TrueStory,
    seed: int,
) -> None:
    """At most one: over some columns, below all of them, or in a column's half."""
    chance, em = press.chance, press.em
    count = cell.last - cell.first
    caption = f"图为{typesetter.title(seed)[:4]}现场。"
    credit = f"{chance.choice(NAMES)} 摄"
    if press.has("around a picture", 0.5) and press.ems >= 14 and cell.rows >= 12:
        at = chance.randrange(max(1, count - 1))
        wide = int(0.42 * press.ems) * em
        first = tops[at] + chance.randint(3, 4) * press.pitch
        high = 5 * press.pitch
        x0 = press.left(cell.first + at)
        on_left = chance.random() < 0.5
        x = x0 if on_left else press.right(cell.first + at) - wide
        press.drawings.append(
            Drawing("image", Box(x, first + 0.5 * em, x + wide, first + high - 0.3 * em))
        )
        narrow[at] = (first + 0.2 * em, first + high + 0.1 * em, 1 if on_left else -1)
        story.captions.append("")
        return
    if press.has("photo between", 0.6):
        wide = chance.randint(1, count)
        at = chance.choice((0, count - wide))
        x0, x1 = press.left(cell.first + at), press.right(cell.first + at + wide - 1)
        high = min(0.6 * (x1 - x0), 8 * press.pitch)
        where = chance.choice(("foot", "foot", "top"))
        said = caption if chance.random() < 0.8 else ""
        size = 0.85 * em
        if where == "foot":
            story.captions.append(said)
            story.foot = (at, wide, high, said, credit)
        else:
            y = tops[at]
            press.drawings.append(Drawing("image", Box(x0, y + 0.3 * em, x1, y + high)))
            low = _print_caption(press, said, credit, x0, x1, y + high, size)
            for n in range(at, at + wide):
                tops[n] = low + 0.6 * em
                lows[n] = max(lows[n], tops[n] + 5 * press.pitch)
            story.captions.append(said)
        return
    if count > 1 and chance.random() < 0.25:
        x0, x1 = press.left(cell.last - 1), press.right(cell.last - 1)
        high = 0.6 * (x1 - x0)
        y = tops[-1]
        press.drawings.append(Drawing("image", Box(x0, y + 0.3 * em, x1, y + high)))
        low = _print_caption(press, caption, credit, x0, x1, y + high, 0.85 * em)
        tops[count - 1] = low + 0.6 * em
        lows[count - 1] = max(lows[count - 1], tops[count - 1] + 4 * press.pitch)
        story.captions.append(caption)


def _print_caption(  # noqa: PLR0917 - its words and the place that they are set in
    press: _Press, said: str, credit: str, x0: float, x1: float, y: float, size: float
) -> float:
    if not said:
        return y + 0.4 * size
    each = int((x1 - x0) // size)
    rows = typesetter.set_lines(said, each, indent=0)
    if len(rows[-1]) + len(credit) + 1 <= each:
        rows[-1] += "　" + credit
    else:
        rows.append(credit)
    for row in rows:
        y += 1.35 * size
        press.print(row, x0, y, size, KAI)
    return y


def _story_lines(
    press: _Press,
    room: int,
    habit: str,
    name: str,
    story: TrueStory,
    seed: int,
    *,
    is_narrow: bool,
) -> list[str]:
    """Paragraphs as they are written, as many as fill the room; `story.body` as it must be read."""
    chance = press.chance
    wanted = max(3, int(room * chance.uniform(0.82, 0.97)))
    if is_narrow:
        wanted = max(3, wanted - 4)
    if habit in ("foot", "brackets"):
        wanted = max(3, wanted - 2)
    has_crossheads = "large crossheads" in press.hardships and wanted > 24
    lines: list[str] = []
    told = typesetter.write(seed, 60)
    paragraphs: list[str] = []
    count = 0
    for number, written in enumerate(told):
        text = written
        printed = f"本报讯（记者{name}）{text}" if number == 0 and habit == "lead-in" else text
        new = typesetter.set_body([printed], press.ems, shows_indents=True)
        if count + len(new) > wanted:
            if paragraphs and wanted - count < 3:
                break
            keep = max(10, (wanted - count - 1) * press.ems - 14)
            cut = text[:keep].rstrip("，。") + "。"
            printed = printed[: len(printed) - len(text)] + cut
            text = cut
            new = typesetter.set_body([printed], press.ems, shows_indents=True)
        if paragraphs and has_crossheads and chance.random() < 0.35 and count > 6:
            crosshead = typesetter.title(seed + number)[:6]
            lines.append(_CROSSHEAD + crosshead)
            paragraphs.append(crosshead)
            count += 2
        lines.append(printed)
        paragraphs.append(text)
        count += len(new)
    if habit == "brackets":
        lines[-1] += f"（{name}）"
    story.body = "".join("".join(paragraphs).split())
    return lines


def _fill(
    press: _Press,
    cell: _Cell,
    tops: list[float],
    lows: list[float],
    narrow: dict[int, tuple[float, float, int]],
    paragraphs: list[str],
) -> tuple[float, float]:
    """Sets the paragraphs down the columns; baseline and left edge of the last line."""
    em, pitch = press.em, press.pitch
    column, y = 0, tops[0] + em
    count = cell.last - cell.first
    last = y, press.left(cell.first)
    for paragraph in paragraphs:
        is_crosshead = paragraph.startswith(_CROSSHEAD)
        text, first = paragraph.lstrip(_CROSSHEAD), True
        while text:
            if y > lows[column] + 0.01 and column + 1 < count:
                column += 1
                y = tops[column] + em
            x, ems = press.left(cell.first + column), press.ems
            if is_crosshead:
                if y + 3 * pitch > lows[column] and column + 1 < count:
                    column += 1
                    y = tops[column] + em
                    x = press.left(cell.first + column)
                big = press.chance.uniform(1.0, 1.3) * em
                y += 0.3 * em if y > tops[column] + em + 1 else 0
                press.print_over(text, x, x + press.ems * em, y + 0.2 * em, big, HEI)
                y += 1.25 * pitch
                break
            hole = narrow.get(column)
            if hole and hole[0] < y + 0.1 * em and y - em < hole[1]:
                taken = int(0.42 * press.ems) + 1
                ems -= taken
                if hole[2] > 0:
                    x += taken * em
            row, text = _row(text, ems - (2 if first else 0))
            _print_text(
                press, row, x + (2 * em if first else 0), ems - (2 if first else 0), bool(text)
            )
            _shift(press, row, y)
            last = y, press.left(cell.first + column)
            y += pitch
            first = False
    return last


def _row(text: str, ems: int) -> tuple[str, str]:
    (first, *others) = typesetter.set_lines(text, ems, indent=0)
    return first, text[len(first) :] if others else ""


def _print_text(press: _Press, row: str, x: float, ems: float, is_full: bool) -> None:
    em = press.em
    natural = sum(map(width, row))
    spread = max(0.0, ems - natural) / max(1, len(row) - 1) * em if is_full else 0.0
    for char in row:
        if char not in " 　":
            press.print(char, x, 0.0, em)
        x += width(char) * em + min(spread, 0.2 * em)


def _shift(press: _Press, row: str, y: float) -> None:
    """Moves the characters just printed down to their baseline."""
    count = len([c for c in row if c not in " 　"])
    for at in range(len(press.glyphs) - count, len(press.glyphs)):
        one = press.glyphs[at]
        box = one.box
        press.glyphs[at] = one._replace(
            box=Box(box.x0, box.y0 + y, box.x1, box.y1 + y), baseline=one.baseline + y
        )
