"""Check the log: `verify_events [--expect PLACE:DIGEST]`."""

from __future__ import annotations

from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from articles.desk import events

MOST_SHOWN = 20  # faults; one change early in the log may show in many places
IN_WORDS = {
    "missing": lambda place: _("Event %(place)d is missing.") % {"place": place},
    "changed": lambda place: _("Event %(place)d is not as it was written.") % {"place": place},
    "cut": lambda place: (
        _("The log ends after event %(place)d: the rest is gone.") % {"place": place}
    ),
}


class Command(BaseCommand):
    def add_arguments(self, parser: CommandParser) -> None:
        parser.description = _(
            "Check that no event of the log was changed or taken out, and print its last digest. Written down "
            "somewhere else, that digest also shows, with --expect, that nobody has made the whole log anew. Exit code "
            "1 if something is wrong."
        )
        parser.add_argument(
            "--expect", metavar="PLACE:DIGEST", type=_head, default=events.Head()
        )

    def handle(self, *args: Any, expect: events.Head, **options: Any) -> None:
        head = events.bind()
        found = list(islice(events.faults(expect), MOST_SHOWN))
        if found:
            said = "\n".join(IN_WORDS[fault.what](fault.place) for fault in found)
            raise CommandError(said, returncode=1)
        self.stdout.write(_("%(count)d events, as they were written.") % {"count": head.place})
        self.stdout.write(f"{head.place}:{head.digest}")


def _head(said: str) -> events.Head:
    place, _colon, digest = said.partition(":")
    return events.Head(int(place), digest)
