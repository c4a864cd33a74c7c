"""Highlighting of what a search found: the whole of a text, or a snippet of it around the best match."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from articles.text.bigrams import Phrase, fold, offsets

CONTEXT = 24  # characters shown before a match: a clause or two
# between texts that are stored together but do not run on: body, caption, byline
TEXT_SEPARATOR = "\n\n"
_SENTENCE_ENDS = "。！？；\n"  # after one of them a snippet may begin
_ELLIPSIS = "……"


@dataclass(frozen=True)
class TextPart:
    """A stretch of text; `is_hit` if it matches what was searched for."""

    text: str
    is_hit: bool = False


@dataclass(frozen=True)
class _Match:
    """Characters `start` to `end` (exclusive) match phrase number `phrase`."""

    start: int
    end: int
    phrase: int


def highlighted(text: str, phrases: Sequence[Phrase]) -> tuple[TextPart, ...]:
    """All of `text`, split into matches and what stands between them."""
    return _parts(text, 0, len(text), _matches(text, phrases))


def snippet(text: str, phrases: Sequence[Phrase], length: int) -> tuple[TextPart, ...]:
    """About `length` characters around the best match, or the beginning of `text` if nothing
    matches.

    “……” stands where text is left out. A snippet never crosses a TEXT_SEPARATOR, and never cuts
    a match in two.
    """
    matches = _matches(text, phrases)
    best = _densest(matches, length) if matches else 0
    first, last = _section_around(text, best)
    # Near the end of a text, more of what comes before is shown
    wanted = max(first, last - length + CONTEXT)
    start = _snippet_start(text, first, min(best, wanted))
    end = _after_cut_matches(matches, min(last, start + length))
    before = (TextPart(_ELLIPSIS),) if start > first else ()
    after = (TextPart(_ELLIPSIS),) if end < last else ()
    return (*before, *_parts(text, start, end, matches), *after)


def _matches(text: str, phrases: Sequence[Phrase]) -> list[_Match]:
    """Where the phrases stand, from left to right."""
    folded = fold(text)
    found = [
        _Match(match.start(), match.end(), number)
        for number, phrase in enumerate(phrases)
        for match in phrase.pattern().finditer(folded)
    ]
    if not found:
        return []  # `offsets` costs a pass over the text
    original = offsets(text)
    unfolded = [_Match(original[m.start], original[m.end - 1] + 1, m.phrase) for m in found]
    return sorted(unfolded, key=attrgetter("start", "end"))


def _densest(matches: Sequence[_Match], length: int) -> int:
    """Start of the match after which the most different phrases fit into a snippet; the first of equals."""
    starts = [match.start for match in matches]
    reach = max(length - CONTEXT, 1)

    def different_phrases(first: int) -> int:
        end = starts[first] + reach
        following = matches[first : bisect_left(starts, end)]
        return len({match.phrase for match in following if match.end <= end})

    return starts[max(range(len(matches)), key=different_phrases)]


def _section_around(text: str, place: int) -> tuple[int, int]:
    """Start and end of the text between two separators in which `place` lies."""
    separator = text.rfind(TEXT_SEPARATOR, 0, place)
    first = separator + len(TEXT_SEPARATOR) if separator >= 0 else 0
    last = text.find(TEXT_SEPARATOR, place)
    return first, last if last >= 0 else len(text.rstrip())


def _snippet_start(text: str, first: int, hit: int) -> int:
    """At most CONTEXT before `hit` and not before `first`; at the start of a sentence if one starts there."""
    earliest = max(first, hit - CONTEXT)
    sentence_end = max(text.rfind(mark, earliest, hit) for mark in _SENTENCE_ENDS)
    return sentence_end + 1 if sentence_end >= 0 else earliest


def _after_cut_matches(matches: Sequence[_Match], end: int) -> int:
    """`end`, moved behind every match that it would cut."""
    cut = (match.end for match in matches if match.start < end < match.end)
    return max([end, *cut])


def _parts(text: str, start: int, end: int, matches: Sequence[_Match]) -> tuple[TextPart, ...]:
    """`text` from `start` to `end` on one line, split into hits and the rest."""
    parts, done = [], start
    for left, right in _merged(start, end, matches):
        if left > done:
            parts.append(TextPart(_on_one_line(text[done:left])))
        parts.append(TextPart(_on_one_line(text[left:right]), is_hit=True))
        done = right
    if done < end:
        parts.append(TextPart(_on_one_line(text[done:end])))
    return tuple(parts)


def _merged(start: int, end: int, matches: Sequence[_Match]) -> list[tuple[int, int]]:
    """The stretches between `start` and `end` that matches cover; those that overlap or touch are one."""
    merged: list[tuple[int, int]] = []
    for match in matches:
        left, right = max(match.start, start), min(match.end, end)
        if left >= right:
            continue
        if merged and left <= merged[-1][1]:
            first, last = merged.pop()
            left, right = first, max(last, right)
        merged.append((left, right))
    return merged


def _on_one_line(text: str) -> str:
    return text.replace("\n", " ")
