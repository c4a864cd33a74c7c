"""The page of an upload: how far its import has come, what came in, what was refused and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.generic import TemplateView

from articles.intake import import_queue, import_workers
from articles.intake.reports import FileReport, totals
from articles.intake.stored_reports import from_json
from articles.models import ImportJob, Issue

from .upload import ImportersOnly

MOST_SHOWN = 100  # reports of files; the import records have all
REFRESH = 2  # seconds, with script
REFRESH_ALONE = 5  # seconds, where the browser loads the whole page anew


@dataclass(frozen=True)
class ShownReports:
    """The reports that the page shows: the refused first, for they want doing; `left_out` counts the others."""

    reports: tuple[FileReport, ...]
    left_out: int
    total: str

    @classmethod
    def of(cls, job: ImportJob) -> "ShownReports":
        reports = [from_json(stored) for stored in job.reports.values_list("report", flat=True)]
        in_order = sorted(reports, key=lambda report: not _wants_doing(report))
        return cls(
            tuple(in_order[:MOST_SHOWN]),
            len(in_order[MOST_SHOWN:]),
            totals(reports).line() if reports else "",
        )


def _board_of(reports: Iterable[FileReport]) -> str:
    """The board of the issue whose pages came in, "" where none did or it is gone."""
    pages = (page.page for report in reports for page in report.pages)
    first = next(pages, None)
    issue = Issue.objects.filter(pages=first).first() if first else None
    return f"{reverse('admin:index')}?{urlencode({'issue': issue.key})}" if issue else ""


def _wants_doing(report: FileReport) -> bool:
    return report.result == "refused" or bool(report.refused)


class ImportProgressView(ImportersOnly, TemplateView):
    """GET shows the import and sees to it that a worker is there; POST stops it, or takes it up again."""

    template_name = "admin/articles/importrecord/progress.html"

    def get(self, request, *args, **kwargs):
        job = self._job()
        if job.is_proposed:
            return HttpResponseRedirect(job.get_absolute_url())
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **context):
        import_workers.ensure_worker()
        job = self._job()
        queue = ImportJob.objects.to_run().filter(pk__lt=job.pk)
        shown = ShownReports.of(job)
        facts = {
            "title": gettext("Import of %(files)s") % {"files": job},
            "job": job,
            "shown": shown,
            "before": queue.count() + ImportJob.objects.alive().exclude(pk=job.pk).count(),
            "refresh": REFRESH,
            "refresh_alone": REFRESH_ALONE,
            "board": _board_of(shown.reports) if job.is_ended else "",
        }
        return super().get_context_data(**facts, **context)

    def post(self, request, pk):
        job = self._job()
        if "stop" in request.POST:
            self._tell(
                import_queue.stop(job),
                gettext("Stopped. What had come in stays."),
                gettext("This import has ended already."),
            )
        elif "take_up" in request.POST:
            self._tell(
                import_queue.take_up(job),
                gettext("The import goes on. What came in before is skipped."),
                gettext("This import is not interrupted."),
            )
        return HttpResponseRedirect(job.get_absolute_url())

    def _job(self) -> ImportJob:
        return get_object_or_404(
            ImportJob.objects.select_related("made_by"), pk=self.kwargs["pk"]
        )

    def _tell(self, is_done: bool, said: str, otherwise: str) -> None:
        if is_done:
            messages.success(self.request, said)
        else:
            messages.warning(self.request, otherwise)
