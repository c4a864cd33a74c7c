"""A digest of all the rows that a story's text is made of: while it is the same, so is all that is worked out of them.

What is signed, what a revision says, a search entry, keywords: each is a pure function of these rows, and
a slow one, for bodies are cleaned and parsed. To read the rows as they lie and to hash them takes a
tenth of that. So what was worked out before a lock was taken is compared inside it by the digest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from django.db.models import Model, QuerySet

from articles.models import (
    Article,
    ArticleRegion,
    Byline,
    Correction,
    PhotoCredit,
    Picture,
)

# What changes when a story goes online, and what only lists and the desk look at. All other columns
# count, those too that come to the table later.
_BESIDE_THE_TEXT = frozenset(
    (
        *("state", "state_before_bin", "published_at", "updated_at", "version", "print_size"),
        *("confidence", "dropped_at", "live_at", "expires_at"),
    )
)
_OF_OTHER_ROWS = ("section__name", "section__slug", "page__issue__date")
_PERSON = ("contributor__name", "contributor__agency")
_PHOTO = tuple(
    f"photo__{name}"
    for name in ("image", "first_name", "bytes_sha256", "bytes_of", "focal_x", "focal_y")
)


def digests_of(pks: Iterable[int]) -> dict[int, str]:
    """By article pk; what does not exist is missing. Six queries for however many, none for none."""
    pks = list(pks)
    if not pks:
        return {}
    rows = Article.everything.filter(pk__in=pks)
    columns = [name for name in _columns(Article) if name not in _BESIDE_THE_TEXT]
    said = {
        pk: sha256(repr(row).encode())
        for pk, row in _rows(rows, "pk", [*columns, *_OF_OTHER_ROWS])
    }
    for pk, row in _related(pks):
        if pk in said:
            said[pk].update(repr(row).encode())
    return {pk: digest.hexdigest() for pk, digest in said.items()}


def _related(pks: list[int]) -> Iterator[tuple[int, tuple[Any, ...]]]:
    for model, article, more in (
        (Byline, "article", _PERSON),
        (Picture, "article", ("page__sequence", *_PHOTO)),
        (PhotoCredit, "picture__article", _PERSON),
        (Correction, "article", ()),
        (ArticleRegion, "article", ("page__sequence",)),
    ):
        rows: QuerySet[Any] = model._default_manager.filter(**{f"{article}__in": pks})
        for pk, row in _rows(rows, article, [*_columns(model), *more]):
            yield pk, (model.__name__, *row)


def _rows(
    rows: QuerySet[Any], key: str, names: Iterable[str]
) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Each row's columns, with the article that it belongs to; in an order that never varies."""
    for pk, *row in rows.order_by("pk").values_list(key, *names):
        yield pk, tuple(row)


def _columns(model: type[Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]
