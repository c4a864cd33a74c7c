"""Keep the blocks of pages that were imported before blocks were kept: `read_pages_again`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from articles.intake.rereading import files_at, kept_files, pages_without_blocks, read_again
from articles.management.console import progress_of
from articles.web.refusals import RefusedError


class Command(BaseCommand):
    def add_arguments(self, parser: CommandParser) -> None:
        parser.description = _(
            "Read the kept files of pages again that were imported before their blocks were kept. No story changes. It "
            "can be stopped and started again."
        )
        parser.add_argument(
            "paths",
            nargs="*",
            help=_(
                "files, folders and archives in which files are looked for that are not kept, as those of texts"
            ),
        )
        parser.add_argument(
            "--jobs", type=int, default=0, help=_("reading processes; 0: one a core")
        )

    def handle(self, *args: Any, paths: list[str], jobs: int, **options: Any) -> None:
        waiting = pages_without_blocks()
        files = [*kept_files(waiting), *files_at(paths)]
        pages = stories = matched = refused = 0
        try:
            with progress_of(len(files)) as show:
                for one in read_again(files, jobs, show):
                    pages += not one.refusal
                    stories += one.stories
                    matched += one.matched
                    refused += bool(one.refusal)
                    if one.refusal:
                        self.stderr.write(f"{one.name}: {one.refusal}")
        except RefusedError as error:
            raise CommandError(str(error)) from error
        said = {
            "pages": pages,
            "stories": stories,
            "matched": matched,
            "refused": refused,
            "without": len(pages_without_blocks().get("", ())),
        }
        self.stdout.write(
            _(
                "%(pages)d pages have their blocks now; of %(stories)d stories on them %(matched)d are articles. "
                "%(refused)d pages could not be read, of %(without)d no file is at hand."
            )
            % said
        )
