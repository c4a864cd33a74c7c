"""Which pictures stand at which zone of upright text, and where their captions go.

A picture at a zone, with no level text around it, is the zone's, and so is its caption. What stands
upright at the side of any other picture is a line on its side in level text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.reading.geometry import Box, contains, white_between
from articles.reading.sheet import Glyph, Sheet

from .axes import Axis, axes_of, written_axes
from .picture_captions import (
    has_level_text,
    images_of,
    is_at,
    is_caption,
    level_caption,
    strings_at_sides,
)
from .strings import Strings, UprightString
from .tuning import UPRIGHT
from .zones import UprightZone

Placed = tuple[list[UprightZone], dict[int, Axis]]


@dataclass(frozen=True)
class _CaptionedImage:
    """`across`: the axes of its upright caption's characters. `level`: its level caption."""

    box: Box
    upright: dict[int, Axis]
    level: tuple[Glyph, ...]

    @property
    def orders(self) -> frozenset[int]:
        return frozenset(self.upright) | {glyph.order for glyph in self.level}


def with_pictures(zones: Sequence[UprightZone], strings: Strings, sheet: Sheet) -> Placed:
    """The zones with the pictures at them, and the axes of upright captions at all others."""
    placed = list(zones)
    captions: dict[int, Axis] = {}
    for image in images_of(sheet):
        found = _captioned(image, placed, strings, sheet)
        owner = _owner(found, placed, strings)
        if found.orders:
            placed = [_without(zone, found) for zone in placed]
        if owner is None:
            captions |= found.upright
        else:
            placed[owner] = _with(placed[owner], found)
    return placed, captions


def _captioned(
    image: Box, zones: Sequence[UprightZone], strings: Strings, sheet: Sheet
) -> _CaptionedImage:
    free = [s for s in strings.upright if not _is_of_text(s, zones)]
    upright: dict[int, Axis] = {}
    for side in strings_at_sides(free, [image]):
        axes = _axes(side, sheet)
        if is_caption(_text(side, axes, sheet)):
            upright |= axes
    if not zones:
        return _CaptionedImage(image, upright, ())
    lines = [g for g in sheet.glyphs if g.order not in upright and not _is_upright(g, zones)]
    level = level_caption(lines, image, zones[0].size)
    return _CaptionedImage(image, upright, tuple(level))


def _is_of_text(string: UprightString, zones: Sequence[UprightZone]) -> bool:
    return any(contains(zone.text, string.box, UPRIGHT.off_line * zone.size) for zone in zones)


def _is_upright(glyph: Glyph, zones: Sequence[UprightZone]) -> bool:
    return any(glyph.order in zone.axes for zone in zones)


def _axes(side: Sequence[UprightString], sheet: Sheet) -> dict[int, Axis]:
    return written_axes(side) if sheet.is_ocr else axes_of(side, sheet.glyphs)


def _text(side: Sequence[UprightString], axes: dict[int, Axis], sheet: Sheet) -> str:
    """The characters line by line, from the right to the left."""
    glyphs = [g for g in sheet.glyphs if g.order in axes]
    glyphs.sort(key=lambda g: (-axes[g.order].middle, g.box.y0))
    return "".join(g.text for g in glyphs)


def _owner(
    image: _CaptionedImage, zones: Sequence[UprightZone], strings: Strings
) -> int | None:
    """The index of the zone that a picture stands at; None where level text stands around it."""
    at = [n for n, zone in enumerate(zones) if is_at(image.box, zone.text, zone.size)]
    nearest = min(at, key=lambda n: white_between(image.box, zones[n].text), default=None)
    if nearest is None:
        return None
    zone = zones[nearest]
    if contains(zone.box, image.box, UPRIGHT.beside * zone.size):
        return nearest
    reach = max(UPRIGHT.near_level * zone.size, white_between(image.box, zone.text))
    is_level = has_level_text(image.box, strings.level, image.level, reach)
    return None if is_level else nearest


def _without(zone: UprightZone, image: _CaptionedImage) -> UprightZone:
    axes = {order: axis for order, axis in zone.axes.items() if order not in image.upright}
    return replace(zone, axes=axes, orders=zone.orders - image.orders)


def _with(zone: UprightZone, image: _CaptionedImage) -> UprightZone:
    return replace(
        zone,
        axes=zone.axes | image.upright,
        orders=zone.orders | image.orders,
        pictures=(*zone.pictures, image.box),
    )
