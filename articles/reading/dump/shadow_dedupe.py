"""A shadowed headline read once: its type is printed twice, a hair apart, and an extractor
dumps each run twice.

石柱桥头镇石柱桥头镇：：打造特色小镇打造特色小镇 → 石柱桥头镇：打造特色小镇
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articles.reading.language.measure import has_han, squeeze

LONGEST = 200  # characters; a headline is never longer, and the search is quadratic in it
# characters; shorter lines repeat themselves for reasons of their own (天天, 1111)
SHORTEST = 4
SHORTEST_LAST = 3  # characters of a line below a shadowed one
# 干干净净, 2020: whatever prints them once prints them so
_AS_PRINTED = re.compile(r"(.)\1(.)\2|\d+")


def dedupe_shadow(line: str) -> str | None:
    """The line as it was meant, or None where it is not made of runs that each stand twice."""
    words = line.split()
    if half := _spaced_half(words):
        return half
    if sum(map(len, words)) < SHORTEST or len(line) > LONGEST:
        return None
    if all(_AS_PRINTED.fullmatch(word) for word in words):
        return None
    halves = [_half(word) for word in words]
    once = [half for half in halves if half is not None]
    if len(once) < len(words) or not any(len(set(half)) > 1 for half in once):
        return None  # a word of one character over and over (……) is no shadow
    return " ".join(once)


def _spaced_half(words: Sequence[str]) -> str:
    """Once what a line of set-apart characters says twice: 不 能 成 风不 能 成 风; "" where it does not."""
    text = "".join(words)
    half = text[: len(text) // 2]
    is_spaced = len(words) > len(text) // 2
    is_long = len(half) >= SHORTEST and has_han(half)
    return half if is_spaced and is_long and text == 2 * half else ""


def is_shadow(above: str, below: str, *, goes_on: bool = False) -> bool:
    """Whether a line is the one above it once more, as extractors write a shadow line by line.

    `goes_on`: the line above both is shadowed, so that the
    last words of a headline may be short.
    """
    shortest = SHORTEST_LAST if goes_on else SHORTEST
    is_long = len(squeeze(above)) >= shortest and has_han(above)
    return is_long and squeeze(above) == squeeze(below)


def _half(word: str) -> str | None:
    """One half of `word` as a row of doubled runs, the longest first; None where it is no such row."""
    known: dict[int, str | None] = {len(word): ""}

    def half_from(start: int) -> str | None:
        if start not in known:
            runs = _doubled_runs(word, start)
            covers = ((run, half_from(start + 2 * len(run))) for run in runs)
            known[start] = next((run + rest for run, rest in covers if rest is not None), None)
        return known[start]

    return half_from(0)


def _doubled_runs(word: str, start: int) -> Iterator[str]:
    """The runs that stand twice from `start` on, the longest first."""
    for length in range((len(word) - start) // 2, 0, -1):
        run = word[start : start + length]
        if word.startswith(run, start + length):
            yield run
