"""Correct an article: `correct_article ARTICLE --note TEXT [--replace WRONG RIGHT …]`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from articles.desk import corrections
from articles.desk.sign_off import SigningError
from articles.desk.text_edits import TextConflictError
from articles.desk.text_places import TextEditError
from articles.models import Article


class Command(BaseCommand):
    def add_arguments(self, parser: CommandParser) -> None:
        parser.description = _(
            "Put a mistake right in an article: the text is changed and the note stands below it, in one step and one "
            "revision. Where stories are signed, what is online is corrected at the desk alone, for a correction is a "
            "signature at the last level."
        )
        parser.add_argument(
            "article",
            type=int,
            metavar="ARTICLE",
            help=_("number of an article, as its address has it"),
        )
        parser.add_argument(
            "--note", required=True, help=_("what was wrong and what is right, for readers")
        )
        parser.add_argument(
            "--replace",
            nargs=2,
            action="append",
            default=[],
            metavar=("WRONG", "RIGHT"),
            help=_("words that stand once in the article, and those that are to stand there"),
        )

    def handle(
        self, *args: Any, article: int, note: str, replace: list[list[str]], **options: Any
    ) -> None:
        row = Article.objects.filter(pk=article).first()
        if row is None:
            raise CommandError(_("There is no article %(numbers)s.") % {"numbers": article})
        try:
            edits = corrections.replacements(row, replace)
            corrections.correct(row, note, edits=edits)
        except TextConflictError as error:
            words = _("Not corrected: somebody has changed the same text meanwhile.")
            raise CommandError(words) from error
        except (TextEditError, SigningError) as error:
            raise CommandError(str(error)) from error
        row.refresh_from_db()
        self.stdout.write(_("Corrected: %(title)s") % {"title": row})
