"""The table of an upload: what each of its pages is, what it clashes with, and how an editor settles that.

It waits for the editor, however long; only once no page clashes with another, or with what stands
there, the upload goes into the queue again and is filed.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Literal

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.intake.placements import Placement, Placements
from articles.intake.stored_rows import digest_of
from articles.models import Article, ImportJob, ImportRecord, Page, UploadedPage
from articles.web.refusals import RefusedError

EDITABLE = ("date", "edition", "number")
AT_DESK = "desk"  # in the place of what a value was taken from
PageKey = tuple[datetime.date | None, str, str]


class ChangedError(RefusedError):
    """Another desk has changed the table since it was shown."""


@dataclass(frozen=True)
class Clash:
    """Why a page is not simply filed, in words.

    "stop": another value has to be typed, or the page left out; "ask": it may be filed all the
    same; "tell": nothing is to be done.
    """

    weight: Literal["stop", "ask", "tell"]
    words: str


@dataclass(frozen=True)
class TablePage:
    row: UploadedPage
    clashes: tuple[Clash, ...] = ()

    @property
    def is_settled(self) -> bool:
        if self.row.is_left_out or self.row.error:
            return True
        weights = {clash.weight for clash in self.clashes}
        return "stop" not in weights and (self.row.is_accepted or "ask" not in weights)

    @property
    def is_asked(self) -> bool:
        """Whether there is something to be accepted."""
        return any(clash.weight == "ask" for clash in self.clashes)


@dataclass(frozen=True)
class Standing:
    """A page that is there already: by which file it came, and whether a story of it is online."""

    page: Page
    last: ImportRecord | None
    is_online: bool


def table_of(job: ImportJob) -> list[TablePage]:
    """The upload's pages, each with what it clashes with. As many queries, however many pages there are."""
    return with_clashes(list(job.pages.all()))


def with_clashes(rows: Sequence[UploadedPage]) -> list[TablePage]:
    """The same of rows that are not saved."""
    goes = [row for row in rows if not (row.is_left_out or row.error)]
    twins: defaultdict[PageKey, list[UploadedPage]] = defaultdict(list)
    for row in goes:
        twins[_key(row)].append(row)
    there = _standing(goes)
    return [
        TablePage(row, tuple(_clashes(row, twins[_key(row)], there.get(_key(row)))))
        if row in goes
        else TablePage(row)
        for row in rows
    ]


def _key(row: UploadedPage) -> PageKey:
    return row.date, row.edition, row.number


def _clashes(
    row: UploadedPage, same: Iterable[UploadedPage], there: Standing | None
) -> Iterator[Clash]:
    if row.date is None:
        yield Clash("stop", _("Nothing says its date."))
    if not row.number:
        yield Clash("ask", _("Nothing says its page number."))
    if row.dispute:
        yield Clash("ask", row.dispute)
    twins = [each for each in same if each.pk != row.pk] if row.date and row.number else []
    for twin in twins:
        said = {"file": twin.file_name, "page": twin.file_page}
        yield Clash("stop", _("The same page as page %(page)d of %(file)s.") % said)
    if there:
        yield _clash_with(row, there)


def _clash_with(row: UploadedPage, there: Standing) -> Clash:
    last = there.last
    if last is None:
        words = _("This page is there already; no file has brought it.")
    elif (last.sha256, last.file_page) == (row.sha256, row.file_page):
        return Clash("tell", _("It came in before, from this very file, and is skipped."))
    else:
        said = {
            "file": last.file_name,
            "day": date_format(last.made_at, "SHORT_DATETIME_FORMAT"),
        }
        words = _("This page is there already, from %(file)s, %(day)s.") % said
    said_online = (
        [_("Stories of it are online, and readers would see the changes at once.")]
        if there.is_online
        else []
    )
    return Clash("ask", " ".join([words, *said_online, _("Is this its newer state?")]))


def _standing(rows: Iterable[UploadedPage]) -> dict[PageKey, Standing]:
    wanted = {_key(row) for row in rows if row.date and row.number}
    dates = {date for date, _edition, _number in wanted}
    pages = Page.objects.filter(issue__date__in=dates).exclude(number="")
    keyed = {
        (page.issue.date, page.issue.edition, page.number): page
        for page in pages.select_related("issue")
    }
    found = {key: page for key, page in keyed.items() if key in wanted}
    imported = ImportRecord.objects.filter(
        page__in=found.values(), result=ImportRecord.Result.IMPORTED
    )
    last = {record.page_id: record for record in imported.order_by("pk")}
    published = Article.objects.published().filter(page__in=found.values()).order_by()
    online = set(published.values_list("page", flat=True))
    return {
        key: Standing(page, last.get(page.pk), page.pk in online) for key, page in found.items()
    }


