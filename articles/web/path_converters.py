"""What stands in an address between its slashes, and what a view is given for it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.urls import register_converter


@dataclass(frozen=True)
class IssueKey:
    """Which issue an address means; `edition` is "" for the main one."""

    date: datetime.date
    edition: str = ""


class IssueKeyConverter:
    """`2023-11-08`, or `2023-11-08-增刊`, as `Issue.key` writes it. A day that the calendar lacks is no address."""

    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[^/\0]+)?"

    def to_python(self, value: str) -> IssueKey:
        return IssueKey(datetime.date.fromisoformat(value[:10]), value[11:])

    def to_url(self, value: str) -> str:
        return value


class NumberConverter:
    """A row's or a page's number as links write it: 07 and 0000007 would be copies of 7 in the page cache.

    18 digits at most, which every database takes.
    """

    regex = "0|[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class SlugConverter:
    """A section's slug, Chinese characters included, which Django's own `slug` refuses."""

    regex = r"[-\w]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class YearConverter:
    """`2023`."""

    regex = r"[12][0-9]{3}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class MonthConverter:
    """`2023/11`, as the first day of the month."""

    regex = r"[12][0-9]{3}/[0-9]{2}"
    form = "%Y/%m"

    def to_python(self, value: str) -> datetime.date:
        return datetime.datetime.strptime(value, self.form).date()  # noqa: DTZ007 - a day in the calendar has no zone

    def to_url(self, value: datetime.date) -> str:
        return value.strftime(self.form)


class DayConverter(MonthConverter):
    """`2023/11/08`. A day that the calendar lacks is no address."""

    regex = r"[12][0-9]{3}/[0-9]{2}/[0-9]{2}"
    form = "%Y/%m/%d"


class TokenConverter(SlugConverter):
    """256 bits of chance in letters that an address takes: a preview link's."""

    regex = r"[-_A-Za-z0-9]{43}"


def register_converters() -> None:
    """By the names that addresses use: <year:year>, <issue:key>, <number:pk>."""
    register_converter(NumberConverter, "number")
    register_converter(YearConverter, "year")
    register_converter(MonthConverter, "month")
    register_converter(DayConverter, "day")
    register_converter(IssueKeyConverter, "issue")
    register_converter(SlugConverter, "section")
    register_converter(TokenConverter, "token")
