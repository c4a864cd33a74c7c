"""What of a sheet is the page: its boxes (ISO 32000-2, 14.11.2), as the printer cuts it."""

from __future__ import annotations

import pikepdf

from .content_places import Box, common, ordered
from .plain_values import rectangle_of
from .tuning import SHEET

_ROUNDING = 1  # points by which two boxes of a page may differ and be the same


def cuts_off_an_edge(trim: Box, shown: Box) -> bool:
    """Whether a trim box cuts an edge off what is shown, and leaves a page."""
    left, bottom, right, top = trim
    x0, y0, x1, y1 = shown
    near = _ROUNDING
    is_within = (
        left >= x0 - near and bottom >= y0 - near and right <= x1 + near and top <= y1 + near
    )
    is_smaller = max(left - x0, bottom - y0, x1 - right, y1 - top) > near
    area, whole = (right - left) * (top - bottom), (x1 - x0) * (y1 - y0)
    return (
        is_within
        and is_smaller
        and right > left
        and top > bottom
        and area >= SHEET.least_trim * whole
    )


def shown_box(page: pikepdf.Page) -> Box:
    """What of the sheet is shown, in its own coordinates. Raises what pikepdf does for a sheet without a size."""
    media = ordered(list(page.mediabox))
    crop, trim = (rectangle_of(page.obj.get(box)) for box in ("/CropBox", "/TrimBox"))
    shown = common(media, ordered(list(crop))) if crop is not None else media
    shown = shown or media
    cut = ordered(list(trim)) if trim is not None else shown
    return cut if cuts_off_an_edge(cut, shown) else shown
