"""Thresholds of columns: which begin in one row, and which of them a headline covers.

An em is the page's body type (`ClassifiedBlocks.em`) unless a comment says otherwise, a point
1/72 inch. "Raised" says what goes wrong, or right, when a number grows.
"""

from __future__ import annotations

from dataclasses import dataclass

from articles.reading.layout.regions.tuning import REGIONS


@dataclass(frozen=True)
class ColumnRules:
    """Which columns begin in one row, and which of them a headline covers."""

    # Points by which edges that are meant to meet may miss each other:
    # PDF programs round.
    rounding: float = 1.0

    # -- Where a column begins ---------------------------------------------

    # Ems of white below a picture that stands on a column. Raised, the
    # picture of the story above is taken into the column.
    picture_gap: float = 2.6
    # Share of the column's width (of the pictures', if that is less) that
    # pictures must cover to be its top. What juts in less is a neighbour's.
    picture_cover: float = 0.6
    # Share of a headline's block that lies on a picture from which it is
    # printed on it: its text then begins below both.
    printed_on_picture: float = 0.9
    # Share of the column's width that a rule must cover to part it from a
    # picture above. Shorter rules belong to a neighbour.
    ruled_cover: float = 0.5
    # Ems of white below a small headline that is its column's first line.
    # Raised, a headline over several columns counts as one's own.
    crosshead_gap: float = 1.0
    # Ems by which a small headline may reach into the box of its column's
    # text, which is as high as the font and not as its ink.
    crosshead_dip: float = 0.5
    # Share of a small headline's width that must lie over its column. A
    # wider one heads several columns.
    crosshead_cover: float = 0.8
    # Ems, of the lower text, of white between two texts of one column: no
    # more than between two paragraphs. Raised, stories below each other
    # make one column.
    column_gap: float = 1.5
    # Share of the lower text's width that must lie below the upper one.
    same_column: float = 0.5

    # -- A row of columns --------------------------------------------------

    # Ems by which the tops of a row's columns may differ: less than a line,
    # for a column that begins a line lower begins below something.
    level: float = REGIONS.band_height
    # Times `level` where a picture stands on one of two columns: pictures
    # are not placed by lines of type.
    picture_level: float = 2.5
    # Ems of white between neighbours in a row. Raised, a row runs on over
    # a missing column into another story.
    gutter: float = 4.0
    # Ems of white between Latin columns under one headline, as no line of
    # theirs need be full. Raised, a box beside a text is its second column.
    ragged: float = 12.0
    # Ems, of the right column, by which the top of a picture between two
    # columns may stand off theirs and still fill the gap.
    picture_in_row: float = 1.0

    # -- A headline over a row ---------------------------------------------

    # Ems of white between a headline and its columns: a byline has room.
    headline_gap: float = REGIONS.head_gap
    # Ems by which the row may reach into the headline's box.
    headline_dip: float = 1.0
    # Share of the headline's width that must stand over the row. The rest
    # may stand over columns that a short text leaves blank.
    over_columns: float = 0.35
    # Times the wider one of headline and row: rules this long part stories,
    # shorter ones are ornament.
    parting_rule: float = 1.2
    # Share of a row's width that a rule must cover to part it from the
    # headline above. A rule over one column parts that one only.
    parting_cover: float = 0.9
    # Share of the narrower one's width that must lie below a headline for
    # a block to stand between it and its row.
    in_the_way: float = 0.3

    # -- The columns that each headline of a row covers --------------------

    # Cost, in widths of a usual column, of each width by which a headline
    # reaches beyond its columns. It never does, but by a hair.
    beyond: float = 4.0
    # Times `beyond` where nothing is printed below what reaches beyond: a
    # short text leaves its last columns blank.
    beyond_blank: float = 0.15
    # Share of the headline's width, down from the row's top, in which that
    # place must be blank.
    blank_depth: float = 0.5
    # Cost, in widths of a column, of a headline at an edge of its columns
    # and not in their middle, where most are: of two places that fit, the
    # one in whose middle it stands.
    flush: float = 0.05
    # Cost, in widths of a column, of a headline that begins right where an
    # inner one of its columns does: it is set flush with its first column.
    # Raised, headlines in the middle of theirs lose the first ones.
    inner_edge: float = 0.15
    # Cost, in widths of a column, of a headline whose first column begins
    # inside a paragraph while others of the row do not.
    begins_inside: float = 0.6
    # Cost, in widths of a column, of a column that has all words of another
    # headline over the row and none of the one that covers it. Raised, words
    # go before the place of a headline.
    others_words: float = 0.8
    # Share of a headline's words from which that tells: chance gives up to
    # 0.14 of them. Raised, fewer columns are told by words.
    telling_words: float = 0.15
    # Pairs of characters that a headline has at least, to be counted by:
    # one word of a short one is no share. Raised, short ones tell less.
    fewest_words: int = 5
    # Cost, in widths of a column, of a column that no headline covers: a
    # story without one, or one that goes on from elsewhere, is rarer.
    uncovered: float = 0.55
    # Times `uncovered` under a single headline: no other one could have
    # the column.
    uncovered_alone: float = 1.7
    # Cost, in widths of a column, of a headline that covers none: it must
    # stand over something else then.
    no_columns: float = 3.0

    # -- Columns beside a headline -----------------------------------------

    # Times `level` by which a column's top may stand off the headline's:
    # larger type has more white above it in its box.
    beside_level: float = 2.0
    # Ems of white below text that stands right above a column, which then
    # does not begin beside the headline.
    above_gap: float = 2.0
    # Ems by which text right above a column may reach into its box, since
    # boxes are as high as the font.
    above_dip: float = 1.0

    # -- Headlines of briefs -----------------------------------------------

    # Small headlines of one type below no headline from which they head
    # briefs. One alone may be a crosshead whose headline was not found.
    fewest_briefs: int = 2
    # Share of the size by which two are of one type, as programs round.
    same_type: float = 0.02
    # Ems, of the headline, by which two stand in one place across their
    # columns. Raised, crossheads in the middle pass for headlines at the left.
    same_place: float = 0.5
    # Ems of white above the first brief's headline. Lowered, a crosshead with
    # much white above begins a list of briefs.
    free_above: float = 4.0

    # -- Briefs without headlines ------------------------------------------

    # Ems of white below a text within which the list that it is of goes on.
    # Raised, what stands far below it is taken for a brief.
    list_gap: float = 3.0
    # Ems from baseline to baseline beyond the widest step inside paragraphs
    # from which white tells a brief's beginning. Raised, closely set briefs
    # stay one text; lowered, what justifying a column's height adds parts one.
    list_white: float = 0.25
    # Texts that begin alike from which a heading names no story but briefs.
    # Lowered, a story of two paragraphs with bold words is two.
    led_briefs: int = 3
    # Ems from such a heading in small type to the briefs' column. Raised,
    # crossheads far above a text are tried.
    heading_gap: float = 2.0


COLUMNS = ColumnRules()
