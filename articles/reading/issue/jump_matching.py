"""Which part of a story goes on in which, on the pages of one issue.

One assignment over the issue. The page numbers that both parts name count most; where several
stories jump to one page, the headline that the second part repeats or shortens decides, then
the words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from articles.reading.assignment import best_assignment
from articles.reading.language.page_numbers import pages_of
from articles.reading.language.words import Vocabulary, bigrams
from articles.reading.shapes import Finding
from articles.story import Story

# Points for two parts being one story. They stay apart unless both name the other's page, or a headline is repeated.

# Both parts name the other's page: hardly ever by chance.
BOTH_NUMBERS = 1.0
# Only one does, because the other's number is not printed, not known, or misprinted.
ONE_NUMBER = 0.4
# At most, for a second headline all of whose words stand in the first part's headlines.
HEADLINE_COUNTS = 0.7
# At most, for two parts that share all their words: parts of one story tell of the same people and places.
WORDS_COUNT = 0.5
# Share of a line's words in the other part's headlines from which it is the same line, or short for it.
REPEATED = 0.5
# Points of headline and words together below which the numbers alone speak for it, which an editor should know.
AS_TOLD = 0.25


@dataclass(frozen=True)
class JumpingStory:
    """A story that jumps. `page` and `place`: the indexes of its page and of itself on it; `number` is the page's."""

    page: int
    place: int
    number: str
    finding: Finding

    @property
    def story(self) -> Story:
        return self.finding.story

    @property
    def heads(self) -> str:
        return heads_of(self.story)


@dataclass(frozen=True)
class Continuation:
    """Two parts (by their numbers) that may be one story, with how alike their headlines and
    words are.

    `is_mutual`: both name the other's page. `is_alone`: no other part could stand in the place
    of either.
    """

    first: int
    second: int
    likeness: float
    is_mutual: bool
    is_alone: bool = False

    @property
    def value(self) -> float:
        return self.likeness + (BOTH_NUMBERS if self.is_mutual else ONE_NUMBER)


def is_page(said: str, number: str, here: str = "") -> bool:
    """Whether a jump line that says "4" on page `here` ("A1") means page `number`: A4, where
    the pages have letters.
    """
    said, number, here = _plain(said), _plain(number), _plain(here)
    if not said or not number:
        return False
    letters = re.match(r"\D*", here)
    lettered = f"{letters[0] if letters else ''}{said}" if said.isdecimal() else said
    return not {said, lettered}.isdisjoint({number, *pages_of(number)})


def _plain(number: str) -> str:
    return re.sub(
        r"(?<![0-9])0+(?=[0-9])", "", unicodedata.normalize("NFKC", number).strip().upper()
    )


def continuations_of(parts: Sequence[JumpingStory]) -> dict[int, Continuation]:
    """By the number of the first part, the continuation that the assignment over the whole issue chooses."""
    possible = {(one.first, one.second): one for one in _possible(parts)}
    chosen = best_assignment({pair: one.value for pair, one in possible.items()})
    rivals = Counter(part for pair in possible for part in pair)
    found = {}
    for first, second in chosen.items():
        is_alone = rivals[first] == rivals[second] == 1
        found[first] = replace(possible[first, second], is_alone=is_alone)
    return _without_circles(found)


def _possible(parts: Sequence[JumpingStory]) -> Iterator[Continuation]:
    """Every two parts for which enough speaks."""
    firsts = [n for n, part in enumerate(parts) if part.finding.continues_on]
    seconds = [n for n, part in enumerate(parts) if part.finding.continued_from]
    words = [bigrams(part.heads + part.story.text) for part in parts]
    vocabulary = Vocabulary.of(words)
    for first, second in product(firsts, seconds):
        shared = _shared_words(words[first], words[second], vocabulary)
        found = _continuation(parts, first, second, shared)
        if found:
            yield found


def _without_circles(joins: Mapping[int, Continuation]) -> dict[int, Continuation]:
    """Two parts that each say the other comes first: the first of them does."""
    kept: dict[int, Continuation] = {}
    for first, one in sorted(joins.items()):
        end = one.second
        while end in kept:
            end = kept[end].second
        if end != first:
            kept[first] = one
    return kept


def _continuation(
    parts: Sequence[JumpingStory], first: int, second: int, words: float
) -> Continuation | None:
    """The two parts as one story, which share so much of their `words`; None where too little speaks for it."""
    one, other = parts[first], parts[second]
    if one.page == other.page:
        return None
    leads = is_page(one.finding.continues_on, other.number, one.number)
    returns = is_page(other.finding.continued_from, one.number, other.number)
    if not leads and not returns:
        return None
    headline = repeats(other.story.headline, one.heads)
    found = Continuation(
        first, second, HEADLINE_COUNTS * headline + WORDS_COUNT * words, leads and returns
    )
    return found if found.is_mutual or headline >= REPEATED else None


def repeats(line: str, heads: str) -> float:
    """The share of the line's words that stand in `heads`, 0 to 1; a line of one character has none."""
    words = bigrams(line)
    return len(words & bigrams(heads)) / len(words) if words else 0.0


def _shared_words(one: frozenset[str], other: frozenset[str], vocabulary: Vocabulary) -> float:
    """The rarity of the words that two texts share, as a share of all that the one with less has; 0 to 1."""
    least = min(vocabulary.weight(one), vocabulary.weight(other))
    return vocabulary.weight(one & other) / least if least > 0 else 0.0


def heads_of(story: Story) -> str:
    return " ".join((story.kicker, story.headline, story.deck))
