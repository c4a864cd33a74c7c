"""Crossheads that are set as text: one short sentence, 。 and all, worded alike (聚焦…，… / 聚焦…，…; 把…转化为…).

Told by measure (they fill a line or two), parallel form (the same first words, or the same words at both ends of a
frame), and place (each stands over a longer paragraph, none at the end).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from . import measure
from .elements import Element
from .text import Line
from .tuning import TUNING
from .wrap import joined


@dataclass(frozen=True)
class Part:
    """A paragraph or crosshead of a body on its way into a story."""

    lines: tuple[Line, ...]
    text: str
    is_crosshead: bool = False


def parts_of(elements: Sequence[Element]) -> tuple[Part, ...]:
    """A body's paragraphs and the display lines between them, with crossheads that are set as text told apart."""
    parts = _joined_displays([e for e in elements if e.kind in ("paragraph", "display")])
    frame = _parallel_frame([p.text for p in parts[:-1] if _could_be(p)])
    if frame is None:
        return tuple(parts)
    cut = [piece for part in parts for piece in _cut_out(part, frame)]
    return tuple(_marked(cut, frame))


def _joined_displays(elements: Sequence[Element]) -> list[Part]:
    """Paragraphs as they are; display lines that follow each other are one crosshead over several lines."""
    parts: list[Part] = []
    for element in elements:
        is_display = element.kind == "display"
        if is_display and parts and parts[-1].is_crosshead:
            lines = parts.pop().lines + element.lines
            parts.append(Part(lines, joined(lines), True))
        else:
            parts.append(Part(element.lines, element.text, is_display))
    return parts


def _could_be(part: Part) -> bool:
    return not part.is_crosshead and _is_short_sentence(part.text)


def _is_short_sentence(text: str) -> bool:
    rule = TUNING.crossheads
    inner = text[:-1].replace("”", "").replace("“", "")
    return rule.shortest <= len(text) <= rule.longest and text[-1] in "。！？" and not any(c in "。！？；：" for c in inner)


def _parallel_frame(texts: Sequence[str]) -> str | None:
    """The words that most of the candidates begin with, where at least two of them do and say little else."""
    rule = TUNING.crossheads
    best, most = None, rule.fewest - 1
    for text in texts:
        for length in (2, 1):
            alike = [t for t in texts if t.startswith(text[:length])]
            shared = _shared_beyond(alike, length)
            if len(alike) > most and (length >= 2 or shared) and text[0].isalnum():
                best, most = text[:length], len(alike)
    return best


def _shared_beyond(texts: Sequence[str], start: int) -> bool:
    """Whether one word more (two characters) recurs in all of the texts: 把 … 转化为 …"""
    if not texts:
        return False
    pairs = [{t[i : i + 2] for i in range(start, len(t) - 2)} for t in texts]
    return any(all(measure.is_han(c) for c in pair) for pair in set.intersection(*pairs))


def _marked(parts: Sequence[Part], frame: str) -> list[Part]:
    """The parts with those of the frame as crossheads, where a longer paragraph follows."""
    found: list[Part] = []
    for at, part in enumerate(parts):
        after = parts[at + 1] if at + 1 < len(parts) else None
        stands = after is not None and not after.is_crosshead and len(after.text) > TUNING.crossheads.longest
        fits = _could_be(part) and part.text.startswith(frame) and at > 0 and stands
        found.append(replace(part, is_crosshead=True) if fits else part)
    return found


def _cut_out(part: Part, frame: str) -> list[Part]:
    """A paragraph whose last lines are such a crosshead, cut: where every line is full, only the words can tell."""
    lines = part.lines
    for at in range(1, len(lines)):
        head, tail = lines[:at], lines[at:]
        if len(tail) > 2 or not tail[0].text.startswith(frame):
            continue
        text = joined(tail)
        if _is_short_sentence(text) and measure.ends_sentence(head[-1].text):
            return [Part(head, joined(head)), Part(tail, text)]
    return [part]
