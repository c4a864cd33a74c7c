"""Import pages: `import_issue PATH… [--date D] [--edition E] [--page N] [--again] [--jobs N] [--publish|--dry-run]
[--json]`.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from tqdm import tqdm

from articles import intake
from articles.desk import publishing
from articles.intake import FileReading, ProgressCallback, sources
from articles.intake.page_identity import ImportOptions, options_from
from articles.intake.reports import FileReport, totals
from articles.intake.sources import SourceFile, printable
from articles.management.console import Printer, progress_of
from articles.management.import_errors import (
    database_expected,
    database_stays,
    room_expected,
    tracebacks,
)
from articles.management.import_format import import_as_json
from articles.management.reading_format import describe, reading_as_json
from articles.models import ImportRecord
from articles.web.refusals import RefusedError

MOST_JOBS = 64  # each a process; no reading gains from more than one a core
MOST_NAMES = 10  # of files passed over, in the one line that names them


class Command(BaseCommand):
    def create_parser(self, *args: Any, **kwargs: Any) -> CommandParser:
        """The parser, without abbreviated options: manage.py looks for --dry-run before there is a parser to ask."""
        return super().create_parser(*args, allow_abbrev=False, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.description = _(
            "Import pages: each file becomes articles of its issue, or is refused with the reason."
        )
        parser.add_argument(
            "paths", nargs="+", metavar="PATH", help=_("a file, or a folder or .zip of files")
        )
        parser.add_argument(
            "--date",
            default="",
            help=_("the issue's date, for pages that do not say it: 2023-11-08"),
        )
        parser.add_argument(
            "--edition",
            default="",
            help=_("the edition, such as 增刊; the main one has no name"),
        )
        parser.add_argument(
            "--page",
            default="",
            help=_("the number printed on the page, for a single file: 3, A3"),
        )
        _add_ways(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        self._prepare_streams(options)
        import_options, files = _asked_for(options)
        self._say(_passed_over(options["paths"]))
        try:
            with tracebacks(shown=options["traceback"]), room_expected():
                if options["dry_run"]:
                    self._read(files, import_options, options)
                else:
                    self._import(files, import_options, options)
        except KeyboardInterrupt:
            message = _(
                "Stopped. What was imported stays; the same command again goes on from there."
            )
            raise CommandError(message, returncode=130) from None

    def _read(
        self,
        files: Sequence[SourceFile],
        import_options: ImportOptions,
        options: dict[str, Any],
    ) -> None:
        began, refused, pages, read = time.monotonic(), 0, 0, []
        with (
            progress_of(len(files)) as on_progress,
            closing(intake.read_files(files, options["jobs"], on_progress)) as readings,
        ):
            for reading in readings:
                identities = intake.page_identities(reading, import_options)
                refused += bool(reading.error)
                pages += len(reading.unread)
                self._say(
                    [
                        *describe(reading, identities),
                        *_import_objection(reading, import_options),
                    ]
                )
                if options["json"]:  # which is printed in one piece
                    read.append((reading, identities))
        if options["json"]:
            self._print_json(reading_as_json(intake.join_files(read), time.monotonic() - began))
        self._end(refused, len(files), pages)

    def _import(
        self,
        files: Sequence[SourceFile],
        import_options: ImportOptions,
        options: dict[str, Any],
    ) -> None:
        began, published = time.monotonic(), 0
        reports: list[FileReport] = []
        with database_expected():
            ImportRecord.objects.exists()  # before the first file is read
            with progress_of(len(files)) as on_progress, database_stays():
                for imported in self._imported(
                    files, import_options, options["jobs"], on_progress
                ):
                    report, count = (
                        _published(imported) if options["publish"] else (imported, 0)
                    )
                    reports.append(report)
                    published += count
                    self._say(report.lines())
        self._say([totals(reports).line()])
        if options["publish"]:
            self._say([_("%(count)d articles published") % {"count": published}])
        if options["json"]:
            self._print_json(import_as_json(reports, published, time.monotonic() - began))
        refused = sum(report.result == "refused" for report in reports)
        self._end(refused, len(reports), sum(len(report.refused) for report in reports))

    def _imported(
        self,
        files: Sequence[SourceFile],
        import_options: ImportOptions,
        jobs: int,
        on_progress: ProgressCallback,
    ) -> Iterator[FileReport]:
        """The reports, one by one; whatever ends the loop over them also ends the reading processes."""
        with closing(
            intake.import_files(files, import_options, jobs=jobs, on_progress=on_progress)
        ) as reports:
            yield from reports

    def _prepare_streams(self, options: dict[str, Any]) -> None:
        """Print JSON as UTF-8 whatever the terminal's encoding, and characters that it cannot show as escapes."""
        for stream in (self.stdout, self.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(
                    errors="backslashreplace", encoding="utf-8" if options["json"] else None
                )
        if sys.stdout is None and not options.get("stdout"):
            raise CommandError(
                _(
                    "Standard output is closed. Send it to a file, or to /dev/null, and try again."
                )
            )
        self._out = Printer(self.stdout)
        aside = Printer(self.stderr if sys.stderr or options.get("stderr") else None)
        self._aside = aside if options["json"] else self._out

    def _say(self, lines: Iterable[str]) -> None:
        with tqdm.external_write_mode():
            for line in lines:
                self._aside.line(printable(line))

    def _print_json(self, value: dict[str, Any]) -> None:
        self._out.line(json.dumps(value, ensure_ascii=False, indent=1))

    def _end(self, refused: int, files: int, pages: int) -> None:
        failure = self._out.failure or self._aside.failure
        if failure:
            raise CommandError(
                _("The report could not be written (%(reason)s), the work itself is done.")
                % {"reason": failure}
            )
        if refused:
            message = _("%(refused)d of %(files)d files were refused.")
            raise CommandError(message % {"refused": refused, "files": files})
        if pages:
            raise CommandError(_("%(pages)d pages were refused.") % {"pages": pages})


def _add_ways(parser: CommandParser) -> None:
    """How it is done, beside what is imported and where it belongs."""
    parser.add_argument(
        "--again",
        action="store_true",
        help=_("also files that came before; what the desk did with their pages stays"),
    )
    parser.add_argument(
        "--jobs",
        type=_number_of_jobs,
        default=0,
        help=_("pages read side by side; one a core if left out"),
    )
    parser.add_argument(
        "--json", action="store_true", help=_("print JSON, all else to standard error")
    )
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--publish", action="store_true", help=_("publish what was imported"))
    instead.add_argument(
        "--dry-run", action="store_true", help=_("only read, and print what was read")
    )


def _number_of_jobs(typed: str) -> int:
    """`--jobs` as a number. Raises ArgumentTypeError and ValueError, which argparse turns into its usage message."""
    jobs = int(typed)
    if not 1 <= jobs <= MOST_JOBS:
        raise argparse.ArgumentTypeError(
            _("expected a number from 1 to %(most)d") % {"most": MOST_JOBS}
        )
    return jobs


def _asked_for(options: dict[str, Any]) -> tuple[ImportOptions, list[SourceFile]]:
    """The import options and the files to import. Raises CommandError where the options make no sense."""
    try:
        typed = options_from(options["date"], options["edition"], options["page"])
    except RefusedError as refusal:
        raise CommandError(printable(str(refusal))) from refusal
    import_options = replace(typed, again=options["again"])
    files = sources.find(options["paths"])
    if import_options.page and len(files) > 1:
        raise CommandError(
            _(
                "--page names one page, but %(count)d files were given. Import them one by one, or leave it out."
            )
            % {"count": len(files)}
        )
    return import_options, files


def _passed_over(paths: Sequence[str]) -> Iterator[str]:
    """A line that names the files beside the pages that are of other kinds: somebody may think they were read."""
    names = sources.passed_over(paths)
    if names:
        shown = [*names[:MOST_NAMES], *(["…"] if len(names) > MOST_NAMES else [])]
        yield _("%(count)d files passed over, of other kinds than %(endings)s: %(names)s") % {
            "count": len(names),
            "endings": ", ".join(sources.LIMITS),
            "names": ", ".join(shown),
        }


def _published(report: FileReport) -> tuple[FileReport, int]:
    """The report with what stays offline, and how many went online."""
    done = publishing.publish_imported(intake.imported_drafts(report))
    return replace(report, left_out=tuple(map(str, done.left_out))), done.count


def _import_objection(reading: FileReading, import_options: ImportOptions) -> Iterator[str]:
    """A line that says why an import would refuse the file, which could be read; none if it would not."""
    reason = intake.refusal_reason(reading, import_options)
    if reason and not reading.error:
        yield "  · " + _("An import would refuse it: %(reason)s") % {"reason": reason}
