"""Words and numbers hold together in lines that are spread, loose, or set in cells."""

import pytest

from articles.reading.layout.lines.line_text import text_of
from tests.reading.sheets import HEI, line


def spread(text, spacing, size=10.0, narrow=0.5):
    """Characters with so many ems between them; a space in the text is a blank of a quarter of an em more."""
    glyphs, x = [], 40.0
    for char in text:
        wide = size * (narrow if char.isascii() else 1.0)
        if char == " ":
            x += size / 4
            continue
        (one,) = line(char, x, 100, size)
        glyphs.append(one._replace(box=one.box._replace(x1=x + wide)))
        x += wide + spacing * size
    return glyphs


def in_cells(text, at=0.0, size=10.0):
    """Half-width characters each in a cell an em wide: at its left (0) or in its middle (0.5)."""
    glyphs = line(text, 40, 100, size)
    for n, one in enumerate(glyphs):
        if one.text.isascii():
            wide = size * (0.27 if one.text == "." else 0.55)
            x = one.box.x0 + at * (size - wide)
            glyphs[n] = one._replace(box=one.box._replace(x0=x, x1=x + wide))
    return glyphs


HEADLINES = [
    "产值突破100亿元增长12.5%",
    "2026年GDP增长8%",
    "5G基站建成1200个",
    "第11届运动会开幕",
    "A股收于3200点",
    "全长32.6公里的G60隧道贯通",
]


@pytest.mark.parametrize("text", HEADLINES)
@pytest.mark.parametrize("spacing", [0.0, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0])
def test_a_spread_line_has_no_spaces(text, spacing):
    assert text_of(spread(text, spacing)) == text


@pytest.mark.parametrize("text", [*HEADLINES, "截至11月20日达32.6万亩", "共1所5人"])
@pytest.mark.parametrize("at", [0.0, 0.5])
def test_figures_in_full_width_cells_are_one_number(text, at):
    assert text_of(in_cells(text, at)) == text


@pytest.mark.parametrize("spacing", [0.0, 0.05, 0.1, 0.2])
@pytest.mark.parametrize(
    "text", ["新款iPhone 15 Pro上市", "电话5550123 5550456", "WORLD CUP开幕"]
)
def test_blanks_between_words_are_spaces_all_the_same(text, spacing):
    assert text_of(spread(text, spacing)) == text


@pytest.mark.parametrize(
    ("lead", "blank"), [("本报讯 记者 何田", " "), ("本报讯（记者 何田）", ""), ("本报讯", "")]
)
def test_where_the_type_changes_behind_a_lead_in_without_brackets_its_name_ends(lead, blank):
    bold = line(lead, 40, 100, style=HEI)
    text = line("湖边的小路修好了", bold[-1].box.x1, 100)
    assert text_of([*bold, *text]) == f"{lead}{blank}湖边的小路修好了"
