"""The log, read-only: who did what to what, to be searched and to be taken along as a table."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, StreamingHttpResponse
from django.urls import NoReverseMatch, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.desk import row_revisions
from articles.models import Event, RowRevision

from . import logged_words
from .base import DeskAdmin
from .columns import EMPTY_CELL
from .csv_table import csv_response
from .revised_rows import AGAIN


class KindFilter(admin.SimpleListFilter):
    """The kinds of rows that the log tells of, in the desk's words."""

    title = _("kind of row")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        kinds = Event.objects.order_by("kind").values_list("kind", flat=True).distinct()
        return [(kind, kind_in_words(kind)) for kind in kinds]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Event]) -> QuerySet[Event]:
        return queryset.filter(kind=self.value()) if self.value() else queryset


@admin.register(Event)
class EventAdmin(DeskAdmin):
    list_display = ["at", "by", "verb", "kind_shown", "what", "more"]
    list_display_links = None
    list_filter = ["verb", KindFilter]
    search_fields = ["by", "title", "details"]
    search_help_text = _("Searches who, the title, and the details.")
    date_hierarchy = "at"
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        """With the key of the row's last revision: what was deleted can be made again from it."""
        of_row = RowRevision.objects.filter(kind=OuterRef("kind"), row=OuterRef("row"))
        last = Subquery(of_row.order_by("-number").values("pk")[:1])
        rows: QuerySet[Event] = super().get_queryset(request)
        return rows.annotate(last_revision=last)

    def get_urls(self) -> list[Any]:
        table = self.admin_site.admin_view(self.table_view)
        return [path("table/", table, name="articles_event_table"), *super().get_urls()]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def table_view(self, request: HttpRequest) -> StreamingHttpResponse:
        """What the list shows, as CSV, in its order and with its search and filters."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        shown = self.get_changelist_instance(request).get_queryset(request)
        return csv_response("log", _lines(shown))

    @admin.display(description=_("kind of row"), ordering="kind")
    def kind_shown(self, event: Event) -> str:
        return kind_in_words(event.kind)

    @admin.display(description=_("title"), ordering="title")
    def what(self, event: Event) -> str:
        address, again = address_of(event), address_again(event)
        if again:
            link = '{}<br><a href="{}">{}</a>'
            return format_html(link, event.title, again, gettext("Make it again as it was"))
        return (
            format_html('<a href="{}">{}</a>', address, event.title) if address else event.title
        )

    @admin.display(description=_("details"))
    def more(self, event: Event) -> str:
        return logged_words.in_words(event) or EMPTY_CELL


def kind_in_words(kind: str) -> str:
    """As the desk calls such a row; the bare name of a kind that is no more."""
    try:
        return str(apps.get_model(kind)._meta.verbose_name)
    except LookupError:
        return kind


def address_of(event: Event) -> str:
    """The form of the row, "" where it has none or is no more."""
    if event.verb == Event.Verb.DELETED or event.row is None:
        return ""
    try:
        return reverse(f"admin:{event.kind.replace('.', '_')}_change", args=[event.row])
    except NoReverseMatch:
        return ""


def address_again(event: Event) -> str:
    """The form that makes what was deleted again, "" for all else."""
    last = getattr(event, "last_revision", None)
    kinds = {model._meta.label_lower for model in row_revisions.KINDS}
    if event.verb != Event.Verb.DELETED or last is None or event.kind not in kinds:
        return ""
    name = f"admin:{event.kind.replace('.', '_')}_add"
    return reverse(name, query={AGAIN: last})


def in_full(event: Event) -> str:
    """The details of the verb, nothing left out: the fields that were changed, the file that came in."""
    details = dict(event.details)
    changes = details.pop("changes", None)
    words = (
        [LogEntry(change_message=json.dumps(changes)).get_change_message()] if changes else []
    )
    return " ".join([*words, *map(str, details.values())])


def _lines(events: QuerySet[Event]) -> Iterator[Sequence[Any]]:
    names = ("place", "at", "by", "verb", "kind", "row", "title", "details", "digest")
    fields = [Event._meta.get_field(name) for name in names]
    yield [str(field.verbose_name) for field in fields]
    for event in events.iterator():
        yield (
            event.place,
            date_format(timezone.localtime(event.at), "Y-m-d H:i:s"),
            event.by,
            event.get_verb_display(),
            kind_in_words(event.kind),
            event.row,
            event.title,
            in_full(event),
            event.digest,
        )
