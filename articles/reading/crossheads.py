"""Crossheads that are set as text: one short sentence, 。 and all, worded alike (聚焦…，… / 聚焦…，…; 把…转化为…).

Told by measure (they fill a line or two), parallel form (the same first words, or the same words at both ends of a
frame), and place (each stands over a longer paragraph, none at the end).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from articles.reading.elements import Element
from articles.reading.language.lines import TextLine, joined

from .language import measure
from .tuning import TUNING


@dataclass(frozen=True)
class BodyPart:
    """A paragraph or crosshead of a body on its way into a story."""

    lines: tuple[TextLine, ...]
    text: str
    is_crosshead: bool = False


def body_parts(elements: Sequence[Element]) -> tuple[BodyPart, ...]:
    """A body's paragraphs and the display lines between them, with crossheads that are set as text told apart."""
    parts = _joined_displays([e for e in elements if e.kind in ("paragraph", "display")])
    parts = _joined_sentences(parts)
    shown = [p.text for p in parts[1:-1] if p.is_crosshead and _is_short_sentence(p.text)]
    models = (*_parallel([p.text for p in parts[1:-1] if _could_be(p)]), *shown)
    if not models:
        return tuple(parts)
    cut = [piece for part in parts for piece in _cut_out(part, models)]
    return tuple(_marked(cut, models))


def _joined_displays(elements: Sequence[Element]) -> list[BodyPart]:
    """Paragraphs as they are; display lines that follow each other are one crosshead over several lines."""
    parts: list[BodyPart] = []
    for element in elements:
        is_display = element.kind == "display"
        if is_display and parts and parts[-1].is_crosshead:
            lines = parts.pop().lines + element.lines
            parts.append(BodyPart(lines, joined(lines), True))
        else:
            parts.append(BodyPart(element.lines, element.text, is_display))
    return parts


def _joined_sentences(parts: Sequence[BodyPart]) -> list[BodyPart]:
    """Display lines that the short line below ends as a sentence, where several do so alike."""
    whole = {
        at: BodyPart(part.lines + below.lines, joined(part.lines + below.lines))
        for at, (part, below) in enumerate(pairwise(parts))
        if part.is_crosshead and not below.is_crosshead and len(below.lines) == 1
    }
    models = _parallel([part.text for part in whole.values() if _is_short_sentence(part.text)])
    found: list[BodyPart] = []
    skip = False
    for at, part in enumerate(parts):
        if skip:
            skip = False
            continue
        skip = at in whole and any(are_parallel(whole[at].text, model) for model in models)
        found.append(replace(whole[at], is_crosshead=True) if skip else part)
    return found


def _could_be(part: BodyPart) -> bool:
    return not part.is_crosshead and _is_short_sentence(part.text)


def _is_short_sentence(text: str) -> bool:
    rule = TUNING.crossheads
    inner = text[:-1].replace("”", "").replace("“", "")
    return (
        rule.shortest <= len(text) <= rule.longest and text[-1] in "。！？" and not any(c in "。！？；" for c in inner)
    )


def _parallel(texts: Sequence[str]) -> tuple[str, ...]:
    """The largest set of candidates that are worded alike; none where fewer than two are, or so many that it is a
    list (名次, 名单) whose every line could be one."""
    if len(texts) > TUNING.crossheads.most:
        return ()
    groups = [tuple(t for t in texts if are_parallel(text, t)) for text in texts]
    largest = max(groups, key=len, default=())
    return largest if len(largest) >= TUNING.crossheads.fewest else ()


def are_parallel(one: str, other: str) -> bool:
    """Whether two sentences begin with the same word and share their frame: 把…转化为…, 一问：…, 抓…，让…"""
    left, right = (_ORDINAL.sub("#", text[:-1]) for text in (one, other))
    if not left or not right or left[0] != right[0] or not (left[0].isalnum() or left[0] == "#"):
        return False
    if left[:2] == right[:2]:
        return True
    shared = _longest_common(left, right)
    return shared >= max(2, TUNING.crossheads.frame * min(len(left), len(right)))


def are_one_set(one: str, other: str) -> bool:
    """Whether two display lines are worded more alike than two headlines are by chance: as long, with the same marks
    in the same places (抓…，让… / 起步：…), or from the first word on in the same frame."""
    rule = TUNING.crossheads
    if max(len(one), len(other)) > rule.longest:
        return False
    left, right = (_ORDINAL.sub("#", text) for text in (one, other))
    shapes = [_LETTER.sub("x", text) for text in (left, right)]
    if shapes[0] == shapes[1] and shapes[0].strip("x"):
        return True
    return left[0] == right[0] and _longest_common(left, right) >= rule.one_frame * max(len(left), len(right))


_LETTER = re.compile(r"[^#，。：；、？！“”《》—]")
_ORDINAL = re.compile(r"^(?:第?[一二三四五六七八九十]+|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2})")


def _opening(text: str) -> str:
    return _ORDINAL.sub("#", text)[:2]


def _longest_common(one: str, other: str) -> int:
    """Length of the longest common subsequence; both are at most two lines long."""
    row = [0] * (len(other) + 1)
    for a in one:
        before = 0
        for at, b in enumerate(other, 1):
            before, row[at] = row[at], before + 1 if a == b else max(row[at], row[at - 1])
    return row[-1]


def _marked(parts: Sequence[BodyPart], models: Sequence[str]) -> list[BodyPart]:
    """The parts with those that are worded like the models as crossheads, where a longer paragraph follows."""
    found: list[BodyPart] = []
    for at, part in enumerate(parts):
        after = parts[at + 1] if at + 1 < len(parts) else None
        stands = after is not None and not after.is_crosshead and len(after.text) > len(part.text)
        fits = _could_be(part) and any(are_parallel(part.text, model) for model in models) and at > 0 and stands
        found.append(replace(part, is_crosshead=True) if fits else part)
    return found


def _cut_out(part: BodyPart, models: Sequence[str]) -> list[BodyPart]:
    """A paragraph whose last lines are such a crosshead, cut: where every line is full, only the words can tell."""
    lines = part.lines
    for at in range(max(1, len(lines) - 2), len(lines)):
        head, tail = lines[:at], lines[at:]
        text = joined(tail)
        alike = any(are_parallel(text, model) and _opening(text) == _opening(model) for model in models)
        if alike and _is_short_sentence(text) and measure.ends_sentence(head[-1].text):
            return [BodyPart(head, joined(head)), BodyPart(tail, text)]
    return [part]
