"""Rebuild the search index while the site is being read: `index_articles [--missing] [--batch N]`."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from tqdm import tqdm

from articles import search


class Command(BaseCommand):
    def add_arguments(self, parser: CommandParser) -> None:
        parser.description = _(
            "Make the search's entries of all published stories anew, and remove those of stories that are not online. "
            "Publishing keeps them by itself; this is for an archive from before there was a search, and after changes "
            "to its rules. Readers go on searching meanwhile; stopped, it can be begun again."
        )
        parser.add_argument(
            "--missing",
            action="store_true",
            help=_("only stories that cannot be found yet: goes on where it was stopped"),
        )
        parser.add_argument(
            "--batch", type=int, default=search.BATCH, help=_("stories of a transaction")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["batch"] < 1:
            raise CommandError(
                _("--batch is %(found)d: expected 1 or more.") % {"found": options["batch"]}
            )
        swept = search.sweep()
        missing, done = options["missing"], 0
        total = search.count_to_index(only_missing=missing)
        with tqdm(
            total=total,
            file=sys.stderr,
            disable=None if sys.stderr else True,
            leave=False,
            unit="",
        ) as bar:
            for count in search.index_all(options["batch"], only_missing=missing):
                bar.update(count)
                done += count
        said = ngettext("%(count)d story indexed", "%(count)d stories indexed", done) % {
            "count": done
        }
        gone = ngettext("%(count)d entry removed", "%(count)d entries removed", swept) % {
            "count": swept
        }
        self.stdout.write(f"{said}\n{gone}")
