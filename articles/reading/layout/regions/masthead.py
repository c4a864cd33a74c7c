"""The lines from which a page's number, date and name are read.

A front page's date may be set for show: 2026年11月 in one line, 20 in large type, 星期五 below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articles.reading.geometry import Box, overlap_y, white_between
from articles.reading.language.dates import WEEKDAY
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.lines.printed_line import PrintedLine

from .zone_tuning import ZONES

_YEAR_AND_MONTH = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月")
_DAY = re.compile(rf"(\d{{1,2}})\s*日?\s*(?:{WEEKDAY.pattern})?")
_MONTH_AND_DAY = re.compile(rf"(\d{{1,2}})\s*月\s*(\d{{1,2}})\s*日\s*(?:{WEEKDAY.pattern})?")
_PAGE = re.compile(r"第?\s*[A-Z]?\d{1,3}\s*版")
_YEAR = re.compile(r"(\d{4})\s*年(?!\s*\d)")

# The date as one text, and the lines that it stands in
DateInParts = tuple[str, tuple[PrintedLine, ...]]


def facts_of(blocks: Sequence[Block]) -> list[str]:
    """The lines of a page's furniture, a date that is set in parts as one line."""
    lines = _without_other_pages([line for block in blocks for line in block.lines])
    found = next(_dates_in_parts(lines), None)
    if found is None:
        return [line.text for line in lines]
    date, used = found
    return [date, *(line.text for line in lines if line not in used)]


def _without_other_pages(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines without those that name other pages: several different ones, each with what stands before it."""
    numbers = [line for line in lines if _PAGE.fullmatch(line.text.strip())]
    if len({line.text for line in numbers}) <= 1:
        return list(lines)
    names = [_left_of(number, lines) for number in numbers]
    return [line for line in lines if line not in numbers and line not in names]


def _left_of(number: PrintedLine, lines: Sequence[PrintedLine]) -> PrintedLine | None:
    """The next line to the left in the same row."""
    row = [line for line in lines if _is_left(line.box, number.box)]
    return max(row, key=lambda line: line.box.x1, default=None)


def _is_left(box: Box, number: Box) -> bool:
    if box.x1 > number.x0 + ZONES.left_of_number:
        return False
    return overlap_y(box, number) > ZONES.level_with_number * number.height


def _dates_in_parts(lines: Sequence[PrintedLine]) -> Iterator[DateInParts]:
    for line in lines:
        text = line.text.strip()
        if found := _YEAR_AND_MONTH.fullmatch(text):
            yield from _with_day(line, found, lines)
        if found := _MONTH_AND_DAY.fullmatch(text):
            yield from _with_year(line, found, lines)


def _with_day(
    line: PrintedLine, found: re.Match[str], lines: Sequence[PrintedLine]
) -> Iterator[DateInParts]:
    """Year and month, with the nearest number that may be a day."""
    days = [(other, day) for other in lines if (day := _DAY.fullmatch(other.text.strip()))]
    if days:
        nearest, day = min(days, key=lambda pair: white_between(pair[0].box, line.box))
        yield _date(found[1], found[2], day[1]), (line, nearest)


def _with_year(
    line: PrintedLine, found: re.Match[str], lines: Sequence[PrintedLine]
) -> Iterator[DateInParts]:
    """Month and day, with the nearest year; its line, which often holds the weekday, too, stays as it is."""
    years = [(other, year) for other in lines if (year := _YEAR.search(other.text))]
    if years:
        _, year = min(years, key=lambda pair: white_between(pair[0].box, line.box))
        yield _date(year[1], found[1], found[2]), (line,)


def _date(year: str, month: str, day: str) -> str:
    return f"{year}年{month}月{day}日"
