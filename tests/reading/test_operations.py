"""Whatever an editor does with a page's blocks: each stays in one place, and what was done can be undone."""

import random
from collections import Counter
from dataclasses import replace

import pytest

from articles.reading.arrangement import (
    IN_PRINTED_ORDER,
    NEW_STORY,
    Operation,
    arranged,
    places_of,
    rearranged,
    rearrangement,
)
from articles.reading.block_places import is_text
from articles.reading.layout_codec import pack_layout
from articles.reading.operations import OperationError, apply_operation
from articles.reading.page_layout import (
    BlockLine,
    PageBlock,
    PageLayout,
    PagePart,
    PageSetting,
    StoryGroup,
)
from articles.reading.story_writing import write_stories
from tests.reading.sample_layouts import SAMPLES, layouts_of

NAMES = ["move", "split", "join", "cut", "role", "kind", "order", "story_order", "exchange"]
ROLES = ["headline", "body", "caption", "byline", "crosshead", "label", "unknown"]
KINDS = ["furniture", "ad", "notice", "leftover", "print_only", "binned"]
STEPS = 50


def any_operation(layout, chance):
    numbers = [block.number for block in layout.blocks]
    stories = [group.number for group in layout.groups] or [0]
    name = chance.choice(NAMES)
    blocks = tuple(chance.sample(numbers, min(len(numbers), chance.randint(1, 3))))
    if name == "exchange":
        texts = [b.number for b in layout.blocks if b.story and is_text(b)] or numbers
        blocks = tuple(chance.sample(texts, min(len(texts), chance.randint(1, 4))))
    story = chance.choice([*stories, 0, NEW_STORY])
    at = chance.choice(stories) if name == "join" else chance.randint(0, 8)
    value = chance.choice(ROLES if name == "role" else KINDS)
    return Operation(name, blocks, story, at, value, reason="社发稿")


def lines_of(layout):
    return Counter(line for block in layout.blocks for line in block.lines)


def assert_is_whole(layout, read):
    assert lines_of(layout) == lines_of(read)
    numbers = [block.number for block in layout.blocks]
    assert len(numbers) == len(set(numbers))
    places = [(b.story, b.place) for b in layout.blocks if b.kind == "story"]
    assert len(places) == len(set(places))
    assert {story for story, _ in places} == {group.number for group in layout.groups}
    assert all(not b.story and not b.place for b in layout.blocks if b.kind != "story")


@pytest.mark.parametrize("name", SAMPLES)
def test_any_operations_keep_every_line_in_one_place_and_are_undone(name):
    for seed, read in enumerate(layouts_of(name)):
        chance = random.Random(f"{name} {seed}")
        layout, undo = read, []
        for _ in range(STEPS):
            try:
                after = apply_operation(layout, any_operation(layout, chance))
            except OperationError:
                continue
            undo.append(rearrangement(after, layout))
            layout = after
            assert_is_whole(layout, read)
        assert arranged(read, places_of(layout), layout.groups) == layout
        write_stories(layout.blocks, layout.groups, layout.setting)
        for change in reversed(undo):
            layout = rearranged(read, layout, change)
        assert pack_layout(layout) == pack_layout(read)


# --- one page of two stories that were read as one


def line(text, x0, y0, size=10.0):
    return BlockLine(text, (x0, y0, x0 + 0.2, y0 + 0.01), size)


def block(number, role, *lines, story=1, **options):
    made = PageBlock(number, role, role, "story", tuple(lines), story, place=number)
    return replace(made, origin=number, **options)


MERGED = PageLayout(
    PageSetting(1, (500.0, 800.0)),
    (
        block(1, "headline", line("春耕", 0.1, 0.1, 30.0)),
        block(2, "byline", line("本报记者 李明", 0.1, 0.13)),
        block(3, "body", line("第一篇的文字。", 0.1, 0.15), line("还有一行。", 0.1, 0.17)),
        block(4, "crosshead", line("秋收", 0.6, 0.5, 20.0)),
        block(5, "body", line("第二篇的文字。", 0.6, 0.55)),
        block(6, "byline", line("本报记者 王芳", 0.6, 0.53)),
        block(7, "picture", area=(0.6, 0.6, 0.8, 0.7), image="1-1"),
        block(8, "caption", line("图为秋收现场。", 0.6, 0.72), picture=7),
    ),
    (StoryGroup(1),),
)


def stories_of(layout):
    written = write_stories(layout.blocks, layout.groups, layout.setting)
    return [each.story for each in written]


def test_a_split_at_a_crosshead_makes_it_the_headline_and_takes_what_stands_there():
    first, second = stories_of(apply_operation(MERGED, Operation("split", (4,))))
    assert (first.headline, second.headline) == ("春耕", "秋收")
    assert [c.name for c in first.bylines] == ["李明"]
    assert [c.name for c in second.bylines] == ["王芳"]
    assert [p.text for p in second.body] == ["第二篇的文字。"]
    assert not first.pictures
    assert [(p.caption, p.image) for p in second.pictures] == [("图为秋收现场。", "1-1")]


