"""Who gives a notice stands right above its date, at the right of a column.

Nothing goes on behind either.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from articles.reading.geometry import Box, overlap_x
from articles.reading.language.dates import DATE

from .block_tuning import BLOCKS
from .line_segment import LineSegment
from .tuning import LINES


def dates_among(segments: Iterable[LineSegment]) -> list[LineSegment]:
    """Those that are a date alone."""
    return [segment for segment in segments if is_date(segment)]


def is_date(segment: LineSegment) -> bool:
    """Whether it is a date alone, which signs a notice at the right.

    No column begins there.
    """
    if len(segment.glyphs) > LINES.longest_date or segment.glyphs[-1].text != "日":
        return False
    return DATE.fullmatch(segment.text.strip()) is not None


def is_dated(name: LineSegment, behind: Box, dates: Sequence[LineSegment]) -> bool:
    """Whether a date stands right below a line's first words.

    It ends before what stands behind these.
    One character alone is the first one of a spaced name.
    """
    if not 1 < len(name.glyphs) <= LINES.longest_credit:
        return False
    reach = BLOCKS.widest_leading * name.size
    return any(
        0 < date.baseline - name.baseline <= reach
        and date.box.x1 <= behind.x0
        and overlap_x(date.box, name.box) > 0
        for date in dates
    )
