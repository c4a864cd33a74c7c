"""What the desk's forms and lists do stands in the log, too (`desk.events`), beside Django's own history."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.admin.models import LogEntry
from django.db import models
from django.http import HttpRequest

from articles.desk import events
from articles.models import Event


class LoggedEvents:
    """For a ModelAdmin. Django calls these for every way to add, change and delete."""

    def log_addition(self, request: HttpRequest, obj: models.Model, message: Any) -> LogEntry:
        events.record(Event.Verb.CREATED, [obj], request.user)
        entry: LogEntry = super().log_addition(request, obj, message)  # type: ignore[misc]
        return entry

    def log_change(self, request: HttpRequest, obj: models.Model, message: Any) -> LogEntry:
        details = {"changes": message} if message else {}
        events.record(Event.Verb.CHANGED, [obj], request.user, details)
        entry: LogEntry = super().log_change(request, obj, message)  # type: ignore[misc]
        return entry

    def log_deletions(self, request: HttpRequest, queryset: Iterable[models.Model]) -> Any:
        rows = list(queryset)
        events.record(Event.Verb.DELETED, rows, request.user)
        return super().log_deletions(request, rows)  # type: ignore[misc]
