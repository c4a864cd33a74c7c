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
class SheetRules:
    """pdf/: what a page of a PDF may be. Lengths in points (1/72 inch)."""

    largest: float = 5_700.0  # two metres: twice the widest spread that is printed
    smallest: float = 70.0  # an inch: less is no page
    most_characters: int = 150_000  # a dense broadsheet has 12,000, a spread of shares 60,000
    most_objects: int = 400_000  # text runs, pictures and paths, for a page with maps
    scanned: float = 0.1  # share of seen characters below which the unseen ones are a scan's text
    least_trim: float = 0.5  # share of the sheet that a page's trim box leaves
    rule_width: float = 3.0  # what is thinner is a rule …
    shortest_rule: float = 9.0  # … if it is as long as a line is high
    rectangle_segments: int = 14  # of a path: four sides, round corners, and the way back


@dataclass(frozen=True)
class LayoutRules:
    """layout/: how type stands on a printed page. Lengths in ems of the type at hand unless they say otherwise."""

    # lines.py, vertical.py
    shadow: float = 0.12  # how far a shadow falls from its letter
    same_baseline: float = 0.3  # points; a row's baselines are the same but for rounding
    gutter: float = 0.75  # a blank between characters that is more than justifying makes …
    least_gutter: float = 0.3  # … also one so narrow, or none behind a mark that hangs in it, where lines begin …
    wall: float = 3.0  # times the type: lower rules and boxes are a label's
    gutter_reach: float = 9.0  # … above or below, so near …
    narrowest_column: float = 4.0
    gutter_lines: int = 2  # … and so many
    widest_spacing: float = 1.9  # … or than any letter-spacing …
    spacing_varies: float = 1.5  # … or than so many times the blanks beside it
    other_size: float = 1.3  # times: type of another size is another line
    inks: int = 12  # steps of lightness that are told apart as colours of type
    other_light: float = 0.5  # white on black beside black on white
    widest_blank: float = 2.2  # inside a line: a name's 高 寒, a list's tab
    longest_credit: int = 20  # characters: a credit behind a caption, far to the right
    short_column: float = 5.0  # to a line above or below that begins at the same place
    justified_blank: float = 6.0  # … or of a line in a column that long Latin words leave nearly empty
    shifted: float = 0.15  # a baseline that another font shifts
    lone_piece: int = 6  # characters; longer pieces that stand apart are columns
    column_lines: int = 4  # lines that begin at one place make a column
    latin_space: float = 0.18
    han_space: float = 0.15  # … beyond what stands between the line's other characters
    spaced_letters: int = 3
    vertical_lines: int = 3  # of a vertical headline beside each other
    vertical_characters: int = 3
    vertical_step: float = 2.6  # from one character to the one below
    vertical_slack: float = 0.2  # by which the blank below may be larger than that to the sides …
    display_slack: float = 0.7  # … in display type, which is not set in lines of two or three characters …
    vertical_display: float = 1.4  # … so many times as large as most of the page
    upright_space: float = 0.35  # more white than usual between names of a vertical byline
    vertical_shift: float = 0.25
    # blocks.py
    usual_leading: float = 1.5  # from baseline to baseline
    widest_leading: float = 2.1
    uneven: float = 1.4  # times a block's usual leading: white that parts two blocks
    same_size: float = 0.06  # share by which the size of one type may differ
    column_overlap: float = 0.4  # share of the narrower line's width
    indent: float = 0.8  # less is no indent
    deepest_indent: float = 2.6  # two characters and what justifying adds
    # roles.py
    body_range: tuple[float, float] = (0.8, 1.25)  # times the page's usual size: what may be text
    body_share: float = 0.08  # of the characters in that range that a type sets, to be one for text …
    body_lines: int = 3  # … in blocks of so many lines
    column_slack: float = 0.6  # by which a line may stand beyond its column's edge
    top_band: float = 0.16  # share of the page's height in which its head ends
    bottom_band: float = 0.06
    wide_rule: float = 0.5  # share of the page's width of the rule below its head
    longest_label: int = 10  # characters
    label_box: float = 3.6  # the height of a label's box, times its type
    # drop_caps.py
    cap_size: float = 1.8  # times the text that runs around it …
    cap_lines: int = 2  # … in so many lines
    # zones.py
    smallest_ad: float = 3_000.0  # square points: smaller boxes around the word 广告 are its own plate
    # figures.py
    table_cells: int = 6  # pieces in a box without a sentence: a table or figures
    table_rows: int = 3  # rules of a table without a box, below each other
    figure_parts: int = 4  # drawings of a chart or a table without a box
    hang_together: float = 2.0  # points between its drawings
    at_figure: float = 1.6  # ems of a word's type that it may stand outside
    longest_cell: int = 8  # characters
    numbers: float = 0.4  # share of its lines with a number
    # pictures.py
    lowest_picture: float = 24.0  # points: what is lower or narrower is an ornament …
    smallest_picture: float = 2_200.0  # … or has fewer square points
    background: float = 0.8  # share of the page that no picture fills
    caption_gap: float = 2.2  # between a picture and its caption, times the page's usual size
    widest_caption: float = 2.0  # times its picture, if it is centred below it
    touching: float = 1.5  # between pictures that share a caption, likewise
    # heads.py
    stack_gap: float = 0.95  # between the lines of a stack, times the larger type
    stack_overlap: float = 0.5
    beside_stack: float = 1.2  # between a headline and small type at its end, times the small type
    far_deck: float = 24.0  # … over columns that go on with its text
    beside_upright: float = 1.3  # between upright lines of a stack, times the larger type
    beside_size: float = 0.63  # times the headline: what is larger is a headline of its own
    known_label: float = 2.9  # labels.label_score of words that name a section wherever they stand
    clear_size: float = (
        1.25  # times the next smaller type of its stack: a headline that shows which type headlines have
    )
    headlines_alike: float = 0.7  # share of such headlines from which all are in that type
    nearly_largest: float = 0.85  # times the largest type of its stack
    same_headline: float = 0.93  # times the largest type of a headline: its other lines
    other_font: float = 0.985  # … in another font
    label_size: float = 0.75  # times the headline: a section's name is smaller
    around_quote: float = 1.2  # of white and rules around a quotation, times its type
    largest_crosshead: float = 1.6  # times the usual size
    # bands.py
    picture_gap: float = 2.6  # between a picture and the text below it, times the usual size
    band_height: float = 0.9  # by which the tops of columns beside each other may differ, likewise
    figure_top: float = 2.5  # … times this where a picture stands over one
    band_gap: float = 4.0  # between columns beside each other, likewise
    head_gap: float = 6.5  # between a stack and its columns: a byline may stand there, likewise
    parting_rule: float = 1.2  # times a row of columns: a rule that parts them from what is above
    beyond: float = 4.0  # a headline that reaches beyond its columns, in their widths
    beyond_blank: float = 0.15  # … times this where nothing is set there
    over_columns: float = 0.35  # share of a stack's width that stands over its columns
    begins_inside: float = 0.6  # a headline over columns that begin inside a paragraph
    uncovered: float = 0.55  # a column that no headline covers …
    alone: float = 1.7  # … times this where there is but one
    no_columns: float = 3.0  # a headline that covers none
    # text.py
    indented_lines: float = 0.03  # share of a page's lines from which its paragraphs are set in
    centred: float = 0.35  # share by which the blanks beside a centred line may differ
    # photo_stories.py
    wide_text: float = 0.6  # share of the picture's width that the text below it fills
    # belongings.py
    own_picture: float = 3.0  # points for a story from which a picture is its, not that of a headline without text
    inside_story: float = 0.8  # share of a chart
    shared_words: float = 4.0  # times the share of a caption's words that a story has
    byline_gap: float = 3.0  # between a byline and its stack or text, times the page's usual size
    far_byline: float = 24.0  # … beside both, over a column that the text leaves empty
    label_gap: float = 5.0  # between a label and its stack below it, likewise
    label_reach: float = 24.0  # … and beside it
    label_behind: float = 8.0  # times further where it stands to the right of the story: labels stand where one begins
    label_apart: float = 0.3  # times how far a label is from the edges and the middle of its story
    largest_brief: float = 1.75  # times the usual size: a brief's headline
    # signs.py
    sign_gap: float = 3.0  # between a jump line and its story, times the page's usual size
    # spreads.py, in shares of the sheet's width …
    spread: float = 1.15  # times its height: a wider sheet holds two pages
    off_middle: float = 0.06  # by which the gutter may stand off the middle
    spread_gutter: float = 12.0  # … and in points: no gutter between columns is so wide in type of usual size
    # regions.py, in points
    margin: float = 3.0  # at most, around a story
    margin_share: float = 0.03  # … of its shorter side
    # heads.py, continued
    display: float = 1.22  # times the usual size: what is larger is no text
    full: float = 1.2  # of blank at a line's end that justifying leaves where a long word would not fit


