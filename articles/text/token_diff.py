"""Two lists of tokens compared: by character as Chinese needs it, with words and numbers as one.

The library is diff-match-patch (https://github.com/google/diff-match-patch).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from diff_match_patch import diff_match_patch

SECONDS = 0.5  # after that long the library settles for a coarser comparison
DELETED, KEPT, INSERTED = -1, 0, 1  # as the library has them
# a word, a number such as 1,024.5 or 3%, or any one character, for a regular expression
WORD_OR_CHARACTER = r"[A-Za-z\u00c0-\u024f]+|[0-9]+(?:[.,:][0-9]+)*%?|."
# where the stand-ins of tokens begin: beyond the surrogates, which are no characters
_FIRST = 0xE000
Part = tuple[int, tuple[str, ...]]  # DELETED, KEPT or INSERTED; the tokens


def diff_tokens(one: Sequence[str], other: Sequence[str]) -> list[Part]:
    """What of `one` was kept and deleted and what of `other` inserted, in order, without
    fragments in common that say nothing.
    """
    tool = diff_match_patch()
    tool.Diff_Timeout = SECONDS
    known: dict[str, str] = {}
    parts: list[tuple[int, str]] = tool.diff_main(
        _encoded(one, known), _encoded(other, known), False
    )
    tool.diff_cleanupSemantic(parts)
    tokens = {standing: token for token, standing in known.items()}
    return [(kind, tuple(tokens[each] for each in text)) for kind, text in parts]


def _encoded(tokens: Iterable[str], known: dict[str, str]) -> str:
    """Each token as one character, as the library does it with lines; new ones join `known`."""
    return "".join(known.setdefault(token, chr(_FIRST + len(known))) for token in tokens)
