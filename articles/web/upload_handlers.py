"""Large uploads go to the temporary folder, whose disk may be full: then the rest of the form is
still there, and the page can say what happened.

Django's own handler lets the system's error through, which is an answer of 500 before any view is
asked.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.http import HttpRequest
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class LostUpload:
    """A file that was sent and could not be stored; `reason` in the system's words."""

    name: str
    reason: str

    def __str__(self) -> str:
        return _(
            "%(file)s could not be stored on the server (%(reason)s). Ask its administrator to make room, then "
            "choose the file again."
        ) % {"file": self.name, "reason": self.reason}


def lost_uploads(request: HttpRequest) -> list[LostUpload]:
    """The files of this request that could not be stored."""
    request.FILES  # noqa: B018 - reads the request, where nobody has
    found: list[LostUpload] = getattr(request, "lost_uploads", [])
    return found


class FullDiskUploadHandler(TemporaryFileUploadHandler):
    """Leaves out a file that cannot be stored, and remembers it for `lost_uploads`."""

    def new_file(self, *arguments: Any, **options: Any) -> None:
        self.__dict__.pop("file", None)  # the one before, which is the form's by now
        try:
            super().new_file(*arguments, **options)
        except OSError as error:
            self._lose(error)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if not hasattr(self, "file"):
            return
        try:
            super().receive_data_chunk(raw_data, start)
        except OSError as error:
            self._lose(error)

    def file_complete(self, file_size: int) -> UploadedFile | None:
        """What is still in the buffer is written only here."""
        if not hasattr(self, "file"):
            return None
        try:
            file: UploadedFile = super().file_complete(file_size)
        except OSError as error:
            self._lose(error)
            return None
        return file

    def upload_interrupted(self) -> None:
        if hasattr(self, "file"):
            super().upload_interrupted()

    def _lose(self, error: OSError) -> None:
        file = self.__dict__.pop("file", None)
        if file is not None:
            with suppress(OSError):  # of the buffer, which has no room either
                file.close()
        lost = LostUpload(self.file_name or "", error.strerror or str(error))
        self.request.lost_uploads = [*getattr(self.request, "lost_uploads", []), lost]
