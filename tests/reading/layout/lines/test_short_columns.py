"""A short last column, and a photographer's 摄 set off from the name, are told from the blanks in a line."""

import pytest

from articles.reading.layout.stages import layout_stages
from tests.reading.sheets import KAI, column, line, sheet, wrapped

LAKE = "清晨六点湖面起雾渔船陆续出港沿岸的集市已经开张人们挑着新鲜的银鱼走过石桥去赶早市湖边的小学传来读书声。"
TEXT = wrapped(LAKE * 2, 12)


def lines_of(*parts):
    return [printed.text for printed in layout_stages(sheet(*parts), 1).lines]


@pytest.mark.parametrize("gutter", [8, 12, 16, 20])
@pytest.mark.parametrize("rest", ["读书声。", "新桥。", "早市开张。"])
def test_a_last_column_of_one_line_is_no_part_of_the_line_beside_it(gutter, rest):
    """With a gutter of less than an em up to two ems of white."""
    found = lines_of(
        line("湖上渔家早", 60, 80, 20), column(TEXT, 40, 110), line(rest, 160 + gutter, 110)
    )
    assert rest in found
    assert TEXT[0].strip("　") in found


@pytest.mark.parametrize("blank", ["", "　"])
def test_what_is_set_wide_inside_a_column_stays_one_line(blank):
    text = [*TEXT[:4], f"记者高{blank}　寒报道", *TEXT[4:]]
    found = lines_of(column([t.replace("　", " ") for t in text], 40, 110))
    assert any(t.replace(" ", "") == "记者高寒报道" for t in found)


@pytest.mark.parametrize("indent", [14, 17, 20])
def test_the_role_of_a_photographer_is_on_the_line_of_the_name(indent):
    """Though lines of the text below begin where 摄 does."""
    names = line("周禾 摄", 40, 100, 7, style=KAI)
    text = [column(wrapped(LAKE, 12), 40 + indent - 20, 120)]
    assert "周禾 摄" in lines_of(names, *text)
