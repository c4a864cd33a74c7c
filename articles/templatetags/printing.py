"""What calendars of the printed paper share: the days of a week."""

import datetime

from django import template

register = template.Library()
MONDAY = datetime.date(2024, 1, 1)


@register.simple_tag
def weekdays() -> list[datetime.date]:
    """Seven days from a Monday on, to be named."""
    return [MONDAY + datetime.timedelta(days) for days in range(7)]
