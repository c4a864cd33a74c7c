"""Pinyin and furigana above a line are no line of the text."""

import pytest

from articles.reading.layout.lines.annotations import without_annotations
from articles.reading.layout.lines.page_lines import lines_of, segments_on
from articles.reading.layout.page import read_sheet_layout
from articles.reading.leftovers import ANNOTATION
from tests.reading.sheets import HEI, column, line, sheet

BELOW = ["上个月底停车场增添了新的", "设备大家都愿意来坐坐路平", "了灯也亮了管理员说晒谷场"]


def small(text, middle, y, size):
    """Letters half an em wide, in the middle over a place; a space is half an em."""
    left = middle - len(text) * size / 4
    return [
        one._replace(box=one.box._replace(x0=left + n * size / 2, x1=left + (n + 1) * size / 2))
        for n, char in enumerate(text)
        for one in line(char, left, y, size)
    ]


@pytest.mark.parametrize("share", [0.35, 0.45, 0.5, 0.6])
@pytest.mark.parametrize("rise", [0.9, 1.0, 1.1])
@pytest.mark.parametrize(
    ("said", "at"), [("yǎn", 5), ("biáng", 5), ("zhāng wěi", 6), ("かく", 5), ("ㄧㄢˇ", 5)]
)
def test_how_a_character_is_read_is_no_line(said, at, share, rise):
    note = small(said, 40 + 10 * at + 5, 100 - 10 * rise, 10 * share)
    lines = lines_of(
        segments_on(sheet(line("手艺人刘䶮今年七十岁", 40, 100), note, column(BELOW, 40, 116)))
    )
    kept, notes = without_annotations(lines)
    assert [x.text for x in notes] == [said]
    assert len(kept) == len(lines) - 1


@pytest.mark.parametrize("word", ["LAKE", "go", "lakeside stories of a town"])
def test_words_above_a_headline_are_none(word):
    headline = line("湖边的小镇故事", 40, 100, 24, style=HEI)
    lines = lines_of(segments_on(sheet(headline, small(word, 120, 66, 10))))
    assert without_annotations(lines) == (lines, [])


def test_an_annotation_is_not_lost():
    note = small("yǎn", 95, 139, 5)
    story = [
        *line("老手艺人守着绝活", 40, 100, 20, style=HEI),
        *line("手艺人刘䶮今年七十岁。", 60, 150),
    ]
    page = read_sheet_layout(sheet(story, note, column(BELOW, 40, 166)), 1)
    assert [(x.text, x.reason) for x in page.leftovers] == [("yǎn", ANNOTATION)]
    assert [f.story.deck for f in page.findings] == [""]
