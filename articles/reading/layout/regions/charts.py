"""Charts without a box: connected drawings with a few words on and at each."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence

from articles.reading.geometry import Box, contains, grown, overlap_x, overlap_y, union
from articles.reading.layout.lines.blocks import Block
from articles.reading.sheet import Drawing, Sheet

from .figure import Figure, are_figures, is_cell, is_prose
from .picture_tuning import PICTURES


def charts_of(sheet: Sheet, blocks: Sequence[Block]) -> Iterator[Figure]:
    """Each group of drawings that is a chart."""
    prose = [block.box for block in blocks if is_prose(block)]
    for parts in _clusters(_drawn(sheet, prose)):
        chart = _chart(parts, blocks)
        if chart is not None:
            yield chart


def _drawn(sheet: Sheet, prose: Sequence[Box]) -> Iterator[Box]:
    """What is drawn but for pictures, what stands around or behind text, and the page's own lines."""
    for drawing in sheet.drawings:
        if not _may_be_part(drawing, sheet):
            continue
        if not any(contains(drawing.box, text, PICTURES.frame_slack) for text in prose):
            yield drawing.box


def _may_be_part(drawing: Drawing, sheet: Sheet) -> bool:
    if drawing.kind == "image":
        return False
    share = PICTURES.page_drawing
    return drawing.box.width < share * sheet.width and drawing.box.height < share * sheet.height


def _clusters(boxes: Iterable[Box]) -> Iterator[list[Box]]:
    """Boxes that touch each other, directly or through others.

    Taken from top to bottom, so that a cluster which ends above the next box is done: a map has
    thousands of shapes.
    """
    growing: list[list[Box]] = []
    for box in sorted(boxes, key=lambda b: b.y0):
        around = grown(box, PICTURES.cluster_gap)
        connected, others = _split(growing, _is_connected, around)
        done, growing = _split(others, _ends_above, around)
        yield from done
        growing.append([box, *itertools.chain.from_iterable(connected)])
    yield from growing


def _split(
    clusters: Sequence[list[Box]],
    test: Callable[[list[Box], Box], bool],
    box: Box,
) -> tuple[list[list[Box]], list[list[Box]]]:
    """The clusters that pass a test against a box, and the others."""
    passed: list[list[Box]] = []
    failed: list[list[Box]] = []
    for cluster in clusters:
        (passed if test(cluster, box) else failed).append(cluster)
    return passed, failed


def _is_connected(cluster: Sequence[Box], box: Box) -> bool:
    return any(_touch(box, other) for other in cluster)


def _ends_above(cluster: Sequence[Box], box: Box) -> bool:
    return max(other.y1 for other in cluster) < box.y0


def _touch(a: Box, b: Box) -> bool:
    return overlap_x(a, b) >= 0 and overlap_y(a, b) >= 0


def _chart(parts: Sequence[Box], blocks: Sequence[Block]) -> Figure | None:
    """The drawings with the cells on and at them, if there are enough of both: figures, or many short words."""
    if len(parts) < PICTURES.figure_parts:
        return None
    whole = union(parts)
    inside = [
        n for n, b in enumerate(blocks) if contains(whole, b.box, PICTURES.in_figure * b.size)
    ]
    if any(is_prose(blocks[n]) for n in inside):
        return None
    beside = [n for n, b in enumerate(blocks) if n not in inside and _labels(b, whole)]
    found = [*inside, *beside]
    if not are_figures([blocks[n] for n in found]):
        return None
    return Figure(union([whole, *(blocks[n].box for n in found)]), frozenset(found))


def _labels(block: Block, drawings: Box) -> bool:
    """Whether a short word stands right at the drawings."""
    around = grown(drawings, PICTURES.at_figure * block.size)
    return contains(around, block.box) and is_cell(block)
