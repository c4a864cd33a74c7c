"""Stories that go on on another page: 下转第4版 below the first part, 上接第1版 above the second.

Which part belongs to which is one assignment over the issue. The page numbers that both parts name count most; where
several stories jump to one page, the headline that the second part repeats or shortens decides, then the words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from articles.reading.assignment import best_assignment
from articles.reading.language.measure import ends_sentence, join
from articles.reading.language.words import Vocabulary, bigrams
from articles.reading.shapes import Doubt, Finding, PageReading, gettext_noop
from articles.story import Paragraph, Story

# What speaks for two parts being one story. Both numbers right are worth 1, and with less than that they stay apart.
BOTH_NUMBERS = 1.0
ONE_NUMBER = 0.4  # the other is not printed, not known, or misprinted: then the headline has to say so
HEADLINE_COUNTS = 0.7  # at most, for a second headline all of whose words stand in the first part's headlines
WORDS_COUNT = 0.5  # at most, for two parts that share all their words
REPEATED = 0.5  # share of a line's words in the other part's headlines from which it is the same line, or short for it
AS_TOLD = 0.25  # of headline and words together: with less, the numbers alone speak for it

NO_REST = gettext_noop("The story goes on on page %(page)s, the page says; that part was not found.")
NO_BEGINNING = gettext_noop("The story begins on page %(page)s, the page says; that part was not found.")
BY_NUMBERS_ALONE = gettext_noop(
    "The part on page %(page)s was joined to it by the page numbers alone: neither headline nor words say it belongs."
)
ONE_SIDED = gettext_noop(
    "The part on page %(page)s was joined to it by its headline; only one of the two names the other."
)


@dataclass(frozen=True)
class _JumpingStory:
    """A story that jumps. `page` and `place`: the indexes of its page and of itself on it; `number` is the page's."""

    page: int
    place: int
    number: str
    finding: Finding

    @property
    def heads(self) -> str:
        story = self.finding.story
        return " ".join((story.kicker, story.headline, story.deck))


@dataclass(frozen=True)
class _Continuation:
    """Two parts of a story, with how alike their headlines and words are and whether both name the other's page.

    `is_alone`: no other part could stand in the place of either.
    """

    first: int
    second: int
    likeness: float
    is_mutual: bool
    is_alone: bool = False

    @property
    def value(self) -> float:
        return self.likeness + (BOTH_NUMBERS if self.is_mutual else ONE_NUMBER)


def join_continuations(readings: Sequence[PageReading]) -> tuple[PageReading, ...]:
    """The pages of one issue, each with a `sequence` of its own, with the parts of every story put together.

    A story stands on the page where it begins, with its regions on all its pages and `continues_on` as printed there.
    A headline that the second part only repeats goes to its page's furniture. A part whose other half is not among the
    pages stays a story of its own, with a doubt. To be called once, for all pages at a time.
    """
    parts = [
        _JumpingStory(page, place, reading.facts.number, finding)
        for page, reading in enumerate(readings)
        for place, finding in enumerate(reading.findings)
        if finding.continues_on or finding.continued_from
    ]
    return _with_joins(readings, parts, _joins(parts)) if parts else tuple(readings)


def is_page(said: str, number: str, here: str = "") -> bool:
    """Whether a jump line that says "4" on page `here` ("A1") means page `number`: A4, where the pages have letters."""
    said, number, here = _plain(said), _plain(number), _plain(here)
    if not said or not number:
        return False
    letters = re.match(r"\D*", here)
    return number == said or (said.isdecimal() and bool(letters) and number == f"{letters[0] if letters else ''}{said}")


def _plain(number: str) -> str:
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", unicodedata.normalize("NFKC", number).strip().upper())


def _joins(parts: Sequence[_JumpingStory]) -> dict[int, _Continuation]:
    """By the index of the first part, the part that follows it."""
    firsts = [n for n, part in enumerate(parts) if part.finding.continues_on]
    seconds = [n for n, part in enumerate(parts) if part.finding.continued_from]
    words = [bigrams(part.heads + part.finding.story.text) for part in parts]
    vocabulary = Vocabulary.of(words)
    found = {}
    for first in firsts:
        for second in seconds:
            one = _joined(parts, first, second, _shared(words[first], words[second], vocabulary))
            if one is not None:
                found[first, second] = one
    chosen = best_assignment({pair: one.value for pair, one in found.items()})
    rivals = Counter(part for pair in found for part in pair)
    return _without_circles(
        {pair[0]: replace(found[pair], is_alone=rivals[pair[0]] == rivals[pair[1]] == 1) for pair in chosen.items()}
    )


def _without_circles(joins: Mapping[int, _Continuation]) -> dict[int, _Continuation]:
    """Two parts that each say the other comes first: the first of them does."""
    kept: dict[int, _Continuation] = {}
    for first, one in sorted(joins.items()):
        end = one.second
        while end in kept:
            end = kept[end].second
        if end != first:
            kept[first] = one
    return kept


