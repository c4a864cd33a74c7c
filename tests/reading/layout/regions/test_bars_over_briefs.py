"""A bar with a section's name over several columns of signed briefs, which another list of briefs stands beside."""

import pytest

from articles.reading.geometry import Box
from articles.reading.layout.page import read_sheet_layout
from articles.reading.sheet import Drawing
from tests.reading.column_pages import set_column
from tests.reading.sheets import HEI, line, sheet
from tests.reading.typesetter import set_body, title, write

SIZE, MEASURE = 9.0, 16
STEP, PITCH = (MEASURE + 1.6) * SIZE, 1.5 * SIZE
NAMES = ("周小舟", "何田", "陈立", "赵启明", "郑雨", "孔梅", "许丽", "贾军", "石磊", "白洁")


def bar(name, x, y, columns):
    width = columns * STEP - 1.6 * SIZE
    left = x + (width - len(name) * 12) / 2
    plate = Drawing("tint", Box(x, y, x + width, y + 20))
    return line(name, left, y + 14, 12, style=HEI, light=1.0), plate


def make_page(seed, bullet, columns):
    """A story over columns of briefs, and in the last column another list, from the story's height down."""
    told = write(seed, 4, (2, 4))
    rows = set_body(told, MEASURE, shows_indents=True)
    each = -(-len(rows) // columns)
    parts = [line(title(seed), 40, 90, 2 * SIZE, style=HEI)]
    for n in range(columns):
        part = rows[n * each : (n + 1) * each]
        parts.append(set_column(part, 40 + n * STEP, 112, SIZE, MEASURE))
    top = 112 + PITCH * each
    briefs = [
        bullet + write(seed + 20 + n, 1, (1, 3))[0] + f"（{name}）"
        for n, name in enumerate(NAMES)
    ]
    split = 2 * columns
    words, plate = bar("一句话新闻", 40, top, columns)
    right = 40 + columns * STEP
    words_beside, beside = bar("乡镇动态", right, 70, 1)
    for n in range(columns):
        low = set_body(briefs[2 * n : 2 * n + 2], MEASURE, shows_indents=True)
        parts.append(set_column(low, 40 + n * STEP, top + 40, SIZE, MEASURE))
    rail = set_body(briefs[split:], MEASURE, shows_indents=True)
    parts.append(set_column(rail, right, 112, SIZE, MEASURE))
    page = sheet(
        *parts,
        words,
        words_beside,
        drawings=[plate, beside],
        width=right + STEP + 40,
        height=900,
    )
    return page, "".join(told), briefs[:split], briefs[split:]


@pytest.mark.parametrize("columns", [2, 3])
@pytest.mark.parametrize("bullet", ["●", "■", ""])
@pytest.mark.parametrize("seed", range(6))
def test_each_list_of_briefs_has_its_own_section_and_none_is_the_storys(seed, bullet, columns):
    page, told, low, rail = make_page(seed, bullet, columns)
    found = read_sheet_layout(page, 1)
    read = [
        (f.story.section, f.story.text, [c.name for c in f.story.bylines])
        for f in found.findings
    ]
    wanted = [("", told, [])]
    for section, briefs in (("一句话新闻", low), ("乡镇动态", rail)):
        for brief in briefs:
            text, _, name = brief.removesuffix("）").rpartition("（")
            wanted.append((section, text, [name]))
    assert sorted((s, "".join(t.split()), n) for s, t, n in read) == sorted(wanted)
    assert found.leftovers == ()


def rows_of_table(x, y, width):
    """A ruled table of five rows of three cells, its lines and its rules."""
    step, high = width / 3, 14
    cells = [
        line(text, x + n * step + 4, y + row * high + 10, 8)
        for row in range(5)
        for n, text in enumerate(
            (f"11月{row + 6}日", "青石镇柳河镇", f"{60 + row}：{80 - row}")
        )
    ]
    rules = [
        Drawing("rule", Box(x, y + n * high, x + width, y + n * high + 0.5)) for n in range(6)
    ]
    rules += [
        Drawing("rule", Box(x + n * step, y, x + n * step + 0.5, y + 5 * high))
        for n in range(4)
    ]
    return cells, rules, y + 5 * high


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("name", ["本周要览", "赛场快讯", "江南一览"])
@pytest.mark.parametrize("has_table", [True, False])
def test_a_columns_bar_heads_all_its_briefs_with_headlines(seed, name, has_table):
    """Right under a table, too, whose last row it is none of."""
    told = write(seed, 6, (2, 4))
    rows = set_body(told, MEASURE, shows_indents=True)
    half = -(-len(rows) // 2)
    parts = [line(title(seed), 40, 90, 2 * SIZE, style=HEI)]
    for n in range(2):
        part = rows[n * half : (n + 1) * half]
        parts.append(set_column(part, 40 + n * STEP, 112, SIZE, MEASURE))
    right = 40 + 2 * STEP
    cells, rules, foot = rows_of_table(right, 70, MEASURE * SIZE)
    words, plate = bar(name, right, foot + 4 if has_table else 70, 1)
    y = plate.box.y1 + 16
    heads = []
    for n in range(3):
        heads.append(title(seed + 30 + n))
        parts.append(line(heads[n], right, y, 1.1 * SIZE, style=HEI))
        brief = set_body(write(seed + 30 + n, 1, (1, 3)), MEASURE, shows_indents=True)
        parts.append(set_column(brief, right, y + 15, SIZE, MEASURE))
        y += 15 + len(brief) * PITCH + 8
    table = (cells, rules) if has_table else ([], [])
    drawings = [plate, *table[1]]
    page = sheet(*parts, *table[0], words, drawings=drawings, width=right + STEP + 40)
    found = read_sheet_layout(page, 1).findings
    read = {f.story.headline: f.story.section for f in found}
    assert read == {title(seed): "", **dict.fromkeys(heads, name)}
