"""Undoing a shadowed headline: type printed twice, a hair apart, which an extractor dumps run by run, each run twice.

石柱桥头镇石柱桥头镇：：打造特色小镇打造特色小镇 → 石柱桥头镇：打造特色小镇
"""

from __future__ import annotations

import re

LONGEST = 200  # characters; a headline is never longer, and the search is quadratic in it
SHORTEST = 4  # characters; shorter lines repeat themselves for reasons of their own (天天, 1111)
_AS_PRINTED = re.compile(r"(.)\1(.)\2|\d+")  # 干干净净, 2020: whatever prints them once prints them so


def undouble(line: str) -> str | None:
    """The line as it was meant, or None where it is not made of runs that each stand twice."""
    words = line.split()
    if not sum(map(len, words)) >= SHORTEST or len(line) > LONGEST:
        return None
    if all(_AS_PRINTED.fullmatch(word) for word in words):
        return None
    once = [_once(word) for word in words]
    if any(half is None for half in once) or not any(len(set(half or "")) > 1 for half in once):
        return None
    return " ".join(half for half in once if half)


def _once(word: str) -> str | None:
    """Cover `word` with doubled runs, longest first; None where that cannot be done."""
    reach: dict[int, str | None] = {len(word): ""}

    def cover(start: int) -> str | None:
        if start not in reach:
            reach[start] = None
            for length in range((len(word) - start) // 2, 0, -1):
                run = word[start : start + length]
                if word.startswith(run, start + length):
                    rest = cover(start + 2 * length)
                    if rest is not None:
                        reach[start] = run + rest
                        break
        return reach[start]

    return cover(0)
