"""Boxes and how they stand to each other. Points of the page as it is shown, origin top left, y downwards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Box(NamedTuple):
    """x0 ≤ x1, y0 ≤ y1. A tuple, not a dataclass: a page has ten thousand of them."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def area(self) -> float:
        return max(0.0, self.x1 - self.x0) * max(0.0, self.y1 - self.y0)

    @property
    def middle_x(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def middle_y(self) -> float:
        return (self.y0 + self.y1) / 2


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around all; at least one is needed."""
    x0s, y0s, x1s, y1s = zip(*boxes, strict=True)
    return Box(min(x0s), min(y0s), max(x1s), max(y1s))


def common(a: Box, b: Box) -> Box:
    """What both cover; of negative width or height where they do not meet."""
    return Box(max(a.x0, b.x0), max(a.y0, b.y0), min(a.x1, b.x1), min(a.y1, b.y1))


def overlap_x(a: Box, b: Box) -> float:
    """Points of width that both have above or below each other; negative: the gap between them.

    Asked thirty thousand times a page, so without `min` and `max`, which cost three times as
    much.
    """
    left, _, right, _ = a
    other_left, _, other_right, _ = b
    return (right if right < other_right else other_right) - (
        left if left > other_left else other_left
    )


def overlap_y(a: Box, b: Box) -> float:
    """Points of height that both have beside each other; negative: the gap between them."""
    _, top, _, bottom = a
    _, other_top, _, other_bottom = b
    return (bottom if bottom < other_bottom else other_bottom) - (
        top if top > other_top else other_top
    )


def white_between(a: Box, b: Box) -> float:
    """Points of white between two boxes, across and down; 0 where they meet."""
    return max(0.0, -overlap_x(a, b)) + max(0.0, -overlap_y(a, b))


def shared(a: Box, b: Box) -> float:
    """The part of the smaller box that the other one covers, 0 to 1."""
    least = min(a.area, b.area)
    width, height = overlap_x(a, b), overlap_y(a, b)
    return width * height / least if least > 0 and width > 0 and height > 0 else 0.0


def covers_y(a: Box, b: Box) -> float:
    """The part of the lower one's height that lies beside the other, 0 to 1."""
    least = min(a.height, b.height)
    return max(0.0, overlap_y(a, b)) / least if least > 0 else 0.0


def contains(outer: Box, inner: Box, slack: float = 0.0) -> bool:
    """Whether `inner` lies inside `outer`, or beyond its edges by at most `slack` points."""
    return (
        outer.x0 - slack <= inner.x0
        and outer.y0 - slack <= inner.y0
        and inner.x1 <= outer.x1 + slack
        and inner.y1 <= outer.y1 + slack
    )


def grown(box: Box, by: float) -> Box:
    """The box with each edge moved outwards by so many points."""
    return Box(box.x0 - by, box.y0 - by, box.x1 + by, box.y1 + by)


def clusters(values: Sequence[T], at: Callable[[T], float], reach: float) -> list[list[T]]:
    """The values sorted by their place `at`, cut wherever the next one stands more than `reach`
    further on.

    Single-linkage clustering in one dimension. Of a page's ten thousand characters most share
    their place with others, so only the places are sorted.
    """
    by_place: defaultdict[float, list[T]] = defaultdict(list)
    for value in values:
        by_place[at(value)].append(value)
    found: list[list[T]] = []
    last = 0.0
    for here in sorted(by_place):
        if found and here - last <= reach:
            found[-1] += by_place[here]
        else:
            found.append(by_place[here])
        last = here
    return found
