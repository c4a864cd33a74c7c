"""Display type on top of a text is its headline, unless it is a sentence that is quoted from it."""

import pytest

from articles.reading.layout.page import read_sheet_layout
from tests.reading.sheets import HEI, column, line, sheet, wrapped

TEXT = "本报讯（记者何田）五月以来湖边的小路修好了，老人和孩子都愿意来坐坐，路平了，灯也亮了，大家心里踏实。"


@pytest.mark.parametrize("title", ["用电高峰来了！", "路灯几时亮起来？", "湖边小路修好了"])
def test_a_headline_may_cry_out_or_ask(title):
    story = [*line(title, 40, 100, 20, style=HEI), *column(wrapped(TEXT, 20), 40, 130)]
    (finding,) = read_sheet_layout(sheet(story), 1).findings
    assert finding.story.headline == title
