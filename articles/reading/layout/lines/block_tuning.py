"""Thresholds of blocks: lines of one type below each other.

An em is the size of the type at hand. Each comment names the unit, the reason, and what comes
of it if the number is raised.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class BlockRules:
    """When lines are one block."""

    # Ems from baseline to baseline that a single line, which shows none, is
    # taken to have. Raised, more white around it counts as usual.
    usual_leading: float = 1.5
    # Ems from baseline to baseline inside a block: less is one row. Raised,
    # tightly set headlines fall into lines.
    least_leading: float = 0.6
    # Ems from baseline to baseline from which a line is another block's.
    # Raised, crossheads and text become one.
    widest_leading: float = 2.1
    # Times `widest_leading` below a block from which no line is compared
    # with it any more, for speed. Raised, only time is lost.
    forgotten: float = 3.0
    # Times a block's usual leading from which white parts two blocks.
    # Raised, briefs run into each other.
    uneven: float = 1.4
    # Share by which sizes differ in one type: rounding, a font's optical
    # sizes. Raised, captions join the text.
    same_size: float = 0.06
    # Share of the narrower line's width that two lines of a block have
    # above each other. Raised, short last lines fall off.
    column_overlap: float = 0.4
    # Ems by which a line reaches beyond its column's edge, with a mark that
    # hangs or names set to the right. Raised, names of the next column do.
    overrun: float = 1.0
    # Share of a line's width that a rule above covers where it parts it from
    # the line before: an underlined word does not. Raised, short rules
    # between briefs part nothing.
    parting_rule: float = 0.5
    # Ems above a line's foot down to which a rule is above the line. Raised,
    # rules right on top of a line are overlooked.
    rule_above: float = 0.5
    # Ems from a column's edge from which a line is set in; a squeezed mark
    # shifts it by half an em. Raised, paragraphs run into each other.
    indent: float = 0.8
    # Ems of the deepest indent: two characters and what justifying adds.
    # Raised, lines of the next column pass for first ones.
    deepest_indent: float = 2.6
    # Share by which the blanks to both sides of a centred line may differ.
    # Raised, last lines of paragraphs become crossheads.
    centred: float = 0.35
    # Ems of blank up to which a line is full, as justifying leaves where
    # the next word would not fit. Raised, ended paragraphs seem to go on.
    full: float = 1.2
    # Characters of a page's number or its name, alone in the row of its head.
    # Raised, short first lines of headlines beside a date are taken for one.
    head_characters: int = 6
    # Lines at a report's end or start that may be in other type: names in
    # brackets, 本报讯 in bold. Raised, captions join the text above.
    names_lines: int = 3
    # Lines of a deck that may be in the type of the byline below it. Raised,
    # names inside a text's first sentences part it.
    deck_lines: int = 2
    # Lines at a text's top that one byline in Latin type fills. Raised, more
    # of a text is read to see whether it is one.
    byline_lines: int = 3
    # Lines of a block of names in brackets alone: no report has more.
    # Raised, a short last paragraph passes for names.
    lone_names_lines: int = 2


BLOCKS = BlockRules()