def digest(table: Iterable[TablePage]) -> str:
    """Another one as soon as an editor has changed anything, or it clashes with something else."""
    names = (*EDITABLE, "is_accepted", "is_left_out")
    return digest_of(
        [
            [
                page.row.pk,
                *(str(getattr(page.row, name)) for name in names),
                *(clash.words for clash in page.clashes),
            ]
            for page in table
        ]
    )


# ---- What an editor does


@dataclass(frozen=True)
class RowChange:
    """What was typed for a row."""

    date: datetime.date | None = None
    edition: str = ""
    number: str = ""
    is_accepted: bool = False
    is_left_out: bool = False


@dataclass(frozen=True)
class ForAll:
    """What is to hold for all rows that are filed; None or "" of what is not said.

    `first`: the number of the first page, from which the others count on in their order.
    """

    date: datetime.date | None = None
    edition: str | None = None
    first: str = ""
    is_accepted: bool = False


def changes_for_all(
    rows: Iterable[UploadedPage], changes: Mapping[int, RowChange], whole: ForAll
) -> dict[int, RowChange]:
    """By a row's key, what was typed for it, and above that what is to hold for all."""
    numbers = _counted_on(whole.first)
    found = {}
    for row in rows:
        own = changes[row.pk]
        is_filed = not (own.is_left_out or row.error)
        found[row.pk] = _with_all(own, whole, next(numbers, None)) if is_filed else own
    return found


def _with_all(own: RowChange, whole: ForAll, number: str | None) -> RowChange:
    return RowChange(
        whole.date or own.date,
        own.edition if whole.edition is None else whole.edition,
        own.number if number is None else number,
        own.is_accepted or whole.is_accepted,
        own.is_left_out,
    )


def _counted_on(first: str) -> Iterator[str]:
    """A3, A4 … from A3; nothing where none is said."""
    letters = first.rstrip("0123456789")
    if first:
        yield from (f"{letters}{number}" for number in count(int(first.removeprefix(letters))))


@transaction.atomic
def save(job: ImportJob, changes: Mapping[int, RowChange], seen: str) -> list[TablePage]:
    """Write what was typed; the table as it stands then. `seen`: the digest of the table that was shown.

    Raises ChangedError.
    """
    locked = ImportJob.objects.select_for_update().get(pk=job.pk)
    table = table_of(locked)
    if not locked.is_proposed or digest(table) != seen:
        raise ChangedError(_("Not saved: meanwhile something has changed here."))
    rows = [_changed(page.row, changes[page.row.pk]) for page in table]
    _take_blind_acceptance_back(table, with_clashes(rows))
    names = [*EDITABLE, *(f"{name}_from" for name in EDITABLE)]
    UploadedPage.objects.bulk_update(rows, [*names, "dispute", "is_accepted", "is_left_out"])
    return with_clashes(rows)


def _changed(row: UploadedPage, change: RowChange) -> UploadedPage:
    """The row with what was typed, and where that came from: who types a value has settled the dispute about it."""
    for name in EDITABLE:
        value = getattr(change, name)
        if value != getattr(row, name):
            setattr(row, name, value)
            setattr(row, f"{name}_from", AT_DESK)
            row.dispute = ""
    row.is_accepted, row.is_left_out = change.is_accepted, change.is_left_out
    return row


def _take_blind_acceptance_back(shown: Iterable[TablePage], now: Iterable[TablePage]) -> None:
    """What was typed may clash with something that the editor has not been asked about yet."""
    for before, after in zip(shown, now, strict=True):
        asked = {clash.words for clash in before.clashes if clash.weight == "ask"}
        if any(each.words not in asked for each in after.clashes if each.weight == "ask"):
            after.row.is_accepted = False


def placements_of(job: ImportJob) -> dict[int, Placements]:
    """By the place of each file of the upload, where its pages go."""
    found: defaultdict[int, dict[int, Placement | None]] = defaultdict(dict)
    for row in job.pages.all():
        if row.is_left_out:
            found[row.position][row.file_page] = None
        elif row.date and not row.error:
            placement = Placement(row.date, row.edition, row.number)
            found[row.position][row.file_page] = placement
    return dict(found)
