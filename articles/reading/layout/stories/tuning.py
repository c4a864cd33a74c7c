"""Thresholds of the fourth stage: what belongs to which story, and how it is written.

An em is the page's body type (`ClassifiedBlocks.em`) unless a comment says otherwise, a point
1/72 inch. "Raised" says what goes wrong, or right, when a number grows.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class StoryRules:
    """Numbers that tell whose a picture, a byline, a label or a jump line is."""

    # -- Paragraphs --------------------------------------------------------

    # Share of a page's lines that are set in, from which paragraphs are.
    # Raised, a page of long paragraphs counts as one without indents.
    indented_lines: float = 0.03
    # Share of its column that a line behind a sentence leaves blank to be a
    # crosshead set like the text. Raised, long crossheads end a paragraph.
    flush_crosshead: float = 0.35
    # Lines in a row that begin deeper than any paragraph's first, from which
    # they run along a portrait. Raised, each line is a paragraph.
    lines_beside: int = 2
    # Ems by which the left edges of such lines may differ in Chinese. Raised,
    # names and dates that end a notice run together.
    same_edge: float = 0.3
    # Times the height of a text's last line from which its first one holds
    # a drop cap, and shows no indent.
    drop_cap: float = 1.5

    # -- Doubts ------------------------------------------------------------

    # Marks below which the margin of a link is a doubt. Of false links most
    # have less, of right ones one in a hundred (docs/reading.md). Raised, more
    # false links are announced, and more right ones doubted.
    unsure_link: float = 3.0
    # The same for a story that the piece behind such a link may belong to
    # instead: most are whole without it.
    unsure_claim: float = 1.6
    # The same for a heading inside a story, where the next best order lets it
    # open a story of its own, which costs little.
    unsure_crosshead: float = 1.0
    # The same where the heading is set like a headline: larger than the text
    # above it (in shares of that), and hardly smaller than its story's own
    # headline (the headline in shares of it). Of headings inside a story next
    # to none is, of briefs below each other most are. Raised, more are doubted.
    unsure_brief: float = 6.0
    heading_over_text: float = 1.05
    headline_over_heading: float = 1.3

    # The same for a small headline that could as well be a heading inside the
    # story before it. Raised, more headlines of briefs are doubted.
    unsure_opening: float = 3.0
    # How much more of a piece's words another story has than what stands
    # before it in its own (-1 to 1) for its link to be a doubt whatever the
    # margin. Raised, fewer false links are announced.
    pulled: float = 0.7
    # How much less another story has (0 to 1) for the words to hold a link
    # that has a small margin. Text that is held so is no doubt: on 430 snag
    # pages not one more wrong story was announced by it, and up to one right
    # one in four pages was doubted. Raised, more right links are doubted.
    held: float = 0.4
    # Marks below which the margin of such a link is a doubt all the same
    # where a heading stands behind it, which may open a story in the same
    # words. Raised, more are doubted.
    unsure_held_heading: float = 0.4

    # Share by which a kicker is set smaller than its headline, from which it
    # is none of its lines. Raised, large kickers are doubted.
    kicker_margin: float = 0.1
    # Times the largest line of a headline from which another one in its font
    # is surely no kicker or deck. Raised, lines set to fit are doubted.
    sure_line: float = 0.88

    # -- Kickers beside headlines that do not reach over them ----------------

    # Blocks of such a kicker at most: two lines. Raised, ads in large type are kickers.
    kicker_blocks: int = 2

    # -- Crossheads torn from their text -----------------------------------

    # Lines of one, in a narrow column. Raised, short texts are crossheads.
    torn_lines: int = 2
    # Ems of white between it and the text above or below. Raised, headlines
    # of briefs in a story's zone are its crossheads.
    torn_white: float = 2.0
    # Ems of white more than between lines that part two paragraphs where none
    # is set in. Raised, paragraphs whose last line is full run on.
    paragraph_white: float = 0.3

    # -- Photo stories -----------------------------------------------------

    # Share of the picture's width that the text below it fills where it is
    # its caption. Raised, short captions are stories of their own.
    wide_text: float = 0.6
    # Lines of small type below a headline without other text that are its
    # text, if they end in a sentence. Raised, short picture stories have none.
    small_text_lines: int = 2
    # Ems by which boxes may overlap that stand below each other: they are
    # as high as the font and not as its ink.
    dip: float = 1.0

    # -- Whose a picture is, in points for a story -------------------------

    # Points for a picture inside the rectangle around a story, less for
    # one that is so in part.
    inside_story: float = 3.0
    # Points for text right above or below the picture: pictures are set
    # into columns.
    in_column: float = 1.0
    # Points for text right beside the picture.
    beside_text: float = 0.7
    # Points for the headline right above the picture.
    under_headline: float = 1.5
    # Points for a picture without words right above the headline, as in a
    # picture story. Raised, the picture that ends the story above is taken.
    over_headline: float = 1.2
    # Points for a headline that stands beside the picture.
    beside_own_headline: float = 0.6
    # Share of that headline's height that is beside it.
    level_headline: float = 0.9
    # Points more where the story stands in the picture's width.
    over_own_width: float = 0.7
    # Ems by which the edges of such a story and its picture may differ.
    picture_edge: float = 2.0
    # Ems between the pictures of a photo story that stand in a row or below
    # each other, with a caption between. Raised, another story's is taken.
    picture_row: float = 5.0
    # Ems within which the only story beside or above a picture takes it with
    # a doubt, if no other claims it. Raised, ads far off are pictures.
    far_picture: float = 6.0
    # Points off where a frame parts picture and story: a box is a story of
    # its own.
    other_frame: float = 4.0
    # Points for a caption all of whose words the story has, too.
    shared_words: float = 4.0
    # Points more for one all of whose words are in that story alone. Raised,
    # words outdo the place that a picture stands in.
    own_words: float = 4.0
    # Points for its words from which a story has a picture that stands at none
    # of its parts. Lowered, a word by chance outdoes the place.
    far_words: float = 3.0
    # Pairs of characters of which a caption has at least so many: what a
    # shorter one shares tells little.
    fewest_bigrams: int = 4
    # Points from which a story is surer of a picture than a headline
    # without text that stands at it.
    own_picture: float = 3.0
    # Points by which a story's claim must be better than the next one's, or
    # the picture is doubted. Raised, more pictures are.
    picture_margin: float = 0.5
    # The same for a picture without a caption, whose place alone tells.
    bare_picture_margin: float = 0.95
    # The same for a doubt on the story with the next best claim, too, whose
    # picture is then missing. Raised, more whole stories are doubted.
    claimed_picture: float = 0.25
    # Ems of white between a story and what no story took, within which the
    # story may be missing it. Raised, more whole stories are doubted.
    left_beside: float = 2.0
    # Ems of its own type that a headline without a text is long, to be
    # announced on the nearest story however far off: its own is missing.
    # Raised, short headlines are lost in silence; lowered, headings in ads
    # are announced.
    lone_headline: float = 4.0
    # Ems by which a story must be nearer to a byline than the next one, or
    # the byline is doubted. Raised, more are.
    byline_margin: float = 0.5
    # The same for a label.
    label_margin: float = 0.3
    # Share of the narrower one's width that lies above or below the other
    # where both stand in one column.
    same_column: float = 0.5
    # Share of a picture's height that stands beside a text.
    same_height: float = 0.3
    # Share of the narrower one's width that a headline and a picture below
    # it share.
    headline_cover: float = 0.6
    # Times the white between a picture and a text that may part it from a
    # headline, which stands off further.
    headline_reach: float = 2.0
    # Share of a chart that stands inside a story: one that stands alone is
    # nobody's.
    chart_inside: float = 0.8

    # -- Whose a byline is -------------------------------------------------

    # Ems of white between a byline and its headline or text. Raised, the
    # byline of the next story may be this one's.
    byline_gap: float = 3.0
    # Ems between a byline and its story where it stands between headline
    # and text, over columns that the text leaves blank.
    far_byline: float = 24.0
    # Share of the byline's width that lies above or below a text.
    byline_cover: float = 0.3
    # Ems by which a byline beside a headline counts as further off than one
    # below it, where most stand.
    beside_headline: float = 1.0
    # Ems by which a byline above the first text counts as further off than
    # one below a headline: it may end the story above.
    above_text: float = 0.5
    # Ems by which a byline below a text that is not the last counts as
    # further off than one at the story's end, where most stand.
    inside_text: float = 0.2

    # -- Whose a label is --------------------------------------------------

    # Ems between a label and a story to its right: a plate may head a whole
    # row of columns.
    label_reach: float = 24.0
    # Times further that a label to the right of a story counts: labels
    # stand where a story begins.
    label_behind: float = 8.0
    # Share of its distance from the story's edges and middle that counts:
    # labels are set at the one or the other.
    label_apart: float = 0.3
    # Ems by which a label may stand below the top of what it heads, beside
    # a headline in large type.
    label_below: float = 2.0
    # Ems by which the beginnings of stories in a row under one label may
    # differ. Raised, a label is given to stories that begin lower.
    level_row: float = 1.2
    # Ems by which a label over such a row may stand off its middle. Raised, a
    # label over its second story is given to all.
    row_middle: float = 2.0
    # Times the body type: the headline of a brief is no larger.
    largest_brief: float = 1.75
    # Ems by which the left edges of briefs in one column may differ.
    column_left: float = 1.0
    # Ems by which their right edges may differ: last lines are short.
    column_right: float = 2.0

    # -- Whose a jump line is ----------------------------------------------

    # Ems between a jump line and the end or the beginning of its story.
    jump_line_gap: float = 3.0

    # -- Regions, in points ------------------------------------------------

    # Share by which a headline that only quotes differs in size from others
    # to be in a type of its own. Lowered, more of them are doubted.
    same_headline_size: float = 0.01
    # Ems from another story's text down to it. Raised, as above.
    quotation_gap: float = 4.0
    # White around a story that is its own, at most: neighbours share theirs.
    margin: float = 3.0
    # Share of a story's shorter side that the white around it may be at
    # most: a thin story has less.
    margin_share: float = 0.03
    # Points of height within which stories count as beginning level, and go
    # from left to right.
    level: float = 20.0


STORIES = StoryRules()