@dataclass(frozen=True)
class Flowing:
    """layout/flow.py: costs of one piece of text going on as another; one point is about one weak reason."""

    headless: float = 9.0  # a text that no stack and no text stands before
    headless_report: float = 5.0  # … that begins with 本报讯 or the like
    brief: float = 2.0  # … that stands with a paragraph's indent below the names that end another
    crosshead: float = 4.0  # a small head that no text stands before: a headline, then
    no_text: float = 6.0  # a stack without text
    broken_off: float = 4.0  # a text that breaks off and goes on nowhere
    not_first: float = 3.0  # a headline whose text does not begin in its first column
    below_head: float = 2.5  # a text somewhere below a headline that does not cover it
    far_below: float = 0.15  # … for each em further down
    beside_head: float = 30.0  # ems of white between a headline and the text beside it
    other_frame: float = 12.0  # into a box or out of one
    other_head: float = 6.0  # under another headline
    gap: float = 0.5  # a line of white between two pieces of a column
    widest_gap: float = 4.0
    parted: float = 2.2  # ems of white between two texts in one place from which they are two columns
    ruled: float = 4.0  # a rule between them
    ruled_off: float = 10.0  # … that is wider than the column, or a label
    over_picture: float = 0.5
    walled: float = 6.0  # an upright rule between them …
    above_top: float = 1.5  # … that reaches so many ems above both
    skipped: float = 3.0  # a column of text left out on the way
    far_column: float = 0.1  # an em of white between columns
    other_band: float = 1.5  # columns that begin at other heights
    lower_top: float = 1.5
    higher_top: float = 3.0
    not_top: float = 2.5  # into the middle of a column
    leaves: float = 1.5  # out of the middle of one
    below_end: float = 1.0
    back_left: float = 5.0  # back to a row of columns below
    closed: float = 8.0  # text behind （X）
    opens: float = 8.0  # text before 本报讯
    opens_here: float = 2.0
    goes_on: float = 5.0  # a line that breaks off, and one that begins without an indent
    mid_sentence: float = 6.0  # a line that breaks off before a new paragraph
    inside: float = 6.0  # a paragraph that ended, and a line without an indent
    maybe_inside: float = 1.0  # the same where the paragraph's last line happens to be full
    known_word: float = 1.0  # the break is inside a word that the page knows
    large_crosshead: float = 6.0  # times how much larger than the text
    other_size: float = 4.0
    other_style: float = 2.5
    other_width: float = 1.0


@dataclass(frozen=True)
class Tuning:
    flow: Flowing = Flowing()
    layout: LayoutRules = LayoutRules()
    sheet: SheetRules = SheetRules()
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
    # captions.py
    longest_caption: int = 220  # characters
    wide_caption: float = 1.5  # times the usual line: what is set so wide is no column of text
    longest_caption_lines: int = 14  # lines, in a narrow column


TUNING = Tuning()
