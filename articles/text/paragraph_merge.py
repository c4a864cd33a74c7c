"""Three-way merge of texts, paragraph by paragraph: what one side alone changed is taken, be it
edited, added, taken out or moved; what both changed is merged by characters, where they did so
at different places.

base    what both sides come from
ours    what an editor made of it: it stands where the two cannot be merged
theirs  what else became of it

A paragraph is a block of a clean body, of which each stands on a line, or plain text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from articles.text.alignment import SAME, aligned, likeness
from articles.text.text_merge import merge_text

# paragraphs at most without a counterpart on each side among which moved ones are looked for by likeness
MOST_MOVED = 80
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True)
class ParagraphConflict:
    """A paragraph that both sides changed and that cannot be merged; "" where a side has none.

    `place`: in the merged paragraphs, from 0, where ours stands or stood.
    """

    place: int
    base: str
    ours: str
    theirs: str


@dataclass(frozen=True)
class MergedParagraphs:
    paragraphs: tuple[str, ...]
    conflicts: tuple[ParagraphConflict, ...] = ()


# Which paragraph it is, whatever has become of it: its place in the base, or beyond those one that was added.
_Key = int


@dataclass(frozen=True)
class _Keyed:
    """A side's paragraphs: their keys in order, and the text of each."""

    order: tuple[_Key, ...]
    texts: Mapping[_Key, str]

    def text(self, key: _Key) -> str:
        return self.texts.get(key, "")


def merge_paragraphs(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]
) -> MergedParagraphs:
    """No text of either side is lost: it is merged, or it stands in a conflict."""
    mine = _keyed(base, ours, {}, len(base))
    added = {key: text for key, text in mine.texts.items() if key >= len(base)}
    others = _keyed(base, theirs, added, len(base) + len(added))
    paragraphs: list[str] = []
    conflicts: list[ParagraphConflict] = []
    for key in _order(mine, others, len(base)):
        before = base[key] if key < len(base) else ""
        text = _merged(before, mine.text(key), others.text(key))
        if text is None:
            text = mine.text(key)
            conflicts.append(ParagraphConflict(len(paragraphs), before, text, others.text(key)))
        if text:
            paragraphs.append(text)
    return MergedParagraphs(tuple(paragraphs), tuple(conflicts))


def merge_bodies(base: str, ours: str, theirs: str) -> MergedParagraphs:
    """The same for bodies as clean HTML; joined by line breaks, the paragraphs are a body again."""
    return merge_paragraphs(base.splitlines(), ours.splitlines(), theirs.splitlines())


# --- which paragraph is which


def _keyed(
    base: Sequence[str], paragraphs: Sequence[str], added: Mapping[_Key, str], free: _Key
) -> _Keyed:
    """`added`: paragraphs of the other side that the base has not; `free`: the first key that none has."""
    mine = _counterparts(base, paragraphs)
    keys = {place: key for key, place in mine.items()}
    left = [place for place in range(len(paragraphs)) if place not in keys]
    known = list(added)
    same = _alike([added[key] for key in known], [paragraphs[place] for place in left])
    keys |= {left[place]: known[index] for index, place in same.items()}
    new = [place for place in left if place not in keys]
    keys |= {place: free + index for index, place in enumerate(new)}
    order = tuple(keys[place] for place in range(len(paragraphs)))
    return _Keyed(order, dict(zip(order, paragraphs, strict=True)))


def _counterparts(one: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    """Place in `one` → place in `other`: alike ones, be they moved, then what stands between the same ones."""
    found = _alike(one, other)
    taken = set(found.values())
    by_order = {i: j for i, j in _in_order(one, other) if i not in found and j not in taken}
    return found | by_order


def _alike(one: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    words, others = list(map(_plain, one)), list(map(_plain, other))
    found = {i: j for i, j in _in_order(one, other) if likeness(words[i], others[j]) >= SAME}
    left = [i for i in range(len(one)) if i not in found]
    free = sorted(set(range(len(other))) - set(found.values()))
    return found | _moved(words, others, left, free)


def _in_order(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    pairs = aligned(list(map(_plain, one)), list(map(_plain, other)))
    return [(i, j) for i, j in pairs if i is not None and j is not None]


def _moved(
    one: Sequence[str], other: Sequence[str], left: Sequence[int], free: Sequence[int]
) -> dict[int, int]:
    """The most alike first."""
    if max(len(left), len(free)) > MOST_MOVED:
        return {}
    pairs = [(likeness(one[i], other[j]), i, j) for i in left for j in free]
    found: dict[int, int] = {}
    for like, i, j in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if like >= SAME and i not in found and j not in found.values():
            found[i] = j
    return found


def _plain(paragraph: str) -> str:
    return _TAG.sub("", paragraph)


# --- what each becomes


def _merged(before: str, ours: str, theirs: str) -> str | None:
    """The paragraph's text, "" where it is gone; None where it cannot be merged."""
    if before and ours and theirs:
        return merge_text(before, ours, theirs)
    if before or (ours and theirs):  # taken out by one, or added by both
        return ours if theirs in (before, ours) else theirs if ours == before else None
    return ours or theirs


# --- in which order they stand


def _order(ours: _Keyed, theirs: _Keyed, base_count: int) -> list[_Key]:
    """Ours, with what theirs moved or added at the place that it has there. What both moved stands as in ours."""
    stayed = _unmoved(ours.order, base_count)
    moved = (stayed & theirs.texts.keys()) - _unmoved(theirs.order, base_count)
    order = [key for key in ours.order if key not in moved]
    before: _Key | None = None
    for key in theirs.order:
        if key in moved or key not in ours.texts:
            order.insert(_behind(order, before, theirs.texts), key)
            before = key
        elif key in stayed:
            before = key
    return order


def _behind(order: Sequence[_Key], before: _Key | None, theirs: Collection[_Key]) -> int:
    """The place behind `before`, and behind what ours alone added there."""
    at = 0 if before is None else order.index(before) + 1
    while at < len(order) and order[at] not in theirs:
        at += 1
    return at


def _unmoved(order: Iterable[_Key], base_count: int) -> set[_Key]:
    """Those of the base that stand in its order, as many as can be (the longest increasing subsequence)."""
    keys = [key for key in order if key < base_count]
    ends: list[_Key] = []  # the smallest last key of a sequence of each length
    lengths: list[int] = []
    for key in keys:
        length = bisect_left(ends, key)
        ends[length : length + 1] = [key]
        lengths.append(length)
    found: set[_Key] = set()
    wanted = len(ends) - 1
    for key, length in zip(reversed(keys), reversed(lengths), strict=True):
        if length == wanted:
            found.add(key)
            wanted -= 1
    return found
