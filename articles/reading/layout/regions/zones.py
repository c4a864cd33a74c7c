"""Parts of a page that hold no story: its head and foot, ads, 导读, tables and figures in a box
of their own.

They are furniture: the page's picture shows them. What we give up is that nobody can search for
an ad.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.reading.geometry import Box, contains
from articles.reading.language.standing_matter import asks_to_scan
from articles.reading.layout.lines.blocks import Block
from articles.reading.sheet import Sheet

from .ads import ads_of
from .body_type import BodyType
from .figure import Figure
from .figures import figures_of
from .frames import plates_of, text_frames
from .guides import guides_of
from .page_bands import bands_of, beside_furniture, is_furniture, says_page, stories_in_head
from .small_ads import boxed_ads, headings_of, small_ads
from .staff_blocks import staff_of
from .zone_tuning import ZONES


@dataclass(frozen=True)
class Zones:
    """Indexes of the blocks that are furniture, and the boxes of ads, whose pictures are none
    of a story's.

    `silent` are those of ads, guides and tables: they say nothing of the page that they stand
    on. `adverts` are those of ads. `figures` are the boxes of charts and tables.
    """

    furniture: frozenset[int]
    silent: frozenset[int] = frozenset()
    adverts: frozenset[int] = frozenset()
    ads: tuple[Box, ...] = ()
    figures: tuple[Box, ...] = ()


def zones_of(sheet: Sheet, blocks: Sequence[Block], body_type: BodyType) -> Zones:
    """Told by its box first, then by its place on the page, by its words, and by what it stands beside."""
    plates = plates_of(sheet)
    boxes = [*text_frames(sheet, blocks), *(d.box for d in sheet.drawings if d.kind == "image")]
    figures = figures_of(sheet, blocks, plates)
    in_figures = {n for figure in figures for n in figure.blocks}
    free = [box for box in boxes if not _is_cell(box, figures)]
    ads = (*ads_of(sheet, blocks, plates), *boxed_ads(free, blocks))
    adverts = _inside(ads, blocks) | small_ads(blocks, body_type)
    adverts |= headings_of(adverts, boxes, blocks)
    silent = adverts | guides_of(blocks, plates) | in_figures
    silent |= {n for n, b in enumerate(blocks) if _stands_at_code(b, body_type)}
    bands = bands_of(sheet, blocks, body_type)
    outside = {n for n, b in enumerate(blocks) if bands.hold(b.box)}
    by_words = {n for n, b in enumerate(blocks) if _is_furniture_by_words(b)}
    known = outside | by_words | staff_of(blocks, body_type)
    known |= says_page(sheet, blocks, body_type)
    known |= beside_furniture(sheet, blocks, known - silent, body_type)
    stories = stories_in_head(blocks, outside, plates, body_type)
    return Zones(
        furniture=frozenset((silent | known) - stories),
        silent=frozenset(silent),
        adverts=frozenset(adverts),
        ads=ads,
        figures=tuple(
            f.box for f in figures if not f.blocks <= outside and not _is_in_ad(f, ads)
        ),
    )


def _inside(ads: Sequence[Box], blocks: Sequence[Block]) -> set[int]:
    return {n for n, b in enumerate(blocks) if any(contains(ad, b.box, b.size) for ad in ads)}


def _is_furniture_by_words(block: Block) -> bool:
    if len(block.lines) > ZONES.furniture_lines:
        return False
    return all(is_furniture(line) for line in block.lines)


def _is_cell(box: Box, figures: Sequence[Figure]) -> bool:
    """Whether a box is one of several in a chart or a table: a price in it is no ad's."""
    return any(box.area < f.box.area and contains(f.box, box, ZONES.ad_slack) for f in figures)


def _stands_at_code(block: Block, body_type: BodyType) -> bool:
    """Whether small type asks to scan a QR code, in one of a few lines: the others name whose it is."""
    if len(block.lines) > ZONES.lines_at_code or body_type.is_display(block):
        return False
    if any(line.characters > ZONES.characters_at_code for line in block.lines):
        return False
    return any(asks_to_scan(line.text) for line in block.lines)


def _is_in_ad(figure: Figure, ads: Sequence[Box]) -> bool:
    return any(contains(ad, figure.box, ZONES.ad_slack) for ad in ads)
