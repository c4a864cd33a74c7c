"""A page's blocks, each with its role and its place, → its stories: for the desk, which puts blocks elsewhere.

An import writes its stories by the same functions, from what the reading decided.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from articles.story import Region

from .dump.story_writing import write_dumped_stories
from .layout.stories.block_conversion import KnownBlocks
from .layout.stories.story_writing import write_printed_stories
from .page_layout import PageBlock, PageSetting, StoryGroup, WrittenStory

__all__ = ["KnownBlocks", "write_stories"]


def write_stories(
    blocks: Sequence[PageBlock],
    groups: Sequence[StoryGroup],
    setting: PageSetting,
    texts_of: Collection[int] | None = None,
    known: KnownBlocks | None = None,
) -> tuple[WrittenStory, ...]:
    """Each of the `groups` that has blocks as a story, in their order; `blocks`: all of the page.

    A story's zone leaves out what other stories stand in, so all are written at once. `texts_of`:
    the numbers of those whose text is asked for; of the others the zones alone are told. `known`: the page's, where
    it is written again and again.
    """
    if setting.size is not None:
        return write_printed_stories(blocks, groups, setting, texts_of, known)
    zones = {
        group.number: tuple(Region(setting.sequence, polygon) for polygon in group.zone)
        for group in groups
    }
    return tuple(
        replace(each, story=replace(each.story, regions=zones[each.number]))
        for each in write_dumped_stories(blocks, groups)
    )
