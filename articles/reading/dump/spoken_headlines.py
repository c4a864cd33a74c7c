"""Headlines of a dump that end like sentences (“你们家几口人吃饭？”): where they stand tells them from a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import dropwhile, groupby, takewhile
from typing import Literal

from articles.reading.elements import Element
from articles.reading.language import measure
from articles.reading.language.lines import TextLine
from articles.reading.language.words import bigrams

# share of reports right below display lines from which a dump is one with headlines in place
IN_PLACE = 0.7
MOST_SPOKEN = 3  # lines of a headline that ends like sentences; more are a dialogue
SPOKEN_WORDS = 2  # pairs of characters that such a headline below a text has of its own text
# Lines of a paragraph without a comma that is such a headline and the lines around it
MOST_SPOKEN_LINES = 4

_CLAUSE_MARKS = "，。；,;"


def with_spoken_headlines(elements: Sequence[Element]) -> tuple[Element, ...]:
    """The elements with headlines that end like sentences as display lines.

    They are paragraphs of one line, or of some without a comma, below display lines or a
    report's end, and above display lines or a report's head; above any text where the dump's
    reports have their headlines above them.
    """
    in_place = _has_headlines_in_place(elements)
    found: list[Element] = []
    at = 0
    for may_be, group in groupby(elements, key=_may_be_spoken):
        row = list(group)
        start, at = at, at + len(row)
        if (
            may_be
            and len(row) <= MOST_SPOKEN
            and _stand_where_headlines_do(elements, start, at, in_place)
        ):
            row = [line for e in row for line in _display_lines(e)]
        found += row
    return tuple(found)


def _stand_where_headlines_do(
    elements: Sequence[Element], start: int, end: int, in_place: bool
) -> bool:
    """Whether a text may end above the elements from `start` up to `end`, and one begin below them."""
    before, after = elements[max(0, start - 1) : start], elements[end : end + 1]
    if _is_edge(before, "closes"):
        return in_place or _is_edge(after, "opens")
    is_below_text = measure.ends_sentence(before[0].text) and before[0].kind == "paragraph"
    return is_below_text and in_place and _speak_of_below(elements, start, end)


def _speak_of_below(elements: Sequence[Element], start: int, end: int) -> bool:
    """Whether elements between a text and display lines have
    words of the text below these, and more than of the one above.
    """
    if any(element.kind == "paragraph" for element in elements[end : end + 1]):
        return False
    said = bigrams("".join(element.text for element in elements[start:end]))
    above = _text_next_to(elements[start - 1 :: -1])
    below = _text_next_to(elements[end:])
    told = len(said & bigrams(below))
    return told >= SPOKEN_WORDS and told > len(said & bigrams(above))


def _text_next_to(elements: Sequence[Element]) -> str:
    """The paragraphs of the first text among `elements`."""
    behind = dropwhile(lambda element: element.kind != "paragraph", elements)
    return "\n".join(e.text for e in takewhile(lambda e: e.kind == "paragraph", behind))


def _has_headlines_in_place(elements: Sequence[Element]) -> bool:
    """Whether the dump's reports have display lines or bylines right above them, and its bylines display lines."""
    above = [
        elements[at - 1].kind
        for at, element in enumerate(elements)
        if at > 0 and (element.opens or element.kind == "byline")
    ]
    return len(above) > 1 and len(above) - above.count("paragraph") >= IN_PLACE * len(above)


def _display_lines(element: Element) -> Iterator[Element]:
    """Each line as an element of its own, as display lines are."""
    for line in element.lines:
        yield Element("display", (line,), line.text)


def _may_be_spoken(element: Element) -> bool:
    if element.kind != "paragraph" or element.opens or element.closes:
        return False
    return element.text[-1] in "？！”’…?!：:" and _are_no_clauses(element.lines)


def _are_no_clauses(lines: Sequence[TextLine]) -> bool:
    """Whether it is one line, or a few without a mark of a text's clauses: a
    headline and the lines around it.
    """
    if len(lines) == 1:
        return True
    is_plain = not any(mark in line.text for line in lines for mark in _CLAUSE_MARKS)
    return is_plain and len(lines) <= MOST_SPOKEN_LINES


def _is_edge(beside: Sequence[Element], mark: Literal["opens", "closes"]) -> bool:
    """Whether the element beside a headline, if any, is the edge of a text or no text."""
    return all(e.kind in ("display", "byline") or getattr(e, mark) for e in beside)
