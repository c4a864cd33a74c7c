"""Lists whose rows are deleted into the bin, and the bin itself: the same list of what is there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.desk import bin as desk_bin
from articles.models import Article, State

from .retrying import refusing_form

BIN = "bin"  # the list's parameter
YES = "yes"


class BinFilter(admin.SimpleListFilter):
    """The rows of the list, or those in the bin (`get_queryset` asks, too)."""

    title = _("bin")
    parameter_name = BIN

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(YES, _("in the bin"))]

    def choices(self, changelist: Any) -> Any:
        """Without "all": nothing shows both at once."""
        whole, *rest = super().choices(changelist)
        return [whole | {"display": _("not in the bin")}, *rest]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset


class BinnedRows:
    """For a ModelAdmin of articles, photos or people."""

    delete_confirmation_template = "admin/bin_confirmation.html"
    delete_selected_confirmation_template = "admin/bin_selected_confirmation.html"

    # The list, and the bin.

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows: QuerySet = super().get_queryset(request)  # type: ignore[misc]
        if is_bin(request):
            return rows.filter(binned_at__isnull=False).select_related("binned_by")
        return rows.filter(**self.outside_bin)

    # as the model's `objects` has it
    outside_bin: dict[str, Any] = {"binned_at": None}

    def get_list_display(self, request: HttpRequest) -> list[str]:
        columns = list(super().get_list_display(request))  # type: ignore[misc]
        if not is_bin(request):
            return columns
        return [name for name in columns if name not in self.not_in_bin] + ["binned"]

    not_in_bin: tuple[str, ...] = ()  # columns that say nothing of what is there

    def get_ordering(self, request: HttpRequest) -> Any:
        """The latest first."""
        ordering = super().get_ordering(request)  # type: ignore[misc]
        return ["-binned_at", "pk"] if is_bin(request) else ordering

    def get_list_filter(self, request: HttpRequest) -> list[Any]:
        filters = list(super().get_list_filter(request))  # type: ignore[misc]
        return [BinFilter] if is_bin(request) else [*filters, BinFilter]

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions: dict[str, Any] = super().get_actions(request)  # type: ignore[misc]
        if is_bin(request):
            return {name: each for name, each in actions.items() if name == "put_back"}
        actions.pop("put_back", None)
        if "delete_selected" in actions:
            words = gettext("Put the selected %(verbose_name_plural)s in the bin")
            actions["delete_selected"] = put_selected_in, "delete_selected", words
        return actions

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        bin_of = {"bin_address": f"?{BIN}={YES}", "is_bin": is_bin(request)}
        return super().changelist_view(request, bin_of | (extra_context or {}))  # type: ignore[misc,no-any-return]

    @admin.display(description=_("in the bin since"), ordering="binned_at")
    def binned(self, row: Any) -> str:
        """When, and who put it there."""
        time = date_format(localtime(row.binned_at), "DATETIME_FORMAT")
        who = row.binned_by.get_username() if row.binned_by else ""
        return format_html('{}<br><span class="quiet">{}</span>', time, who)

    @admin.action(description=_("Put back from the bin"), permissions=["delete"])
    def put_back(self, request: HttpRequest, rows: QuerySet) -> None:
        count = desk_bin.put_back(self._deletable(request, rows), request.user)
        done = ngettext("%(count)d put back.", "%(count)d put back.", count) % {"count": count}
        messages.success(request, done)

    def _deletable(self, request: HttpRequest, rows: Iterable[Any]) -> list[Any]:
        """Those that this person may put in the bin, and so back."""
        return [row for row in rows if self.has_delete_permission(request, row)]  # type: ignore[attr-defined]

    # Into the bin.

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, ...]:
        """Nothing goes along. A photo or a person is kept by what uses it, and a story by its readers:

        it is withdrawn first, which asks why.
        """
        rows = list(objs)
        named, _counts, _forbidden, kept_by = super().get_deleted_objects(rows, request)  # type: ignore[misc]
        opts = self.opts  # type: ignore[attr-defined]
        is_allowed = len(self._deletable(request, rows)) == len(rows)
        forbidden = set() if is_allowed else {str(opts.verbose_name)}
        counts = {str(opts.verbose_name_plural): len(rows)}
        is_story = opts.model is Article
        return named, counts, forbidden, _online(rows) if is_story else kept_by

    def log_deletions(self, request: HttpRequest, queryset: Iterable[Any]) -> None:
        """The verb writes the log; the row's own history goes on."""
        for row in queryset:
            message = gettext("Put in the bin")
            admin.ModelAdmin.log_change(self, request, row, message)  # type: ignore[arg-type]

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        desk_bin.put_in([obj], request.user)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        desk_bin.put_in(list(queryset), request.user)

    def response_delete(
        self, request: HttpRequest, obj_display: str, obj_id: Any
    ) -> HttpResponse:
        words = format_html(gettext("In the bin: {}. {}"), obj_display, self.bin_link())
        messages.success(request, words)
        return HttpResponseRedirect(self._list_address())

    def bin_link(self) -> str:
        link = '<a href="{}?{}={}">{}</a>'
        words = gettext("Look into the bin")
        return format_html(link, self._list_address(), BIN, YES, words)

    def _list_address(self) -> str:
        opts = self.opts  # type: ignore[attr-defined]
        return reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")

    # A row that is in the bin.

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Any:
        """Also from the bin: its history is shown, and its form says where it is."""
        found = super().get_object(request, object_id, from_field)  # type: ignore[misc]
        return found or self._in_bin(object_id)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        binned = self._in_bin(unquote(object_id)) if object_id else None
        if binned is None or request.method == "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)  # type: ignore[misc,no-any-return]
        return self._to_history(request, binned)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        may = {"may_put_back": self.has_delete_permission(request)}  # type: ignore[attr-defined]
        return super().history_view(request, object_id, may | (extra_context or {}))  # type: ignore[misc,no-any-return]

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        binned = self._in_bin(unquote(object_id))
        if binned is not None:
            return self._to_history(request, binned)
        return super().delete_view(request, object_id, extra_context)  # type: ignore[misc,no-any-return]

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change, **kwargs)  # type: ignore[misc]
        if obj is None or obj.binned_at is None:
            return form
        words = gettext(
            "Not saved: this was put in the bin while you had it open. Put it back from there, then save again; what "
            "you typed is still here."
        )
        refusing = refusing_form(form, words)
        # as it was opened, so that nothing has changed once it is put back
        return type(refusing.__name__, (refusing,), {"guard": lambda _form: None})

    def _in_bin(self, object_id: str) -> Any:
        model = self.opts.model  # type: ignore[attr-defined]
        if not object_id.isdecimal() or len(object_id) > len(str(2**31)):
            return None
        return model.everything.filter(pk=object_id, binned_at__isnull=False).first()

    def _to_history(self, request: HttpRequest, row: Any) -> HttpResponse:
        if not self.has_view_permission(request, row):  # type: ignore[attr-defined]
            raise PermissionDenied
        words = gettext(
            "%(row)s is in the bin. This is its history; the bin's list puts it back."
        )
        messages.info(request, words % {"row": row})
        opts = self.opts  # type: ignore[attr-defined]
        name = f"admin:{opts.app_label}_{opts.model_name}_history"
        return HttpResponseRedirect(reverse(name, args=[row.pk]))


def _online(articles: Iterable[Article]) -> list[str]:
    """Those of these that readers see, each with the way to withdraw it."""
    words = gettext("“%(title)s” is online: withdraw it first.")
    link = '<a href="{}">{}</a>'
    name = "admin:articles_article_withdraw"
    return [
        format_html(link, reverse(name, args=[row.pk]), words % {"title": row})
        for row in articles
        if row.state == State.PUBLISHED
    ]


def put_selected_in(admin_of: Any, request: HttpRequest, rows: QuerySet) -> Any:
    """The list's action: Django's question first, also where something is in use; then into the bin."""
    _named, _counts, forbidden, kept_by = admin_of.get_deleted_objects(rows, request)
    if not request.POST.get("post") or kept_by or forbidden:
        return delete_selected(admin_of, request, rows)
    chosen = list(rows)
    admin_of.log_deletions(request, chosen)
    count = desk_bin.put_in(chosen, request.user)
    words = ngettext("%(count)d put in the bin.", "%(count)d put in the bin.", count)
    messages.success(
        request, format_html("{} {}", words % {"count": count}, admin_of.bin_link())
    )
    return None


def is_bin(request: HttpRequest) -> bool:
    return request.GET.get(BIN) == YES
