"""Thresholds of line_order.py."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class OrderRules:
    """When the lines of a page do not run on. Shares from 0 to 1."""

    # Breaks inside a sentence from which the share of known pairs says something; of fewer, chance decides.
    fewest_breaks: int = 40
    # The same where lines hold two texts with a blank between,
    # or run on further down: both say as much.
    # The page is refused for it.
    fewest_beside: int = 10
    # Breaks from which a page is doubted
    # that runs on further down.
    # Of 150 short dumps in order 2 are doubted,
    # of 300 read across columns all but 6.
    # Raised, briefs read across are believed.
    fewest_doubted: int = 6
    # Breaks from which one is doubted
    # whose lines hold two texts:
    # no dump in order that was tried
    # had so many of them.
    fewest_with_blanks: int = 3
    # Lines that hold two texts among so many in a row from
    # which columns stand side by side there: at most 3 on 400
    # dumps in order.
    most_beside: int = 4
    near_beside: int = 6
    # Breaks from which a short page of which none joins a known
    # pair is not known to be in order: of dumps of one story
    # with less than 40 breaks that were read across three in
    # four, of those in order one in nine.
    fewest_told: int = 4
    # Times as many known pairs as between neighbours that must meet further down for that doubt.
    times_doubted: float = 1.5
    # Share of breaks that join known pairs from which the lines are in order: it was 0.20 to 0.54 on 45 dumps in order,
    # 0.00 to 0.13 on 43 that were not.
    known: float = 0.16
    # The same between a line and one further below, from which the columns are interleaved line by line.
    known_apart: float = 0.07
    # The same where breaks are few, so that a share of 0.15 may be chance.
    known_apart_of_few: float = 0.25
    # Known pairs between such lines from which a page is refused: of seven
    # pairs two met by chance in one short dump in order of thirty.
    # Raised, short pages read across are only doubted.
    fewest_apart: int = 3
    # Times the share of neighbours that it must be, then.
    times_apart: float = 2.0
    # Lines, at most, between one line of a column and its next one where columns are interleaved: pages have eight.
    columns: int = 8
    # Share of lines with two texts in them from which columns stand side by side in the lines.
    blank_lines: float = 0.2
    # Characters of the shortest line that counts: headlines and labels run on to nothing.
    shortest_line: int = 6
    # Chinese characters that neither a name nor a role has: 本报讯 记者高寒 has blanks as well.
    longest_name: int = 5


ORDER = OrderRules()
