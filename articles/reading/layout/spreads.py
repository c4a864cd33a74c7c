"""Two pages side by side on one sheet, as a spread is exported: where it is to be cut.

A newspaper's page is higher than wide. A sheet that is wider holds two, if a blank strip in its
middle parts all type.
"""

from __future__ import annotations

import statistics
from dataclasses import dataclass, replace

from articles.reading.geometry import Box, common
from articles.reading.sheet import Drawing, Glyph, Sheet


@dataclass(frozen=True)
class SpreadRules:
    """When a sheet holds two pages."""

    # Times its height from which a sheet may hold two pages: a landscape
    # page of a supplement is hardly wider than high.
    spread: float = 1.15
    # Share of the sheet's width by which the gutter may stand off its
    # middle: crop marks are not always even.
    off_middle: float = 0.06
    # Points of blank, and ems of the type that most of the sheet is set in:
    # no gutter between columns is as wide. Raised, pages with narrow inner
    # margins are read as one; lowered, a wide page of two columns is cut.
    spread_gutter: float = 12.0
    spread_gutter_ems: float = 3.5


SPREADS = SpreadRules()

WHOLE = Box(0.0, 0.0, 1.0, 1.0)


def parts_of(sheet: Sheet) -> tuple[Box, ...]:
    """The pages on the sheet, from left to right, in fractions of it."""
    if sheet.width < SPREADS.spread * sheet.height:
        return (WHOLE,)
    middle = _gutter(sheet)
    if middle is None:
        return (WHOLE,)
    at = middle / sheet.width
    return Box(0.0, 0.0, at, 1.0), Box(at, 0.0, 1.0, 1.0)


def _gutter(sheet: Sheet) -> float | None:
    """The middle of the widest blank strip near the sheet's middle, in points, with type to both sides of it."""
    if not _has_type_on_both_sides(sheet):
        return None
    x0, x1 = _widest_blank(sheet)
    em = statistics.median(glyph.size for glyph in sheet.glyphs)
    least = max(SPREADS.spread_gutter, SPREADS.spread_gutter_ems * em)
    return (x0 + x1) / 2 if x1 - x0 >= least else None


def _has_type_on_both_sides(sheet: Sheet) -> bool:
    left = sum(g.box.x1 < sheet.width / 2 for g in sheet.glyphs)
    return 0 < left < len(sheet.glyphs)


def _widest_blank(sheet: Sheet) -> tuple[float, float]:
    """Left and right of the widest strip near the sheet's middle that no character reaches into."""
    low = (0.5 - SPREADS.off_middle) * sheet.width
    high = (0.5 + SPREADS.off_middle) * sheet.width
    near = sorted(
        (g.box.x0, g.box.x1) for g in sheet.glyphs if low < g.box.x1 and g.box.x0 < high
    )
    widest = (low, low)
    edge = low
    for x0, x1 in (*near, (high, high)):
        if x0 - edge > widest[1] - widest[0]:
            widest = (edge, x0)
        edge = max(edge, x1)
    return widest


def part(sheet: Sheet, crop: Box) -> Sheet:
    """The part of the sheet in `crop` (fractions of it) as a sheet of its own."""
    if crop == WHOLE:
        return sheet
    page = Box(
        crop.x0 * sheet.width,
        crop.y0 * sheet.height,
        crop.x1 * sheet.width,
        crop.y1 * sheet.height,
    )
    glyphs = [g for g in sheet.glyphs if page.x0 <= g.box.middle_x < page.x1]
    drawings = [d for d in sheet.drawings if common(d.box, page).width > 0]
    return replace(
        sheet,
        width=page.width,
        height=page.height,
        glyphs=tuple(_moved_glyph(g, page) for g in glyphs),
        drawings=tuple(_moved_drawing(d, page) for d in drawings),
        unreadable=0,  # is counted for a whole sheet only
    )


def _moved_glyph(glyph: Glyph, page: Box) -> Glyph:
    return glyph._replace(box=_moved(glyph.box, page), baseline=glyph.baseline - page.y0)


def _moved_drawing(drawing: Drawing, page: Box) -> Drawing:
    """What of a drawing is on the page: a rule or tint may run across both."""
    return replace(drawing, box=_moved(common(drawing.box, page), page))


def _moved(box: Box, page: Box) -> Box:
    return Box(box.x0 - page.x0, box.y0 - page.y0, box.x1 - page.x0, box.y1 - page.y0)
