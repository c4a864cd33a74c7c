"""Thresholds of piece_joining.py."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class JoiningCosts:
    """When lines are pieces, and costs, in points, of the lines they may be joined into; widths in ems."""

    # --- whether lines are pieces

    # Line ends of a kind from which it is one that the extractor makes; fewer are chance.
    fewest_breaks: int = 6
    # Kinds of marks that it breaks behind, from which it does so behind all.
    kinds_of_marks: int = 2
    # Share of such places that may stand inside lines: an extractor misses a few.
    inside: float = 0.04

    # --- numbers on lines of their own

    # Lines above and below among which the column's width is looked for: several columns of one width.
    near: int = 14
    # Lines to a date, an editor or other furniture from which a number is the page's. Raised, numbers of a story's
    # first lines stay apart.
    near_furniture: int = 3
    # Ems by which a line with its number may fall short of its column: a word that did not fit any more.
    number_short: float = 2.5
    # Numbers that one line may have so: results and accounts have several.
    numbers_in_line: int = 4

    # --- the columns

    # Ems of the narrowest column.
    narrowest: int = 5
    # Ems of the widest column; what is wider is two lines.
    widest: int = 50
    # Column widths tried for a page, the commonest; the time grows with their number.
    columns_tried: int = 6
    # Cost of another column width: it changes from body to body only.
    new_column: float = 1.0
    # Points by which a way may be dearer than the cheapest one before it is dropped.
    hopeless: float = 14.0

    # --- a line

    # Ems by which a mark may hang past the measure.
    hang: float = 1.0
    # Ems by which what follows must have been too wide for the room left; less is rounding.
    slack: float = 0.1
    # Cost of each em past that, which no typesetter can set.
    too_wide: float = 3.0
    # Cost of a line that is full only if its digits fill an em each.
    wide_digits: float = 0.4
    # Cost of a line that goes on though what follows would have fitted: it ended there.
    short_line: float = 3.0
    # Cost of each em of that room, on top.
    short_by: float = 1.0
    # Ems after which more room costs no more.
    shortest: float = 5.0
    # Cost of a paragraph: of two readings the one with fewer is the likelier.
    paragraph: float = 1.0
    # Cost of a paragraph that ends without a full stop.
    ends_open: float = 5.5
    # Cost of a line outside any column: most lines are text.
    display: float = 1.8
    # Cost of each mark in such a line: headlines have few.
    display_mark: float = 0.8
    # Cost of each break in one: what is short is mostly in one piece.
    display_part: float = 0.5
    # Cost of one that ends a sentence.
    display_ends: float = 2.5


JOINING = JoiningCosts()
