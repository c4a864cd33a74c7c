"""Thresholds of the second stage: what each block of a page is. Those of
pictures and figures are in picture_tuning, those of ads, head and foot in zone_tuning.

An em is the usual size of the page's text, unless the comment names other type. Each comment
names the unit, the reason, and what comes of it if the number is raised.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RegionRules:
    """What is text, what a headline and what a label."""

    # -- The type of the text ---------------------------------------------

    # Points that a page without a line is taken to be set in, as most
    # newspapers are. Raised, nothing changes: there is nothing to measure.
    default_size: float = 9.0
    # Times the usual size, from and to which type may be text, as a leader
    # is set larger and a notice smaller. Widened, decks pass for text.
    body_range: tuple[float, float] = (0.8, 1.25)
    # Share of the characters in that range that a type must set to be one
    # for text. Raised, a commentary in a type of its own is small type.
    body_share: float = 0.08
    # Lines of a block that is surely text: most captions and decks have
    # fewer. Raised, briefs do not count.
    body_lines: int = 3
    # Times the usual size from which type is for display. Raised, small
    # headlines are recognised only right above their text.
    display: float = 1.22
    # Lines of a block that is nothing but a report's end with its names,
    # often in other type than the text. Raised, captions pass for one.
    tail_lines: int = 3

    # Words of a Latin sentence about an author below a text. Raised, shorter
    # ones become the next headline's kicker.
    note_words: int = 5
    # Ems from the text down to it. Raised, a caption of the next story counts.
    note_gap: float = 4.5
    # Lines of it in a box of its own. Raised, boxed briefs without a headline
    # end the text above.
    note_lines: int = 6
    # Times its height that this box has. Raised, boxes with a picture count.
    note_box: float = 2.2

    # -- Columns of text --------------------------------------------------

    # Ems by which a line stands beyond its column's edge where a mark
    # hangs. Raised, blocks are taken for those of a neighbouring column.
    column_slack: float = 0.6
    # Share of a block's height at which other text stands beside it, so that
    # its column ends before that. Raised, a few lines of a narrow column run
    # over the next one.
    beside_share: float = 0.5
    # Lines of a block that may be set in as a whole: a crosshead, or a first
    # line and a short second one. Raised, a quotation that is set in is
    # taken for a paragraph's first lines.
    set_in_lines: int = 2
    # Ems of white between two such lines and the column that shows their
    # edges. Raised, that of another story above is taken.
    set_in_gap: float = 3.0
    # Ems of its own type by which a first line is set in, in Chinese always
    # two. Raised or lowered, no paragraph of one line finds its column.
    paragraph_indent: float = 2.0
    # Ems in which the distance of a column is counted where several could
    # be a block's. Raised, the narrower column is taken, not the nearer.
    far_step: float = 3.0

    # -- Frames -----------------------------------------------------------

    # Share of the page from which a frame, tint or image is its background.
    # Raised, all stories stand in one box.
    background: float = 0.8
    # Points by which the corners of four rules that are a frame are open.
    # Raised, rules between stories make frames.
    open_corner: float = 3.0
    # Share that two frames have in common, of the smaller and of the larger,
    # to be one, as a frame and the tint in it are. Raised, both are kept,
    # which costs time alone; lowered, a box in a box is lost.
    same_frame: float = 0.9

    # -- Labels -----------------------------------------------------------

    # Ems of white between the name of briefs and the rule that it stands on.
    label_over_rule: float = 0.8
    # Characters of a section's name on a plate of its own. Raised, reversed
    # headlines pass for names.
    longest_label: int = 10
    # Times the type: the height of such a plate, as more is a box that holds
    # a text. Raised, the headline alone in an ad's box is a label.
    label_box: float = 3.6
    # Ems of its type by which a name reaches out of its plate, as fonts have
    # ascents to spare. Raised, words beside a plate are labels.
    label_slack: float = 0.3
    # Times the page's text from which type on a plate is a headline, unless
    # it has a section name's form. Raised, headlines reversed out of a
    # coloured bar are sections.
    plate_headline: float = 1.8
    # Characters of large type on a plate, and the share of its size that the
    # display type right below has, from which and up to which it is a headline
    # over its deck. Lowered, long names of sections are headlines.
    plate_over_deck: int = 5
    deck_under_plate: float = 0.75
    # `labels.label_score` from which words name a section wherever they
    # stand and however large they are. Raised, columns of briefs under a
    # large name have it as their headline.
    known_label: float = 2.9
    # The same for small type above a headline, where little is needed.
    # Raised, names that no list has are kickers.
    likely_label: float = 0.1
    # Texts that end with a reporter's name each, below a few characters that
    # are then the name of a section of briefs. Raised, short lists have it as
    # the headline of their first.
    signed_briefs: int = 2
    # Times the page's text from which words that name a section are the
    # headline of the picture right below them. Raised, photo stories called
    # 田间课堂 lose their headline; lowered, sections over a photo are stories.
    picture_headline: float = 1.5
    # Times the headline up to which a section's name is set: it is smaller.
    # Raised, kickers of a few characters are names.
    label_size: float = 0.75
    # Ems between a section's name and the headline below it. Raised, a name
    # is given to a story further down.
    label_gap: float = 5.0
    # Ems of its type that a page's number in large type stands apart from all
    # else in the first row. Raised, numbers before a section's name are none.
    number_apart: float = 0.6

    # -- Blocks of one headline -------------------------------------------

    # Times the larger type: white between the lines of a headline. Raised,
    # the headline of the story below joins.
    line_gap: float = 0.95
    # Share of the narrower block that two have above each other, or of the
    # lower one that vertical lines have beside each other. Raised, decks
    # set off to a side fall off; lowered, headlines of neighbours join.
    line_overlap: float = 0.5
    # Times the larger type: white between vertical lines of one headline.
    # Raised, two vertical headlines become one.
    beside_vertical: float = 1.3
    # Times the headline up to which type is its kicker or deck where it
    # stands beside it. Raised, the headline of the story beside joins.
    beside_size: float = 0.63
    # Times the small type: white between it and the headline's end.
    # Raised, the headline of a brief beside it joins.
    beside_gap: float = 1.2
    # Times the small type, as above, where one column begins below both.
    # Raised, what stands at the column's other end joins.
    beside_gap_in_column: float = 2.5
    # Share of its height, as below, where one column begins below both: a
    # kicker of two lines may be higher. Raised, those fall off.
    beside_height_in_column: float = 0.6
    # Share of its height that small type stands inside the headline's.
    # Raised, decks that hang a little lower fall off.
    beside_height: float = 0.9
    # Times the small type: white between a headline and its deck over
    # columns that go on with its text. Raised, small type further off joins, too.
    far_deck: float = 24.0
    # Share of its height that such a deck stands inside the headline's; it
    # need not be level. Raised, those lower are headlines of their own.
    far_deck_height: float = 0.6
    # Ems between a headline and its columns, where a byline may stand.
    # Raised, headlines take columns of other stories further down.
    head_gap: float = 6.5
    # Share of a column or picture that stands below small type, and not
    # below the headline beside it, to be that type's own. Raised, briefs
    # beside a headline are its deck.
    own_column: float = 0.3
    # Ems of the small type by which a headline reaches over the column below
    # that type, which is the headline's then, too. Raised, columns below a
    # kicker beside a headline are another story's.
    reaches_over: float = 1.0
    # Ems by which the tops of columns beside each other differ, as rows are
    # not always aligned. Raised, a crosshead's white makes no difference,
    # and columns of two stories are one row.
    band_height: float = 0.9
    # Points by which the boxes of blocks above each other overlap, as fonts
    # have ascents to spare. Raised, blocks on one height count as above.
    block_overlap: float = 1.0
    # Ems by which a crosshead's box and those of the text above and below
    # it overlap, and of white between them. Raised, decks right above text
    # are taken for crossheads.
    crosshead_overlap: float = 0.5
    crosshead_white: float = 1.0
    # Ems of white below one at the top of a column where the column to its
    # left begins with text: it may fill two lines or three. Raised, headlines
    # of briefs over a column are crossheads.
    inner_white: float = 2.2
    # Ems by which a crosshead at a column's top is off the height where the
    # text beside it begins. Raised, decks above text are crossheads.
    crosshead_top: float = 0.8

    # -- Headline, kicker, deck -------------------------------------------

    # Times the width of a section's name from which its plate is a bar over
    # columns. Lowered, the plate of a name in a column parts what runs on.
    label_bar: float = 2.0
    # Ems from a headline, with names below it, to a box that opens its text,
    # and from the box to the text. Raised, boxes of others are opened.
    opening_note: float = 4.0
    # Share of its width that one column right below it has at most, where a
    # picture stands over the others. Raised, a story's first paragraph is one.
    one_column: float = 0.6

    # Times the next smaller type of its group from which the largest is the
    # headline beyond doubt, and shows the type of headlines. Raised, fewer
    # pages show it.
    clear_size: float = 1.25
    # Such headlines on a page that show it: fewer may be chance. Raised,
    # pages of few stories go by size alone.
    clear_headlines: int = 3
    # Share of them in one type from which all headlines are in it. Raised,
    # a page with a feature of its own type goes by size alone.
    headlines_alike: float = 0.7
    # Times the largest type of its group down to which a block in the type
    # of headlines is the headline, as a kicker may be set larger. Raised,
    # such kickers are headlines.
    nearly_largest: float = 0.85
    # Times the largest type of a headline down to which other lines in its
    # font are of it, as a longer line is set smaller to fit. Raised, such
    # lines are decks.
    same_headline: float = 0.93
    # The same where sizes are as printed and no program's guesses: a line is
    # set smaller to let the other one stand out. Raised, such lines are
    # kickers and decks; lowered, these join.
    smaller_line: float = 0.78
    # The same in another font, where only rounding is allowed. Raised,
    # rounding parts a headline; lowered, decks hardly smaller join.
    other_font: float = 0.985
    # Share of the lower block's height at which kicker or deck is level with
    # the headline, so that left and right decide. Raised, above and below
    # do more often.
    same_height: float = 0.5

    # -- Small headlines and crossheads -----------------------------------

    # Times the usual size up to which a headline may be a crosshead. Raised,
    # headlines of a column's width are tried as crossheads.
    largest_crosshead: float = 1.6
    # Ems by which the tops of two headlines side by side differ. Raised, a
    # crosshead near the height of a headline is one.
    level_headlines: float = 0.2
    # Times the headline's size up to which type at the top of one of its
    # columns is a crosshead. Raised, a headline's second line is one.
    crosshead_size: float = 0.8
    # Lines of a crosshead, in a narrow column. Raised, as above.
    crosshead_lines: int = 3
    # Ems of the names' type from the top of names up to a headline that they
    # stand right below. Raised, crossheads above a signature head a story.
    signed_below: float = 2.2
    # Ems between a large crosshead and the text above it. Raised, headlines
    # below another story are tried as its crossheads.
    crosshead_gap: float = 4.0
    # Lines of a small headline: more are a text in small type. Raised,
    # notes and captions head the text below them.
    small_headline_lines: int = 3
    # The same for Latin words that end no sentence, in type that is not the
    # text's. Raised, decks in bold are headlines.
    latin_headline_lines: int = 4
    # Ems of its type by which its box overlaps that of its text, as fonts
    # have descents to spare. Raised, type beside a text heads it.
    small_headline_overlap: float = 0.5
    # Share of the narrower of the two that a small headline has above its
    # text. Raised, short ones at a column's edge are lost.
    over_text: float = 0.3
    # Times the text's size from which small type is display type after all,
    # so that a byline may stand between it and its text. Raised, headlines
    # hardly larger than the text are lost where one does.
    slightly_larger: float = 1.04
    # Ems between a headline in the text's size and its text: only white
    # sets it off. Raised, captions and notes head a text.
    small_headline_gap: float = 2.0
    # The same where it is in the style of the page's headlines, and its text
    # is not. Raised, bold notes head a text further down.
    styled_headline_gap: float = 4.0
    # Ems of white above it where it begins a column, so that it may have
    # white below, too. Raised, fewer do.
    column_top: float = 6.0
    # Ems between a headline, Latin names without a “By” and the text below.
    # Raised, headlines of one name are bylines.
    bare_byline: float = 3.0
    # Ems from its column's edge from which a name stands beside its author's
    # portrait. Lowered, lines set in by a little do.
    beside_portrait: float = 2.5
    # Times the text's size up to which Latin names are a byline. Raised,
    # headlines in capitals are.
    largest_byline: float = 1.5
    # Times the text's size up to which a Chinese name alone below a headline
    # is its author. Raised, decks of two characters are.
    author: float = 1.35
    # Lines of a byline on lines of its own. Raised, lists of names are
    # bylines.
    byline_lines: int = 3
    # Ems above names in brackets within which text makes them a byline of
    # its own, not a report's last line. Raised, more are bylines.
    names_above: float = 3.0
    # Ems by which the text below such a last line overlaps it, or stands
    # off. Raised, bylines above a text end the report before.
    names_overlap: float = 0.5
    names_below: float = 1.0

    # -- Quotations in larger type ----------------------------------------

    # Share of its width that a quotation stands over a column's text.
    # Raised, those that reach out of their column are headlines.
    quote_overlap: float = 0.5
    # Share of its width by which a quotation reaches into both columns between
    # which it stands. Lowered, ragged lines beside a headline make it one.
    across_gutter: float = 0.15
    # Times a column's width from which a headline stands over several. Raised,
    # quotations between two paragraphs of a wide story are headlines.
    wide_headline: float = 1.2
    # Share by which a quotation's size differs from that of headlines. Raised,
    # more are headlines.
    same_quote_size: float = 0.04
    # Times the text's size from which a quotation inside a story's text is
    # pulled out of it. Lowered, crossheads in quotation marks are.
    pulled_inside: float = 1.25
    # Pairs of neighbouring characters of such a quotation. Lowered, terms in
    # quotation marks are.
    quoted_pairs: int = 7
    # Ems of its type from a byline down to what these people are. Raised,
    # what stands over the text is taken for that.
    role_gap: float = 0.9
    # Ems of the text from a place below a name to the text. Raised, crossheads
    # of one word are places.
    place_above: float = 1.2
    # -- Letters to the paper ------------------------------------------------

    # Lines of a name with a town. Raised, briefs are signatures.
    signature_lines: int = 2
    # Ems from a letter's text down to its writer's name. Raised, headlines
    # of two names below a text sign it.
    signature_gap: float = 1.4
    # Ems below a name without text. Lowered, crossheads sign what stands
    # above them.
    signature_white: float = 1.2
    # Ems from a letter's headline down to its text. Raised, decks with a
    # byline below are headlines.
    letter_head_gap: float = 1.6
    # Share of the heading's size that a letter's headline has at most.
    # Raised, the lines of one headline are two.
    letter_head: float = 0.8
    # Words of a heading over briefs that has no word for them. Raised,
    # short headlines are. Its lines, over a narrow column.
    brief_heading_words: int = 3
    brief_heading_lines: int = 2
    # Share of the heading's size that a brief's headline has at most, and its
    # size in ems. Raised, the lines of one headline are a heading and briefs.
    brief_headline: float = 0.95
    largest_brief: float = 1.5
    # Headlines like the first brief's that follow in its column. Lowered, a
    # deck set like its story's one crosshead is a brief's headline.
    briefs_alike: int = 2

    # Ems of its type between a quotation and the rules over and under it.
    # Raised, headlines below one rule and above another count.
    quote_rule: float = 1.6
    # Times a quotation's width that these rules are at most. Raised, rules
    # across the page count, which part stories.
    quote_rule_width: float = 2.0
    # Ems above a quotation at a column's head at which the text beside it may
    # begin. Raised, decks beside other stories' text are quotations.
    quote_above: float = 2.0
    # Words that say below a quotation who is quoted. Raised, what stands over
    # a deck is no headline.
    speaker_words: int = 8
    # Ems above a column's top within which other text shows that it goes on
    # from there. Raised, a row of columns below a story goes on with it.
    column_above: float = 5.0
    # The same for columns to both sides of display type that begin at its
    # height: it is no quotation then. Raised, headlines in the middle of
    # their text are.
    white_above: float = 1.5
    # Times its type: white and rules around a quotation, which text runs
    # around. Raised, text of a neighbouring column is parted, too.
    around_quote: float = 1.2


REGIONS = RegionRules()
