"""What both pipelines find on a page before it becomes a Story: its elements, and headline stacks of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from .language import bylines
from .language.captions import Caption
from .language.credits import CreditLine
from .language.lines import TextLine

NO_CREDITS = CreditLine()
ElementKind = Literal["paragraph", "display", "caption", "byline"]


@dataclass(frozen=True)
class Element:
    """A piece of a page in the dump's order. `column` is a paragraph's width in ems; a display element is one line."""

    kind: ElementKind
    lines: tuple[TextLine, ...]
    text: str
    column: float = 0.0
    caption: Caption | None = None
    credit_line: CreditLine = NO_CREDITS

    @property
    def first(self) -> int:
        return self.lines[0].index

    @cached_property
    def doubled(self) -> bool:
        return any(line.doubled for line in self.lines)

    @cached_property
    def width(self) -> float:
        return self.lines[0].width

    @property
    def opens(self) -> bool:
        """A report's first paragraph by its own words."""
        return self.kind == "paragraph" and bylines.opens_report(self.text)

    @property
    def closes(self) -> bool:
        """A report's last paragraph by the names behind it."""
        return self.kind == "paragraph" and bylines.ends_report(self.text)


@dataclass(frozen=True)
class HeadlineStack:
    """A headline stack: its elements in the page's order and what each of them is."""

    kicker: tuple[Element, ...]
    headline: tuple[Element, ...]
    deck: tuple[Element, ...]
    score: float = 0.0
    rival: float = 0.0

    @property
    def elements(self) -> tuple[Element, ...]:
        return self.kicker + self.headline + self.deck

    @property
    def text(self) -> str:
        return "".join(e.text for e in self.elements)
