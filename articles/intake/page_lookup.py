"""A page's row, found or created, and what the page says of itself and of its issue.

Imports into one issue follow each other: each has the issue's turn until its transaction ends
(`derived.turns`). The issue's row is not locked: articles come first in the lock order.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from django.db.models import Model, Q
from django.utils.translation import gettext as _

from articles.derived.turns import take_turns_of_issues
from articles.desk import revisions
from articles.desk.normalization import make_doubt, max_length, storable
from articles.desk.places import free_sequence
from articles.images.media import PageMedia
from articles.intake import matching
from articles.intake.import_records import FileOrigin, identity_key, imports_of
from articles.intake.page_identity import PageIdentity
from articles.models import Article, Issue, Page
from articles.models.doubt_codes import CONTRADICTION, NO_NUMBER, NO_STORIES, TOO_LONG
from articles.reading.leftovers import NO_TEXT
from articles.reading.shapes import Doubt, PageReading
from articles.web.refusals import RefusedError

LOOKS = 5  # times that the desk may be faster before the import gives way


class _MovedMeanwhileError(Exception):
    """The desk moved the page, or took its issue away, while the import waited for its turn."""


def find_or_create_page(
    identity: PageIdentity, origin: FileOrigin, reading: PageReading
) -> Page:
    """The row of a page of the file, which takes its issue's turn.

    A page that an editor has moved since it was imported is found where it stands now, also one
    that is moved while its import waits.
    """
    for _n in range(LOOKS):
        with suppress(_MovedMeanwhileError):
            return _found_or_created(identity, origin, reading)
    raise RefusedError(
        _("The desk is moving this page at the moment. Import it again when that is done.")
    )


def _found_or_created(identity: PageIdentity, origin: FileOrigin, reading: PageReading) -> Page:
    file_page = reading.sequence
    stands_here = _stands_here(identity, origin, file_page)
    page = None
    # only while no page stands under this identity
    if not stands_here:
        page = _moved_page(identity, origin, file_page)
        page = page or _moved_by_verb(identity, origin, reading)
    if page:
        issue = _in_turn(page.issue)
        # as it is now: the desk may have saved it before the turn came
        page = Page.objects.filter(pk=page.pk, issue=issue).first()
        if page is None:
            raise _MovedMeanwhileError
        page.issue = issue
        return page
    issue, is_new = Issue.objects.get_or_create(date=identity.date, edition=identity.edition)
    issue = _in_turn(issue)
    issue.is_new = is_new
    page = _page_in(issue, identity, origin, file_page)
    if page is None and stands_here and not _stands_here(identity, origin, file_page):
        if is_new:
            issue.delete()  # made a moment ago, in the place of the one that the page took along
        raise _MovedMeanwhileError
    return page or _new_page(issue, identity)


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
    now = Issue.objects.filter(pk=issue.pk).first()
    if now is None:
        raise _MovedMeanwhileError
    return now


def _moved_page(identity: PageIdentity, origin: FileOrigin, file_page: int) -> Page | None:
    """The page that was imported under this identity and now stands in an issue of another date
    or edition, given by hand. Its articles' source_refs tell: they begin with the issue's key as
    it was when they were imported.
    """
    is_same = _is_same(identity, origin, file_page)
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


def _is_same(identity: PageIdentity, origin: FileOrigin, file_page: int) -> Q:
    """The condition on a page to be this one, in whatever issue."""
    if identity.number:
        return Q(number=identity.number)
    return Q(imports__in=imports_of(origin, file_page))


def _stands_here(identity: PageIdentity, origin: FileOrigin, file_page: int) -> bool:
    is_here = Q(issue__date=identity.date, issue__edition=identity.edition)
    return Page.objects.filter(is_here, _is_same(identity, origin, file_page)).exists()


def _moved_by_verb(
    identity: PageIdentity, origin: FileOrigin, reading: PageReading
) -> Page | None:
    """The page that came from this file as this identity and was moved since (`desk.moving`).

    The same bytes are the same page; other bytes of the same name are, if they tell a story of
    it: else the file of another day may be what the moved page was taken for.
    """
    records = imports_of(origin, reading.sequence).filter(said=identity_key(identity))
    for record in records.select_related("page__issue").order_by("-pk"):
        page: Page = record.page
        if record.sha256 == origin.sha256 or _tells_a_story_of(page, reading):
            return page
    return None


def _tells_a_story_of(page: Page, reading: PageReading) -> bool:
    rows = Article.everything.for_revisions().filter(page=page)
    stories = [revisions.story_of(row) for row in rows]
    incoming = [finding.story for finding in reading.findings]
    return bool(matching.match(incoming, stories))


def _page_in(
    issue: Issue, identity: PageIdentity, origin: FileOrigin, file_page: int
) -> Page | None:
    """The issue's page of that number; where nothing says one, the page this file gave before."""
    if identity.number:
        return issue.pages.filter(number=identity.number).first()
    last = imports_of(origin, file_page).filter(issue=issue).order_by("pk").last()
    return last.page if last else None


def _new_page(issue: Issue, identity: PageIdentity) -> Page:
    sequence = free_sequence(issue, identity.number)
    page = Page.objects.create(issue=issue, number=identity.number, sequence=sequence)
    page.is_new = True
    return page


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
