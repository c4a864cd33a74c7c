"""Two texts compared by character, as Chinese needs it: there are no spaces to split words at.
Words in Latin letters, and numbers, count as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.text.token_diff import DELETED, INSERTED, WORD_OR_CHARACTER, Part, diff_tokens

# characters of a passage that both texts have: of a longer one its two ends are shown
LONGEST_SHARED = 60
SHOWN_OF_SHARED = 20  # characters at each end
ELLIPSIS = "……"
_TOKEN = re.compile(WORD_OR_CHARACTER, re.DOTALL)


@dataclass(frozen=True)
class Passage:
    """A part of a text. `is_own`: the other text does not have it."""

    text: str
    is_own: bool = False


@dataclass(frozen=True)
class Comparison:
    """The passages of two texts, in their order."""

    one: tuple[Passage, ...]
    other: tuple[Passage, ...]


def compare(one: str, other: str) -> Comparison:
    """Joined again, the passages of each side are its text."""
    parts = diff_tokens(_TOKEN.findall(one), _TOKEN.findall(other))
    return Comparison(_side(parts, DELETED, INSERTED), _side(parts, INSERTED, DELETED))


def shortened(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """What is shown of a long text: all that is its own, and the ends of what both have."""
    last = len(passages) - 1
    return tuple(
        passage if passage.is_own else Passage(_ends(passage.text, at == 0, at == last))
        for at, passage in enumerate(passages)
    )


def _side(parts: Iterable[Part], own: int, others: int) -> tuple[Passage, ...]:
    return tuple(
        Passage("".join(tokens), kind == own) for kind, tokens in parts if kind != others
    )


def _ends(text: str, is_first: bool, is_last: bool) -> str:
    """The end that touches a difference, or both; a text's beginning and end touch none."""
    if len(text) <= LONGEST_SHARED:
        return text
    head = "" if is_first else text[:SHOWN_OF_SHARED]
    tail = "" if is_last else text[-SHOWN_OF_SHARED:]
    return f"{head}{ELLIPSIS}{tail}"
