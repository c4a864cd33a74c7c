"""A sheet that holds two pages is cut where nothing is printed."""

from articles.reading.layout.spreads import part, parts_of
from tests.reading.sheets import column, line, sheet


def test_a_wide_sheet_is_cut_where_nothing_is_printed():
    text = ["湖面起雾渔船出港"] * 20
    spread = sheet(
        column(text, 60, 100),
        column(text, 420, 100),
        column(text, 660, 100),
        width=1000,
        height=700,
    )
    left, right = parts_of(spread)
    assert (left.x0, right.x1) == (0, 1)
    assert left.x1 == right.x0
    assert len(part(spread, left).glyphs) + len(part(spread, right).glyphs) == len(
        spread.glyphs
    )


def test_a_headline_over_both_halves_makes_one_page_of_a_wide_sheet():
    text = ["湖面起雾渔船出港"] * 20
    over = line("湖上新桥今日通车两岸乡亲同庆", 200, 60, 40)
    assert (
        len(
            parts_of(
                sheet(
                    column(text, 60, 100), column(text, 660, 100), over, width=1000, height=700
                )
            )
        )
        == 1
    )


def test_a_page_that_is_higher_than_wide_is_one():
    assert (
        len(parts_of(sheet(column(["湖面"] * 9, 20, 100), column(["湖面"] * 9, 500, 100)))) == 1
    )


def test_two_columns_of_one_wide_page_are_not_cut():
    text = ["湖面起雾渔船出港"] * 12
    page = sheet(
        line("湖上新桥", 20, 60, 20),
        column(text, 120, 100),
        column(text, 120 + 10.4 * 10, 100),
        width=428,
        height=300,
    )
    assert len(parts_of(page)) == 1
