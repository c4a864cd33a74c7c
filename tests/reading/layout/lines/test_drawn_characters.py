"""A character that is drawn and not set leaves a hole in its line, which is shown."""

import pytest

from articles.reading.geometry import Box
from articles.reading.language.characters import MISSING_TYPE
from articles.reading.layout.lines.page_lines import lines_of, segments_on
from articles.reading.layout.page import read_sheet_layout
from articles.reading.sheet import Drawing
from tests.reading.sheets import HEI, column, line, sheet

ABOVE = ["上个月底停车场增添了新", "设备大家都愿意来坐坐路"]


def outline(x, y, size=10.0, segments=60, wide=1.0):
    """What is drawn of a character that would begin at `x` on the baseline `y`."""
    ink = Box(x + 0.05 * size, y - 0.82 * size, x + (wide - 0.05) * size, y + 0.06 * size)
    return Drawing("shape", ink, segments=segments)


def texts(glyphs, *drawings):
    lines = lines_of(segments_on(sheet(glyphs, drawings=drawings)))
    return [x.text for x in sorted(lines, key=lambda x: x.baseline)]


@pytest.mark.parametrize("size", [7.5, 9.0, 12.0, 24.0])
def test_a_hole_in_a_line_with_an_outline_in_it_is_a_character(size):
    set_line = line("刘 今年七十岁", 40, 100, size)
    assert texts(set_line, outline(40 + size, 100, size)) == [f"刘{MISSING_TYPE}今年七十岁"]


def test_a_small_picture_in_a_line_is_a_character_and_one_before_a_line_an_icon():
    picture = Drawing("image", outline(50, 100).box)
    assert texts(line("刘 今年七十岁", 40, 100), picture) == [f"刘{MISSING_TYPE}今年七十岁"]
    icon = Drawing("image", outline(40, 130).box)
    assert MISSING_TYPE not in "".join(
        texts([*column(ABOVE, 40, 100), *line("家家装上了灯", 50, 130)], icon)
    )


@pytest.mark.parametrize("size", [9.0, 20.0, 36.0])
def test_a_headline_may_end_with_one_though_no_line_beside_it_is_as_long(size):
    assert texts(line("老手艺人刘", 40, 100, size), outline(40 + 5 * size, 100, size)) == [
        f"老手艺人刘{MISSING_TYPE}"
    ]


@pytest.mark.parametrize("step", [1.0, 1.06, 1.14, 1.25, 1.35])
def test_a_few_strokes_fill_a_hole_of_a_line_that_is_spaced_out(step):
    strokes = outline(40 + step * 10, 100, segments=15)
    spread = line("李 山说今年七十岁", 40, 100, 10, step=step)
    assert texts(spread, strokes) == [f"李{MISSING_TYPE}山说今年七十岁"]


def test_two_drawn_characters_are_two():
    assert texts(line("刘  今年七十岁", 40, 100), outline(50, 100, wide=2.0)) == [
        f"刘{MISSING_TYPE}{MISSING_TYPE}今年七十岁"
    ]


def test_a_character_drawn_stroke_by_stroke_is_one():
    strokes = [
        Drawing("shape", Box(50 + n, 92 + n, 53 + n, 98 + n / 2), segments=6) for n in range(6)
    ]
    assert texts(line("刘 今年七十岁", 40, 100), *strokes) == [f"刘{MISSING_TYPE}今年七十岁"]


def test_a_line_may_end_or_begin_with_one():
    glyphs = [
        *column(ABOVE, 40, 100),
        *line("湖县南关的手艺人刘姓", 40, 130),
        *line("今年七十岁", 50, 145),
    ]
    drawn = outline(140, 130), outline(40, 145)
    assert texts(glyphs, *drawn)[2:] == [
        f"湖县南关的手艺人刘姓{MISSING_TYPE}",
        f"{MISSING_TYPE}今年七十岁",
    ]


@pytest.mark.parametrize(
    "drawn",
    [
        outline(40, 130, segments=5),  # a round bullet
        outline(120, 130),  # an ornament behind the end
        outline(60, 100),  # behind the characters, not in a hole
        outline(150, 100),  # far from the line
    ],
)
def test_bullets_ornaments_and_outlines_of_what_is_set_are_none(drawn):
    glyphs = [*column(ABOVE, 40, 100), *line("家家装上了灯。", 50, 130)]
    assert MISSING_TYPE not in "".join(texts(glyphs, drawn))


def test_a_name_with_one_is_a_byline_and_doubted():
    story = [
        *line("湖边小路修好了", 40, 70, 20, style=HEI),
        *line("本报讯（记者刘 ）上个月底", 60, 100),
        *column(["湖边的小路修好了老人和孩子都愿意来坐坐", "大家心里踏实。"], 40, 115),
    ]
    page = read_sheet_layout(sheet(story, drawings=[outline(130, 100)]), 1)
    (finding,) = page.findings
    assert [credit.name for credit in finding.story.bylines] == [f"刘{MISSING_TYPE}"]
    assert finding.doubts


def test_its_story_is_doubted():
    story = [*line("老手艺人守着绝活", 40, 70, 20, style=HEI), *column(ABOVE, 40, 100)]
    page = read_sheet_layout(
        sheet(story, line("人刘 今年七十岁。", 40, 130), drawings=[outline(60, 130)]), 1
    )
    (finding,) = page.findings
    assert finding.doubts


@pytest.mark.parametrize("size", [8.0, 9.5, 18.0])
@pytest.mark.parametrize("segments", [12, 16, 19])
@pytest.mark.parametrize("text", ["人姓 今年七十岁", "盐工 氏守盐灶", "（记者李 山）修路"])
def test_few_strokes_that_fill_a_hole_of_an_em_are_a_character(size, segments, text):
    x = 40 + text.index(" ") * size
    assert texts(line(text, 40, 100, size), outline(x, 100, size, segments)) == [
        text.replace(" ", MISSING_TYPE)
    ]


@pytest.mark.parametrize(
    "drawn",
    [
        outline(60, 100, segments=11),  # a star
        Drawing("shape", Box(63, 95, 67, 99), segments=16),  # a dot in the middle
    ],
)
def test_a_star_or_a_dot_between_words_is_no_character(drawn):
    assert MISSING_TYPE not in "".join(texts(line("修路 种树", 40, 100), drawn))
