"""Boxes of what a content draws, moved by its matrices (ISO 32000-2, 8.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pikepdf import Matrix

Box = tuple[float, float, float, float]  # left, bottom, right, top
Places = tuple[Box, ...]  # of a content, in its own coordinates: what of it may be seen

_LEAST_DETERMINANT = 1e-9  # of a matrix that can be turned back


def ordered(corners: Sequence[Any]) -> Box:
    """A rectangle by any two opposite corners (7.9.5). Raises ValueError and TypeError."""
    x0, y0, x1, y1 = (float(one) for one in corners)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def moved(box: Box, matrix: Matrix) -> Box:
    """The upright box around what the matrix makes of the box."""
    left, bottom, right, top = box
    corners = [matrix.transform((x, y)) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _y in corners], [y for _x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def moved_back(box: Box, matrix: Matrix) -> Box | None:
    """What the matrix puts into the box, or more; None where it puts everything onto one line."""
    if abs(matrix.a * matrix.d - matrix.b * matrix.c) < _LEAST_DETERMINANT:
        return None
    return moved(box, matrix.inverse())


def meet(one: Box, other: Box) -> bool:
    """Whether they have a point in common."""
    return (
        one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
    )


def holds(outer: Box, inner: Box) -> bool:
    """Whether all of `inner` lies in `outer`."""
    return (
        outer[0] <= inner[0]
        and outer[1] <= inner[1]
        and inner[2] <= outer[2]
        and inner[3] <= outer[3]
    )


def common(one: Box, other: Box) -> Box | None:
    """What both cover; None where that is nothing."""
    box = (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )
    return box if box[0] < box[2] and box[1] < box[3] else None
