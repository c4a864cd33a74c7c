"""The frame or tint that something stands in: what is inside one belongs to nothing outside."""

from __future__ import annotations

from articles.reading.geometry import Box

from .classified_blocks import ClassifiedBlocks


def frame_around(box: Box, page: ClassifiedBlocks) -> Box | None:
    """The smallest frame or tint around the middle of the box."""
    x, y = box.middle_x, box.middle_y
    for frame in page.frames:  # from small to large
        if frame.x0 <= x <= frame.x1 and frame.y0 <= y <= frame.y1:
            return frame
    return None


def share_a_frame(a: Box, b: Box, page: ClassifiedBlocks) -> bool:
    """Whether both stand in the same one, or in none."""
    return frame_around(a, page) == frame_around(b, page)
