"""What readers see of stories, written down whenever it becomes something else (`PublicState`).

What is compared and kept is the text that is signed (`formats.signed_text`): it has all that
readers see of a story. Each verb that saves calls `record` after it, in its transaction and with
the articles locked, mostly by `signed_changes.follow`; what is as it was leaves no row.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from articles.desk import signed_texts
from articles.desk.signature_rows import name_of
from articles.formats import signed_text
from articles.models import Article, PublicState, State
from articles.models.bulk import insert_many


def record(pks: Iterable[int], why: Any, user: Any = None) -> int:
    """A row for each of these articles that readers now see otherwise than its last row says; how many.

    `why` is an `Event.Verb`. Of what no reader has ever seen there is none.
    """
    rows = Article.everything.for_revisions().filter(pk__in=list(pks)).order_by("pk")
    return record_loaded(rows.filter(published_at__isnull=False), why, user)


def record_loaded(articles: Iterable[Article], why: Any, user: Any = None) -> int:
    """The same of articles that were loaded `for_revisions` after the change. Three queries for however many: the last
    states, the texts and the new states.
    """
    rows = [row for row in articles if row.published_at]
    online = [row for row in rows if row.state == State.PUBLISHED]
    return _record(rows, {row.pk: signed_texts.text_of(row) for row in online}, why, user)


def _record(rows: list[Article], texts: Mapping[int, str], why: Any, user: Any) -> int:
    """`texts`: of those that are online, at least."""
    online = {row.pk for row in rows if row.state == State.PUBLISHED}
    digests = {pk: signed_text.sha256_of(texts[pk]) for pk in online}
    last = last_states(row.pk for row in rows)
    changed = [row for row in rows if _has_changed(row, digests, last)]
    signed_texts.keep({row.pk: texts[row.pk] for row in changed if row.pk in online})
    _write(changed, digests, str(why), name_of(user))
    return len(changed)


def work_out(digests: Mapping[int, str]) -> None:
    """Keep what readers will see of these articles, whose rows have these digests, before a lock waits for it."""
    signed_texts.keep(signed_texts.known_texts(digests))


def record_known(
    rows: Iterable[Article], texts: Mapping[int, str], why: Any, user: Any = None
) -> int:
    """The same of articles whose texts are known (`signed_texts.known_texts`), with their pages and issues loaded."""
    return _record([row for row in rows if row.published_at], texts, why, user)


def last_states(pks: Iterable[int]) -> dict[int, PublicState]:
    """By article pk, its last row. One query."""
    newest = PublicState.objects.filter(article=OuterRef("article")).order_by("-pk")
    rows = PublicState.objects.filter(
        article__in=list(pks), pk=Subquery(newest.values("pk")[:1])
    )
    return {row.article_id: row for row in rows.order_by()}


def _has_changed(
    row: Article, digests: Mapping[int, str], last: Mapping[int, PublicState]
) -> bool:
    known = last.get(row.pk)
    if known is None:
        return True
    said = _place_of(row) | {"text_id": digests.get(row.pk), "note": _note(row)}
    return any(getattr(known, name) != value for name, value in said.items())


def _place_of(row: Article) -> dict[str, Any]:
    issue = row.page.issue
    return {
        "issue_id": issue.pk,
        "issue_date": issue.date,
        "edition": issue.edition,
        "page_sequence": row.page.sequence,
        "page_number": row.page.number,
        "page_name": row.page.name,
    }


def _note(row: Article) -> str:
    return "" if row.state == State.PUBLISHED else row.withdrawal_note


def _write(
    rows: Collection[Article], digests: Mapping[int, str], why: str, by_name: str
) -> None:
    now = timezone.now()
    insert_many(
        [
            PublicState(
                article=row,
                at=now,
                why=why,
                by_name=by_name,
                text_id=digests.get(row.pk),
                note=_note(row),
                title=row.title,
                position=row.position,
                **_place_of(row),
            )
            for row in rows
        ]
    )
