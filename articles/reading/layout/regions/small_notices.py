"""Notices, statements and obituaries set smaller than the page's text: kept as stories, as those in its type."""

from __future__ import annotations

from collections.abc import Sequence

from articles.reading.geometry import overlap_x
from articles.reading.language import measure
from articles.reading.language.notices import kind_of
from articles.reading.layout.lines.blocks import Block

from .zone_tuning import ZONES


def small_notices(small: Sequence[Block], titles: Sequence[Block]) -> list[Block]:
    """The blocks of small type that are a notice's text: right below a title that only notices have."""
    known = [title for title in titles if kind_of(title.text, "")]
    return [
        block for block in small if _tells(block) and any(_is_under(block, t) for t in known)
    ]


def _tells(block: Block) -> bool:
    """Whether it is text: several lines, with the marks of sentences."""
    is_marked = any(mark in block.text for mark in measure.CLAUSE_MARKS)
    return len(block.lines) >= ZONES.notice_lines and is_marked


def _is_under(block: Block, title: Block) -> bool:
    """Whether it begins right below the title, in a column under it or beside that, as wide again."""
    gap = block.box.y0 - title.box.y1
    if not -block.size <= gap <= ZONES.notice_gap * title.size:
        return False
    reach = block.box.width / 2
    wide = title.box._replace(x0=title.box.x0 - reach, x1=title.box.x1 + reach)
    return overlap_x(wide, block.box) > 0
