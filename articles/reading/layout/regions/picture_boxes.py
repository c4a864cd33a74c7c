"""Images that are pictures: no ornament, no background; the slices that an export cuts one into put together."""

from __future__ import annotations

from collections.abc import Sequence

from articles.reading.geometry import Box, common, overlap_x, overlap_y, shared, union
from articles.reading.sheet import Sheet

from .picture_tuning import PICTURES
from .tuning import REGIONS


def picture_boxes(sheet: Sheet) -> list[Box]:
    """The boxes of the page's pictures, as far as they are on it."""
    return [box for box in merged_images(sheet) if _is_large_enough(box)]


def merged_images(sheet: Sheet) -> list[Box]:
    """The boxes of all its images, large or small, but for a background."""
    page = Box(0.0, 0.0, sheet.width, sheet.height)
    images = [common(d.box, page) for d in sheet.drawings if d.kind == "image"]
    largest = REGIONS.background * page.area
    return _merged([box for box in images if box.area < largest])


def _is_large_enough(box: Box) -> bool:
    shorter = min(box.width, box.height)
    return shorter >= PICTURES.lowest_picture and box.area >= PICTURES.smallest_picture


def _merged(boxes: Sequence[Box]) -> list[Box]:
    """Boxes that overlap or abut along a whole side, as one."""
    found: list[Box] = []
    for box in sorted(boxes, key=lambda b: (b.y0, b.x0)):
        whole = box
        while part := _first_part(whole, found):
            found.remove(part)
            whole = union([whole, part])
        found.append(whole)
    return found


def _first_part(box: Box, found: Sequence[Box]) -> Box | None:
    return next((other for other in found if _are_one(other, box)), None)


def _are_one(a: Box, b: Box) -> bool:
    if shared(a, b) > PICTURES.same_picture:
        return True
    return _abut(overlap_x(a, b), a.y0 - b.y0, a.y1 - b.y1) or _abut(
        overlap_y(a, b), a.x0 - b.x0, a.x1 - b.x1
    )


def _abut(overlap: float, one_edge: float, other_edge: float) -> bool:
    """Whether two slices meet along a whole side: by how much they overlap, and their edges across differ."""
    joint = PICTURES.slice_joint
    return abs(overlap) <= joint and abs(one_edge) < joint and abs(other_edge) < joint
