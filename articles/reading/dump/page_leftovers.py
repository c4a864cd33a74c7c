"""What no story of a dumped page takes, with the reason:
nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterator

from articles.reading.elements import Element
from articles.reading.language.labels import holds_section_word
from articles.reading.language.words import ComparableText, Vocabulary, bigrams
from articles.reading.leftovers import (
    REPEATED_LABEL,
    UNTAKEN_BYLINE,
    UNTAKEN_CAPTION,
    UNTAKEN_HEADLINE,
    UNTAKEN_LINE,
)
from articles.reading.page_layout import BlockRole
from articles.reading.shapes import Leftover

from .arranged_page import ArrangedPage
from .headline_matching import HeadlineMatch
from .tuning import MATCHING


def leftovers_of(page: ArrangedPage) -> list[Leftover]:
    """What no story takes, labels apart, in the dump's order."""
    found = [*_untaken_displays(page), *_untaken_elements(page)]
    return [leftover for _, leftover in sorted(found, key=lambda item: item[0])]


def lines_of_bodies(page: ArrangedPage) -> dict[int, str]:
    """The display lines that no story takes, by the body whose
    words they have: they may be lines of its headline.
    """
    texts = [bigrams(body_text(page, n)) for n in range(len(page.bodies))]
    words = Vocabulary.of(texts)
    found: dict[int, str] = {}
    for line in _untaken_lines(page):
        shared = [words.weight(bigrams(line) & text) for text in texts]
        most = max(shared, default=0.0)
        if most >= MATCHING.contested:
            found.setdefault(shared.index(most), line)
    return found


def lines_elsewhere(page: ArrangedPage) -> dict[int, str]:
    """The lines in the stacks of other stories that a body
    states and their own story does not, by the body.
    """
    texts = [ComparableText.of(body_text(page, n)) for n in range(len(page.bodies))]
    found: dict[int, str] = {}
    for match in page.headlines.matches:
        for line in match.stack.elements if match.target is not None else ():
            told = [n for n, text in enumerate(texts) if text.has_clause(line.text)]
            if told and match.target not in told:
                found.setdefault(told[0], line.text)
    return found


def body_text(page: ArrangedPage, body: int) -> str:
    paragraphs = page.bodies[body].paragraphs
    return "".join(page.elements[index].text for index in paragraphs)


def _untaken_lines(page: ArrangedPage) -> Iterator[str]:
    """The display lines that head nothing and name no section."""
    left = [*page.headlines.loose_lines, *page.headlines.loose_labels]
    left += [
        line
        for match in page.headlines.matches
        if match.target is None
        for line in match.stack.elements
    ]
    yield from (e.text for e in left if not holds_section_word(e.text))


def _untaken_displays(page: ArrangedPage) -> Iterator[tuple[int, Leftover]]:
    """Display lines and stacks that head nothing, with the
    index of their first line.
    """
    for element in page.headlines.loose_lines:
        yield element.first, Leftover(element.text, UNTAKEN_LINE)
    for match in page.headlines.matches:
        if match.target is None:
            yield (
                match.stack.elements[0].first,
                Leftover(_text_with_label(match), UNTAKEN_HEADLINE),
            )


def _untaken_elements(page: ArrangedPage) -> Iterator[tuple[int, Leftover]]:
    """Bylines and captions that belong to nothing, with the
    index of their first line.
    """
    for element in _untaken(page):
        reason = UNTAKEN_BYLINE if element.kind == "byline" else UNTAKEN_CAPTION
        yield element.first, Leftover(element.text, reason)


def _untaken(page: ArrangedPage) -> Iterator[Element]:
    bylines = {body.byline for body in page.bodies}
    captions = page.placed.keys() | page.photo_stories.keys()
    for index, element in enumerate(page.elements):
        is_byline = element.kind == "byline" and index not in bylines
        if is_byline or (element.kind == "caption" and index not in captions):
            yield element


def left_elements(page: ArrangedPage) -> Iterator[tuple[BlockRole, Element]]:
    """The elements that no story takes, with what each was read as."""
    labels = [match.label for match in page.headlines.matches if match.target is None]
    yield from (("label", label) for label in labels if label)
    yield from (("label", label) for label in page.headlines.loose_labels)
    yield from (("unknown", line) for line in page.headlines.loose_lines)
    for match in page.headlines.matches:
        if match.target is None:
            yield from (("kicker", element) for element in match.stack.kicker)
            yield from (("headline", element) for element in match.stack.headline)
            yield from (("deck", element) for element in match.stack.deck)
    for element in _untaken(page):
        yield "byline" if element.kind == "byline" else "caption", element


def repeated_labels(page: ArrangedPage) -> Iterator[Leftover]:
    """Loose labels whose section the page names already."""
    placed = (match.label for match in page.headlines.matches if match.target is not None)
    named = {label.text for label in placed if label}
    for label in page.headlines.loose_labels:
        for word in label.text.split():
            if word in named:
                yield Leftover(word, REPEATED_LABEL)
            named.add(word)


def _text_with_label(match: HeadlineMatch) -> str:
    label = [match.label.text] if match.label else []
    return "\n".join([*label, *(e.text for e in match.stack.elements)])
