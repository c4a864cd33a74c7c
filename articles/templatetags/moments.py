"""Moments for programs."""

import datetime

from django import template

register = template.Library()


@register.filter(expects_localtime=True)
def to_the_second(moment: datetime.datetime) -> str:
    """2023-11-08T23:30:00+08:00. HTML takes fractions of at most three digits, and databases keep six."""
    return moment.isoformat(timespec="seconds")
