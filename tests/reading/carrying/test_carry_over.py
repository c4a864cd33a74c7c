"""A page that a desk has mended is read again: the mend stays, and the correction is taken."""

import random
from collections import defaultdict

import pytest

from articles.reading.carrying.carry_over import carry_over, is_mended
from articles.reading.operations import OperationError, apply_operation
from articles.reading.story_writing import write_stories
from tests.reading.sample_layouts import SAMPLES, layouts_of
from tests.reading.test_operations import any_operation, assert_is_whole

from .corrected import corrected

STEPS = 25


def mended(layout, chance, steps=STEPS):
    for _ in range(steps):
        try:
            layout = apply_operation(layout, any_operation(layout, chance))
        except OperationError:
            continue
    return layout


@pytest.mark.parametrize("name", SAMPLES)
def test_after_any_operations_the_same_page_again_changes_nothing(name):
    for seed, read in enumerate(layouts_of(name)):
        now = mended(read, random.Random(f"{name} {seed}"))
        again = carry_over(read, now, read)
        assert again.layout == now
        assert not again.new
        assert is_mended(read, now)
        assert not is_mended(read, read)


def places(layout, numbers):
    """Where each part of a block is: by the block's number and the first line of it."""
    return {
        (numbers[b.origin], b.first_line): (len(b.lines), b.kind, b.story, b.reason)
        for b in layout.blocks
        if b.origin in numbers
    }


def orders(layout, numbers):
    """The parts of each story in their order."""
    found = defaultdict(list)
    for block in sorted(layout.blocks, key=lambda block: block.place):
        if block.kind == "story" and block.origin in numbers:
            found[block.story].append((numbers[block.origin], block.first_line))
    return dict(found)


def roles(layout, numbers, but):
    return {
        (numbers[b.origin], b.first_line): b.role
        for b in layout.blocks
        if b.origin in numbers and numbers[b.origin] not in but
    }


@pytest.mark.parametrize("name", SAMPLES)
def test_after_any_operations_a_corrected_page_keeps_them_and_takes_the_correction(name):
    for seed, read in enumerate(layouts_of(name)):
        chance = random.Random(f"{name} {seed}")
        now = mended(read, chance)
        page = corrected(read, chance)
        again = carry_over(read, now, page.layout)
        own = {number: number for number in page.numbers.values()}
        assert_is_whole(again.layout, page.layout)
        assert places(again.layout, own) == places(now, page.numbers)
        assert orders(again.layout, own) == orders(now, page.numbers)
        assert roles(again.layout, own, page.changed) == roles(now, page.numbers, page.changed)
        kept = {group.number for group in again.layout.groups}
        assert [g.number for g in now.groups if g.number in kept] == [
            g.number for g in again.layout.groups if g.number in {o.number for o in now.groups}
        ]
        assert again.new == page.added
        story = {b.story for b in again.layout.blocks if b.number in page.added}
        assert len(story) == 1
        assert not story & {group.number for group in now.groups}
        write_stories(again.layout.blocks, again.layout.groups, again.layout.setting)


@pytest.mark.parametrize("name", SAMPLES[::4])
def test_a_page_that_was_corrected_and_mended_again_keeps_both_mends(name):
    """Stories have other numbers by then than the reading gave them."""
    for seed, read in enumerate(layouts_of(name)):
        chance = random.Random(f"{name} {seed}")
        first = corrected(read, chance).layout
        now = mended(carry_over(read, mended(read, chance), first).layout, chance)
        assert carry_over(first, now, first).layout == now
        page = corrected(first, chance)
        again = carry_over(first, now, page.layout)
        own = {number: number for number in page.numbers.values()}
        assert places(again.layout, own) == places(now, page.numbers)
        assert orders(again.layout, own) == orders(now, page.numbers)
