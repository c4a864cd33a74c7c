"""Draw the photos anew that were uploaded before this was done on upload: `redraw_photos`."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _
from tqdm import tqdm

from articles.derived import cache_versions
from articles.images.redrawing import redraw_photos
from articles.models import Photo


class Command(BaseCommand):
    def add_arguments(self, parser: CommandParser) -> None:
        parser.description = _(
            "Take out of the photos what their files carry beside the picture: where and when it was taken, by whom, "
            "with which device. Uploads are drawn anew by themselves; this is for photos that were uploaded before. "
            "It can be stopped and started again; a second run changes nothing."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        redrawn = refused = 0
        total = Photo.everything.count()
        try:
            with tqdm(total=total, file=sys.stderr, disable=None, leave=False, unit="") as bar:
                for one in redraw_photos():
                    bar.update()
                    redrawn += one.is_new
                    if one.refusal:
                        refused += 1
                        self.stderr.write(f"{one.name}: {one.refusal}")
        finally:
            if redrawn:
                cache_versions.site_changed()
        said = {"redrawn": redrawn, "refused": refused, "total": total}
        self.stdout.write(
            _("%(redrawn)d of %(total)d photos drawn anew, %(refused)d cannot be read") % said
        )
