"""The loops that put online what is due (`manage.py run_desk`), and what is wrong with it at present."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DeskLoop(models.Model):
    """A process of `run_desk`, and its heartbeat. Of several at once each has a row.

    `next_at`: the next moment at which something is due, as the process knows it. `ended_at` is null
    for one that was killed. `trouble`: what it could not do in its last round, in words.
    """

    host = models.CharField(max_length=100)
    pid = models.PositiveIntegerField()
    started_at = models.DateTimeField(default=timezone.now)
    alive_at = models.DateTimeField(default=timezone.now, db_index=True)
    next_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    trouble = models.TextField(blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.host} {self.pid}"


class DeskAlarm(models.Model):
    """Something that is wrong, and that somebody was told of; it goes when it is over. `key` is what it is about."""

    key = models.CharField(max_length=60, unique=True)
    words = models.TextField(_("what is wrong"))
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.words


class PlannedTime(models.Model):
    """What the clock on the wall will show when something is due, by the rules of the paper's zone as they were
    when it was planned (`desk.wall_times`).

    `kind` is the model's field ("issue.live_at"), `row` the row's key, `at` the moment, `wall` what the
    desk means by it: 2026-11-29T06:00:00.
    """

    kind = models.CharField(max_length=30)
    row = models.BigIntegerField()
    at = models.DateTimeField()
    wall = models.CharField(max_length=26)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["kind", "row"], name="one_planned_time_a_field")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.row} {self.wall}"
