"""Whose words a piece of text shares, its own story's or another one's: names and places recur
in a story.

What says that a piece belongs where the order of reading has it, beside place and type, and
what says that it does not.
"""

from __future__ import annotations

import itertools
import statistics
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from articles.reading.cached_property import cached_property
from articles.reading.language.words import Vocabulary

from .tuning import COSTS


@dataclass(frozen=True)
class StoryWording:
    """The words of a story.

    `nodes`: each node's bigrams, in the order of reading. `firsts`: bigram → the first node
    that has it. `weights`: for each node the rarities of all words before it, and of all.
    """

    nodes: Sequence[frozenset[str]]
    firsts: Mapping[str, int]
    weights: Sequence[float]

    @classmethod
    def of(cls, nodes: Sequence[frozenset[str]], vocabulary: Vocabulary) -> StoryWording:
        firsts: dict[str, int] = {}
        new = [0.0]
        for place, node in enumerate(nodes):
            unheard = node - firsts.keys()
            firsts.update(dict.fromkeys(unheard, place))
            new.append(vocabulary.weight(unheard))
        return cls(nodes, firsts, list(itertools.accumulate(new)))

    def piece(self, place: int) -> frozenset[str]:
        """The words from a node on, of as many nodes as tell enough: a crosshead goes with its text."""
        words: frozenset[str] = frozenset()
        for node in itertools.islice(self.nodes, place, None):
            words |= node
            if len(words) >= COSTS.fewest_words:
                break
        return words


@dataclass(frozen=True)
class Pull:
    """Where a piece's words draw it: to what stands before it (-1), to another story (1), to
    neither (0); `story`: the number of the other story that has most of them.
    """

    strength: float = 0.0
    story: int | None = None


NO_PULL = Pull()


@dataclass(frozen=True)
class PageWording:
    """The words of a page's stories. `holders`: bigram → the stories that have it, where several do, but few."""

    stories: Sequence[StoryWording]
    vocabulary: Vocabulary
    holders: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, words: Iterable[Sequence[frozenset[str]]]) -> PageWording:
        """`words`: for each story the bigrams of its nodes."""
        nodes = list(words)
        vocabulary = Vocabulary.of(frozenset().union(*story) for story in nodes)
        stories = [StoryWording.of(story, vocabulary) for story in nodes]
        # A word of one story alone draws to no other one
        asked = vocabulary.held_by(2, COSTS.most_holders)
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for number, story in enumerate(stories):
            for word in asked & story.firsts.keys():
                holders[word].append(number)
        return cls(stories, vocabulary, dict(holders))

    def pull(self, number: int, place: int) -> Pull:
        """Whose words a piece speaks in that stands at `place` in a story."""
        story = self.stories[number]
        words = story.piece(place)
        whole = self.vocabulary.weight(words)
        before = [word for word in words if story.firsts[word] < place]
        here = _share(self.vocabulary.weight(before), whole, story.weights[place])
        others = {
            other: _share(weight, whole, self.stories[other].weights[-1])
            for other, weight in self._shared(words).items()
            if other != number
        }
        nearest = max(others, key=lambda other: others[other], default=None)
        there = 0.0 if nearest is None else others[nearest]
        if max(here, there) < COSTS.telling_words:
            return NO_PULL
        return Pull((there - here) / (there + here), nearest)

    def _shared(self, words: frozenset[str]) -> Mapping[int, float]:
        """Story → the rarities of its words among these."""
        found: defaultdict[int, float] = defaultdict(float)
        for word in words & self.holders.keys():
            rarity = self.vocabulary.rarity(word)
            for number in self.holders[word]:
                found[number] += rarity
        return found


@dataclass(frozen=True)
class NodeWording:
    """The words of each node, and which of them are a story."""

    nodes: Sequence[frozenset[str]]
    stories: Sequence[Sequence[int]]

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return Vocabulary.of(
            frozenset().union(*(self.nodes[node] for node in story)) for story in self.stories
        )

    @cached_property
    def _usual(self) -> float:
        """What the texts of one story share on this page, in the middle."""
        found = [share for story in self.stories for share in self._shares_in(story)]
        usual = statistics.median(found) if len(found) >= COSTS.fewest_links else 0.0
        return max(COSTS.telling_words, usual)

    def _shares_in(self, story: Sequence[int]) -> Iterator[float]:
        """What each text of a story that is long enough to tell shares with all before it."""
        heard: set[str] = set()
        weight = 0.0
        for at, node in enumerate(story):
            own = self.nodes[node]
            if at and len(own) >= COSTS.fewest_words:
                shared = self.vocabulary.weight(own & heard)
                yield _share(shared, self._weights[node], weight)
            weight += self.vocabulary.weight(own - heard)
            heard |= own

    @cached_property
    def _weights(self) -> Sequence[float]:
        return [self.vocabulary.weight(words) for words in self.nodes]

    def kinship(self, before: Sequence[int], after: Sequence[int]) -> float:
        """Whether two texts, as lists of nodes, share as many words as those of one story (1), or none (0)."""
        return min(1.0, self.shared(before, after) / self._usual)

    def shared(self, before: Sequence[int], after: Sequence[int]) -> float:
        """The part of the words of one text that the text behind it has."""
        words: frozenset[str] = frozenset()
        for node in after:
            words |= self.nodes[node]
            if len(words) >= COSTS.fewest_words:
                break
        heard = frozenset().union(*(self.nodes[node] for node in before))
        weights = self._weight_of(after, words), self._weight_of(before, heard)
        return _share(self.vocabulary.weight(words & heard), *weights)

    def _weight_of(self, nodes: Sequence[int], words: frozenset[str]) -> float:
        """The rarities of words, which are those of the first of these nodes or of more of them."""
        if len(words) == len(self.nodes[nodes[0]]):
            return self._weights[nodes[0]]
        return self.vocabulary.weight(words)


def _share(shared: float, one: float, other: float) -> float:
    """The part of the fewer of two texts' words that both have."""
    least = min(one, other)
    return shared / least if least else 0.0
