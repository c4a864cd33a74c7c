"""Text under what is painted over it later, which nobody can see: an area as white as the paper, a picture.

What an area hides is not told by its box: it may be clipped, masked, or of any form. So it is
drawn alone, on white and on black: where both come out alike nothing shines through. That asks
for no font, which the machine may lack.
"""

from __future__ import annotations

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageStat
from pypdfium2 import raw

from articles.reading.geometry import Box, common, overlap_x, overlap_y, union
from articles.reading.sheet import Glyph

from .direct import objects_in, objects_on
from .drawings import DEEPEST, Cover, Painting, Turn
from .glyphs import Glyphs
from .rendering import on_ground, pixels_of, raster_scale
from .tuning import SHEET

_DOTS = 108  # an inch: the smallest type is some eight of them high
_WHITE, _BLACK = 255, 0
# Of differences in lightness: less than eight is what rounding makes of one colour
_IS_ALIKE = [_WHITE] * 8 + [_BLACK] * 248
# Ems of a character's box at its sides, and above and below, that are mostly white
_SIDE, _ABOVE = 0.1, 0.17


def uncovered(page: pdfium.PdfPage, found: Glyphs, painting: Painting) -> tuple[Glyph, ...]:
    """The glyphs without those that are hidden.

    Of a scan that lies over its own text hardly any would be left: that one is kept.
    """
    covers = _later_covers(painting)
    under = _under(found, covers, painting)
    if not under:
        return found.glyphs
    hidden = _hidden(page, under, covers)
    seen = tuple(glyph for glyph in found.glyphs if glyph.order not in hidden)
    return seen if len(seen) >= SHEET.scanned * len(found.glyphs) else found.glyphs


def _later_covers(painting: Painting) -> list[Cover]:
    """Those that are painted after any text, from the last one to the first."""
    first = min(painting.texts.values(), default=())
    return [cover for cover in reversed(painting.covers) if cover.turn > first]


def _under(
    found: Glyphs, covers: Sequence[Cover], painting: Painting
) -> list[tuple[Turn, Glyph]]:
    """The glyphs that an area painted later may hide, with their turns, from the last one to the first."""
    if not covers or len(covers) > SHEET.most_covers:
        return []
    _, top, _, foot = union([cover.box for cover in covers])
    near = [glyph for glyph in found.glyphs if glyph[1][1] <= foot and glyph[1][3] >= top]
    near_by, under = _from_top(near), dict[int, tuple[Turn, Glyph]]()
    for cover in covers:
        for glyph in _touched(cover.box, near_by):
            turn = painting.texts.get(found.objects[glyph.order] or 0, cover.turn)
            if turn < cover.turn:
                under[glyph.order] = turn, glyph
    return sorted(under.values(), key=lambda one: one[0], reverse=True)


@dataclass(frozen=True)
class _FromTop:
    """Glyphs from top to bottom: areas are few, and asking an index for each glyph takes longer.

    `tops`: where each begins; `tallest`: the height of the tallest. In points.
    """

    glyphs: Sequence[Glyph]
    tops: Sequence[float]
    tallest: float


def _from_top(glyphs: Sequence[Glyph]) -> _FromTop:
    heights = [box[3] - box[1] for _, box, *_ in glyphs]
    in_order = sorted(glyphs, key=_top)
    return _FromTop(in_order, list(map(_top, in_order)), max(heights, default=0.0))


def _top(glyph: Glyph) -> float:
    return glyph[1][1]


def _touched(area: Box, near: _FromTop) -> list[Glyph]:
    """The glyphs of which the middle meets an area."""
    left, top, right, foot = area
    first = bisect_left(near.tops, top - near.tallest)
    last = bisect_right(near.tops, foot)
    return [
        glyph
        for glyph in near.glyphs[first:last]
        if glyph[1][0] <= right and glyph[1][2] >= left and _meets(_core(glyph), area)
    ]


def _meets(one: Box, other: Box) -> bool:
    return overlap_x(one, other) >= 0 and overlap_y(one, other) >= 0


def _core(glyph: Glyph) -> Box:
    """The middle of a character's box, where most of its ink is."""
    x0, y0, x1, y1 = glyph.box
    across, down = _SIDE * (x1 - x0), _ABOVE * (y1 - y0)
    return Box(x0 + across, y0 + down, x1 - across, y1 - down)


def _hidden(
    page: pdfium.PdfPage, under: Sequence[tuple[Turn, Glyph]], covers: Sequence[Cover]
) -> set[int]:
    """The `order` of the glyphs that what is painted after them hides. Areas may do that together."""
    area = union([glyph.box for _, glyph in under])
    mask, waiting, hidden = _Mask(page, area), list(covers), set()
    with _nothing_painted(page):
        for turn, glyph in under:
            while waiting and waiting[0].turn > turn:
                mask.add(waiting.pop(0))
            if mask.share(_core(glyph)) >= SHEET.covered:
                hidden.add(glyph.order)
    return hidden


class _Mask:
    """Where on an area of the page covers let nothing shine through: white on black."""

    def __init__(self, page: pdfium.PdfPage, area: Box) -> None:
        self.page, self.area = page, area
        self.scale = raster_scale(page, _DOTS)
        self.image = Image.new("L", pixels_of(page, self.scale))

    def add(self, cover: Cover) -> None:
        part = self._pixels(common(cover.box, self.area))
        left, top, right, foot = part
        if left >= right or top >= foot:
            return
        raw.FPDFPageObj_SetIsActive(cover.handle, True)
        white, black = (
            on_ground(self.page, self.scale, part, ground) for ground in (_WHITE, _BLACK)
        )
        raw.FPDFPageObj_SetIsActive(cover.handle, False)
        alike = ImageChops.difference(white, black).point(_IS_ALIKE)
        self.image.paste(ImageChops.lighter(alike, self.image.crop(part)), part)

    def share(self, box: Box) -> float:
        """How much of a box is covered, 0 to 1."""
        left, top, right, foot = self._pixels(box)
        part = (left, top, max(right, left + 1), max(foot, top + 1))
        return ImageStat.Stat(self.image.crop(part)).mean[0] / 255

    def _pixels(self, box: Box) -> tuple[int, int, int, int]:
        width, height = self.image.size
        left, top, right, foot = (round(side * self.scale) for side in box)
        return max(0, left), max(0, top), min(width, right), min(height, foot)


def _objects(page: pdfium.PdfPage) -> Iterator[raw.FPDF_PAGEOBJECT]:
    """All that paints, in forms, too."""
    for address in objects_on(page.raw, raw.FPDFPage_CountObjects(page.raw)):
        yield from _parts(address, 0)


def _parts(address: int, depth: int) -> Iterator[raw.FPDF_PAGEOBJECT]:
    one = ctypes.cast(address, raw.FPDF_PAGEOBJECT)
    if raw.FPDFPageObj_GetType(one) != raw.FPDF_PAGEOBJ_FORM:
        yield one
    elif depth < DEEPEST:
        for inside in objects_in(one, raw.FPDFFormObj_CountObjects(one)):
            yield from _parts(inside, depth + 1)


@contextmanager
def _nothing_painted(page: pdfium.PdfPage) -> Iterator[None]:
    """The page with all that it is made of switched off, and on again at the end."""
    objects = list(_objects(page))
    for one in objects:
        raw.FPDFPageObj_SetIsActive(one, False)
    try:
        yield
    finally:
        for one in objects:
            raw.FPDFPageObj_SetIsActive(one, True)
