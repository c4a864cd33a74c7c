"""What may not go online was printed all the same, in the place where it stood."""

import random
from dataclasses import replace

import pytest

from articles.reading.arrangement import Operation
from articles.reading.operations import OperationError, apply_operation
from articles.reading.page_layout import blocks_by_story
from articles.reading.printed_layout import as_printed
from articles.reading.story_writing import write_stories
from tests.desk.arranged import block, layout_of, line

READ = layout_of(
    block(1, "headline", line("春耕", 0.1, 0.1, 30.0)),
    block(2, "body", line("第一段讲春天。", 0.1, 0.15)),
    block(3, "body", line("第二段讲夏天。", 0.1, 0.17), line("还讲雨水。", 0.1, 0.18)),
    block(4, "body", line("第三段讲秋天。", 0.1, 0.2)),
    block(5, "headline", line("大桥通车", 0.6, 0.1, 30.0), story=2),
    block(6, "body", line("桥上车来车往。", 0.6, 0.2), story=2),
    replace(block(7, "ad", line("大减价", 0.1, 0.9), story=0), kind="ad"),
)


def barred(layout, *numbers, reason="社发稿"):
    return apply_operation(
        layout, Operation("kind", numbers, value="print_only", reason=reason)
    )


def texts(layout):
    written = write_stories(layout.blocks, layout.groups, layout.setting)
    return {one.story.headline: [p.text for p in one.story.body] for one in written}


def test_where_nothing_is_barred_the_page_is_what_the_desk_has():
    joined = apply_operation(READ, Operation("join", story=1, at=2))
    assert as_printed(READ, READ) is READ
    assert as_printed(READ, joined) is joined


@pytest.mark.parametrize("number", [2, 3, 4])
def test_a_barred_paragraph_stands_where_it_stood(number):
    now = barred(READ, number)
    assert texts(now) != texts(READ)
    assert texts(as_printed(READ, now)) == texts(READ)


@pytest.mark.parametrize("numbers", [(2, 3), (2, 4), (3, 4), (1, 2), (2, 3, 4)])
def test_so_do_several_whatever_is_left(numbers):
    assert texts(as_printed(READ, barred(READ, *numbers))) == texts(READ)


def test_a_story_that_is_barred_whole_is_a_story_again_with_the_reason():
    printed = as_printed(READ, barred(READ, 5, 6))
    assert texts(printed) == texts(READ)
    added = next(group.number for group in printed.groups if group.number not in (1,))
    own = blocks_by_story(printed.blocks)[added]
    assert {each.reason for each in own} == {"社发稿"}


def test_what_was_barred_of_a_mended_story_goes_to_the_story_that_the_desk_made_of_it():
    joined = apply_operation(READ, Operation("join", story=1, at=2))
    printed = as_printed(READ, barred(joined, 3))
    assert texts(printed) == texts(joined)


def test_half_a_block_that_was_cut_and_barred_comes_between_its_neighbours():
    cut = apply_operation(READ, Operation("cut", (3,), at=1))
    lower = max(each.number for each in cut.blocks)
    printed = as_printed(READ, barred(cut, lower))
    assert texts(printed) == texts(cut)


def test_a_barred_ad_is_in_no_story():
    now = barred(READ, 7)
    assert as_printed(READ, now) == now


def test_no_step_changes_what_it_is_given():
    now = barred(READ, 2, 6)
    before = repr(now)
    as_printed(READ, now)
    assert repr(now) == before


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_barred_from_a_page_the_print_has_every_line_once(seed):
    chance = random.Random(seed)
    now = READ
    for _ in range(6):
        numbers = [each.number for each in now.blocks if each.kind != "ad"]
        one = chance.choice(numbers)
        operation = chance.choice(
            [
                Operation("kind", (one,), value="print_only", reason="社发稿"),
                Operation("move", (one,), chance.choice([1, 2, -1])),
                Operation("split", (one,)),
                Operation("cut", (one,), at=1),
            ]
        )
        try:
            now = apply_operation(now, operation)
        except OperationError:
            continue
    printed = as_printed(READ, now)
    assert sorted(each.number for each in printed.blocks) == sorted(
        each.number for each in now.blocks
    )
    by_story = blocks_by_story(printed.blocks)
    assert set(by_story) <= {group.number for group in printed.groups}
    for own in by_story.values():
        assert [each.place for each in own] == list(range(1, len(own) + 1))
    assert not [each for each in printed.blocks if each.kind == "print_only"]
