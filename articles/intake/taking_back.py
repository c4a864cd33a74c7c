"""Imports taken back: all that one made goes, and what it changed stands as it stood before.

Only what no reader has seen, and nothing that an editor has worked on since: such a story stays as
it is, and is named. The pages that were written in one transaction are taken back together, for a
story may stand on several of them; the last import of a page first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles.derived import cache_versions, updates, withholding
from articles.derived.turns import take_turns_of_issues
from articles.desk import events, revisions, transactions
from articles.desk.rights import require_change
from articles.desk.signed_changes import follow, watch
from articles.intake.stored_rows import articles_as_stored, put_back
from articles.intake.taken_back_pages import PagesToGo, pages_to_go, take_pages_back
from articles.models import Article, Event, ImportRecord, ImportTrace, Page, Revision
from articles.web.refusals import RefusedError

# Rows of others that hang on an article: no import has made them
HANGING = (
    *("letters", "corrections", "former_addresses", "flashes", "signatures"),
    "front_places",
)


@dataclass(frozen=True)
class TakingBack:
    """What is, or would be, done: `records` are taken back together. Articles are `removed` or `restored`;
    `stay` has been edited since, or something hangs on it.
    """

    records: tuple[ImportRecord, ...]
    removed: tuple[Article, ...]
    restored: tuple[Article, ...]
    stay: tuple[Article, ...]
    pages: PagesToGo


def plan(record: ImportRecord) -> TakingBack:
    """What taking it back would do. Raises RefusedError where it cannot be taken back."""
    return _plan(_trace_of(record))


def take_back(record: ImportRecord, user: Any = None) -> TakingBack:
    """Do it, in one transaction. Raises RefusedError and RightsError; then nothing is done."""
    done = transactions.run(lambda: _take_back(record.pk, user))
    withholding.remove_former_files()
    return done


def _take_back(pk: int, user: Any) -> TakingBack:
    trace = _trace_of(ImportRecord.objects.get(pk=pk))
    records = trace.records.all()
    take_turns_of_issues({one.issue_id for one in records if one.issue_id})
    touched = [*trace.data["made"], *trace.data["changed"]]
    on_pages = Article.everything.filter(page__in=trace.data["pages"])
    (Article.everything.filter(pk__in=touched) | on_pages).lock()
    # once more: another desk may have been faster
    found = _plan(_trace_of(ImportRecord.objects.get(pk=pk)))
    require_change(user, [*found.removed, *found.restored])
    pages = [int(page) for page in trace.data["pages"]]
    cache_versions.pages_changed(pages)
    _restore(found.restored, trace.data, user)
    _remove(found.removed)
    _tell(found, user)
    take_pages_back(trace, found.pages)
    cache_versions.pages_changed(pages)
    records.update(result=ImportRecord.Result.UNDONE)
    trace.delete()
    return found


def _trace_of(record: ImportRecord) -> ImportTrace:
    if record.result == ImportRecord.Result.UNDONE:
        raise RefusedError(_("This import has been taken back already."))
    if record.trace is None:
        raise RefusedError(
            _("What this import made was not noted, so it cannot be taken back as a whole."),
            _("Put its stories in the bin, and import the page again."),
        )
    return record.trace


def _plan(trace: ImportTrace) -> TakingBack:
    records = tuple(trace.records.select_related("page__issue").order_by("pk"))
    made, changed = set(trace.data["made"]), _keyed(trace.data["changed"])
    _check_is_last(trace, records, {*made, *changed})
    articles = {
        row.pk: row
        for row in Article.everything.filter(pk__in=[*made, *changed]).in_page_order()
    }
    _check_unseen(articles.values(), trace)
    now = articles_as_stored(list(changed))
    edited = {pk for pk in now if now[pk].digest() != changed[pk]["digest"]}
    edited |= _rewritten(made) | _held(made)
    unedited = [pk for pk in articles if pk not in edited]
    return TakingBack(
        records,
        tuple(articles[pk] for pk in unedited if pk in made),
        tuple(articles[pk] for pk in unedited if pk in changed),
        tuple(articles[pk] for pk in articles if pk in edited),
        pages_to_go(trace, unedited),
    )


def _keyed(said: Mapping[str, Any]) -> dict[int, Any]:
    """By the keys of rows, which JSON keeps as text."""
    return {int(pk): value for pk, value in said.items()}


def _rewritten(pks: Collection[int]) -> set[int]:
    """Those of these articles that say something else than their import has said."""
    rows = list(Article.everything.for_revisions().filter(pk__in=pks))
    said = revisions.last_imported_versions(rows)
    return {
        row.pk
        for row in rows
        if row.pk not in said
        or revisions.changed_fields(revisions.current_version(row), said[row.pk])
    }


def _held(pks: Collection[int]) -> set[int]:
    """Those of these articles on which something hangs that is not the import's."""
    rows = Article.everything.order_by()
    hanging = [rows.filter(pk__in=pks, **{f"{name}__isnull": False}) for name in HANGING]
    return {pk for each in hanging for pk in each.values_list("pk", flat=True)}


