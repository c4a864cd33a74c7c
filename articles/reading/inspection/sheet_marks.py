"""The marks of a whole sheet: those of its level text, then those of each zone of upright text.

A zone is read as a sheet that is turned. Its marks are turned back, and their labels begin with
the zone's letter: A is the one at the right.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence
from dataclasses import replace

from articles.reading.layout.stages import layout_stages
from articles.reading.layout.upright.turned_sheets import printed_box, text_directions
from articles.reading.sheet import Sheet
from articles.story import Point

from .layout_marks import MARKS
from .marks import Mark, Stage

# What lines of a turned sheet are on the page: its level ones are printed upright
_KINDS = {"line": "upright line", "upright line": "line", "turned line": "line"}


def sheet_marks(sheet: Sheet, sequence: int, stage: Stage) -> tuple[Mark, ...]:
    """`sequence`: the page's place in its source, from 1."""
    found: list[Mark] = []
    zones = 0
    for part in text_directions(sheet):
        marks = list(MARKS[stage](layout_stages(part, sequence)))
        if part.is_turned:
            marks = [_turned_back(mark, _letters(zones), sheet.width) for mark in marks]
            zones += 1
        found += list(_behind(marks, found))
    return tuple(found)


def _letters(zone: int) -> str:
    """A … Z, AA … for zones from 0, as spreadsheets name columns."""
    more, last = divmod(zone, len(string.ascii_uppercase))
    return (_letters(more - 1) if more else "") + string.ascii_uppercase[last]


def _turned_back(mark: Mark, zone: str, width: float) -> Mark:
    """The mark where it is printed on a page so many points wide."""
    return replace(
        mark,
        kind=_KINDS.get(mark.kind, mark.kind),
        label=f"{zone}{mark.label}" if mark.label else "",
        box=printed_box(mark.box, width) if mark.box else None,
        outlines=tuple(_printed(outline, width) for outline in mark.outlines),
    )


def _printed(outline: Sequence[Point], width: float) -> tuple[Point, ...]:
    return tuple((width - y, x) for x, y in outline)


def _behind(marks: Sequence[Mark], before: Sequence[Mark]) -> Iterator[Mark]:
    """The marks with the places and groups that they have behind others."""
    groups = max((mark.group or 0 for mark in before), default=0) + 1
    for mark in marks:
        after = None if mark.after is None else mark.after + len(before)
        group = mark.group
        if group is not None and before:
            group += groups
        yield replace(mark, after=after, group=group)
