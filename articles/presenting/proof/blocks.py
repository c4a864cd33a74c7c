"""A page's blocks for the proof screen: what is printed in them, and where they are now. Compact, for both go to the
browser whole: `blocks.js` reads them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext

from articles.reading.page_layout import BlockLine, Corners, PageBlock, PageLayout

DIGITS = 4  # of a fraction: a hundredth of a millimetre of a broadsheet's width is less
_WHOLE = 10**DIGITS  # of which places are whole numbers
_NO_CORNERS = (0, 0, 0, 0)


def printed_of(read: PageLayout) -> list[list[Any]]:
    """What no operation changes of each block that was read: its number, its lines' texts, their boxes, its own box
    where it has no lines, whether it is vertical, its picture's name.

    Boxes are in ten-thousandths of the page, all numbers in one list, each box as steps from the one above: down a
    column most of them are nothing.
    """
    return [_printed(block) for block in read.blocks]


def _printed(block: PageBlock) -> list[Any]:
    texts = [line.text for line in block.lines]
    area = _whole(block.area) if block.area is not None else 0
    return [block.number, texts, _steps(block.lines), area, int(block.is_vertical), block.image]


def _steps(lines: Sequence[BlockLine]) -> list[int]:
    found: list[int] = []
    above: Sequence[int] = _NO_CORNERS
    for line in lines:
        if line.box is None:
            return []
        box = _whole(line.box)
        found += [edge - other for edge, other in zip(box, above, strict=True)]
        above = box
    return found


def _whole(box: Corners) -> list[int]:
    return [round(edge * _WHOLE) for edge in box]


def blocks_of(layout: PageLayout) -> list[list[Any]]:
    """Every block in the order of the numbers: number, origin, first line, lines, role, kind, story, place, picture,
    reason. Its lines are some of those of the `origin`.
    """
    return [_block(block) for block in layout.blocks]


def _block(block: PageBlock) -> list[Any]:
    return [
        block.number,
        block.origin,
        block.first_line,
        len(block.lines),
        block.role,
        block.kind,
        block.story,
        block.place,
        block.picture,
        gettext(block.reason) if block.reason else "",
    ]


def coverage_of(layout: PageLayout) -> dict[str, Any]:
    """The share of the page's characters that are in no leftover, and how many blocks are left."""
    left = [block for block in layout.blocks if block.kind == "leftover"]
    every = sum(_length(block) for block in layout.blocks)
    lost = sum(_length(block) for block in left)
    share = 1 - lost / every if every else 1.0
    return {"share": share, "left": len(left), "blocks": len(layout.blocks)}


def _length(block: PageBlock) -> int:
    return sum(len(line.text) for line in block.lines)
