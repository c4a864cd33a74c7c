"""A night's folder, dropped on the board: its files are sent one by one, and then imported together.

What has come so far goes back to the browser as a signed text and comes with the next file: the
server remembers nothing, and nobody can name another's files. A folder that nobody finishes is
swept (`manage.py sweep_media`).
"""

from __future__ import annotations

import logging
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from articles import intake
from articles.images.media import GRACE
from articles.intake import import_workers, sources, uploaded_files
from articles.intake.page_identity import ImportOptions
from articles.intake.uploaded_files import KeptUpload
from articles.models import ImportJob
from articles.web.refusals import RefusedError
from articles.web.upload_handlers import lost_uploads

from .upload import BUSY, ImportersOnly

log = logging.getLogger(__name__)
MOST_FILES = 500  # of one folder: more than a month of pages
LONGEST_NAME = 300  # characters, folders and all
_SALT = "articles.sent-files"


class SendView(ImportersOnly, View):
    """POST, for the board's script: `file`, its `name` with folders, and `sent` as the file before was answered."""

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            kept = _sent(request)
            kept = uploaded_files.store_one(*_file(request), kept)
        except RefusedError as refusal:
            return JsonResponse({"error": str(refusal)}, status=400)
        facts = [request.user.pk, kept.folder, list(kept.names)]
        return JsonResponse({"sent": signing.dumps(facts, salt=_SALT, compress=True)})


class SentView(ImportersOnly, View):
    """POST `sent`, as the last file was answered: all of them are imported, and have a page of their own."""

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            kept = _sent(request)
            if kept is None:
                raise RefusedError(_("No file has come."))
            return HttpResponseRedirect(self._job(request, kept).get_absolute_url())
        except RefusedError as refusal:
            messages.error(request, str(refusal))
        except intake.DATABASE_AWAY:
            log.exception("Files that were sent could not be put into the queue")
            messages.error(request, BUSY)
        return HttpResponseRedirect(reverse("admin:articles_importrecord_upload"))

    def _job(self, request: HttpRequest, kept: KeptUpload) -> ImportJob:
        """One import of a folder, however often its end is told."""
        known = ImportJob.objects.filter(folder=kept.folder).first()
        if known is not None:
            return known
        uploaded_files.require(kept)
        stage = ImportJob.Stage.LOOK
        return import_workers.submit_kept(kept, ImportOptions(), user=request.user, stage=stage)


def _sent(request: HttpRequest) -> KeptUpload | None:
    """What had come before; None at the first file. Raises RefusedError for anything but our own answer."""
    text = request.POST.get("sent", "")
    if not text:
        return None
    try:
        user, folder, names = signing.loads(text, salt=_SALT, max_age=GRACE)
    except signing.BadSignature:
        user, folder, names = None, "", []
    if user != request.user.pk:
        raise RefusedError(
            _("The files that had come are no longer kept. Begin with the whole folder again.")
        )
    if len(names) >= MOST_FILES and "file" in request.FILES:
        raise RefusedError(
            _("At most %(count)d files can be sent together.") % {"count": MOST_FILES}
        )
    return KeptUpload(folder, tuple(names))


def _file(request: HttpRequest) -> tuple[Any, str]:
    """The file that was sent and its name. Raises RefusedError where it is of no use."""
    for lost in lost_uploads(request):
        raise RefusedError(str(lost))
    file = request.FILES.get("file")
    if file is None:
        raise RefusedError(_("No file has come."))
    sources.check_size(file.name, file.size)
    path = request.POST.get("name", "").replace("\0", "").strip("/") or file.name
    is_its_own = path.endswith(file.name) and len(path) <= LONGEST_NAME
    return file, path if is_its_own else file.name
