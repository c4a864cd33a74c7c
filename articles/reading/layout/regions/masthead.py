"""A front page's date as it is set for show: 2026年11月 in one line, 20 in large type, 星期五 below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.reading.geometry import Box, overlap_x, overlap_y
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.lines.printed_line import PrintedLine

_YEAR_AND_MONTH = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月")
_DAY = re.compile(r"(\d{1,2})\s*日?")
_MONTH_AND_DAY = re.compile(r"(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_PAGE = re.compile(r"第?\s*[A-Z]?\d{1,3}\s*版")
_YEAR = re.compile(r"(\d{4})\s*年(?!\s*\d)")


def facts_of(blocks: Sequence[Block]) -> list[str]:
    """The lines of a page's furniture, a date that is set in parts as one line."""
    lines = _own([line for block in blocks for line in block.lines])
    parts = _in_parts(lines)
    if parts is None:
        return [line.text for line in lines]
    date, used = parts
    return [date, *(line.text for line in lines if line not in used)]


def _own(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines without those that name other pages: several different ones, each with what stands before it."""
    numbers = [line for line in lines if _PAGE.fullmatch(line.text.strip())]
    if len({line.text for line in numbers}) < 2:
        return list(lines)
    named = [_left_of(number, lines) for number in numbers]
    return [line for line in lines if line not in numbers and line not in named]


def _left_of(number: PrintedLine, lines: Sequence[PrintedLine]) -> PrintedLine | None:
    """The next line to the left in the same row."""
    row = [x for x in lines if x.box.x1 <= number.box.x0 + 1 and overlap_y(x.box, number.box) > 0.5 * number.box.height]
    return max(row, key=lambda x: x.box.x1, default=None)


def _in_parts(lines: Sequence[PrintedLine]) -> tuple[str, tuple[PrintedLine, ...]] | None:
    for line in lines:
        if found := _YEAR_AND_MONTH.fullmatch(line.text.strip()):
            days = [x for x in lines if _DAY.fullmatch(x.text.strip())]
            if days:
                day = min(days, key=lambda x: _apart(x.box, line.box))
                return _date(found[1], found[2], _DAY.fullmatch(day.text.strip())[1]), (line, day)  # type: ignore[index]
        if found := _MONTH_AND_DAY.fullmatch(line.text.strip()):
            years = [x for x in lines if _YEAR.search(x.text)]
            if years:
                year = min(years, key=lambda x: _apart(x.box, line.box))
                return _date(_YEAR.search(year.text)[1], found[1], found[2]), (line,)  # type: ignore[index]
    return None


def _date(year: str, month: str, day: str) -> str:
    return f"{year}年{month}月{day}日"


def _apart(a: Box, b: Box) -> float:
    return max(0.0, -overlap_x(a, b)) + max(0.0, -overlap_y(a, b))
