"""Stories side by side that begin in unlike ways: with a captioned photo, a picture in the first column, a deck hardly
larger than the text. The story next to it takes nothing of them.
"""

import pytest

from articles.reading.geometry import Box
from articles.reading.language.measure import CLOSING
from articles.reading.layout.page import read_sheet_layout
from articles.reading.sheet import Drawing
from tests.reading.sheets import HEI, column, line, sheet, wrapped
from tests.reading.typesetter import write

EM = 9.0
COLUMN, STEP, LEFT = 15, 146.0, 40.0  # characters, points


def set_columns(seed, first, columns, y, rows):
    """Text over so many columns, each as deep, from a column on; glyphs and text."""
    lines, told = [], ""
    for paragraph in write(seed, 40, (1, 3)):
        found = wrapped(paragraph, COLUMN)
        if any(text[0] in CLOSING for text in found):
            continue  # no typesetter begins a line so
        if len(lines) + len(found) > columns * rows:
            break
        lines, told = lines + found, told + paragraph
    rows = -(-len(lines) // columns)
    parts = [
        column(lines[n * rows : (n + 1) * rows], LEFT + (first + n) * STEP, y, EM)
        for n in range(columns)
    ]
    return parts, told


def read(parts, *drawings):
    page = sheet(*parts, drawings=drawings, width=640, height=900)
    return {
        finding.story.headline: (
            "".join(p.text for p in finding.story.body),
            [picture.caption for picture in finding.story.pictures],
            finding.story.deck,
        )
        for finding in read_sheet_layout(page, 1).findings
    }


def image(first, columns, top, foot):
    x0 = LEFT + first * STEP
    return Drawing("image", Box(x0, top, x0 + (columns - 1) * STEP + COLUMN * EM, foot))


@pytest.mark.parametrize("seed", range(60, 66))
@pytest.mark.parametrize(("wide", "other"), [(2, 2), (2, 1), (3, 1)])
def test_a_captioned_photo_above_its_own_headline_is_not_the_story_beside(seed, wide, other):
    photo = image(0, wide, 60, 240)
    own, told = set_columns(seed, 0, wide, 320, 14)
    beside, beside_told = set_columns(seed + 50, wide, other, 110, 30)
    found = read(
        [
            line("图为工人铺设管道。陈立 摄", LEFT, 250, 8, style=HEI),
            line("让群众少跑腿", LEFT, 290, 24),
            *own,
            line("河长制让河水变清", LEFT + wide * STEP, 82, 20),
            *beside,
        ],
        photo,
    )
    assert found == {
        "让群众少跑腿": (told, ["图为工人铺设管道。"], ""),
        "河长制让河水变清": (beside_told, [], ""),
    }


@pytest.mark.parametrize("seed", range(70, 76))
@pytest.mark.parametrize("other", [1, 2])
def test_a_picture_that_fills_the_first_column_leaves_the_second_one_to_its_story(seed, other):
    own, told = set_columns(seed, 1, 1, 122, 16)
    beside, beside_told = set_columns(seed + 50, 2, other, 122, 12)
    found = read(
        [
            line("一座桥连起两个村", LEFT, 86, 18),
            line("本报记者 陈立", LEFT, 104, 8.5, style=HEI),
            line("志愿者为老人理发。周文 摄", LEFT, 292, 8, style=HEI),
            *own,
            line("供热管网提前检修", LEFT + 2 * STEP, 86, 18),
            line("□ 本报记者 李雪", LEFT + 2 * STEP, 104, 8.5, style=HEI),
            *beside,
        ],
        image(0, 1, 114, 284),
    )
    assert found == {
        "一座桥连起两个村": (told, ["志愿者为老人理发。"], ""),
        "供热管网提前检修": (beside_told, [], ""),
    }


@pytest.mark.parametrize("seed", range(80, 84))
@pytest.mark.parametrize("size", [10.2, 10.8])
def test_a_deck_level_with_the_names_of_the_story_beside_is_no_crosshead(seed, size):
    own, told = set_columns(seed, 0, 2, 150, 14)
    beside, beside_told = set_columns(seed + 50, 2, 2, 132, 14)
    found = read(
        [
            line("技能大赛比出真功夫", LEFT, 86, 20),
            line("通车后路程缩短四十分钟", LEFT, 108, size),
            line("□ 本报记者 左思雨", LEFT, 130, EM),
            *own,
            line("快递进村最后一公里打通", LEFT + 2 * STEP, 86, 20),
            line("□ 本报记者 赵一鸣", LEFT + 2 * STEP, 112, EM),
            *beside,
        ]
    )
    assert found == {
        "技能大赛比出真功夫": (told, [], "通车后路程缩短四十分钟"),
        "快递进村最后一公里打通": (beside_told, [], ""),
    }
