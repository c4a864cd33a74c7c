"""Stories that go on on another page: 下转第4版 below the first part, 上接第1版 above the second."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from articles.reading.language.measure import ends_sentence, join
from articles.reading.shapes import Doubt, Finding, PageReading, gettext_noop
from articles.story import Paragraph, Story

from .jump_matching import (
    AS_TOLD,
    REPEATED,
    Continuation,
    JumpingStory,
    continuations_of,
    heads_of,
    repeats,
)

NO_REST = gettext_noop(
    "The story goes on on page %(page)s, the page says; that part was not found."
)
NO_BEGINNING = gettext_noop(
    "The story begins on page %(page)s, the page says; that part was not found."
)
BY_NUMBERS_ALONE = gettext_noop(
    "The part on page %(page)s was joined to it by the page numbers alone: neither headline nor words say it belongs."
)
ONE_SIDED = gettext_noop(
    "The part on page %(page)s was joined to it by its headline; only one of the two names the other."
)


@dataclass(frozen=True)
class _WholeStory:
    """A story with all its parts put together; `repeated`: the page of each part and what it only repeats."""

    finding: Finding
    repeated: tuple[tuple[int, tuple[str, ...]], ...] = ()


def join_continuations(readings: Sequence[PageReading]) -> tuple[PageReading, ...]:
    """The pages of one issue, each with a `sequence` of its own, with the parts of every story
    put together.

    A story stands on the page where it begins, with its regions on all its pages and
    `continues_on` as printed there. A headline that the second part only repeats goes to its
    page's furniture. A part whose other half is not among the pages stays a story of its own,
    with a doubt. To be called once, for all pages at a time.
    """
    parts = [
        JumpingStory(page, place, reading.facts.number, finding)
        for page, reading in enumerate(readings)
        for place, finding in enumerate(reading.findings)
        if finding.continues_on or finding.continued_from
    ]
    return (
        _with_whole_stories(readings, parts, continuations_of(parts))
        if parts
        else tuple(readings)
    )


def _with_whole_stories(
    readings: Sequence[PageReading],
    parts: Sequence[JumpingStory],
    chosen: Mapping[int, Continuation],
) -> tuple[PageReading, ...]:
    """The pages with each whole story in the place of its first part, and its other parts gone."""
    seconds = {one.second for one in chosen.values()}
    sequences = [reading.sequence for reading in readings]
    whole = {
        n: _whole(n, parts, chosen, sequences) for n in range(len(parts)) if n not in seconds
    }
    stories = {(parts[n].page, parts[n].place): story.finding for n, story in whole.items()}
    gone = {(parts[n].page, parts[n].place) for n in seconds}
    repeated: defaultdict[int, list[str]] = defaultdict(list)
    for page, lines in (each for story in whole.values() for each in story.repeated):
        repeated[page] += lines
    return tuple(
        replace(
            reading,
            findings=tuple(
                stories.get((page, place), finding)
                for place, finding in enumerate(reading.findings)
                if (page, place) not in gone
            ),
            furniture=(*reading.furniture, *repeated[page]),
        )
        for page, reading in enumerate(readings)
    )


def _whole(
    n: int,
    parts: Sequence[JumpingStory],
    chosen: Mapping[int, Continuation],
    sequences: Sequence[int],
) -> _WholeStory:
    """The story that begins with part `n`. `sequences`: of the pages."""
    whole = parts[n].finding
    page = 0  # the first part's own
    doubts = [*whole.doubts, *_of_no_beginning(whole)]
    repeated: list[tuple[int, tuple[str, ...]]] = []
    while n in chosen:
        found = chosen[n]
        n, other = found.second, parts[found.second]
        page = sequences[other.page]
        again = _repeated(whole.story, other.story)
        repeated.append((other.page, again))
        of_part = (*other.finding.doubts, *_of_continuation(found, other))
        doubts += [replace(doubt, page=page) for doubt in of_part]
        confidence = min(whole.confidence, other.finding.confidence)
        whole = replace(
            whole,
            story=_appended(whole.story, other.story, again),
            confidence=confidence,
            continued=(*whole.continued, (page, other.finding.number)),
        )
    if to := parts[n].finding.continues_on:
        doubts.append(Doubt(NO_REST, (("page", to),), page=page))
    return _WholeStory(replace(whole, doubts=tuple(doubts)), tuple(repeated))


def _of_no_beginning(finding: Finding) -> Iterable[Doubt]:
    if finding.continued_from:
        yield Doubt(NO_BEGINNING, (("page", finding.continued_from),))


def _of_continuation(found: Continuation, other: JumpingStory) -> Iterable[Doubt]:
    """The doubt whether a part belongs to the story.

    A part without a headline that is the only one to come from there needs no word in common.
    """
    if not found.is_mutual:
        yield Doubt(ONE_SIDED, (("page", other.number),))
    elif found.likeness < AS_TOLD and not (found.is_alone and not other.story.headline):
        yield Doubt(BY_NUMBERS_ALONE, (("page", other.number),))


def _lines(story: Story) -> list[str]:
    return [line for line in (story.kicker, story.headline, story.deck) if line]


def _repeated(first: Story, second: Story) -> tuple[str, ...]:
    """The lines of the second part that the story has already."""
    heads = heads_of(first)
    lines = [
        line for line in _lines(second) if line in heads or repeats(line, heads) >= REPEATED
    ]
    both = [(first.lead_in, second.lead_in), (first.dateline, second.dateline)]
    return (*lines, *(again for known, again in both if known and again))


def _appended(first: Story, second: Story, repeated: Sequence[str]) -> Story:
    """Both parts as one story: first the first's words. What else heads the second part stands in its body."""
    heads = tuple(
        Paragraph(line, "crosshead") for line in _lines(second) if line not in repeated
    )
    printed = filter(None, (first.byline_printed, second.byline_printed))
    return replace(
        first,
        section=first.section or second.section,
        lead_in=first.lead_in or second.lead_in,
        dateline=first.dateline or second.dateline,
        bylines=tuple(dict.fromkeys((*first.bylines, *second.bylines))),
        byline_printed=" ".join(dict.fromkeys(printed)),
        body=_run_on(first.body, heads + second.body),
        pictures=first.pictures + second.pictures,
        regions=first.regions + second.regions,
    )


def _run_on(
    first: tuple[Paragraph, ...], second: tuple[Paragraph, ...]
) -> tuple[Paragraph, ...]:
    """Both bodies; the paragraph that the jump breaks is one again."""
    if (
        not first
        or not second
        or first[-1].kind != "paragraph"
        or second[0].kind != "paragraph"
    ):
        return first + second
    if ends_sentence(first[-1].text):
        return first + second
    return (*first[:-1], Paragraph(join(first[-1].text, second[0].text)), *second[1:])
