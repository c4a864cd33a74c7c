"""Body, stack, pictures and signatures → a Story, with the doubts that came up on the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from articles.reading.elements import Element, HeadlineStack
from articles.reading.language.lines import joined
from articles.story import Credit, Paragraph, Story

from .crossheads import BodyPart, body_parts
from .language import bylines, measure
from .language.credits import CreditLine


@dataclass(frozen=True)
class StoryElements:
    """All elements that belong to one story. `section` is the label that stands on its stack."""

    stack: HeadlineStack | None = None
    body: tuple[Element, ...] = ()
    byline: Element | None = None
    pictures: tuple[Element, ...] = ()
    section: str = ""

    @property
    def first(self) -> int:
        return min(e.first for e in (*self.body, *self.pictures))


def make_story(pieces: StoryElements, words: Set[str]) -> Story:
    """`words` are the pairs of characters that the page's texts know."""
    parts, signatures = _signed(body_parts(pieces.body))
    if pieces.byline:
        signatures.insert(0, pieces.byline.signature)
    return Story(
        kicker=_line(pieces.stack.kicker if pieces.stack else ()),
        headline=_headline(pieces.stack.headline if pieces.stack else (), words),
        deck=_line(pieces.stack.deck if pieces.stack else ()),
        section=pieces.section,
        lead_in=next((s.lead_in for s in signatures if s.lead_in), ""),
        dateline=next((s.dateline for s in signatures if s.dateline), ""),
        bylines=_once(credit for s in signatures for credit in s.credits),
        byline_printed=" ".join(s.printed for s in signatures if s.printed),
        body=tuple(Paragraph(p.text, "crosshead" if p.is_crosshead else "paragraph") for p in parts),
        pictures=tuple(e.caption.picture for e in pieces.pictures if e.caption),
    )


def _signed(parts: Sequence[BodyPart]) -> tuple[list[BodyPart], list[CreditLine]]:
    """The parts without the signatures at head and tail, and the signatures."""
    left = list(parts)
    signatures: list[CreditLine] = []
    at = next((i for i, p in enumerate(left) if not p.is_crosshead), None)
    if at is not None:
        head, text = bylines.at_head(left[at].text)
        left[at] = BodyPart(left[at].lines, text)
        signatures.append(head)
    if left:
        tail, text = _at_end(left[-1].text)
        left[-1] = BodyPart(left[-1].lines, text, left[-1].is_crosshead)
        signatures.append(tail)
    return [p for p in left if p.text], signatures


def _at_end(text: str) -> tuple[CreditLine, str]:
    """The signature behind the last sentence, or in brackets on a line of its own."""
    alone = bylines.names_alone(text) if text.startswith(("（", "(")) else None
    return (alone, "") if alone else bylines.at_tail(text)


def _line(elements: Sequence[Element]) -> str:
    return joined([line for e in elements for line in e.lines])


def _headline(elements: Sequence[Element], words: Set[str]) -> str:
    """The lines of a headline as one: apart by a space where each is a clause, joined where the line breaks a word."""
    text = ""
    for element in elements:
        apart = bool(text) and _are_clauses(text, element.text, words)
        text = f"{text} {element.text}" if apart else measure.join(text, element.text)
    return measure.tidy(text)


def _are_clauses(above: str, below: str, words: Set[str]) -> bool:
    """A colon, a dash or an open bracket means that the line goes on; so does a number or a Latin word across the
    break, or a pair of characters that the page's `words` know (制橄|榄球)."""
    goes_on = above[-1] in "，、：；—·" or below[0] in measure.CLOSING or "：" in above
    goes_on = goes_on or (above[-1].isascii() and below[0].isascii() and above[-1].isalnum() and below[0].isalnum())
    opened = any(above.count(a) > above.count(b) for a, b in ("“”", "《》", "（）", "「」", "『』"))
    return not goes_on and not opened and above[-1] + below[0] not in words and measure.han_count(below) >= 4


def _once(credits: Iterable[Credit]) -> tuple[Credit, ...]:
    return tuple(dict.fromkeys(credits))
