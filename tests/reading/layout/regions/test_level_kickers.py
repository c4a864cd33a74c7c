"""Where columns below small type and a headline begin level, words tell a kicker from the headline of a brief."""

import pytest

from articles.reading.confidence import KICKER_BESIDE
from articles.reading.layout.page import read_sheet_layout
from articles.reading.operations import apply_operation
from articles.reading.story_writing import write_stories
from tests.reading.column_pages import (
    as_told,
    make_kicker_over_first_column,
    set_column,
    stories_of,
)
from tests.reading.kicker_pages import make_page
from tests.reading.sheets import HEI, KAI, line, sheet
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


@pytest.mark.parametrize("seed", range(12))
def test_what_is_doubted_is_proposed_as_one_story_under_its_kicker(seed):
    page, kicker, texts = make_page(seed, is_brief=True)
    reading = read_sheet_layout(page, 1)
    said = [d for f in reading.findings for d in f.doubts if d.message == KICKER_BESIDE]
    assert len(said) == 2
    for doubt in said:
        layout = apply_operation(reading.layout, doubt.proposal)
        (written,) = write_stories(layout.blocks, layout.groups, layout.setting)
        assert (written.story.kicker, written.story.headline) == (kicker, "古镇新桥迎客来")
        assert "".join(p.text for p in written.story.body) == "".join(texts)


@pytest.mark.parametrize("raised", [0.5, 0.9])
def test_a_kicker_of_two_lines_may_begin_above_the_headline(raised):
    page, stories = make_two_lines_beside(3, "奋进新征程", "建功新时代", raised)
    assert stories_of(page) == as_told(stories)
    assert read_sheet_layout(page, 1).findings[0].story.kicker == "奋进新征程建功新时代"


def make_two_lines_beside(seed, first, second, raised):
    """A kicker over the first column of a headline's text, its lower line `raised` ems above the headline's."""
    size, large, text = 10, title(seed), write(seed, 6, (3, 4))
    y = 118 - raised * 14
    parts = [
        line("江南日报", 40, 44, 14, style=HEI),
        line(first, 40, y - 17, 14, style=KAI),
        line(second, 40, y, 14, style=KAI),
        line(large, 220, 118, 26, style=HEI),
    ]
    for n, x in enumerate((40, 220, 400)):
        own = set_body(text[2 * n : 2 * n + 2], 16, shows_indents=True)
        parts.append(set_column(own, x, 146, size, 16))
    return sheet(*parts, width=640, height=700), [(large, "".join(text))]


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
