"""Thresholds of the lines and blocks of a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LineRules:
    """Lengths in ems of the type at hand unless they say otherwise."""

    shadow: float = 0.12  # how far a shadow falls from its letter
    same_baseline: float = 0.3  # points; a row's baselines are the same but for rounding
    gutter: float = 0.75  # a blank between characters that is more than justifying makes …
    least_gutter: float = 0.3  # … also one so narrow, or none behind a mark that hangs in it, where lines begin …
    wall: float = 3.0  # times the type: lower rules and boxes are a label's
    gutter_reach: float = 9.0  # … above or below, so near …
    narrowest_column: float = 4.0
    gutter_lines: int = 2  # … and so many
    widest_spacing: float = 1.9  # … or than any letter-spacing …
    spacing_varies: float = 1.5  # … or than so many times the blanks beside it
    other_size: float = 1.3  # times: type of another size is another line
    inks: int = 12  # steps of lightness that are told apart as colours of type
    other_light: float = 0.5  # white on black beside black on white
    widest_blank: float = 2.2  # inside a line: a name's 高 寒, a list's tab
    longest_credit: int = 20  # characters: a credit behind a caption, far to the right
    short_column: float = 5.0  # to a line above or below that begins at the same place
    justified_blank: float = 6.0  # … or of a line in a column that long Latin words leave nearly empty
    shifted: float = 0.15  # a baseline that another font shifts
    lone_piece: int = 6  # characters; longer pieces that stand apart are columns
    column_lines: int = 4  # lines that begin at one place make a column
    latin_space: float = 0.18
    han_space: float = 0.15  # … beyond what stands between the line's other characters
    spaced_letters: int = 3
    vertical_lines: int = 3  # of a vertical headline beside each other
    vertical_characters: int = 3
    vertical_step: float = 2.6  # from one character to the one below
    vertical_slack: float = 0.2  # by which the blank below may be larger than that to the sides …
    display_slack: float = 0.7  # … in display type, which is not set in lines of two or three characters …
    vertical_display: float = 1.4  # … so many times as large as most of the page
    upright_space: float = 0.35  # more white than usual between names of a vertical byline
    vertical_shift: float = 0.25
    usual_leading: float = 1.5  # from baseline to baseline
    widest_leading: float = 2.1
    uneven: float = 1.4  # times a block's usual leading: white that parts two blocks
    same_size: float = 0.06  # share by which the size of one type may differ
    column_overlap: float = 0.4  # share of the narrower line's width
    indent: float = 0.8  # less is no indent
    deepest_indent: float = 2.6  # two characters and what justifying adds
    cap_size: float = 1.8  # times the text that runs around it …
    cap_lines: int = 2  # … in so many lines
    full: float = 1.2  # of blank at a line's end that justifying leaves where a long word would not fit


LINES = LineRules()