def _check_is_last(
    trace: ImportTrace, records: Iterable[ImportRecord], articles: Collection[int]
) -> None:
    """Raises RefusedError where a later import has come to one of its pages or stories."""
    issues = {record.issue_id for record in records if record.issue_id}
    later = ImportTrace.objects.filter(pk__gt=trace.pk, records__issue__in=issues).distinct()
    for other in later.order_by("-pk"):
        theirs = {*other.data["made"], *_keyed(other.data["changed"])}
        if theirs & set(articles) or set(other.data["pages"]) & set(trace.data["pages"]):
            newest = other.records.order_by("pk").first()
            said = {"target": newest.target, "file": newest.file_name}
            raise RefusedError(
                _("A later import has changed what this one made: %(target)s, from %(file)s.")
                % said,
                _("Take that one back first."),
            )


def _check_unseen(articles: Iterable[Article], trace: ImportTrace) -> None:
    """Raises RefusedError where readers may have seen what it made: a story that is or was online, or a page's
    new picture beside one.
    """
    seen = next((article for article in articles if article.published_at), None)
    if seen is None:
        facts = trace.data["pages"]
        shown = [pk for pk, one in facts.items() if one["is_new"] or "images" in one["columns"]]
        seen = _online_on(shown).first()
    if seen is not None:
        raise RefusedError(
            _("Readers may have seen it: “%(title)s” is, or was, online.") % {"title": seen},
            _(
                "Withdraw its stories, or restore their former revisions; where the date or the number is wrong, "
                "move the page."
            ),
        )


def _online_on(pages: Collection[str]) -> QuerySet[Article]:
    online = Article.everything.filter(published_at__isnull=False)
    return online.filter(page__in=pages) | online.filter(regions__page__in=pages)


def _restore(articles: Iterable[Article], data: Mapping[str, Any], user: Any) -> None:
    """What the import said is no base of a later merge any more: the one before it is again."""
    restored = list(articles)
    pks = [article.pk for article in restored]
    watched = watch(Article.everything.filter(pk__in=pks))
    Revision.objects.filter(pk__in=data["revisions"], article__in=pks).update(is_import=False)
    for article in restored:
        put_back(article, data["changed"][str(article.pk)])
    revisions.record_revisions(restored, user, _("Import taken back"))
    follow(watched, user, is_import=True)
    updates.update_after_change(Article.everything.filter(pk__in=pks))


def _remove(articles: Iterable[Article]) -> None:
    """For good: the file, which is kept, brings them again."""
    gone = list(articles)
    Revision.objects.filter(article__in=gone).delete()
    updates.update_after_removal(gone)


def _tell(found: TakingBack, user: Any) -> None:
    counts = {
        "removed": len(found.removed),
        "restored": len(found.restored),
        "stay": [article.title for article in found.stay],
    }
    events.record(Event.Verb.TAKEN_BACK, found.records, user, counts)
    pages: list[Page] = [record.page for record in found.records if record.page]
    events.record(Event.Verb.TAKEN_BACK, pages, user, counts)
