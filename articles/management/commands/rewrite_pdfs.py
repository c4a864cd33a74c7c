"""Rewrite the page PDFs that were stored before readers got them written anew: `rewrite_pdfs`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from articles.derived import cache_versions
from articles.images.rewriting import rewrite_page_pdfs


class Command(BaseCommand):
    def add_arguments(self, parser: CommandParser) -> None:
        parser.description = _(
            "Write the PDFs that readers download anew, with the page and nothing else in them. Imports do it by "
            "themselves; this is for pages that were imported before. It can be stopped and started again."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        rewritten = refused = left = 0
        try:
            for one in rewrite_page_pdfs():
                rewritten += one.is_new
                refused += bool(one.refusal) and not one.is_left
                left += one.is_left
                if one.refusal:
                    self.stderr.write(f"{one.name}: {one.refusal}")
        finally:
            if rewritten or refused:
                cache_versions.site_changed()
        said = {"rewritten": rewritten, "refused": refused}
        self.stdout.write(
            _("%(rewritten)d PDFs written anew, %(refused)d taken from readers") % said
        )
        if left:
            raise CommandError(
                _(
                    "%(left)d PDFs are left as they were: the machine had no time or no room for them. Run the command "
                    "again."
                )
                % {"left": left}
            )
