"""Which of the six languages a text is in, by its commonest words."""

from __future__ import annotations

import re
from functools import lru_cache

from .letters import LETTER
from .wordings import WORDINGS, LatinWording

_WORD = re.compile(f"[{LETTER}]+")
_COMMON = {wording: frozenset(wording.common.split("|")) for wording in WORDINGS}


@lru_cache(maxsize=1024)
def language_of(text: str) -> LatinWording | None:
    """The language that most of the text's words are common in; None where two have as many, or none has any."""
    words = [word.lower() for word in _WORD.findall(text)]
    counts = {
        wording: sum(_weight(word) for word in words if word in common)
        for wording, common in _COMMON.items()
    }
    first, second, *_ = sorted(counts, key=lambda w: -counts[w])
    return first if counts[first] > counts[second] else None


def _weight(word: str) -> int:
    """Words of one letter stand in several languages."""
    return 1 if len(word) == 1 else 2
