"""Parts of a page that hold no story: its head and foot, ads, 导读, tables and figures in a box of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from articles.reading.geometry import Box, contains, grown, overlap_x, overlap_y
from articles.reading.language import furniture
from articles.reading.language.jump_lines import comes_from, goes_on
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.lines.printed_line import PrintedLine
from articles.reading.sheet import Sheet

from .figures import figures_of
from .tuning import REGIONS

_AD = re.compile(r"[·•■□●◆]?(?:公益|分类|便民|商业)?广\s*告[·•■□●◆]?")
_LEADS_TO_PAGE = re.compile(
    r"(?:[^。]{4,40}?[\s…·.—→>▶►》（(/]*(?:详见|见|第)?|[\s…·.—→>▶►》（(/]*(?:详见|见|刊))"
    r"\s*第?\s*[A-Z]?\d{1,2}\s*[-—～]?\d{0,2}\s*版[）)]?$"
)
_GUIDE = re.compile(r"(?:今日|本期|本报|要闻|新闻|重点)?(?:导读|看点|导览)")


@dataclass(frozen=True)
class Zones:
    """Indexes of the blocks that are furniture, and the boxes of ads, whose pictures are none of a story's.

    `silent` are those of ads, guides and tables: they say nothing of the page that they stand on. `figures` are the
    boxes of charts and tables.
    """

    furniture: frozenset[int]
    silent: frozenset[int] = frozenset()
    ads: tuple[Box, ...] = ()
    figures: tuple[Box, ...] = ()


def zones_of(sheet: Sheet, blocks: Sequence[Block], is_body: Callable[[Block], bool]) -> Zones:
    plates = _plates(sheet)
    ads = tuple(_ads(sheet, blocks, plates))
    found = {n for n, b in enumerate(blocks) if any(contains(ad, b.box, b.size) for ad in ads)}
    found |= _guides(blocks, plates)
    figures = figures_of(sheet, blocks, plates)
    found |= {n for figure in figures for n in figure.blocks}
    silent = frozenset(found)
    outside = _outside(sheet, blocks)
    found |= outside
    found |= {n for n, b in enumerate(blocks) if len(b.lines) <= 2 and all(map(_is_furniture, b.lines))}
    found |= _beside(sheet, blocks, found - silent, is_body)
    charts = tuple(
        f.box for f in figures if not f.blocks <= outside and not any(contains(ad, f.box, 2.0) for ad in ads)
    )
    return Zones(frozenset(found - _stories_in_head(sheet, blocks, plates, is_body)), silent, ads, charts)


def _is_furniture(line: PrintedLine) -> bool:
    return furniture.is_anchor(line.text)


def _plates(sheet: Sheet) -> list[Box]:
    """Frames and tints from small to large, the page's own background left out."""
    page = sheet.width * sheet.height
    found = {d.box for d in sheet.drawings if d.kind in ("frame", "tint") and d.box.area < REGIONS.background * page}
    return sorted(found, key=lambda b: b.area)


def _ads(sheet: Sheet, blocks: Sequence[Block], plates: Sequence[Box]) -> Iterator[Box]:
    """Boxes and pictures that a word in their corner calls an ad."""
    images = [d.box for d in sheet.drawings if d.kind == "image"]
    for block in blocks:
        if not _AD.fullmatch(block.text.strip()):
            continue
        around = [
            box
            for box in (*plates, *images)
            if box.area > REGIONS.smallest_ad
            and box.height > REGIONS.label_box * block.size  # not the word's own plate
            and contains(grown(box, 2 * block.size), block.box)
        ]
        if around:
            yield min(around, key=lambda box: box.area)


def _guides(blocks: Sequence[Block], plates: Sequence[Box]) -> set[int]:
    """What only leads to other pages: lines that end in a page's number, and what stands with them in their box."""
    leading = {n for n, b in enumerate(blocks) if all(_leads_to_page(line) for line in b.lines)}
    named = {n for n, b in enumerate(blocks) if _GUIDE.fullmatch(b.text)}
    found = leading | named
    for plate in plates:
        inside = {n for n, b in enumerate(blocks) if contains(plate, b.box, b.size)}
        lines = sum(len(blocks[n].lines) for n in inside)
        led = sum(_leads_to_page(line) for n in inside for line in blocks[n].lines)
        if (led >= 2 and led >= lines / 3) or (led and inside & named):
            return found | inside
    return found


def _leads_to_page(line: PrintedLine) -> bool:
    is_jump = goes_on(line.text).page or comes_from(line.text).page
    return not is_jump and _LEADS_TO_PAGE.fullmatch(line.text) is not None


def _outside(sheet: Sheet, blocks: Sequence[Block]) -> set[int]:
    """What stands above the rule or the band of colour below the page's head, or below its foot's."""
    top, bottom = _bands(sheet, blocks)
    return {n for n, b in enumerate(blocks) if b.box.y1 <= top + 1 or b.box.y0 >= bottom - 1}


def _stories_in_head(
    sheet: Sheet, blocks: Sequence[Block], plates: Sequence[Box], is_body: Callable[[Block], bool]
) -> set[int]:
    """A story that stands in the page's head (报眼)."""
    head = _outside(sheet, blocks)
    prose = [blocks[n] for n in head if is_body(blocks[n]) and len(blocks[n].lines) >= 3 and "。" in blocks[n].text]
    return {n for n in head if any(_is_with(blocks[n], text, plates) for text in prose)}


def _is_with(block: Block, text: Block, plates: Sequence[Box]) -> bool:
    """Whether a block of the page's head is of the story there: in its box, or right above its text."""
    frame = next((p for p in plates if contains(p, text.box, text.size)), None)
    if frame is not None:
        return contains(frame, block.box, block.size)
    near = -text.size <= text.box.y0 - block.box.y1 <= 3 * text.size
    return block is text or (near and overlap_x(block.box, text.box) > 0.5 * min(block.box.width, text.box.width))


def _bands(sheet: Sheet, blocks: Sequence[Block]) -> tuple[float, float]:
    """Where the page's head ends and its foot begins: at a rule or a band right across; 0 and the page's height
    without one.
    """
    rule = REGIONS
    wide = [
        d.box
        for d in sheet.drawings
        if d.kind in ("rule", "tint")
        and d.box.width >= rule.wide_rule * sheet.width
        and d.box.height <= rule.top_band * sheet.height
    ]
    feet = [box.y0 for box in wide if box.y0 >= (1 - rule.bottom_band) * sheet.height]
    top = 0.0
    for y in sorted(box.y1 for box in wide if box.y1 <= rule.top_band * sheet.height):
        between = [b for b in blocks if top <= b.box.middle_y < y]
        if top and between and not any(_is_furniture(line) for b in between for line in b.lines):
            break  # the rule under a section's name
        top = y
    return top, min(feet, default=sheet.height)


def _beside(sheet: Sheet, blocks: Sequence[Block], found: set[int], is_body: Callable[[Block], bool]) -> set[int]:
    """Lines of the page's head that have no form of their own: they stand beside those that have."""
    head = REGIONS.top_band * sheet.height
    anchors = [blocks[n].box for n in found if blocks[n].box.y1 < head]
    return {
        n
        for n, block in enumerate(blocks)
        if n not in found
        and len(block.lines) == 1
        and not is_body(block)
        and any(overlap_y(block.box, box) > 0.5 * min(block.box.height, box.height) for box in anchors)
    }
