"""What was worked out of stories' rows, remembered by their digest (`derived.row_digests`).

Two things are asked again within the lock that puts an issue online: what is signed, and what a
revision says. Both are pure functions of the rows. A process that has worked them out shortly before
has only to see that the rows are still the same.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

from articles.derived import row_digests

Value = TypeVar("Value")
MOST = 1000  # stories; of a thousand characters each, some ten megabytes


class WorkedOut(Generic[Value]):
    """By digest; what was asked for the longest time ago is forgotten first."""

    def __init__(self, work_out: Callable[[Iterable[int]], Mapping[int, Value]]) -> None:
        self._work_out = work_out
        self._known: OrderedDict[str, Value] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, digests: Mapping[int, str]) -> dict[int, Value]:
        """By article pk. `digests` are those of the articles' rows as they are now."""
        found = self._remembered(digests)
        missing = [pk for pk in digests if pk not in found]
        if missing:
            found |= self._anew(missing, digests)
        return found

    def _remembered(self, digests: Mapping[int, str]) -> dict[int, Value]:
        found = {}
        with self._lock:
            for pk, digest in digests.items():
                if digest in self._known:
                    self._known.move_to_end(digest)
                    found[pk] = self._known[digest]
        return found

    def _anew(self, pks: list[int], before: Mapping[int, str]) -> dict[int, Value]:
        """Remembered only where the rows were the same before and after: outside a lock they may change meanwhile."""
        values = dict(self._work_out(pks))
        after = row_digests.digests_of(pks)
        with self._lock:
            for pk, value in values.items():
                if before[pk] == after.get(pk):
                    self._known[before[pk]] = value
            while len(self._known) > MOST:
                self._known.popitem(last=False)
        return values
