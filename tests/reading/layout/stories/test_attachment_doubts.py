"""Doubts whose a picture or a label is, what no story took, and lines of a headline: each with its place."""

import pytest

from articles.reading.arrangement import Operation
from articles.reading.confidence import (
    DIVISION,
    LABEL_BESIDE,
    LEFT_BESIDE,
    LONE_HEADLINE,
    NO_BODY,
    PICTURE,
    PICTURE_BESIDE,
    PICTURE_LEFT_BESIDE,
)
from articles.reading.geometry import Box
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.order.story_flow import StoryFlow
from articles.reading.layout.page import read_sheet_layout
from articles.reading.layout.regions.headline_block import HeadlineBlock
from articles.reading.layout.regions.page_picture import PagePicture
from articles.reading.layout.stages import layout_stages
from articles.reading.layout.stories.attachment_doubts import attachment_doubts
from articles.reading.layout.stories.doubt_places import DoubtPlaces
from articles.reading.layout.stories.headline_doubts import headline_doubts
from articles.reading.layout.stories.left_doubts import UntakenPart, left_beside, left_doubts
from articles.reading.layout.stories.page_scale import PageScale
from articles.reading.layout.stories.story_blocks import story_blocks
from articles.reading.layout.stories.story_draft import StoryDraft, WeakAttachment, with_rivalry
from articles.reading.layout.stories.tuning import STORIES
from articles.reading.sheet import Drawing
from tests.reading.sheets import HEI, column, line, sheet, wrapped
from tests.reading.typesetter import title, write

SCALE = PageScale(1, 600, 800)
LAKE = "清晨六点湖面起雾渔船陆续出港沿岸的集市已经开张人们挑着新鲜的银鱼走过石桥去赶早市湖边的小学传来读书声。"


def make_drafts():
    """Two stories beside each other."""
    parts = []
    for n, x in enumerate((40, 320)):
        parts += [line(title(n), x, 80, 20, style=HEI)]
        parts += [column(wrapped("".join(write(n, 3)), 20), x, 110)]
    found = layout_stages(sheet(*parts), 1)
    return tuple(story.draft for story in found.stories)


def caption():
    (block,) = layout_stages(sheet(line("图为湖边的清晨。何田 摄", 250, 400, 8)), 1).blocks
    return block


def rivals(margin):
    """The stories, the first of which has a picture that the second might have."""
    one, two = make_drafts()
    picture = PagePicture(Box(250, 300, 310, 380), (caption(),))
    drafts = (one.with_picture(picture), two)
    weak = WeakAttachment("picture", picture, margin, two.anchor)
    drafts = with_rivalry(drafts, 0, 1, weak)
    return drafts, DoubtPlaces(drafts, story_blocks(drafts, SCALE), SCALE)


def test_a_picture_that_another_story_may_have_is_doubted_on_both_which_would_give_it_there():
    drafts, places = rivals(STORIES.claimed_picture / 2)
    (own,), (other,) = (
        tuple(attachment_doubts(draft, number, places))
        for number, draft in enumerate(drafts, 1)
    )
    assert (own.message, other.message) == (PICTURE, PICTURE_BESIDE)
    assert own.proposal == other.proposal == Operation("move", own.blocks, story=2)
    (number,) = own.blocks
    assert places.gathered.blocks[number - 1].role == "picture"
    assert own.region == pytest.approx((250 / 600, 300 / 800, 346 / 600, 401 / 800), abs=0.01)


def test_a_picture_that_is_surer_is_doubted_on_its_own_story_alone():
    drafts, places = rivals((STORIES.claimed_picture + STORIES.picture_margin) / 2)
    assert len(list(attachment_doubts(drafts[0], 1, places))) == 1
    assert list(attachment_doubts(drafts[1], 2, places)) == []


def test_a_picture_beyond_doubt_is_not():
    drafts, places = rivals(STORIES.picture_margin)
    assert [*attachment_doubts(drafts[0], 1, places)] == []


