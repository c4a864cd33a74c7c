"""Uploads at the desk that are imported in the background, and the report of each of their files."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .fields import user_key

# Without a sign of life for so long, whatever ran an import is gone. A sign comes each second, but
# not while one group of pages is being written.
DEAD_AFTER = datetime.timedelta(seconds=60)
MOST_ATTEMPTS = (
    2  # that begin by themselves: an import that kills its worker would kill the next
)


class ImportJobQuerySet(models.QuerySet["ImportJob"]):
    def alive(self) -> ImportJobQuerySet:
        """Those that a worker is at."""
        return self._running(alive_at__gt=timezone.now() - DEAD_AFTER)

    def to_run(self) -> ImportJobQuerySet:
        """Those that a worker may begin, first come, first served: that wait, or whose worker was killed."""
        dead = self._running(
            alive_at__lte=timezone.now() - DEAD_AFTER, attempt__lt=MOST_ATTEMPTS
        )
        return (dead | self.filter(status=ImportJob.Status.WAITING)).order_by("pk")

    def _running(self, **conditions: object) -> ImportJobQuerySet:
        return self.filter(status=ImportJob.Status.RUNNING, **conditions)


class ImportJob(models.Model):
    """Files that somebody uploaded at the desk, and how far their import has come.

    First it is looked through and an editor confirms what its pages are; then it is filed: `stage`.
    `attempt` counts how often a worker has begun; a worker that finds another number has been
    replaced, and stops.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("under way")
        INTERRUPTED = "interrupted", _("interrupted")
        STOPPED = "stopped", _("stopped")
        DONE = "done", _("finished")
        PROPOSED = "proposed", _("to be confirmed")

    class Stage(models.TextChoices):
        LOOK = "look", _("looked through")
        FILE = "file", _("filed")

    names = models.JSONField(_("files"), default=list)
    # of the uploaded files, among the desk's own; removed when the job has ended
    folder = models.CharField(max_length=64, unique=True, editable=False)
    date = models.CharField(_("date"), max_length=10, blank=True)
    edition = models.CharField(_("edition"), max_length=50, blank=True)
    page = models.CharField(_("page number"), max_length=10, blank=True)
    publish = models.BooleanField(_("Publish at once"), default=False)
    status = models.CharField(
        _("state"), max_length=12, choices=Status.choices, default=Status.WAITING, db_index=True
    )
    stage = models.CharField(max_length=4, choices=Stage.choices, default=Stage.FILE)
    attempt = models.PositiveIntegerField(default=0, editable=False)
    alive_at = models.DateTimeField(null=True, blank=True, editable=False)
    pages_found = models.PositiveIntegerField(_("pages"), default=0)
    pages_read = models.PositiveIntegerField(_("pages read"), default=0)
    error = models.TextField(_("error"), blank=True)
    made_at = models.DateTimeField(_("when"), auto_now_add=True)
    made_by = user_key(_("who"))
    ended_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    objects = ImportJobQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        default_permissions = ()  # who may import sees them
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="running") | Q(alive_at__isnull=False),
                name="a_running_import_gives_signs_of_life",
                violation_error_message=_("An import that is running has a sign of life."),
            )
        ]

    def __str__(self) -> str:
        first, count = "".join(self.names[:1]), len(self.names)
        if count < 2:
            return first
        return gettext("%(first)s and others, %(count)d files") % {
            "first": first,
            "count": count,
        }

    def get_absolute_url(self) -> str:
        """What there is to be seen of it: how far it is, or its pages, to be confirmed."""
        name = "pages" if self.is_proposed else "progress"
        return reverse(f"admin:articles_importrecord_{name}", args=[self.pk])

    @property
    def is_proposed(self) -> bool:
        """Whether it waits for an editor to confirm what its pages are."""
        return self.status == self.Status.PROPOSED

    @property
    def is_dead(self) -> bool:
        """Whether the worker that was at it is gone: killed, or switched off."""
        is_running = self.status == self.Status.RUNNING
        return is_running and self.alive_at <= timezone.now() - DEAD_AFTER

    @property
    def is_overlooked(self) -> bool:
        """Whether it has waited for longer than any worker takes to begin, if none is at another import."""
        is_waiting = self.status == self.Status.WAITING
        return is_waiting and self.made_at <= timezone.now() - DEAD_AFTER

    @property
    def is_interrupted(self) -> bool:
        return self.is_dead or self.status == self.Status.INTERRUPTED

    @property
    def is_ended(self) -> bool:
        return self.status in {self.Status.STOPPED, self.Status.DONE}

    @property
    def is_moving(self) -> bool:
        """Whether its page will say something else in a moment: it goes on, or is taken up by itself."""
        is_given_up = self.is_interrupted and (
            self.status == self.Status.INTERRUPTED or self.attempt >= MOST_ATTEMPTS
        )
        return not (self.is_ended or self.is_proposed or is_given_up)


class ImportedFile(models.Model):
    """What became of a file of an upload, as `intake.stored_reports` keeps it. `position` is its
    place, from 0, among the files that were uploaded, archives unpacked.
    """

    job = models.ForeignKey(
        ImportJob, on_delete=models.CASCADE, related_name="reports", verbose_name=_("upload")
    )
    position = models.PositiveIntegerField()
    result = models.CharField(_("result"), max_length=10)
    report = models.JSONField()

    class Meta:
        ordering = ["position"]
        default_permissions = ()
        verbose_name = _("imported file")
        verbose_name_plural = _("imported files")
        constraints = [
            models.UniqueConstraint(
                fields=["job", "position"], name="one_report_of_each_imported_file"
            )
        ]

    def __str__(self) -> str:
        return str(self.report.get("name", ""))
