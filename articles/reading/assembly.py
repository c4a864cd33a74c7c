"""Body, headline stack, pictures and bylines → a Story, with signatures at its head and tail taken off the text."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace

from articles.story import Credit, Paragraph, Story, StoryKind

from .crossheads import BodyPart, body_parts
from .elements import Element, HeadlineStack
from .language import byline_heads, byline_tails, letter_writers, measure, notices
from .language.credits import CreditLine
from .language.editor_notes import is_editors_note
from .language.lines import joined
from .language.photo_credits import credit_alone

NO_STACK = HeadlineStack((), (), ())
_FEWEST = 4  # Chinese characters of a headline's line that can be a clause of its own
_BRACKETS = (("“", "”"), ("《", "》"), ("（", "）"), ("「", "」"), ("『", "』"))


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
        """The index of the first line of its text or pictures."""
        return min(e.first for e in (*self.body, *self.pictures))


def make_story(found: StoryElements, words: Container[str]) -> Story:
    """The story that the elements make. `words` are the pairs of characters that the page's texts know."""
    parts, signed = _without_signatures(body_parts(found.body))
    if found.byline:
        signed = [found.byline.credit_line, *signed]
    stack = found.stack or NO_STACK
    story = Story(
        kicker=_line(stack.kicker),
        headline=_headline(stack.headline, words),
        deck=_line(stack.deck),
        section=found.section,
        lead_in=next((each.lead_in for each in signed if each.lead_in), ""),
        dateline=next((each.dateline for each in signed if each.dateline), ""),
        bylines=_once(credit for each in signed for credit in each.credits),
        byline_printed=" ".join(each.printed for each in signed if each.printed),
        body=tuple(
            Paragraph(p.text, "crosshead" if p.is_crosshead else "paragraph") for p in parts
        ),
        pictures=tuple(e.caption.picture for e in found.pictures if e.caption),
    )
    return replace(story, kind=_kind_of(story))


def _kind_of(story: Story) -> StoryKind:
    """Reports open with 本报讯 or are signed by reporters; a notice at most by whom it is from."""
    is_report = bool(story.lead_in or story.dateline)
    is_report |= any(credit.role or credit.agency for credit in story.bylines)
    return notices.kind_of(story.headline, story.text, is_signed=is_report)


def _without_signatures(parts: Sequence[BodyPart]) -> tuple[list[BodyPart], list[CreditLine]]:
    """The parts without the signatures at the head of the first paragraph and at the end, and these signatures."""
    left = list(parts)
    signed: list[CreditLine] = []
    at = _opening_of(left)
    if at is not None:
        head, text = byline_heads.at_head(left[at].text)
        left[at] = replace(left[at], text=text)
        signed.append(head)
    if left:
        tail = _cut_from_end(left)
        if left and _names_photographers(tail):  # who wrote it may stand before
            signed.append(_cut_from_end(left))
        signed.append(tail)
    return [p for p in left if p.text], signed


def _cut_from_end(parts: list[BodyPart]) -> CreditLine:
    """The signature that ends the last part, which is left without it, or out where it was nothing else."""
    signature, text = _at_end(parts[-1].text, is_only=len(parts) == 1)
    parts[-1] = replace(parts[-1], text=text)
    if not text:
        parts.pop()
    return signature


def _names_photographers(signature: CreditLine) -> bool:
    return bool(signature.credits) and all(c.role == "摄" for c in signature.credits)


def _opening_of(parts: Sequence[BodyPart]) -> int | None:
    """The index of the paragraph that names may open: the first one, but for an editor's note."""
    paragraphs = [i for i, part in enumerate(parts) if not part.is_crosshead]
    reported = [i for i in paragraphs if not is_editors_note(parts[i].text)]
    return next(iter(reported or paragraphs), None)


def _at_end(text: str, *, is_only: bool) -> tuple[CreditLine, str]:
    """The signature behind the last sentence, or on a line of its own, and the text without it.

    `is_only`: nothing stands above it whose author a lone name could be.
    """
    alone = byline_tails.signature_alone(text) or (
        None if is_only else letter_writers.signer(text) or credit_alone(text)
    )
    return (alone, "") if alone else byline_tails.at_tail(text)


def _line(elements: Sequence[Element]) -> str:
    return joined([line for e in elements for line in e.lines])


def _headline(elements: Sequence[Element], words: Container[str]) -> str:
    """The lines of a headline as one: apart by a space where each is a clause, joined where the
    line breaks a word.
    """
    text = ""
    for element in elements:
        apart = bool(text) and _are_clauses(text, element.text, words)
        text = f"{text} {element.text}" if apart else measure.join(text, element.text)
    return measure.tidy(text)


def _are_clauses(above: str, below: str, words: Container[str]) -> bool:
    """Whether two lines of a headline are clauses of their own, and not one that goes on.

    A colon, a dash or an open bracket means that the line goes on; so does a number or a Latin
    word across the break, or a pair of characters that the page's `words` know (制橄|榄球).
    """
    if above[-1] in "，、：；—·" or below[0] in measure.CLOSING or "：" in above:
        return False
    if _is_ascii_word(above[-1]) and _is_ascii_word(below[0]):
        return False
    if any(above.count(opening) > above.count(closing) for opening, closing in _BRACKETS):
        return False
    return above[-1] + below[0] not in words and measure.han_count(below) >= _FEWEST


def _is_ascii_word(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _once(credits: Iterable[Credit]) -> tuple[Credit, ...]:
    return tuple(dict.fromkeys(credits))
