"""导读: what only leads to other pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.reading.geometry import Box, contains
from articles.reading.language.furniture import is_page_number
from articles.reading.language.furniture_forms import is_date_line
from articles.reading.language.head_lines import says_head
from articles.reading.language.jump_lines import comes_from, goes_on
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.lines.printed_line import PrintedLine

from .zone_tuning import ZONES

_LEADS_TO_PAGE = re.compile(
    r"(?:[^。]{4,40}?[\s…·.—→>▶►》（(/]*(?:详见|见|第)?|[\s…·.—→>▶►》（(/]*(?:详见|见|刊))"
    r"\s*第?\s*[A-Z]?\d{1,2}\s*[-—～]?\d{0,2}\s*版[）)]?$"
)
_GUIDE = re.compile(r"(?:今日|本期|本报|要闻|新闻|重点)?(?:导读|看点|导览)")


def guides_of(blocks: Sequence[Block], plates: Sequence[Box]) -> set[int]:
    """Indexes of blocks of lines that end in a page's number, of their title, and of what
    stands in the box that is theirs. `plates`: frames and tints from small to large.
    """
    leading = {n for n, b in enumerate(blocks) if all(_leads_to_page(line) for line in b.lines)}
    titles = {n for n, b in enumerate(blocks) if _GUIDE.fullmatch(b.text)}
    boxed = (_inside(plate, blocks) for plate in plates)
    guide = next((inside for inside in boxed if _is_guide(inside, blocks, titles)), set[int]())
    return leading | titles | guide


def _inside(plate: Box, blocks: Sequence[Block]) -> set[int]:
    return {n for n, b in enumerate(blocks) if contains(plate, b.box, b.size)}


def _is_guide(inside: set[int], blocks: Sequence[Block], titles: set[int]) -> bool:
    """Whether a good part of a box leads to other pages; one line is enough where it is called 导读."""
    lines = [line for n in inside for line in blocks[n].lines]
    leading = sum(map(_leads_to_page, lines))
    if leading and inside & titles:
        return True
    return leading >= ZONES.guide_lines and leading >= len(lines) * ZONES.guide_share


def _leads_to_page(line: PrintedLine) -> bool:
    """Whether a line names a page, but not the one that a story on this page goes on to or comes from."""
    if not _LEADS_TO_PAGE.fullmatch(line.text) or _says_of_this_page(line.text):
        return False
    return not (goes_on(line.text).page or comes_from(line.text).page)


def _says_of_this_page(text: str) -> bool:
    """Whether a line is of the page's own head or foot: 2026年3月8日 今日12版, 第6版/共24版, 22－23版."""
    return is_date_line(text) or says_head(text, in_head=False) or is_page_number(text)
