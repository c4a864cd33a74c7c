"""Which block of a page that is read again is a newer state of which block that it had: by text
and by place.

What is printed as it was is the same block, wherever it stands now. Of the others, one that
shares enough of its text is, and one in the same place needs less of it; a picture is the one in
its place. A dump's blocks, which have no place, go by their text and their order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from math import hypot

from articles.reading.assignment import best_assignment
from articles.reading.geometry import Box, overlap_x, overlap_y
from articles.reading.language.words import bigrams
from articles.reading.page_layout import PageBlock

from .tuning import BlockMatchingRules

RULES = BlockMatchingRules()


@dataclass(frozen=True)
class BlockMatches:
    """By a new block's number, the numbers of the old ones that its text was in, in their order."""

    sources: Mapping[int, tuple[int, ...]] = field(default_factory=dict)


def match_blocks(old: Sequence[PageBlock], new: Sequence[PageBlock]) -> BlockMatches:
    """Both as they were read. A block without sources is new."""
    found = _same_blocks(old, new)
    gone = _without(old, found.values())
    added = _without(new, found)
    if max(len(gone), len(added)) <= RULES.most_compared:
        found |= _alike_blocks(gone, added)
    sources = {number: (source,) for number, source in found.items()}
    return BlockMatches(_with_joined_and_parted(sources, old, new))


def _without(blocks: Iterable[PageBlock], numbers: Iterable[int]) -> list[PageBlock]:
    known = set(numbers)
    return [block for block in blocks if block.number not in known]


# --- the same text, the same picture


def _same_blocks(old: Sequence[PageBlock], new: Sequence[PageBlock]) -> dict[int, int]:
    """New → old. Of several that say the same each takes the nearest that is left."""
    found = _same_in_order(old, new)
    alike: defaultdict[tuple[str, str], list[PageBlock]] = defaultdict(list)
    for block in _without(old, found.values()):
        alike[_content(block)].append(block)
    for block in _without(new, found):
        left = alike.get(_content(block)) if any(_content(block)) else None
        if left:
            nearest = left[0] if len(left) > RULES.most_alike else _nearest(block, left)
            left.remove(nearest)
            found[block.number] = nearest.number
    return found


def _same_in_order(old: Sequence[PageBlock], new: Sequence[PageBlock]) -> dict[int, int]:
    """Of a dump: what stands there in the same order. Of a printed page nothing, where places tell more."""
    if any(block.box is not None for block in (*old, *new)):
        return {}
    one, other = list(map(_content, old)), list(map(_content, new))
    if max(Counter(one).values(), default=0) > RULES.most_alike:
        return {}
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return {
        new[j + n].number: old[i + n].number
        for i, j, count in matcher.get_matching_blocks()
        for n in range(count)
    }


def _content(block: PageBlock) -> tuple[str, str]:
    return block.text, block.image


def _nearest(block: PageBlock, others: Sequence[PageBlock]) -> PageBlock:
    return min(others, key=lambda other: _distance(block, other))


def _distance(one: PageBlock, other: PageBlock) -> float:
    """Between their middles, in fractions of the page; 0 in a dump."""
    if one.box is None or other.box is None:
        return 0.0
    a, b = Box(*one.box), Box(*other.box)
    return hypot(a.middle_x - b.middle_x, a.middle_y - b.middle_y)


# --- alike ones


def _alike_blocks(old: Sequence[PageBlock], new: Sequence[PageBlock]) -> dict[int, int]:
    words = {id(block): bigrams(block.text) for block in (*old, *new)}
    values: dict[tuple[int, int], float] = {}
    for one in new:
        for other in old:
            value = _value(one, other, _dice(words[id(one)], words[id(other)]))
            if value:
                values[one.number, other.number] = value
    return best_assignment(values)


def _value(one: PageBlock, other: PageBlock, text: float) -> float:
    """Of taking one for a newer state of the other; 0 where it is none."""
    if bool(one.lines) != bool(other.lines):
        return 0.0
    place = shared_area(one, other)
    if not one.lines:
        return place if place >= RULES.same_picture else 0.0
    is_in_place = place >= RULES.same_place
    least = RULES.same_text_in_place if is_in_place else RULES.same_text
    return text + RULES.place_counts * place if text >= least else 0.0


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    count = len(one) + len(other)
    return 2 * len(one & other) / count if count else 0.0


def shared_area(one: PageBlock, other: PageBlock) -> float:
    """Intersection by union of both blocks' boxes; 0 in a dump."""
    if one.box is None or other.box is None:
        return 0.0
    a, b = Box(*one.box), Box(*other.box)
    width, height = overlap_x(a, b), overlap_y(a, b)
    if width <= 0 or height <= 0:
        return 0.0
    return width * height / (a.area + b.area - width * height)


# --- what the reading now joins or parts


def _with_joined_and_parted(
    sources: Mapping[int, tuple[int, ...]], old: Sequence[PageBlock], new: Sequence[PageBlock]
) -> dict[int, tuple[int, ...]]:
    """The sources with blocks that stand in a longer one now, and with those that stood in one."""
    found = dict(sources)
    taken = {number for numbers in sources.values() for number in numbers}
    texts = {block.number: block.text for block in old}
    changed = [
        block
        for block in new
        if all(texts[number] != block.text for number in sources.get(block.number, ()))
    ]
    for number, holder in _holders(_without(old, taken), changed).items():
        found[holder] = tuple(sorted({*found.get(holder, ()), number}))
    for number, holder in _holders(_without(new, found), old).items():
        found[number] = (holder,)
    return found


def _holders(blocks: Sequence[PageBlock], others: Sequence[PageBlock]) -> dict[int, int]:
    """By the numbers of those blocks of which nearly all stands in one of the others: the number of that one."""
    if len(blocks) * len(others) > RULES.most_compared**2:
        return {}
    held = {other.number: bigrams(other.text) for other in others} if blocks else {}
    found: dict[int, int] = {}
    for block in blocks:
        words = bigrams(block.text)
        if len(words) >= RULES.telling_pairs and held:
            best = max(held, key=lambda number: len(words & held[number]))
            if len(words & held[best]) >= RULES.contained * len(words):
                found[block.number] = best
    return found
