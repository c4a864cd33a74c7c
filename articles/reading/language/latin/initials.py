"""A drop cap that is a word of its own: A retired postman, O presidente, È la terza volta."""

from __future__ import annotations

import re
from collections.abc import Set

from .letters import LETTER

_WORDS = re.compile(f"[{LETTER}]+")
_ONE_LETTER = frozenset("AIOEYÀÈÉÓÁÊ")
_PREFIXES = (5, 4, 3)  # letters by which other words of the page are like the one in question


def words_of(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORDS.findall(text))


def stands_alone(cap: str, rest: str, words: Set[str]) -> bool:
    """Whether a space follows the cap; `rest` is its line, `words` are those of the page.

    Of “Aretired” and “retired” the page knows the second one, or a word that begins so.
    """
    first = _WORDS.match(rest)
    if cap[-1] not in _ONE_LETTER or first is None:
        return False
    alone = first[0].lower()
    whole = cap[-1].lower() + alone
    if whole in words or alone in words:
        return whole not in words
    for length in _PREFIXES:
        like_alone = sum(word.startswith(alone[:length]) for word in words)
        like_whole = sum(word.startswith(whole[:length]) for word in words)
        if like_alone != like_whole:
            return like_alone > like_whole
    return False
