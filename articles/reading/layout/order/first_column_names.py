"""Who signs a Latin story below its first column, where the next ones go on: the names end no report there."""

from __future__ import annotations

from collections.abc import Sequence

from articles.reading.geometry import Box, overlap_x
from articles.reading.language.latin.letters import is_latin_text
from articles.reading.layout.lines.blocks import Block, box_of

from .column_placement import ColumnPlacement
from .tuning import FEATURES


def signs_all_columns(
    names: Block,
    texts: Sequence[Block],
    placements: Sequence[ColumnPlacement],
    signatures: Sequence[Block],
) -> bool:
    """Whether names stand below the first of several columns under one headline, and none below the others.

    `placements`: one for each text. `signatures`: all names on lines of their own.
    """
    if not is_latin_text(names.text):
        return False
    first = _signed_first(names, texts, placements)
    if first is None:
        return False
    others = [texts[at] for at in _beside(first, placements)]
    return bool(others) and not any(
        is_right_below(name.box, other) for name in signatures for other in others
    )


def is_right_below(box: Box, text: Block) -> bool:
    """Whether names stand right below a text."""
    dip, reach = FEATURES.deep_dip * text.size, FEATURES.names_gap * text.size
    return -dip <= box.y0 - text.box.y1 <= reach and overlap_x(box, box_of(text)) > 0


def _signed_first(
    names: Block, texts: Sequence[Block], placements: Sequence[ColumnPlacement]
) -> int | None:
    """The index of the text above the names, where a headline's text begins with it."""
    return next(
        (
            at
            for at, (text, place) in enumerate(zip(texts, placements, strict=True))
            if place.is_first and is_right_below(names.box, text)
        ),
        None,
    )


def _beside(first: int, placements: Sequence[ColumnPlacement]) -> list[int]:
    """The indexes of the other columns under the same headline."""
    own = placements[first]
    return [
        at
        for at, place in enumerate(placements)
        if at != first and place.row == own.row and place.headline == own.headline
    ]
