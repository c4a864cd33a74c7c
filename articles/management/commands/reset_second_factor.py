"""Remove somebody's phone and recovery codes, so that the next log-in enrols anew: `reset_second_factor NAME`."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.login import second_factor


class Command(BaseCommand):
    def add_arguments(self, parser: CommandParser) -> None:
        parser.description = _(
            "Remove the phone and the recovery codes of somebody who has lost them. The next log-in, by password "
            "alone, sets up a new phone: make sure who asks, and that nobody else knows the password."
        )
        parser.add_argument("name", help=_("the name that is typed to log in"))

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["name"]
        user = get_user_model().objects.filter(username=name).first()
        if user is None:
            raise CommandError(_("Nobody logs in as %(name)s.") % {"name": name})
        count = second_factor.reset(user)
        done = ngettext("%(count)d device removed.", "%(count)d devices removed.", count)
        self.stdout.write(done % {"count": count})
