"""Thresholds and costs of the reading order."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ColumnRules:
    """Which columns a headline covers. Lengths in ems of the type at hand unless they say otherwise."""

    picture_gap: float = 2.6  # between a picture and the text below it, times the usual size
    figure_top: float = 2.5  # … times this where a picture stands over one
    band_gap: float = 4.0  # between columns beside each other, likewise
    parting_rule: float = 1.2  # times a row of columns: a rule that parts them from what is above
    beyond: float = 4.0  # a headline that reaches beyond its columns, in their widths
    beyond_blank: float = 0.15  # … times this where nothing is set there
    over_columns: float = 0.35  # share of a stack's width that stands over its columns
    begins_inside: float = 0.6  # a headline over columns that begin inside a paragraph
    uncovered: float = 0.55  # a column that no headline covers …
    alone: float = 1.7  # … times this where there is but one
    no_columns: float = 3.0  # a headline that covers none


@dataclass(frozen=True)
class Flowing:
    """Costs of one piece of text going on as another; one point is about one weak reason."""

    headless: float = 9.0  # a text that no stack and no text stands before
    headless_report: float = 5.0  # … that begins with 本报讯 or the like
    brief: float = 2.0  # … that stands with a paragraph's indent below the names that end another
    crosshead: float = 4.0  # a small head that no text stands before: a headline, then
    no_text: float = 6.0  # a stack without text
    broken_off: float = 4.0  # a text that breaks off and goes on nowhere
    not_first: float = 3.0  # a headline whose text does not begin in its first column
    below_head: float = 2.5  # a text somewhere below a headline that does not cover it
    far_below: float = 0.15  # … for each em further down
    beside_head: float = 30.0  # ems of white between a headline and the text beside it
    other_frame: float = 12.0  # into a box or out of one
    other_head: float = 6.0  # under another headline
    gap: float = 0.5  # a line of white between two pieces of a column
    widest_gap: float = 4.0
    parted: float = 2.2  # ems of white between two texts in one place from which they are two columns
    ruled: float = 4.0  # a rule between them
    ruled_off: float = 10.0  # … that is wider than the column, or a label
    over_picture: float = 0.5
    walled: float = 6.0  # an upright rule between them …
    above_top: float = 1.5  # … that reaches so many ems above both
    skipped: float = 3.0  # a column of text left out on the way
    far_column: float = 0.1  # an em of white between columns
    other_band: float = 1.5  # columns that begin at other heights
    lower_top: float = 1.5
    higher_top: float = 3.0
    not_top: float = 2.5  # into the middle of a column
    leaves: float = 1.5  # out of the middle of one
    below_end: float = 1.0
    back_left: float = 5.0  # back to a row of columns below
    closed: float = 8.0  # text behind （X）
    opens: float = 8.0  # text before 本报讯
    opens_here: float = 2.0
    goes_on: float = 5.0  # a line that breaks off, and one that begins without an indent
    mid_sentence: float = 6.0  # a line that breaks off before a new paragraph
    inside: float = 6.0  # a paragraph that ended, and a line without an indent
    maybe_inside: float = 1.0  # the same where the paragraph's last line happens to be full
    known_word: float = 1.0  # the break is inside a word that the page knows
    large_crosshead: float = 6.0  # times how much larger than the text
    other_size: float = 4.0
    other_style: float = 2.5
    other_width: float = 1.0


COLUMNS = ColumnRules()
FLOW = Flowing()
