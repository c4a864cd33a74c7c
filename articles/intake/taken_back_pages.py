"""Pages, issues and what stories name, as they stood before an import that is taken back (`taking_back`)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.files.storage import default_storage
from django.db.models import Q

from articles.derived import dependents
from articles.intake.import_traces import NAMED
from articles.intake.stored_rows import page_digest, pages_as_stored, put_back
from articles.models import Article, FormerFile, ImportTrace, Issue, Page

# What nothing names any more, of each kind of NAMED
_UNUSED = {
    "photos": Q(uses=None),
    "people": Q(byline=None, photocredit=None),
    "sections": Q(articles=None, sectionright=None),
}


@dataclass(frozen=True)
class PagesToGo:
    """`gone`: pages that the import made and on which nothing stays; `restored`: those that were there before;
    `staying`: those that the import made and on which something stays, or that an editor has changed since.
    """

    gone: tuple[Page, ...] = ()
    restored: tuple[Page, ...] = ()
    staying: tuple[Page, ...] = ()


def pages_to_go(trace: ImportTrace, leaving: Collection[int]) -> PagesToGo:
    """What becomes of the trace's pages once these articles are removed, or stand where they stood before."""
    facts = trace.data["pages"]
    rows = Page.objects.filter(pk__in=facts).select_related("issue").order_by("pk")
    now = pages_as_stored([page.pk for page in rows])
    gone: list[Page] = []
    restored: list[Page] = []
    staying: list[Page] = []
    for page in rows:
        said = facts[str(page.pk)]
        if said["is_new"]:
            (staying if _is_needed(page, leaving) else gone).append(page)
        elif page_digest(now[page.pk]) == said["digest"] and _has_files(said):
            restored.append(page)
        else:
            staying.append(page)
    return PagesToGo(tuple(gone), tuple(restored), tuple(staying))


def _is_needed(page: Page, leaving: Collection[int]) -> bool:
    here = Q(page=page) | Q(regions__page=page)
    others = Article.everything.filter(here).exclude(pk__in=leaving)
    return others.exists() or page.former_addresses.exists()


def _has_files(facts: Mapping[str, Any]) -> bool:
    """Whether the files that the page had are still there."""
    images = facts["columns"].get("images", [])
    names = [image["name"] for image in images] + [facts["columns"].get("pdf", "")]
    return all(default_storage.exists(name) for name in names if name)


def take_pages_back(trace: ImportTrace, pages: PagesToGo) -> None:
    """The articles are gone already. Whatever cannot go yet is left to a later import's trace."""
    for page in pages.restored:
        facts = trace.data["pages"][str(page.pk)]
        put_back(page, facts)
        page.layouts.filter(pk__gt=facts["layout"]).delete()
    for page in pages.gone:
        _forget_files(page)
    _delete(pages.gone)
    left = {
        "issues": _take_issues_back(trace.data["issues"]),
        **{name: _delete_unused(name, trace.data[name]) for name in NAMED},
    }
    _hand_on(trace, left)


def _forget_files(page: Page) -> None:
    """Nobody shall find them by their addresses; those that another page has stay (`derived.withholding`)."""
    names = [image["name"] for image in page.images] + [page.pdf.name] * bool(page.pdf)
    FormerFile.objects.bulk_create(FormerFile(name=name) for name in names)


def _delete(rows: Collection[Any]) -> None:
    dependents.clear_references(list(rows))
    for row in rows:
        row.delete()


def _take_issues_back(issues: Mapping[str, Any]) -> dict[str, Any]:
    """The issues that the import made and that have other pages."""
    left = {}
    for issue in Issue.objects.filter(pk__in=issues).order_by("pk"):
        facts = issues[str(issue.pk)]
        if not facts["is_new"]:
            _restore_columns(issue, facts)
        elif issue.pages.exists() or issue.former_addresses.exists():
            left[str(issue.pk)] = facts
        else:
            _delete([issue])
    return left


def _restore_columns(issue: Issue, facts: Mapping[str, Any]) -> None:
    """Those that still say what the import wrote there."""
    changed = {
        name: value
        for name, value in facts["columns"].items()
        if facts["after"][name] != value and getattr(issue, name) == facts["after"][name]
    }
    if changed:
        Issue.objects.filter(pk=issue.pk).update(**changed)


def _delete_unused(kind: str, pks: Iterable[int]) -> list[int]:
    """Those that something names are left."""
    manager = NAMED[kind]._default_manager
    chosen = manager.filter(pk__in=list(pks)).order_by("pk")
    found = list(chosen.select_for_update().values_list("pk", flat=True))
    unused = list(manager.filter(_UNUSED[kind], pk__in=found).order_by("pk"))
    if kind == "photos":
        FormerFile.objects.bulk_create(FormerFile(name=photo.image.name) for photo in unused)
    _delete(unused)
    return [pk for pk in found if manager.filter(pk=pk).exists()]


def _hand_on(trace: ImportTrace, left: Mapping[str, Any]) -> None:
    """To the next import of the same issue that may be taken back: then nothing is left of either."""
    issues = [int(pk) for pk in trace.data["issues"]] + [
        record.issue_id for record in trace.records.all() if record.issue_id
    ]
    others = ImportTrace.objects.filter(records__issue__in=issues).exclude(pk=trace.pk)
    heir = others.order_by("pk").first()
    if heir is None:
        return
    heir.data["issues"] |= left["issues"]
    for name in NAMED:
        heir.data[name] = sorted({*heir.data[name], *left[name]})
    heir.save(update_fields=["data"])
