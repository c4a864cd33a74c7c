"""Names alone on a line between a headline and its text.

They say who wrote it, without a role or a bullet. The type
tells so on paper; in a dump such a line looks like the
headline's last one, so that its place and its words have to:
names begin with a family name, and the text below does not
speak of the person.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from articles.reading.elements import Element
from articles.reading.language import byline_tails, bylines
from articles.reading.language.credits import CreditLine

# Names in such lines from which they are a page's habit;
# one alone may be a headline's last words.
FEWEST = 2


def with_bare_names(elements: Sequence[Element]) -> tuple[Element, ...]:
    """The elements, names alone below a headline as bylines."""
    return tuple(_named(elements, at) or element for at, element in enumerate(elements))


def _named(elements: Sequence[Element], at: int) -> Element | None:
    element = elements[at]
    if element.kind != "display" or element.doubled or not at:
        return None
    if elements[at - 1].kind != "display":
        return None
    credit_line = bylines.bare_names(element.text)
    below = _text_below(elements, at)
    if not credit_line or not below:
        return None
    if any(credit.name in below for credit in credit_line.credits):
        return None
    return replace(element, kind="byline", credit_line=credit_line)


def _text_below(elements: Sequence[Element], at: int) -> str:
    """The paragraphs right below, or below a picture."""
    found: list[str] = []
    for element in elements[at + 1 :]:
        if element.kind == "caption" and not found:
            continue
        if element.kind != "paragraph":
            break
        found.append(element.text)
    return "\n".join(found)


def is_bare(byline: Element) -> bool:
    """Whether nothing but its place says that a byline is one."""
    is_own = bylines.own_line(byline.text) or byline_tails.names_alone(byline.text)
    return byline.credit_line is not None and not is_own


def are_habit(elements: Iterable[Element]) -> bool:
    """Whether so many names stand alone on the page that
    one of them is hardly a headline's.
    """
    lines: list[CreditLine] = [e.credit_line for e in elements if e.credit_line and is_bare(e)]
    return sum(len(line.credits) for line in lines) >= FEWEST
