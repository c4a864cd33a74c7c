"""Thresholds of the second stage: what each block of a page is.

An em is the usual size of the page's text, unless the comment names other type. "Raised" says what goes wrong, or
right, when a number grows.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RegionRules:
    """Numbers that tell text, headlines, labels, ads and furniture apart."""

    # -- The type of the text ---------------------------------------------

    # Points. A page without any line has no usual size; nine points is what
    # most newspapers set.
    default_size: float = 9.0
    # Times the usual size: what may be text. Raised at the top, decks pass
    # for text; lowered, letters to the editor set large do not.
    body_range: tuple[float, float] = (0.8, 1.25)
    # Share of the characters in that range that a type must set to be one
    # for text. Raised, a commentary in a type of its own is small type.
    body_share: float = 0.08
    # Lines of a block that is surely text: captions and decks are shorter.
    body_lines: int = 3
    # Times the usual size from which type is for display.
    display: float = 1.22
    # Lines of a block that is nothing but a report's end with its names:
    # often in other type than the text, which they still belong to.
    tail_lines: int = 3

    # -- Columns of text --------------------------------------------------

    # Ems by which a line may stand beyond its column's edge: a mark that
    # hangs. Raised, blocks of one column are taken for another's.
    column_slack: float = 0.6
    # Lines of a block that may be set in as a whole: a crosshead, or a first
    # line and a short second one.
    set_in_lines: int = 2
    # Ems of white between such lines and the column that they stand at.
    set_in_gap: float = 3.0
    # Ems of its own type by which a paragraph's first line is set in.
    paragraph_indent: float = 2.0
    # Ems in which distances from a column are counted when several could be
    # a block's: nearer by less decides nothing.
    far_step: float = 3.0

    # -- Frames -----------------------------------------------------------

    # Share of the page from which a frame, tint or image is its background.
    background: float = 0.8
    # Points by which the corners of a frame of four rules may be open.
    open_corner: float = 3.0
    # Share that two frames have in common, of the smaller one and of the
    # larger, to be one: a frame with a tint inside.
    same_frame: float = 0.9

    # -- The page's head and foot -----------------------------------------

    # Share of the page's height in which its head ends: a front page's
    # masthead is the highest. Raised, a wide rule under a headline ends it.
    top_band: float = 0.16
    # Share of the page's height in which its foot begins.
    bottom_band: float = 0.06
    # Share of the page's width from which a rule or tint may end the head.
    wide_rule: float = 0.5
    # Points by which type may reach over that rule.
    over_rule: float = 1.0
    # Lines of a block that is furniture by its words: what is longer holds
    # a text that only mentions a date or a page.
    furniture_lines: int = 2
    # Share of the lower of two blocks at which they stand in one row.
    same_row: float = 0.5
    # Lines of text from which a block in the head is a story's (报眼).
    head_story_lines: int = 3
    # Ems of its type between that text and the headline above it.
    head_story_gap: float = 3.0
    # Share of the narrower block that headline and text have in common.
    head_story_overlap: float = 0.5

    # -- Labels -----------------------------------------------------------

    # Characters of a section's name on a plate of its own.
    longest_label: int = 10
    # Height of that plate, times its type: higher is a box with text.
    label_box: float = 3.6
    # Ems of its type by which a label may reach out of its plate.
    label_slack: float = 0.3
    # Score of `labels.label_score` from which words name a section wherever
    # they stand and however large they are set.
    known_label: float = 2.9
    # Score from which they do in small type above a headline.
    likely_label: float = 0.1
    # Times the headline up to which a section's name is set: it is smaller.
    label_size: float = 0.75
    # Ems between a section's name and the headline below it.
    label_gap: float = 5.0

    # -- Ads and guides ---------------------------------------------------

    # Square points: a smaller box around 广告 is the word's own plate.
    smallest_ad: float = 3_000.0
    # Ems of its type by which the word may stand outside the ad.
    ad_word: float = 2.0
    # Points by which a chart may reach out of the ad that holds it.
    ad_slack: float = 2.0
    # Lines that lead to other pages from which a box is a guide (导读), and
    # the share of its lines that they must be: a story may end in one.
    guide_lines: int = 2
    guide_share: float = 1 / 3
    # Share of a picture inside an ad, and times the ad's area that it may
    # have, to be the ad's.
    ad_picture: float = 0.8
    ad_picture_area: float = 1.2

    # -- Blocks of one headline -------------------------------------------

    # Times the larger type: white between its lines. Raised, the headline
    # of the story below joins.
    stack_gap: float = 0.95
    # Share of the narrower that they have above each other, and of the lower
    # that vertical lines have beside each other.
    stack_overlap: float = 0.5
    # Times the larger type: white between vertical lines of one headline.
    beside_upright: float = 1.3
    # Times the headline up to which type is its kicker or deck where it
    # stands beside it; larger is a headline of its own.
    beside_size: float = 0.63
    # Times the small type: white between it and the headline's end.
    beside_stack: float = 1.2
    # Share of its height that small type stands inside the headline's.
    beside_height: float = 0.9
    # Times the small type: white between a headline and its deck over
    # columns that go on with its text.
    far_deck: float = 24.0
    # Share of its height that such a deck stands inside the headline's.
    far_deck_height: float = 0.6
    # Ems between a headline and its columns: a byline may stand there.
    head_gap: float = 6.5
    # Share of a column or picture that stands below small type, and not
    # below the headline beside it, to be that type's own.
    own_column: float = 0.3
    # Ems by which the tops of columns beside each other may differ.
    band_height: float = 0.9
    # Points by which blocks that stand above each other may overlap.
    block_overlap: float = 1.0
    # Ems by which a crosshead may overlap the text above and below it, and
    # of white between.
    crosshead_overlap: float = 0.5
    crosshead_white: float = 1.0
    # Ems by which a crosshead at a column's top may be off the height where
    # the text beside it begins.
    crosshead_top: float = 0.8

    # -- Headline, kicker, deck -------------------------------------------

    # Times the next smaller type of its group from which the largest is a
    # headline beyond doubt, which shows the type that headlines have.
    clear_size: float = 1.25
    # Such headlines on a page that are enough to tell; fewer may be chance.
    clear_headlines: int = 3
    # Share of them from which all headlines are in that type.
    headlines_alike: float = 0.7
    # Times the largest type of its group down to which a block in that type
    # is the headline: a kicker may be set larger.
    nearly_largest: float = 0.85
    # Times the largest type of a headline: its other lines, in the same
    # font, and in another one, which must be of the very size.
    same_headline: float = 0.93
    other_font: float = 0.985
    # Share of the lower block at which kicker and headline are level.
    same_height: float = 0.5

    # -- Small headlines and crossheads -----------------------------------

    # Times the usual size up to which a headline may be a crosshead.
    largest_crosshead: float = 1.6
    # Lines of one.
    crosshead_lines: int = 3
    # Ems between a large crosshead and the text above it.
    crosshead_gap: float = 4.0
    # Lines of a small headline; what is longer is a text in small type.
    small_headline_lines: int = 3
    # Ems of its type by which it may overlap the text below it.
    small_headline_overlap: float = 0.5
    # Share of the narrower that it has above that text.
    over_text: float = 0.3
    # Times the text's size from which it is display type after all, so that
    # a byline may stand between it and its text.
    slightly_larger: float = 1.04
    # Ems to its text otherwise: in the text's size, white is all it has.
    small_headline_gap: float = 2.0
    # Ems above it that are free where it begins a column.
    column_top: float = 6.0
    # Lines of a byline on lines of its own.
    byline_lines: int = 3
    # Ems above names in brackets within which text makes them a byline; and
    # by which the text below them may overlap them, or stand off.
    names_above: float = 3.0
    names_overlap: float = 0.5
    names_below: float = 1.0

    # -- Quotations in larger type ----------------------------------------

    # Share of its width that stands over a column's text.
    quote_overlap: float = 0.5
    # Ems above a column's top within which other text makes it go on.
    column_above: float = 5.0
    # Times its type: white and rules around it, which text runs around.
    around_quote: float = 1.2

    # -- The date on a front page -----------------------------------------

    # Points by which what stands to the left of a page's number may overlap
    # it, and the share of its height at which it is level with it.
    left_of_number: float = 1.0
    level_with_number: float = 0.5


REGIONS = RegionRules()
