"""Limits of what a page of a PDF may be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SheetRules:
    """Lengths in points (1/72 inch)."""

    largest: float = 5_700.0  # two metres: twice the widest spread that is printed
    smallest: float = 70.0  # an inch: less is no page
    most_characters: int = 150_000  # a dense broadsheet has 12,000, a spread of shares 60,000
    most_objects: int = 400_000  # text runs, pictures and paths, for a page with maps
    scanned: float = 0.1  # share of seen characters below which the unseen ones are a scan's text
    least_trim: float = 0.5  # share of the sheet that a page's trim box leaves
    rule_width: float = 3.0  # what is thinner is a rule …
    shortest_rule: float = 9.0  # … if it is as long as a line is high
    rectangle_segments: int = 14  # of a path: four sides, round corners, and the way back


SHEET = SheetRules()
