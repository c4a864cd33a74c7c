"""Words in a box between a headline and its text are its deck; those over a headline name a section."""

import pytest

from articles.reading.confidence import DIVISION
from articles.reading.geometry import Box
from articles.reading.layout.page import read_sheet_layout
from articles.reading.sheet import Drawing
from tests.reading.picture_pages import BRIDGE, LAKE, TEA
from tests.reading.sheets import HEI, KAI, column, line, sheet, wrapped

TOLD = "。".join((LAKE, BRIDGE, TEA)) + "。"


def read(*words, drawings=(), measure=20):
    foot = max(glyph.box.y1 for part in words for glyph in part)
    text = column(wrapped(TOLD, measure), 40, foot + 20)
    other = column(wrapped(BRIDGE + LAKE + "。", measure), 290, 130)
    beside = [line("湖上渔家早", 290, 100, 20, style=HEI), other]
    found = read_sheet_layout(sheet(*words, text, *beside, drawings=drawings), 1)
    return next(f for f in found.findings if f.story.text[:4] == LAKE[:4])


def boxed(words, x, y, size, kind):
    box = Box(x - 4, y - size, x + len(words) * size + 4, y + 0.3 * size)
    return line(words, x, y, size, style=KAI), Drawing(kind, box, 0.9)


@pytest.mark.parametrize("kind", ["frame", "tint"])
@pytest.mark.parametrize("size", [11, 13])
@pytest.mark.parametrize(
    "words", ["首批三十户月底搬进新居", "今年产量同比增两成", "近两万名老人受益"]
)
def test_words_in_a_box_below_a_headline_are_its_deck(words, size, kind):
    deck, box = boxed(words, 50, 124, size, kind)
    story = read(line("新桥今天通车", 40, 100, 26, style=HEI), deck, drawings=[box]).story
    assert (story.headline, story.deck, story.section) == ("新桥今天通车", words, "")


@pytest.mark.parametrize("kind", ["frame", "tint"])
def test_words_in_a_box_over_a_headline_name_its_section(kind):
    label, box = boxed("百姓故事", 50, 80, 12, kind)
    story = read(label, line("新桥今天通车", 40, 118, 26, style=HEI), drawings=[box]).story
    assert (story.headline, story.deck, story.section) == ("新桥今天通车", "", "百姓故事")


@pytest.mark.parametrize(("size", "is_sure"), [(26, True), (21.5, False), (23, True)])
def test_a_line_of_a_headline_that_is_clearly_smaller_is_doubted(size, is_sure):
    first = line("盼了十年的桥", 40, 80, size, style=HEI)
    found = read(first, line("今天终于通车", 40, 112, 26, style=HEI))
    assert found.story.headline.replace(" ", "") == "盼了十年的桥今天终于通车"
    assert (DIVISION not in [d.message for d in found.doubts]) == is_sure
