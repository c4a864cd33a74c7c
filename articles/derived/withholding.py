"""Files of what readers may no longer see lose the names that readers knew.

A page with something covered, and a photo that no published story shows: their files get names
that nobody has been told (`images.file_names`), and are known to the desk alone till all of it
may be seen again. Nothing is asked when a reader loads a file: the web server does not find it.

It happens right after the transaction that changed what may be seen, before the versions of the
cache tags are raised (`cache_versions.raise_pending`). Where the process ends in between, the rows
of both outboxes (PendingChange, FormerFile) tell the next one what is left to be done.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import reduce
from operator import or_
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from articles.derived.batches import batches
from articles.images import file_names
from articles.models import Article, FormerFile, Page, Photo, Picture, RemovedZone, State
from articles.presenting.page_covers import cover_pages

log = logging.getLogger(__name__)
BATCH = 200  # pages or photos that are locked at once


def follow(pages: Iterable[int], photos: Iterable[int]) -> None:
    """The files of these pages and photos, after what may be seen of them has changed."""
    try:
        _in_batches(_rename_pages, pages)
        _in_batches(_rename_photos, photos)
        remove_former_files()
    except OSError:  # no room, no right to write: the next change and the next sweep try again
        log.exception("Files that may no longer be seen keep their names")


def follow_all() -> None:
    """The files of all that was withdrawn or deleted, whenever that was."""
    offline = [State.WITHDRAWN, State.BINNED]
    gone = Q(articles__state__in=offline) | Q(regions__article__state__in=offline)
    pages = Page.objects.order_by().filter(gone | Q(pk__in=RemovedZone.objects.values("page")))
    photos = Photo.everything.order_by().filter(uses__article__state__in=offline)
    follow(_pks(pages), _pks(photos))


def _pks(rows: QuerySet) -> list[int]:
    return sorted(set(rows.values_list("pk", flat=True)))


def _in_batches(rename: Callable[[list[int]], None], pks: Iterable[int]) -> None:
    for batch in batches(sorted(pks), BATCH):
        rename(batch)


@transaction.atomic
def _rename_pages(pks: list[int]) -> None:
    """Locked before it is asked what may be seen: who publishes meanwhile comes after."""
    rows = Page.objects.filter(pk__in=pks).order_by("pk").select_for_update(no_key=True)
    pages = [page for page in rows if page.pdf or page.images]
    published = Article.objects.published()
    cover_pages(pages, published)
    seen = set(published.pages().filter(pk__in=pks).values_list("pk", flat=True))
    for page in pages:
        names = [image["name"] for image in page.images] + [page.pdf.name] * bool(page.pdf)
        is_hidden = bool(page.cover) or page.pk not in seen
        new = _with_new_names(names, hidden=is_hidden)
        if new:
            images = [
                image | {"name": new.get(image["name"], image["name"])} for image in page.images
            ]
            pdf = new.get(page.pdf.name, page.pdf.name)
            Page.objects.filter(pk=page.pk).update(pdf=pdf, images=images)


@transaction.atomic
def _rename_photos(pks: list[int]) -> None:
    rows = Photo.everything.filter(pk__in=pks).order_by("pk").select_for_update(no_key=True)
    photos = list(rows)
    uses = Picture.objects.order_by().filter(article__in=Article.objects.published())
    seen = set(uses.filter(photo__in=pks).values_list("photo", flat=True))
    for photo in photos:
        name = photo.image.name
        is_hidden = photo.pk not in seen
        new = _with_new_names([name], hidden=is_hidden)
        if new:
            changes = {"image": new[name], "first_name": photo.known_as}
            Photo.everything.filter(pk=photo.pk).update(**changes)
        elif is_hidden and photo.first_name:  # an import may have brought the same file again
            FormerFile.objects.create(name=photo.first_name)


def _with_new_names(names: Iterable[str], *, hidden: bool) -> dict[str, str]:
    """Old name → new name of those files that have to get one; the old ones go once that is committed."""
    new = {
        name: file_names.name_for(name, hidden=hidden)
        for name in names
        if name and file_names.is_withheld(name) != hidden
    }
    renamed = {old: name for old, name in new.items() if file_names.add_name(old, name)}
    FormerFile.objects.bulk_create(FormerFile(name=old) for old in renamed)
    return renamed


def remove_former_files() -> None:
    """What is committed under other names now. Raises OSError."""
    former = dict(FormerFile.objects.values_list("pk", "name"))
    if former:
        names = set(former.values())
        file_names.remove_names(names - set(_still_named(names)))
        FormerFile.objects.filter(pk__in=former).delete()


def _still_named(names: Collection[str]) -> Iterator[str]:
    """Two editions may have the same page, byte for byte; or the page came once more since."""
    yield from Photo.everything.filter(image__in=names).values_list("image", flat=True)
    said = reduce(or_, (Q(said__contains=name) for name in names))
    pages: QuerySet[Any] = Page.objects.annotate(said=Cast("images", TextField()))
    naming = pages.filter(said | Q(pdf__in=names)).values_list("pdf", "images")
    for pdf, images in naming:
        yield pdf
        yield from (image["name"] for image in images)
