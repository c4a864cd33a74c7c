"""Withdraw articles: `withdraw_articles ARTICLE [ARTICLE …] --reason TEXT [--note TEXT]`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk import publishing
from articles.desk.publishing import WithdrawalError
from articles.models import Article


class Command(BaseCommand):
    def add_arguments(self, parser: CommandParser) -> None:
        parser.description = _(
            "Take published articles off the site. Their addresses answer 410 from then on, with the note; feeds, "
            "sitemaps, JSON and the search follow. The reason is the desk's own: the log and the revisions keep it."
        )
        parser.add_argument(
            "articles",
            nargs="+",
            type=int,
            metavar="ARTICLE",
            help=_("number of an article, as its address has it"),
        )
        parser.add_argument("--reason", required=True, help=_("why, for the desk"))
        parser.add_argument("--note", default="", help=_("what readers find at its address"))

    def handle(
        self, *args: Any, articles: list[int], reason: str, note: str, **options: Any
    ) -> None:
        found = Article.objects.filter(pk__in=articles)
        unknown = sorted(set(articles) - {article.pk for article in found})
        if unknown:
            numbers = ", ".join(map(str, unknown))
            raise CommandError(_("There is no article %(numbers)s.") % {"numbers": numbers})
        try:
            count = publishing.withdraw(found, reason=reason, note=note)
        except WithdrawalError as error:
            raise CommandError(str(error)) from error
        words = ngettext("%(count)d article withdrawn.", "%(count)d articles withdrawn.", count)
        self.stdout.write(words % {"count": count})
        offline = len(set(articles)) - count
        if offline:
            self.stdout.write(_("%(count)d were not online.") % {"count": offline})
