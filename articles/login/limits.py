"""How often a log-in may fail, by name and by address: django-axes, with a limit for each of the two.

An attempt is counted before its password is hashed, and taken back if it succeeds. So however many guess at once, no
more passwords are hashed than the limits allow. axes by itself counts after the hashing, when all have passed.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_client_username
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from articles.web.throttling import UNKNOWN

from .known_devices import STRANGER, known_device

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Sender:
    """Who tries to log in: under which name, from which address, with which known browser.

    The address is UNKNOWN where it does not matter, and for a socket.
    """

    username: str
    address: str
    device: str


@dataclass(frozen=True)
class Failures:
    """How many log-ins failed, the last of them when."""

    count: int
    last: datetime


class LoginLimits(AxesDatabaseHandler):
    """axes' handler; it asks `is_allowed` before any password is hashed.

    A row of AccessAttempt counts one name from one address, or from one known browser, whose number stands in
    `user_agent`; what browsers call themselves is not kept.
    """

    def is_allowed(
        self, request: HttpRequest, credentials: dict[str, Any] | None = None
    ) -> bool:
        """Counts the attempt. One that is refused is not counted: the wait grows no longer by asking."""
        sender = sender_of(request, credentials)
        if waiting_time(sender):
            return self._refuse(request, credentials, sender)
        row = _count(sender, request.axes_path_info)
        if waiting_time(sender, allowed=1):  # others counted at the same moment
            row.update(failures_since_start=F("failures_since_start") - 1)
            return self._refuse(request, credentials, sender)
        return True

    def _refuse(
        self, request: HttpRequest, credentials: dict[str, Any] | None, sender: Sender
    ) -> bool:
        request.axes_locked_out = True  # AxesMiddleware shows the page that says so
        request.axes_credentials = credentials
        log.warning("Log-in refused before hashing: too many failures from %s", sender.address)
        return False

    def user_login_failed(
        self,
        sender: object,
        credentials: dict[str, Any],
        request: HttpRequest | None = None,
        **kwargs: object,
    ) -> None:
        """Counted already, by `is_allowed`. The name is not logged: it may be a password in the wrong field."""
        if request and not request.axes_locked_out:
            log.info("A log-in failed, from %s", request.axes_ip_address)

    def user_logged_in(
        self,
        sender: object,
        request: HttpRequest,
        user: AbstractBaseUser,
        **kwargs: object,
    ) -> None:
        """Takes back what this name has failed from here, and forgets what no longer counts."""
        someone = sender_of(request, {"username": user.get_username()})
        _rows_of(someone).delete()
        self.clean_expired_user_attempts(request)


def sender_of(request: HttpRequest, credentials: dict[str, Any] | None) -> Sender:
    username = get_client_username(request, credentials) or ""
    device = known_device(request, username)
    return Sender(username, UNKNOWN if device else request.axes_ip_address, device)


def waiting_time(sender: Sender, allowed: int = 0) -> timedelta:
    """How long the sender has to wait; zero for not at all.

    `allowed`: failures above a limit that are forgiven. 1 for one who has just been counted himself.
    """
    by_name, by_address = settings.LOGIN_FAILURES_BY_NAME, settings.LOGIN_FAILURES_BY_ADDRESS
    waits = [_wait(_failures(Q(username=sender.username), sender.device), by_name, allowed)]
    if sender.device == STRANGER:
        waits.append(
            _wait(_failures(Q(ip_address=sender.address), STRANGER), by_address, allowed)
        )
    return max(waits)


def _failures(whose: Q, device: str) -> list[Failures]:
    """What still counts, the oldest first."""
    since = timezone.now() - settings.AXES_COOLOFF_TIME
    rows = AccessAttempt.objects.filter(whose, user_agent=device, attempt_time__gt=since)
    rows = rows.filter(failures_since_start__gt=0).order_by("attempt_time")
    return [Failures(*row) for row in rows.values_list("failures_since_start", "attempt_time")]


def _wait(failures: Iterable[Failures], limit: int, allowed: int) -> timedelta:
    """Until so many failures have expired that the rest stays below the limit."""
    failures = list(failures)
    total = sum(each.count for each in failures)
    until = timezone.now()
    for each in failures:
        if not limit or total < limit + allowed:
            break
        total -= each.count
        until = each.last + settings.AXES_COOLOFF_TIME
    return max(until - timezone.now(), timedelta(0))


def _rows_of(sender: Sender) -> QuerySet:
    return AccessAttempt.objects.filter(
        username=sender.username,
        ip_address=sender.address,
        user_agent=sender.device,
    )


def _count(sender: Sender, path: str) -> QuerySet:
    """Adds one failure to the sender's row, in the database, where no two of them are lost; gives the row."""
    rows = _rows_of(sender)
    now = timezone.now()
    since = now - settings.AXES_COOLOFF_TIME
    rows.filter(attempt_time__lte=since).update(failures_since_start=0)
    started = {"failures_since_start": 0, "path_info": path}
    AccessAttempt.objects.get_or_create(
        username=sender.username,
        ip_address=sender.address,
        user_agent=sender.device,
        defaults=started,
    )
    rows.update(failures_since_start=F("failures_since_start") + 1, attempt_time=now)
    return rows
