"""Level headlines over upright text, on a sheet that shows this text laid level.

There they read upwards, to the left of the text that they stand over. Each is taken to be as
long as that text, so that it stands at the left end of its row like an upright headline of a
level page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from articles.reading.geometry import Box, overlap_y

from .printed_line import PrintedLine
from .vertical_tuning import VERTICAL

UPWARDS = 270  # degrees clockwise


def with_turned_headlines(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines of a turned sheet, those that read upwards as vertical ones over the text at their right."""
    turned = [line for line in lines if line.turn == UPWARDS]
    texts = sorted((line for line in lines if line.is_upright), key=lambda t: t.box.y0)
    return [_over_text(line, turned, texts) if line in turned else line for line in lines]


def _over_text(
    line: PrintedLine, turned: Sequence[PrintedLine], texts: Sequence[PrintedLine]
) -> PrintedLine:
    covered = list(_covered(line, turned, texts))
    top = min([line.box.y0, *(box.y0 for box in covered)])
    foot = max([line.box.y1, *(box.y1 for box in covered)])
    return replace(line, box=line.box._replace(y0=top, y1=foot), is_vertical=True)


def _covered(
    line: PrintedLine, turned: Sequence[PrintedLine], texts: Sequence[PrintedLine]
) -> Iterator[Box]:
    """The lines of text that a headline stands over, as far as they follow each other without another's between."""
    near = [text.box for text in texts if _begins_at(line, text)]
    others = [other.box for other in turned if not _share_a_headline(other, line)]
    above = [box for box in near if box.middle_y < line.box.middle_y]
    below = [box for box in near if box.middle_y >= line.box.middle_y]
    yield from _row(line, reversed(above), others)
    yield from _row(line, below, others)


def _begins_at(line: PrintedLine, text: PrintedLine) -> bool:
    """Whether a line of text begins right below a level headline: a little to its right, on the turned sheet."""
    gap = text.box.x0 - line.box.x1
    return -text.size <= gap <= VERTICAL.under_turned * text.size and text.size < line.size


def _share_a_headline(a: PrintedLine, b: PrintedLine) -> bool:
    """Whether two level lines stand over each other, as a kicker and its headline do."""
    return overlap_y(a.box, b.box) > 0


def _row(
    line: PrintedLine, boxes: Iterator[Box] | Sequence[Box], others: Sequence[Box]
) -> Iterator[Box]:
    """The boxes one by one, up to a wide blank and to what is nearer to another headline."""
    last = line.box
    for box in boxes:
        white = -overlap_y(last, box)
        is_far = white > VERTICAL.turned_gap * box.height
        own = overlap_y(line.box, box)
        if is_far or any(overlap_y(other, box) > min(own, 0.0) for other in others):
            return
        yield box
        last = box
