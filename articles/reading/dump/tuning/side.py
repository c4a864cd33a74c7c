"""Thresholds of side_columns.py."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SideColumnRules:
    """When texts of a line are columns side by side. A cell is half an em, as wide as a blank."""

    # Cells of blank that part two texts of a line; names and letter-spaced headlines have less inside.
    blank: int = 3
    # Share of lines with a text that begins at one cell from which a column begins there: a mark that hangs into the
    # gutter leaves no wide blank.
    edge: float = 0.2
    # Cells of the shortest text that counts as a column's line.
    shortest_text: int = 8
    # Share of a page's lines that must hold two such texts; mastheads and tables alone are fewer.
    lines: float = 0.3
    # Such lines at least: fewer are a table.
    fewest_lines: int = 5
    # Lines from one line of a column to its next: extractors leave blank ones, or those of other columns, between.
    apart: int = 3
    # Cells by which an extractor may round a column's left edge.
    rounding: int = 2
    # Cells by which a line may stand in and be its column's: centred crossheads and last lines in other type.
    set_in: int = 16
    # Cells from which a line is set in: some extractors write two for the two ems, that is four cells.
    indent: int = 2
    # Columns that break off inside a sentence from which it says something whether they go on in the next.
    fewest_breaks: int = 4
    # Share of them that must join known pairs of characters: two in five do where the order is right.
    known: float = 0.25
    # Cells of a tab.
    tab: int = 8
    # Lines of the longest headline over a column.
    headline_lines: int = 3


SIDE_COLUMNS = SideColumnRules()
