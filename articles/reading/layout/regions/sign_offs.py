"""The far sign-offs of notices are the last lines of their texts.

Who gives the notice, and the date, stand at the right below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from articles.reading.geometry import Box
from articles.reading.language.dates import DATE
from articles.reading.layout.lines.blocks import Block, box_of
from articles.reading.layout.lines.printed_line import PrintedLine

from .zone_tuning import ZONES


def with_sign_offs(texts: Sequence[Block]) -> list[Block]:
    """The blocks of text, each with the sign-off that stands below it as its last lines."""
    signed = dict(_signed(texts))
    taken = list(signed.values())
    return [
        replace(text, lines=(*text.lines, *texts[signed[at]].lines)) if at in signed else text
        for at, text in enumerate(texts)
        if at not in taken
    ]


def _signed(texts: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The index of each text that a sign-off stands below, and that one's."""
    signing = [at for at, text in enumerate(texts) if _may_sign_off(text)]
    for at in signing:
        above = [
            (text.box.y1, number)
            for number, text in enumerate(texts)
            if number not in signing and _is_signed_by(text, texts[at])
        ]
        if above:
            yield max(above)[1], at


def _may_sign_off(block: Block) -> bool:
    """Whether it is a few lines of which the last one is a date and no more."""
    last = block.lines[-1].text.strip()
    return len(block.lines) <= ZONES.sign_off_lines and DATE.fullmatch(last) is not None


def _is_signed_by(text: Block, sign_off: Block) -> bool:
    """Whether a sign-off stands right below a text, to the right in its column."""
    gap = sign_off.box.y0 - text.box.y1
    is_below = -sign_off.size / 2 <= gap <= ZONES.sign_off_white * sign_off.size
    column = box_of(text)
    return is_below and all(_is_to_the_right(line, column) for line in sign_off.lines)


def _is_to_the_right(line: PrintedLine, column: Box) -> bool:
    """Whether a line stands in a column, to the right.

    It is further from the left edge than from the right one, and than an indent.
    """
    slack = ZONES.sign_off_slack * line.size
    left, right = line.box.x0 - column.x0, column.x1 - line.box.x1
    is_inside = left >= 0 and right >= -slack
    return is_inside and left >= max(ZONES.sign_off_indent * line.size, right + slack)
