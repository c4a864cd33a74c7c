"""Stories that are to come, with what an editor still owes each of them: read from their rows, or from the board."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from articles.desk.review_levels import ReviewLevels
from articles.desk.sign_off import not_signed, sign_offs
from articles.models import Article
from articles.presenting.issue_board.figures import StoryOnDesk
from articles.presenting.issue_board.signatures import IssueSignatures, Signed


@dataclass(frozen=True)
class OfflineStory:
    """A story that is not online. `unsigned`: what it lacks of signatures, in words."""

    pk: int
    page: int
    title: str
    is_dropped: bool
    is_apart: bool
    doubts: int
    unsigned: str


def offline_stories(
    stories: Sequence[Article], doubts: Mapping[int, int]
) -> Iterator[OfflineStory]:
    """`doubts`: how many are open of each that has any."""
    states = sign_offs(story.pk for story in stories)
    for story in stories:
        yield OfflineStory(
            story.pk,
            story.page_id,
            story.title,
            story.dropped_at is not None,
            story.live_at is not None,
            doubts.get(story.pk, 0),
            states[story.pk].missing,
        )


def offline_on_board(
    stories: Iterable[StoryOnDesk], levels: ReviewLevels, signatures: IssueSignatures
) -> Iterator[OfflineStory]:
    """A text that all levels have signed is compared only where the database does not know that the last signature
    covers it.
    """
    stories = [story for story in stories if story.is_to_come]
    keys = [story.figures.pk for story in stories]
    missing = {pk: _levels_missing(signatures.signed.get(pk, {}), levels) for pk in keys}
    unknown = [
        pk for pk in keys if not missing[pk] and signatures.cleared.get(pk) != levels.count
    ]
    compared = sign_offs(unknown, levels) if unknown and levels.count else {}
    missing |= {pk: state.missing for pk, state in compared.items()}
    for story in stories:
        figures = story.figures
        yield OfflineStory(
            figures.pk,
            story.page,
            figures.title,
            story.is_dropped,
            story.is_apart,
            story.doubts,
            missing[figures.pk],
        )


def _levels_missing(signed: Signed, levels: ReviewLevels) -> str:
    names = [name for level, name in enumerate(levels.names, 1) if level not in signed]
    return not_signed(names) if names else ""
