"""Reports of an import, which the command prints and the admin shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles.models.doubts import in_words
from articles.models.record import kept_in_words
from articles.reading.shapes import PageReading

Result = Literal["imported", "skipped", "refused"]
_SAID_BY = {
    "options": gettext_noop("the options"),
    "page": gettext_noop("the page"),
    "name": gettext_noop("the names"),
}


@dataclass(frozen=True)
class ReportedArticle:
    """An article in a report: its primary key and its title."""

    article: int
    title: str


@dataclass(frozen=True)
class PageReport:
    """What became of one page: `page` is the primary key of its row, `target` its name in
    words.

    `held`: primary keys of the articles that the page's stories are, also of a skipped page.
    `kept` and `doubts` are as ImportRecord keeps them. Characters are counted without white
    space, `pictures` are those with a photo. `date_from` and `number_from` name the source of
    the page's identity, as in `page_identity.PageIdentity`.
    """

    page: int
    target: str
    skipped: bool = False
    held: tuple[int, ...] = ()
    created: tuple[ReportedArticle, ...] = ()
    updated: tuple[ReportedArticle, ...] = ()
    unchanged: tuple[ReportedArticle, ...] = ()
    kept: tuple[dict[str, Any], ...] = ()
    doubts: tuple[dict[str, Any], ...] = ()
    characters: int = 0
    leftover_characters: int = 0
    date_from: str = ""
    number_from: str = ""
    pictures: int = 0

    def summary(self) -> str:
        """The page's line in the report."""
        if self.skipped:
            return _("%(target)s: skipped, the same file was imported before") % {
                "target": self.target
            }
        return _(
            "%(target)s: created %(created)d, updated %(updated)d, unchanged %(unchanged)d"
        ) % {
            "target": self.target + self._sources_in_words(),
            "created": len(self.created),
            "updated": len(self.updated),
            "unchanged": len(self.unchanged),
        }

    def _sources_in_words(self) -> str:
        """Which source gave the date and the number, in brackets; "" where none is recorded."""
        date, number = _SAID_BY.get(self.date_from), _SAID_BY.get(self.number_from)
        said = [
            *([_("date from %(source)s") % {"source": _(date)}] if date else []),
            *([_("number from %(source)s") % {"source": _(number)}] if number else []),
        ]
        return _(" (%(said)s)") % {"said": _(", ").join(said)} if said else ""

    def notes(self) -> Iterator[str]:
        """What an editor should look at, a line each."""
        if self.leftover_characters:
            yield _(
                "%(count)d of %(all)d characters fit no story; the import's record shows them"
            ) % {
                "count": self.leftover_characters,
                "all": self.characters,
            }
        for entry in self.kept:
            yield _("kept as edited: %(fields)s") % {"fields": kept_in_words(**entry)}
        for doubt in in_words(self.doubts):
            yield _("doubt: %(doubt)s") % {"doubt": doubt}


@dataclass(frozen=True)
class PageRefusal:
    """A page of a file of many that was not imported: its place in the file, from 1, and why,
    in words: as the desk says it, and as the command does.
    """

    file_page: int
    reason: str
    reason_in_command: str

    def line(self) -> str:
        return self._line(self.reason)

    def line_in_command(self) -> str:
        return self._line(self.reason_in_command)

    def _line(self, reason: str) -> str:
        return _("page %(page)d refused. %(reason)s") % {
            "page": self.file_page,
            "reason": reason,
        }


@dataclass(frozen=True)
class FileReport:
    """What became of one file: `size` is in bytes. A file refused as a whole has no pages, and
    `error`, in words as the desk says it; `error_in_command` as the command does. `left_out`: what
    was to be published and waits for its time, or is printed only, in words.
    """

    name: str
    sha256: str = ""
    size: int = 0
    pages: tuple[PageReport, ...] = ()
    refused: tuple[PageRefusal, ...] = ()
    error: str = ""
    error_in_command: str = ""
    left_out: tuple[str, ...] = ()

    @property
    def result(self) -> Result:
        """What became of the file as a whole; skipped, if an earlier import wrote all pages that are not refused."""
        if self.error or not self.pages:
            return "refused"
        return "skipped" if all(page.skipped for page in self.pages) else "imported"

    def lines(self) -> Iterator[str]:
        """The report as the command prints it: a line for each page, and below it what an editor should look at."""
        if self.error:
            yield _("%(file)s: refused. %(reason)s") % {
                "file": self.name,
                "reason": self.error_in_command,
            }
        for page in self.pages:
            yield f"{self.name} → {page.summary()}"
            yield from (f"  · {note}" for note in page.notes())
        for refusal in self.refused:
            yield f"{self.name}: {refusal.line_in_command()}"
        for story in self.left_out:
            yield _("  · stays offline: %(story)s") % {"story": story}


@dataclass(frozen=True)
class Totals:
    """Sums over file reports: the first four fields count files, the next four articles, the last doubts."""

    files: int
    imported: int
    skipped: int
    refused: int
    created: int
    updated: int
    unchanged: int
    kept: int
    doubts: int

    def line(self) -> str:
        return _(
            "%(files)d files: %(imported)d imported, %(skipped)d skipped, %(refused)d refused; "
            "articles: %(created)d created, %(updated)d updated, %(unchanged)d unchanged; %(doubts)d doubts"
        ) % vars(self)


def leftover_characters(page: PageReading) -> int:
    """How many characters of the page, white space not counted, are in no story and no furniture."""
    return sum(len("".join(leftover.text.split())) for leftover in page.leftovers)


def totals(reports: Iterable[FileReport]) -> Totals:
    """The sums over these reports."""
    reports = list(reports)
    pages = [page for report in reports for page in report.pages]
    results = [report.result for report in reports]
    lengths = {
        name: sum(len(getattr(page, name)) for page in pages)
        for name in ("created", "updated", "unchanged", "kept", "doubts")
    }
    return Totals(
        files=len(reports),
        imported=results.count("imported"),
        skipped=results.count("skipped"),
        refused=results.count("refused"),
        **lengths,
    )
