"""Notices, statements and obituaries set smaller than the page's text: kept as stories, as those in its type.

Their titles may be smaller than the page's text, too, and their texts a line long.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from articles.reading.geometry import overlap_x
from articles.reading.language import measure
from articles.reading.language.notices import is_title
from articles.reading.layout.lines.block_tuning import BLOCKS
from articles.reading.layout.lines.blocks import Block

from .sign_offs import is_to_the_right, may_sign_off
from .zone_tuning import ZONES


def small_notices(
    small: Sequence[Block], titles: Sequence[Block], body: Sequence[Block]
) -> list[Block]:
    """The blocks of small type that are a notice's text, right below a title that only notices have, or its sign-off,
    right below that. Text that is hardly smaller than the page's is of the `body`; what signs it may be small all
    the same.
    """
    large = [title for title in titles if _is_title(title)]
    little = [title for title in small if _is_title(title)]
    texts = [
        block
        for block in small
        if block not in little and _tells(block) and _is_headed(block, large, little)
    ]
    return [*texts, *_sign_offs(small, texts, body)]


def _is_title(block: Block) -> bool:
    return is_title(block.text)


def _is_headed(block: Block, large: Sequence[Block], little: Sequence[Block]) -> bool:
    """Whether a title stands over it; one in small type is larger than the text, or of another face."""
    return any(_is_under(block, title) for title in large) or any(
        _is_under(block, title) and _stands_out(title, block) for title in little
    )


def _stands_out(title: Block, text: Block) -> bool:
    return title.style != text.style or title.size >= ZONES.notice_title * text.size


def _tells(block: Block) -> bool:
    """Whether it is text: several lines with the marks of sentences, or one that is a sentence."""
    if len(block.lines) < ZONES.notice_lines:
        return measure.ends_sentence(block.text)
    return any(mark in block.text for mark in measure.CLAUSE_MARKS)


def _is_under(block: Block, title: Block) -> bool:
    """Whether it begins right below the title, in a column under it or beside that, as wide again."""
    gap = block.box.y0 - title.box.y1
    if not -block.size <= gap <= ZONES.notice_gap * title.size:
        return False
    reach = block.box.width / 2
    wide = title.box._replace(x0=title.box.x0 - reach, x1=title.box.x1 + reach)
    return overlap_x(wide, block.box) > 0


def _sign_offs(
    small: Sequence[Block], texts: Sequence[Block], body: Sequence[Block]
) -> list[Block]:
    """Who gives a notice, and the date, below one of its texts, each in small type."""
    rest = [block for block in small if block not in texts]
    dates = [block for block in rest if may_sign_off(block)]
    if not dates:
        return []
    names = [name for name in rest if name not in dates and _is_right_over(name, dates)]
    upper = [*names, *dates]
    firsts = [
        block
        for block in upper
        if _is_right_over_any(texts, block) or _is_right_over_any(_alike(body, block), block)
    ]
    return [
        block
        for block in upper
        if block in firsts or (block in dates and _is_right_over_any(firsts, block))
    ]


def _alike(body: Sequence[Block], block: Block) -> list[Block]:
    """Text of the same size in whose column a block stands, to the right."""
    return [
        text
        for text in body
        if abs(text.size - block.size) <= BLOCKS.same_size * text.size
        and all(is_to_the_right(line, text.box) for line in block.lines)
    ]


def _is_right_over(name: Block, dates: Iterable[Block]) -> bool:
    return len(name.lines) == 1 and any(
        _is_near(name, date, ZONES.date_white) for date in dates
    )


def _is_right_over_any(texts: Iterable[Block], block: Block) -> bool:
    return any(_is_near(text, block, ZONES.sign_off_white) for text in texts)


def _is_near(upper: Block, lower: Block, most: float) -> bool:
    """Whether a block stands right below another one, `most` ems of white at most between them, or to its right."""
    white = lower.box.y0 - upper.box.y1
    return -lower.size / 2 <= white <= most * lower.size and lower.box.x1 > upper.box.x0
