"""Thresholds of story_boundaries.py and story_bodies.py."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class BoundaryCosts:
    """Costs, in points, of ending a story between two paragraphs or of letting it go on there;
    widths in ems.

    A cost of an end that is raised joins stories, one of going on parts them; so does what
    makes display lines a headline.
    """

    # --- what the words say

    # Paragraphs to either side whose words are compared: one alone may speak of a side matter.
    reach: int = 3
    # Times the cohesion of the paragraphs on both sides (1 is usual for the page) that an end costs.
    likeness: float = 0.4
    # Cost of a story that ends without any mark, because a page has many more paragraphs than stories.
    boundary: float = 3.0
    # Times the logarithm of how much less than usual both sides have in common, for display lines to be a headline.
    other_matter: float = 1.8
    # Share of the usual cohesion at which display lines are as likely a headline as a crosshead.
    usual_share: float = 0.5
    # Cohesion added before the logarithm is taken, which has no value at 0.
    least: float = 0.02
    # Characters from which a clause is told again only where texts are made after one form. Raised, fewer pages
    # are such.
    clause: int = 6
    # Clauses of a page from which their repetition shows. Raised, short pages show nothing.
    fewest_clauses: int = 12
    # Share of them that stand on the page more than once from which words do not tell what a text is about: on
    # 80 pages of reports at most 0.06 do. Raised, stories of such pages are joined.
    repeated: float = 0.2
    # What display lines earn there as a headline: items of one form have a title each. Raised, crossheads part them.
    title_of_formula: float = 3.5
    # Ems of the shortest such title. Raised, short titles are crossheads.
    shortest_title: float = 7.0
    # Nats of the rarity of the words that a paragraph shares with only one of two headlines
    # from which it is that headline's story. One pair of characters that only one paragraph in
    # fifty holds weighs so much.
    leans: float = 4.0
    # Paragraphs to either side of a boundary told by words alone between which the best cut is
    # sought; the search is quadratic in them.
    settled: int = 30

    # --- what signatures say

    # Cost of a story that goes on over the head or behind the tail of a report: nearly sure marks.
    mark: float = 12.0
    # Cost of a story that nobody signs; some are not, most are.
    unsigned_story: float = 1.5
    # Cost of a story that is signed twice, because a story is signed at its head or at its tail.
    signed_twice: float = 8.0

    # --- what the columns say

    # Cost of each em by which the column of a story that goes on becomes wider or narrower.
    other_column: float = 0.4
    # Highest cost of such a change, because a story may be set in columns of several widths.
    most_other: float = 2.4
    # What another column below the display lines (by one em and more) earns them as a headline.
    column_moves: float = 2.0

    # --- whether display lines are a headline (above 0) or a crosshead (below)

    # What a shadowed line earns: a headline for sure.
    doubled_head: float = 8.0
    # What a title that only notices have (讣告, 遗失声明) earns: no story has it inside. Lowered below what a
    # crosshead costs, notices are read on into the story above.
    notice_title: float = 8.0
    # What a single short line between paragraphs earns: a little likelier a crosshead.
    crosshead: float = -0.5
    # What each further display line earns: crossheads are of one line.
    more_lines: float = 1.5
    # What a line that is wider than the column earns: a crosshead stands inside its column.
    wide_head: float = 3.0
    # What a single line longer than crossheads are earns.
    long_head: float = 1.0
    # Ems of the longest crossheads in one line.
    longest_crosshead: float = 11.0
    # Letters of a Latin word that says what a text is about.
    shortest_latin_word: int = 5
    # What a single Latin line of enough words earns, and how many words these are.
    latin_head: float = 3.0
    shortest_latin_head: int = 4
    # What Latin display lines earn that have two blank lines above them and fewer below: a headline belongs to
    # what is below it, and a crosshead stands closer.
    set_apart: float = 5.0
    # What a picture between the paragraphs earns: pictures stand at a story's head rather than in its middle.
    picture_between: float = 1.5
    # Share of the column's width below which display lines are tiny: a headline is not so short.
    tiny: float = 0.35
    # Cost, as a headline, of display lines that are all tiny.
    tiny_head: float = 3.0
    # Cost, as a headline, of a display line that ends a sentence.
    ends_sentence: float = 2.0
    # Cost, as a headline, of display lines whose words the paragraph below begins with.
    echoed: float = 4.0
    # Cost, as a headline, of a single line that stands as a clause in the text below.
    stated: float = 1.5
    # What a single line earns that is as long as headlines
    # are and not taken out of the texts around it, and the
    # share of its words in a row from which it is.
    worded_afresh: float = 0.8
    quoted: float = 0.6
    # Points that a crosshead must be ahead of a headline to be sure.
    sure_crosshead: float = 0.4
    # Cost, as a headline, of display lines that are worded like those of a gap near by: crossheads come in sets.
    parallel: float = 4.0
    # Cost, as a headline, of a quotation that opens in the display lines and ends in the text below.
    runs_on: float = 6.0
    # Cost, as a headline, of a paragraph above that does not end a sentence: the text goes on.
    unfinished: float = 6.0

    # --- where this dump has its headlines

    # Boundaries marked by signatures from which a dump shows whether its headlines stand in place.
    fewest_marked: int = 2
    # Share of them with display lines up to which the headlines stand elsewhere.
    elsewhere: float = 0.3
    # Share of them with display lines from which the headlines stand above their stories.
    in_place: float = 0.7
    # Cost, as a headline, of display lines inside the text of a dump whose headlines stand elsewhere.
    no_heads_here: float = 4.0
    # Cost of a boundary without display lines in a dump whose headlines stand in place.
    head_missing: float = 3.0


BOUNDARIES = BoundaryCosts()
