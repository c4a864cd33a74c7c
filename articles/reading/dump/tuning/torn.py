"""Thresholds of torn_text.py."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class TornTextRules:
    """When paragraphs that end or begin inside a sentence say that the blocks of a page are out of order."""

    # Such paragraphs from which the whole page is out of order; one or two may be a list, a poem or a cut.
    fewest: int = 3
    # Share of the page's paragraphs that they must be: none was on 21 dumps in order, 0.10 to 0.46 on 29 of 38 that
    # were written block by block.
    share: float = 0.1
    # Ems by which a line may be short of its column and be full: what follows is half an em wide or more.
    short: float = 0.6
    # Ems of room behind a line inside a paragraph, what would have fitted taken off, from which the text below it is
    # another one's: none of 600 dumps in order had one such line alone in a paragraph, 23 of 151 out of order.
    room: float = 0.9
    # Ems of blank from which a first line is set in: two spaces of Latin width.
    indent: float = 1.0
    # Elements before and behind a display line in which its text would stand, if it is a line of it.
    near: int = 3


TORN = TornTextRules()
