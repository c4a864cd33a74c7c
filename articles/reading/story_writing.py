"""A page's blocks, each with its role and its place, → its stories: for the desk, which puts blocks elsewhere.

An import writes its stories by the same functions, from what the reading decided.
"""

from __future__ import annotations

from collections.abc import Sequence

from .dump.story_writing import write_dumped_stories
from .layout.stories.story_writing import write_printed_stories
from .page_layout import PageBlock, PageSetting, StoryGroup, WrittenStory


def write_stories(
    blocks: Sequence[PageBlock], groups: Sequence[StoryGroup], setting: PageSetting
) -> tuple[WrittenStory, ...]:
    """Each of the `groups` that has blocks as a story, in their order; `blocks`: all of the page.

    A story's zone leaves out what other stories stand in, so all are written at once.
    """
    if setting.size is None:
        return write_dumped_stories(blocks, groups)
    return write_printed_stories(blocks, groups, setting)
