"""Doubts about which columns belong together, told by text that does not run on and by margins."""

import pytest

from articles.reading.arrangement import Operation
from articles.reading.confidence import (
    BEGINS_INSIDE,
    MISSING,
    TORN,
    WEAK_BEGINNING,
    WEAK_CROSSHEAD,
    WEAK_OPENING,
)
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.order.story_flow import Claim, Mend, Mends, StoryFlow
from articles.reading.layout.page import read_sheet_layout
from articles.reading.layout.stages import layout_stages
from articles.reading.layout.stories.doubt_places import DoubtPlaces
from articles.reading.layout.stories.page_scale import PageScale
from articles.reading.layout.stories.reading_order_doubts import reading_order_doubts
from articles.reading.layout.stories.story_blocks import story_blocks
from articles.reading.layout.stories.story_draft import StoryDraft
from articles.reading.layout.stories.tuning import STORIES
from tests.reading.sheets import column, line, sheet, wrapped

LAKE = "清晨六点湖面起雾渔船陆续出港沿岸的集市已经开张人们挑着新鲜的银鱼走过石桥去赶早市湖边的小学传来读书声。"
BRIDGE = "两岸乡亲盼了十年的新桥今天通车第一辆过桥的是送菜的三轮车车上装满了刚摘的黄瓜和番茄一路叫卖到城里。"
HEAD = line("湖上渔家早新桥今通车", 60, 80, 20)


def doubts(*parts):
    (finding,) = read_sheet_layout(sheet(HEAD, *parts), 1).findings
    return [d.message for d in finding.doubts if d.message in (TORN, BEGINS_INSIDE)]


def columns(text, others):
    """Two columns: the lines of a text as far as its full lines go, and others beside them."""
    return column(text, 40, 110), column(others, 200, 110)


def test_text_that_runs_on_raises_no_doubt():
    lines = wrapped(LAKE + BRIDGE, 12)
    assert doubts(*columns(lines[:5], lines[5:])) == []


def test_a_line_that_breaks_off_before_a_new_paragraph_does():
    assert doubts(*columns(wrapped(LAKE, 12)[:4], wrapped(BRIDGE, 12))) == [TORN]


def test_a_column_that_begins_inside_a_paragraph_behind_one_that_ended_does():
    assert doubts(
        *columns(wrapped(LAKE, 12), [*wrapped(BRIDGE, 12)[1:], *wrapped(LAKE, 12)])
    ) == [TORN]


def test_a_text_that_begins_inside_a_paragraph_does():
    assert doubts(
        *columns([*wrapped(BRIDGE, 12)[1:], *wrapped(LAKE, 12)], wrapped(LAKE, 12))
    ) == [BEGINS_INSIDE]


SCALE = PageScale(1, 600, 800)


def places_of(*flows):
    """Where the doubts of these flows stand, on a page that has no other story."""
    drafts = tuple(StoryDraft(flow) for flow in flows)
    return DoubtPlaces(drafts, story_blocks(drafts, SCALE), SCALE)


def doubts_of(flow, *others, shows_indents=False):
    return reading_order_doubts(
        flow, places_of(flow, *others), shows_indents=shows_indents, is_rest=False
    )


def link_doubts(margin):
    found = layout_stages(sheet(HEAD, *columns(wrapped(LAKE, 12), wrapped(BRIDGE, 12))), 1)
    (flow,) = found.order
    weak = StoryFlow(flow.headline, flow.pieces, (margin, *flow.margins[1:]))
    return flow, doubts_of(weak, shows_indents=True)


def test_a_link_with_a_small_margin_is_doubted_in_the_place_of_the_text_behind_it():
    flow, (found,) = link_doubts(STORIES.unsure_link - 0.5)
    assert found.message == WEAK_BEGINNING
    assert dict(found.arguments) == {
        "headline": flow.headline.text[:10],
        "after": flow.pieces[0].text[:10],
    }
    assert found.margin == STORIES.unsure_link - 0.5
    x0, y0, x1, y1 = found.region
    assert (x0 * 600, y0 * 800) == pytest.approx(flow.pieces[0].box[:2], abs=0.1)
    assert (x1 * 600, y1 * 800) == pytest.approx(flow.pieces[0].box[2:], abs=0.1)


@pytest.mark.parametrize("margin", [None, STORIES.unsure_link])
def test_a_link_beyond_doubt_is_not(margin):
    assert link_doubts(margin)[1] == []


def test_a_heading_that_could_as_well_open_a_story_of_its_own_is_doubted():
    flow, _ = link_doubts(None)
    texts = [piece for piece in flow.pieces if isinstance(piece, Block)]
    weak = StoryFlow(None, (texts[0], flow.headline), (STORIES.unsure_crosshead / 2,))
    (found,) = doubts_of(weak)
    assert found.message == WEAK_CROSSHEAD
    assert found.proposal == Operation("split", blocks=(2,))


