"""Which stories of a page read otherwise after an operation, and what their blocks said and say."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from articles.desk.normalization import normalized
from articles.desk.open_page import OpenPage
from articles.desk.page_states import PageState
from articles.desk.revisions import Version
from articles.desk.story_changes import Fate, StoryChange
from articles.desk.story_merge import NOTHING
from articles.models import Article, StoredGroup
from articles.models.page_operation import operation_words
from articles.reading.arrangement import Operation
from articles.reading.operations import OperationError
from articles.reading.page_layout import PageBlock, PageLayout, WrittenStory, blocks_by_story
from articles.reading.shapes import Finding, gettext_noop
from articles.reading.story_writing import write_stories

GOES_ON = gettext_noop(
    "“%(title)s” goes on on another page, so its last block here cannot be taken away."
)
# The one that the page is left in, and the one that it comes to
States = tuple[PageState, PageState]


def stories_after(opened: OpenPage, after: PageLayout) -> dict[int, WrittenStory]:
    """What the blocks say then, by the story's number; of stories that read as before, where they stand alone."""
    changed = _changed_numbers(opened.stored.layout, after)
    setting = replace(after.setting, sequence=opened.page.sequence)
    known = opened.stored.printed
    written = write_stories(after.blocks, after.groups, setting, changed, known)
    return {story.number: story for story in written}


def changes_by(
    opened: OpenPage,
    operation: Operation,
    layout: PageLayout,
    after: Mapping[int, WrittenStory],
) -> list[StoryChange]:
    """The stories that read otherwise; none whose article has been deleted for good. `after`: of `stories_after`."""
    changed = _changed_numbers(opened.stored.layout, layout)
    before = _stories_before(opened, changed)
    words = operation_words(operation)
    found: list[StoryChange] = []
    for number in changed:
        article = opened.articles.get(opened.stored.articles.get(number, 0))
        base, theirs = _version(before.get(number)), _version(after.get(number))
        if number not in before:
            found.append(StoryChange(number, "new", None, NOTHING, theirs, words))
            continue
        if article is None or article in (one.article for one in found):
            continue  # what two stories are one article is told by the first of them
        if number not in after:
            _check_stands_here_alone(opened, article)
        fate: Fate = "changed" if number in after else "gone"
        found.append(StoryChange(number, fate, article, base, theirs, words))
    return found


def _stories_before(opened: OpenPage, numbers: Collection[int]) -> dict[int, WrittenStory]:
    layout = opened.stored.layout
    setting = replace(layout.setting, sequence=opened.page.sequence)
    groups = [group for group in layout.groups if group.number in numbers]
    written = write_stories(layout.blocks, groups, setting, known=opened.stored.printed)
    return {each.number: each for each in written}


def _changed_numbers(before: PageLayout, after: PageLayout) -> list[int]:
    """Of the stories that are not written from the same blocks."""
    old, new = _parts_of_stories(before), _parts_of_stories(after)
    return [number for number in {**old, **new} if old.get(number) != new.get(number)]


# All that a story is written from, of which nothing else of the page is a part
_Parts = tuple[tuple[PageBlock, ...], tuple[PageBlock, ...], str]


def _parts_of_stories(layout: PageLayout) -> dict[int, _Parts]:
    """By the story's number: its blocks, the labels that it shares, its section."""
    by_story = blocks_by_story(layout.blocks)
    blocks = {block.number: block for block in layout.blocks}
    return {
        group.number: (
            by_story[group.number],
            tuple(blocks[number] for number in group.labels if number in blocks),
            group.section,
        )
        for group in layout.groups
        if group.number in by_story
    }


def _version(written: WrittenStory | None) -> Version:
    return normalized(Finding(written.story)).version if written else NOTHING


def _check_stands_here_alone(opened: OpenPage, article: Article) -> None:
    elsewhere = StoredGroup.objects.filter(article=article).exclude(page=opened.page)
    if elsewhere.exists():
        raise OperationError(GOES_ON, title=article.title)


def articles_of(states: States) -> set[int]:
    """The pk of each article that changes between the two."""
    return {pk for state in states for pk in state.contents}


def changes_between(opened: OpenPage, states: States, words: str) -> list[StoryChange]:
    """What it takes to come from one state to the other; what has been deleted for good is left out."""
    return list(_changes_between(opened, states, words))


def _changes_between(opened: OpenPage, states: States, words: str) -> Iterator[StoryChange]:
    left, wanted = states
    for pk in sorted(articles_of(states)):
        article = opened.articles.get(pk)
        base, theirs = left.contents.get(pk, NOTHING), wanted.contents.get(pk, NOTHING)
        if article is None:
            continue
        fate: Fate = "changed"
        if pk not in wanted.contents:
            fate = "gone"
        elif pk not in left.contents:
            fate = "back"
        moves = pk in left.binned or pk in wanted.binned
        yield StoryChange(0, fate, article, base, theirs, words, moves)
