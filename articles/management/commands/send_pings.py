"""Tell the WebSub hub which feeds have something new: `send_pings`, run every minute where WEBSUB_HUB is set."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from articles.derived import websub


class Command(BaseCommand):
    def add_arguments(self, parser: CommandParser) -> None:
        parser.description = _(
            "Tell the hub which feeds have something new. Publishing only notes it down; have this command run every "
            "minute. What the hub does not take is sent again, later each time."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.WEBSUB_HUB:
            raise CommandError(_("There is no hub to tell: set WEBSUB_HUB and SITE_URL."))
        sent = websub.send_due()
        words = _("%(told)d feeds told, %(failed)d to be tried again, %(given_up)d given up")
        self.stdout.write(words % vars(sent))
