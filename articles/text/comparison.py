"""Two texts compared by character, as Chinese needs it: there are no spaces to split words at.
Words in Latin letters, and numbers, count as one.

The library is diff-match-patch (https://github.com/google/diff-match-patch).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diff_match_patch import diff_match_patch

SECONDS = 0.5  # after that long the library settles for a coarser comparison
# characters of a passage that both texts have: of a longer one its two ends are shown
LONGEST_SHARED = 60
SHOWN_OF_SHARED = 20  # characters at each end
ELLIPSIS = "……"
# a word, a number such as 1,024.5 or 3%, or any one character
_TOKEN = re.compile(r"[A-Za-z\u00c0-\u024f]+|[0-9]+(?:[.,:][0-9]+)*%?|.", re.DOTALL)
# where the stand-ins of tokens begin: beyond the surrogates, which are no characters
_FIRST = 0xE000


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
    tool = diff_match_patch()
    tool.Diff_Timeout = SECONDS
    tokens: dict[str, str] = {}
    parts: list[tuple[int, str]] = tool.diff_main(
        _encoded(one, tokens), _encoded(other, tokens), False
    )
    tool.diff_cleanupSemantic(parts)
    words = {standing: token for token, standing in tokens.items()}
    parts = [(kind, "".join(words[each] for each in text)) for kind, text in parts]
    return Comparison(
        _side(parts, tool.DIFF_DELETE, tool.DIFF_INSERT),
        _side(parts, tool.DIFF_INSERT, tool.DIFF_DELETE),
    )


def shortened(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """What is shown of a long text: all that is its own, and the ends of what both have."""
    last = len(passages) - 1
    return tuple(
        passage if passage.is_own else Passage(_ends(passage.text, at == 0, at == last))
        for at, passage in enumerate(passages)
    )


def _encoded(text: str, tokens: dict[str, str]) -> str:
    """Each token as one character, as the library does it with lines; new ones join `tokens`."""
    return "".join(
        tokens.setdefault(token, chr(_FIRST + len(tokens))) for token in _TOKEN.findall(text)
    )


def _side(parts: Iterable[tuple[int, str]], own: int, others: int) -> tuple[Passage, ...]:
    return tuple(Passage(text, kind == own) for kind, text in parts if kind != others)


def _ends(text: str, is_first: bool, is_last: bool) -> str:
    """The end that touches a difference, or both; a text's beginning and end touch none."""
    if len(text) <= LONGEST_SHARED:
        return text
    head = "" if is_first else text[:SHOWN_OF_SHARED]
    tail = "" if is_last else text[-SHOWN_OF_SHARED:]
    return f"{head}{ELLIPSIS}{tail}"
