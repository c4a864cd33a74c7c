"""Things that belong together by pairs → groups: union-find with path halving (Tarjan and van Leeuwen 1984)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class DisjointSets(Generic[T]):
    """Each thing in a set of its own, until sets are joined. A set is known by one of its things."""

    def __init__(self, things: Iterable[T]) -> None:
        self._owner = {thing: thing for thing in things}

    def find(self, thing: T) -> T:
        """The one that a thing's set is known by."""
        owner = self._owner
        while owner[thing] != thing:
            owner[thing] = owner[owner[thing]]
            thing = owner[thing]
        return thing

    def join(self, one: T, other: T) -> None:
        """Both sets as one, known by what the first was known by."""
        self._owner[self.find(other)] = self.find(one)

    def groups(self) -> list[list[T]]:
        """The sets, and the things of each, in the order in which they were given."""
        found: defaultdict[T, list[T]] = defaultdict(list)
        for thing in self._owner:
            found[self.find(thing)].append(thing)
        return list(found.values())
