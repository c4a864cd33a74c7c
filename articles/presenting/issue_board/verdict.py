"""Whether an issue can go, and why not. Pure: facts of the issue in, a sentence with its reasons out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """EMPTY: no page yet. HELD: something keeps it. READY: nothing does. ONLINE: readers have all of it."""

    EMPTY = "empty"
    HELD = "held"
    READY = "ready"
    ONLINE = "online"


@dataclass(frozen=True)
class Reason:
    """A sentence for the desk and the place where it is mended. `holds`: the issue cannot go before."""

    words: str
    url: str
    holds: bool = True


@dataclass(frozen=True)
class Verdict:
    outcome: Outcome
    reasons: tuple[Reason, ...]

    @property
    def holding(self) -> tuple[Reason, ...]:
        """What keeps the issue, or, where it is online already, is still open."""
        return tuple(reason for reason in self.reasons if reason.holds)

    @property
    def remarks(self) -> tuple[Reason, ...]:
        """What is worth a look, and keeps nothing."""
        return tuple(reason for reason in self.reasons if not reason.holds)


def verdict_on(stories: int, online: int, reasons: Iterable[Reason]) -> Verdict:
    """`online`: how many of the issue's stories readers see; none that is still to come is among the others."""
    reasons = tuple(reasons)
    if stories and online == stories:
        return Verdict(Outcome.ONLINE, reasons)
    if any(reason.holds for reason in reasons):
        return Verdict(Outcome.HELD, reasons)
    return Verdict(Outcome.READY if stories else Outcome.EMPTY, reasons)
