"""Past issues (往期) as calendars: months of weeks of days, and how many of something each
month has.

A day without an issue is a day without a paper (休刊) if it lies between the first and the
newest one. Before and after, nobody knows.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from articles.models import Issue

_WEEKS = calendar.Calendar(calendar.MONDAY)  # GB/T 7408: the week begins on Monday


@dataclass(frozen=True)
class Span:
    """From the first to the newest issue's last day."""

    first: datetime.date
    last: datetime.date

    def holds(self, first: datetime.date, last: datetime.date) -> bool:
        """Whether one of the days from `first` to `last` is in it."""
        return self.first <= last and first <= self.last


@dataclass(frozen=True)
class CalendarDay:
    """`issues` came out on it, the main edition first; `joint` is an issue of an earlier day for this one, too."""

    date: datetime.date
    issues: tuple[Issue, ...] = ()
    joint: Issue | None = None
    is_past: bool = False

    @property
    def has_no_paper(self) -> bool:
        return self.is_past and not self.issues and not self.joint

    @property
    def main(self) -> Issue | None:
        """What a click on the day opens."""
        return next(iter(self.issues), self.joint)

    @property
    def others(self) -> tuple[Issue, ...]:
        return self.issues[1:]


@dataclass(frozen=True)
class Month:
    """`weeks` of seven days each, None for those of the months before and after."""

    first: datetime.date
    weeks: tuple[tuple[CalendarDay | None, ...], ...]

    @property
    def days(self) -> tuple[CalendarDay, ...]:
        return tuple(day for week in self.weeks for day in week if day)

    @property
    def issues(self) -> tuple[Issue, ...]:
        return tuple(issue for day in self.days for issue in day.issues)


@dataclass(frozen=True)
class PeriodCount:
    """How many there are in the month or year from `first`; `address` leads to them, "" where there are none."""

    first: datetime.date
    number: int
    address: str


@dataclass(frozen=True)
class Year:
    """`total` of the year, and `months`, twelve of them."""

    total: PeriodCount
    months: tuple[PeriodCount, ...]


def last_of_month(first: datetime.date) -> datetime.date:
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def month_of(first: datetime.date, issues: Sequence[Issue], span: Span) -> Month:
    """The month that begins on `first`; `issues` are those that came out in it or reach into it."""

    def day(date: datetime.date) -> CalendarDay | None:
        return day_of(date, issues, span) if date.month == first.month else None

    weeks = _WEEKS.monthdatescalendar(first.year, first.month)
    return Month(first, tuple(tuple(map(day, week)) for week in weeks))


def months_of(year: int, issues: Sequence[Issue], span: Span) -> list[Month]:
    """The twelve months of a year, each as `month_of` has it."""
    return [month_of(datetime.date(year, month, 1), issues, span) for month in range(1, 13)]


def day_of(date: datetime.date, issues: Iterable[Issue], span: Span) -> CalendarDay:
    """The day with those of `issues` that stand for it."""
    issues = tuple(issues)
    own = sorted(
        (issue for issue in issues if issue.date == date), key=lambda issue: issue.edition
    )
    joint = next((issue for issue in issues if issue.date < date <= issue.last_day), None)
    return CalendarDay(date, tuple(own), joint, span.holds(date, date))


def years_of(
    counts: Iterable[tuple[int, int, int]],
    address: Callable[..., str],
    span: Span | None = None,
) -> list[Year]:
    """Years, the newest first, of `counts` (year, month, how many). `address` takes a year, and
    a month's number.

    With a `span`, its years without any are there, too.
    """
    numbers = {(year, month): number for year, month, number in counts}
    years = {year for year, _month in numbers}
    if span:
        years |= set(range(span.first.year, span.last.year + 1))
    return [_year(year, numbers, address) for year in sorted(years, reverse=True)]


def _year(year: int, numbers: dict[tuple[int, int], int], address: Callable[..., str]) -> Year:
    months = []
    for month in range(1, 13):
        number = numbers.get((year, month), 0)
        first = datetime.date(year, month, 1)
        months.append(PeriodCount(first, number, address(year, month) if number else ""))
    total = sum(month.number for month in months)
    whole = PeriodCount(datetime.date(year, 1, 1), total, address(year) if total else "")
    return Year(whole, tuple(months))
