"""The upright text of a page: zones with their pictures, and upright captions at level stories' pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.reading.disjoint_sets import DisjointSets
from articles.reading.sheet import Sheet

from .axes import Axis
from .picture_captions import glyphs_near, images_of
from .strings import Strings, solid_columns, strings_of
from .texts import upright_texts
from .tuning import UPRIGHT
from .written_strings import written_text
from .zone_pictures import with_pictures
from .zones import UprightZone, zone_of


@dataclass(frozen=True)
class UprightText:
    """`zones`: from right to left. `sheet`: with the sizes that characters have in them.

    `captions`: for each character of an upright caption in level text, by its `order`, the axis
    of its line.
    """

    zones: tuple[UprightZone, ...]
    sheet: Sheet
    captions: dict[int, Axis] = field(default_factory=dict)


def upright_text(sheet: Sheet) -> UprightText:
    """Nothing on nearly every page."""
    if sheet.is_ocr:
        written = written_text(sheet)
        return _text_of(written.sheet, written.strings) if written else UprightText((), sheet)
    columns = solid_columns(sheet.glyphs)
    steps = sum(columns.values())
    if steps >= UPRIGHT.solid_steps:
        return _text_of(sheet, strings_of(sheet.glyphs))
    images = images_of(sheet)
    if steps < UPRIGHT.caption_steps or not images:
        return UprightText((), sheet)
    near = glyphs_near(sheet.glyphs, images)
    if sum(solid_columns(near).values()) < UPRIGHT.caption_steps:
        return UprightText((), sheet)
    _, captions = with_pictures((), strings_of(near), sheet)
    return UprightText((), sheet, captions)


def _text_of(sheet: Sheet, strings: Strings) -> UprightText:
    zones = _zones_of(strings, sheet)
    zones.sort(key=lambda zone: -zone.box.x1)
    placed, captions = with_pictures(zones, strings, sheet)
    return UprightText(tuple(placed), sheet, captions)


def _zones_of(strings: Strings, sheet: Sheet) -> list[UprightZone]:
    """The zones of a sheet. Texts whose zones would share a character, such as a headline between them, are of one."""
    texts = upright_texts(strings, sheet)
    while True:
        zones = [zone_of(text, strings, sheet) for text in texts]
        groups = _sharing(zones)
        if len(groups) == len(texts):
            return zones
        texts = [[string for at in group for string in texts[at]] for group in groups]


def _sharing(zones: Sequence[UprightZone]) -> list[list[int]]:
    """The zones' numbers, those that share characters together."""
    sets = DisjointSets(range(len(zones)))
    owners: dict[int, int] = {}
    for number, zone in enumerate(zones):
        for order in zone.orders:
            sets.join(number, owners.setdefault(order, number))
    return [list(group) for group in sets.groups()]
