"""What a page has newly goes where the reading put it, seen from what a desk has placed."""

from dataclasses import replace

import pytest

from articles.reading.arrangement import NEW_STORY, Operation
from articles.reading.carrying.carry_over import carry_over
from articles.reading.operations import apply_operation
from articles.reading.page_layout import (
    BlockLine,
    PageBlock,
    PageLayout,
    PageSetting,
    StoryGroup,
    blocks_by_story,
)

SPRING = "清水河穿城而过，十年前，河水又黑又臭，沿河居民不敢开窗。"
AUTUMN = "县里聚力打造汽车零部件基地，积极对接沿海企业，登门请人。"
HARVEST = "如今，晒谷场成了市民散步的去处，傍晚的田边人来人往。"
NEW = "目前，已入驻相关配套单位七十四家，带动就业三千人。"


def block(role, text, y, x=0.1, story=1, **options):
    lines = tuple(
        BlockLine(row, (x, y + n / 100, x + 0.2, y + (n + 1) / 100), 10.0)
        for n, row in enumerate(text.split("\n") if text else [])
    )
    return PageBlock(0, role, role, "story", lines, story, **options)


def page(*blocks):
    """The blocks numbered as they come, each story's in that order."""
    found, places = [], {}
    for number, each in enumerate(blocks, 1):
        place = 0
        if each.kind == "story":
            place = places[each.story] = places.get(each.story, 0) + 1
        found.append(replace(each, number=number, origin=number, place=place))
    groups = tuple(StoryGroup(story) for story in sorted(places))
    return PageLayout(PageSetting(1, (500.0, 800.0)), tuple(found), groups)


HEAD = block("headline", "春耕秋收", 0.1)
FIRST, SECOND, THIRD = (
    block("body", SPRING, 0.2),
    block("body", AUTUMN, 0.3),
    block("body", HARVEST, 0.4),
)
ADDED = block("body", NEW, 0.35)
READ = page(HEAD, FIRST, SECOND, THIRD)


def after(*operations, read=READ):
    for operation in operations:
        read = apply_operation(read, operation)
    return read


def stories(layout):
    return {n: [b.text for b in own] for n, own in blocks_by_story(layout.blocks).items()}


def kinds(layout):
    return {b.text: b.kind for b in layout.blocks}


def test_a_new_paragraph_goes_on_from_the_one_before_it():
    now = after(Operation("move", (3,), NEW_STORY))
    again = carry_over(READ, now, page(HEAD, FIRST, SECOND, ADDED, THIRD))
    assert stories(again.layout) == {
        1: [HEAD.text, SPRING, HARVEST],
        2: [AUTUMN, NEW],
    }
    assert again.new == {4}


def test_a_new_crosshead_stands_over_what_follows_it():
    now = after(Operation("split", (3,)))
    cross = block("crosshead", "走出去", 0.28)
    again = carry_over(READ, now, page(HEAD, FIRST, cross, SECOND, THIRD))
    assert stories(again.layout) == {
        1: [HEAD.text, SPRING],
        2: ["走出去", AUTUMN, HARVEST],
    }


@pytest.mark.parametrize("barred", [(2,), (3,), (2, 3, 4), (1, 2, 3, 4)])
def test_what_is_new_beside_something_barred_is_barred_and_told(barred):
    now = after(Operation("kind", barred, value="print_only", reason="保密"))
    new = page(HEAD, FIRST, block("body", NEW, 0.25), SECOND, THIRD)
    again = carry_over(READ, now, new)
    added = again.layout.blocks[2]
    assert (added.text, added.kind, added.reason) == (NEW, "print_only", "保密")
    assert again.withheld == (3,)


def test_a_new_paragraph_of_a_story_that_the_desk_put_in_the_bin_is_there_too():
    now = after(Operation("kind", (1, 2, 3, 4), value="binned", reason="广告"))
    again = carry_over(READ, now, page(HEAD, FIRST, SECOND, ADDED, THIRD))
    assert set(kinds(again.layout).values()) == {"binned"}
    assert again.layout.groups == ()
    assert not again.withheld


def test_one_paragraph_in_the_bin_takes_no_new_one_along():
    now = after(Operation("kind", (3,), value="binned", reason="重复"))
    again = carry_over(READ, now, page(HEAD, FIRST, SECOND, ADDED, THIRD))
    assert stories(again.layout) == {1: [HEAD.text, SPRING, NEW, HARVEST]}


def test_a_new_story_stands_behind_the_one_that_it_is_printed_behind():
    other = block("body", HARVEST, 0.2, x=0.6, story=2)
    read = page(HEAD, FIRST, other)
    now = after(Operation("story_order", story=2, at=1), read=read)
    new = page(HEAD, FIRST, block("body", NEW, 0.5, story=2), replace(other, story=3))
    again = carry_over(read, now, new)
    assert [g.number for g in again.layout.groups] == [2, 1, 3]
    assert stories(again.layout)[3] == [NEW]
    assert again.stories == {1: 1, 2: 3, 3: 2}


