"""Small type over a column that a headline to its right does not reach: its kicker, or the headline of a brief.

Where the columns below both begin level, each with a paragraph of its own, nothing in their place
tells the two apart. What they say does: a kicker stands over text that speaks of the large
headline's matter and goes on in its columns, a brief has words of its own headline.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from articles.reading.cached_property import cached_property
from articles.reading.confidence import SHOWN
from articles.reading.geometry import Box, overlap_x
from articles.reading.language.latin import letters
from articles.reading.language.words import Vocabulary
from articles.reading.layout.lines.blocks import Block, box_of

from .classified_blocks import ClassifiedBlocks
from .enclosing_frames import share_a_frame
from .headline_adjacency import is_at_height
from .headline_block import HeadlineBlock, make_headline
from .kicker_tuning import KICKERS

Heads = list[HeadlineBlock]


def with_level_kickers(heads: Heads, page: ClassifiedBlocks, style: int | None) -> Heads:
    """The headlines, such kickers joined to theirs, and marked where either may be true; `style` as of
    `make_headline`.
    """
    found = list(heads)
    for little, beside in _level_headlines(heads):
        pairs = [_Pair(little, large, page) for large in beside if large in found]
        pair = next((pair for pair in pairs if pair.is_over_one_row), None)
        if pair is not None and little in found:
            found = _told(pair, found, style)
    return found


def _level_headlines(heads: Heads) -> Iterator[tuple[HeadlineBlock, Sequence[HeadlineBlock]]]:
    """Each small headline with those that it may be the kicker of, from left to right."""
    downwards = sorted(((head.box.y0, head.box.y1, head) for head in heads), key=_top)
    tops = [top for top, _, _ in downwards]
    for top, foot, little in downwards:
        below = bisect_left(tops, foot)
        level = [head for _, low, head in downwards[:below] if low > top and head is not little]
        beside = [large for large in level if _may_be_kicker(little, large)]
        if beside:
            yield little, sorted(beside, key=_left)


def _top(placed: tuple[float, float, HeadlineBlock]) -> float:
    return placed[0]


def _left(head: HeadlineBlock) -> float:
    return head.box.x0


def _told(pair: _Pair, heads: Heads, style: int | None) -> Heads:
    evidence = pair.evidence
    if evidence < KICKERS.doubted:
        return heads
    little, large = pair.little, pair.large
    if evidence < KICKERS.told:
        unsure = (_printed(little), _printed(large))
        return [
            replace(head, unsure_kicker=unsure) if head in (little, large) else head
            for head in heads
        ]
    whole = make_headline((*little.blocks, *large.blocks), pair.page, style)
    return [whole if head is large else head for head in heads if head is not little]


def _printed(head: HeadlineBlock) -> str:
    return "".join(block.text for block in head.headline)[:SHOWN]


def _may_be_kicker(little: HeadlineBlock, large: HeadlineBlock) -> bool:
    """Whether all of one headline is small, and level to the left of another one."""
    if little.size >= large.size or little.box.x1 > large.box.x0 + little.size or large.kicker:
        return False  # most pairs of a page
    if little.is_vertical or large.is_vertical or letters.is_latin_text(little.text):
        return False
    lines = sum(len(block.lines) for block in little.blocks)
    if lines > KICKERS.lines:
        return False
    largest = max(large.headline, key=lambda block: block.size)
    return all(
        is_at_height(largest, _last_line(block), KICKERS.height) for block in little.blocks
    )


def _last_line(block: Block) -> Block:
    """The line by which a kicker of several stands at the headline.

    The others may hang above it.
    """
    return replace(block, lines=block.lines[-1:])


@dataclass(frozen=True)
class _Pair:
    """Small type beside a headline, over the columns of a page."""

    little: HeadlineBlock
    large: HeadlineBlock
    page: ClassifiedBlocks

    @property
    def is_over_one_row(self) -> bool:
        """Whether the columns from the small type to the headline begin level, a gutter apart, in one frame and with
        no rule between.
        """
        if not self._left or not self._right:
            return False
        first, last = self._left[0].column[0], self._right[0].column[0]
        level = [box_of(text) for text in self.page.body if self._is_level(text)]
        row = sorted(box for box in level if first <= box.x0 <= last)
        boxes = (self.large.box, *row)
        return (
            self._is_level(self._right[0])
            and all(share_a_frame(self.little.box, box, self.page) for box in boxes)
            and all(self._are_neighbours(one, other) for one, other in itertools.pairwise(row))
        )

    def _are_neighbours(self, left: Box, right: Box) -> bool:
        """Whether nothing but a gutter stands between the tops of two columns."""
        em = self.page.em
        if not -KICKERS.hang * em <= right.x0 - left.x1 <= KICKERS.gutter * em:
            return False
        return not any(
            left.x0 < rule.middle_x < right.x1 and rule.y0 <= left.y0 <= rule.y1
            for rule in self.page.vertical_rules
        )

    @property
    def evidence(self) -> float:
        """For a kicker, 1 and more; below 0 for the headline of a brief."""
        left, right = _words(self._left), _words(self._right)
        vocabulary = Vocabulary.of(block.words for block in self.page.body)
        others = [block.words for block in self.page.body if not self._is_level(block)]
        most = max((_shared(left, words, vocabulary) for words in others), default=0.0)
        is_long = min(1.0, len(left) / KICKERS.words)
        goes_on = (_shared(left, right, vocabulary) - most) * is_long
        own = _held(self.little.words, left, vocabulary)
        heads = _held(self.large.words, left, vocabulary) - own
        is_other_type = self.little.headline[0].style != self.large.headline[0].style
        return (
            goes_on / KICKERS.goes_on
            + heads / KICKERS.heads
            + KICKERS.no_own_words * (own == 0.0) * is_long
            + KICKERS.other_type * is_other_type
        )

    def _is_level(self, text: Block) -> bool:
        """Whether a text begins in the row: the headline's columns need not all stand below it."""
        return abs(text.box.y0 - self._left[0].box.y0) <= KICKERS.level * self.page.em

    @cached_property
    def _left(self) -> Sequence[Block]:
        return self._columns(self.little, self.large)

    @cached_property
    def _right(self) -> Sequence[Block]:
        return self._columns(self.large, self.little)

    def _columns(self, own: HeadlineBlock, other: HeadlineBlock) -> Sequence[Block]:
        """The texts below one headline and not below the other one, from left to right."""
        lowest = max(own.box.y1, other.box.y1)
        em = self.page.em
        reach = KICKERS.reach * em
        found = [
            text
            for text in self.page.body
            if -em <= text.box.y0 - lowest <= reach
            and overlap_x(box_of(text), own.box) > KICKERS.over * own.size
            and overlap_x(box_of(text), other.box) < KICKERS.over * other.size
        ]
        return sorted(found, key=lambda text: text.column)


def _words(texts: Sequence[Block]) -> frozenset[str]:
    return frozenset[str]().union(*(text.words for text in texts))


def _shared(one: frozenset[str], other: frozenset[str], vocabulary: Vocabulary) -> float:
    """The part of the fewer of two texts' words that both have."""
    least = min(vocabulary.weight(one), vocabulary.weight(other))
    return vocabulary.weight(one & other) / least if least else 0.0


def _held(words: frozenset[str], text: frozenset[str], vocabulary: Vocabulary) -> float:
    """The part of a headline's words that a text has."""
    whole = vocabulary.weight(words)
    return vocabulary.weight(words & text) / whole if whole else 0.0
