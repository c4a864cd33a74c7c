"""Who gives a notice, and the day: the short lines that end it in a dump are its own, and head no story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from articles.reading.elements import Element, ElementKind
from articles.reading.language import measure, notices
from articles.reading.language.dates import DATE
from articles.reading.language.lines import INDENT
from articles.reading.language.surnames import is_name

MOST_NAMES = 3  # lines above the day: who gives it, and for whom; more are a list or a headline

RIGHT = 2  # times a paragraph's indent from which a line is set at the right


def with_sign_offs(elements: Sequence[Element]) -> tuple[Element, ...]:
    """The elements, the display lines down to the day below a notice's text as its last paragraphs."""
    found = list(elements)
    for at, element in enumerate(elements):
        if _ends_one(element, "display"):
            for line in _sign_off(found, at):
                column = found[line - 1].column
                found[line] = replace(found[line], kind="paragraph", column=column)
    for at in range(len(found) - 1):
        for line in _signers(found, at):
            found[line] = replace(found[line], kind="paragraph", column=found[at].column)
    return tuple(found)


def _signers(elements: Sequence[Element], last: int) -> range:
    """The display lines right below a notice's last paragraph that say who gives it, where no day ends them.

    A body's name may be a headline as well (湖县渔业协会): it is so as the only line above a text.
    """
    if elements[last + 1].kind != "display" or not _ends_notice(elements, last):
        return range(0)
    below = list(_downwards(elements, last + 1))
    signed = _signed(elements, last, below)
    heads_text = below[-1] + 1 < len(elements) and len(signed) == len(below)
    if heads_text and not any(_is_sure(elements, last, n) for n in signed):
        return range(0)
    return range(last + 1, last + 1 + len(signed))


def _ends_notice(elements: Sequence[Element], last: int) -> bool:
    """Whether a paragraph may be the last one of a notice's text."""
    if elements[last].kind != "paragraph":
        return False
    text = elements[last].text
    is_end = measure.ends_sentence(text) or notices.is_end(measure.squeeze(text))
    return is_end and _is_notice(elements, last)


def _downwards(elements: Sequence[Element], start: int) -> Iterator[int]:
    for at in range(start, len(elements)):
        if elements[at].kind != "display":
            return
        yield at


def _signed(elements: Sequence[Element], last: int, below: Sequence[int]) -> list[int]:
    """Of the lines below a notice the first ones that name who gives it, and a day behind them."""
    signed: list[int] = []
    told = elements[below[-1] + 1].text if below[-1] + 1 < len(elements) else ""
    for at in below[:MOST_NAMES]:
        is_day = bool(signed) and notices.is_day(measure.squeeze(elements[at].text))
        if not (is_day or _is_sure(elements, last, at) or _may_sign(elements[at], told)):
            break
        signed.append(at)
    return signed


def _may_sign(line: Element, told: str) -> bool:
    """Whether a body's name is at the right, or in no word of the text that the lines head: there it is a kicker."""
    text = measure.squeeze(line.text)
    return notices.names_body(text) and (_is_right(line) or text not in measure.squeeze(told))


def _is_right(line: Element) -> bool:
    return line.lines[0].indent >= RIGHT * INDENT


def _is_sure(elements: Sequence[Element], last: int, at: int) -> bool:
    """Whether words say so, the notice itself names the line, or a person stands alone at its right."""
    line = elements[at]
    text = measure.squeeze(line.text)
    if notices.names_people_who_give_one(text):
        return True
    if is_name(text) and _is_right(line):
        return True
    return notices.names_body(text) and text in measure.squeeze(elements[last].text)


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
    days = [at for at, element in enumerate(elements) if _ends_one(element, "paragraph")]
    with_day = {at for day in days for at in (day, *_names_above(elements, day))}
    return frozenset(with_day | lines_below_notices(elements))


def lines_below_notices(elements: Sequence[Element]) -> frozenset[int]:
    """The places of the paragraphs right below a notice's text that say who gives it, and the day."""
    found: set[int] = set()
    for at, element in enumerate(elements[1:], 1):
        if element.kind != "paragraph" or not _is_sign_off(element):
            continue
        if at - 1 in found or _ends_notice(elements, at - 1):
            found.add(at)
    return frozenset(found)


def _is_sign_off(element: Element) -> bool:
    text = measure.squeeze(element.text)
    if len(element.lines) > 1 or measure.ends_sentence(text):
        return False
    is_signer = notices.names_people_who_give_one(text) or notices.names_body(text)
    return is_signer or is_name(text) or notices.is_day(text) or bool(DATE.fullmatch(text))


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
