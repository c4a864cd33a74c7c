"""A headline that no story took is brought to its text by what its doubt proposes."""

from dataclasses import replace

import pytest

from articles.reading.arrangement import IN_PRINTED_ORDER, NEW_STORY, Operation
from articles.reading.confidence import LEFT_BESIDE, LONE_HEADLINE, NO_HEADLINE, doubt
from articles.reading.layout.page import read_sheet_layout
from articles.reading.lone_headlines import with_places_of_headlines
from articles.reading.operations import apply_operation
from articles.reading.page_layout import (
    BlockLine,
    PageBlock,
    PageLayout,
    PageSetting,
    StoryGroup,
)
from articles.reading.shapes import Finding
from articles.reading.story_writing import write_stories
from articles.story import Story
from tests.reading.snag_pages import snag_page

COLUMNS = (0.1, 0.32, 0.54, 0.76)
SIZE = (500.0, 800.0)


def headlines_of(layout):
    written = write_stories(layout.blocks, layout.groups, layout.setting)
    return {each.story.headline: "".join(p.text for p in each.story.body) for each in written}


@pytest.mark.parametrize("seed", [5002, 5023, 5083, 5106, 5071, 5143])
def test_on_pages_with_headlines_amid_their_columns_the_first_proposal_makes_all_right(seed):
    page = snag_page(seed, ("middle",) * 3)
    reading = read_sheet_layout(page.sheet, 1)
    (said,) = [
        d
        for finding in reading.findings
        for d in finding.doubts[:1]
        if d.message in (LONE_HEADLINE, LEFT_BESIDE)
    ]
    true = {story.headline: story.body for story in page.stories}
    assert headlines_of(reading.layout) != true
    assert headlines_of(apply_operation(reading.layout, said.proposal)) == true


# --- what is plain, and what is not


def lines(words, x, tops, size=10.0, width=0.2):
    return tuple(
        BlockLine(f"{words}{n}。", (x, top, x + width, top + size / SIZE[1]), size)
        for n, top in enumerate(tops)
    )


def block(number, role, x, tops, story=1, **options):
    size = 20.0 if role in ("headline", "kicker") else 10.0
    kind = "story" if story else "leftover"
    made = lines(f"第{number}块", x, tops, size, options.pop("width", 0.2))
    return replace(
        PageBlock(number, role, role, kind, made, story, number if story else 0), **options
    )


def proposed(*blocks):
    stories = sorted({b.story for b in blocks if b.story})
    layout = PageLayout(
        PageSetting(1, SIZE), blocks, tuple(StoryGroup(story) for story in stories)
    )
    left = next(b for b in blocks if b.kind == "leftover" and b.role == "headline")
    said = replace(doubt(LONE_HEADLINE, words="x"), blocks=(left.number,))
    findings = [Finding(Story(), doubts=(doubt(NO_HEADLINE), said), number=1)]
    (found,) = with_places_of_headlines(findings, layout)
    return next(d.proposal for d in found.doubts if d.message == LONE_HEADLINE)


LEFT = block(9, "headline", COLUMNS[1], (0.40,), story=0)
BELOW = (0.44, 0.46, 0.48)
ABOVE = (0.10, 0.14, 0.18, 0.36)


def test_a_story_without_a_headline_right_below_gets_it():
    text = block(1, "body", COLUMNS[1], BELOW)
    assert proposed(text, LEFT) == Operation("move", (9,), 1, IN_PRINTED_ORDER)


def test_its_kicker_comes_along():
    text, kicker = (
        block(1, "body", COLUMNS[1], BELOW),
        block(8, "kicker", COLUMNS[1], (0.37,), 0),
    )
    assert proposed(text, kicker, LEFT) == Operation("move", (8, 9), 1, IN_PRINTED_ORDER)


def test_it_parts_the_story_that_runs_around_it():
    around = (
        block(1, "headline", COLUMNS[0], (0.05,)),
        block(2, "body", COLUMNS[0], ABOVE),
        block(3, "body", COLUMNS[1], ABOVE),
        block(4, "body", COLUMNS[0], (0.41, 0.45)),
        block(5, "body", COLUMNS[1], BELOW),
        block(6, "byline", COLUMNS[0], (0.50,)),
    )
    assert proposed(*around, LEFT) == Operation("move", (9, 4, 5, 6), NEW_STORY)


def test_a_story_that_comes_back_above_it_keeps_what_it_has_there():
    around = (
        block(1, "headline", COLUMNS[0], (0.05,)),
        block(2, "body", COLUMNS[1], ABOVE),
        block(3, "body", COLUMNS[1], BELOW),
        block(4, "body", COLUMNS[2], (*ABOVE, *BELOW)),
    )
    assert proposed(*around, LEFT) == Operation("move", (9, 3), NEW_STORY)


@pytest.mark.parametrize(
    "below",
    [
        # nothing there; only far below; another column; two stories' texts
        (block(1, "body", COLUMNS[1], ABOVE),),
        (block(1, "body", COLUMNS[1], (0.8, 0.82)),),
        (block(1, "body", COLUMNS[3], BELOW),),
        (block(1, "body", COLUMNS[1], BELOW), block(2, "body", COLUMNS[2], BELOW, 2)),
        # the whole text of a story whose headline stands further up
        (block(1, "headline", COLUMNS[1], (0.3,)), block(2, "body", COLUMNS[1], BELOW)),
    ],
)
def test_where_it_is_not_plain_nothing_is_proposed(below):
    wide = block(9, "headline", COLUMNS[1], (0.40,), story=0, width=0.42)
    assert proposed(*below, wide) is None
