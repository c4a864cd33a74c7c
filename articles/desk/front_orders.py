"""Two desks arrange one front page: a three-way merge of two orders. Pure."""

from __future__ import annotations

from collections.abc import Sequence

Order = Sequence[int]  # keys of articles, the lead first


def merge_orders(base: Order, ours: Order, theirs: Order) -> tuple[int, ...] | None:
    """What both have done to `base`; None where they cannot both have meant it.

    They can where no story was moved, placed or taken off by both, they put nothing behind the
    same one, and whoever has another story lead still has it lead.
    """
    if list(ours) == list(theirs):
        return tuple(ours)
    mine, others = moved(base, ours), moved(base, theirs)
    if mine & others or _anchors(ours, mine) & _anchors(theirs, others):
        return None
    merged = _applied(theirs, ours, mine)
    leads = {tuple(order[:1]) for order in (ours, theirs)} - {tuple(base[:1])}
    return merged if leads <= {merged[:1]} else None


def moved(base: Order, order: Order) -> frozenset[int]:
    """The stories that were placed, taken off or moved: as few as tell it."""
    stayed = [base.index(each) for each in order if each in base]
    kept = {base[at] for at in _longest_increasing(stayed)}
    return frozenset({*base, *order}) - kept


def _anchors(order: Order, changed: frozenset[int]) -> set[int | None]:
    """Behind which stories that nobody has moved the others were put; None for the very beginning."""
    anchors: set[int | None] = set()
    anchor: int | None = None
    for each in order:
        if each in changed:
            anchors.add(anchor)
        else:
            anchor = each
    return anchors


def _applied(theirs: Order, ours: Order, mine: frozenset[int]) -> tuple[int, ...]:
    """`theirs` with each story that we have moved behind the one that it follows in `ours`."""
    merged = [each for each in theirs if each not in mine]
    for at, each in enumerate(ours):
        if each in mine:
            before = [merged.index(other) for other in ours[:at] if other in merged]
            merged.insert(before[-1] + 1 if before else 0, each)
    return tuple(merged)


def _longest_increasing(numbers: Sequence[int]) -> list[int]:
    """A longest increasing subsequence, by comparing each with those before it: a page has few places."""
    best: list[list[int]] = []
    for number in numbers:
        before = [run for run in best if run[-1] < number]
        best.append([*_last_longest(before), number])
    return _last_longest(best)


def _last_longest(runs: Sequence[list[int]]) -> list[int]:
    """Of two that changed places, the one that went up is the one that moved."""
    return max(reversed(runs), key=len, default=[])
