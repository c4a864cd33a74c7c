"""The pages of an issue for the proof screen: how much on each still waits for somebody."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from articles.models import Page, StoredBlock

from .doubts import doubts_shown


def pages_of_issue(page: Page) -> list[dict[str, Any]]:
    """All pages of its issue in order, each with its `stops`: doubts and leftovers. One query."""
    left = StoredBlock.objects.filter(kind="leftover")
    pages = Page.objects.filter(issue=page.issue_id).order_by("sequence")
    pages = pages.annotate(stops=_count(doubts_shown()) + _count(left))
    return [
        {
            "id": each.pk,
            "label": each.number or each.name or str(each.sequence),
            "title": each.label,
            "url": reverse("admin:articles_page_proof", args=[each.pk]),
            "stops": each.stops,
        }
        for each in pages
    ]


def _count(rows: QuerySet[Any]) -> Coalesce:
    """How many of the rows are of the page."""
    of_page = rows.filter(page=OuterRef("pk")).order_by().values("page")
    return Coalesce(Subquery(of_page.annotate(times=Count("pk")).values("times")), 0)
