"""Crossheads that are set as text: one short sentence, 。 and all, worded alike (聚焦…，… /
聚焦…，…; 把…转化为…).

Told by measure (they fill a line or two), parallel form (the same first words, or the same
words at both ends of a frame), and place (each stands over a longer paragraph, none at the
end).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from .elements import Element
from .language import measure
from .language.lines import TextLine, joined

SHORTEST = 6  # characters; shorter sentences (这是怎么回事？) stand in any text
LONGEST = 36  # characters, two lines of a usual column: a crosshead is no paragraph
# sentences of one story that must be worded alike, because one alone is a short paragraph
FEWEST = 2
# short sentences in a body from which it is a list (名次, 名单) whose every line could be a
# crosshead
MOST = 60
FRAME = 0.25  # share of the shorter sentence that two crossheads have in common, in order
# share of the longer of two display lines, which resemble each other more by chance
FRAME_OF_DISPLAYS = 0.45

_LETTER = re.compile(r"[^#，。：；、？！“”《》—]")
_ORDINAL = re.compile(
    r"^(?:第?[一二三四五六七八九十]+|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2})"
)
_SPEAKER = re.compile(r"(?:本报|本刊)?(?:记者|主持人|提问|问|答|[QA])\s*[：:]")


@dataclass(frozen=True)
class BodyPart:
    """A paragraph or crosshead of a body on its way into a story."""

    lines: tuple[TextLine, ...]
    text: str
    is_crosshead: bool = False


def body_parts(elements: Sequence[Element]) -> tuple[BodyPart, ...]:
    """A body's paragraphs and the display lines between them, with crossheads that are set as text told apart."""
    parts = _with_ended_displays(_with_joined_displays(elements))
    models = _models(parts)
    if not models:
        return tuple(parts)
    cut = [piece for part in parts for piece in _cut_out(part, models)]
    return tuple(_marked(cut, models))


def _models(parts: Sequence[BodyPart]) -> tuple[str, ...]:
    """Sentences that are crossheads for sure: paragraphs worded alike, and display lines. None stands at an end."""
    inner = parts[1:-1]
    alike = _parallel([part.text for part in inner if _could_be(part)])
    shown = [part.text for part in inner if part.is_crosshead and _is_short_sentence(part.text)]
    return (*alike, *shown)


def _with_joined_displays(elements: Sequence[Element]) -> list[BodyPart]:
    """Paragraphs as they are; display lines that follow each other are one crosshead over several lines."""
    parts: list[BodyPart] = []
    for element in elements:
        is_display = element.kind == "display"
        if is_display and parts and parts[-1].is_crosshead:
            lines = parts.pop().lines + element.lines
            parts.append(BodyPart(lines, joined(lines), True))
        elif is_display or element.kind == "paragraph":
            parts.append(BodyPart(element.lines, element.text, is_display))
    return parts


def _with_ended_displays(parts: Sequence[BodyPart]) -> list[BodyPart]:
    """Display lines that the short line below ends as a sentence, where several do so alike, as one with it."""
    ended = _ended_displays(parts)
    models = _parallel([part.text for part in ended.values() if _is_short_sentence(part.text)])
    chosen = {at: part for at, part in ended.items() if _is_like_any(part.text, models)}
    return [
        chosen.get(at, part)
        for at, part in enumerate(parts)
        if at - 1 not in chosen  # its line is part of the crosshead above
    ]


def _ended_displays(parts: Sequence[BodyPart]) -> dict[int, BodyPart]:
    """By its place, each display line that a paragraph of one line follows, joined with it."""
    found: dict[int, BodyPart] = {}
    for at, (part, below) in enumerate(pairwise(parts)):
        if part.is_crosshead and not below.is_crosshead and len(below.lines) == 1:
            lines = part.lines + below.lines
            found[at] = BodyPart(lines, joined(lines), True)
    return found


def _could_be(part: BodyPart) -> bool:
    """What an interviewer asks (记者：…？) is worded alike, but said: it is a paragraph."""
    is_said = _SPEAKER.match(part.text) is not None
    return not part.is_crosshead and not is_said and _is_short_sentence(part.text)


