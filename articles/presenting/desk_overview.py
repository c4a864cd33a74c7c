"""What the desk's first page shows: the newest issue and how far it is, and readers' letters that wait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Max, Q, QuerySet

from articles.models import ImportRecord, Issue, Letter, Page, State
from articles.models.doubts import NO_NUMBER, in_words, is_about_the_page

LETTERS = 5  # shown on the desk's first page


@dataclass(frozen=True)
class IssueOnDesk:
    """An issue with its pages.

    Each page carries counts of its articles: `all_count`, and those by state and by doubt. A
    page without any also carries `notes`, sentences of its last import that say why.
    """

    row: Issue
    pages: tuple[Page, ...]

    @property
    def articles(self) -> int:
        return sum(page.all_count for page in self.pages)

    @property
    def drafts(self) -> int:
        return sum(page.draft_count for page in self.pages)

    @property
    def doubtful(self) -> int:
        return sum(page.doubt_count for page in self.pages)

    @property
    def online(self) -> int:
        return sum(page.online_count for page in self.pages)

    @property
    def dropped(self) -> int:
        return sum(page.dropped_count for page in self.pages)


def newest_issue() -> IssueOnDesk | None:
    """The issue of the latest date, None before the first import. Three queries at most."""
    issue = Issue.objects.first()
    if issue is None:
        return None
    # joined, they come with those in the bin
    standing = Q(articles__isnull=False) & ~Q(articles__state=State.BINNED)
    doubtful = ~Q(articles__doubts=[]) & standing
    pages = issue.pages.select_related("issue").annotate(
        all_count=Count("articles", filter=standing),
        draft_count=Count("articles", filter=Q(articles__state=State.DRAFT)),
        doubt_count=Count("articles", filter=doubtful),
        online_count=Count("articles", filter=Q(articles__state=State.PUBLISHED)),
        dropped_count=Count(
            "articles", filter=Q(articles__dropped_at__isnull=False) & standing
        ),
    )
    # counts group the rows, and grouped rows come without the order of the model
    found = tuple(pages.order_by("sequence"))
    _add_notes([page for page in found if not page.all_count])
    return IssueOnDesk(issue, found)


def _add_notes(pages: Sequence[Page]) -> None:
    """Give each page the `notes` of its last import. A query, none without pages."""
    doubts = dict(_last_imports(pages).values_list("page_id", "doubts")) if pages else {}
    for page in pages:
        own = [doubt for doubt in doubts.get(page.pk, ()) if is_about_the_page(doubt)]
        page.notes = in_words(doubt for doubt in own if doubt["message"] != NO_NUMBER)


def _last_imports(pages: Sequence[Page]) -> QuerySet[ImportRecord]:
    imported = ImportRecord.objects.filter(page__in=pages, result=ImportRecord.Result.IMPORTED)
    last = imported.order_by().values("page").annotate(last=Max("pk")).values("last")
    return ImportRecord.objects.filter(pk__in=last)


@dataclass(frozen=True)
class OpenLetters:
    """`letters` are the newest that nobody has settled; `more` says that there are further ones."""

    letters: tuple[Letter, ...]
    more: bool


def open_letters() -> OpenLetters:
    """The newest LETTERS that wait, in one query."""
    open_ones = Letter.objects.filter(state=Letter.State.OPEN)
    rows = open_ones.select_related("article__page__issue")[: LETTERS + 1]
    return OpenLetters(tuple(rows)[:LETTERS], len(rows) > LETTERS)
