"""Who took a picture, in Latin type: Photo by Jane Doe · FOTO: HANS MÜLLER/DPA · Jane Doe/Reuters."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .letters import LETTER, UPPER
from .names import NAME, is_agency, names_in
from .wordings import WORDINGS, any_of

_LONGEST = 70  # characters behind a caption in which its credit is sought
_PHOTO = any_of(*(w.photo for w in WORDINGS))
_BY = any_of(*(w.photo_by for w in WORDINGS))
_MARKED = re.compile(
    rf"[(\[]?\s*(?:(?:(?:AP|EPA|AFP)\s+)?(?i:{_PHOTO})(?:\s*[:/|]\s*|\s+(?i:{_BY})[:\s]\s*|\s+)|©\s*)"
    rf"(?P<people>[^.()]{{2,50}}?)\s*[)\]]?\s*\.?"
)
# A letter or a sign: without one there is neither a name nor a word for a photo.
_SAYS_ANYTHING = re.compile(rf"[©{LETTER}]")
_MARKS = re.compile(
    rf"(?<=[.!?”\"»)…–—|])\s+(?=\S)|(?<=[。！？）])(?=\S)|(?<=\s)(?=[(\[©])|(?<=\s)(?=(?i:{_PHOTO})\b)"
)
_SOURCE = rf"[{UPPER}][{LETTER}&’'\- ]{{1,30}}"
_SLASHED = re.compile(
    rf"[(\[]?\s*(?P<name>{NAME})\s*[/|]\s*(?P<source>{_SOURCE})\s*[)\]]?\s*\.?"
)
_PARTS = re.compile(r"\s*[/,|]\s*")


@dataclass(frozen=True)
class LatinCredit:
    """Photographers, and the agency or paper that they work for. No name: only a source is named."""

    names: tuple[str, ...]
    agency: str = ""


def behind_caption(text: str) -> tuple[LatinCredit, int] | None:
    """The credit that ends a caption, and where it begins; None where none does."""
    text = text.rstrip()
    if not _SAYS_ANYTHING.search(text, max(0, len(text) - 2 * _LONGEST)):
        return None
    for start in _starts(text):
        found = _credit(text[start:])
        if found is not None:
            return found, start
    return None


def _starts(text: str) -> list[int]:
    """Where a credit may begin: at the head, behind a sentence's end, a bracket or a dash, or at a mark of it."""
    tail = max(0, len(text) - _LONGEST)
    places = [0] if len(text) <= _LONGEST else []
    return places + [m.end() for m in _MARKS.finditer(text) if m.end() >= tail]


def _credit(text: str) -> LatinCredit | None:
    if found := _MARKED.fullmatch(text):
        return _people(found["people"])
    if found := _SLASHED.fullmatch(text):
        return LatinCredit((found["name"],), found["source"].strip())
    return None


def _people(text: str) -> LatinCredit | None:
    """Names, with an agency behind them or alone; None where there are neither."""
    first, *others = _PARTS.split(text.strip())
    named = names_in(text) if not others else names_in(first)
    if named and not is_agency(first):
        return LatinCredit(named, others[-1] if others else "")
    if is_agency(first) or _is_in_capitals(text):
        return LatinCredit((), text)
    return None


def _is_in_capitals(text: str) -> bool:
    return text.isupper() and len(text.split()) <= 3
