"""Look at a stage of a page's reading: `show_page FILE [N] --stage STAGE (--out PNG | --dump)`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from articles.intake.sources import printable
from articles.management.console import Printer
from articles.reading import ReadingError, Source, inspection
from articles.reading.inspection import STAGES, Mark, PageMarks

_COLUMN = 14  # characters for a mark's kind


class Command(BaseCommand):
    def create_parser(self, *args: Any, **kwargs: Any) -> CommandParser:
        """No abbreviations, as everywhere where manage.py looks at the words itself."""
        return super().create_parser(*args, allow_abbrev=False, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.description = _(
            "Show what a stage of the reading found on a page, to see where a wrong reading began."
        )
        parser.add_argument(
            "file",
            metavar="FILE",
            help=_("a page's PDF, or its text as an extractor dumped it"),
        )
        parser.add_argument(
            "number", nargs="?", type=int, default=1, help=_("which sheet of it, from 1")
        )
        parser.add_argument("--stage", choices=STAGES, required=True)
        parser.add_argument(
            "--out", metavar="PNG", help=_("draw it on the page's picture, into this file")
        )
        parser.add_argument(
            "--dump", action="store_true", help=_("list it as text, also without a picture")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not (options["out"] or options["dump"]):
            raise CommandError(
                _(
                    "Say where to: --out page.png draws the stage on the page, --dump lists it here."
                )
            )
        source = _source(options["file"])
        try:
            pages = inspection.marks_on(source, options["number"], options["stage"])
            if options["out"]:
                self._draw(source, options["number"], pages, Path(options["out"]))
        except ReadingError as error:
            raise CommandError(_(error.message) % error.arguments) from error
        if options["dump"]:
            for page in pages:
                self._list(page)

    def _draw(
        self, source: Source, number: int, pages: tuple[PageMarks, ...], out: Path
    ) -> None:
        if not any(page.width for page in pages):
            raise CommandError(_("A text dump has no picture to draw on: use --dump."))
        picture = inspection.draw_marks(source, number, pages)
        try:
            picture.save(out, "PNG")
        except OSError as error:
            said = {"file": printable(str(out)), "reason": error.strerror or error}
            raise CommandError(
                _("The picture cannot be written to %(file)s: %(reason)s") % said
            ) from error
        self.stdout.write(printable(str(out)))

    def _list(self, page: PageMarks) -> None:
        printer = Printer(self.stdout)
        for mark in page.marks:
            printer.line(_line(mark))


def _source(name: str) -> Source:
    try:
        return Source(name, Path(name).read_bytes())
    except OSError as error:
        said = {"file": printable(name), "reason": error.strerror or error}
        raise CommandError(_("%(file)s cannot be read: %(reason)s") % said) from error


def _line(mark: Mark) -> str:
    """Kind, place in points, label and text, a mark a line."""
    place = " ".join(f"{edge:7.1f}" for edge in mark.box) if mark.box else ""
    parts = (mark.kind.ljust(_COLUMN), place, mark.label, printable(mark.text))
    return "  ".join(part for part in parts if part).rstrip()
