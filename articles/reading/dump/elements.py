"""The lines of a page as what they are by themselves: paragraphs, display lines, captions, bylines, furniture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from articles.reading.elements import Element, ElementKind
from articles.reading.language import (
    byline_heads,
    byline_tails,
    bylines,
    captions,
    furniture,
    measure,
)
from articles.reading.language.credits import BULLETS, CreditLine
from articles.reading.language.lines import INDENT, TextLine, joined
from articles.reading.shapes import PageFacts

from .bare_names import with_bare_names
from .notice_ends import with_sign_offs
from .paragraphs import LineGroup, find_paragraphs
from .spoken_headlines import with_spoken_headlines
from .tuning import PARAGRAPHS
from .typesetting import OPENING_BRACKETS, MeasuredLine

LEAST_INDENT = 1.0  # ems of blanks that may be an indent: two spaces of Latin width
# ems by which indents of one dump differ, a space of Latin width less than which is rounding
INDENT_VARIES = 0.4
MOST_SIGNED = 3  # lines of names behind a report; more are a list of people

_CLOSING_BRACKETS = "）)"
_LISTS = "、，"
_ROUND = str.maketrans("()", "（）")


@dataclass(frozen=True)
class PageElements:
    """The elements of a page in the dump's order, its furniture as printed, and what the
    furniture says of the page.
    """

    elements: tuple[Element, ...]
    furniture: tuple[str, ...]
    facts: PageFacts


def find_elements(lines: Sequence[TextLine]) -> PageElements:
    """Furniture, captions and bylines by their form, then the rest as paragraphs and display lines."""
    frame = furniture.find_furniture(lines)
    signed = _signed_lines(lines, frame.indexes)
    pictures = captions.find_captions(lines, frame.indexes | signed.keys())
    known = (
        frame.indexes
        | signed.keys()
        | {line.index for picture in pictures for line in picture.lines}
    )
    found = [
        _from_group(each) for each in find_paragraphs(_measured(lines, known, signed.keys()))
    ]
    found += [
        Element("caption", each.lines, each.picture.caption_printed, caption=each)
        for each in pictures
    ]
    found += _bylines(lines, signed)
    printed = tuple(lines[i].text for i in sorted(frame.indexes))
    elements = with_sign_offs(with_spoken_headlines(sorted(found, key=lambda e: e.first)))
    return PageElements(with_bare_names(elements), printed, frame.facts)


def _from_group(group: LineGroup) -> Element:
    if group.is_display:
        return Element("display", group.lines, group.text)
    caption = (
        captions.make_caption(group.lines) if captions.is_caption_text(group.text) else None
    )
    kind: ElementKind = "caption" if caption else "paragraph"
    return Element(kind, group.lines, group.text, group.column, caption)


# --- bylines on lines of their own


def _signed_lines(
    lines: Sequence[TextLine], furniture_lines: Set[int]
) -> dict[int, CreditLine]:
    """Index → byline, of the lines that are nothing but a byline."""
    signed: dict[int, CreditLine] = {}
    for at, line in enumerate(lines):
        before = lines[at - 1] if at else None
        if line.index in furniture_lines or _ends_text(before, line):
            continue
        if before is not None and (_is_open(before.text) or _lists_on(before, signed.keys())):
            continue
        if own := bylines.own_line(line.text):
            signed[line.index] = own
        elif at and lines[at - 1].index in signed and bylines.is_role(line.text):
            signed[line.index] = CreditLine((), line.text)
    return signed


def _is_open(text: str) -> bool:
    """Whether a bracket that begins in a line goes on in the next: 本报讯（首席记者 X."""
    return text.translate(_ROUND).rfind("（") > text.translate(_ROUND).rfind("）")


def _lists_on(before: TextLine, signed: Set[int]) -> bool:
    """Whether a text's line breaks off in a list: 电台记者 X、 and below it 本报记者 Y are one sentence's."""
    return before.text[-1] in _LISTS and before.index not in signed


def _ends_text(before: TextLine | None, line: TextLine) -> bool:
    """（本报记者 X） below a sentence's end is the last line of that text, not a byline of its own."""
    in_brackets = line.text[0] in OPENING_BRACKETS
    return in_brackets and before is not None and measure.ends_sentence(before.text)


def _bylines(lines: Sequence[TextLine], signed: Mapping[int, CreditLine]) -> list[Element]:
    """The bylines, one over several lines (本报记者 X, below it 通讯员 Y) as one."""
    groups: list[list[int]] = []
    for index in sorted(signed):
        if groups and groups[-1][-1] == index - 1 and _goes_on(lines[index]):
            groups[-1].append(index)
        else:
            groups.append([index])
    return [_byline([lines[i] for i in group], [signed[i] for i in group]) for group in groups]


def _goes_on(line: TextLine) -> bool:
    """Whether a byline may go on in the line: a bullet or a bracket begins a new one."""
    return line.text[0] not in BULLETS + OPENING_BRACKETS


def _byline(lines: Sequence[TextLine], signed: Sequence[CreditLine]) -> Element:
    printed = " ".join(each.printed for each in signed)
    credits = tuple(credit for each in signed for credit in each.credits)
    return Element("byline", tuple(lines), printed, credit_line=CreditLine(credits, printed))


# --- lines on their way into paragraphs


def _measured(
    lines: Sequence[TextLine], known: Set[int], signed: Set[int]
) -> list[MeasuredLine]:
    """The lines that are nothing else for sure; `signed` are indexes of bylines on lines of their own."""
    left = [line for line in lines if line.index not in known]
    opens = [byline_heads.opens_report(line.text) for line in left]
    closing = dict(_closing_lines(left))
    signs = {at for lines_ in closing.values() for at in lines_}
    usual = _usual_indent(left)
    return [
        MeasuredLine(
            line=line,
            width=line.width,
            unit=measure.first_unit(line.text),
            indented=line.indent >= usual - INDENT_VARIES,
            centred=line.indent > usual + INDENT_VARIES,
            opens=opens[at],
            closes=at in closing,
            signs=at in signs,
            after_break=line.index - 1 in known,
            at_head=at - 1 in closing
            or any(opens[at + 1 : at + 2])
            or line.index + 1 in signed,
        )
        for at, line in enumerate(left)
    ]


def _usual_indent(lines: Sequence[TextLine]) -> float:
    """How far in this dump begins a paragraph: two characters, or as many spaces of its own; in ems."""
    found = Counter(line.indent for line in lines if line.indent >= LEAST_INDENT)
    indent, times = max(found.items(), key=lambda item: item[1], default=(INDENT, 0))
    return indent if times >= max(3, PARAGRAPHS.shown_indents * len(lines)) else INDENT


def _closing_lines(lines: Sequence[TextLine]) -> Iterator[tuple[int, range]]:
    """Each line that ends a report, with the lines up to it that hold nothing but the report's
    signature.

    The names may have begun on a line before.
    """
    for at, line in enumerate(lines):
        if line.text[-1] not in _CLOSING_BRACKETS:
            continue
        first = _first_of_signature(lines, at)
        if first is not None:
            is_alone = lines[first].text[0] in OPENING_BRACKETS
            yield at, range(first, at + 1) if is_alone else range(0)


def _first_of_signature(lines: Sequence[TextLine], last: int) -> int | None:
    """The line on which the signature begins that ends with line `last`; None where none does."""
    for first in range(last, max(-1, last - MOST_SIGNED), -1):
        if byline_tails.ends_report(joined(lines[max(0, first - 1) : last + 1])):
            return first
    return None
