"""Which words two texts share, rare ones counting most: names, places and numbers stand in one story of a page only.

Chinese is written without spaces; pairs of characters serve as words (bigrams), as they do in search.
"""

from __future__ import annotations

import bisect
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

_KEPT = re.compile(r"[\w%]+")


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of `text`, punctuation and white space left out between them."""
    return frozenset(run[i : i + 2] for run in _KEPT.findall(text) for i in range(len(run) - 1))


def fours(text: str) -> frozenset[str]:
    """Runs of four characters, punctuation included: what only a quotation shares."""
    tight = re.sub(r"\s+", "", text)
    return frozenset(tight[i : i + 4] for i in range(len(tight) - 3))


@dataclass(frozen=True)
class Vocabulary:
    """How rare each pair is among the texts it was made of (natural logarithm of texts by texts that hold it)."""

    unheard: float  # the rarity of a pair that no text holds
    rarities: dict[str, float] = field(repr=False)

    @classmethod
    def of(cls, texts: Iterable[frozenset[str]]) -> Vocabulary:
        holders: Counter[str] = Counter()
        count = 0
        for text in texts:
            holders.update(text)
            count += 1
        most = math.log(count + 1)
        return cls(most, {pair: most - math.log(n) for pair, n in holders.items()})

    def rarity(self, pair: str) -> float:
        return self.rarities.get(pair, self.unheard)

    def shared(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The rarity of what both hold, summed."""
        return sum([self.rarity(pair) for pair in one & other])

    def likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """0 for nothing in common to 1 for the same words, by rarity."""
        norm = math.sqrt(self.weight(one) * self.weight(other))
        return self.shared(one, other) / norm if norm else 0.0

    def weight(self, text: frozenset[str]) -> float:
        return sum([self.rarity(pair) for pair in text])


class Holders:
    """Which of many texts hold a pair: finds the texts that share most with another without comparing all.

    A pair that stands in very many texts is looked up in the `nearest` of them only, so that the time for a text does
    not grow with their number.
    """

    def __init__(self, texts: Sequence[frozenset[str]], places: Sequence[int], nearest: int) -> None:
        self.vocabulary = Vocabulary.of(texts)
        self.nearest = nearest
        self._order = sorted(range(len(texts)), key=lambda n: places[n])
        self._places = [places[n] for n in self._order]
        self._holders: defaultdict[str, list[int]] = defaultdict(list)  # ranks in page order, rising
        for rank, number in enumerate(self._order):
            for pair in texts[number]:
                self._holders[pair].append(rank)

    def shared(self, text: frozenset[str], place: int) -> dict[int, float]:
        """Text number → rarity of the words it shares with `text`, which stands at `place`."""
        here = bisect.bisect(self._places, place)
        sums: defaultdict[int, float] = defaultdict(float)
        for pair in text:
            rarity = self.vocabulary.rarity(pair)
            for rank in self._near(self._holders.get(pair, ()), here):
                sums[self._order[rank]] += rarity
        return sums

    def _near(self, ranks: Sequence[int], here: int) -> Sequence[int]:
        if len(ranks) <= self.nearest:
            return ranks
        start = bisect.bisect(ranks, here) - self.nearest // 2
        start = min(max(0, start), len(ranks) - self.nearest)
        return ranks[start : start + self.nearest]

    def of(self, word: str) -> tuple[int, ...]:
        """Texts that hold all pairs of a word."""
        ranks = [set(self._holders.get(pair, ())) for pair in pairs(word)]
        return tuple(self._order[rank] for rank in set.intersection(*ranks)) if ranks else ()


@dataclass(frozen=True)
class Matter:
    """A text prepared for comparing: its pairs, its runs of four, itself without white space."""

    text: str
    pairs: frozenset[str] = field(repr=False)
    fours: frozenset[str] = field(repr=False)

    @classmethod
    def of(cls, text: str) -> Matter:
        tight = re.sub(r"\s+", "", text)
        return cls(tight, pairs(tight), fours(tight))

    def quotes(self, line: str) -> float:
        """The share of `line` that stands here word for word, 0 to 1."""
        wanted = fours(line)
        return len(wanted & self.fours) / len(wanted) if wanted else 0.0

    def states(self, line: str) -> bool:
        """Whether `line` stands here as a clause of its own, from one punctuation mark to the next."""
        tight = re.sub(r"\s+", "", line).strip("—")
        at = self.text.find(tight) if len(tight) >= 4 else -1
        if at < 0:
            return False
        before, after = self.text[at - 1 : at], self.text[at + len(tight) : at + len(tight) + 1]
        return (not before or not before.isalnum()) and (not after or not after.isalnum())


def cohesion(paragraphs: Sequence[frozenset[str]], vocabulary: Vocabulary, gap: int, reach: int) -> float:
    """How alike the texts are on both sides of the gap before `paragraphs[gap]`, `reach` paragraphs to each side."""
    left = paragraphs[max(0, gap - reach) : gap]
    right = paragraphs[gap : gap + reach]
    likes = [vocabulary.likeness(a, b) for a in left for b in right]
    return sum(likes) / len(likes) if likes else 0.0
