"""AXES_LOCKOUT_CALLABLE: the page in the place of a log-in that came too often."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from .limits import sender_of, waiting_time


def refused(
    request: HttpRequest,
    original_response: HttpResponse | None,
    credentials: dict[str, Any] | None,
) -> HttpResponse:
    """429, in words; what waits for the log-in goes on waiting."""
    wait = waiting_time(sender_of(request, credentials)) or timedelta(seconds=1)
    response = admin.site.locked_out(
        request, minutes=ceil(wait / timedelta(minutes=1)), until=_minute_after(wait)
    )
    response["Retry-After"] = str(ceil(wait.total_seconds()))
    return response


def _minute_after(wait: timedelta) -> datetime:
    """The first full minute at which the log-in is open again."""
    end = timezone.localtime(timezone.now() + wait)
    full = end.replace(second=0, microsecond=0)
    return full if full == end else full + timedelta(minutes=1)