def _joined(parts: Sequence[_JumpingStory], first: int, second: int, words: float) -> _Continuation | None:
    """The two parts as one story; None where too little speaks for it."""
    one, other = parts[first], parts[second]
    if one.page == other.page:
        return None
    leads = is_page(one.finding.continues_on, other.number, one.number)
    returns = is_page(other.finding.continued_from, one.number, other.number)
    if not leads and not returns:
        return None
    headline = _repeats(other.finding.story.headline, one.heads)
    found = _Continuation(first, second, HEADLINE_COUNTS * headline + WORDS_COUNT * words, leads and returns)
    return found if found.is_mutual or headline >= REPEATED else None


def _repeats(line: str, heads: str) -> float:
    """The share of the line's words that stand in `heads`, 0 to 1; a line of one character has none."""
    words = bigrams(line)
    return len(words & bigrams(heads)) / len(words) if words else 0.0


def _shared(one: frozenset[str], other: frozenset[str], vocabulary: Vocabulary) -> float:
    least = min(vocabulary.weight(one), vocabulary.weight(other))
    return vocabulary.weight(one & other) / least if least > 0 else 0.0


def _with_joins(
    readings: Sequence[PageReading], parts: Sequence[_JumpingStory], joins: Mapping[int, _Continuation]
) -> tuple[PageReading, ...]:
    followers = {one.second for one in joins.values()}
    findings: list[dict[int, Finding]] = [dict(enumerate(reading.findings)) for reading in readings]
    furniture = [list(reading.furniture) for reading in readings]
    for n, part in enumerate(parts):
        if n in followers:
            del findings[part.page][part.place]
        else:
            findings[part.page][part.place] = _whole(n, parts, joins, furniture)
    return tuple(
        replace(reading, findings=tuple(kept.values()), furniture=tuple(lines))
        for reading, kept, lines in zip(readings, findings, furniture, strict=True)
    )


def _whole(
    n: int, parts: Sequence[_JumpingStory], joins: Mapping[int, _Continuation], furniture: list[list[str]]
) -> Finding:
    """The story that begins with part `n`. What its other parts only repeat is added to their pages' furniture."""
    whole = parts[n].finding
    doubts = [*whole.doubts, *_of_no_beginning(whole)]
    while n in joins:
        found = joins[n]
        n, other = found.second, parts[found.second]
        repeated = _repeated(whole.story, other.finding.story)
        furniture[other.page] += repeated
        doubts += [*other.finding.doubts, *_of_join(found, other)]
        confidence = min(whole.confidence, other.finding.confidence)
        whole = replace(whole, story=_appended(whole.story, other.finding.story, repeated), confidence=confidence)
    if to := parts[n].finding.continues_on:
        doubts.append(Doubt(NO_REST, (("page", to),)))
    return replace(whole, doubts=tuple(doubts))


def _of_no_beginning(finding: Finding) -> Iterable[Doubt]:
    if finding.continued_from:
        yield Doubt(NO_BEGINNING, (("page", finding.continued_from),))


def _of_join(found: _Continuation, other: _JumpingStory) -> Iterable[Doubt]:
    """A part without a headline that is the only one to come from there needs no word in common."""
    if not found.is_mutual:
        yield Doubt(ONE_SIDED, (("page", other.number),))
    elif found.likeness < AS_TOLD and not (found.is_alone and not other.finding.story.headline):
        yield Doubt(BY_NUMBERS_ALONE, (("page", other.number),))


def _repeated(first: Story, second: Story) -> list[str]:
    """The lines of the second part that the story has already."""
    heads = " ".join((first.kicker, first.headline, first.deck))
    lines = [line for line in (second.kicker, second.headline, second.deck) if line]
    again = [
        getattr(second, name) for name in ("lead_in", "dateline") if getattr(first, name) and getattr(second, name)
    ]
    return [line for line in lines if line in heads or _repeats(line, heads) >= REPEATED] + again


def _appended(first: Story, second: Story, repeated: Sequence[str]) -> Story:
    """Both parts as one story: first the first's words. What else heads the second part stands in its body."""
    lines = [line for line in (second.kicker, second.headline, second.deck) if line and line not in repeated]
    heads = tuple(Paragraph(line, "crosshead") for line in lines)
    either = {name: getattr(first, name) or getattr(second, name) for name in ("section", "lead_in", "dateline")}
    return replace(
        first,
        **either,
        bylines=tuple(dict.fromkeys((*first.bylines, *second.bylines))),
        byline_printed=" ".join(dict.fromkeys(filter(None, (first.byline_printed, second.byline_printed)))),
        body=_run_on(first.body, heads + second.body),
        pictures=first.pictures + second.pictures,
        regions=first.regions + second.regions,
    )


def _run_on(first: tuple[Paragraph, ...], second: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Both bodies; the paragraph that the jump breaks is one again."""
    if not first or not second or first[-1].kind != "paragraph" or second[0].kind != "paragraph":
        return first + second
    if ends_sentence(first[-1].text):
        return first + second
    return (*first[:-1], Paragraph(join(first[-1].text, second[0].text)), *second[1:])
