"""Thresholds for a text layer that an OCR program laid over a scan.

An em is what the layer says of the size, which is a guess. Each comment names the unit, the
reason, and what comes of it if the number is raised.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class OcrRules:
    """When characters that follow each other are one line, and lines one size."""

    # -- Lines ------------------------------------------------------------

    # Ems by which the baseline of the next word may differ: scans lie aslant,
    # and words are boxed one by one. Raised, a line and the next one, where
    # it begins further right, are one.
    aslant: float = 0.5
    # Ems by which the next character may stand further left: boxes that are
    # guessed overlap. Raised, lines of one or two characters run together.
    steps_back: float = 0.5
    # Ems of blank inside a line, which the program itself found to be one.
    # Raised, lines of two columns that follow each other are one.
    widest_blank: float = 3.0
    # Ems from one Han character's left edge to the next one's, from which a
    # blank between them is printed. Raised, names run into each other.
    widest_step: float = 1.9
    # Ems between the boxes of two Han characters below which no blank is
    # printed, as the boxes are guessed. Raised, names run into each other.
    no_room: float = 0.75
    # Ems by which a character stands further on than the last few before it
    # fill, from which a blank is printed there, and how many those are: a
    # word's characters stand together at its start. Raised, names run into
    # each other.
    set_apart: float = 0.6
    longest_word: int = 4
    # Ems of a mark at a line's end that are blank, with which it may hang past
    # the column. Raised, all lines that end in one seem short.
    mark_blank: float = 0.5
    # Share of an em square above the baseline in most Han fonts. Raised, all
    # lines stand higher.
    ascent: float = 0.88

    # -- Gutters ----------------------------------------------------------

    # Ems of blank, beyond the line's usual one, behind which a column may
    # begin. Raised, lines that run over a narrow gutter stay whole.
    least_gutter: float = 0.6
    # Ems above or below within which lines tell where columns begin. Raised,
    # lines of other stories tell, too.
    gutter_reach: float = 12.0
    # Lines that must begin at one place besides the one that is asked about.
    # Raised, short columns are read across.
    gutter_lines: int = 3
    # Ems by which the left edges of a column's lines differ, as the boxes are
    # guessed. Raised, an indent passes for an edge.
    edge: float = 0.5

    # -- Sizes ------------------------------------------------------------

    # Characters of an em from which the width of a line tells its size.
    # Raised, short lines keep what the layer says.
    measured: int = 4
    # The same where nothing may be off but by `measured_noise`: one blank in
    # a shorter line is. Raised, small headlines are text.
    well_measured: int = 6
    # Times the smaller of two sizes that the larger one may be where both are
    # measured by the width of the line. Raised, the headline of a brief in
    # slightly larger type is text.
    measured_noise: float = 1.22
    # Characters of an em whose width tells a line's size roughly, as a name's.
    # Raised, names below a headline are its last line.
    roughly_measured: int = 2
    # As `measured_noise` where one of the lines is measured roughly: a blank
    # in a name makes it wider by half. Raised, as `roughly_measured`.
    rough_noise: float = 1.5
    # As `measured_noise` for sizes that the layer says, which differ by a third up and
    # down. Raised, small headlines are text.
    noise: float = 1.8
    # Ems from a line's baseline down to which the next one of its paragraph
    # stands. Raised, a headline far above may be of it.
    leading: float = 2.6
    # Ems below which two baselines are one row. Raised, tight lines are not
    # seen below each other.
    one_row: float = 0.4
    # Share of the shorter line's width that stands below the other one.
    # Raised, short last lines keep their noise.
    same_column: float = 0.4
    # Ems between the left edges of two lines of one column: an indent, and
    # what boxes are off by. Raised, short lines of the next column are of it.
    indent: float = 2.6
    # Times a size that is the page's usual one, so near that both are it.
    # Raised, captions are text.
    one_type: float = 1.1


OCR = OcrRules()
