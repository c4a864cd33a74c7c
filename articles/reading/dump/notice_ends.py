"""Who gives a notice, and the day: the short lines that end it in a dump are its own, and head no story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from articles.reading.elements import Element, ElementKind
from articles.reading.language import measure, notices
from articles.reading.language.dates import DATE

MOST_NAMES = 3  # lines above the day: who gives it, and for whom; more are a list or a headline


def with_sign_offs(elements: Sequence[Element]) -> tuple[Element, ...]:
    """The elements, the display lines down to the day below a notice's text as its last paragraphs."""
    found = list(elements)
    for at, element in enumerate(elements):
        if _ends_one(element, "display"):
            for line in _sign_off(found, at):
                column = found[line - 1].column
                found[line] = replace(found[line], kind="paragraph", column=column)
    return tuple(found)


def _sign_off(elements: Sequence[Element], day: int) -> range:
    """The display lines from a notice's text to its day; none where no notice stands above them."""
    first = next(
        (at for at in _upwards(elements, day) if elements[at - 1].kind != "display"), day
    )
    if day - first > MOST_NAMES or not first:
        return range(0)
    is_end = measure.ends_sentence(elements[first - 1].text)
    return range(first, day + 1) if is_end and _is_notice(elements, first - 1) else range(0)


def _upwards(elements: Sequence[Element], start: int) -> Iterator[int]:
    return (at for at in range(start, 0, -1) if elements[at].kind == "display")


def _is_notice(elements: Sequence[Element], last: int) -> bool:
    """Whether a text that ends at `last` is a notice by its words, or by the title right above it."""
    for at in range(last, -1, -1):
        text = elements[at].text
        if elements[at].kind == "display":
            return bool(notices.kind_of(text, ""))
        if elements[at].kind != "paragraph":
            return False
        if notices.reads_as_notice(text):
            return True
    return False


def sign_offs(elements: Sequence[Element]) -> frozenset[int]:
    """The places of the paragraphs that are who gives a notice, and its day: they end no sentence and are whole."""
    days = (at for at, element in enumerate(elements) if _ends_one(element, "paragraph"))
    return frozenset(at for day in days for at in (day, *_names_above(elements, day)))


def _names_above(elements: Sequence[Element], day: int) -> Iterator[int]:
    for at in range(day - 1, max(-1, day - 1 - MOST_NAMES), -1):
        element = elements[at]
        is_line = element.kind == "paragraph" and len(element.lines) == 1
        if not is_line or measure.ends_sentence(element.text):
            return
        yield at


def _ends_one(element: Element, kind: ElementKind) -> bool:
    """Whether an element of this kind is the day alone, or the words that end a notice."""
    text = measure.squeeze(element.text)
    return element.kind == kind and bool(DATE.fullmatch(text) or notices.is_end(text))
