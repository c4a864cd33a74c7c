"""The sample pages as they are read, each once a run; and their blocks put in other places at random."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import get_args

from articles.reading import PageReading, Source, read_pages
from articles.reading.page_layout import BlockRole, PageBlock, PageLayout, StoryGroup
from tests.reading.floors import PAGES

SAMPLES = tuple(
    sorted(path.name for path in PAGES.iterdir() if path.suffix in {".pdf", ".txt"})
)


@cache
def read_sample(name: str) -> tuple[PageReading, ...]:
    return read_pages(Source(name, (PAGES / name).read_bytes()))


def layouts_of(name: str) -> Iterator[PageLayout]:
    for reading in read_sample(name):
        assert reading.layout is not None
        yield reading.layout


def regrouped(layout: PageLayout, seed: int) -> PageLayout:
    """Some of the blocks in other stories and roles, or in none; and a story more."""
    chance = random.Random(seed)
    new = max((group.number for group in layout.groups), default=0) + 1
    groups = (*layout.groups, StoryGroup(new))
    blocks = tuple(_moved(block, groups, chance) for block in layout.blocks)
    return replace(layout, blocks=blocks, groups=groups)


def _moved(block: PageBlock, groups: Sequence[StoryGroup], chance: random.Random) -> PageBlock:
    fate = chance.random()
    moved = block
    if fate < 0.2:
        story, place = chance.choice(groups).number, chance.randint(1, 40)
        moved = replace(block, kind="story", story=story, place=place)
    elif fate < 0.3:
        moved = replace(block, kind="leftover", story=0, place=0)
    if block.role == "picture" or fate * 100 % 1 > 0.2:
        return moved
    return replace(moved, role=chance.choice(get_args(BlockRole)))
