"""What differs on a page from what the same page usually is. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from django.utils.translation import gettext_noop

from .tuning import TUNING

# of a normal distribution: its standard deviation, in median deviations from the median
_SPREAD = 1.4826

FEW = gettext_noop("%(found)d stories, usually %(usual)d")
MANY = gettext_noop("%(found)d stories, usually %(usual)d: were some cut apart?")
NO_STORIES = gettext_noop("No stories, usually %(usual)d")
SHORT_BODY = gettext_noop("A body of %(found)d characters: %(title)s")
NO_BODY = gettext_noop("A headline without a text: %(title)s")
LONG_HEADLINE = gettext_noop("A headline of %(found)d characters: %(title)s")
NO_HEADLINE_OR_TEXT = gettext_noop("A story without headline and text")
NO_PHOTO = gettext_noop("A caption without its photo: %(title)s")
NO_CAPTION = gettext_noop("A photo without a caption: %(title)s")
NO_LABEL = gettext_noop("Without “%(section)s”, which this page always has")


@dataclass(frozen=True)
class StoryFigures:
    """What is measured of a story. Lengths in characters; `html` is the body's with its markup.

    `body` is None where the body is so long that nobody counts. `captions_alone` are pictures
    of which only the caption is known, `photos_alone` those without a caption.
    """

    pk: int
    title: str
    section: str
    headline: int
    html: int
    body: int | None
    pictures: int = 0
    captions_alone: int = 0
    photos_alone: int = 0


@dataclass(frozen=True)
class UsualPage:
    """A page of one number in the issues before, an entry for each issue that had it.

    `shortest` is the shortest body of each, with its markup, `longest` its longest headline,
    each without the issues that had none. `sections`: in how many of them each stood.
    `captions_alone`, `photos_alone`: in how many of them pictures were such.
    """

    stories: Sequence[int] = ()
    shortest: Sequence[int] = ()
    longest: Sequence[int] = ()
    sections: Sequence[tuple[str, int]] = ()
    captions_alone: int = 0
    photos_alone: int = 0

    @property
    def is_known(self) -> bool:
        return len(self.stories) >= TUNING.enough

    def has_always(self, issues: int) -> bool:
        """Whether what stood in this many of the issues belongs to the page."""
        return self.is_known and issues >= TUNING.always * len(self.stories)


@dataclass(frozen=True)
class Difference:
    """A msgid with its arguments, and the pk of the story that it is about; None of the whole page."""

    message: str
    arguments: tuple[tuple[str, str | int], ...] = ()
    story: int | None = None


def differences(stories: Sequence[StoryFigures], usual: UsualPage) -> tuple[Difference, ...]:
    """What an editor should look at on a page with these stories."""
    found = [*_count(len(stories), usual), *_labels(stories, usual)]
    for story in stories:
        found += _of_story(story, usual)
    return tuple(found)


def _count(found: int, usual: UsualPage) -> Iterator[Difference]:
    if not usual.is_known:
        return
    middle = median(usual.stories)
    beyond = max(_deviation(usual.stories), TUNING.stories_to_spare)
    facts = (("found", found), ("usual", round(middle)))
    if not found and middle >= 1:
        yield Difference(NO_STORIES, facts)
    elif found < middle - beyond and found < TUNING.few_stories * middle:
        yield Difference(FEW, facts)
    elif found > middle + beyond and found > TUNING.many_stories * middle:
        yield Difference(MANY, facts)


def _labels(stories: Iterable[StoryFigures], usual: UsualPage) -> Iterator[Difference]:
    here = {story.section for story in stories}
    if not here:
        return  # that the page is empty is said once
    for section, issues in usual.sections:
        if section not in here and usual.has_always(issues):
            yield Difference(NO_LABEL, (("section", section),))


def _of_story(story: StoryFigures, usual: UsualPage) -> Iterator[Difference]:
    named = (("title", story.title),)
    if not story.pictures:
        yield from _body(story, usual)
    if _is_long(story.headline, usual.longest):
        facts = (("found", story.headline), *named)
        yield Difference(LONG_HEADLINE, facts, story.pk)
    if story.captions_alone and not usual.has_always(usual.captions_alone):
        yield Difference(NO_PHOTO, named, story.pk)
    if story.photos_alone and not usual.has_always(usual.photos_alone):
        yield Difference(NO_CAPTION, named, story.pk)


def _body(story: StoryFigures, usual: UsualPage) -> Iterator[Difference]:
    """A story with a photo may be its photo."""
    if story.body is None:
        return
    if not story.body:
        message = NO_BODY if story.headline else NO_HEADLINE_OR_TEXT
        yield Difference(message, (("title", story.title),), story.pk)
    elif _is_short(story, usual.shortest):
        facts = (("found", story.body), ("title", story.title))
        yield Difference(SHORT_BODY, facts, story.pk)


def _is_short(story: StoryFigures, usual: Sequence[int]) -> bool:
    """With markup on both sides, for what is usual is counted by the database."""
    if story.body is None or story.body >= TUNING.long_enough:
        return False
    if len(usual) < TUNING.enough:
        return story.body < TUNING.shortest_body
    middle = median(usual)
    return story.html < middle - _deviation(usual) and story.html < TUNING.short_body * middle


def _is_long(headline: int, usual: Sequence[int]) -> bool:
    if headline < TUNING.headline_to_spare:
        return False
    if len(usual) < TUNING.enough:
        return headline > TUNING.longest_headline
    middle = median(usual)
    return headline > middle + _deviation(usual) and headline > TUNING.long_headline * middle


def _deviation(numbers: Sequence[int]) -> float:
    """How far from the median of these numbers one may be and is still usual. A few odd ones change nothing."""
    middle = median(numbers)
    spread = median(abs(number - middle) for number in numbers)
    return TUNING.deviations * _SPREAD * spread
