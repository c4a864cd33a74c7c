"""Three-way merge of several texts among which paragraphs are moved: what was edited in one text is edited in
the other that it comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.text.paragraph_merge import MergedParagraphs, merge_paragraphs

# A text ends with a mark that no printed text has (Unicode, Private Use Area), so that all are merged as one.
# As long as a paragraph: it is found again by its likeness to itself, and to nothing else.
_FIRST_MARK, _MARK_LENGTH = 0xE000, 8
_MOST_TEXTS = 0x1900  # code points there are for marks


@dataclass(frozen=True)
class TextSides:
    """A text as paragraphs: what both sides come from, what an editor made of it, what else became of it."""

    base: tuple[str, ...]
    ours: tuple[str, ...]
    theirs: tuple[str, ...]


def merge_jointly(texts: Sequence[TextSides]) -> list[MergedParagraphs]:
    """Each of the texts merged, in their order. Where nobody edited any of them, they are theirs."""
    if all(text.ours == text.base for text in texts):
        return [MergedParagraphs(text.theirs) for text in texts]
    marks = [chr(_FIRST_MARK + n % _MOST_TEXTS) * _MARK_LENGTH for n in range(len(texts))]
    whole = merge_paragraphs(
        _joined([text.base for text in texts], marks),
        _joined([text.ours for text in texts], marks),
        _joined([text.theirs for text in texts], marks),
    )
    if [each for each in whole.paragraphs if each in marks] != marks:
        return [merge_paragraphs(text.base, text.ours, text.theirs) for text in texts]
    return _rehomed(texts, _parted(whole, marks))


def _joined(texts: Sequence[tuple[str, ...]], marks: Sequence[str]) -> list[str]:
    return [
        paragraph
        for text, mark in zip(texts, marks, strict=True)
        for paragraph in (*text, mark)
    ]


def _parted(whole: MergedParagraphs, marks: Sequence[str]) -> list[MergedParagraphs]:
    parts: list[MergedParagraphs] = []
    start = 0
    for mark in marks:
        end = whole.paragraphs.index(mark)
        conflicts = tuple(
            conflict for conflict in whole.conflicts if start <= conflict.place <= end
        )
        parts.append(MergedParagraphs(whole.paragraphs[start:end], conflicts))
        start = end + 1
    return parts


def _rehomed(
    texts: Sequence[TextSides], merged: Sequence[MergedParagraphs]
) -> list[MergedParagraphs]:
    """What an editor had added to a text of which nothing is left goes where the paragraph beside it went."""
    found = [list(text.paragraphs) for text in merged]
    for at, text in enumerate(texts):
        added = [each for each in found[at] if each not in text.base]
        for paragraph in added if not text.theirs else ():
            _put_beside(paragraph, text.ours, [each for each in found if each is not found[at]])
    return [replace(one, paragraphs=tuple(own)) for one, own in zip(merged, found, strict=True)]


def _put_beside(paragraph: str, ours: Sequence[str], others: Sequence[list[str]]) -> None:
    """Behind the paragraph that it stands behind in ours; without one, before the one that it stands before."""
    at = ours.index(paragraph) if paragraph in ours else 0
    neighbours = [(each, 1) for each in reversed(ours[:at])]
    neighbours += [(each, 0) for each in ours[at + 1 :]]
    for neighbour, step in neighbours:
        for other in others:
            if neighbour in other:
                other.insert(other.index(neighbour) + step, paragraph)
                return
