"""Text that speaks of another story's matter than what stands above it.

Where the blocks of a dump are out of order and a block of full lines follows another one, no
line shows it: the text of one story goes on with that of the next. But names, places and numbers
stand in one story of a page only, so such a piece shares its rare words with another story, and
not with what stands above it. On 21 dumps in order no piece shares more than 0.17 more of them with
another story; on the same pages with their blocks shuffled most have one that shares 0.25 more. What
two reports have word for word says nothing, for both may quote it.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from articles.reading.language.latin import letters
from articles.reading.language.words import Vocabulary, bigrams

from .tuning import STRAYED

Words = frozenset[str]


@dataclass(frozen=True)
class StoryLines:
    """The lines of a story's headline and of its text. `is_headed`: nothing says that the headline is another's."""

    head: Sequence[str]
    text: Sequence[str]
    is_headed: bool = True


def strayed_text(stories: Sequence[StoryLines]) -> list[str]:
    """The lines with which text of another story begins, the strongest one of those that stand together.

    One that is not strong says so only together with others.
    """
    page = _PageWords.of([[*story.head, *story.text] for story in stories])
    found = [place for n, story in enumerate(stories) for place in _strayed(page, n, story)]
    least = STRAYED.pull if len(stories) > STRAYED.few_stories else STRAYED.pull_of_few
    is_strong = any(pull >= least for pull, _ in found)
    told = [line for pull, line in found if pull >= min(least, STRAYED.weak_pull)]
    return told if is_strong or len(told) >= STRAYED.fewest_weak else []


def _strayed(page: _PageWords, number: int, story: StoryLines) -> list[tuple[float, str]]:
    """Where text of another story begins in one, each place with its pull and its line."""
    lines = page.stories[number].lines
    above = STRAYED.fewest_before if story.is_headed else 0
    places = range(len(story.head) + above, len(lines))
    pulls = {at: page.pull(number, at, is_headed=story.is_headed) for at in places}
    least = min(STRAYED.weak_pull, STRAYED.pull_of_few)
    apart = _apart({at: pull for at, pull in pulls.items() if pull >= least})
    return [(pulls[at], lines[at]) for at in apart if not page.is_quoted(number, at)]


def _apart(pulls: Mapping[int, float]) -> list[int]:
    """Of the places those that are stronger than any near them."""
    taken: list[int] = []
    for at in sorted(pulls, key=lambda at: (-pulls[at], at)):
        if all(abs(at - other) > STRAYED.near for other in taken):
            taken.append(at)
    return sorted(taken)


@dataclass(frozen=True)
class _StoryWords:
    """The words of a story's lines. `firsts`: word → the first line that has it; `weights`: for
    each line the rarities of all words before it, and at the end of all.
    """

    lines: Sequence[str]
    words: Sequence[Words]
    firsts: Mapping[str, int]
    weights: Sequence[float]

    @classmethod
    def of(cls, lines: Sequence[str], words: Sequence[Words], rare: Vocabulary) -> _StoryWords:
        firsts: dict[str, int] = {}
        new = [0.0]
        for at, line in enumerate(words):
            unheard = line - firsts.keys()
            firsts.update(dict.fromkeys(unheard, at))
            new.append(rare.weight(unheard))
        return cls(lines, words, firsts, list(itertools.accumulate(new)))

    def piece(self, at: int) -> tuple[int, Words]:
        """As many lines from one on as have words enough: the last of them, and their words."""
        words: Words = frozenset()
        for end in range(at, len(self.words)):
            words |= self.words[end]
            if _pairs_of(words) >= STRAYED.fewest_words:
                return end, words
        return len(self.words) - 1, words


@dataclass(frozen=True)
class _PageWords:
    """The words of a page's stories. `holders`: word → the stories that have it, where few do."""

    stories: Sequence[_StoryWords]
    rare: Vocabulary
    holders: Mapping[str, Sequence[int]] = field(repr=False)

    @classmethod
    def of(cls, stories: Sequence[Sequence[str]]) -> _PageWords:
        words = [[_words_of(line) for line in lines] for lines in stories]
        rare = Vocabulary.of(frozenset().union(*lines) for lines in words)
        told = [_StoryWords.of(*each, rare) for each in zip(stories, words, strict=True)]
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for number, story in enumerate(told):
            for word in story.firsts:
                holders[word].append(number)
        few = {w: found for w, found in holders.items() if len(found) <= STRAYED.most_holders}
        return cls(told, rare, few)

    def pull(self, number: int, at: int, *, is_headed: bool) -> float:
        """By how much more of its words the piece from a line on shares with another story than
        with what stands above it (nothing of its own, where the story is not `is_headed`), −1 to
        1; −1 where it has too few.
        """
        story = self.stories[number]
        _, words = story.piece(at)
        if _pairs_of(words) < STRAYED.least_words:
            return -1.0
        whole = self.rare.weight(words)
        before = self.rare.weight(word for word in words if story.firsts[word] < at)
        here = _share(before, whole, story.weights[at]) if is_headed else 0.0
        return max(self._there(words, whole, number), default=0.0) - here

    def _there(self, words: Words, whole: float, number: int) -> Iterator[float]:
        """For each other story the share of a piece's words that it has."""
        found: defaultdict[int, float] = defaultdict(float)
        for word in words & self.holders.keys():
            rarity = self.rare.rarity(word)
            for other in self.holders[word]:
                found[other] += rarity
        for other, weight in found.items():
            if other != number:
                yield _share(weight, whole, self.stories[other].weights[-1])

    def is_quoted(self, number: int, at: int) -> bool:
        """Whether another story has some of the piece from a line on word for word."""
        story = self.stories[number]
        end, _ = story.piece(at)
        text = "".join(story.lines[at : end + 1])
        others = ["".join(o.lines) for n, o in enumerate(self.stories) if n != number]
        runs = {text[i : i + STRAYED.quoted] for i in range(len(text) - STRAYED.quoted + 1)}
        return any(run in other for other in others for run in runs)


def _words_of(line: str) -> Words:
    """The pairs of characters that serve as words; in Latin type, which has few different ones, longer words."""
    if not letters.is_latin_text(line):
        return bigrams(line)
    return letters.long_words(line, STRAYED.shortest_latin)


def _pairs_of(words: Words) -> int:
    """How many pairs of characters they stand for: a Latin word of so many letters for a few."""
    return sum(max(1, len(word) // STRAYED.letters_a_pair) for word in words)


def _share(shared: float, one: float, other: float) -> float:
    """The part of the fewer of two texts' words that both have."""
    least = min(one, other)
    return shared / least if least else 0.0