def _is_short_sentence(text: str) -> bool:
    """Whether a text is one sentence of a crosshead's length."""
    if not SHORTEST <= len(text) <= LONGEST or text[-1] not in "。！？":
        return False
    inner = text[:-1].replace("”", "").replace("“", "")
    return not any(c in "。！？；" for c in inner)


def _parallel(texts: Sequence[str]) -> tuple[str, ...]:
    """The largest set of candidates that are worded alike; none where they are too few, or so many as in a list."""
    if len(texts) > MOST:
        return ()
    groups = [tuple(other for other in texts if are_parallel(text, other)) for text in texts]
    largest = max(groups, key=len, default=())
    return largest if len(largest) >= FEWEST else ()


def _is_like_any(text: str, models: Sequence[str]) -> bool:
    return any(are_parallel(text, model) for model in models)


def are_parallel(one: str, other: str) -> bool:
    """Whether two sentences begin with the same word and share their frame: 把…转化为…, 一问：…, 抓…，让…"""
    left, right = (_without_ordinal(text[:-1]) for text in (one, other))
    if (
        not left
        or not right
        or left[0] != right[0]
        or not (left[0].isalnum() or left[0] == "#")
    ):
        return False
    if left[:2] == right[:2]:
        return True
    shared = _longest_common(left, right)
    return shared >= max(2, FRAME * min(len(left), len(right)))


def are_one_set(one: str, other: str) -> bool:
    """Whether two display lines are worded more alike than two headlines are by chance.

    As long, with the same marks in the same places (抓…，让… / 起步：…), or from the first word
    on in the same frame.
    """
    if max(len(one), len(other)) > LONGEST:
        return False
    left, right = (_without_ordinal(text) for text in (one, other))
    if _have_one_shape(left, right):
        return True
    frame = FRAME_OF_DISPLAYS * max(len(left), len(right))
    return left[0] == right[0] and _longest_common(left, right) >= frame


def _have_one_shape(one: str, other: str) -> bool:
    """Whether both are as long and have the same marks in the same places, one at least."""
    shape = _LETTER.sub("x", one)
    return shape == _LETTER.sub("x", other) and bool(shape.strip("x"))


def _without_ordinal(text: str) -> str:
    """With # for the number that it begins with: 一问, 二问 are alike."""
    return _ORDINAL.sub("#", text)


def _longest_common(one: str, other: str) -> int:
    """Length of the longest common subsequence (Wagner and Fischer 1974); both are at most two lines long."""
    row = [0] * (len(other) + 1)
    for a in one:
        before = 0
        for at, b in enumerate(other, 1):
            before, row[at] = row[at], before + 1 if a == b else max(row[at], row[at - 1])
    return row[-1]


def _marked(parts: Sequence[BodyPart], models: Sequence[str]) -> Iterator[BodyPart]:
    """The parts with those that are worded like the models as crossheads, where a longer paragraph follows."""
    for at, part in enumerate(parts):
        stands = at > 0 and _stands_over_text(part, parts[at + 1 : at + 2])
        is_crosshead = stands and _could_be(part) and _is_like_any(part.text, models)
        yield replace(part, is_crosshead=True) if is_crosshead else part


def _stands_over_text(part: BodyPart, below: Sequence[BodyPart]) -> bool:
    return any(not each.is_crosshead and len(each.text) > len(part.text) for each in below)


def _cut_out(part: BodyPart, models: Sequence[str]) -> list[BodyPart]:
    """A paragraph whose last one or two lines are such a crosshead, cut: where every line is
    full, only words tell.
    """
    lines = part.lines
    for at in range(max(1, len(lines) - 2), len(lines)):
        head, tail = lines[:at], lines[at:]
        if measure.ends_sentence(head[-1].text) and _is_crosshead(joined(tail), models):
            return [BodyPart(head, joined(head)), BodyPart(tail, joined(tail))]
    return [part]


def _is_crosshead(text: str, models: Sequence[str]) -> bool:
    """Whether a text is worded like a model and, after its number, begins with the same two
    characters or is as long, with the same marks in the same places.
    """
    own = _without_ordinal(text)
    alike = [
        model
        for model in models
        if own[:2] == (other := _without_ordinal(model))[:2]
        or _have_one_shape(own[:-1], other[:-1])
    ]
    return _is_short_sentence(text) and _is_like_any(text, alike)