def test_zones_follow_a_split():
    first, second = stories_of(apply_operation(MERGED, Operation("split", (4,))))
    assert first.regions[0].box[3] < 0.3
    assert second.regions[0].box[0] > 0.5


def test_stories_that_were_split_are_joined_again_with_a_crosshead():
    split = apply_operation(MERGED, Operation("split", (4,)))
    (story,) = stories_of(apply_operation(split, Operation("join", story=1, at=2)))
    assert story.headline == "春耕"
    assert [(p.text, p.kind) for p in story.body][1:] == [
        ("秋收", "crosshead"),
        ("第二篇的文字。", "paragraph"),
    ]


def test_a_picture_takes_its_caption_along_to_another_story():
    moved = apply_operation(MERGED, Operation("move", (7,), NEW_STORY))
    _, photo = stories_of(moved)
    assert [p.caption for p in photo.pictures] == ["图为秋收现场。"]


# --- roles of what is moved


LEFT_HEADLINE = block(9, "headline", line("新闻", 0.6, 0.47, 20.0), kind="leftover", story=0)


def moved_in(left, at, *, blocks=MERGED.blocks):
    layout = PageLayout(
        PageSetting(1, (500.0, 800.0), (PagePart(em=10.0),)), (*blocks, left), (StoryGroup(1),)
    )
    done = apply_operation(layout, Operation("move", (left.number,), 1, at))
    return next((b.role, b.place) for b in done.blocks if b.number == left.number)


def test_a_headline_moved_into_a_story_that_has_one_is_a_heading_inside_it():
    assert moved_in(LEFT_HEADLINE, IN_PRINTED_ORDER)[0] == "crosshead"
    assert moved_in(LEFT_HEADLINE, 0)[0] == "crosshead"


def test_a_line_that_is_moved_to_a_headline_is_one_of_it():
    beside = replace(LEFT_HEADLINE, lines=(line("忙", 0.31, 0.1, 30.0),))
    assert moved_in(beside, IN_PRINTED_ORDER) == ("headline", 2)


@pytest.mark.parametrize(
    ("x0", "y0", "at", "role"),
    [
        (0.1, 0.075, IN_PRINTED_ORDER, "kicker"),
        (0.1, 0.115, IN_PRINTED_ORDER, "deck"),
        (0.6, 0.47, 1, "kicker"),
        (0.6, 0.47, 2, "deck"),
    ],
)
def test_smaller_type_before_a_headline_is_its_kicker_and_behind_it_its_deck(x0, y0, at, role):
    small = replace(LEFT_HEADLINE, lines=(line("乡村", x0, y0, 15.0),))
    assert moved_in(small, at)[0] == role


def test_a_headline_moved_to_a_text_without_one_heads_it():
    bare = tuple(b for b in MERGED.blocks if b.role in ("body", "picture", "caption"))
    assert moved_in(LEFT_HEADLINE, IN_PRINTED_ORDER, blocks=bare) == ("headline", 1)


@pytest.mark.parametrize(
    ("size", "role"),
    [(20.0, "headline"), (10.0, "unknown")],
)
def test_large_type_that_nothing_is_known_of_heads_a_text_without_a_headline(size, role):
    bare = tuple(b for b in MERGED.blocks if b.role in ("body", "picture", "caption"))
    left = block(9, "unknown", line("新闻", 0.6, 0.47, size), kind="leftover", story=0)
    assert moved_in(left, IN_PRINTED_ORDER, blocks=bare)[0] == role


def test_what_was_no_storys_is_again_what_it_was_read_as():
    out = apply_operation(MERGED, Operation("kind", (3,), value="ad"))
    back = apply_operation(out, Operation("move", (3,), 1, IN_PRINTED_ORDER))
    assert [b.role for b in back.blocks] == [b.role for b in MERGED.blocks]


def test_a_crosshead_moved_with_its_text_to_a_story_of_its_own_is_the_headline():
    first, second = stories_of(apply_operation(MERGED, Operation("move", (4, 5), NEW_STORY)))
    assert (first.headline, second.headline) == ("春耕", "秋收")


def test_a_block_is_cut_between_two_lines():
    cut = apply_operation(MERGED, Operation("cut", (3,), at=1))
    lower = cut.blocks[-1]
    assert (lower.origin, lower.first_line, lower.text) == (3, 1, "还有一行。")
    assert (lower.story, lower.place) == (1, 4)


