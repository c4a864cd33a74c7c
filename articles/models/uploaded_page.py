"""The pages of an upload that is looked through, each with what it says it is and where it shall go."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .constraints import counts_from_one
from .import_job import ImportJob


class UploadedPage(models.Model):
    """A page of an uploaded file before it is filed; removed when its upload has ended.

    `position`: its file's, from 0, archives unpacked. `date`, `edition` and `number` are what
    was found and what an editor has made of it, `…_from` what it was taken from ("desk": typed by
    an editor). `dispute`: what page and names say against each other. `error`: why it cannot be
    filed. `is_accepted`: an editor has seen what it clashes with.
    """

    job = models.ForeignKey(
        ImportJob, on_delete=models.CASCADE, related_name="pages", verbose_name=_("upload")
    )
    position = models.PositiveIntegerField()
    file_page = models.PositiveIntegerField(_("page of the file"), default=1)
    file_name = models.TextField(_("file"))
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    headline = models.TextField(_("headline"), blank=True)
    stories = models.PositiveIntegerField(_("stories"), default=0)
    date = models.DateField(_("date"), null=True, blank=True)
    edition = models.CharField(_("edition"), max_length=30, blank=True)
    number = models.CharField(_("page number"), max_length=10, blank=True)
    date_from = models.CharField(max_length=10, blank=True)
    edition_from = models.CharField(max_length=10, blank=True)
    number_from = models.CharField(max_length=10, blank=True)
    dispute = models.TextField(blank=True)
    error = models.TextField(_("error"), blank=True)
    is_accepted = models.BooleanField(_("file it all the same"), default=False)
    is_left_out = models.BooleanField(_("leave it out"), default=False)

    class Meta:
        ordering = ["position", "file_page"]
        default_permissions = ()  # who may import sees them
        verbose_name = pgettext_lazy("of an upload", "page")
        verbose_name_plural = pgettext_lazy("of an upload", "pages")
        constraints = [
            models.UniqueConstraint(
                fields=["job", "position", "file_page"], name="one_row_a_page_of_an_upload"
            ),
            counts_from_one("file_page", "pages_of_files_count_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.file_name} #{self.file_page}"
