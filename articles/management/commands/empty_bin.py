"""Delete for good what has been in the bin for long: `empty_bin --days N [--dry-run] [--seen]`."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk import bin as desk_bin


class Command(BaseCommand):
    def add_arguments(self, parser: CommandParser) -> None:
        parser.description = _(
            "Delete for good what was put in the bin so many days ago or earlier: articles with their revisions, "
            "photos with their files, people. Nothing else empties the bin, and nothing brings back what this "
            "deletes. Articles that readers have seen, or written of, stay in the bin, where their addresses say that "
            "they are gone; --seen deletes them, too."
        )
        parser.add_argument(
            "--days", type=int, required=True, help=_("how long it has been in the bin")
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help=_("say what would be deleted, delete nothing"),
        )
        parser.add_argument(
            "--seen",
            action="store_true",
            help=_(
                "also what readers have seen, with its letters, corrections and former addresses"
            ),
        )

    def handle(self, *args: Any, days: int, dry_run: bool, seen: bool, **options: Any) -> None:
        if days < 0:
            raise CommandError(_("The days are 0 or more."))
        before = timezone.now() - datetime.timedelta(days)
        done = (
            desk_bin.to_empty(before, seen=seen)
            if dry_run
            else desk_bin.empty(before, seen=seen)
        )
        words = (
            _("Would be deleted: %(articles)d articles, %(photos)d photos, %(people)d people.")
            if dry_run
            else _("Deleted: %(articles)d articles, %(photos)d photos, %(people)d people.")
        )
        counts = {"articles": done.articles, "photos": done.photos, "people": done.people}
        self.stdout.write(words % counts)
        if done.kept:
            kept = _("%(kept)d articles stay in the bin: readers have seen them.")
            self.stdout.write(kept % {"kept": done.kept})
