"""Write down what readers see of stories of which nothing is written down yet: `keep_public_states`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.utils.translation import gettext as _

from articles.derived.batches import batches
from articles.desk import public_states, signed_texts
from articles.models import Article, Event

BATCH = 100  # stories whose rows are locked at once: some tenths of a second


class Command(BaseCommand):
    def add_arguments(self, parser: CommandParser) -> None:
        parser.description = _(
            "Write down what readers see now of all stories that came online before that was kept. Run it once after "
            "the upgrade; run again, it takes up where it was interrupted. What readers saw before is told from the "
            "log and the revisions."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        waiting = Article.everything.filter(published_at__isnull=False, public_states=None)
        pks = list(waiting.order_by("pk").values_list("pk", flat=True))
        written = sum(_keep(batch) for batch in batches(pks, BATCH))
        self.stdout.write(
            _("%(count)d stories written down as readers see them.") % {"count": written}
        )


@transaction.atomic
def _keep(pks: list[int]) -> int:
    Article.everything.filter(pk__in=pks).lock()
    signed_texts.keep_photo_bytes(pks)
    return public_states.record(pks, Event.Verb.CREATED)
