"""A page's blocks, and how much of it stands where it belongs."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext

from articles.reading.page_layout import BlockLine, Corners, PageBlock, PageLayout

DIGITS = 4  # of a fraction: a hundredth of a millimetre of a broadsheet's width is less


def blocks_of(layout: PageLayout) -> list[dict[str, Any]]:
    """Every block in the order of the numbers."""
    return [_block(block) for block in layout.blocks]


def _block(block: PageBlock) -> dict[str, Any]:
    return {
        "number": block.number,
        "role": block.role,
        "kind": block.kind,
        "story": block.story,
        "place": block.place,
        "box": rounded(block.box),
        "lines": [_line(line) for line in block.lines],
        "picture": block.picture,
        "image": block.image,
        "vertical": block.is_vertical,
        "reason": gettext(block.reason) if block.reason else "",
    }


def _line(line: BlockLine) -> dict[str, Any]:
    return {"text": line.text, "box": rounded(line.box)}


def rounded(box: Corners | None) -> list[float] | None:
    return [round(edge, DIGITS) for edge in box] if box else None


def coverage_of(layout: PageLayout) -> dict[str, Any]:
    """The share of the page's characters that are in no leftover, and how many blocks are left."""
    left = [block for block in layout.blocks if block.kind == "leftover"]
    every = sum(_length(block) for block in layout.blocks)
    lost = sum(_length(block) for block in left)
    share = 1 - lost / every if every else 1.0
    return {"share": share, "left": len(left), "blocks": len(layout.blocks)}


def _length(block: PageBlock) -> int:
    return sum(len(line.text) for line in block.lines)
