"""All that the proof screen knows of a page, as one JSON value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Model, OuterRef, Subquery, Sum
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from articles.admin.rights import levels_for, rights_for, sections_for
from articles.desk import operation_history
from articles.desk.open_page import pks_on
from articles.desk.page_layouts import StoredPlaces, stored_places
from articles.desk.rights import SIGNING, Right, Rights
from articles.models import Article, Page, PageOperation, SentBack, Signature
from articles.presenting.page_covers import uncover
from articles.presenting.page_image import page_image_of
from articles.presenting.proof.blocks import blocks_of, coverage_of, printed_of
from articles.presenting.proof.doubts import doubts_of
from articles.presenting.proof.issue import pages_of_issue
from articles.presenting.proof.stories import (
    NumberedStory,
    stories_on,
    story_values,
    zones_on,
)

from .signatures import signatures_of

State = dict[str, Any]
BROADSHEET = 1.43  # its height in widths, of a page of which nobody knows it


@dataclass(frozen=True)
class ProofPage:
    """A page, the request of who looks at it, and its issue's pages as values."""

    page: Page
    request: HttpRequest
    issue: list[State]
    stamp: str


def state_of(page: Page, request: HttpRequest, stamp: str = "", known_layout: int = 0) -> State:
    """The page as it stands, for who asks. A number of queries that does not grow with the page.

    `stamp`: the page's, where it was asked for a moment ago. `known_layout`: the reading of which the screen has the
    blocks already: it is told only where they are.
    """
    stored = stored_places(page)
    layout = stored.layout if stored else None
    groups = stored.groups if stored else {}
    stories = stories_on(page, {number: row.article_id for number, row in groups.items()})
    shown = ProofPage(page, request, pages_of_issue(page), stamp or stamp_of(page))
    last, undone = operation_history.at_hand(page.pk)
    rights = rights_for(request, levels_for(request))
    return {
        "page": _page_values(shown) | {"saved": _saved(stories, last)},
        "issue": shown.issue,
        "coverage": coverage_of(layout) if layout else None,
        "layout": stored.source.pk if stored else 0,
        "printed": _printed(stored, known_layout),
        "blocks": blocks_of(layout) if layout else [],
        "stories": _stories(stories, zones_on(page, stories), rights),
        "doubts": doubts_of(page, stories, layout),
        "signatures": signatures_of(stories, request),
        "sections": [section.name for section in sections_for(request)],
        "undo": _words(last),
        "undo_doubt": last.doubt_id if last else None,
        "redo": _words(undone),
    }


def _printed(stored: StoredPlaces | None, known_layout: int) -> list[Any] | None:
    if stored is None:
        return []
    return None if stored.source.pk == known_layout else printed_of(stored.read)


def _words(operation: PageOperation | None) -> str | None:
    return operation.words if operation else None


def stamp_of(page: Page) -> str:
    """Another one whenever anything on the screen may be another. One query."""
    articles = Article.everything.filter(pk__in=pks_on(page)).order_by()
    articles = articles.annotate(
        signings=_written(Signature, "voided_at"), returns=_written(SentBack, "closed_at")
    )
    # other names than those of the annotations, which would be taken for them
    counted = articles.aggregate(
        count=Count("pk"), versions=Sum("version"), signed=Sum("signings"), back=Sum("returns")
    )
    return ".".join(str(number or 0) for number in (page.version, *counted.values()))


def _written(model: type[Model], end: str) -> Subquery:
    """How often a row of an article was made or ended: it only grows."""
    rows = model._default_manager.filter(article=OuterRef("pk")).order_by().values("article")
    return Subquery(rows.annotate(times=Count("pk") + Count(end)).values("times"))


def _saved(stories: Iterable[NumberedStory], last: PageOperation | None) -> str:
    """When anything on the page was saved last, by the paper's clock."""
    moments = [story.article.updated_at for story in stories if story.article]
    if last:
        moments.append(last.at)
    if not moments:
        return ""
    at = timezone.localtime(max(moments))
    is_today = at.date() == timezone.localdate()
    return date_format(at, "H:i" if is_today else "m-d H:i")


def _page_values(shown: ProofPage) -> State:
    page, request = shown.page, shown.request
    place = [each["id"] for each in shown.issue].index(page.pk)
    return version_values(page) | {
        "id": page.pk,
        "title": str(page),
        "number": page.number,
        "stamp": shown.stamp,
        "image": _image(page),
        "aspect": _aspect(page),
        "tiles": _tiles(page),
        "previous": shown.issue[place - 1]["url"] if place else None,
        "next": shown.issue[place + 1]["url"] if place + 1 < len(shown.issue) else None,
        "may_edit": rights_for(request).has(Right.EDIT),
        "may_sign": any(map(rights_for(request).has, SIGNING)),
    }


def version_values(page: Page) -> State:
    """What the next operation is sent with."""
    return {"version": page.version, "last_event": getattr(page, "last_event", None) or 0}


def _image(page: Page) -> Mapping[str, Any] | None:
    """The desk sees everything, also what is covered on the site."""
    uncover([page])
    picture = page_image_of(page)
    if picture is None:
        return None
    return {
        "url": picture.readable.address,
        "srcset": picture.srcset,
        "width": picture.largest.width,
        "height": picture.largest.height,
    }


def _aspect(page: Page) -> float:
    """Its height in widths."""
    if page.width and page.height:
        return round(page.height / page.width, 4)
    if page.images:
        return round(page.images[-1]["height"] / page.images[-1]["width"], 4)
    return BROADSHEET


def _tiles(page: Page) -> str | None:
    """Where the tiles of its print are told."""
    if not page.pdf or page.width is None:
        return None
    return reverse("articles:closer", args=[page.issue.key, page.sequence])


def _stories(
    stories: Iterable[NumberedStory], zones: Mapping[int, list[Any]], rights: Rights
) -> list[State]:
    found = []
    for place, story in enumerate(stories, 1):
        own = zones.get(story.article.pk, []) if story.article else []
        may = story.article is not None and rights.may_change(story.article)
        found.append(story_values(story, place, own) | {"may_edit": may})
    return found
