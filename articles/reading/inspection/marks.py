"""What a stage of the reading found, as marks that can be drawn on the page or listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from articles.reading.geometry import Box
from articles.story import Point

Stage = Literal["segments", "lines", "blocks", "roles", "columns", "order", "stories"]
STAGES: tuple[str, ...] = get_args(Stage)


@dataclass(frozen=True)
class Mark:
    """One thing that a stage found.

    `kind` tells what it is and gives its colour; with a `group`, the group does: a story, a row
    of columns. `box` and `outlines` are in points of the page, origin top left; a text dump has
    no places, so `box` is None. `label` stands beside it, `text` is what it says. `after` is
    the index of the mark that is read right before it.
    """

    kind: str
    label: str
    text: str = ""
    box: Box | None = None
    outlines: tuple[tuple[Point, ...], ...] = ()
    group: int | None = None
    after: int | None = None


WHOLE = Box(0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True)
class PageMarks:
    """The marks of one page. `crop`: its part of the sheet, in fractions of it; `width`, `height`: in points."""

    marks: tuple[Mark, ...]
    crop: Box = WHOLE
    width: float = 0.0
    height: float = 0.0
