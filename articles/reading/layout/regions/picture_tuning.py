"""Thresholds of pictures, their captions, and charts and tables.

An em is the usual size of the page's text, unless the comment names other type. Each comment
names the unit, the reason, and what comes of it if the number is raised.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PictureRules:
    """What is a picture and no ornament, a caption and no small headline, a table and no text."""

    # -- Charts and tables ------------------------------------------------

    # Pieces of type in a box without a sentence that make it a table: a
    # headline in a box has fewer. Raised, small tables are headlines.
    table_cells: int = 6
    # Rules below each other that make a table without a box: two frame a
    # text. Raised, tables of two rows are text.
    table_rows: int = 3
    # Times the usual step between such rules up to which they are even, as
    # one row may have two lines. Raised, rules between briefs are a table's.
    uneven_rows: float = 1.5
    # Columns and rows that a table without any rule has at least, ems that
    # its cells are wide at most, ems of white between two of them, and above
    # it up to its head and its name. Lowered, lines that a blank parts by
    # chance are one; raised, small results are texts.
    open_columns: int = 3
    open_rows: int = 3
    open_cell: float = 7.0
    least_cell_white: float = 1.0
    open_cell_white: float = 12.0
    above_table: float = 1.6
    # Points by which the ends of a table's rules differ, and the edges of
    # the plate with its name. Raised, rules of neighbouring tables mix.
    table_edge: float = 3.0
    # Points between the parts of a rule that is drawn cell by cell. Raised,
    # the rules of columns beside each other become one.
    rule_joint: float = 1.0
    # Drawings that make a chart without a box: fewer are decoration. Raised,
    # simple charts are lost, and their words left over.
    figure_parts: int = 4
    # Points between the drawings of one chart, which nearly touch.
    # Raised, all drawings of a page are one chart.
    cluster_gap: float = 2.0
    # Points by which a picture reaches out of a box that holds it: a box
    # with a photo is a story's, not a table. Raised, tables beside a photo
    # are no tables.
    image_slack: float = 2.0
    # Points by which a text reaches out of what is drawn around it, which is
    # a frame and no part of a chart. Raised, charts near text are lost.
    frame_slack: float = 1.0
    # Points by which a rule reaches out of a chart that it is a part of.
    # Raised, rules beside a chart part no stories.
    rule_in_figure: float = 2.0
    # Share of the page's width or height from which what is drawn is the
    # page's own: a rule between stories. Raised, it ties charts together.
    page_drawing: float = 0.9
    # Ems of a word's own type that it stands outside the chart it labels.
    # Raised, small headlines near a chart are words of it.
    at_figure: float = 1.6
    # Ems of its type by which a word inside reaches out, as fonts have
    # ascents to spare. Raised, lines of text below are inside.
    in_figure: float = 0.3
    # Characters of a word in a chart or a table: a line of text has more.
    # Raised, captions are cells.
    longest_cell: int = 8
    # Share of its lines with a digit from which drawings with words are a
    # chart. Raised, maps and diagrams are none.
    numbers: float = 0.4

    # -- Pictures ---------------------------------------------------------

    # Points of the shorter side: lower images are ornaments. Raised, small
    # portraits are lost.
    lowest_picture: float = 24.0
    # Square points: smaller images are ornaments. Raised, as above.
    smallest_picture: float = 2_200.0
    # Ems of the shorter side up to which a picture without words may be an
    # ornament: the smallest portraits are as high. Raised, photos are lost.
    ornament_height: float = 5.5
    # Times that side from which it is a strip, as no photo is. Lowered,
    # small photos are lost.
    ornament_shape: float = 3.0
    # Share of the smaller that two images have in common to be one, as
    # exports cut a picture into slices that overlap. Raised, it stays cut;
    # lowered, an inset is lost.
    same_picture: float = 0.5
    # Points by which the edges of two slices differ for rounding. Raised,
    # pictures set close in a row become one.
    slice_joint: float = 1.0
    # Points by which a picture or word reaches out of a picture that holds
    # it, for rounding. Raised, captions right below are credits on it.
    in_picture: float = 1.0

    # -- Labels that are pictures -----------------------------------------

    # Ems of the shorter side of the lowest label. Lowered, a bullet or a
    # rule that is an image asks for a section.
    lowest_label: float = 0.9
    # Ems of the shorter side of the highest label. Raised, small photos
    # above headlines ask for a section.
    highest_label: float = 4.5
    # Times the shorter side of the shortest label: it shows two characters
    # or more. Lowered, portraits and two-dimensional codes are labels.
    shortest_label: float = 1.6
    # Times the shorter side of the longest label. Raised, decorated rules
    # are labels.
    longest_label: float = 9.0
    # Ems between such a label and its headline. Raised, images at the end of
    # the text above are labels.
    image_label_gap: float = 2.5
    # Ems by which it reaches over its headline's edges, whose boxes have
    # white to spare. Raised, images of the next story are labels.
    image_label_slack: float = 1.0
    # Share of its height in which a label beside a headline is level with
    # it. Raised, labels set a little higher are lost.
    image_label_level: float = 0.5

    # -- Captions ---------------------------------------------------------

    # Ems between a picture and its caption. Raised, a brief below a picture
    # is its caption.
    caption_gap: float = 2.2
    # Times `caption_gap` above a picture, where captions are rarer. Raised,
    # the last words of a text above are one.
    caption_above: float = 0.5
    # Lines of a caption above its picture that has no caption's wording.
    # Raised, a lead paragraph in small type over a picture is one.
    lines_above: int = 4
    # Times the text's size below which type is smaller than a deck or a
    # crosshead. Raised, these are captions of the pictures below them.
    smaller: float = 0.95
    # Ems of its type by which a caption's box overlaps its picture. Raised,
    # words on a picture are below it.
    caption_overlap: float = 0.3
    # Ems of its type by which words on a picture reach out of it. Raised,
    # what stands right beside is on it.
    caption_slack: float = 0.5
    # Share of the narrower of picture and caption that they have above each
    # other. Raised, captions of a few words at a picture's end are lost.
    under_picture: float = 0.7
    # Share of its height that names behind a caption are level with it.
    # Raised, names set a little lower are below it.
    same_line: float = 0.5
    # Times the picture's width: a caption is no wider, but for rounding.
    # Raised, text across two columns is a caption.
    caption_width: float = 1.15
    # The same where it is centred and worded as a caption, as below a
    # portrait. Raised, the common caption of a row goes to one picture.
    widest_caption: float = 2.0
    # Share of its height that a caption beside a picture stands at it.
    # Raised, captions set a little lower are lost.
    beside_picture: float = 0.8
    # Times the text's em up to which type that runs across the text is a
    # caption's. Raised, headlines on their side are captions.
    crosswise: float = 1.15
    # Ems of white between such a caption, or a line of it, and its picture.
    # Raised, lines on their side further off are captions.
    crosswise_gap: float = 4.5
    # Ems by which the middles of two parts of one such line differ. Raised,
    # the next line is a part of it.
    crosswise_axis: float = 0.3
    # Times the picture's width up to which a level one needs no wording
    # of one: wider is a column of text. Raised, such columns are
    # captions.
    side_caption: float = 0.6
    # Times the text's size from which small type right above a column is its
    # headline: captions are smaller. Raised, such headlines are captions.
    like_text: float = 0.95
    # Ems below small type within which text makes it a brief's headline, if
    # there is also text above. Raised, captions between texts are headlines.
    brief_below: float = 1.0
    # The same above it, where a brief's headline has its white. Raised, as
    # before.
    brief_above: float = 3.0
    # Ems by which boxes of type above each other overlap, as fonts have
    # ascents to spare. Raised, what is level counts as above.
    type_overlap: float = 0.5
    # Ems of its type between a headline and the byline right below. Raised,
    # names below a picture and its headline are no credit.
    byline_below: float = 1.5

    # Share of a headline's width that is below its picture, where it stands
    # between that and the caption. Raised, those set off a little have columns.
    heads_picture: float = 0.9

    # -- Pictures that share a caption ------------------------------------

    # Ems between them. Raised, pictures of two stories share one.
    touching: float = 1.5
    # Points by which they overlap for rounding. Raised, an inset is one of a
    # row.
    touching_overlap: float = 1.0
    # Share of the smaller's side that they have along each other. Raised,
    # rows that are not aligned do not count.
    touching_side: float = 0.9
    # Share of its height by which that of the other differs. Raised, a
    # portrait beside a large picture shares its caption.
    touching_height: float = 0.1

    # -- Captions in the text's own type ----------------------------------

    # Their most lines, and ems of white above them; and how much more there is
    # below. Raised, text that goes on below a picture is its caption.
    tight_lines: int = 3
    tight_gap: float = 0.8
    white_below: float = 0.3
    # Times the leading from a caption's last line to the text's first one, where
    # both are one block. Lowered, a paragraph's end below a picture is cut off.
    white_in_text: float = 1.15
    # Ems from text above a picture, that may go on below it, and from the
    # caption to the text below. Raised, text of other stories counts.
    over_picture: float = 2.5
    text_below: float = 3.0
    # Ems of white below one at a column's foot, and from the column to its left.
    below_foot: float = 6.0
    column_left: float = 5.0
    # Ems from a caption to the headline of its photo story.
    headline_below: float = 2.5


PICTURES = PictureRules()
