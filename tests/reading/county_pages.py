"""Sheets set after the habits of a county paper's system: several baselines in one printed line.

Bold lead-ins and signatures come from another font and stand some tenths of a point higher or
lower, figures and Latin letters from a third. A closing bracket and the opening quotation mark
behind it share an em, marks hang past the column's edge, names stand at the right of a report's
last line.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

from articles.reading.geometry import Box
from articles.reading.language.measure import CLOSING, OPENING
from articles.reading.sheet import Drawing
from tests.reading.sheets import HEI, SONG, line, sheet
from tests.reading.typesetter import write

LATIN = 2  # index of a third font
NAMES = "林小满 周禾 陈一诺 何田 邢成敏 王小山 高山 田欣东 阎立林 欧阳雪 赵明远".split()


@dataclass(frozen=True)
class County:
    """Measures of one paper, drawn by a seed. Lifts and overlaps in ems, sizes in points."""

    chance: random.Random
    size: float
    leading: float
    measure: int
    gutter: float
    lift: float
    latin_lift: float
    overlap: float
    overrun: float

    @classmethod
    def drawn(cls, seed: int) -> County:
        chance = random.Random(seed)
        return cls(
            chance=chance,
            size=chance.choice((7.5, 7.96, 8, 8.5, 9, 9.5, 10.5, 12)),
            leading=chance.uniform(1.28, 1.7),
            measure=chance.randint(15, 26),
            gutter=chance.uniform(1.2, 2.5),
            lift=chance.choice((-0.2, -0.12, -0.05, 0.02, 0.05, 0.08, 0.16, 0.2)),
            latin_lift=chance.choice((0, 0, 0.03, -0.05)),
            overlap=chance.choice((0.4, 0.5, 0.85, 1.0)),
            overrun=chance.choice((-0.9, -0.2, 0, 0.2, 0.5)),
        )


@dataclass(frozen=True)
class Report:
    """What is set, and what is right: the body without lead-in and names, and who wrote it."""

    lead_in: str
    text: str
    names: str
    authors: list[str] = field(default_factory=list)


def report(county: County, *, is_signed: bool, seed: int) -> Report:
    chance = county.chance
    authors = chance.sample(NAMES, chance.randint(1, 3))
    (text,) = write(seed, 1, (2, 4))
    if is_signed:
        people = " ".join(authors)
        forms = (
            f"（{people}）",
            f"（{people}）",
            f"（本报记者 {people}）",
            f"（通讯员 {people}）",
        )
        return Report("", text, chance.choice(forms), authors)
    text = chance.choice(("“总算能走了。”", "“", "")) + text
    if text.startswith("“") and "”" not in text:
        text = text[:8] + "”" + text[8:]
    return Report(f"本报讯（记者 {' '.join(authors)}）", text, "", authors)


def set_report(county: County, made: Report, x: float, top: float):
    """The glyphs of one report in one column, its first baseline at `top`; and the baseline below its last one."""
    em, right = county.size, x + county.measure * county.size
    y, at = top, x + 2 * em
    found = []
    text = made.lead_in + made.text
    for n, char in enumerate(text):
        wide, behind = width(char), text[n + 1 : n + 2]
        room = (right - at) / em
        needed = wide + (0.5 if behind and behind in CLOSING else 0)
        if char not in CLOSING and (needed > room + 0.6 or wide > room + 0.1):
            y, at = y + county.leading * em, x
        style, lift = (LATIN, county.latin_lift) if char.isascii() else (SONG, 0.0)
        if n < len(made.lead_in):
            style, lift = HEI, county.lift
        if n and n == len(made.lead_in) and char in OPENING and at > x:
            at -= county.overlap * em
        if char != " ":
            found += glyph(char, at, y - lift * em, em, wide, style)
        at += wide * em
    if made.names:
        length = sum(map(width, made.names)) * em
        edge = right + county.overrun * em
        if edge - length < at + em:
            y += county.leading * em
        found += run(made.names, edge - length, y - county.lift * em, em, HEI)
    return found, y + county.leading * em


def run(text, x, y, em, style):
    found = []
    for char in text:
        found += glyph(char, x, y, em, width(char), style) if char != " " else []
        x += width(char) * em
    return found


def width(char: str) -> float:
    return 0.3 if char == " " else 0.5 if char.isascii() else 1.0


def glyph(char, x, y, em, wide, style):
    (one,) = line(char, x, y, em, style=style)
    return [one._replace(box=one.box._replace(x1=x + wide * em))]


def page_of_reports(seed: int):
    """A sheet with two stories in the left column and briefs under a label in the right one; and all reports."""
    county = County.drawn(seed)
    em = county.size
    left, right = 40.0, 40.0 + (county.measure + county.gutter) * em
    glyphs, reports, y = [], [], 100.0
    for n in range(2):
        made = report(county, is_signed=False, seed=100 * seed + n)
        title = f"湖边小路修缮{'一二'[n]}"
        glyphs += line(title, left, y, min(2.4, county.measure / 7) * em, style=HEI)
        found, y = set_report(county, made, left, y + 3 * em)
        glyphs, reports, y = [*glyphs, *found], [*reports, made], y + 4 * em
    name = county.chance.choice(("简讯", "简 讯", "快讯", "一句话新闻", "短讯"))
    large = county.chance.uniform(1.25, 1.7) * em
    middled = county.chance.choice((0, 1)) * (county.measure * em - len(name) * large) / 2
    glyphs += line(name, right + middled, 100.0, large, style=HEI)
    y = 100.0 + 3 * em
    for n in range(3):
        made = report(county, is_signed=True, seed=100 * seed + 10 + n)
        found, y = set_report(county, made, right, y)
        glyphs, reports, y = [*glyphs, *found], [*reports, made], y + 0.7 * em
    middle = right - county.gutter / 2 * em
    rule = Drawing("rule", Box(middle, 80.0, middle + 0.3, 780.0))
    drawings = [rule] if county.chance.random() < 0.5 else []
    return sheet(county.chance.sample(glyphs, len(glyphs)), drawings=drawings), reports


def page_of_columns(seed: int):
    """A sheet with three stories below each other, each in some columns; and the reports."""
    drawn = County.drawn(seed)
    county = replace(
        drawn,
        measure=drawn.chance.randint(13, 20),
        gutter=drawn.chance.choice((1.0, 1.2, 1.5, 2.0)),
    )
    em, step = county.size, (county.measure + county.gutter) * county.size
    glyphs, reports, y = [], [], 100.0
    for n, columns in enumerate(county.chance.sample((1, 2, 3, 4), 3)):
        made = report(county, is_signed=False, seed=1000 * seed + n)
        (more,) = write(1000 * seed + 50 + n, 1, (8, 12))
        made = replace(made, text=made.text + more)
        wide = columns * step - county.gutter * em
        size = min(2.6 * em, 0.9 * wide / 7)
        middled = county.chance.choice((0, 1)) * (wide - 7 * size) / 2
        glyphs += line(f"湖边小路修缮{'一二三'[n]}", 40 + middled, y, size, style=HEI)
        found, y = set_in_columns(
            county, made, [40 + c * step for c in range(columns)], y + 2.6 * em
        )
        glyphs, reports, y = [*glyphs, *found], [*reports, made], y + 4 * em
    page = sheet(county.chance.sample(glyphs, len(glyphs)), width=80 + 4 * step, height=y + 50)
    return page, reports


def set_in_columns(county: County, made: Report, lefts: list[float], top: float):
    """The glyphs of one report in columns as deep as each other, and the baseline below them.

    The last column has three lines at least, or the others take them in.
    """
    set_down, _ = set_report(county, made, 0.0, 0.0)
    step = county.leading * county.size
    rows = 1 + max(round(g.baseline / step) for g in set_down)
    depth = -(-rows // len(lefts))
    while 0 < rows % depth < 3:
        depth += 1
    found = []
    for one in set_down:
        row = round(one.baseline / step)
        right, down = lefts[row // depth], top - row // depth * depth * step
        box = one.box
        place = Box(box.x0 + right, box.y0 + down, box.x1 + right, box.y1 + down)
        found.append(one._replace(box=place, baseline=one.baseline + down))
    return found, top + depth * step
