"""A short last column, and a photographer's 摄 set off from the name, are told from the blanks in a line."""

import random

import pytest

from articles.reading.layout.page import read_sheet_layout
from articles.reading.layout.stages import layout_stages
from tests.reading.sheets import HEI, KAI, column, line, sheet, wrapped

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


@pytest.mark.parametrize("gutter", [14, 17, 20])
@pytest.mark.parametrize("squeezed", [0.0, 0.25, 0.5])
def test_a_last_column_of_two_lines_is_none_of_the_lines_beside_it(gutter, squeezed):
    """The line beside its last one ends a paragraph, with a mark that is squeezed into the column or hangs out."""
    *ended, mark = line("沿岸的集市已经开张又三。", 40, 125)
    mark = mark._replace(box=mark.box._replace(x1=mark.box.x1 - squeezed * mark.size))
    above = column(["　　清晨六点湖面起雾渔船"], 40, 110)
    below = column(TEXT[:3], 40, 140)
    rest = column(["个孩子和四个老人在湖边的", "早市读书声。"], 160 + gutter, 110)
    found = lines_of(line("湖上渔家早", 60, 80, 20), above, [*ended, mark], below, rest)
    assert "沿岸的集市已经开张又三。" in found
    assert "早市读书声。" in found


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


def page_with_names_alone(seed):
    """The text of a story of two columns whose second one has nothing but who signs it, and its page.

    The names, or what the first column's foot left of them, stand level with that column's
    first line. Another story stands below in the same columns.
    """
    chance = random.Random(seed)
    size, measure = chance.choice((8.5, 9.5, 10.0)), chance.choice((10, 12, 15))
    left, wide = 40.0, measure * size
    right = left + wide + chance.choice((0.8, 1.2, 1.6, 2.0)) * size
    name = chance.choice(("何田", "陈一诺", "沈子萍", "周明"))
    told = (LAKE * 3)[: chance.randint(5, 9) * measure - 2 - 2 * (chance.random() < 0.5)]
    is_broken = len(told) % measure == measure - 4
    text = told[:-1] + "。" + (f"（{name[0]}" if is_broken else "")
    names = f"{name[1:]}）" if is_broken else f"（{name}）"
    rows = wrapped(text, measure)
    below = 110 + (len(rows) + 4) * 1.5 * size
    other = wrapped(LAKE * 3, measure)
    parts = [
        line("湖上渔家早", left, 90, 20, style=HEI),
        column(rows, left, 110, size),
        line(names, right, 110, size),
        line("新桥通车了", left, below, 20, style=HEI),
        column(other[:6], left, below + 2.2 * size, size),
        column(other[6:12], right, below + 2.2 * size, size),
    ]
    return told[:-1] + "。", name, sheet(*parts)


@pytest.mark.parametrize("seed", range(24))
def test_names_alone_at_the_top_of_a_column_are_no_part_of_the_line_beside_them(seed):
    text, name, page = page_with_names_alone(seed)
    stories = [finding.story for finding in read_sheet_layout(page, 1).findings]
    (story,) = (s for s in stories if s.headline == "湖上渔家早")
    assert "".join(part.text for part in story.body) == text
    assert [credit.name for credit in story.bylines] == [name]


@pytest.mark.parametrize("gutter", [1.1, 1.5, 2.0])
@pytest.mark.parametrize("rest", ["新桥。", "读书声。"])
def test_a_last_line_level_with_a_short_column_s_first_one_is_the_next_column_s(gutter, rest):
    """No column is long enough to have edges: those of the story below stand at the same places."""
    right = 40 + (12 + gutter) * 10
    below = wrapped(LAKE, 12)[:3]
    found = lines_of(
        line("湖上渔家早", 40, 80, 20),
        column(TEXT[:2], 40, 110),
        line(rest, right, 110),
        line("新桥通车了", 40, 180, 20),
        column(below, 40, 210),
        column(below, right, 210),
    )
    assert rest in found


@pytest.mark.parametrize("gutter", [8, 12, 16, 20])
@pytest.mark.parametrize("rest", ["新桥。", "早市开张。"])
def test_names_that_run_over_a_column_s_edge_do_not_hold_what_ends_beside_them(gutter, rest):
    first = TEXT[0].strip("　")[:-6]
    text = [f"　　本报讯（记者{first[:5]}", "田）" + LAKE[:10], *TEXT[1:]]
    found = lines_of(
        line("湖上渔家早", 60, 80, 20), column(text, 40, 110), line(rest, 160 + gutter, 110)
    )
    assert rest in found