def make_row(label_at, seed):
    """Two stories that begin level below a label's height."""
    label = line("民生快报", label_at, 62, 15, style=HEI)
    parts = [label]
    for n, x in enumerate((40, 320)):
        parts += [line(title(seed + n), x, 110, 20, style=HEI)]
        parts += [column(wrapped("".join(write(seed + n, 3)), 20), x, 140)]
    return [found.finding for found in layout_stages(sheet(*parts), 1).stories]


@pytest.mark.parametrize("seed", range(0, 20, 2))
def test_a_label_in_the_middle_over_a_row_heads_all_of_its_stories(seed):
    assert [found.story.section for found in make_row(250, seed)] == ["民生快报"] * 2


@pytest.mark.parametrize("seed", range(0, 20, 2))
def test_one_at_its_left_heads_the_first_and_is_doubted_on_the_other(seed):
    one, two = make_row(40, seed)
    assert [one.story.section, two.story.section] == ["民生快报", ""]
    assert LABEL_BESIDE not in [said.message for said in one.doubts]
    assert LABEL_BESIDE in [said.message for said in two.doubts]


def test_what_no_story_took_is_a_doubt_on_the_one_that_it_stands_at():
    drafts = make_drafts()
    left = [
        UntakenPart(Box(325, 85, 400, 95), "记者 何田"),
        UntakenPart(Box(40, 700, 100, 760)),
        UntakenPart(Box(321, 112, 380, 160)),
    ]
    beside = left_beside(left, drafts, em=10.0)
    assert list(beside) == [1]
    said = [doubt.message for doubt in left_doubts(beside[1], SCALE)]
    assert said == [LEFT_BESIDE, PICTURE_LEFT_BESIDE]


@pytest.mark.parametrize("white", [0, 60, 200])
def test_a_headline_without_a_text_is_a_doubt_on_the_nearest_story_however_far_off(white):
    rows = wrapped(LAKE * 2, 14)
    foot = 110 + 1.5 * 10 * len(rows)
    text = [line("湖上渔家早", 40, 80, 20), column(rows, 40, 110)]
    cut = line("新桥今天通车", 40, foot + white + 20, 20)
    (found,) = read_sheet_layout(sheet(*text, cut), 1).findings
    (said,) = found.doubts
    assert said.message == (LEFT_BESIDE if white < 20 else LONE_HEADLINE)
    assert dict(said.arguments)["words"] == "新桥今天通车"
    assert said.region[1] * 800 > foot


@pytest.mark.parametrize("has_caption", [True, False])
def test_a_headline_with_a_picture_alone_is_doubted_unless_it_has_a_caption(has_caption):
    photo = Drawing("image", Box(40, 98, 300, 220))
    words = [line("村民在井台边打水。何田 摄", 40, 234, 9)] if has_caption else []
    beside = [line("湖上渔家早", 340, 80, 20), column(wrapped(LAKE * 2, 14), 340, 110)]
    page = sheet(line("新桥今天通车", 40, 80, 20), *words, *beside, drawings=[photo])
    found, _ = read_sheet_layout(page, 1).findings
    assert found.story.headline == "新桥今天通车"
    assert [said.message for said in found.doubts] == ([] if has_caption else [NO_BODY])


@pytest.mark.parametrize(("size", "is_doubted"), [(19, True), (14, False)])
def test_a_line_nearly_as_large_as_the_headline_below_it_may_be_of_it(size, is_doubted):
    one = make_drafts()[0]
    (above,) = layout_stages(sheet(line("湖边新路", 40, 50, size)), 1).blocks
    headline = HeadlineBlock((above,), one.headline.headline, ())
    drafts = (StoryDraft(StoryFlow(headline, one.flow.pieces)),)
    places = DoubtPlaces(drafts, story_blocks(drafts, SCALE), SCALE)
    found = list(headline_doubts(drafts[0], places))
    assert isinstance(above, Block)
    assert [said.message for said in found] == [DIVISION] * is_doubted
    for said in found:
        assert said.proposal == Operation("role", blocks=(1,), value="headline")
