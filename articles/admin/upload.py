"""Import in the browser: uploaded files go through the same `intake.import_files` as the command's."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from articles import intake
from articles.desk import publishing
from articles.intake import page_identity, sources, spool
from articles.intake.reports import totals

log = logging.getLogger(__name__)

_BUSY = _(
    "The database is busy or does not answer. Nothing is lost: what is listed below came in. "
    "Try the same files again in a moment; what came in already is skipped."
)


class SeveralFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """A field for several files: a list of uploads, each of a type and size that `sources` accepts."""

    widget = SeveralFilesInput

    def clean(self, data, initial=None):
        several = data if isinstance(data, list | tuple) and data else [data]
        files = [super(SeveralFilesField, self).clean(file, initial) for file in several]
        refused = [error for file in files if (error := _refusal_of(file))]
        if refused:
            raise ValidationError(refused)
        return files


class UploadForm(forms.Form):
    files = SeveralFilesField(
        label=_("files"),
        # the import refuses an empty file with a better message, and records it
        allow_empty_file=True,
        widget=SeveralFilesInput(attrs={"accept": ",".join(sources.LIMITS)}),
        help_text=_(
            "Pages as PDF or text, or a .zip of them; up to a hundred may be chosen at once. A PDF page takes about a "
            "second, an issue up to half a minute: leave this window open meanwhile."
        ),
    )
    date = forms.CharField(
        label=_("date"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_(
            "Only needed where neither the page nor the file's name says it. What you say here counts."
        ),
    )
    edition = forms.CharField(
        label=_("edition"), required=False, help_text=_("Empty for the main edition.")
    )
    page = forms.CharField(
        label=_("page number"),
        required=False,
        help_text=_("As printed: 3, A3. Only for a single file."),
    )
    publish = forms.BooleanField(
        label=_("Publish at once"),
        required=False,
        help_text=_("Without it the stories come in as drafts, to be checked first."),
    )

    def clean_date(self):
        return self._checked("date")

    def clean_edition(self):
        return self._checked("edition")

    def clean_page(self):
        if self.cleaned_data["page"] and len(self.cleaned_data.get("files", [])) > 1:
            raise ValidationError(
                gettext(
                    "Several files cannot all be this page. Leave it out, or choose one file."
                )
            )
        return self._checked("page")

    def options(self) -> page_identity.ImportOptions:
        return page_identity.options_from(
            *(self.cleaned_data[name] for name in ("date", "edition", "page"))
        )

    def _checked(self, name: str) -> str:
        try:
            page_identity.options_from(**{name: self.cleaned_data[name]})
        except sources.RefusedError as refusal:
            raise ValidationError(str(refusal)) from refusal
        return self.cleaned_data[name]


class UploadView(FormView):
    """The upload form, and after an import, on the same page, what became of each file."""

    form_class = UploadForm
    template_name = "admin/articles/importrecord/upload.html"
    model_admin = None  # set in ImportRecordAdmin.get_urls

    def dispatch(self, request, *args, **kwargs):
        if not self.model_admin.may_upload(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        with _on_disk(form.cleaned_data["files"]) as files:
            if form.cleaned_data["page"] and len(files) > 1:
                form.add_error(
                    "page",
                    gettext("The archive holds several files: they cannot all be this page."),
                )
                return self.form_invalid(form)
            return self._import(files, form)

    def _import(self, files, form):
        """Import the files and show the reports; 503 if the database failed on the way."""
        reports, status = [], 200
        try:
            with closing(
                intake.import_files(files, form.options(), self.request.user)
            ) as coming:
                for report in coming:
                    reports.append(report)
                    if form.cleaned_data["publish"]:
                        publishing.publish(intake.imported_drafts(report), self.request.user)
        except intake.DATABASE_AWAY:
            log.exception("Importing stopped after %d files", len(reports))
            messages.error(self.request, _BUSY)
            status = 503
        context = self.get_context_data(
            form=self.form_class(), reports=reports, totals=totals(reports)
        )
        return self.render_to_response(context, status=status)

    def get_context_data(self, **context):
        site = self.model_admin.admin_site.each_context(self.request)
        facts = {
            "title": gettext("Import pages"),
            "opts": self.model_admin.opts,
            "limits": sources.LIMITS,
        }
        return super().get_context_data(**site, **facts, **context)


@contextmanager
def _on_disk(uploads: Iterable[UploadedFile]) -> Iterator[list[sources.SourceFile]]:
    """The uploads as files on disk. Django holds small ones in memory, and these are written to the spool."""
    with spool.opened() as folder:
        files = []
        for number, upload in enumerate(uploads):
            path = folder / str(number)
            if hasattr(upload, "temporary_file_path"):
                path = Path(upload.temporary_file_path())
            else:
                path.write_bytes(upload.read())
            files += sources.uploaded(upload.name, path)
        yield files


def _refusal_of(file) -> str:
    """Why the upload is refused unread; "" if it is not."""
    try:
        sources.check_size(file.name, file.size)
    except sources.RefusedError as refusal:
        return f"{sources.printable(file.name)}: {refusal}"
    return ""
