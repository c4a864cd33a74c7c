"""Pages with upright text, as papers in Hong Kong, Taiwan and Japan set them, and supplements elsewhere."""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass, field, replace

from articles.reading.geometry import Box
from articles.reading.language.measure import character_width, is_han
from articles.reading.sheet import Drawing, Glyph, Sheet, Style
from tests.reading.ocr_layers import Told
from tests.reading.typesetter import set_lines, title, write

KANA = "のはがをにでとしたいるもなこれ"
STYLES = (Style("Song"), Style("Hei", 700))


@dataclass
class UprightPage:
    """Characters and rules as they are set, and what they tell."""

    seed: int
    kana: bool = False
    told: list[Told] = field(default_factory=list)
    glyphs: list[Glyph] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self._order = itertools.count()

    def character(
        self, text: str, x: float, y: float, size: float, **more: int | float
    ) -> None:
        """One character whose em square has its upper left corner at x, y; `wide` ems along its line."""
        wide, turn = more.get("wide", 1.0), int(more.get("turn", 0))
        box = Box(x, y, x + wide * size, y + size)
        if turn:
            box = Box(x, y, x + size, y + wide * size)
        style, order = int(more.get("style", 0)), next(self._order)
        self.glyphs.append(Glyph(text, box, y + 0.88 * size, size, turn, 0.0, style, order))

    def level(self, text: str, x: float, y: float, size: float, style: int = 0) -> None:
        for character in text:
            wide = character_width(character)
            self.character(character, x, y, size, style=style, wide=wide)
            x += wide * size

    def upright(
        self, text: str, x: float, y: float, size: float, step: float = 1.0, style: int = 0
    ) -> None:
        """Characters below each other; 12 fills one place, longer Latin and figures lie on their side."""
        at = y
        for unit in _units(text):
            if len(unit) == 1:
                self.character(unit, x, at, size, style=style)
                at += step * size
            elif len(unit) == 2 and unit.isdigit():
                for n, digit in enumerate(unit):
                    self.character(digit, x + n * size / 2, at, size, style=style, wide=0.5)
                at += step * size
            else:
                for letter in unit:
                    self.character(letter, x, at, size, style=style, turn=90, wide=0.5)
                    at += 0.5 * size

    def sheet(self, width: float, height: float, *, shuffled: bool = False) -> Sheet:
        glyphs = list(self.glyphs)
        if shuffled:
            self.chance.shuffle(glyphs)
            glyphs = [g._replace(order=n) for n, g in enumerate(glyphs)]
        return Sheet(width, height, tuple(glyphs), STYLES, tuple(self.drawings))


def _units(text: str) -> list[str]:
    units: list[str] = []
    for is_ascii, run in itertools.groupby(text, key=str.isascii):
        found = "".join(run)
        units += [found] if is_ascii else found
    return units


@dataclass(frozen=True)
class Setting:
    """`em` in points, `deep` characters in a line, `pitch` ems from line to line, `tier_gap` ems between tiers."""

    em: float
    deep: int
    pitch: float
    step: float
    tier_gap: float
    headline: str  # "upright" or "level"

    @property
    def tier(self) -> float:
        """Ems from the top of one tier to that of the next one."""
        return self.deep * self.step + self.tier_gap


def any_setting(chance: random.Random) -> Setting:
    return Setting(
        em=chance.choice((8.0, 9.0, 10.5, 12.0)),
        deep=chance.choice((11, 14, 17, 20)),
        pitch=chance.choice((1.5, 1.6, 1.75, 2.0)),
        step=chance.choice((1.0, 1.0, 1.05)),
        tier_gap=chance.choice((1.5, 2.0, 2.5)),
        headline=chance.choice(("upright", "upright", "level")),
    )


