"""The pages of an upload before they are filed: a table of what they are and what they clash with, to be settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from articles.intake import import_queue, import_workers, page_identity, upload_table
from articles.intake.upload_table import ForAll, RowChange, TablePage
from articles.models import ImportJob, UploadedPage
from articles.web.refusals import RefusedError

from .retrying import page_again
from .upload import ImportersOnly

SAID_BY = {
    "options": _("typed when it was uploaded"),
    "page": _("from the page"),
    "name": _("from the file's name"),
    "desk": _("typed here"),
}


class PlaceForm(forms.Form):
    """A date, an edition and a number as they are typed."""

    date = forms.CharField(
        label=_("date"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    edition = forms.CharField(label=_("edition"), required=False)
    number = forms.CharField(label=_("page number"), required=False)

    def clean_date(self):
        return self._checked("date", date=self.cleaned_data["date"]).date

    def clean_edition(self):
        return self._checked("edition", edition=self.cleaned_data["edition"]).edition

    def clean_number(self):
        return self._checked("number", page=self.cleaned_data["number"]).page

    def _checked(self, _name: str, **said: str) -> page_identity.ImportOptions:
        try:
            return page_identity.options_from(**said)
        except RefusedError as refusal:
            raise ValidationError(str(refusal)) from refusal


class UploadedPageForm(PlaceForm):
    """What an editor makes of a page. `page`: with its clashes, as it is shown."""

    is_accepted = forms.BooleanField(label=_("File it all the same"), required=False)
    is_left_out = forms.BooleanField(label=_("Leave it out"), required=False)

    def __init__(self, page: TablePage, data: Any = None) -> None:
        row = page.row
        super().__init__(data, prefix=f"page-{row.pk}", initial=_initial(row))
        self.page = page
        self.sources = {
            name: SAID_BY.get(getattr(row, f"{name}_from"), "")
            for name in upload_table.EDITABLE
        }

    def change(self) -> RowChange:
        return RowChange(**self.cleaned_data)


class AllForm(PlaceForm):
    """What is to hold for all pages. The number is that of the first."""

    prefix = "all"
    main_edition = forms.BooleanField(label=_("main edition"), required=False)
    is_accepted = forms.BooleanField(label=_("File them all the same"), required=False)

    def whole(self) -> ForAll:
        typed = self.cleaned_data
        edition = "" if typed["main_edition"] else typed["edition"] or None
        return ForAll(typed["date"], edition, typed["number"], typed["is_accepted"])


def _initial(row: UploadedPage) -> dict[str, Any]:
    names = (*upload_table.EDITABLE, "is_accepted", "is_left_out")
    date = row.date.isoformat() if row.date else ""
    return {name: getattr(row, name) for name in names} | {"date": date}


class UploadPagesView(ImportersOnly, TemplateView):
    """GET shows the table; POST saves what was typed, files the pages, or drops the upload."""

    template_name = "admin/articles/importrecord/pages.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        job = self._job()
        if not job.is_proposed:
            return HttpResponseRedirect(job.get_absolute_url())
        table = upload_table.table_of(job)
        return self._page(job, [UploadedPageForm(page) for page in table], AllForm())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return page_again(request, lambda: self._do(request))

    def _do(self, request: HttpRequest) -> HttpResponse:
        job = self._job()
        if "drop" in request.POST:
            import_queue.stop(job)
            messages.success(request, gettext("The upload is dropped. Nothing was imported."))
            return HttpResponseRedirect(reverse("admin:articles_importrecord_upload"))
        if not job.is_proposed:
            return HttpResponseRedirect(job.get_absolute_url())
        rows = [UploadedPageForm(page, request.POST) for page in upload_table.table_of(job)]
        whole = AllForm(request.POST if "for_all" in request.POST else None)
        valid = [form.is_valid() for form in rows]
        if not all(valid) or (whole.is_bound and not whole.is_valid()):
            return self._page(job, rows, whole)
        return self._save(request, job, rows, whole)

    def _save(
        self,
        request: HttpRequest,
        job: ImportJob,
        rows: Sequence[UploadedPageForm],
        whole: AllForm,
    ) -> HttpResponse:
        changes: Mapping[int, RowChange] = {form.page.row.pk: form.change() for form in rows}
        if whole.is_bound:
            pages = [form.page.row for form in rows]
            changes = upload_table.changes_for_all(pages, changes, whole.whole())
        try:
            table = upload_table.save(job, changes, request.POST.get("seen", ""))
        except upload_table.ChangedError as error:
            messages.warning(request, str(error))
            return self._page(self._job(), rows, whole)
        return self._go_on(request, job, table) if "file" in request.POST else self._again()

    def _go_on(
        self, request: HttpRequest, job: ImportJob, table: Sequence[TablePage]
    ) -> HttpResponse:
        open_ones = sum(not page.is_settled for page in table)
        if open_ones:
            words = ngettext(
                "Not filed yet: %(count)d page is to be settled.",
                "Not filed yet: %(count)d pages are to be settled.",
                open_ones,
            )
            messages.error(request, words % {"count": open_ones})
        elif all(page.row.is_left_out for page in table):
            words = gettext("Not filed: every page is left out. Drop the upload instead.")
            messages.error(request, words)
        else:
            import_workers.file_pages(job)
            return HttpResponseRedirect(
                reverse("admin:articles_importrecord_progress", args=[job.pk])
            )
        return self._again()

    def _again(self) -> HttpResponse:
        return HttpResponseRedirect(self.request.path)

    def _page(
        self, job: ImportJob, rows: Sequence[UploadedPageForm], whole: AllForm
    ) -> HttpResponse:
        table = upload_table.table_of(job)
        facts = {
            "title": gettext("Before it is filed: %(files)s") % {"files": job},
            "job": job,
            "rows": rows,
            "for_all": whole,
            "seen": upload_table.digest(table),
            "open_count": sum(not page.is_settled for page in table),
            "filed_count": sum(not (page.row.is_left_out or page.row.error) for page in table),
            "has_errors": any(form.is_bound and form.errors for form in [*rows, whole]),
        }
        return self.render_to_response(self.get_context_data(**facts))

    def _job(self) -> ImportJob:
        jobs = ImportJob.objects.select_related("made_by")
        job: ImportJob = get_object_or_404(jobs, pk=self.kwargs["pk"])
        return job
