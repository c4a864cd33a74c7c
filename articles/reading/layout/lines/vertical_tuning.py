"""Thresholds of vertical lines, and of level headlines over upright text.

An em is the size of the type at hand. Each comment names the unit, the reason, and what comes
of it if the number is raised.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class VerticalRules:
    """When characters below each other are one line, and which text a headline on a turned sheet covers."""

    # -- Vertical lines ---------------------------------------------------

    # Characters in a row that may be lines of a vertical headline beside
    # each other. Raised, the short rows of a table are read downwards.
    vertical_lines: int = 3
    # Characters below each other that make a vertical line. Raised, short
    # headlines are lost; lowered, any two rows match.
    vertical_characters: int = 3
    # Share of them that are an em wide, marks among them, as columns of
    # figures are no vertical line. Raised, a headline with a year is lost.
    vertical_wide: float = 0.5
    # Han characters or kana among them, as a column of dashes is none.
    # Raised, short names in brackets are lost.
    vertical_letters: int = 2
    # Ems from one character's baseline to the next one's below: with less
    # they overlap. Raised, tightly set headlines are lost.
    least_step: float = 0.7
    # Ems from which the line has ended. Raised, single characters far from
    # each other make a line.
    vertical_step: float = 2.6
    # Ems from baseline to baseline in type that is set solid: the em itself,
    # to which the blanks to the sides are added. Raised, as `vertical_slack`.
    solid_step: float = 1.0
    # Ems by which the blank below a character may be larger than that to
    # its sides. Raised, rows set wide are read downwards.
    vertical_slack: float = 0.2
    # The same, in ems, for display type, which is not set in rows of two or
    # three. Raised, characters of headlines above each other join.
    display_slack: float = 0.7
    # Times the median size of such characters from which they are display
    # type. Raised, vertical headlines with white inside are lost.
    vertical_display: float = 1.4
    # Ems by which the middles of characters below each other differ, as
    # marks and digits are narrow. Raised, a neighbour's is taken.
    vertical_shift: float = 0.25
    # Share by which their sizes differ, as in one font. Raised, a vertical
    # headline and its deck are one line.
    vertical_size: float = 0.1
    # Ems of white, beyond the usual, that part names in a vertical byline
    # and become a space. Raised, the names run into each other.
    vertical_space: float = 0.35
    # Ems of width of digits that stand level in a vertical line (纵中横): two
    # or three of half an em. Raised, a year beside a headline joins it.
    level_digits: float = 1.6
    # Ems from a bullet or role to the name behind it in a turned line. Raised,
    # ornaments join the type beside them.
    behind_bullet: float = 1.5
    # Ems by which the middle of a Latin word on its side differs from that
    # of the line it is in. Raised, words beside the line are taken in.
    sideways_shift: float = 0.3
    # Ems by which the word may overlap the characters above and below it,
    # or stand off from them. Raised, words of other lines are taken in.
    sideways_overlap: float = 0.3
    sideways_gap: float = 0.6
    # Share of an em square that is above the baseline in most Han fonts.
    # Raised, such words end up lower than the line's characters.
    ascent: float = 0.88

    # -- Level headlines over upright text, on a turned sheet -------------

    # Ems of the text from a level headline down to where the text below it
    # begins. Raised, it covers text that other things part from it.
    under_turned: float = 5.0
    # Ems of white between lines of text that one such headline covers: their
    # leading. Raised, it covers the next story, too.
    turned_gap: float = 1.6


VERTICAL = VerticalRules()
