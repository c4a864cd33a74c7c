"""Take imports back: `undo_import RECORD [RECORD …] [--dry-run]`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from articles.intake import taking_back
from articles.intake.taking_back import TakingBack
from articles.models import ImportRecord
from articles.web.refusals import RefusedError


class Command(BaseCommand):
    def add_arguments(self, parser: CommandParser) -> None:
        parser.description = _(
            "Take imports back, the last first: the pages, stories, pictures and blocks that they made go, and stories "
            "that they changed stand as they stood before. A story that an editor has worked on since stays and is "
            "named. What readers may have seen is refused, and then nothing of that import is done. The file that came "
            "is kept: imported again, it brings everything again."
        )
        parser.add_argument(
            "records",
            nargs="+",
            type=int,
            metavar="RECORD",
            help=_("number of an import record, as its address in the desk has it"),
        )
        parser.add_argument(
            "--dry-run", action="store_true", help=_("say what would be done, do nothing")
        )

    def handle(self, *args: Any, records: list[int], dry_run: bool, **options: Any) -> None:
        refused = 0
        done: set[int] = set()
        for pk in sorted(set(records), reverse=True):
            if pk not in done:
                found = self._take_back(pk, dry_run=dry_run)
                refused += found is None
                done |= {record.pk for record in found.records} if found else set()
        if refused:
            raise CommandError(_("%(count)d could not be taken back.") % {"count": refused})

    def _take_back(self, pk: int, *, dry_run: bool) -> TakingBack | None:
        """None where it was refused, with the reason said."""
        record = ImportRecord.objects.filter(pk=pk).first()
        if record is None:
            self.stderr.write(_("There is no import record %(number)d.") % {"number": pk})
            return None
        try:
            found = taking_back.plan(record) if dry_run else taking_back.take_back(record)
        except RefusedError as refusal:
            self.stderr.write(f"{pk}: {refusal}")
            return None
        self._report(pk, found)
        return found

    def _report(self, pk: int, found: TakingBack) -> None:
        counts = {
            "number": pk,
            "pages": len(found.pages.gone),
            "removed": len(found.removed),
            "restored": len(found.restored),
        }
        self.stdout.write(
            _(
                "%(number)d: %(pages)d pages and %(removed)d stories removed, %(restored)d stories as before."
            )
            % counts
        )
        for article in found.stay:
            self.stdout.write(_("  stays, edited since: %(title)s") % {"title": article})
