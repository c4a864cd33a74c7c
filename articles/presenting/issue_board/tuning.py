"""Thresholds of the issue board: what of a page differs from what it usually is.

An issue's page is compared with the page of the same number in the issues before it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class BoardTuning:
    """Numbers that tell the unusual from the usual; "raised" says what becomes of it."""

    # Issues before this one that tell what is usual. Raised, a paper that has
    # changed its pages is told of it for longer, and the board takes longer.
    issues: int = 30
    # Of those, how many must have a page before anything is usual on it.
    # Raised, a new page goes without a word for longer.
    enough: int = 5
    # Times the median deviation from the median (as a standard deviation)
    # from which a number is unusual. Raised, only gross faults are told.
    deviations: float = 3.0
    # Stories more or less that are usual on a page that never changes.
    # Raised, a lost story is not told.
    stories_to_spare: float = 2.0
    # Share of the usual number of stories from which a page is not poor in
    # them. Raised, quiet days are told, too.
    few_stories: float = 0.5
    # Times the usual number of stories from which a page is rich in them:
    # stories were cut apart. Raised, fewer such pages are told.
    many_stories: float = 2.0
    # Share of the page's usual shortest body from which a body is not short.
    # Raised, briefs are told, too.
    short_body: float = 0.5
    # Characters of a body that is short where nothing is usual yet.
    # Raised, briefs are told, too.
    shortest_body: int = 40
    # Characters of a body that is never short, whatever is usual: two
    # sentences are a brief. Raised, pages of long texts tell every brief.
    long_enough: int = 60
    # Times the page's usual longest headline from which one is long.
    # Raised, a headline that took in its deck is not told.
    long_headline: float = 1.5
    # Characters of a headline that is long where nothing is usual yet.
    # Raised, a headline that took in its deck is not told.
    longest_headline: int = 45
    # Characters of a headline that is never long, whatever is usual.
    # Raised, the same.
    headline_to_spare: int = 30
    # Share of the issues in which a page has a section, a page, or a caption
    # without its photo, from which it always has it. Raised, one issue
    # without it makes it optional.
    always: float = 0.9
    # Missing pages that have a place of their own on the board. Raised, one
    # page number read wrong fills it.
    missing_shown: int = 12


TUNING = BoardTuning()
