"""A page's row, found or made, and what the page says of itself and of its issue.

Imports into one issue follow each other: the issue's row is locked until the transaction ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.db.models import Model, Q
from django.utils.translation import gettext_noop

from articles.images.media import PageMedia
from articles.intake.import_records import FileOrigin, imports_of
from articles.intake.normalization import make_doubt, max_length, storable
from articles.intake.page_identity import PageIdentity
from articles.models import Issue, Page
from articles.reading.shapes import Doubt, PageReading

LARGEST_SEQUENCE = 999  # a printed number up to here is also the page's place in the issue
NO_STORIES = gettext_noop("No story was found on this page.")
CONTRADICTION = gettext_noop("The page says “%(page)s” where “%(kept)s” stands already; nothing was changed.")
TOO_LONG = gettext_noop("“%(text)s” is too long for its field and was left out.")


def find_or_create_page(place: PageIdentity, origin: FileOrigin, file_page: int) -> Page:
    """The page, its issue locked; where an editor has given them another date since, they keep that."""
    page = _moved(place, origin, file_page)
    if page:
        page.issue = _locked(page.issue)
        return page
    issue = _locked(Issue.objects.get_or_create(date=place.date, edition=place.edition)[0])
    return _page(issue, place, origin, file_page)


def fill_in_page_facts(page: Page, place: PageIdentity, reading: PageReading) -> list[Doubt]:
    """Write what the page says of itself where nothing stands yet; the doubts where something else does."""
    said = reading.facts
    return [
        *_of_other_date(place, page.issue),
        *([] if reading.findings else [make_doubt(NO_STORIES)]),
        *_fill(page.issue, newspaper=said.newspaper, number=said.issue_number),
        *_fill(page, name=said.name),
    ]


def set_page_images(page: Page, reading: PageReading, media: PageMedia) -> None:
    """Give the page the picture and the PDF that came with it; what comes without leaves those that are there."""
    if not media.images and not media.pdf:
        return
    width, height = reading.size or (None, None)
    new = {"pdf": media.pdf, "images": list(media.images), "width": width, "height": height}
    if new != {"pdf": page.pdf.name, "images": page.images, "width": page.width, "height": page.height}:
        for name, value in new.items():
            setattr(page, name, value)
        page.save(update_fields=new)


def _locked(issue: Issue) -> Issue:
    return Issue.objects.select_for_update().get(pk=issue.pk)


def _moved(place: PageIdentity, origin: FileOrigin, file_page: int) -> Page | None:
    """The page that was filled as this one and now stands in an issue of another date, while none stands here.

    Its articles' source_refs tell: they begin with the issue as it was when they came.
    """
    same = Q(number=place.number) if place.number else Q(imports__in=imports_of(origin, file_page))
    here = Q(issue__date=place.date, issue__edition=place.edition)
    if Page.objects.filter(here, same).exists():
        return None
    key = Issue(date=place.date, edition=place.edition).key
    born_here = Page.objects.filter(same, articles__source_ref__startswith=f"{key}/").distinct().order_by("pk")
    refs = {page: f"{key}/{page.sequence}/" for page in born_here.select_related("issue")}
    return next((page for page in refs if page.articles.filter(source_ref__startswith=refs[page]).exists()), None)


def _page(issue: Issue, place: PageIdentity, origin: FileOrigin, file_page: int) -> Page:
    """The page of that number; where nothing says one, the page that this file gave before; else a new one."""
    if place.number:
        page = issue.pages.filter(number=place.number).first()
    else:
        before = imports_of(origin, file_page).filter(issue=issue).order_by("pk").last()
        page = before.page if before else None
    return page or Page.objects.create(issue=issue, number=place.number, sequence=_free_sequence(issue, place.number))


def _free_sequence(issue: Issue, number: str) -> int:
    taken = set(issue.pages.values_list("sequence", flat=True))
    if re.fullmatch("[0-9]+", number) and int(number) <= LARGEST_SEQUENCE and int(number) not in taken:
        return int(number)
    return max(taken, default=0) + 1


def _of_other_date(place: PageIdentity, issue: Issue) -> list[Doubt]:
    kept = Issue(date=place.date, edition=place.edition)
    return [make_doubt(CONTRADICTION, page=str(kept), kept=str(issue))] if kept.key != issue.key else []


def _fill(row: Model, **said: Any) -> Iterable[Doubt]:
    empty = {}
    for field, value in storable(said).items():
        stands = getattr(row, field)
        if isinstance(value, str) and len(value) > max_length(type(row), field):
            yield make_doubt(TOO_LONG, text=value)
        elif value and not stands:
            empty[field] = value
        elif value and value != stands:
            yield make_doubt(CONTRADICTION, page=str(value), kept=str(stands))
    for field, value in empty.items():
        setattr(row, field, value)
    if empty:
        row.save(update_fields=empty)
