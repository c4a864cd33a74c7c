"""What calendars of the printed paper share: the days of a week."""

import datetime

from django import template
from django.utils.dateformat import format as format_date

register = template.Library()
MONDAY = datetime.date(2024, 1, 1)


@register.simple_tag
def weekdays() -> list[datetime.date]:
    """Seven days from a Monday on, to be named."""
    return [MONDAY + datetime.timedelta(days) for days in range(7)]


@register.filter
def weekday(day: datetime.date) -> str:
    """The day's name as it heads a calendar's column: 一, and Mon where the site is read in English."""
    return format_date(day, "D").removeprefix("星期")
