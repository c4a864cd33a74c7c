"""What pages about the printed paper share: the days of a week, 那年今日."""

import datetime

from django import template

from articles.anniversaries import Anniversary, on_this_day
from articles.models import Article

register = template.Library()
MONDAY = datetime.date(2024, 1, 1)


@register.simple_tag
def weekdays() -> list[datetime.date]:
    """Seven days from a Monday on, to be named."""
    return [MONDAY + datetime.timedelta(days) for days in range(7)]


@register.simple_tag
def past_of(date: datetime.date) -> list[Anniversary]:
    """What readers see of the same day in earlier years. One query."""
    return on_this_day(date, Article.objects.published())
