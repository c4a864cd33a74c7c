"""Long lists of keys in pieces: databases take some ten thousand values in a query, and an archive has more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice


def batches(pks: Iterable[int], size: int) -> Iterator[list[int]]:
    """`pks` in lists of `size`; the last may be shorter."""
    rest = iter(pks)
    while batch := list(islice(rest, size)):
        yield batch
