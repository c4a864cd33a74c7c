"""Dates in six languages: Friday, May 24, 2024 · venerdì 24 maggio 2024 · Freitag, 24. Mai 2024."""

from __future__ import annotations

import datetime
import re

from .wordings import WORDINGS, any_of

_MONTHS = {
    name: number
    for wording in WORDINGS
    for number, names in enumerate(wording.months, 1)
    for name in names.split("|")
}
MONTH = any_of(*_MONTHS)
WEEKDAY = any_of(*(w.weekdays for w in WORDINGS))
_DAY = r"(?P<{0}>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th|er|º|°)?"
_YEAR = r"(?P<{0}>(?:19|20)[0-9]{{2}})"
DATE = re.compile(
    rf"(?<![0-9A-Za-z])(?:"
    rf"(?P<month_a>{MONTH})\.?\s+{_DAY.format('day_a')}(?:\s*[–-]\s*[0-9]{{1,2}})?[,，]?\s+{_YEAR.format('year_a')}"
    rf"|{_DAY.format('day_b')}\.?(?:\s*[–-]\s*[0-9]{{1,2}}\.?)?\s+(?:de\s+|of\s+)?(?P<month_b>{MONTH})\.?[,，]?\s+(?:de\s+|del\s+)?{_YEAR.format('year_b')}"
    rf"|{_DAY.format('day_c')}\s*[./]\s*(?P<month_c>0?[1-9]|1[0-2])\s*[./]\s*{_YEAR.format('year_c')}"
    rf")(?![0-9A-Za-z])",
    re.IGNORECASE,
)

# With its weekday before it
DATE_WITH_WEEKDAY = re.compile(
    rf"(?:(?<![0-9A-Za-z])(?:{WEEKDAY})\.?[,，]?\s+)?(?:{DATE.pattern})", re.IGNORECASE
)


def date_of(found: re.Match[str]) -> datetime.date | None:
    """The date that a match of DATE prints; None where the calendar has no such day."""
    form = next(form for form in "abc" if found[f"year_{form}"])
    said = found[f"month_{form}"].lower()
    month = int(said) if said.isdigit() else _MONTHS[said]
    try:
        return datetime.date(int(found[f"year_{form}"]), month, int(found[f"day_{form}"]))
    except ValueError:
        return None


def first_date(text: str) -> datetime.date | None:
    return next(filter(None, map(date_of, DATE.finditer(text))), None)
