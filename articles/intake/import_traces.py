"""What an import makes and changes, noted while it is written, so that it can be taken back (`taking_back`).

Of a page that comes for the first time little is noted: the keys of what was made. Its revisions
say what its stories were.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, Model, Q, Value

from articles.intake.candidates import lock_articles_of
from articles.intake.stored_rows import (
    StoredRows,
    articles_as_stored,
    page_digest,
    pages_as_stored,
)
from articles.models import (
    Contributor,
    ImportTrace,
    Issue,
    Page,
    Photo,
    Revision,
    Section,
    StoredLayout,
)

ISSUE_COLUMNS = ("newspaper", "number")
# Rows that stories name, and that come with them where they are new
NAMED: Mapping[str, type[Model]] = {"photos": Photo, "people": Contributor, "sections": Section}


@dataclass(frozen=True)
class StateBefore:
    """Pages of one issue with their articles before an import changes them.

    `layouts`: by page, the newest. `last`: the highest key of each kind of NAMED, and of the
    revisions; what another import makes meanwhile is above it, too, but is in use.
    """

    pages: Sequence[Page]
    articles: Mapping[int, StoredRows]
    page_rows: Mapping[int, StoredRows]
    layouts: Mapping[int, int]
    issues: Mapping[int, Mapping[str, Any]]
    last: Mapping[str, int]


def state_before(pages: Sequence[Page]) -> StateBefore:
    """Locks the articles that their stories may be."""
    articles = articles_as_stored(lock_articles_of(pages))
    standing = [page.pk for page in pages if not page.is_new]
    return StateBefore(
        pages,
        articles,
        pages_as_stored(standing),
        _newest_layouts(standing),
        {page.issue_id: _issue_columns(page.issue) for page in pages},
        _highest_keys(),
    )


def keep_trace(trace: ImportTrace, before: StateBefore, made: Iterable[int]) -> None:
    """Write what has become of it all. `made`: pks of the articles that the import made."""
    made = sorted(set(made))
    changed = _changed(before)
    trace.data = {
        "made": made,
        "changed": changed,
        "revisions": _import_revisions(before, changed),
        "pages": _pages(before),
        "issues": _issues(before),
        **_named_since(before, [*made, *changed]),
    }
    trace.files = _former_files(before)
    trace.save(update_fields=["data", "files"])


def _changed(before: StateBefore) -> dict[str, Any]:
    """By the key of each article that stands otherwise now: what takes it back, and a digest of what it says now."""
    now = articles_as_stored(list(before.articles))
    changes = {pk: before.articles[pk].changes_to(now[pk]) for pk in now}
    return {
        str(pk): {"digest": now[pk].digest(), **said}
        for pk, said in changes.items()
        if any(said.values())
    }


def _import_revisions(before: StateBefore, changed: Collection[str]) -> list[int]:
    if not changed:
        return []
    since = Revision.objects.filter(article__in=changed, pk__gt=before.last["revisions"])
    return list(since.filter(is_import=True).order_by("pk").values_list("pk", flat=True))


def _pages(before: StateBefore) -> dict[str, Any]:
    new = {str(page.pk): {"is_new": True} for page in before.pages if page.is_new}
    now = pages_as_stored(list(before.page_rows))
    changes = {pk: before.page_rows[pk].changes_to(now[pk]) for pk in now}
    standing = {
        str(pk): {
            "is_new": False,
            "digest": page_digest(now[pk]),
            "layout": before.layouts.get(pk, 0),
            **said,
        }
        for pk, said in changes.items()
        if any(said.values())
    }
    return new | standing


def _issues(before: StateBefore) -> dict[str, Any]:
    new = {page.issue_id for page in before.pages if page.issue.is_new}
    now: dict[int, dict[str, Any]] = {}
    for page in before.pages:
        filled = {name: value for name, value in _issue_columns(page.issue).items() if value}
        now.setdefault(page.issue_id, {}).update(filled)
    return {
        str(pk): {"is_new": pk in new, "columns": columns, "after": {**columns, **now[pk]}}
        for pk, columns in before.issues.items()
        if pk in new or {**columns, **now[pk]} != columns
    }


def _issue_columns(issue: Issue) -> dict[str, Any]:
    return {name: getattr(issue, name) for name in ISSUE_COLUMNS}


def _newest_layouts(pages: Collection[int]) -> dict[int, int]:
    if not pages:
        return {}
    layouts = StoredLayout.objects.filter(page__in=pages).order_by()
    return dict(layouts.values_list("page").annotate(Max("pk")))


def _highest_keys() -> dict[str, int]:
    """One query."""
    tables: dict[str, type[Model]] = {**NAMED, "revisions": Revision}
    rows = [
        model._default_manager.order_by().values_list(Value(name)).annotate(Max("pk"))
        for name, model in tables.items()
    ]
    found = dict(rows[0].union(*rows[1:]))
    return {name: found.get(name) or 0 for name in tables}


def _named_since(before: StateBefore, articles: Collection[Any]) -> dict[str, list[int]]:
    """What these articles name now and what was not there before. One query, none without articles."""
    named: dict[str, list[int]] = {name: [] for name in NAMED}
    if not articles:
        return named
    signed = Q(byline__article__in=articles) | Q(photocredit__picture__article__in=articles)
    uses = {
        "photos": Q(uses__article__in=articles),
        "people": signed,
        "sections": Q(articles__in=articles),
    }
    rows = [
        model._default_manager.order_by()
        .filter(uses[name], pk__gt=before.last[name])
        .values_list(Value(name), "pk")
        for name, model in NAMED.items()
    ]
    for name, pk in rows[0].union(*rows[1:]):
        named[name].append(pk)
    return {name: sorted(pks) for name, pks in named.items()}


def _former_files(before: StateBefore) -> list[str]:
    """The files that pages had: where they have others now, nothing else may name them."""
    rows = [rows.columns for rows in before.page_rows.values()]
    names = [image["name"] for columns in rows for image in columns["images"]]
    return sorted({*names, *(columns["pdf"] for columns in rows)} - {""})
