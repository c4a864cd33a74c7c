"""Which pages of an issue, and which issues of the paper, are missing by their numbers. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.reading.language.page_numbers import pages_of

_NUMBER = re.compile(r"([A-Z]?)([0-9]+)")


@dataclass(frozen=True, order=True)
class PrintedNumber:
    """A page's number in its part: A, 3 for A03; the part is "" in a paper with one."""

    part: str
    number: int


def printed_numbers(number: str) -> tuple[PrintedNumber, ...]:
    """The pages that a printed number stands for, in order: two for 4-5, none for one that counts nothing."""
    matches = [_NUMBER.fullmatch(one) for one in pages_of(number.upper())]
    return tuple(PrintedNumber(m[1], int(m[2])) for m in matches if m)


def missing_pages(numbers: Iterable[str]) -> tuple[PrintedNumber, ...]:
    """The pages that the others say must exist: of each part those from 1 to its last that are not there."""
    parts: dict[str, set[int]] = defaultdict(set)
    for number in numbers:
        for one in printed_numbers(number):
            parts[one.part].add(one.number)
    return tuple(
        PrintedNumber(part, number)
        for part, there in sorted(parts.items())
        for number in range(1, max(there))
        if number not in there
    )


def as_printed(missing: PrintedNumber, numbers: Sequence[str]) -> str:
    """As the issue writes the numbers of that part: A03 where it has an A04."""
    own = [m for one in numbers if (m := _NUMBER.fullmatch(one.upper()))]
    digits = [m[2] for m in own if m[1] == missing.part]
    is_padded = any(one.startswith("0") for one in digits)
    width = max(map(len, digits)) if is_padded else 0
    return f"{missing.part}{missing.number:0{width}d}"


def missing_issues(number: int | None, before: int | None) -> tuple[int, int] | None:
    """The first and the last number between this issue's and that of the one before; None where they follow."""
    if number is None or before is None or number <= before + 1:
        return None
    return before + 1, number - 1
