"""Whether a text's letters are those that its script's languages use most: a wrong table exchanges them.

The nine most usual letters of twenty-six make up three in five of a text in any European language,
the thirty most usual syllables two in five of one in Korean. Where others stand for them, they come
to a third, and to one in twenty.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

# By the first word of the letters' names in Unicode: the usual ones and the least share of them.
# Raised, texts in languages that nobody measured seem unreadable.
_USUAL = {
    "LATIN": (frozenset("eaiosnrtl"), 0.45),
    "CYRILLIC": (frozenset("оеаинтсрві"), 0.45),
    "GREEK": (frozenset("αοιετσνηρυ"), 0.45),
    "HANGUL": (frozenset("이다는의에을고하지로한기가사대은도리자서인정시일를해수있제부"), 0.12),
}
_FEWEST = 200  # letters of a script that tell; fewer are names and signs


def exchanged_letters(letters: Mapping[str, int]) -> int:
    """How many letters of a text stand for others, from how often each stands in it: all of a script, or none."""
    return sum(_exchanged(letters, script) for script in _USUAL)


def _exchanged(letters: Mapping[str, int], script: str) -> int:
    usual, least = _USUAL[script]
    counts = {letter: n for letter, n in letters.items() if _script(letter) == script}
    every = sum(counts.values())
    is_most = 2 * every > sum(letters.values())
    if every < _FEWEST or not is_most:
        return 0
    return every if _usual_in(counts.items(), usual) < least * every else 0


def _usual_in(counts: Iterable[tuple[str, int]], usual: frozenset[str]) -> int:
    return sum(n for letter, n in counts if _bare(letter) in usual)


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


@cache
def _bare(letter: str) -> str:
    """A small letter without its accents; a syllable as it is."""
    if "\uac00" <= letter <= "\ud7a3":
        return letter
    return unicodedata.normalize("NFD", letter.lower())[0]
