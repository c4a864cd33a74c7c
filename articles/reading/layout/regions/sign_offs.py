"""The far sign-offs of notices are the last lines of their texts.

Who gives the notice, and the date, stand at the right below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from articles.reading.geometry import Box, overlap_x
from articles.reading.language import letter_writers
from articles.reading.language.dates import DATE
from articles.reading.layout.lines.block_tuning import BLOCKS
from articles.reading.layout.lines.blocks import Block, box_of
from articles.reading.layout.lines.printed_line import PrintedLine

from .tuning import REGIONS
from .zone_tuning import ZONES


def with_sign_offs(texts: Sequence[Block], titles: Sequence[Block] = ()) -> list[Block]:
    """The blocks of text, each with the sign-off that stands below it as its last lines.

    `titles`: larger or small type that may head a notice, in the middle of its column.
    """
    texts = _with_names_above_dates(texts)
    signed = dict(_signed(texts, titles))
    taken = list(signed.values())
    return [
        replace(text, lines=(*text.lines, *texts[signed[at]].lines)) if at in signed else text
        for at, text in enumerate(texts)
        if at not in taken
    ]


def _with_names_above_dates(texts: Sequence[Block]) -> list[Block]:
    """The blocks, a name alone on its line as one with the date right below it."""
    dates = [text for text in texts if may_sign_off(text)]
    names = {
        date: text
        for text in texts
        if len(text.lines) == 1 and letter_writers.lone_name(text.text)
        if (date := _date_below(text, dates)) is not None
    }
    return [
        replace(text, lines=(*names[text].lines, *text.lines)) if text in names else text
        for text in texts
        if text not in names.values()
    ]


def _date_below(name: Block, dates: Sequence[Block]) -> Block | None:
    below = [date for date in dates if _is_right_below(date, name)]
    return min(below, key=lambda date: date.box.y0, default=None)


def _is_right_below(date: Block, name: Block) -> bool:
    white = date.box.y0 - name.box.y1
    is_near = -name.size / 2 <= white <= ZONES.date_white * name.size
    return date is not name and is_near and overlap_x(date.box, name.box) > 0


def _signed(texts: Sequence[Block], titles: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The index of each text that a sign-off stands below, and that one's."""
    signing = [at for at, text in enumerate(texts) if may_sign_off(text)]
    for at in signing:
        below = texts[at].box
        above = [
            (overlap_x(text.box, below) > 0, text.box.y1, number)
            for number, text in enumerate(texts)
            if number not in signing and _is_signed_by(text, texts[at], titles)
        ]
        if above:
            yield max(above)[2], at


def may_sign_off(block: Block) -> bool:
    """Whether it is a few lines of which the last one is a date and no more."""
    last = block.lines[-1].text.strip()
    return len(block.lines) <= ZONES.sign_off_lines and DATE.fullmatch(last) is not None


def _is_signed_by(text: Block, sign_off: Block, titles: Sequence[Block]) -> bool:
    """Whether a sign-off stands right below a text, to the right in its column."""
    gap = sign_off.box.y0 - text.box.y1
    is_below = -sign_off.size / 2 <= gap <= ZONES.sign_off_white * sign_off.size
    if not is_below:
        return False
    return any(
        all(is_to_the_right(line, column) for line in sign_off.lines)
        for column in _columns(text, titles)
    )


def _columns(text: Block, titles: Sequence[Block]) -> Iterator[Box]:
    """The columns that a text may stand in: its own, and those in the middle of which a title over it is.

    That of a few lines is told by longer text, which may be of another notice or a report. One
    line may be set in, so that its column is wider than it shows.
    """
    column = box_of(text)
    yield column
    if len(text.lines) > REGIONS.body_lines:
        return
    box = text.box
    indent = BLOCKS.deepest_indent * text.size if len(text.lines) == 1 else 0.0
    for title in titles:
        is_over = -text.size <= box.y0 - title.box.y1 <= ZONES.notice_gap * title.size
        if is_over and overlap_x(box, title.box) > 0:
            edge = 2 * title.box.middle_x - box.x0 + indent
            yield column._replace(x1=max(column.x1, edge))
            yield box._replace(x1=max(box.x1, edge))


def is_to_the_right(line: PrintedLine, column: Box) -> bool:
    """Whether a line stands in a column, to the right.

    It is further from the left edge than from the right one, and than an indent.
    """
    slack = ZONES.sign_off_slack * line.size
    left, right = line.box.x0 - column.x0, column.x1 - line.box.x1
    is_inside = left >= 0 and right >= -slack
    return is_inside and left >= max(ZONES.sign_off_indent * line.size, right + slack)