@pytest.mark.parametrize(
    ("size", "margin", "found"),
    [
        (18, STORIES.unsure_brief - 1, [WEAK_CROSSHEAD]),
        (18, STORIES.unsure_brief, []),
        (18, None, []),
        (14, STORIES.unsure_brief - 1, []),
    ],
    ids=["like the headline", "of great margin", "of none", "smaller"],
)
def test_a_heading_set_like_the_headline_above_it_may_be_the_next_briefs(size, margin, found):
    text = columns(wrapped(LAKE, 12), wrapped(BRIDGE, 12))
    (flow,), (other,) = (
        layout_stages(sheet(line("湖上渔家早新桥今通车", 60, 80, em), *text), 1).order
        for em in (20, size)
    )
    briefs = StoryFlow(flow.headline, (flow.pieces[0], other.headline), (None, margin))
    assert [said.message for said in doubts_of(briefs)] == found


@pytest.mark.parametrize(("margin", "found"), [(0.5, [MISSING]), (STORIES.unsure_claim, [])])
def test_a_story_that_a_doubtful_piece_of_another_may_belong_to_is_doubted(margin, found):
    flow, _ = link_doubts(None)
    first, second = flow.pieces
    claimed = StoryFlow(flow.headline, (first,), (None,), (Claim(first, second, margin),))
    other = StoryFlow(None, (second,))
    doubts = doubts_of(claimed, other)
    assert [said.message for said in doubts] == found


@pytest.mark.parametrize(
    ("margin", "pull", "found"),
    [
        (STORIES.unsure_link - 0.1, 0.0, [WEAK_BEGINNING]),
        (STORIES.unsure_link - 0.1, -1.0, []),
        (0.0, -STORIES.held, []),
        (0.0, 0.1 - STORIES.held, [WEAK_BEGINNING]),
        (STORIES.unsure_link + 3, 1.0, [WEAK_BEGINNING]),
        (None, 1.0, []),
    ],
    ids=[
        "weak",
        "held by words",
        "held at no margin",
        "hardly held",
        "pulled away",
        "beyond doubt",
    ],
)
def test_words_hold_a_weak_link_and_pull_a_strong_one(margin, pull, found):
    flow, _ = link_doubts(None)
    weak = StoryFlow(
        flow.headline,
        flow.pieces,
        (margin, *flow.margins[1:]),
        pulls=(pull, *flow.pulls[1:]),
    )
    said = doubts_of(weak, shows_indents=True)
    assert [doubt.message for doubt in said] == found


@pytest.mark.parametrize(
    ("margin", "found"),
    [(STORIES.unsure_held_heading / 2, [WEAK_CROSSHEAD]), (STORIES.unsure_held_heading, [])],
)
def test_a_heading_that_words_hold_is_doubted_at_a_very_small_margin_alone(margin, found):
    flow, _ = link_doubts(None)
    held = StoryFlow(None, (flow.pieces[0], flow.headline), (margin,), pulls=(-1.0,))
    assert [said.message for said in doubts_of(held)] == found


def test_a_heading_that_may_go_on_in_the_story_before_is_a_doubt_on_both_that_would_join_them():
    flow, _ = link_doubts(None)
    first, second = flow.pieces
    opening = Claim(first, flow.headline, STORIES.unsure_crosshead / 2)
    own = StoryFlow(flow.headline, (second,), (None,), opening=opening)
    other = StoryFlow(None, (first,), (), claims=(opening,))
    places = places_of(other, own)
    for one, message in ((own, WEAK_OPENING), (other, MISSING)):
        (said,) = reading_order_doubts(one, places, shows_indents=False, is_rest=False)
        assert (said.message, said.margin) == (message, opening.margin)
        assert said.proposal == Operation("join", story=1, at=2)


def test_text_behind_a_weak_link_would_go_to_the_story_that_it_may_belong_to():
    flow, _ = link_doubts(None)
    first, second = flow.pieces
    own = StoryFlow(None, (first, second), (0.5,), rivals=(flow.headline,))
    other = StoryFlow(flow.headline, ())
    (said,) = doubts_of(own, other)
    assert said.message == TORN
    assert (said.blocks, said.proposal) == (
        (2,),
        Operation("move", blocks=(2,), story=2, at=2),
    )


class _Found(Mends):
    """Lets a piece go on behind another one."""

    def __init__(self, piece, behind):
        self.mend = Mend((piece,), behind)

    def before(self, piece):
        return self.mend if piece is self.mend.ends[0] else None


def test_a_text_that_goes_to_another_story_takes_along_the_headline_that_has_no_other():
    flow, _ = link_doubts(None)
    first, second = flow.pieces
    mends = _Found(second, first)
    own = StoryFlow(flow.headline, (second,), (0.5,), rivals=(first,), mends=mends)
    other = StoryFlow(None, (first,))
    (said,) = doubts_of(own, other)
    assert said.message == WEAK_BEGINNING
    assert said.proposal == Operation("join", story=2, at=1)
