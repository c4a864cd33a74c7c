"""Which story of a page, come in anew, is which of those already kept. Told by shared text, not by place or number."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from articles.reading.assignment import best_assignment
from articles.story import Story

GRAM = 4  # characters that must stand together; of shorter runs two stories on one subject share too many
SAME_STORY = 0.3  # share of common text (Dice) from which two are versions of one story; strangers share under 0.05
SAME_HEADLINE = 0.05  # the same where headlines are equal letter by letter: the body may have been written anew
TELLING_HEADLINE = 8  # letters of an equal headline from which it tells the story alone; 简讯 or 今日视点 does not
HEADLINE_COUNTS = 0.1  # the most that alike headlines add: they decide between two that share about as much text
ORDER_COUNTS = 0.01  # the most that the same place on the page adds: it decides between twins


def match(new: Sequence[Story], kept: Sequence[Story]) -> dict[int, int]:
    """Index in `new` → index in `kept`, each at most once, so that the stories together share the most."""
    texts = _shares([s.text for s in new], [s.text for s in kept])
    headlines = _shares([s.headline for s in new], [s.headline for s in kept])
    furthest = max(len(new), len(kept), 1)
    values = {}
    for i, j in texts.keys() | headlines.keys():
        text, headline = texts.get((i, j), 0.0), headlines.get((i, j), 0.0)
        if text >= (SAME_STORY if headline < 1 else _least_text(new[i], kept[j])):
            values[i, j] = text + HEADLINE_COUNTS * headline + ORDER_COUNTS * (1 - abs(i - j) / furthest)
    return best_assignment(values)


def _least_text(one: Story, other: Story) -> float:
    """The least share of text that makes two stories under one headline the same."""
    tells_all = len(_letters(one.headline)) >= TELLING_HEADLINE or not (one.text and other.text)
    return 0.0 if tells_all else SAME_HEADLINE


def _shares(new: Sequence[str], kept: Sequence[str]) -> dict[tuple[int, int], float]:
    """For the pairs that have any in common, the share of it: 2 x common runs / all runs, from 0 to 1."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    kept_runs = [_runs(text) for text in kept]
    for j, runs in enumerate(kept_runs):
        for run in runs:
            holders[run].append(j)
    shares = {}
    for i, text in enumerate(new):
        runs = _runs(text)
        common = Counter(j for run in runs for j in holders.get(run, ()))
        shares |= {(i, j): 2 * count / (len(runs) + len(kept_runs[j])) for j, count in common.items()}
    return shares


def _runs(text: str) -> frozenset[str]:
    """Every run of GRAM characters, white space and punctuation left out; a shorter text is one run."""
    letters = _letters(text)
    if not letters:
        return frozenset()
    return frozenset(letters[i : i + GRAM] for i in range(max(1, len(letters) - GRAM + 1)))


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)
