"""A zone of upright text as a sheet that is turned by a quarter, so that its lines are level.

The page's top is then the left, its right side the top. Level lines of the zone read upwards.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from articles.reading.geometry import Box, contains, overlap_x, overlap_y, union
from articles.reading.sheet import Drawing, Glyph, Sheet

from .axes import Axis
from .page_text import UprightText, upright_text
from .tuning import UPRIGHT
from .zones import UprightZone

_DESCENT = 0.12  # share of an em square below the baseline in most Han fonts


def text_directions(sheet: Sheet) -> tuple[Sheet, ...]:
    """The sheet without its upright text, then each zone of that as a sheet that is turned."""
    found = upright_text(sheet)
    if not (found.zones or found.captions):
        return (sheet,)
    level = _level_sheet(sheet, found)
    return (level, *(_turned(found.sheet, zone) for zone in found.zones))


def _level_sheet(sheet: Sheet, found: UprightText) -> Sheet:
    taken = frozenset[int]().union(*(zone.orders for zone in found.zones))
    return replace(
        sheet,
        glyphs=tuple(
            _on_its_side(g, found.captions.get(g.order))
            for g in sheet.glyphs
            if g.order not in taken
        ),
        drawings=tuple(d for d in sheet.drawings if not _is_in_any(d, found.zones)),
    )


def _on_its_side(glyph: Glyph, axis: Axis | None) -> Glyph:
    """A character of an upright line in level text as one of a line that lies on its side."""
    if axis is None:
        return glyph
    half = axis.size / 2
    box = Box(axis.middle - half, glyph.box.y0, axis.middle + half, glyph.box.y1)
    return glyph._replace(box=box, baseline=glyph.box.y0, size=axis.size, turn=90)


def _is_in_any(drawing: Drawing, zones: Iterable[UprightZone]) -> bool:
    return any(_is_of(drawing, zone) for zone in zones)


def _is_of(drawing: Drawing, zone: UprightZone) -> bool:
    return drawing.box in zone.pictures or contains(
        zone.box, drawing.box, UPRIGHT.beside * zone.size
    )


def _turned(sheet: Sheet, zone: UprightZone) -> Sheet:
    drawings = [d for d in sheet.drawings if _meets(d, zone)]
    glyphs = [g for g in sheet.glyphs if g.order in zone.orders]
    return replace(
        sheet,
        width=sheet.height,
        height=sheet.width,
        glyphs=tuple(_turned_glyphs(glyphs, zone, sheet.width)),
        drawings=tuple(replace(d, box=_turned_box(d.box, sheet.width)) for d in drawings),
        is_turned=True,
        text_sizes=zone.sizes,
    )


def _meets(drawing: Drawing, zone: UprightZone) -> bool:
    """Whether a rule or frame stands in or at the zone; a picture must be in it."""
    if drawing.kind == "image":
        return _is_of(drawing, zone)
    return overlap_x(drawing.box, zone.box) > 0 and overlap_y(drawing.box, zone.box) > 0


def _turned_box(box: Box, width: float) -> Box:
    return Box(box.y0, width - box.x1, box.y1, width - box.x0)


def printed_box(box: Box, width: float) -> Box:
    """Where a box of a turned sheet is printed on a page so many points wide."""
    return Box(width - box.y1, box.x0, width - box.y0, box.x1)


def _turned_glyphs(glyphs: Sequence[Glyph], zone: UprightZone, width: float) -> Iterator[Glyph]:
    lines: defaultdict[Axis, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        axis = zone.axes.get(glyph.order)
        if axis is None:
            turned = _turned_box(glyph.box, width)
            turn = (glyph.turn - 90) % 360
            yield glyph._replace(box=turned, baseline=turned.y1, turn=turn)
        else:
            lines[axis].append(glyph)
    for axis, line in lines.items():
        yield from _laid_line(line, width - axis.middle, axis.size)


def _laid_line(line: Sequence[Glyph], axis: float, size: float) -> Iterator[Glyph]:
    """The characters of an upright line in one level line with its middle at `axis`, all of one size."""
    top = axis - size / 2
    baseline = top + (1 - _DESCENT) * size
    place = -1e9
    for glyph in sorted(_cells(line), key=lambda g: g.box.y0):
        start = max(glyph.box.y0, place)
        end = max(glyph.box.y1, start + glyph.box.height / 2)
        place = start + (glyph.box.height / 2 if glyph.turn == 0 else 0)
        box = Box(start, top, end, top + size)
        yield glyph._replace(box=box, baseline=baseline, size=size, turn=0)


def _cells(line: Sequence[Glyph]) -> Iterator[Glyph]:
    """The characters from top to bottom, those that stand level in one place (纵中横) as one."""
    group: list[Glyph] = []
    for glyph in sorted(line, key=lambda g: (round(g.baseline), g.box.x0)):
        if group and not _is_beside(group[-1], glyph):
            yield _one_cell(group)
            group = []
        group.append(glyph)
    if group:
        yield _one_cell(group)


def _is_beside(left: Glyph, right: Glyph) -> bool:
    is_level = abs(left.baseline - right.baseline) <= UPRIGHT.off_line * right.size
    is_upright = left.turn == right.turn == 0
    return is_upright and is_level and left.text.isascii() and right.text.isascii()


def _one_cell(group: Sequence[Glyph]) -> Glyph:
    text = "".join(g.text for g in group)
    return group[0]._replace(text=text, box=union(g.box for g in group))
