"""A table as CSV that a spreadsheet opens as it is meant: line by line, nothing kept."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import StreamingHttpResponse
from django.utils import timezone

# What a spreadsheet takes for a formula
FORMULA = ("=", "+", "-", "@", "\t", "\r")
# Without this mark at the beginning spreadsheets take UTF-8 for something else
MARK = b"\xef\xbb\xbf"


def csv_response(name: str, lines: Iterable[Iterable[Any]]) -> StreamingHttpResponse:
    """`name`: of the file, to which the day is added; `lines`: the first one has the names of the columns."""
    response = StreamingHttpResponse(_written(lines), content_type="text/csv; charset=utf-8")
    day = timezone.localdate().isoformat()
    response["Content-Disposition"] = f'attachment; filename="{name}-{day}.csv"'
    response["Cache-Control"] = "private, no-store"
    return response


def _written(lines: Iterable[Iterable[Any]]) -> Iterator[bytes]:
    writer = csv.writer(_Echo())
    yield MARK
    for line in lines:
        yield writer.writerow(map(_plain, line))


def _plain(value: Any) -> Any:
    """Text that a spreadsheet would run as a formula, with a quotation mark before it: a
    headline may begin with =.
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


class _Echo:
    """A file whose `write` gives back what it was given: csv makes a line, nothing keeps it."""

    def write(self, line: str) -> bytes:
        return line.encode()
