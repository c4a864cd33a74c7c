"""Where a block belongs in a story by its place on the page: what goes along with a text, what
is read before what.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from .geometry import Box, common, overlap_x, union, white_between
from .language.words import bigrams
from .page_layout import BESIDE_TEXT, BlockRole, PageBlock

STACK: frozenset[BlockRole] = frozenset({"kicker", "headline", "deck"})
# Costs of reading one text straight after another, in widths of the page, beside the way between them
TO_THE_NEXT_COLUMN = 0.3
BACK_TO_A_COLUMN = 0.6  # that stands before: a text in rows of columns
UPWARDS = 2.0  # in one column: nobody reads so
_INSIDE = 0.5  # of a picture with its caption, which then stands in a zone
_SPEAKING = (
    3  # pairs of characters that a caption has of one text and of no other: a name or a place
)
_UNEVEN = 0.01  # of the page, by which a text may begin above the end of the one before


def is_text(block: PageBlock) -> bool:
    return block.role not in BESIDE_TEXT


# --- what goes along


def with_captions(blocks: Collection[PageBlock], moved: Sequence[PageBlock]) -> list[PageBlock]:
    """Pictures with those of their captions that stand with them."""
    numbers = {block.number for block in moved}
    found: list[PageBlock] = []
    for block in moved:
        found.append(block)
        if block.role == "picture":
            found += [
                words
                for words in blocks
                if words.picture == block.number
                and words.number not in numbers
                and words.story == block.story
            ]
    return found


def nearest_to(
    block: PageBlock, parts: Sequence[Sequence[PageBlock]], own: Sequence[PageBlock]
) -> int:
    """The place of the part of a story that what stands beside its text goes
    along with; of parts that are equally near the first one.

    `own`: the whole story.
    """
    if block.role == "label":
        # A label heads what stands below it, whatever stands closer beside it or above
        parts = [_below(block, part) for part in parts]
    if block.role == "picture":
        at = _place_of_picture(with_captions(own, [block]), parts)
        if at is not None:
            return at
    return min(range(len(parts)), key=lambda place: (distance(block, parts[place]), place))


def _place_of_picture(
    picture: Sequence[PageBlock], parts: Sequence[Sequence[PageBlock]]
) -> int | None:
    """Of the part in whose zone a picture lies with its caption.

    If another zone is smaller, as a brief's within that of the story around
    it, words of the caption that one part alone has come first. Outside all
    zones they do, too, and then what is nearest to either of the two.
    """
    boxes = [Box(*block.box) for block in picture if block.box is not None]
    spoken = _place_by_words(picture, parts)
    if not boxes:
        return spoken
    zones = sorted(((zone.area, place, zone) for place, zone in _zones(parts)))
    around = [place for _area, place, zone in zones if _lies_in(union(boxes), zone)]
    if around and around[0] == zones[0][1]:
        return around[0]
    if spoken is not None or around:
        return around[0] if spoken is None else spoken
    white = [min(distance(block, part) for block in picture) for part in parts]
    return white.index(min(white))


def _zones(parts: Sequence[Sequence[PageBlock]]) -> Iterator[tuple[int, Box]]:
    for place, part in enumerate(parts):
        boxes = [Box(*block.box) for block in part if block.box is not None]
        if boxes:
            yield place, union(boxes)


def _lies_in(whole: Box, zone: Box) -> bool:
    met = common(whole, zone)
    return met.width > 0 and met.height > 0 and met.area > whole.area * _INSIDE


def _place_by_words(
    picture: Sequence[PageBlock], parts: Sequence[Sequence[PageBlock]]
) -> int | None:
    caption = frozenset().union(*(bigrams(block.text) for block in picture))
    spoken = [bigrams("".join(block.text for block in part)) & caption for part in parts]
    alone = [len(words - _union_without(spoken, place)) for place, words in enumerate(spoken)]
    best = max(range(len(parts)), key=lambda place: alone[place])
    others = max((n for place, n in enumerate(alone) if place != best), default=0)
    return best if alone[best] >= others + _SPEAKING else None


def _union_without(words: Sequence[frozenset[str]], place: int) -> frozenset[str]:
    return frozenset().union(*(each for at, each in enumerate(words) if at != place))


def _below(block: PageBlock, others: Sequence[PageBlock]) -> list[PageBlock]:
    own = leveled(block)
    return [other for other in others if own is None or _begins_below(own, leveled(other))]


def _begins_below(own: Box, other: Box | None) -> bool:
    return other is None or (other.y0 >= own.y0 - _UNEVEN and overlap_x(own, other) > 0)


def distance(block: PageBlock, others: Sequence[PageBlock]) -> float:
    """White to the nearest of the others.

    In a dump, blocks to it in the order in which they were read.
    """
    if block.box is None:
        return min(
            (abs(_read_at(block) - _read_at(other)) for other in others), default=math.inf
        )
    own = Box(*block.box)
    boxes = [Box(*other.box) for other in others if other.box is not None]
    return min((white_between(own, box) for box in boxes), default=math.inf)


def _read_at(block: PageBlock) -> int:
    return block.origin or block.number


def at_pictures(blocks: Sequence[PageBlock], numbers: Collection[int]) -> list[PageBlock]:
    """Those captions among the `numbers` whose picture is in another place, each with the nearest one in its own."""
    by_number = {block.number: block for block in blocks}
    found = []
    for block in blocks:
        picture = by_number.get(block.picture)
        is_apart = picture is None or _place(picture) != _place(block)
        if block.number in numbers and block.role == "caption" and is_apart:
            found.append(replace(block, picture=nearest_picture(blocks, block)))
    return found


def nearest_picture(blocks: Iterable[PageBlock], block: PageBlock) -> int:
    """The number of the nearest picture in the same place; 0 for none."""
    pictures = [
        other for other in blocks if other.role == "picture" and _place(other) == _place(block)
    ]
    nearest = min(pictures, key=lambda other: distance(block, [other]), default=None)
    return nearest.number if nearest else 0


def _place(block: PageBlock) -> tuple[str, int]:
    return block.kind, block.story


# --- what is read before what


def in_printed_order(own: Sequence[PageBlock], moved: Sequence[PageBlock]) -> list[PageBlock]:
    """A story's blocks with those that come to it, each where it is printed."""
    found = list(own)
    for block in moved:
        found.insert(_printed_at(found, block), block)
    return found


