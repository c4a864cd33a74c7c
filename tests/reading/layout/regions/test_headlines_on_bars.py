"""A short headline reversed out of a bar of colour over its deck is a headline; a section's name on a bar is none."""

import pytest

from articles.reading.geometry import Box
from articles.reading.layout.page import read_sheet_layout
from articles.reading.sheet import Drawing
from tests.reading.sheets import HEI, KAI, column, line, sheet, wrapped
from tests.reading.typesetter import title, write

EM, MEASURE = 9.0, 18


def read(bar, size, below, seed):
    """A story of two columns under a bar, with a line of display type right below it."""
    lines = [text for p in write(seed, 5, (2, 3)) for text in wrapped(p, MEASURE)]
    half = len(lines) // 2
    text, under = below
    parts = [
        line(bar, 60, 90, size, style=HEI, light=1.0),
        line(text, 60, 122, under, style=KAI),
        column(lines[:half], 40, 150, EM),
        column(lines[half:], 40 + (MEASURE + 2) * EM, 150, EM),
    ]
    plate = Drawing("tint", Box(40, 62, 40 + (2 * MEASURE + 2) * EM, 102), 0.3)
    found = read_sheet_layout(sheet(*parts, drawings=[plate], width=900), 1).findings
    (finding,) = found
    return finding.story


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("bar", ["好戏还要唱好", "桥通了路近了", "一湖碧水来"])
def test_a_short_headline_on_a_bar_over_its_deck(bar, seed):
    story = read(bar, 24, ("首批三十户居民月底前回迁", 12), seed)
    assert (story.headline, story.deck, story.section) == (bar, "首批三十户居民月底前回迁", "")


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("bar", ["文化周刊", "一周看点", "江南新闻速览"])
def test_a_sections_name_on_a_bar_over_a_headline(bar, seed):
    story = read(bar, 17, (title(seed), 20), seed)
    assert (story.headline, story.section) == (title(seed), bar)
