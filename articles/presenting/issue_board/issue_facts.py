"""What has come in of an issue, asked for once: for the board, and for what the issue lacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, FilteredRelation, Q, QuerySet

from articles.models import ImportRecord, Issue, Page

from .coverage import PageCoverage, coverage_of
from .figures import LastImport
from .open_doubts import IssueDoubts, open_doubts


@dataclass(frozen=True)
class IssueFacts:
    """`pages` in their order; `imports` and `coverage` by page pk, of those that were imported."""

    pages: tuple[Page, ...]
    imports: Mapping[int, LastImport]
    coverage: Mapping[int, PageCoverage]
    doubts: IssueDoubts


def facts_of(issue: Issue) -> IssueFacts:
    """Four queries at most."""
    rows = _with_imports(issue.pages.select_related("issue")).order_by("sequence", "import_pk")
    pages = {row.pk: row for row in rows}  # of several imports of a page the last
    imports = {
        pk: LastImport(page.import_characters, page.import_left, page.import_made_at)
        for pk, page in pages.items()
        if page.import_pk is not None
    }
    doubts = open_doubts(issue)
    return IssueFacts(tuple(pages.values()), imports, coverage_of(imports), doubts)


def _with_imports(pages: QuerySet[Page]) -> QuerySet[Any]:
    """A row for each import of a page, and one for a page without any."""
    is_imported = Q(imports__result=ImportRecord.Result.IMPORTED)
    return pages.annotate(imported=FilteredRelation("imports", condition=is_imported)).annotate(
        import_pk=F("imported__pk"),
        import_characters=F("imported__characters"),
        import_left=F("imported__leftover_characters"),
        import_made_at=F("imported__made_at"),
    )
