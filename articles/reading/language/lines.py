"""A printed line of text, and lines joined into the text of a paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.reading.cached_property import cached_property

from . import measure

INDENT = 2.0  # ems: the first line of a Chinese paragraph stands two characters in


@dataclass(frozen=True)
class TextLine:
    """A printed line without the white space at its ends, of which the other fields tell.

    `index` is its place on the page. `indent`: ems of blanks before it; `gap`: blank lines
    above it. `doubled`: it was printed twice, a hair apart, as shadowed headlines are. `upright`: a
    dump had its characters on lines of their own.
    """

    index: int
    text: str
    indent: float = 0.0
    gap: int = 0
    space_before: bool = False
    space_after: bool = False
    doubled: bool = False
    upright: bool = False

    @cached_property
    def width(self) -> float:
        """Ems that it fills."""
        return max(0.5, measure.width(self.text))  # combining marks alone fill nothing


def joined(lines: Sequence[TextLine]) -> str:
    """The lines as one text, a space only where one is set at the break and the break is not in every line."""
    text = ""
    spaced = False
    for line in lines:
        text = measure.join(
            text, line.text, spaced or (line.space_before and line.indent < INDENT)
        )
        spaced = line.space_after
    return measure.tidy(text)
