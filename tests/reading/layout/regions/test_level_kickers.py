"""Where columns below small type and a headline begin level, words tell a kicker from the headline of a brief."""

from articles.reading.confidence import KICKER_BESIDE
from articles.reading.layout.page import read_sheet_layout
from tests.reading.column_pages import (
    as_told,
    make_kicker_over_first_column,
    set_column,
    stories_of,
)
from tests.reading.kicker_pages import make_page
from tests.reading.sheets import HEI, line, sheet
from tests.reading.typesetter import set_body, title, write


def test_columns_with_paragraphs_of_their_own_below_a_kicker_are_the_headline_s():
    for seed in range(16):
        page, stories, kicker = make_kicker_over_first_column(seed, breaks_off=False)
        assert stories_of(page) == as_told(stories)
        found = {f.story.headline: f.story.kicker for f in read_sheet_layout(page, 1).findings}
        assert found[stories[0][0]] == kicker


def test_a_brief_with_the_words_of_its_own_headline_is_not_doubted():
    for seed in range(8):
        page, stories = make_brief_beside(seed, title(seed + 500))
        assert stories_of(page) == as_told(stories)
        assert not doubted(page)


def test_a_brief_whose_headline_has_no_word_of_its_text_is_doubted_as_is_the_headline_beside_it():
    page, headline, _ = make_page(0, is_brief=True)
    assert doubted(page) == {headline, "古镇新桥迎客来"}


def doubted(page):
    found = read_sheet_layout(page, 1).findings
    return {
        finding.story.headline
        for finding in found
        if any(doubt.message == KICKER_BESIDE and doubt.region for doubt in finding.doubts)
    }


def make_brief_beside(seed, headline):
    """A brief in the first column, level with a headline and its text in two others."""
    left, size, large = [40, 220, 400], 10, title(seed)
    brief, text = write(seed + 500, 2, (2, 3)), write(seed, 4, (2, 3))
    told = [brief, text[:2], text[2:]]
    parts = [
        line("江南日报", 40, 44, 14, style=HEI),
        line(headline[:10], 40, 110, 14, style=HEI),
        line(large, 220, 112, 26, style=HEI),
    ]
    for x, own in zip(left, told, strict=True):
        parts.append(set_column(set_body(own, 16, shows_indents=True), x, 146, size, 16))
    page = sheet(*parts, width=640, height=700)
    return page, [(headline[:10], "".join(brief)), (large, "".join(text))]
