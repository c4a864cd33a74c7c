"""Two pages side by side on one sheet, as a spread is exported: where it is to be cut.

A newspaper's page is higher than wide. A sheet that is wider holds two, if a blank strip in its middle parts all type.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from articles.reading.geometry import Box, common
from articles.reading.sheet import Drawing, Glyph, Sheet


@dataclass(frozen=True)
class SpreadRules:
    """When a sheet holds two pages."""

    spread: float = 1.15  # times its height: a wider sheet holds two pages
    off_middle: float = 0.06  # by which the gutter may stand off the middle
    spread_gutter: float = 12.0  # … and in points: no gutter between columns is so wide in type of usual size


SPREADS = SpreadRules()

WHOLE = Box(0.0, 0.0, 1.0, 1.0)


def parts_of(sheet: Sheet) -> tuple[Box, ...]:
    """The pages on the sheet, from left to right, in fractions of it."""
    rule = SPREADS
    if sheet.width < rule.spread * sheet.height:
        return (WHOLE,)
    middle = _gutter(sheet)
    if middle is None:
        return (WHOLE,)
    at = middle / sheet.width
    return Box(0.0, 0.0, at, 1.0), Box(at, 0.0, 1.0, 1.0)


def _gutter(sheet: Sheet) -> float | None:
    """The middle of the widest blank strip near the sheet's middle, in points, with type to both sides of it."""
    rule = SPREADS
    low, high = (0.5 - rule.off_middle) * sheet.width, (0.5 + rule.off_middle) * sheet.width
    near = sorted((g.box.x0, g.box.x1) for g in sheet.glyphs if g.box.x1 > low and g.box.x0 < high)
    lefts = sum(g.box.x1 < sheet.width / 2 for g in sheet.glyphs)
    if not 0 < lefts < len(sheet.glyphs):
        return None
    best, edge = (0.0, 0.0), low
    for x0, x1 in (*near, (high, high)):
        if x0 - edge > best[0]:
            best = (x0 - edge, (x0 + edge) / 2)
        edge = max(edge, x1)
    return best[1] if best[0] >= rule.spread_gutter else None


def part(sheet: Sheet, crop: Box) -> Sheet:
    """The part of the sheet in `crop` (fractions of it) as a sheet of its own."""
    if crop == WHOLE:
        return sheet
    box = Box(crop.x0 * sheet.width, crop.y0 * sheet.height, crop.x1 * sheet.width, crop.y1 * sheet.height)
    return replace(
        sheet,
        width=box.width,
        height=box.height,
        glyphs=tuple(_moved_glyph(g, box) for g in sheet.glyphs if box.x0 <= g.box.middle_x < box.x1),
        drawings=tuple(_moved(d, box) for d in sheet.drawings if common(d.box, box).width > 0),
        unreadable=0,
    )


def _moved_glyph(glyph: Glyph, page: Box) -> Glyph:
    x0, y0, x1, y1 = glyph.box
    return glyph._replace(
        box=Box(x0 - page.x0, y0 - page.y0, x1 - page.x0, y1 - page.y0), baseline=glyph.baseline - page.y0
    )


def _moved(drawing: Drawing, page: Box) -> Drawing:
    x0, y0, x1, y1 = common(drawing.box, page)
    return replace(drawing, box=Box(x0 - page.x0, y0 - page.y0, x1 - page.x0, y1 - page.y0))
