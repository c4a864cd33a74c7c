"""A page's row, found or created, and what the page says of itself and of its issue.

Imports into one issue follow each other: each has the issue's turn until its transaction ends
(`derived.turns`). The issue's row is not locked: articles come first in the lock order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.db.models import Model, Q

from articles.derived.turns import take_turns_of_issues
from articles.desk.normalization import make_doubt, max_length, storable
from articles.images.media import PageMedia
from articles.intake.import_records import FileOrigin, imports_of
from articles.intake.page_identity import PageIdentity
from articles.models import Issue, Page
from articles.models.doubt_codes import CONTRADICTION, NO_NUMBER, NO_STORIES, TOO_LONG
from articles.reading.language.page_numbers import pages_of
from articles.reading.leftovers import NO_TEXT
from articles.reading.shapes import Doubt, PageReading

LARGEST_SEQUENCE = 999  # a printed number up to here is also the page's place in the issue


def find_or_create_page(identity: PageIdentity, origin: FileOrigin, file_page: int) -> Page:
    """The row of page `file_page` (from 1) of the file, which takes its issue's turn.

    A page whose issue an editor has given another date since it was imported is found there and
    keeps that date.
    """
    page = _moved_page(identity, origin, file_page)
    if page:
        issue = _in_turn(page.issue)
        # as it is now: the desk may have saved it before the turn came
        page = Page.objects.get(pk=page.pk)
        page.issue = issue
        return page
    issue, is_new = Issue.objects.get_or_create(date=identity.date, edition=identity.edition)
    issue = _in_turn(issue)
    issue.is_new = is_new
    return _page_of(issue, identity, origin, file_page)


def fill_in_page_facts(page: Page, identity: PageIdentity, reading: PageReading) -> list[Doubt]:
    """Write what the page says of itself and its issue into empty fields; a doubt for each that says otherwise."""
    facts = reading.facts
    return [
        *_doubt_of_other_date(identity, page.issue),
        *([] if page.number else [make_doubt(NO_NUMBER)]),
        *([] if reading.findings else [make_doubt(_why_no_stories(reading))]),
        *_fill_in(page.issue, newspaper=facts.newspaper, number=facts.issue_number),
        *_fill_in(page, name=facts.name),
    ]


def _why_no_stories(reading: PageReading) -> str:
    """The msgid of what the desk should know of a page without a story."""
    is_picture = any(leftover.reason == NO_TEXT for leftover in reading.leftovers)
    return NO_TEXT if is_picture else NO_STORIES


def set_page_images(page: Page, reading: PageReading, media: PageMedia) -> None:
    """Give the page the images and the PDF that came with it; without any, those that are there stay."""
    if not media.images and not media.pdf:
        return
    width, height = reading.size or (None, None)
    new = {"pdf": media.pdf, "images": list(media.images), "width": width, "height": height}
    old = {
        "pdf": page.pdf.name,
        "images": page.images,
        "width": page.width,
        "height": page.height,
    }
    if new != old:
        for name, value in new.items():
            setattr(page, name, value)
        page.save(update_fields=[*new, "version"])
        # what was deleted and stands on this picture, too, has come again as a draft, and is covered
        page.removed_zones.all().delete()


def _in_turn(issue: Issue) -> Issue:
    """The issue as it is once nobody else imports into it."""
    take_turns_of_issues([issue.pk])
    return Issue.objects.get(pk=issue.pk)


def _moved_page(identity: PageIdentity, origin: FileOrigin, file_page: int) -> Page | None:
    """The page that was imported under this identity and now stands in an issue of another date
    or edition.

    Only while no page stands under this identity. Its articles' source_refs tell: they begin
    with the issue's key as it was when they were imported.
    """
    is_same = (
        Q(number=identity.number)
        if identity.number
        else Q(imports__in=imports_of(origin, file_page))
    )
    is_here = Q(issue__date=identity.date, issue__edition=identity.edition)
    if Page.objects.filter(is_here, is_same).exists():
        return None
    key = Issue(date=identity.date, edition=identity.edition).key
    pages = (
        Page.objects.filter(is_same, articles__source_ref__startswith=f"{key}/")
        .distinct()
        .order_by("pk")
    )
    for page in pages.select_related("issue"):
        # An article of another page of that issue may have been moved to this one.
        if page.articles.filter(source_ref__startswith=f"{key}/{page.sequence}/").exists():
            return page
    return None


def _page_of(issue: Issue, identity: PageIdentity, origin: FileOrigin, file_page: int) -> Page:
    """The issue's page of that number; where nothing says one, the page this file gave before; else a new one."""
    if identity.number:
        page = issue.pages.filter(number=identity.number).first()
    else:
        last = imports_of(origin, file_page).filter(issue=issue).order_by("pk").last()
        page = last.page if last else None
    if page:
        return page
    sequence = _free_sequence(issue, identity.number)
    page = Page.objects.create(issue=issue, number=identity.number, sequence=sequence)
    page.is_new = True
    return page


def _free_sequence(issue: Issue, number: str) -> int:
    """The printed number itself where it is plain and free, else one more than the highest in the issue."""
    taken = set(issue.pages.values_list("sequence", flat=True))
    first = pages_of(number)[0]  # of a spread
    if (
        re.fullmatch("[0-9]+", first)
        and int(first) <= LARGEST_SEQUENCE
        and int(first) not in taken
    ):
        return int(first)
    return max(taken, default=0) + 1


def _doubt_of_other_date(identity: PageIdentity, issue: Issue) -> list[Doubt]:
    said = Issue(date=identity.date, edition=identity.edition)
    if said.key == issue.key:
        return []
    return [make_doubt(CONTRADICTION, page=str(said), kept=str(issue))]


def _fill_in(row: Model, **said: Any) -> Iterator[Doubt]:
    """Save what is `said` in the row's empty fields; yield a doubt for what is too long or said otherwise already."""
    empty = {}
    for field, value in storable(said).items():
        kept = getattr(row, field)
        if isinstance(value, str) and len(value) > max_length(type(row), field):
            yield make_doubt(TOO_LONG, text=value)
        elif value and not kept:
            empty[field] = value
        elif value and value != kept:
            yield make_doubt(CONTRADICTION, page=str(value), kept=str(kept))
    for field, value in empty.items():
        setattr(row, field, value)
    if empty:
        row.save(update_fields=[*empty, "version"])