def _printed_at(own: Sequence[PageBlock], block: PageBlock) -> int:
    """Before which of its blocks. What is no text stands among its like in the order in which it was read."""
    if is_text(block):
        return _text_at(own, block)
    alike = [at for at, other in enumerate(own) if other.role == block.role]
    before = [at for at in alike if own[at].number < block.number]
    if before:
        return before[-1] + 1
    if alike:
        return alike[0]
    return 0 if block.role in STACK else len(own)


def _text_at(own: Sequence[PageBlock], block: PageBlock) -> int:
    """Where the way through the text becomes longer by the least."""
    texts = [at for at, other in enumerate(own) if is_text(other)]
    places = [*texts, texts[-1] + 1] if texts else [len(own)]
    neighbours: list[PageBlock | None] = [None, *(own[at] for at in texts), None]
    ways = [
        _way(before, block) + _way(block, behind) - _way(before, behind)
        for before, behind in itertools.pairwise(neighbours)
    ]
    least = min(range(len(ways)), key=lambda n: (ways[n], -n))
    return places[least]


def _way(one: PageBlock | None, other: PageBlock | None) -> float:
    """Cost of reading `other` straight after `one`; nothing at the ends, nor where places are not known."""
    a = leveled(one) if one else None
    b = leveled(other) if other else None
    if a is None or b is None:
        return 0.0
    is_one_column = overlap_x(a, b) > min(a.width, b.width) / 2
    if is_one_column:
        below = b.y0 - a.y1
        return UPWARDS if below < -_UNEVEN else max(0.0, below)
    across = abs(b.x0 - a.x0)
    return across + (TO_THE_NEXT_COLUMN if b.x0 > a.x0 else BACK_TO_A_COLUMN)


def leveled(block: PageBlock) -> Box | None:
    """Its box as if its lines ran from left to right: upright lines turned by a quarter."""
    if block.box is None:
        return None
    x0, y0, x1, y1 = block.box
    return Box(y0, 1 - x1, y1, 1 - x0) if block.is_vertical else Box(x0, y0, x1, y1)
