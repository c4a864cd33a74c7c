"""One paragraph that two sides have changed, merged by characters, as `git merge-file` does it by lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles.text.richtext import clean
from articles.text.token_diff import INSERTED, KEPT, WORD_OR_CHARACTER, diff_tokens

# tags and character references of a clean body are whole: half of one is none
_TOKEN = re.compile(rf"<[^<>]*>|&[a-z]+;|{WORD_OR_CHARACTER}", re.DOTALL)


@dataclass(frozen=True, order=True)
class _Change:
    """The tokens of the base from `start` to before `end` became `tokens`."""

    start: int
    end: int
    tokens: tuple[str, ...]


def merge_text(base: str, ours: str, theirs: str) -> str | None:
    """The paragraph with the changes of both sides. None where they changed the same place, or
    places that touch, or where what comes out is no clean HTML.

    The three are paragraphs of clean bodies, or plain text without `<` and `&`.
    """
    if theirs in (base, ours):
        return ours
    if ours == base:
        return theirs
    tokens = _TOKEN.findall(base)
    changes = {*_changes(tokens, ours), *_changes(tokens, theirs)}
    in_order = sorted(changes)
    if any(after.start <= before.end for before, after in pairwise(in_order)):
        return None
    merged = _with_changes(tokens, in_order)
    return merged if _is_clean(merged, (base, ours, theirs)) else None


def _changes(base: Sequence[str], other: str) -> list[_Change]:
    """Between two of them at least one token is as it was."""
    found: list[_Change] = []
    at = start = 0
    new: tuple[str, ...] = ()
    for kind, tokens in [*diff_tokens(base, _TOKEN.findall(other)), (KEPT, ())]:
        if kind == INSERTED:
            new += tokens
            continue
        if kind == KEPT:
            if new or at > start:
                found.append(_Change(start, at, new))
            start, new = at + len(tokens), ()
        at += len(tokens)
    return found


def _with_changes(base: Sequence[str], changes: Sequence[_Change]) -> str:
    merged: list[str] = []
    at = 0
    for change in changes:
        merged += [*base[at : change.start], *change.tokens]
        at = change.end
    return "".join([*merged, *base[at:]])


def _is_clean(merged: str, sources: Sequence[str]) -> bool:
    """Whether it is as well-formed as what it was made of: emphasis of one side may reach over the other's."""
    if any("<" in source for source in sources):
        return clean(merged) == merged
    return True
