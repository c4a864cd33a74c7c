"""The pages of an issue for the proof screen: how much on each still waits for somebody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse

from articles.models import Page, StoredBlock

from .doubts import doubts_shown


def pages_of_issue(page: Page) -> list[dict[str, Any]]:
    """All pages of its issue in order, each with its `stops`: doubts and leftovers. Three queries."""
    pages = list(Page.objects.filter(issue=page.issue_id).order_by("sequence"))
    doubts, left = _doubts(page), _leftovers(page)
    return [
        {
            "id": each.pk,
            "label": each.number or each.name or str(each.sequence),
            "title": each.label,
            "url": reverse("admin:articles_page_proof", args=[each.pk]),
            "stops": doubts.get(each.pk, 0) + left.get(each.pk, 0),
        }
        for each in pages
    ]


def _doubts(page: Page) -> Mapping[int, int]:
    rows: QuerySet[Any] = doubts_shown().filter(page__issue=page.issue_id).order_by()
    return dict(rows.values_list("page").annotate(Count("pk")))


def _leftovers(page: Page) -> Mapping[int, int]:
    rows: QuerySet[Any] = StoredBlock.objects.filter(page__issue=page.issue_id, kind="leftover")
    return dict(rows.order_by().values_list("page").annotate(Count("pk")))