def test_what_is_not_to_go_online_is_in_no_story():
    done = apply_operation(MERGED, Operation("kind", (5,), value="print_only", reason="保密"))
    assert "第二篇" not in stories_of(done)[0].text
    assert (done.blocks[4].kind, done.blocks[4].reason) == ("print_only", "保密")


# --- a brief below the end of a story, with a picture, that was read as one with it


BRIEF = (
    block(1, "headline", line("春耕", 0.1, 0.1, 30.0)),
    block(
        2, "body", line("田里的活一早就开始了。", 0.1, 0.15), line("人人都在忙。", 0.1, 0.47)
    ),
    block(3, "body", line("第二栏接着说春耕的事。", 0.32, 0.15), line("忙完了。", 0.32, 0.30)),
    block(4, "crosshead", line("小学开课", 0.32, 0.50, 20.0)),
    block(5, "body", line("柳湾小学开课。", 0.32, 0.64), line("孩子们到齐了。", 0.32, 0.70)),
)
OTHER_COLUMN = block(6, "body", line("第三栏还是春耕。", 0.54, 0.15), line("完。", 0.54, 0.70))


def with_picture(area, words="图为现场。", more=()):
    x0, _y0, _x1, y1 = area
    photo = block(7, "picture", area=area, image="1-1")
    caption = block(8, "caption", line(words, x0, y1 + 0.002), picture=7)
    placed = [
        replace(b, place=n)
        for n, b in enumerate((*BRIEF[:3], *more, *BRIEF[3:], photo, caption), 1)
    ]
    return PageLayout(PageSetting(1, (500.0, 800.0)), tuple(placed), (StoryGroup(1),))


@pytest.mark.parametrize(
    ("area", "words", "more"),
    [
        # under the headline of the brief, nearer to the column beside than to that
        ((0.31, 0.54, 0.51, 0.62), "图为现场。", ()),
        ((0.33, 0.54, 0.53, 0.62), "图为现场。", (OTHER_COLUMN,)),
        # between the two: the caption has words of the brief
        ((0.32, 0.32, 0.52, 0.47), "图为柳湾小学的孩子们。", ()),
        ((0.32, 0.32, 0.52, 0.47), "图为柳湾小学的孩子们。", (OTHER_COLUMN,)),
        # below it
        ((0.32, 0.72, 0.52, 0.80), "图为现场。", ()),
    ],
)
def test_a_picture_goes_with_the_brief_that_it_stands_in_or_speaks_of(area, words, more):
    split = apply_operation(with_picture(area, words, more), Operation("split", (4,)))
    assert {b.number for b in split.blocks if b.story == 2} == {4, 5, 7, 8}


@pytest.mark.parametrize(
    ("area", "words", "more"),
    [
        ((0.10, 0.20, 0.30, 0.40), "图为现场。", ()),
        ((0.32, 0.33, 0.52, 0.45), "图为春耕的事。", (OTHER_COLUMN,)),
        ((0.54, 0.20, 0.74, 0.60), "图为现场。", (OTHER_COLUMN,)),
        ((0.10, 0.50, 0.30, 0.58), "图为田里的活。", ()),
    ],
)
def test_a_picture_stays_with_the_story_that_it_stands_in_or_speaks_of(area, words, more):
    split = apply_operation(with_picture(area, words, more), Operation("split", (4,)))
    assert {b.number for b in split.blocks if b.story == 2} == {4, 5}


def test_in_a_dump_what_was_read_behind_a_headline_goes_with_it():
    bare = tuple(
        replace(b, area=None, lines=tuple(BlockLine(each.text) for each in b.lines))
        for b in (*BRIEF, block(6, "byline", line("本报记者 王芳", 0, 0)))
    )
    split = apply_operation(
        PageLayout(PageSetting(1), bare, (StoryGroup(1),)), Operation("split", (4,))
    )
    assert {b.number for b in split.blocks if b.story == 2} == {4, 5, 6}


@pytest.mark.parametrize("place", range(1, 9))
def test_a_block_gets_the_place_that_is_said(place):
    done = apply_operation(MERGED, Operation("order", (3,), at=place))
    assert done.blocks[2].place == place


def test_a_caption_names_the_picture_that_it_is_nearest_to():
    done = apply_operation(MERGED, Operation("role", (5,), value="caption"))
    assert done.blocks[4].picture == 7


@pytest.mark.parametrize(
    "operation",
    [
        Operation("move", (99,), 1),
        Operation("move", (3,), 42),
        Operation("cut", (3,), at=2),
        Operation("cut", (3,), at=0),
        Operation("role", (3,), value="picture"),
        Operation("role", (7,), value="body"),
        Operation("kind", (3,), value="story"),
        Operation("join", story=1, at=1),
        Operation("order"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(operation):
    with pytest.raises(OperationError) as refused:
        apply_operation(MERGED, operation)
    assert "%" not in str(refused.value)