def story(
    page: UprightPage, number: int, corner: tuple[float, float], setting: Setting, tiers: int
) -> tuple[float, float]:
    """A story whose upper right corner is given; its left edge and its foot."""
    em, chance = setting.em, page.chance
    paragraphs = write(number, chance.randint(2, 3) * tiers, (1, 3))
    if page.kana:
        paragraphs = [_with_kana(p, chance) for p in paragraphs]
    indent = 1 if page.kana else 2
    lines = [
        (text, 0.0 if n else float(indent))
        for paragraph in paragraphs
        for n, text in enumerate(set_lines(paragraph, setting.deep, indent=indent))
    ]
    wide = -(-len(lines) // tiers)
    height = (tiers * setting.tier - setting.tier_gap) * em
    if setting.headline == "upright":
        (right, top), foot = _upright_headline(page, title(number), corner, height, em)
    else:
        wide = _as_wide_as(2.4 * len(title(number)) / setting.pitch + 1, len(lines), wide)
        (right, top), foot = _level_headline(
            page, title(number), corner, wide * setting.pitch, em
        )
    for n, (text, indented) in enumerate(lines):
        row, column = divmod(n, wide)
        x = right - em - column * setting.pitch * em
        y = top + (row * setting.tier + indented * setting.step) * em
        page.upright(text, x, y, em, setting.step)
        if page.kana and chance.random() < 0.2:
            _ruby(page, text, x, y, setting)
    page.told.append(Told(title(number), "".join(paragraphs)))
    return right - em - (wide - 1) * setting.pitch * em, max(foot, top + height)


def _upright_headline(
    page: UprightPage, text: str, corner: tuple[float, float], height: float, em: float
) -> tuple[tuple[float, float], float]:
    """Sets it at the right of its text; the text's own corner, and the headline's foot."""
    right, top = corner
    large = max(1.8 * em, min(page.chance.choice((2.0, 2.5, 3.0)) * em, height / len(text)))
    page.upright(text, right - large, top, large, style=1)
    return (right - large - 1.2 * em, top), top + large * len(text)


def _level_headline(
    page: UprightPage, text: str, corner: tuple[float, float], wide: float, em: float
) -> tuple[tuple[float, float], float]:
    """Sets it in the middle over its text, so many ems wide; the text's own corner, and the headline's foot."""
    right, top = corner
    large = page.chance.choice((2.0, 2.4)) * em
    middle = right - wide * em / 2
    page.level(text, middle - large * len(text) / 2, top, large, style=1)
    return (right, top + large + 1.5 * em), top + large


def _ruby(page: UprightPage, text: str, x: float, y: float, setting: Setting) -> None:
    """Kana in half the size to the right of a line's first Han character, two for one."""
    em = setting.em
    first = next(
        (n for n, c in enumerate(text[:3]) if is_han(c) and text[: n + 1].isalpha()), None
    )
    if first is not None:
        page.upright("みず", x + em, y + first * setting.step * em, em / 2)


def _as_wide_as(headline: float, lines: int, wide: int) -> int:
    """Lines in a tier, as many as the headline is wide, and no last tier of one or two lines."""
    wide = max(wide, int(headline) + 1)
    while 0 < lines % wide < min(4, lines):
        wide += 1
    return wide


def _with_kana(text: str, chance: random.Random) -> str:
    return "".join(
        chance.choice(KANA) if c in "的了在把将为让使由从向与和并又" else c for c in text
    )


def upright_page(
    seed: int, *, shuffled: bool = False, kana: bool = False
) -> tuple[Sheet, list[Told]]:
    """A page set upright throughout: rows of stories, in each one or two from the right to the left."""
    page = UprightPage(seed, kana)
    setting = any_setting(page.chance)
    places = []
    top = 60.0
    for row in range(2):
        right, foot = 800.0, top
        for n in range(page.chance.choice((1, 2))):
            tiers = page.chance.choice((1, 2, 3))
            number = 1000 + 100 * seed + 10 * row + n
            left, low = story(page, number, (right, top), setting, tiers)
            places.append(left)
            right, foot = left - 2.5 * setting.em, max(foot, low)
        page.drawings.append(
            Drawing("rule", Box(100, foot + setting.em, 800, foot + setting.em + 0.6))
        )
        top = foot + 2.5 * setting.em
    move = 40 - min(places)
    return _moved(page, move, shuffled, top)


def _moved(
    page: UprightPage, move: float, shuffled: bool, height: float
) -> tuple[Sheet, list[Told]]:
    page.glyphs[:] = [
        g._replace(box=g.box._replace(x0=g.box.x0 + move, x1=g.box.x1 + move))
        for g in page.glyphs
    ]
    page.drawings[:] = [
        replace(d, box=d.box._replace(x0=40, x1=800 + move)) for d in page.drawings
    ]
    page.level("江南日报　2026年11月20日　星期五", 40, 20, 9.0)
    return page.sheet(840 + move, height + 40, shuffled=shuffled), page.told


def mixed_page(seed: int, *, shuffled: bool = False) -> tuple[Sheet, list[Told]]:
    """A level story in columns on the left, an upright one beside it or below it, in a frame or not."""
    page = UprightPage(seed)
    chance = page.chance
    setting = any_setting(chance)
    left, foot = story(page, 5000 + seed, (1000.0, 80.0), setting, chance.choice((1, 2)))
    move = 60 - left if chance.random() < 0.5 else 420 - left
    page.glyphs[:] = [
        g._replace(box=g.box._replace(x0=g.box.x0 + move, x1=g.box.x1 + move))
        for g in page.glyphs
    ]
    if chance.random() < 0.5:
        box = Box(left + move - 12, 68, 1000 + move + 12, foot + 12)
        page.drawings.append(Drawing("frame", box))
    x, y = (40.0, 80.0) if move == 420 - left else (40.0, foot + 50)
    lowest = _level_story(page, 6000 + seed, x, y, chance.choice((9.0, 10.0)))
    page.level("江南日报　2026年11月20日　星期五　副刊", 40, 20, 9.0)
    return page.sheet(
        1100 + max(0.0, move), max(lowest, foot) + 60, shuffled=shuffled
    ), page.told


def _level_story(page: UprightPage, number: int, x: float, y: float, em: float) -> float:
    headline, paragraphs = title(number), write(number, 4, (1, 3))
    large = min(2.2 * em, 34 * em / len(headline))
    page.level(headline, x, y, large, style=1)
    lines = [
        (text, 0.0 if n else 2.0)
        for paragraph in paragraphs
        for n, text in enumerate(set_lines(paragraph, 16))
    ]
    deep = -(-len(lines) // 2)
    for n, (text, indent) in enumerate(lines):
        column, row = divmod(n, deep)
        left = x + column * 18 * em + indent * em
        page.level(text, left, y + large + 1.4 * em + row * 1.5 * em, em)
    page.told.append(Told(headline, "".join(paragraphs)))
    return y + large + 1.4 * em + deep * 1.5 * em


def long_upright_page(seed: int, stories: int) -> Sheet:
    """Two rows of stories, each in three tiers, from the right to the left."""
    page = UprightPage(seed)
    setting = Setting(9.0, 14, 1.6, 1.0, 2.0, "upright")
    places = [9000.0, 9000.0]
    for number in range(stories):
        row = number % 2
        left, _ = story(
            page, 9000 + 10 * seed + number, (places[row], 60.0 + 700 * row), setting, 3
        )
        places[row] = left - 2.5 * setting.em
    return page.sheet(9040, 1500)
