"""Who wrote an upright story stands between its headline and its text, as in level type."""

import pytest

from articles.reading.layout.page import read_sheet_layout
from tests.reading.typesetter import set_lines, write
from tests.reading.upright_pages import UprightPage

NAMES = {
    "孟　繁": ["孟繁"],
    "高远航": ["高远航"],
    "石一鸣": ["石一鸣"],
    "欧阳明月": ["欧阳明月"],
    "李 文": ["李文"],
    "王　小　山": ["王小山"],
    "陈立　文/图": ["陈立"],
    "记者　周平": ["周平"],
    "本报记者　周平": ["周平"],
    "記者周文心": ["周文心"],
    "【本報訊】記者李文心": ["李文心"],
    "本報記者　李文心": ["李文心"],
    "陳雨": ["陳雨"],
    "韓松年": ["韓松年"],
    "記者林秀英／花蓮報導": ["林秀英"],
    "〔記者林秀英／台北報導〕": ["林秀英"],
    "林秀英、陳志明／連線報導": ["林秀英", "陳志明"],
}
EM = 10.0


def page_with(byline, size, *, level=False, blanks=True):
    """An upright story; `level`: with headline and byline in level lines above it; `blanks` are characters or gaps."""
    page = UprightPage(1)
    if level:
        page.level("老街的灯火", 180, 40, 28, style=1)
        page.level(byline, 220, 84, size)
    else:
        page.upright("老街的灯火", 440, 60, 28, style=1)
        page.upright(byline, 440 - size - 6, 66, size)
    right, top = (400, 108) if level else (400, 60)
    lines = [
        (text, 0 if n else 2)
        for paragraph in write(40, 6, (2, 3))
        for n, text in enumerate(set_lines(paragraph, 20))
    ]
    if not blanks:
        page.glyphs[:] = [g for g in page.glyphs if g.text.strip()]
    for n, (text, indent) in enumerate(lines):
        page.upright(text, right - 17 * n, top + indent * EM, EM)
    return page.sheet(500, 420)


def stories(sheet):
    return [finding.story for finding in read_sheet_layout(sheet, 1).findings]


@pytest.mark.parametrize("size", [9.0, 10.0, 11.0, 12.5])
@pytest.mark.parametrize("printed", NAMES)
def test_a_name_between_upright_headline_and_text_is_the_byline(printed, size):
    (story,) = stories(page_with(printed, size))
    assert story.headline == "老街的灯火"
    assert not story.deck
    assert [credit.name for credit in story.bylines] == NAMES[printed]


@pytest.mark.parametrize(
    "deck", ["春分前后", "灯下有人", "一城灯火一城人", "旧巷", "东方明珠", "百里画廊"]
)
def test_other_small_type_there_is_the_deck(deck):
    (story,) = stories(page_with(deck, 12.5))
    assert story.deck == deck
    assert not story.bylines


@pytest.mark.parametrize("printed", ["□　东方敏", "□ 东方敏", "□　李文心", "本报记者　高远航"])
@pytest.mark.parametrize("size", [9.0, 10.0, 11.0])
@pytest.mark.parametrize("blanks", [True, False])
def test_a_level_line_above_upright_text_is_no_part_of_it(printed, size, blanks):
    (story,) = stories(page_with(printed, size, level=True, blanks=blanks))
    assert story.headline == "老街的灯火"
    assert [credit.name for credit in story.bylines] == [printed.split()[-1]]
