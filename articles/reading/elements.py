"""What both pipelines find on a page before it becomes a Story: its elements, and headline stacks of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from articles.reading.cached_property import cached_property

from .language import byline_heads, byline_tails
from .language.captions import Caption
from .language.credits import CreditLine
from .language.lines import TextLine

NO_CREDITS = CreditLine()
ElementKind = Literal["paragraph", "display", "caption", "byline"]


@dataclass(frozen=True)
class Element:
    """A paragraph, display line, caption or byline of a page. `column` is a paragraph's width
    in ems.

    A display element of a dump is one line. `credit_line` is a byline's.
    """

    kind: ElementKind
    lines: tuple[TextLine, ...]
    text: str
    column: float = 0.0
    caption: Caption | None = None
    credit_line: CreditLine = NO_CREDITS

    @property
    def first(self) -> int:
        """The index of its first line."""
        return self.lines[0].index

    @cached_property
    def doubled(self) -> bool:
        """Whether a line of it is shadowed: printed twice, a hair apart."""
        return any(line.doubled for line in self.lines)

    @cached_property
    def width(self) -> float:
        """Ems that its first line fills."""
        return self.lines[0].width

    @property
    def opens(self) -> bool:
        """Whether it is a report's first paragraph by its own words (本报讯)."""
        return self.kind == "paragraph" and byline_heads.opens_report(self.text)

    @property
    def closes(self) -> bool:
        """Whether it is a report's last paragraph by the names behind it."""
        return self.kind == "paragraph" and byline_tails.ends_report(self.text)


@dataclass(frozen=True)
class HeadlineStack:
    """A headline with its kicker and deck, each as elements in the page's order.

    `score` is the points of this division of the lines in a dump, `rival` those of the next
    best one. `others`: where the headline begins and ends in the other divisions, the likeliest first.
    """

    kicker: tuple[Element, ...]
    headline: tuple[Element, ...]
    deck: tuple[Element, ...]
    score: float = 0.0
    rival: float = 0.0
    others: tuple[tuple[int, int], ...] = ()

    @property
    def elements(self) -> tuple[Element, ...]:
        return self.kicker + self.headline + self.deck

    @property
    def text(self) -> str:
        return "".join(e.text for e in self.elements)
