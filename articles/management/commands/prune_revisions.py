"""Remove old revisions: `prune_revisions --days N [--dry-run]`."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk import pruning


class Command(BaseCommand):
    def add_arguments(self, parser: CommandParser) -> None:
        parser.description = _(
            "Remove the revisions that are so many days old or older, of articles and of all other rows. Of each the "
            "last one stays, of each article the last import, too. Nothing else removes revisions, and nothing brings "
            "them back."
        )
        parser.add_argument("--days", type=int, required=True, help=_("how old they are"))
        parser.add_argument(
            "--dry-run", action="store_true", help=_("say how many would go, remove none")
        )

    def handle(self, *args: Any, days: int, dry_run: bool, **options: Any) -> None:
        if days < 0:
            raise CommandError(_("The days are 0 or more."))
        before = timezone.now() - datetime.timedelta(days)
        done = pruning.to_prune(before) if dry_run else pruning.prune(before)
        words = (
            _("Would be removed: %(articles)d revisions of articles, %(rows)d of other rows.")
            if dry_run
            else _("Removed: %(articles)d revisions of articles, %(rows)d of other rows.")
        )
        self.stdout.write(words % {"articles": done.articles, "rows": done.rows})
