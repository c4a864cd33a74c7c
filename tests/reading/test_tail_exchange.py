"""Stories whose ends stand in each other's places are put right at once."""

import pytest

from articles.reading.arrangement import NEW_STORY, Operation
from articles.reading.operations import OperationError, apply_operation
from articles.reading.page_layout import PageLayout, PageSetting, StoryGroup
from tests.reading.test_operations import block, line, stories_of


def text(number, words, x0, y0, *, story):
    return block(number, "body", line(words, x0, y0), story=story)


# Two stories in columns of their own, the lower halves of their texts exchanged; a picture beside one
CROSSED = PageLayout(
    PageSetting(1, (500.0, 800.0)),
    (
        block(1, "headline", line("春耕", 0.1, 0.1, 30.0)),
        text(2, "种下了秧苗，", 0.1, 0.2, story=1),
        text(3, "装进了粮仓。", 0.6, 0.4, story=1),
        block(4, "picture", area=(0.6, 0.5, 0.8, 0.6), image="1-1"),
        block(5, "caption", line("图为粮仓。", 0.6, 0.62), picture=4),
        block(6, "headline", line("秋收", 0.6, 0.1, 30.0), story=2),
        text(7, "割下了稻谷，", 0.6, 0.2, story=2),
        text(8, "引来了河水。", 0.1, 0.4, story=2),
    ),
    (StoryGroup(1), StoryGroup(2)),
)


def bodies(layout):
    return {
        story.headline: "".join(part.text for part in story.body)
        for story in stories_of(layout)
    }


def exchange(*blocks, story=0, layout=CROSSED):
    return apply_operation(layout, Operation("exchange", blocks, story))


def test_two_stories_exchange_their_ends_with_what_stands_at_them():
    after = exchange(3, 8)
    assert bodies(after) == {
        "春耕": "种下了秧苗，引来了河水。",
        "秋收": "割下了稻谷，装进了粮仓。",
    }
    assert [p.caption for p in stories_of(after)[1].pictures] == ["图为粮仓。"]
    assert bodies(exchange(8, 3, layout=after)) == bodies(CROSSED)


def test_an_end_goes_behind_another_story_or_is_one_of_its_own():
    assert bodies(exchange(3, story=2)) == {
        "春耕": "种下了秧苗，",
        "秋收": "割下了稻谷，引来了河水。装进了粮仓。",
    }
    assert bodies(exchange(3, 8, story=NEW_STORY)) == {
        "春耕": "种下了秧苗，",
        "": "引来了河水。",
        "秋收": "割下了稻谷，装进了粮仓。",
    }


def test_a_piece_that_stands_between_two_of_another_story_is_taken_out():
    """What stands behind it takes its place, and it stands behind its own."""
    mixed = exchange(8, 3, story=1)
    assert bodies(mixed)["春耕"] == "种下了秧苗，引来了河水。装进了粮仓。"
    after = exchange(3, story=2, layout=mixed)
    assert bodies(after)["秋收"] == "割下了稻谷，装进了粮仓。"


def test_a_whole_story_goes_behind_another_one_and_its_headline_is_a_crosshead():
    assert bodies(exchange(6, story=1)) == {
        "春耕": "种下了秧苗，装进了粮仓。秋收割下了稻谷，引来了河水。"
    }


@pytest.mark.parametrize("blocks", [(), (4, 8), (3, 5)])
def test_ends_begin_with_texts(blocks):
    with pytest.raises(OperationError):
        exchange(*blocks)


def test_a_story_that_would_go_on_in_itself_is_refused():
    with pytest.raises(OperationError):
        exchange(2, 3)
