"""Thresholds and costs of the reading order: what stands between two pieces, what a link costs.

An em is the page's body type (`ClassifiedBlocks.em`) unless a comment says otherwise, a point
1/72 inch. Costs are in marks: one mark is about one weak reason against a link, and four
decide. "Raised" says what goes wrong, or right, when a number grows.
"""

from __future__ import annotations

from dataclasses import dataclass

from articles.reading.layout.regions.tuning import REGIONS


@dataclass(frozen=True)
class FeatureRules:
    """What holds between two pieces of type: in one column, in the way, parted."""

    # Points by which edges that are meant to meet may miss each other:
    # PDF programs round.
    rounding: float = 1.0
    # Points by which a rule or a label may reach into what it parts: rules
    # are set close to type.
    rule_slack: float = 2.0
    # Share of the narrower one's width from which two pieces stand in one
    # column. Lowered, set-in text of two columns becomes one.
    same_column: float = 0.5
    # Ems by which pieces of one column may overlap: their boxes are as high
    # as the font and not as its ink.
    dip: float = 0.5
    # Ems by which type of two sizes or of two columns may overlap, where
    # boxes say less.
    deep_dip: float = 1.0
    # Share of the narrower one's width from which a third piece stands in
    # the way between two.
    in_the_way: float = 0.3
    # Share of the lower text's width that a rule must cover to part it from
    # the upper one. Shorter rules are ornament.
    ruled_cover: float = 0.5
    # Times the lower text's width from which a rule parts stories. Shorter
    # ones may part a story from a box inside it.
    long_rule: float = 1.3
    # Share of the common column's width that a picture must cover to fill
    # the white between two pieces.
    picture_cover: float = 0.4
    # Ems between the left edges of texts from which they are two columns:
    # indents are smaller, columns wider.
    column_step: float = 3.0
    # Ems of white from which two texts in one place are two columns.
    # Raised, a story runs on into the one below.
    parted: float = 2.2
    # Times `parted` where a picture stands between the two: it has white
    # above and below.
    parted_by_picture: float = 2.0
    # Ems by which a vertical rule between stories reaches above what stands
    # over their columns. One between the columns of a story ends with them.
    rule_above: float = 1.5
    # Lines of white at the foot of a column, where others of its row go on,
    # from which its story ends there. Raised, fewer ends are seen.
    white_foot: float = 2.0
    # Ems by which a column may begin higher or lower than a headline beside
    # it whose text it may be.
    level_headline: float = 2.5
    # Ems of white below a headline that stands right above a text.
    headline_gap: float = 4.0
    # Ems of white between a crosshead and the text that it stands on.
    crosshead_gap: float = 3.0
    # Ems of white between two briefs of a list.
    brief_gap: float = 2.0
    # Ems, of the text, of white between a text and the names that end it.
    names_gap: float = 2.0
    # Ems from an em inside a section's label down to what it stands on: a
    # rule may stand between the two.
    label_gap: float = REGIONS.label_gap
    # Share of its width that a label stands over the column that it opens.
    # Raised, labels set beyond a column's edge open none.
    label_over: float = 0.5
    # Ems by which the tops of columns under one label differ, and its middle
    # from theirs. Raised, a label over one column opens its neighbours, too.
    label_row: float = 1.0
    label_middle: float = 1.5


