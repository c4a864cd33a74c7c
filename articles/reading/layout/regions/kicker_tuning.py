"""Thresholds of small type level with a headline: its kicker, or the headline of a brief.

An em is the usual size of the page's text, unless the comment names other type. The shares of words are what 122 texts
of the sample pages have: two columns of one story share 0.09 to 0.29 of their words (first and last tenth), two of
different ones at most 0.02 to 0.11; of a headline's words its story's first column has 0.08 to 0.71, that of the most
alike other story 0 to 0.14.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class KickerRules:
    """What a kicker over columns of its own is told by."""

    # Lines of it. Raised, a column of small headlines is one.
    lines: int = 3
    # Share of its last line's height that stands inside the headline's.
    # Raised, kickers that hang above it are headlines.
    height: float = 0.5
    # Ems by which the tops of the columns below both differ. Raised, rows of stories beside each other count: only by
    # chance do they begin level.
    level: float = 0.3
    # Ems between these columns. Raised, stories further apart are tried.
    gutter: float = 3.5
    # Ems by which marks at a column's edge hang into the gutter and beyond. Raised, columns that overlap are a row.
    hang: float = 0.6
    # Ems from the lower of both down to the columns. Raised, columns below another text are theirs.
    reach: float = 6.5
    # Ems of its own type that a headline stands over a column of its own. Raised, short ones have none.
    over: float = 0.5
    # Share of their words that two columns have more in common than one of them has with any other text of the page,
    # that alone decides. Raised, place and words of the headline have to say it, too.
    goes_on: float = 0.1
    # Pairs of characters in the column from which what it shares counts whole. Raised, short columns tell less.
    words: float = 60.0
    # Share of the headline's words that the column below the small type has, more than of the small type's own, that
    # alone decides. Raised, the text has to go on in the same words.
    heads: float = 0.25
    # Evidence of small type of whose words its column has none, as of most kickers and of every sixth headline. Raised,
    # headlines in other words than their text's are kickers.
    no_own_words: float = 0.3
    # Evidence of type in another style than the headline's: most papers set kickers so. Raised, briefs beside a
    # headline in another style are doubted.
    other_type: float = 0.3
    # Evidence from which it is a kicker: most of one such reason, or both
    # of the weaker ones and a little. On 120 pages of real prose briefs reach
    # 0.57 where their headlines are no names. Raised, more are doubted.
    told: float = 0.7
    # Evidence from which the headline of a brief is doubted: nothing speaks for one, as the words of its own text
    # would. Raised, fewer are.
    doubted: float = -0.3


KICKERS = KickerRules()
