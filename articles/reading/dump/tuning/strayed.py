"""Thresholds of other_matter.py."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class StrayedTextRules:
    """When the words of a piece of text say that it is another story's."""

    # By how much more of its words a piece shares with another story, 0 to 1: on 21 dumps in order at most 0.17.
    # Lowered, reports of one event are doubted; raised, fewer blocks that strayed are seen.
    pull: float = 0.2
    # The same of pieces that say so together, and how many these are at least. Lowered, chance decides; raised, pages
    # of few blocks out of order are not seen.
    weak_pull: float = 0.17
    fewest_weak: int = 2
    # The same on a page of few stories, which seldom share a subject: at most 0.11 on 92 pages of two or three in
    # order. And how many stories are few.
    pull_of_few: float = 0.14
    few_stories: int = 3
    # Pairs of characters of a piece, and those that the last lines of a story have at least. Lowered, chance decides;
    # raised, short blocks are not seen.
    fewest_words: int = 40
    least_words: int = 16
    # Letters of a Latin word that says what a text is about, and how many count as a pair of Chinese characters. The
    # first one lowered, words of any text count; raised, names are passed over.
    shortest_latin: int = 4
    letters_a_pair: int = 2
    # Lines of text above the piece that show what the story is about, where it has a headline of its own. Raised, a
    # block near its head is not seen.
    fewest_before: int = 2
    # Lines around the strongest place in which no other one counts: one block strays once. Raised, two short blocks
    # are one.
    near: int = 5
    # Characters that two stories have word for word where both quote the same: no name is as long. Lowered, names
    # pass for quotations.
    quoted: int = 13
    # Stories with a word from which it tells whose no text is. Raised, only time is lost.
    most_holders: int = 8


STRAYED = StrayedTextRules()