@dataclass(frozen=True)
class LinkCosts:
    """Costs of a page's links, and of a text or headline without one. In marks unless a comment says otherwise."""

    # -- Nothing before or after -------------------------------------------

    # A text with nothing before it. Hardly any story has no headline.
    headless: float = 9.0
    # A text with nothing before it that opens with 本报讯 or the like: it
    # may be a report without a headline.
    headless_report: float = 5.0
    # A paragraph with nothing before it below a label, or below the names
    # that end another report: in a list of briefs none has a headline.
    headless_brief: float = 2.0
    # A small headline with no text before it: it then opens a story of its
    # own, which larger ones mostly do.
    crosshead_first: float = 4.0
    # A headline with nothing after it: headlines are set over text.
    no_text: float = 6.0
    # A text that breaks off inside a sentence and goes on nowhere.
    broken_off: float = 4.0

    # Ems above or below a piece beyond which nothing is read straight after
    # it: more than half a broadsheet page. Raised, only time is lost: every
    # text of a long page would be weighed against every other.
    farthest_link: float = 100.0

    # Marks that the page's cheapest order must lose without a link for the
    # link to be beyond doubt: as many as decide, twice.
    sure_link: float = 8.0

    # -- Whose words a text shares -----------------------------------------

    # Share of a text's words, rare ones counting most, that a story must
    # have for its words to tell whose the text is. Raised, fewer tell.
    telling_words: float = 0.08
    # Pairs of characters of a piece of text that tell enough: fewer, as of a
    # crosshead, are taken with the next piece. Raised, the words of a story
    # that begins further down count.
    fewest_words: int = 40
    # What it is worth, in marks, that a text reads on in the words of what
    # stands before it, where the likeliest mend of a false link is looked for.
    # Raised, words decide more of these, and places less.
    kinship: float = 8.0
    # Share of what the texts of one story share on the page (0 to 1) from which
    # a piece that stands in another story is this one's. Raised, places decide.
    kin_story: float = 0.6
    # The same share below which a piece is not of the story that it stands in.
    # Raised, what belongs there is proposed for another one.
    strange_story: float = 0.4
    # Links of a page from which the middle of what they share tells. Raised,
    # fewer pages have one of their own.
    fewest_links: int = 5
    # Marks that another order may cost more than the cheapest one to be a mend
    # of it. Raised, more are looked at, and time is lost.
    farthest_mend: float = 12.0
    # Places of a page that a mend is looked for at. Raised, only time is lost:
    # of a page with more, the order of reading is false as a whole.
    most_mends: int = 24
    # Links of a page that is solved again for a mend. Raised, only time is lost: a
    # dense broadsheet has some four hundred.
    most_links_again: int = 1500
    # Stories with a word from which it tells whose no text is. Raised, only
    # time is lost: what all stories share is worth little.
    most_holders: int = 8
    # Times its text's size up to which a headline is set like a heading inside
    # a story. Raised, larger ones are doubted for what their text speaks of.
    heading_over_text: float = 1.1
    # The part of the words that the texts of one story share on the page, from
    # which a story under such a headline may be another's end. Briefs have .5.
    same_matter: float = 0.65

    # -- A text after a headline -------------------------------------------

    # In one of the headline's columns, but not in the first.
    not_first: float = 3.0
    # Right below a small headline that covers no row: nearly as good as in
    # its first column.
    below_crosshead: float = 0.5
    # Share of a small headline's width that must lie over the text right
    # below it. A wider one heads several columns.
    crosshead_cover: float = 0.6
    # Ems of white between a small headline and the text right below it.
    # Raised, the headline of a row counts as a crosshead.
    crosshead_gap: float = 2.0
    # Anywhere below a headline that does not cover the text. It costs the
    # headline its own columns, so this is a last resort.
    below_headline: float = 2.5
    # Each em of white further down than `near_below`.
    far_below: float = 0.15
    # Ems of white that cost nothing: a byline stands there.
    near_below: float = 3.0
    # Ems of white from which the text is no longer below the headline:
    # half a page lies between.
    farthest_below: float = 40.0
    # Ems of white from which the text is no longer beside the headline:
    # two columns lie between.
    farthest_beside: float = 30.0
    # Each em of white between a headline and the text beside it.
    apart: float = 0.1
    # Each em by which the tops of headline and text differ, where they
    # stand side by side: both begin at one height.
    off_level: float = 0.3
    # Ems from which tops that differ more cost no more.
    most_off_level: float = 10.0
    # A horizontal headline beside its text: it mostly stands above it.
    level_beside: float = 2.0
    # An upright headline to the right of its text: most stand to the left,
    # where the text begins.
    right_beside: float = 2.5
    # The first of the columns without a headline that begin to the left of a
    # level one, at its height: its text runs around it. Raised, such a text is
    # a story without a headline.
    left_columns: float = 3.0
    # Share of the headline's width that may lie over a text beside it.
    beside_overlap: float = 0.2

    # -- Down a column -----------------------------------------------------

    # Each line of white between two pieces: a paragraph's end needs none.
    white_line: float = 0.5
    # Lines of white that are free: the text's own leading.
    leading: float = 0.8
    # White costs no more than this: rules and headlines tell more.
    most_white: float = 4.0
    # A rule between the two, about as wide as the column.
    ruled: float = 4.0
    # A longer rule or a section's label between the two: both stand between
    # stories.
    ruled_off: float = 10.0
    # A picture between the two: the text may as well have ended above it.
    over_picture: float = 0.5
    # Going on under another headline, which has a text of its own.
    other_headline: float = 6.0

    # -- Into another column -----------------------------------------------

    # Each em of white between the columns that is more than `wide_gutter`:
    # the next column is the nearest one.
    far_column: float = 0.1
    # Ems between columns that are free: no gutter is wider.
    wide_gutter: float = 4.0
    # Into the middle of a column, whose text goes on from above.
    into_middle: float = 2.5
    # Out of the middle of a column, whose text goes on below.
    out_of_middle: float = 1.5
    # Out of a column that leaves its foot white where others of its row do
    # not: stories end so. Raised, columns above an ad end theirs.
    out_of_short: float = 4.0
    # Across a vertical rule that parts stories.
    across_rule: float = 6.0
    # To a column that begins below the end of this one: a reader looks up
    # to the top of the next column, not down.
    below_end: float = 1.0
    # Each column of text passed over on the way.
    column_passed: float = 3.0
    # Back to the left, to a row below: a story is set in one row where it
    # can be.
    back_left: float = 5.0
    # Within a row from a column under a headline to one under none, or the
    # other way round: a headline need not reach over all its columns.
    uncovered: float = 0.5
    # To a row that begins at another height: columns of a story are level.
    other_row: float = 1.5
    # To a row that begins lower by `farthest_top` ems, on top of
    # `other_row`, and in proportion for fewer: it may stand below a picture.
    lower_top: float = 1.5
    # To a row that begins higher by `farthest_top` ems, on top of
    # `other_row`, and in proportion for fewer. That is rarer than lower: the
    # story would run up beside its own headline.
    higher_top: float = 3.0
    # Ems from which higher or lower costs no more.
    farthest_top: float = 10.0
    # Into a frame or tint, or out of one: a box is a story of its own.
    other_frame: float = 12.0

    # -- A crosshead after a text ------------------------------------------

    # A crosshead right below its story's headline, on the first column.
    # Raised, a headline over nothing but crossheads loses its story.
    first_crosshead: float = 1.0
    # A crosshead at the top of the next column, level with the columns.
    next_top: float = 1.0
    # A crosshead at another height of the next column: few stand below
    # white.
    next_off_top: float = 3.0
    # Ems by which a crosshead that is level may stand off.
    top_level: float = 1.5
    # Ems of white between the text's column and the crosshead's, which is
    # the next one and none further off.
    next_gutter: float = 8.0
    # Ems by which the crosshead may stand lower than the text begins. A
    # lower one tops no column.
    next_lower: float = 4.0
    # Ems by which it may stand higher than the text's column begins: half
    # a page, beside what stands over that column.
    next_higher: float = 40.0
    # Share of the lower one's height from which a third piece stands in the
    # way between the two.
    next_in_the_way: float = 0.5
    # A label of briefs, set wide (简　讯), inside a story. Raised, such a word in a story begins another.
    label_of_briefs: float = 8.0
    # Each time the body type by which a crosshead is larger than
    # `plain_crosshead`: crossheads hardly are.
    large_crosshead: float = 6.0
    # Times the body type that are free: a bold font looks larger, too.
    plain_crosshead: float = 1.05
    # Each em of white by which its text stands lower than `crosshead_white`:
    # white below sets a headline off. Raised, crossheads set loosely begin
    # stories of their own.
    loose_crosshead: float = 8.0
    # Ems of white that are free: a line's.
    crosshead_white: float = 2.2

    # -- Words -------------------------------------------------------------

    # Text after a report's names in brackets, which end it.
    closed: float = 8.0
    # Text before 本报讯 or the like, which opens a report.
    opens: float = 8.0
    # Gained by a report's opening after a headline, where it belongs.
    opens_here: float = 2.0
    # Gained by a line that breaks off where the next one begins without an
    # indent: both say that the text goes on.
    goes_on: float = 5.0
    # A line that breaks off where the next one begins a paragraph.
    mid_sentence: float = 6.0
    # A line without an indent after a paragraph that ended, or after a
    # headline: its paragraph begins elsewhere.
    inside: float = 6.0
    # Times `inside` after a small headline: a first line below a crosshead
    # is often set flush.
    inside_below_crosshead: float = 0.3
    # A line without an indent after a full line that ends a sentence: the
    # paragraph may not have ended there.
    maybe_inside: float = 1.0
    # Gained where the break is inside a pair of characters that the page
    # has elsewhere: it is a word, then.
    known_word: float = 1.0

    # -- Type --------------------------------------------------------------

    # Text of another size: a story is set in one.
    other_size: float = 4.0
    # Share by which sizes may differ and be one: PDF programs round.
    same_size: float = 0.06
    # Text in another font: a story is set in one, but for its names.
    other_style: float = 2.5
    # Text in a column of another width, at most: a story may be set in two.
    other_width: float = 1.0
    # Marks for each share by which the widths differ: a half costs all.
    width_share: float = 2.0


FEATURES = FeatureRules()
COSTS = LinkCosts()
