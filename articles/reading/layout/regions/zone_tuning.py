"""Thresholds of the parts of a page that hold no story: its head and foot, ads and guides.

An em is the size of the type at hand. Each comment names the unit, the reason, and what comes
of it if the number is raised.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ZoneRules:
    """What is an ad, a guide or furniture, and no story."""

    # -- The page's head and foot -----------------------------------------

    # Share of the page's height in which its head ends: a front page's is
    # the highest. Raised, a wide rule under a first headline ends it.
    top_band: float = 0.16
    # Share of the page's height in which its foot begins. Raised, a story
    # below a wide rule is lost in it.
    bottom_band: float = 0.06
    # Characters of words on a bar of colour right over text that may be the
    # page's name. Lowered, 深度报道 heads a story; raised, short headlines
    # on bars at the top of the page are lost in its head.
    longest_page_name: int = 4
    # Share of the page's width of a rule or tint that ends the head or
    # begins the foot. Raised, heads with rules broken by a name are missed.
    wide_rule: float = 0.5
    # Points by which the boxes of type reach over that rule, as fonts have
    # ascents to spare. Raised, a headline right below it is furniture.
    over_rule: float = 1.0
    # Lines of a block that is furniture by its words: longer ones only
    # mention a date or a page. Raised, short notices are furniture.
    furniture_lines: int = 2
    # Times the text's size up to which roles and names are a staff line:
    # small type. Raised, the cast under a headline is one.
    largest_staff_line: float = 1.25
    # Ems of white between the pairs of a staff line. Raised, the line goes on
    # with what stands at the other end of the page's head.
    between_pairs: float = 6.0
    # Lines of a block that shows where the page's text begins and ends.
    # Raised, staff lines below a page of short texts are not at its edge.
    edge_text_lines: int = 3
    # Share of the lower block's height at which two stand in one row.
    # Raised, a motto beside a date in larger type is left over.
    same_row: float = 0.5
    # Ems of the text between the middles of rows of the head that stand
    # below each other. Raised, the first headline is of the head.
    rows_of_head: float = 1.8
    # Lines of text from which a block in the head is a story's (报眼).
    # Raised, a brief there is lost.
    head_story_lines: int = 3
    # Ems of its type between that text and its headline above. Raised, the
    # masthead's lines are taken for one.
    head_story_gap: float = 3.0
    # Share of the narrower block that headline and text have above each
    # other. Raised, a headline that is set off to a side is furniture.
    head_story_overlap: float = 0.5

    # -- Notices in small type --------------------------------------------

    # Lines of small type from which a clause's mark shows that it is a notice's
    # text; fewer are a sentence. Raised, short notices are left over.
    notice_lines: int = 2
    # Times its title's size that the text stands below it. Raised, small type
    # further down is taken for the notice.
    notice_gap: float = 1.5
    # Times its text's size of a title in small type and the text's own face.
    # Lowered, the first words of a text are its title.
    notice_title: float = 1.05

    # Lines of a notice's sign-off: who gives it, over two lines, and the date.
    # Raised, short texts at the right that end in a date are sign-offs.
    sign_off_lines: int = 3
    # Ems of white above a sign-off. Raised, what stands below a text and is
    # none of it, such as the date of a box, is its last line.
    sign_off_white: float = 3.2
    # Ems of white between the name of who gives it and the date below. Raised,
    # a name that signs the text above is the date's.
    date_white: float = 1.2
    # Ems of white at its left, more than an indent has. Lowered, short last
    # paragraphs are sign-offs.
    sign_off_indent: float = 3.0
    # Ems by which it may reach out of its column, and by which it stands
    # further right than the middle.
    sign_off_slack: float = 1.0

    # -- Ads and guides ---------------------------------------------------

    # Square points: a smaller box around 广告 is the word's own plate.
    # Raised, classified ads of a line are read as text.
    smallest_ad: float = 3_000.0
    # Ems of its type by which the word may stand outside the ad. Raised, a
    # story's box near by is taken for the ad.
    ad_word: float = 2.0
    # Of telephone, price, address, offer, bullets, and type of many sizes, how
    # many stand in a box that is an ad. Raised, plain ads are stories;
    # lowered, boxes of service news are ads.
    ad_signs: int = 3
    # The same, with a telephone or a price among them, where all in the box
    # is said in few lines without a full stop, and those lines. Lowered and
    # raised, boxes that say when a fair opens are ads.
    terse_ad_signs: int = 2
    terse_lines: int = 8
    # Times its smallest type that the largest in such a box is, if no word
    # offers anything. Lowered, a guide to an exhibition is an ad.
    terse_ad_size: float = 1.6
    # Points in which the sizes of its type are told apart, and how many
    # sizes there are in an ad. Raised, fewer ads are loud.
    ad_size_step: float = 2.0
    ad_sizes: int = 3
    # Boxes with a price in large type and nothing told that make an ad of
    # goods. Raised, ads of few goods are stories.
    priced_boxes: int = 3
    # Times the type of a line below them up to which it is their small print.
    # Raised, lines of what stands below are lost.
    below_goods: float = 3.0
    # Lines of a box that may be an ad: more are a page's or a column's
    # frame. Raised, a framed section with a telephone in it is an ad.
    ad_lines: int = 40
    # Sentences of one block in a box from which it tells a story. Raised,
    # reports about prices are ads.
    told_sentences: int = 3
    # Of the same five signs, how many stand in a small ad. Raised, ads of
    # two lines are text.
    small_ad_signs: int = 2
    # Lines of one small ad. Raised, reports that end in a telephone are ads.
    small_ad_lines: int = 6
    # Characters of what heads small ads in their frame: 便民信息, 分类广告刊登热线.
    ad_heading: int = 10
    # Small ads that stand together: a single one may be a service's line in
    # the news. Raised, short columns of them are stories.
    fewest_ads: int = 5
    # Ems of the page's text between small ads that stand together. Raised,
    # ads at two ends of a page are one column.
    between_ads: float = 4.0
    # Points by which a chart reaches out of the ad that it is in. Raised, a
    # story's chart beside an ad is dropped.
    ad_slack: float = 2.0
    # Lines that lead to other pages from which a box is a guide (导读), as a
    # story may end in one. Raised, short guides are read as stories.
    guide_lines: int = 2
    # Share of the box's lines that they must be; headlines and summaries
    # stand between. Raised, guides with long summaries are stories.
    guide_share: float = 1 / 3
    # Share of a picture that is inside an ad, and times the ad's area that
    # it has at most, to be the ad's. Raised, the first leaves an ad's
    # picture to stories, the second takes one that an ad is printed on.
    ad_picture: float = 0.8
    ad_picture_area: float = 1.2

    # -- The date on a front page -----------------------------------------

    # Points by which a page's name overlaps its number to the right. Raised,
    # what stands on the number is its name.
    left_of_number: float = 1.0
    # Share of the number's height at which the name is level with it.
    # Raised, names in smaller type are taken for the page's own.
    level_with_number: float = 0.5

    # Lines of words at a QR code, and characters of one. Raised, short
    # paragraphs that ask for a scan are lost.
    lines_at_code: int = 4
    characters_at_code: int = 22


ZONES = ZoneRules()
