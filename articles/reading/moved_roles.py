"""What a block is in the story that it is moved to: what it was left over as says little of that.

A second headline is a heading inside the story, or, at the first one,
its kicker, its deck or a line of it. Large type that nothing is known of
is a heading. What was furniture or an ad is again what it was read as.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .arrangement import IN_PRINTED_ORDER
from .block_changes import as_headline, has_headline
from .block_places import STACK, distance, is_text, leveled
from .page_layout import BlockRole, PageBlock, PageSetting

_HEADING = 1.2  # of the page's text size, from which type is a heading's
_SMALLER = 0.1  # of a headline's size, from which type beside it is no line of it
_MOST_LINES = 4  # of a heading
_OUTSIDE: frozenset[BlockRole] = frozenset({"furniture", "ad", "notice"})


def with_roles_in(
    own: Sequence[PageBlock], moved: Sequence[PageBlock], at: int, setting: PageSetting
) -> list[PageBlock]:
    """The blocks that are moved to a story, each in its role there.

    `own`: the story's others, none if it is new; `at`: as in a move.
    """
    found = [_said_by_type(_as_read(block), setting) for block in moved]
    if has_headline(own):
        return [
            _at_headline(b, own, at) if _is_at_headline(b, own, at) else _inside(b)
            for b in found
        ]
    if not own:
        return as_headline(found)
    if has_headline(found):
        return found
    heads = [block for block in found if block.role == "crosshead"]
    return [*as_headline(heads), *(block for block in found if block.role != "crosshead")]


def _as_read(block: PageBlock) -> PageBlock:
    if block.role not in _OUTSIDE:
        return block
    is_known = block.role_read not in _OUTSIDE
    return replace(block, role=block.role_read if is_known else "unknown")


def _said_by_type(block: PageBlock, setting: PageSetting) -> PageBlock:
    if block.role != "unknown" or len(block.lines) > _MOST_LINES:
        return block
    usual = setting.parts[block.part].em
    size = min((line.size for line in block.lines), default=0.0)
    return replace(block, role="headline") if 0 < usual * _HEADING <= size else block


def _is_at_headline(block: PageBlock, own: Sequence[PageBlock], at: int) -> bool:
    """Whether a line of a headline comes to the story's headline.

    Otherwise it comes to a place in the text.
    """
    if block.role not in STACK:
        return True
    texts = [other for other in own if is_text(other)]
    if at != IN_PRINTED_ORDER:
        return not texts or 0 < at <= texts[0].place
    stack = [other for other in own if other.role in STACK]
    return distance(block, stack) <= distance(block, texts)


def _at_headline(block: PageBlock, own: Sequence[PageBlock], at: int) -> PageBlock:
    """Smaller type before a headline, above it or to its left, is its kicker,
    behind it its deck.

    Other type is a line of it.
    """
    headlines = [other for other in own if other.role == "headline"]
    is_small = _size(block) < (1 - _SMALLER) * max(map(_size, headlines))
    if block.role != "headline" or not is_small:
        return block
    first = headlines[0]
    is_before = _stands_before(block, first) if at == IN_PRINTED_ORDER else at <= first.place
    return replace(block, role="kicker" if is_before else "deck")


def _stands_before(block: PageBlock, headline: PageBlock) -> bool:
    one, other = leveled(block), leveled(headline)
    if one is None or other is None:
        return block.number < headline.number
    return one.middle_y < other.y0 or one.x1 <= other.middle_x


def _size(block: PageBlock) -> float:
    return max((line.size for line in block.lines), default=0.0)


def _inside(block: PageBlock) -> PageBlock:
    return replace(block, role="crosshead") if block.role in STACK else block
