"""What was done to a page's blocks and can be undone, or done again. A page is told by its pk."""

from __future__ import annotations

from django.db.models import QuerySet, Subquery
from django.db.models.functions import Coalesce

from articles.models import PageOperation, StoredLayout


def to_undo(page: int) -> PageOperation | None:
    """What `undo` would undo, with the page and the blocks that were read of it. One query."""
    return _done_on(page).select_related("layout__page__issue").order_by("-pk").first()


def to_redo(page: int) -> PageOperation | None:
    """What `redo` would do again, likewise. Two queries."""
    last = to_undo(page)
    undone = _operations_on(page).filter(undone_at__isnull=False, pk__gt=last.pk if last else 0)
    return undone.select_related("layout__page__issue").order_by("pk").first()


def at_hand(page: int) -> tuple[PageOperation | None, PageOperation | None]:
    """What `undo` would undo, and what `redo` would do again. One query."""
    last = _done_on(page).order_by("-pk").values("pk")[:1]
    rows = _operations_on(page).filter(pk__gte=Coalesce(Subquery(last), 0)).order_by("pk")[:2]
    found = list(rows)
    done = found.pop(0) if found and found[0].undone_at is None else None
    return done, found[0] if found else None


def _operations_on(page: int) -> QuerySet[PageOperation]:
    """Those of the blocks that the page has now."""
    newest = StoredLayout.objects.filter(page=page).order_by("-pk").values("pk")[:1]
    return PageOperation.objects.filter(page=page, layout=newest)


def _done_on(page: int) -> QuerySet[PageOperation]:
    return _operations_on(page).filter(undone_at=None)
