"""Import in the browser: uploaded files wait in a queue for the same `intake.import_files` as the command's."""

import logging

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from articles import intake
from articles.desk import transactions
from articles.desk.rights import Right
from articles.intake import import_queue, import_workers, page_identity, sources
from articles.models import ImportJob
from articles.web.upload_handlers import lost_uploads

from .rights import rights_for

log = logging.getLogger(__name__)

BUSY = _(
    "The database is busy or does not answer, so nothing was imported. Try the same files again in a moment."
)
_FULL = _(
    "The disk of the database is full, so nothing was imported. Ask the administrator to make room, then upload the "
    "files again."
)
MOST_LISTED = 10  # of the last uploads, below the form


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
            "Pages as PDF or text, or a .zip of them; up to a hundred may be chosen at once. Once they are uploaded "
            "you may leave. First they are looked through, and a table shows which date and page each of them is; "
            "nothing is filed before you have seen it."
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

    def __init__(self, *args, lost=(), may_publish=True, **kwargs):
        """`lost`: files that were sent and could not be stored."""
        super().__init__(*args, **kwargs)
        if not may_publish:
            del self.fields["publish"]
        self._lost = [str(upload) for upload in lost]

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

    def clean(self):
        if self._lost:  # whatever else is wrong with the files: not all have arrived
            self._errors.pop("files", None)
            self.add_error("files", self._lost)
        return super().clean()

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


class ImportersOnly:
    """For the views of uploads. `model_admin` is set in ImportRecordAdmin.get_urls."""

    model_admin = None

    def dispatch(self, request, *args, **kwargs):
        if not self.model_admin.may_upload(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **context):
        site = self.model_admin.admin_site.each_context(self.request)
        return super().get_context_data(**site, opts=self.model_admin.opts, **context)


class UploadView(ImportersOnly, FormView):
    """The upload form. What was uploaded is put into the queue, and has a page of its own."""

    form_class = UploadForm
    template_name = "admin/articles/importrecord/upload.html"

    def get_form_kwargs(self):
        may_publish = rights_for(self.request).has(Right.PUBLISH)
        return super().get_form_kwargs() | {
            "lost": lost_uploads(self.request),
            "may_publish": may_publish,
        }

    def form_valid(self, form):
        files, publish = form.cleaned_data["files"], form.cleaned_data.get("publish", False)
        try:
            job = import_workers.submit(
                files, form.options(), publish, self.request.user, ImportJob.Stage.LOOK
            )
        except import_queue.OnePageError as refusal:
            form.add_error("page", str(refusal))
        except sources.RefusedError as refusal:
            form.add_error("files", str(refusal))
        except intake.DATABASE_AWAY as error:
            log.exception("An upload could not be put into the queue")
            messages.error(self.request, _FULL if transactions.is_disk_full(error) else BUSY)
            return self.render_to_response(self.get_context_data(form=form), status=503)
        else:
            return HttpResponseRedirect(job.get_absolute_url())
        return self.form_invalid(form)

    def get_context_data(self, **context):
        jobs = ImportJob.objects.select_related("made_by")
        facts = {
            "title": gettext("Import pages"),
            "limits": sources.LIMITS,
            "proposed": jobs.filter(status=ImportJob.Status.PROPOSED),
            "jobs": jobs.exclude(status=ImportJob.Status.PROPOSED)[:MOST_LISTED],
        }
        return super().get_context_data(**facts, **context)


def _refusal_of(file) -> str:
    """Why the upload is refused unread; "" if it is not."""
    try:
        sources.check_size(file.name, file.size)
    except sources.RefusedError as refusal:
        return f"{sources.printable(file.name)}: {refusal}"
    return ""
