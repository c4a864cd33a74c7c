"""Verse and stories of two or three lines are read downwards where an upright headline stands beside them."""

import pytest

from articles.reading.layout.page import read_sheet_layout
from articles.reading.layout.upright.turned_sheets import text_directions
from tests.reading.sheets import column, sheet
from tests.reading.typesetter import set_lines, write
from tests.reading.upright_pages import UprightPage

POEMS = [
    ["渡船还在对岸", "灯一盏一盏地亮", "母亲把伞靠在门边", "等一个不带伞的人"],
    ["雨停的时候", "河比昨天", "宽了一寸"],
    ["春眠不觉晓，", "处处闻啼鸟。"],
    ["白日依山尽，", "黄河入海流。", "欲穷千里目，", "更上一层楼。"],
]


def page_with(lines, size, pitch, *, beside):
    page = UprightPage(3)
    page.upright("等渡", 500, 60, 24, style=1)
    for n, line in enumerate(lines):
        page.upright(line, 470 - n * pitch * size, 66, size)
    if beside:
        page.level("一碗早茶", 40, 60, 26, style=1)
        text = [line for p in write(5, 3) for line in set_lines(p, 14)]
        for n, line in enumerate(text):
            page.level(line, 40, 100 + 15 * n, 10)
    return page.sheet(560, 500)


@pytest.mark.parametrize("beside", [True, False])
@pytest.mark.parametrize("pitch", [1.5, 1.7, 2.2])
@pytest.mark.parametrize("size", [9.0, 10.0, 12.0])
@pytest.mark.parametrize("lines", POEMS)
def test_a_poem_is_read_from_right_to_left(lines, size, pitch, beside):
    found = [
        f.story
        for f in read_sheet_layout(page_with(lines, size, pitch, beside=beside), 1).findings
    ]
    poem = next(story for story in found if story.headline == "等渡")
    assert "".join(p.text for p in poem.body) == "".join(lines)
    assert len(found) == 1 + beside


def test_names_in_rows_below_an_upright_headline_are_read_in_rows():
    names = ["张　三　　李　四", "王　五　　赵　六", "孙　七　　周　八", "吴　九　　郑　十"] * 3
    page = UprightPage(3)
    page.upright("光荣榜", 200, 60, 24, style=1)
    rows = sheet([*column(names, 40, 60, 10, 1.3), *page.glyphs])
    assert len(text_directions(rows)) == 1
