"""Remove the images and PDFs of printed pages that no row names any more: `sweep_media [--hours N]`."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from articles.derived import withholding
from articles.desk import open_forms
from articles.images import media, on_demand, renditions
from articles.intake import uploaded_files

# What was typed and not saved is kept so long: nobody comes back to it later
DRAFT_AGE = datetime.timedelta(days=30)


class Command(BaseCommand):
    def add_arguments(self, parser: CommandParser) -> None:
        parser.description = _(
            "Remove the files of printed pages that no page and no photo names: those of imports that were killed, and "
            "those that a corrected page has replaced; and what was made of files that are gone. What editors "
            "uploaded is never touched, but for page files whose import has ended."
        )
        parser.add_argument(
            "--hours",
            type=float,
            default=media.GRACE / 3600,
            help=_("leave files younger than this alone: an import may be about to name them"),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        grace = options["hours"] * 3600
        uploaded_files.sweep(grace)
        open_forms.sweep(DRAFT_AGE)
        withholding.follow_all()
        swept = media.sweep(grace) + renditions.sweep(grace) + on_demand.sweep(grace)
        self.stdout.write(
            _("%(count)d files removed, %(size)s")
            % {"count": swept.files, "size": filesizeformat(swept.size)}
        )
