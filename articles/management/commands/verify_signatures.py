"""Check the signatures: `verify_signatures`."""

from __future__ import annotations

from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from articles.desk import events, signature_faults
from articles.models import Signature

MOST_SHOWN = 50


class Command(BaseCommand):
    def add_arguments(self, parser: CommandParser) -> None:
        parser.description = _(
            "Check, from the database alone, that every signature is as the log tells it, that what was signed is kept "
            "as it was, that what is online is what was signed last, and that its photos are the files that were "
            "signed, where these are there. Exit code 1 if something is wrong."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        events.bind()
        found = [str(fault) for fault in islice(signature_faults.faults(), MOST_SHOWN)]
        if next(events.faults(), None):
            found.insert(0, _("The log itself was changed: see verify_events."))
        if found:
            raise CommandError("\n".join(found), returncode=1)
        counted = _("%(count)d signatures, as they were given.")
        self.stdout.write(counted % {"count": Signature.objects.count()})
        before = _("%(count)d stories are online that were never signed.")
        self.stdout.write(before % {"count": signature_faults.never_signed()})
        if since := signature_faults.never_signed_since():
            words = _(
                "%(count)d of them went online since the desk signs: its levels were taken away meanwhile, see the log."
            )
            self.stdout.write(words % {"count": since})
