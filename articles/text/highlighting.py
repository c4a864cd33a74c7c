"""Where a text has what was asked for: the whole of it marked, or a piece of it around the most that was found."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from articles.text.bigrams import Phrase, fold, offsets

BEFORE = 24  # characters that are shown before what was found: a clause or two
APART = "\n\n"  # between texts that are not one
_ENDS = "。！？；\n"  # after one of them a piece may begin


@dataclass(frozen=True)
class Part:
    """A stretch of text; `is_hit` if it is what was asked for."""

    text: str
    is_hit: bool = False


@dataclass(frozen=True)
class _Span:
    start: int
    end: int
    phrase: int


def marked(text: str, phrases: Sequence[Phrase]) -> tuple[Part, ...]:
    """All of `text`, in parts."""
    return _parts(text, 0, len(text), _spans(text, phrases))


def snippet(text: str, phrases: Sequence[Phrase], length: int) -> tuple[Part, ...]:
    """Some `length` characters of `text`, with an … where something is left out. Its beginning, if nothing is found.

    It ends at an empty line: what follows is no part of the same text.
    """
    spans = _spans(text, phrases)
    hit = _richest(spans, length) if spans else 0
    first, last = text.rfind(APART, 0, hit) + len(APART) if APART in text[:hit] else 0, text.find(APART, hit)
    last = len(text.rstrip()) if last < 0 else last
    start = _start(text, first, min(hit, max(first, last - length + BEFORE)))
    end = min(last, start + length)
    end = max([end, *(span.end for span in spans if span.start < end < span.end)])
    before = (Part("……"),) if start > first else ()
    after = (Part("……"),) if end < last else ()
    return (*before, *_parts(text, start, end, spans), *after)


def _spans(text: str, phrases: Sequence[Phrase]) -> list[_Span]:
    """Where the phrases stand, in characters of `text`, from left to right."""
    folded = fold(text)
    found = [(m.start(), m.end(), n) for n, phrase in enumerate(phrases) for m in phrase.pattern().finditer(folded)]
    if not found:
        return []
    places = offsets(text)
    return sorted(
        (_Span(places[start], places[end - 1] + 1, n) for start, end, n in found), key=lambda s: (s.start, s.end)
    )


def _richest(spans: Sequence[_Span], length: int) -> int:
    """From where on the most different phrases stand close together; of equals the first."""
    starts = [span.start for span in spans]
    reach = max(length - BEFORE, 1)

    def wealth(first: int) -> int:
        last = bisect_left(starts, starts[first] + reach)
        return len({span.phrase for span in spans[first:last] if span.end <= starts[first] + reach})

    return starts[max(range(len(spans)), key=wealth)]


def _start(text: str, first: int, hit: int) -> int:
    """Somewhat before `hit`, where a sentence begins if one does, and not before `first`."""
    earliest = max(first, hit - BEFORE)
    sentence = max(text.rfind(end, earliest, hit) for end in _ENDS)
    return sentence + 1 if sentence >= 0 else earliest


def _parts(text: str, start: int, end: int, spans: Sequence[_Span]) -> tuple[Part, ...]:
    """`text` from `start` to `end`; what overlaps is marked as one."""
    parts, done = [], start
    for span in spans:
        left, right = max(span.start, done), min(span.end, end)
        if left >= right:
            continue
        if left > done:
            parts.append(Part(_in_a_line(text[done:left])))
        if parts and parts[-1].is_hit and left == done:
            parts[-1] = Part(parts[-1].text + _in_a_line(text[left:right]), is_hit=True)
        else:
            parts.append(Part(_in_a_line(text[left:right]), is_hit=True))
        done = right
    return (*parts, Part(_in_a_line(text[done:end]))) if done < end else tuple(parts)


def _in_a_line(text: str) -> str:
    return text.replace("\n", " ")
