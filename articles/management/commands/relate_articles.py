"""Rebuild the related articles of all published articles: `relate_articles`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.derived import cache_versions, print_size, relations
from articles.models import Article


class Command(BaseCommand):
    def add_arguments(self, parser: CommandParser) -> None:
        parser.description = _(
            "Work out anew which published stories lead on to which, and how large each stands in print. Publishing "
            "does it for the stories it publishes; this is for an archive that was published before, and after changes "
            "to the rules."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        print_size.measure(Article.objects.published().only("pk"))
        count = relations.rebuild()
        cache_versions.site_changed()
        said = ngettext("%(count)d story related", "%(count)d stories related", count) % {
            "count": count
        }
        self.stdout.write(said)
