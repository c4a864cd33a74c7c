"""The lines of a page as what they are by themselves: paragraphs, display lines, captions, bylines, furniture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Literal

from articles.reading.elements import Element, ElementKind
from articles.reading.language import bylines, captions, furniture, measure
from articles.reading.language.credits import BULLETS, CreditLine
from articles.reading.language.lines import INDENT, TextLine, joined
from articles.reading.shapes import PageFacts
from articles.reading.tuning import TUNING

from .paragraphs import LineGroup, find_paragraphs
from .typesetting import MeasuredLine

IN_PLACE = 0.7  # share of reports right below display lines from which a dump is one with headlines in place
LEAST_INDENT = 1.0  # ems; two spaces of Latin width
INDENT_VARIES = 0.4  # ems
MOST_SIGNED = 3  # lines of names behind a report
MOST_SPOKEN = 3  # lines of a headline


@dataclass(frozen=True)
class PageElements:
    elements: tuple[Element, ...]
    furniture: tuple[str, ...]
    facts: PageFacts


def find_elements(lines: Sequence[TextLine]) -> PageElements:
    """Furniture, captions and bylines by their form, then the rest as paragraphs and display lines."""
    frame = furniture.find_furniture(lines)
    signed = {
        line.index: own
        for before, line in zip((None, *lines), lines, strict=False)
        if line.index not in frame.indexes and not _ends_text(before, line) and (own := bylines.own_line(line.text))
    }
    pictures = captions.find_captions(lines, frame.indexes | signed.keys())
    known = frame.indexes | signed.keys() | {line.index for picture in pictures for line in picture.lines}
    found = [_from_run(run) for run in find_paragraphs(_flow(lines, known, signed.keys()))]
    found += [Element("caption", c.lines, c.picture.caption_printed, caption=c) for c in pictures]
    found += _bylines(lines, signed)
    printed = tuple(lines[i].text for i in sorted(frame.indexes))
    return PageElements(_with_spoken_headlines(sorted(found, key=lambda e: e.first)), printed, frame.facts)


def _bylines(lines: Sequence[TextLine], signed: Mapping[int, CreditLine]) -> list[Element]:
    """The bylines, one over several lines (本报记者 X, below it 通讯员 Y) as one."""
    groups: list[list[int]] = []
    for index in sorted(signed):
        goes_on = bool(groups) and groups[-1][-1] == index - 1 and lines[index].text[0] not in BULLETS + "（("
        if goes_on:
            groups[-1].append(index)
        else:
            groups.append([index])
    return [_byline([lines[i] for i in group], [signed[i] for i in group]) for group in groups]


def _byline(lines: Sequence[TextLine], signatures: Sequence[CreditLine]) -> Element:
    printed = " ".join(signature.printed for signature in signatures)
    credits = tuple(credit for signature in signatures for credit in signature.credits)
    return Element("byline", tuple(lines), printed, signature=CreditLine(credits, printed))


def _with_spoken_headlines(elements: Sequence[Element]) -> tuple[Element, ...]:
    """Headlines that end like sentences (“你们家几口人吃饭？”) taken back from the text.

    They are lines by themselves below display lines or a report's end, and above display lines or a report's head;
    above any text where the dump's reports have their headlines above them.
    """
    found = list(elements)
    heads = [at for at, element in enumerate(found) if element.opens and at > 0]
    in_place = len(heads) > 1 and sum(found[at - 1].kind != "paragraph" for at in heads) >= IN_PLACE * len(heads)
    at = 0
    while at < len(found):
        end = at
        while end < len(found) and _may_be_spoken(found[end]):
            end += 1
        if (
            at < end <= at + MOST_SPOKEN
            and _is_edge(found, at - 1, "closes")
            and (in_place or _is_edge(found, end, "opens"))
        ):
            found[at:end] = [replace(e, kind="display", column=0.0) for e in found[at:end]]
        at = end + 1
    return tuple(found)


def _may_be_spoken(element: Element) -> bool:
    lone = element.kind == "paragraph" and len(element.lines) == 1 and not (element.opens or element.closes)
    return lone and element.text[-1] in "？！”’…?!：:"


def _is_edge(elements: Sequence[Element], at: int, mark: Literal["opens", "closes"]) -> bool:
    if not 0 <= at < len(elements):
        return True
    element = elements[at]
    return element.kind in ("display", "byline") or bool(getattr(element, mark))


def _from_run(run: LineGroup) -> Element:
    if run.is_display:
        return Element("display", run.lines, run.text)
    caption = captions.make_caption(run.lines) if captions.is_caption_text(run.text) else None
    kind: ElementKind = "caption" if caption else "paragraph"
    return Element(kind, run.lines, run.text, run.column, caption)


def _flow(lines: Sequence[TextLine], known: Set[int], signed: Set[int]) -> list[MeasuredLine]:
    """The lines that are nothing else for sure; `signed` are indexes of bylines on lines of their own."""
    left = [line for line in lines if line.index not in known]
    opens = [bylines.opens_report(line.text) for line in left]
    closes, signs = _signature_lines(left)
    usual = _usual_indent(left)
    return [
        MeasuredLine(
            line=line,
            width=line.width,
            unit=measure.first_unit(line.text),
            indented=line.indent >= usual - INDENT_VARIES,
            centred=line.indent > usual + INDENT_VARIES,
            opens=opens[at],
            closes=at in closes,
            signs=at in signs,
            after_break=line.index - 1 in known,
            at_head=at - 1 in closes or (at + 1 < len(left) and opens[at + 1]) or line.index + 1 in signed,
        )
        for at, line in enumerate(left)
    ]


def _usual_indent(lines: Sequence[TextLine]) -> float:
    """How far in this dump begins a paragraph: two characters, or as many spaces of its own; in ems."""
    found = Counter(line.indent for line in lines if line.indent >= LEAST_INDENT)
    indent, times = max(found.items(), key=lambda item: item[1], default=(INDENT, 0))
    return indent if times >= max(3, TUNING.wrapping.shown_indents * len(lines)) else INDENT


def _ends_text(before: TextLine | None, line: TextLine) -> bool:
    """（本报记者 X） below a sentence's end is the last line of that text, not a byline of its own."""
    return line.text[0] in "（(" and before is not None and measure.ends_sentence(before.text)


def _signature_lines(lines: Sequence[TextLine]) -> tuple[set[int], set[int]]:
    """Which lines end a report, its names perhaps begun on a line before, and which hold nothing but the names."""
    closes: set[int] = set()
    signs: set[int] = set()
    for at, line in enumerate(lines):
        if line.text[-1] not in "）)":
            continue
        for first in range(at, max(-1, at - MOST_SIGNED), -1):
            if bylines.ends_report(joined(lines[max(0, first - 1) : at + 1])):
                closes.add(at)
                signs.update(range(first, at + 1) if lines[first].text[0] in "（(" else ())
                break
    return closes, signs
