"""Import the addresses of the paper's former site, which then redirect: `import_addresses addresses.csv`."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from articles.legacy import address_import

ENCODINGS = ("utf-8-sig", "gb18030")


class Command(BaseCommand):
    def add_arguments(self, parser: CommandParser) -> None:
        parser.description = _(
            "Read a CSV table of the former site's addresses, so that they lead to what stands here. Columns: address, "
            "and either article (its number here) or date, edition, page, headline as they were printed."
        )
        parser.add_argument("file", type=Path, help=_("the table, in UTF-8 or GB 18030"))

    def handle(self, *args: Any, **options: Any) -> None:
        report = address_import.import_addresses(_rows(options["file"]))
        for refused in report.refused:
            told = {"line": refused.line, "address": refused.address, "reason": refused.reason}
            self.stderr.write(_("Line %(line)d, %(address)s: %(reason)s") % told)
        words = _(
            "created %(created)d, updated %(updated)d, skipped %(skipped)d, refused %(refused)d"
        )
        self.stdout.write(words % (vars(report) | {"refused": len(report.refused)}))
        if report.refused:
            raise SystemExit(1)


def _rows(file: Path) -> csv.DictReader[str]:
    """The table's rows. Raises CommandError for a file that cannot be read or lacks the columns."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise CommandError(
            _("%(file)s cannot be read: %(error)s") % {"file": file, "error": error.strerror}
        ) from error
    rows = csv.DictReader(io.StringIO(_text(data, file)))
    head = [name.strip() for name in rows.fieldnames or ()]
    if "address" not in head or not {"article", "date"} & set(head):
        expected = ", ".join(address_import.COLUMNS)
        told = {"file": file, "expected": expected, "found": ", ".join(head) or _("nothing")}
        raise CommandError(
            _("%(file)s, line 1: expected the columns %(expected)s, found %(found)s.") % told
        )
    rows.fieldnames = head
    return rows


def _text(data: bytes, file: Path) -> str:
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CommandError(
        _("%(file)s is neither UTF-8 nor GB 18030: save it as CSV in UTF-8.") % {"file": file}
    )
