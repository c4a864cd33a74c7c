"""Thresholds of verse, whose lines end where they like. An em is the size of the type at hand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class VerseRules:
    """When lines keep their ends."""

    # Lines from one edge that may be verse. Lowered, prose of few lines is.
    lines: int = 4
    # Share of their blocks' lines that these are. Lowered, prose that runs
    # along a picture's outline is verse.
    of_blocks: float = 0.6
    # Ems by which the edges of lines may differ. Raised, paragraphs that are
    # set in are verse.
    same_edge: float = 0.3
    # Ems by which ends that are alike may differ. Raised, text beside a
    # picture is verse.
    same_end: float = 0.5
    # Ems that a line leaves blank, against the longest of them, to end early:
    # justifying leaves less. Raised, verse of even lines is prose.
    early: float = 1.6
    # Share of the lines inside which a sentence may end. Raised, prose whose
    # lines run over their column's edge is verse.
    ends_inside: float = 0.1
    # Places where early ends are. Lowered, text beside a picture is verse.
    ends: int = 3
    # How many lines have to end early in the midst of a sentence, and their
    # share. Lowered, badly justified text is verse.
    early_lines: int = 2
    early_share: float = 0.25
    # The same of lines that end hardly early, of which more are wanted.
    rough: float = 0.8
    rough_lines: int = 3
    rough_share: float = 0.45
    # Times its leading from line to line that white between stanzas makes.
    # Raised, poems below each other are one.
    stanza: float = 2.6


VERSE = VerseRules()
