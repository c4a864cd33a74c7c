"""How far an issue is signed, where the desk has levels of review."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.desk.review_levels import ReviewLevels
from articles.desk.rights import Rights
from articles.models import Issue
from articles.presenting.issue_board.figures import StoryOnDesk
from articles.presenting.issue_board.signatures import (
    NO_SIGNATURES,
    IssueSignatures,
    Signed,
    next_level,
    signatures_of,
)


@dataclass(frozen=True)
class LevelCount:
    """At a level, by its name, how many of so many stories are signed."""

    name: str
    signed: int
    stories: int

    @property
    def is_complete(self) -> bool:
        return self.signed == self.stories


@dataclass(frozen=True)
class SignedStories:
    """`names` of the levels, none where the desk signs nothing; `found` of the issue."""

    names: tuple[str, ...] = ()
    found: IssueSignatures = NO_SIGNATURES

    def counts(self, stories: Sequence[StoryOnDesk]) -> tuple[LevelCount, ...]:
        """None where all of them went online before the desk had levels."""
        keys = [story.figures.pk for story in stories]
        if not any(story.is_to_come or self._of(story.figures.pk) for story in stories):
            return ()
        return tuple(
            LevelCount(name, sum(level in self._of(key) for key in keys), len(keys))
            for level, name in enumerate(self.names, 1)
        )

    def unsigned(self, stories: Iterable[StoryOnDesk]) -> list[StoryOnDesk]:
        """Those of them that are to come and lack a signature."""
        return [story for story in stories if story.is_to_come and self._next(story)]

    def waits_for(self, story: StoryOnDesk, held: Rights, user_pk: int) -> bool:
        """Whether this person may sign the story now: at its next level, and has signed at none."""
        level = self._next(story) if story.is_to_come else 0
        is_his_own = user_pk in self._of(story.figures.pk).values()
        return bool(level) and held.may_sign(level, story.section) and not is_his_own

    def _next(self, story: StoryOnDesk) -> int:
        return next_level(self._of(story.figures.pk), len(self.names))

    def _of(self, key: int) -> Signed:
        return self.found.signed.get(key, {})


def signed_stories(issue: Issue, levels: ReviewLevels) -> SignedStories:
    """One query; none where the desk has no levels."""
    return (
        SignedStories(levels.names, signatures_of(issue)) if levels.count else SignedStories()
    )
