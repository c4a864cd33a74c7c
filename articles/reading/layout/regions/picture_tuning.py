"""Thresholds of pictures, their captions, and charts and tables.

An em is the usual size of the page's text, unless the comment names other type. "Raised" says what goes wrong, or
right, when a number grows.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PictureRules:
    """Numbers that tell pictures from ornaments, captions from small headlines, and tables from text."""

    # -- Charts and tables ------------------------------------------------

    # Pieces of type in a box without a sentence that make it a table.
    table_cells: int = 6
    # Rules below each other that make a table without a box.
    table_rows: int = 3
    # Times the usual step between such rules up to which they are even: one
    # row may have two lines.
    uneven_rows: float = 1.5
    # Points by which the ends of a table's rules may differ, and the edges
    # of the plate with its name.
    table_edge: float = 3.0
    # Points between the parts of a rule that is drawn cell by cell.
    rule_joint: float = 1.0
    # Drawings that make a chart without a box.
    figure_parts: int = 4
    # Points between drawings that hang together: columns of a bar chart.
    hang_together: float = 2.0
    # Points by which a picture may reach out of a box that holds it: type
    # in a box with a photo is a story's, no table's.
    image_slack: float = 2.0
    # Points by which a text may reach out of a drawing around it.
    frame_slack: float = 1.0
    # Points by which a rule may reach out of a chart and still be its own.
    rule_in_figure: float = 2.0
    # Share of the page's width or height from which what is drawn is the
    # page's own: a rule between stories.
    page_drawing: float = 0.9
    # Ems of a word's type that it may stand outside the chart it labels.
    at_figure: float = 1.6
    # Ems of its type by which a word inside may reach out.
    in_figure: float = 0.3
    # Characters of a word in a chart or a table. Raised, captions are cells.
    longest_cell: int = 8
    # Share of its lines with a digit from which drawings with words are a
    # chart: others are decoration.
    numbers: float = 0.4

    # -- Pictures ---------------------------------------------------------

    # Points: what is lower or narrower is an ornament.
    lowest_picture: float = 24.0
    # Square points: what has fewer is one, too.
    smallest_picture: float = 2_200.0
    # Share of the smaller that two images have in common to be one: exports
    # cut a picture into slices that overlap.
    same_picture: float = 0.5
    # Points by which the edges of two slices may differ.
    slice_joint: float = 1.0
    # Points by which a picture or a word may reach out of a picture that
    # holds it.
    in_picture: float = 1.0

    # -- Captions ---------------------------------------------------------

    # Ems between a picture and its caption.
    caption_gap: float = 2.2
    # Times `caption_gap` above a picture: a caption there is rarer.
    caption_above: float = 0.5
    # Ems of its type by which a caption may overlap its picture, or reach
    # out of one that it stands on.
    caption_overlap: float = 0.3
    caption_slack: float = 0.5
    # Share of the narrower of picture and caption that they have above each
    # other; and times the picture that its caption may be wide.
    under_picture: float = 0.7
    caption_width: float = 1.15
    # Times its picture that a caption may be wide if it is centred below it
    # and says that it is one.
    widest_caption: float = 2.0
    # Share of its height that a caption beside a picture stands at it; and
    # times the picture's width up to which it needs no words to be one:
    # what is wider is a column of text.
    beside_picture: float = 0.8
    side_caption: float = 0.6
    # Times the text's size from which small type right above a column is its
    # headline and no caption: captions are smaller.
    like_text: float = 0.95
    # Ems above and below small type within which text parts it from every
    # picture: it is a brief's headline.
    brief_below: float = 1.0
    brief_above: float = 3.0
    # Ems by which boxes of type may overlap: fonts have ascents to spare.
    type_overlap: float = 0.5
    # Ems of its type between display type and a byline right below it.
    byline_below: float = 1.5

    # -- Pictures that share a caption ------------------------------------

    # Ems between them.
    touching: float = 1.5
    # Points by which they may overlap.
    touching_overlap: float = 1.0
    # Share of the smaller side that they have beside each other.
    touching_side: float = 0.9
    # Share of its height by which that of the other may differ.
    touching_height: float = 0.1


PICTURES = PictureRules()
