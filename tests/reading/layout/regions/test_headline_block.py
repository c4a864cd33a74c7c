"""引题, 主题 and 副题 are told by size and place."""

from dataclasses import replace

import pytest

from articles.reading.geometry import Box
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.lines.printed_line import PrintedLine
from articles.reading.layout.regions.body_type import BodyType
from articles.reading.layout.regions.classified_blocks import ClassifiedBlocks
from articles.reading.layout.regions.headline_block import headline_style, make_headline

PAGE = ClassifiedBlocks(BodyType(10.0, frozenset()))
SONG, HEI = range(2)


def make_block(text, x, y, size, *, style=SONG, is_vertical=False):
    width, height = (size, size * len(text)) if is_vertical else (size * len(text), size)
    line = PrintedLine(
        text,
        Box(x, y, x + width, y + height),
        size,
        style,
        0.0,
        0,
        y + size,
        is_vertical=is_vertical,
    )
    return Block((line,))


def parts(blocks, page=PAGE, **options):
    head = make_headline(blocks, page, **options)
    return tuple(
        "".join(b.text for b in part) for part in (head.kicker, head.headline, head.deck)
    )


def test_the_largest_type_is_the_headline_what_stands_above_the_kicker_and_below_the_deck():
    blocks = [
        make_block("两岸同庆", 40, 80, 14),
        make_block("新桥通车", 40, 100, 30),
        make_block("今起开放", 40, 135, 14),
    ]
    assert parts(blocks) == ("两岸同庆", "新桥通车", "今起开放")


def test_beside_the_headline_left_is_before_and_right_is_behind():
    blocks = [
        make_block("要闻", 10, 110, 12),
        make_block("新桥通车", 40, 100, 30),
        make_block("开放", 170, 110, 12),
    ]
    assert parts(blocks) == ("要闻", "新桥通车", "开放")


def test_beside_a_vertical_headline_right_is_before():
    upright = [
        make_block("两岸同庆", 80, 100, 14, is_vertical=True),
        make_block("新桥通车", 40, 100, 30, is_vertical=True),
        make_block("今起开放", 20, 100, 14, is_vertical=True),
    ]
    assert parts(upright) == ("两岸同庆", "新桥通车", "今起开放")


def test_a_kicker_that_is_set_hardly_larger_than_the_headline_is_told_by_the_pages_style():
    blocks = [
        make_block("两岸同庆", 40, 60, 32),
        make_block("新桥通车", 40, 100, 30, style=HEI),
    ]
    assert parts(blocks) == ("", "两岸同庆", "新桥通车")
    assert parts(blocks, style=HEI) == ("两岸同庆", "新桥通车", "")


def test_of_two_lines_of_one_size_the_one_in_the_texts_font_is_no_headline():
    page = ClassifiedBlocks(BodyType(10.0, frozenset({(20, SONG, 0)})))
    kicker, headline = (
        make_block("城里的新鲜事", 40, 60, 30),
        make_block("新桥通车", 40, 100, 30, style=HEI),
    )
    head = make_headline([kicker, headline], page)
    assert (head.kicker, head.headline) == ((kicker,), (headline,))
    as_wide = make_block("两岸同庆", 40, 60, 30)
    below = make_block("两岸乡亲同庆", 40, 140, 30)
    for other in (
        [make_block("新桥通车", 40, 100, 30), kicker],
        [headline, as_wide],
        [headline, below],
    ):
        assert len(make_headline(other, page).headline) == 2


def test_the_pages_style_needs_three_clear_headlines():
    clear = [
        make_block("新桥通车", 40, 100, 30, style=HEI),
        make_block("今起开放", 40, 135, 14),
    ]
    assert headline_style([clear] * 2) is None
    assert headline_style([clear] * 3) == HEI


def test_only_a_headline_in_one_size_inside_a_column_may_be_a_crosshead():
    text = Block((make_block("湖面起雾渔船陆续出港", 40, 200, 10).lines), (40.0, 140.0))
    page = ClassifiedBlocks(BodyType(10.0, frozenset()), body=(text,))
    alone = make_block("渔家的早晨", 40, 180, 11)
    assert make_headline([alone], page).may_be_crosshead
    assert not make_headline(
        [make_block("渔家的早晨湖上新桥今日通车", 40, 180, 11)], page
    ).may_be_crosshead
    assert not make_headline([alone, make_block("今起开放", 40, 192, 8)], page).may_be_crosshead


@pytest.mark.parametrize("sizes", [(24, 30), (30, 24), (26, 30), (30, 28)])
def test_a_line_in_the_headlines_font_that_is_little_smaller_is_of_the_headline(sizes):
    first, second = sizes
    blocks = [
        make_block("两岸同庆", 40, 60, 12),
        make_block("盼了十年的新桥", 40, 80, first, style=HEI),
        make_block("今天通车", 40, 115, second, style=HEI),
        make_block("今起开放", 40, 150, 12),
    ]
    assert parts(blocks) == ("两岸同庆", "盼了十年的新桥今天通车", "今起开放")


def test_where_sizes_are_guesses_a_smaller_line_is_none_of_the_headline():
    blocks = [
        make_block("盼了十年的新桥", 40, 80, 25),
        make_block("今天通车", 40, 115, 30),
    ]
    found = parts(blocks, page=replace(PAGE, is_ocr=True))
    assert found == ("盼了十年的新桥", "今天通车", "")


def test_a_line_in_the_headlines_font_that_is_much_smaller_is_a_kicker():
    blocks = [
        make_block("盼了十年的新桥", 40, 80, 20, style=HEI),
        make_block("今天通车", 40, 115, 30, style=HEI),
    ]
    assert parts(blocks) == ("盼了十年的新桥", "今天通车", "")
