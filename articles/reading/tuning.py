"""Every threshold of the reading, with its unit and its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Wrapping:
    """wrap.py: costs of what a typesetter would not do. One point is about one weak reason; four decide."""

    window: int = 12  # lines to either side in which a column's width must recur
    columns_tried: int = 5  # widths tried a line
    narrowest: int = 5  # ems; no newspaper sets narrower
    shown_indents: float = 0.04  # share of indented lines from which the dump is one that shows indents
    slack: float = 0.1  # ems by which what begins the next line must have been too wide for this one
    hang: float = 1.0  # ems of punctuation that may hang past the measure
    stretch: float = 0.3  # ems past the measure that are rounding
    squeezed: float = 0.3  # ems that a punctuation mark may be squeezed by
    hopeless: float = 10.0  # a reading so much worse than the best one is not followed
    paragraph: float = 1.0  # a new paragraph: the fewer the better
    new_column: float = 1.0  # a paragraph in another width than the one before
    rare_column: float = 2.5  # a paragraph in a width that on the whole page fewer …
    lines_a_column: int = 6  # … than so many lines fill
    change_inside: float = 1.5  # a paragraph that goes on in another width …
    change_by: float = 1.0  # … and so much for each em of it
    widest_change: float = 8.0  # ems by which a column may change inside a paragraph
    just_short: float = 1.7  # a line inside a paragraph that might have taken in one character more
    clearly: float = 0.4  # ems from which it is clearly not full
    short_line: float = 3.0  # a line inside a paragraph that is not full …
    short_by: float = 1.5  # … and so much for each em
    shortest: float = 5.0  # ems after which shorter is no worse
    too_wide: float = 2.0  # an em past the measure
    not_indented: float = 4.0  # a full first line
    indent_missing: float = 5.0  # no indent in a dump that shows them, or one inside a paragraph
    ends_in_comma: float = 7.0  # a paragraph that ends in ，
    ends_open: float = 5.5  # a paragraph that ends without a full stop
    ends_item: float = 1.0  # a paragraph that ends in ： or ；
    echoed: float = 6.0  # a line that the next one repeats: a crosshead, not text
    short_sentence: float = 1.3  # a sentence's end inside a paragraph on a line that is shorter by …
    visibly: float = 0.75  # … so many ems
    next_item: float = 1.5  # an item of a list, （二） or 第二条, inside the paragraph of the one before
    full_stop_inside: float = 0.2  # a line inside a paragraph that ends a sentence
    unmarked_line: float = 0.3  # a line of text without any punctuation mark
    display: float = 1.8  # a display line
    punctuated_display: float = 0.4  # a punctuation mark in one
    display_ends: float = 2.5  # one that ends in 。
    display_comma: float = 1.0  # one that ends in ，
    where_heads_stand: float = 1.5  # one right above 本报讯 or right below （X）
    printed_twice: float = 8.0  # a shadowed line in a body
    opens_report: float = 6.0  # 本报讯 anywhere but at a paragraph's head
    goes_on_closed: float = 6.0  # a paragraph that goes on behind its （X）
    across_break: float = 1.5  # a paragraph that goes on behind a byline or a picture


@dataclass(frozen=True)
class Boundaries:
    """bodies.py: costs of ending a story in a gap or of letting it go on, in the same points."""

    reach: int = 3  # paragraphs to either side whose words are compared
    boundary: float = 3.0  # a story that ends without any mark
    likeness: float = 0.4  # times how alike the paragraphs on both sides are (1 is usual for the page)
    mark: float = 12.0  # a report's head or tail inside a story
    unsigned_story: float = 1.5
    signed_twice: float = 8.0
    other_column: float = 0.4  # an em by which a story that goes on has a wider or narrower column …
    most_other: float = 2.4  # … at most
    doubled_head: float = 8.0  # a shadowed line is a headline
    tiny_head: float = 3.0  # display lines narrower than …
    tiny: float = 0.35  # … this share of the column
    column_moves: float = 2.0  # the column is another one below the display lines
    other_matter: float = 1.8  # times the logarithm of …
    usual_share: float = 0.5  # … this share of the usual likeness by the gap's
    least: float = 0.02
    crosshead: float = -0.5  # a single short line between paragraphs
    more_lines: float = 1.5  # each further display line
    wide_head: float = 3.0  # a line wider than the column
    long_head: float = 1.0
    longest_crosshead: float = 11.0  # ems; crossheads are shorter
    picture_between: float = 1.5
    ends_sentence: float = 2.0
    echoed: float = 4.0  # the paragraph below begins with the same words
    parallel: float = 4.0  # another crosshead near by is worded alike
    runs_on: float = 6.0  # a quotation that opens in the display lines ends below them
    leans: float = (
        4.0  # rarity of the words that a paragraph shares with one headline only, from which it is its story's
    )
    settled: int = 30  # paragraphs to either side between which a boundary told by words is sought
    fewest_marked: int = 2  # marked boundaries from which a dump shows whether headlines stand in place
    elsewhere: float = 0.3  # share of them with display lines below which they do not …
    in_place: float = 0.7  # … and above which they do
    no_heads_here: float = 4.0  # display lines inside the text of a dump whose headlines stand elsewhere
    head_missing: float = 3.0  # a boundary without display lines in a dump whose headlines stand in place
    unfinished: float = 6.0  # the paragraph above does not end a sentence


@dataclass(frozen=True)
class StackRules:
    """stacks.py: points for and against a division of display lines into kicker, headline and deck."""

    most_kickers: int = 2  # lines
    most_headlines: int = 3
    most_decks: int = 4
    headline_line: float = -0.5  # a headline's second line
    third_line: float = -0.7  # … and what its third costs beyond that
    told_so: float = 1.5  # a kicker that says that somebody says so (…时强调)
    uneven: float = 3.0  # headline lines whose widths differ by more than …
    even: float = 0.6  # … this share
    widening: float = 0.3  # a headline whose last line is wider than its first
    stated_headline: float = 1.0  # a headline that stands in the story as a clause
    sentence_headline: float = 1.0  # one that ends in 。
    runs_on: float = 2.0  # two lines of a headline or deck whose words run on in the story as they do here
    shadow: float = 4.0  # a line shadowed that should not be, or the other way round
    torn: float = 2.0  # a comma at the end of a kicker or headline
    kicker: float = -1.0
    kicker_line: float = -1.5
    wide_kicker: float = 1.0  # a kicker wider than …
    kicker_width: float = 1.3  # … so many times the headline
    deck: float = -1.2
    deck_line: float = -0.3
    dashed_deck: float = 3.0  # ——
    short_deck: float = 1.2  # a deck narrower than …
    short_deck_share: float = 0.8  # … this share of the headline
    full_deck: float = 0.5
    full_deck_share: float = 1.3
    clauses_deck: float = 1.5  # longer than the headline, with a comma
    deck_wrapped_wrong: float = 2.0  # a last line wider than the ones before it
    wider_deck: float = 1.0  # a deck's line wider than the headline's
    stated: float = 1.8  # the story says the same as a clause
    quoted: float = 0.6  # … or most of it in the same words
    mostly: float = 0.8
    sure: float = 0.8  # points ahead of the next division


@dataclass(frozen=True)
class Grouping:
    """grouping.py: points for a stack on a body."""

    longest_stack: int = 6  # lines
    longest_run: int = 150  # display lines in a row that may be headlines; more are none, and only the last are tried
    words: float = 0.5  # times the rarity of the words that stack and body share
    above: float = 6.0  # the stack stands right above the body
    above_picture: float = 3.0  # … or right above a picture
    picture: float = -2.0  # a photo story is rarer than a story
    nearest: int = 24  # texts in which a common word is looked up, the nearest on the page
    unshared: float = 0.7  # a line of a stack of several that shares no rare word with the story
    most_moved: int = 24  # stacks of a page; moving cuts is quadratic in them
    rounds: int = 3  # of moving the cuts between stacks where some stack or body stays alone
    far: float = 0.01  # an element between stack and body
    candidates: int = 5  # bodies tried a stack
    break_inside: float = 3.0  # a stack with white space or a picture inside
    new_stack: tuple[float, ...] = (-6.0, -3.0, -1.0, 0.5, 2.0, 4.0, 7.0)  # costs tried for starting one more stack
    given_up: float = 2.0  # points by which the body that a stack got is worse than its best one, before cuts are moved
    wordless: float = 1.0  # a stack on a body that shares no word with it
    spare: float = 4.0  # a stack without a body or a body without a stack
    leave_out: float = 3.0  # a line that belongs to no stack
    picture_above: float = 4.0  # a picture between a stack and the body
    picture_near: float = 1.0  # … or right before or behind the body
    sure_picture: float = 1.0  # points ahead of the next story
    sure_fit: float = 3.0  # points from which a stack's fit needs no doubt


@dataclass(frozen=True)
class Crossheads:
    """crossheads.py: what a sentence set as a crosshead looks like."""

    shortest: int = 6  # characters
    longest: int = 36  # two lines of a usual column
    fewest: int = 2  # alike in one story
    frame: float = 0.25  # share of the shorter sentence that both have in common, in order
    most: int = 60  # sentences in a body that might be some; more are a list
    one_frame: float = 0.45  # … and of the longer of two display lines


@dataclass(frozen=True)
class Tuning:
    wrapping: Wrapping = Wrapping()
    boundaries: Boundaries = Boundaries()
    stacks: StackRules = StackRules()
    grouping: Grouping = Grouping()
    crossheads: Crossheads = Crossheads()
    # text.py
    sniffed_bytes: int = 65_536  # bytes looked at to tell an encoding: a whole page is about 20,000
    most_pages: int = 200  # form feeds in a file: an issue has some dozens of pages
    most_lines: int = 100_000  # printed lines in a file: a hundred dense pages
    odd_characters: float = 0.05  # share of unassigned or control characters above which a text is not one
    longest_escape: int = 2_000  # characters of escaped controls that a leftover shows


TUNING = Tuning()
