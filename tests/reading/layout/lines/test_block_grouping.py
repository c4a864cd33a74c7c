"""Lines become blocks as a compositor set them: one type, one column, one pace."""

import pytest

from articles.reading.geometry import Box
from articles.reading.layout.lines.block_grouping import blocks_of
from articles.reading.layout.lines.printed_line import PrintedLine
from articles.reading.layout.lines.report_ends import split_at_reports
from articles.reading.sheet import Drawing

SIZE = 10.0


def make_line(order, text="湖面起雾渔船出港", x=40.0, y=100.0, *, size=SIZE, style=0):
    box = Box(x, y - 0.88 * size, x + size * len(text), y + 0.12 * size)
    return PrintedLine(text, box, size, style, 0.0, order, y, ends=(style, style))


def make_lines(*texts, step=15.0, x=40.0, y=100.0):
    return [make_line(n, text, x, y + n * step) for n, text in enumerate(texts)]


def texts(blocks):
    return [[line.text for line in block.lines] for block in blocks]


def test_lines_below_each_other_are_one_block():
    found = blocks_of(make_lines("清晨六点", "湖面起雾", "渔船出港"), ())
    assert texts(found) == [["清晨六点", "湖面起雾", "渔船出港"]]


def test_more_white_than_between_its_lines_ends_a_block():
    lines = [
        *make_lines("清晨六点", "湖面起雾"),
        make_line(2, "渔船出港", y=137),
        make_line(3, "集市开张", y=152),
    ]
    assert texts(blocks_of(lines, ())) == [["清晨六点", "湖面起雾"], ["渔船出港", "集市开张"]]


@pytest.mark.parametrize("other", [{"size": 14.0}, {"style": 1}])
def test_other_type_begins_another_block(other):
    lines = [make_line(0, "清晨六点"), make_line(1, "湖面起雾", y=115, **other)]
    assert texts(blocks_of(lines, ())) == [["清晨六点"], ["湖面起雾"]]


def test_names_in_other_type_stay_with_the_report_that_they_end():
    lines = [make_line(0, "渔船陆续出港。"), make_line(1, "（记者王伟）", y=115, style=1)]
    assert len(blocks_of(lines, ())) == 1


@pytest.mark.parametrize("credit", ["记者 王伟 摄", "王伟 摄"])
def test_a_credit_in_other_type_at_the_right_ends_the_caption_above_it_and_no_text_that_goes_on(
    credit,
):
    below = make_line(1, credit, x=220 - SIZE * len(credit), y=115, style=1)
    assert (
        len(blocks_of([make_line(0, "渔船清晨在湖上陆续出港捕鱼到集市去。"), below], ())) == 1
    )
    assert (
        len(blocks_of([make_line(0, "渔船清晨在湖上陆续出港捕鱼到集市去的"), below], ())) == 2
    )
    at_left = make_line(1, credit, y=115, style=1)
    assert (
        len(blocks_of([make_line(0, "渔船清晨在湖上陆续出港捕鱼到集市去。"), at_left], ())) == 2
    )


@pytest.mark.parametrize("name", ["综合", "湖区"])
@pytest.mark.parametrize("number", ["2", "02", "A03"])
def test_the_pages_number_and_name_begin_no_headline_of_their_size(number, name):
    large = {"size": 22.0, "x": 40.0}
    head = [
        make_line(0, number, **{**large, "y": 30.0}),
        make_line(1, name, 120, 30, size=22.0),
        make_line(2, "2024年5月24日 星期五", 240, 20),
    ]
    headline = [make_line(3, "湖面起雾渔船出港集市开张", 40, 62, size=22.0)]
    assert texts(blocks_of([*head, *headline], ()))[-1] == [headline[0].text]
    dateless = texts(blocks_of([*head[:2], *headline], ()))
    assert [number, headline[0].text] in dateless or [name, headline[0].text] in dateless


def test_a_rule_between_two_lines_parts_them_and_an_underlined_word_does_not():
    lines = make_lines("湖面起雾渔船出港", "集市已经开张人们")
    assert len(blocks_of(lines, [Drawing("rule", Box(40, 102, 120, 103))])) == 2
    assert len(blocks_of(lines, [Drawing("rule", Box(40, 102, 60, 103))])) == 1


def test_two_columns_are_two_blocks_though_their_lines_are_level():
    lines = [
        *make_lines("清晨六点", "湖面起雾"),
        make_line(2, "渔船出港", x=200),
        make_line(3, "集市开张", x=200, y=115),
    ]
    assert texts(blocks_of(lines, ())) == [["清晨六点", "湖面起雾"], ["渔船出港", "集市开张"]]


def test_a_report_that_follows_another_without_white_is_a_block_of_its_own():
    lines = [
        *make_lines("湖面起雾渔船陆续出港。", "（记者 王伟）"),
        make_line(2, "本报讯 集市已经开张", x=60, y=130),
        make_line(3, "人们走过石桥去赶早市。", y=145),
    ]
    (block,) = blocks_of(lines, ())
    parts = list(split_at_reports(type(block)(block.lines, (40.0, 150.0))))
    assert parts[-1].lines[0].text == "本报讯 集市已经开张"
    assert [line for part in parts for line in part.lines] == list(block.lines)