def test_a_new_caption_goes_to_its_picture_wherever_the_desk_has_put_that():
    picture = block("picture", "", 0.5, area=(0.1, 0.5, 0.3, 0.6), image="a")
    read = page(HEAD, FIRST, picture)
    now = after(Operation("move", (3,), NEW_STORY), read=read)
    caption = block("caption", "图为秋收现场。", 0.62, picture=3)
    again = carry_over(read, now, page(HEAD, FIRST, picture, caption))
    assert [b.story for b in again.layout.blocks] == [1, 1, 2, 2]


def test_a_picture_that_was_exchanged_is_where_the_desk_had_the_old_one():
    picture = block("picture", "", 0.5, area=(0.1, 0.5, 0.3, 0.6), image="a")
    read = page(HEAD, FIRST, picture)
    now = after(Operation("move", (3,), NEW_STORY), read=read)
    again = carry_over(
        read, now, page(HEAD, FIRST, replace(picture, area=(0.1, 0.5, 0.31, 0.6), image="b"))
    )
    assert (again.layout.blocks[2].story, again.layout.blocks[2].image) == (2, "b")
    assert not again.new


def test_furniture_that_is_new_is_furniture():
    folio = block("furniture", "责编 王芳", 0.02, story=0)
    folio = replace(folio, kind="furniture")
    again = carry_over(
        READ, after(Operation("split", (3,))), page(folio, HEAD, FIRST, SECOND, THIRD)
    )
    assert kinds(again.layout)["责编 王芳"] == "furniture"


# --- cut blocks

LINES = [
    "清水河穿城而过，十年前，",
    "河水又黑又臭，居民不敢开窗。",
    "县里聚力打造汽车零部件，",
    "积极对接沿海企业，登门请人。",
]
LONG = page(HEAD, block("body", "\n".join(LINES), 0.2))
CUT = after(Operation("cut", (2,), at=2), Operation("move", (3,), NEW_STORY), read=LONG)


def carried_text(text):
    again = carry_over(LONG, CUT, page(HEAD, block("body", text, 0.2)))
    return {n: "".join(own).replace("\n", "") for n, own in stories(again.layout).items()}


def test_a_block_is_cut_at_the_same_text_though_a_word_of_it_was_corrected():
    text = "\n".join(LINES).replace("十年前", "二十年前").replace("登门", "上门")
    assert carried_text(text) == {
        1: "春耕秋收清水河穿城而过，二十年前，河水又黑又臭，居民不敢开窗。",
        2: "县里聚力打造汽车零部件，积极对接沿海企业，上门请人。",
    }


def test_a_block_is_cut_at_the_same_text_though_it_has_a_line_more():
    assert carried_text("\n".join([LINES[0], "雨天尤甚，", *LINES[1:]])) == {
        1: "春耕秋收清水河穿城而过，十年前，雨天尤甚，河水又黑又臭，居民不敢开窗。",
        2: "县里聚力打造汽车零部件，积极对接沿海企业，登门请人。",
    }


def test_a_line_that_is_new_where_the_desk_has_cut_goes_on_from_what_stands_before():
    assert carried_text("\n".join([*LINES[:2], "雨天尤甚。", *LINES[2:]]))[1].endswith(
        "雨天尤甚。"
    )


def test_what_the_reading_now_joins_is_cut_where_the_desk_has_two_stories():
    now = after(Operation("move", (3,), NEW_STORY))
    again = carry_over(READ, now, page(HEAD, block("body", f"{SPRING}\n{AUTUMN}", 0.2), THIRD))
    assert stories(again.layout) == {1: [HEAD.text, SPRING, HARVEST], 2: [AUTUMN]}


def test_what_the_reading_now_joins_stays_one_where_it_stands_together():
    now = after(Operation("move", (4,), NEW_STORY))
    again = carry_over(READ, now, page(HEAD, block("body", f"{SPRING}\n{AUTUMN}", 0.2), THIRD))
    assert stories(again.layout) == {1: [HEAD.text, f"{SPRING}\n{AUTUMN}"], 2: [HARVEST]}


def test_what_the_reading_now_parts_is_all_where_the_desk_has_it():
    now = after(Operation("move", (2,), NEW_STORY), read=LONG)
    halves = [
        block("body", "\n".join(LINES[:2]), 0.2),
        block("body", "\n".join(LINES[2:]), 0.22),
    ]
    again = carry_over(LONG, now, page(HEAD, *halves))
    assert [b.story for b in again.layout.blocks] == [1, 2, 2]


# --- dumps


def without_boxes(layout):
    blocks = tuple(
        replace(b, lines=tuple(BlockLine(line.text) for line in b.lines)) for b in layout.blocks
    )
    return replace(layout, blocks=blocks, setting=PageSetting(1))


def test_blocks_of_a_dump_are_known_by_their_text():
    read = without_boxes(READ)
    now = after(Operation("move", (3,), NEW_STORY), read=read)
    changed = block("body", AUTUMN.replace("积极", "主动"), 0.3)
    again = carry_over(read, now, without_boxes(page(HEAD, ADDED, FIRST, changed, THIRD)))
    assert stories(again.layout) == {1: [HEAD.text, NEW, SPRING, HARVEST], 2: [changed.text]}
