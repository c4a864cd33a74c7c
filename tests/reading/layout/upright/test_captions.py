"""Captions that run the other way than the text: upright at level stories' photos, level at upright ones'."""

import pytest

from articles.reading.geometry import Box
from articles.reading.layout.page import read_sheet_layout
from articles.reading.sheet import Drawing
from tests.reading.typesetter import set_lines, write
from tests.reading.upright_pages import UprightPage

CAPTIONS = {
    "渡船靠岸。孟繁摄": ("渡船靠岸。", ["孟繁"]),
    "渡船靠岸。　孟繁　摄": ("渡船靠岸。", ["孟繁"]),
    "渡船靠岸。孟繁攝": ("渡船靠岸。", ["孟繁"]),
    "渡船が着いた。左思雨撮影": ("渡船が着いた。", ["左思雨"]),
    "三月六日，渡船靠岸。": ("三月六日，渡船靠岸。", []),
    "图为渡船靠岸": ("图为渡船靠岸", []),
}


def columns(seed, measure):
    return [
        (line, 0 if n else 2)
        for paragraph in write(seed, 4, (2, 3))
        for n, line in enumerate(set_lines(paragraph, measure))
    ]


def pictures(page, size=(700, 500)):
    (finding,) = read_sheet_layout(page.sheet(*size), 1).findings
    assert finding.story.headline == "老街的灯火"
    return [(p.caption, [c.name for c in p.credits]) for p in finding.story.pictures]


def level_story(page):
    page.level("老街的灯火", 40, 40, 24, style=1)
    for n, (line, indent) in enumerate(columns(41, 24)):
        page.level(line, 40 + 10 * indent, 80 + 15 * n, 10)


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("size", [8.0, 9.0, 10.0])
@pytest.mark.parametrize("printed", CAPTIONS)
def test_an_upright_caption_at_a_level_storys_photo(printed, size, side):
    page = UprightPage(1)
    level_story(page)
    page.drawings.append(Drawing("image", Box(304, 80, 544, 240)))
    x = 304 - 1.6 * size if side == "left" else 544 + 0.6 * size
    page.upright(printed, x, 84, size)
    assert pictures(page) == [CAPTIONS[printed]]


@pytest.mark.parametrize(
    "lines",
    [["三月六日，采茶工", "在坡上采茶。孟繁摄"], ["采茶工在坡上", "采摘头茶。", "孟繁摄"]],
)
def test_an_upright_caption_of_several_lines_is_read_from_right_to_left(lines):
    page = UprightPage(1)
    level_story(page)
    page.drawings.append(Drawing("image", Box(304, 80, 544, 240)))
    for n, line in enumerate(lines):
        page.upright(line, 544 + 5 + (len(lines) - 1 - n) * 13, 84, 8.5)
    assert pictures(page) == [("".join(lines).removesuffix("孟繁摄"), ["孟繁"])]


def upright_story(page):
    page.upright("老街的灯火", 640, 60, 28, style=1)
    for n, (line, indent) in enumerate(columns(43, 24)):
        page.upright(line, 600 - 17 * n, 60 + 10 * indent, 10)
    return 600 - 17 * n


@pytest.mark.parametrize("gap", [10, 30, 50])
@pytest.mark.parametrize("printed", CAPTIONS)
def test_a_level_caption_at_an_upright_storys_photo(printed, gap):
    page = UprightPage(1)
    right = upright_story(page) - gap
    page.drawings.append(Drawing("image", Box(right - 150, 60, right, 180)))
    page.level(printed, right - 150, 184, 8.5)
    assert pictures(page) == [CAPTIONS[printed]]


@pytest.mark.parametrize("printed", CAPTIONS)
def test_an_upright_caption_at_an_upright_storys_photo(printed):
    page = UprightPage(1)
    right = upright_story(page) - 20
    page.drawings.append(Drawing("image", Box(right - 150, 60, right, 220)))
    page.upright(printed, right - 150 - 14, 60, 8.5)
    assert pictures(page) == [CAPTIONS[printed]]


def test_a_photo_of_a_level_story_keeps_its_caption_beside_an_upright_one():
    page = UprightPage(1)
    upright_story(page)
    page.level("河堤上的树", 40, 40, 24, style=1)
    for n, (line, indent) in enumerate(columns(47, 12)):
        page.level(line, 40 + 10 * indent, 80 + 15 * n, 10)
    page.drawings.append(Drawing("image", Box(175, 80, 290, 170)))
    page.level("河堤上的树。孟繁摄", 175, 174, 8.5)
    for n in range(12):
        page.level("树荫下有人下棋也有人", 175, 200 + 15 * n, 10)
    found = {
        f.story.headline: f.story for f in read_sheet_layout(page.sheet(700, 700), 1).findings
    }
    assert [p.caption for p in found["河堤上的树"].pictures] == ["河堤上的树。"]
    assert not found["老街的灯火"].pictures
