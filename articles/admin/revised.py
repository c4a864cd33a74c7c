"""Revisions at the desk: the list of a row's, two of them side by side, and the way back to one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from .compared import ComparedField, SideWords, compare_snapshots
from .retrying import page_again
from .snapshots import SnapshotField

NOW = "now"  # in the query, in the place of a revision's number


@dataclass(frozen=True)
class Moment:
    """A state of the row: a revision, or None as it stands now. `key` names it in the query."""

    revision: Any = None

    @property
    def key(self) -> str:
        return str(self.revision.number) if self.revision else NOW


@dataclass(frozen=True)
class RevisionPair:
    """The two states that are compared; `revisions` are all, the latest first."""

    one: Moment
    other: Moment
    revisions: Sequence[Any]

    @property
    def is_with_now(self) -> bool:
        return self.other.revision is None

    @property
    def earlier(self) -> tuple[str, str] | None:
        """The keys of the change before: from which state to which."""
        before = self._at(self._place(self.one) + 1)
        return (str(before.number), self.one.key) if before else None

    @property
    def later(self) -> tuple[str, str] | None:
        """The keys of the change after it; the last one leads to how it stands now."""
        if self.is_with_now:
            return None
        after = self._at(self._place(self.other) - 1)
        return self.other.key, str(after.number) if after else NOW

    def _place(self, moment: Moment) -> int:
        return self.revisions.index(moment.revision) if moment.revision else 0

    def _at(self, place: int) -> Any:
        return self.revisions[place] if 0 <= place < len(self.revisions) else None


class Revised:
    """For a ModelAdmin. A subclass says where the revisions are, what they say, and how one is restored."""

    def revisions_of(self, row: Any) -> QuerySet[Any]:
        raise NotImplementedError

    def snapshots(self, row: Any, moments: Sequence[Moment]) -> list[tuple[SnapshotField, ...]]:
        raise NotImplementedError

    def restorable(self) -> frozenset[str]:
        """The names of the fields that can be restored."""
        raise NotImplementedError

    def opened_as(self, request: HttpRequest, row: Any) -> str:
        """What tells, when a restoration is asked for, whether the row is still as it was shown."""
        raise NotImplementedError

    def restore(self, request: HttpRequest, row: Any, revision: Any, names: list[str]) -> str:
        """Why nothing was restored, in words; "" where it was."""
        raise NotImplementedError

    def get_urls(self) -> list[Any]:
        opts = self.opts  # type: ignore[attr-defined]
        view = self.admin_site.admin_view(self.compare_view)  # type: ignore[attr-defined]
        name = f"{opts.app_label}_{opts.model_name}_compare"
        return [path("<int:pk>/history/compare/", view, name=name), *super().get_urls()]  # type: ignore[misc]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        row = self.get_object(request, object_id)  # type: ignore[attr-defined]
        listed = list(self.revisions_of(row)) if row is not None else []
        pairs = list(zip_longest(listed, listed[1:]))
        context = {"revisions": pairs, "compare_name": self._name("compare")}
        return super().history_view(request, object_id, context | (extra_context or {}))  # type: ignore[misc,no-any-return]

    def compare_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.get_object(request, str(pk))  # type: ignore[attr-defined]
        if row is None:
            raise Http404
        if not self.has_view_permission(request, row):  # type: ignore[attr-defined]
            raise PermissionDenied
        if request.method == "POST":
            return page_again(request, lambda: self._restore(request, row))
        choice = self._choice(request, row)
        if choice is None:
            return HttpResponseRedirect(reverse(self._name("history"), args=[row.pk]))
        return self._page(request, row, choice)

    def _page(self, request: HttpRequest, row: Any, choice: RevisionPair) -> HttpResponse:
        fields = self.compared(request, row, choice)
        changed = [field for field in fields if field.is_changed]
        restorable = self.restorable().intersection(field.name for field in changed)
        may = choice.is_with_now and self._may_restore(request, row)
        opts = self.opts  # type: ignore[attr-defined]
        context = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "title": _("Two revisions: %(row)s") % {"row": row},
            "object": row,
            "opts": opts,
            "choice": choice,
            "sides": SideWords(
                _("Before:"), _("After:"), _("not there yet"), _("no longer there")
            ),
            "changed": changed,
            "same": [field for field in fields if not field.is_changed],
            "restorable": restorable if may else frozenset(),
            "opened": self.opened_as(request, row) if may else "",
            "history_url": reverse(self._name("history"), args=[row.pk]),
            "form_url": reverse(self._name("change"), args=[row.pk]),
        }
        return TemplateResponse(request, "admin/revisions/compare.html", context)

    def compared(
        self, request: HttpRequest, row: Any, choice: RevisionPair
    ) -> list[ComparedField]:
        return compare_snapshots(*self.snapshots(row, [choice.one, choice.other]))

    def _may_restore(self, request: HttpRequest, row: Any) -> bool:
        may: bool = self.has_change_permission(request, row)  # type: ignore[attr-defined]
        return may and getattr(row, "binned_at", None) is None

    def _choice(self, request: HttpRequest, row: Any) -> RevisionPair | None:
        """None where the query names a revision that is not there. Without one: the last with how it stands.

        `change` names a revision that is to stand beside the one before it.
        """
        listed = list(self.revisions_of(row))
        if "change" in request.GET:
            return _change(listed, request.GET["change"])
        by_key = {str(each.number): Moment(each) for each in listed} | {NOW: Moment()}
        last = str(listed[0].number) if listed else ""
        one = by_key.get(request.GET.get("one", last))
        other = by_key.get(request.GET.get("other", NOW))
        if one is None or other is None or one.revision is None:
            return None
        is_turned = other.revision and other.revision.number < one.revision.number
        return (
            RevisionPair(other, one, listed) if is_turned else RevisionPair(one, other, listed)
        )

    def _restore(self, request: HttpRequest, row: Any) -> HttpResponse:
        if not self._may_restore(request, row):
            raise PermissionDenied
        number = request.POST.get("revision", "")
        found = self.revisions_of(row).filter(number=number) if number.isdecimal() else None
        revision = found.first() if found is not None else None
        if revision is None:
            raise Http404
        allowed = self.restorable()
        names = [name for name in request.POST.getlist("fields") if name in allowed]
        words = (
            self.restore(request, row, revision, names) if names else _("Nothing was chosen.")
        )
        if not words:
            said = _("Restored as it was at revision %(number)d.") % {"number": revision.number}
            messages.success(request, said)
            return HttpResponseRedirect(reverse(self._name("change"), args=[row.pk]))
        messages.error(request, words)
        return HttpResponseRedirect(request.get_full_path())

    def _name(self, page: str) -> str:
        opts = self.opts  # type: ignore[attr-defined]
        return f"admin:{opts.app_label}_{opts.model_name}_{page}"


def _change(listed: Sequence[Any], number: str) -> RevisionPair | None:
    """What that revision changed. The first has changed nothing that is known."""
    pairs = pairwise(listed)
    found = ((after, before) for after, before in pairs if str(after.number) == number)
    after, before = next(found, (None, None))
    return RevisionPair(Moment(before), Moment(after), listed) if after is not None else None
