"""What a deletion takes along or is kept by, in the words of the desk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.contrib.admin import AdminSite
from django.contrib.admin.utils import NestedObjects, quote
from django.db import router
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.models import Photo, Picture
from articles.models.photo import name_in_words

LISTED = 20  # rows of one kind that are named; of more, only how many there are


class DeletionInWords:
    """For a ModelAdmin: what only the program reads, such as search entries, is not spoken of."""

    def get_deleted_objects(
        self, objs: Sequence[Model], request: HttpRequest
    ) -> tuple[list[str], dict[str, int], set[str], list[str]]:
        """As Django's: the rows, how many of which kind go, kinds that this user may not delete,
        and what forbids it.
        """
        rows = list(objs)
        if not rows:
            return [], {}, set(), []
        collector = NestedObjects(using=router.db_for_write(type(rows[0])), origin=rows)
        collector.collect(rows)
        gone = {model: rows for model, rows in collector.model_objs.items() if rows}
        shown = _models_on_the_desk(self.admin_site)
        counts = {
            str(model._meta.verbose_name_plural): len(rows)
            for model, rows in gone.items()
            if model in shown
        }
        forbidden = {
            str(model._meta.verbose_name)
            for model, rows in gone.items()
            if not all(_may_delete(self.admin_site, request, row) for row in rows)
        }
        kept_by = _kept_by(self.admin_site, collector.protected)
        return _named(self.admin_site, rows), counts, forbidden, kept_by


def _models_on_the_desk(site: AdminSite) -> set[type[Model]]:
    """Those that have a list or stand in a form."""
    inlines = {inline.model for each in site._registry.values() for inline in each.inlines}
    return {*site._registry, *inlines}


def _may_delete(site: AdminSite, request: HttpRequest, row: Model) -> bool:
    if not site.is_registered(type(row)):
        return True
    return site.get_model_admin(type(row)).has_delete_permission(request, row)


def _kept_by(site: AdminSite, rows: Iterable[Model]) -> list[str]:
    """The rows that forbid a deletion: what has a list by name, all else by number."""
    kinds: dict[type[Model], list[Model]] = defaultdict(list)
    for row in rows:
        kinds[type(row)].append(row)
    lines = []
    for model, found in sorted(kinds.items(), key=lambda kind: kind[0]._meta.label):
        if site.is_registered(model):
            lines += _named(site, sorted(found, key=lambda row: row.pk))
        else:
            kind = capfirst(model._meta.verbose_name_plural)
            lines.append(_("{kind}: {row}").format(kind=kind, row=len(found)))
    return lines


def _named(site: AdminSite, rows: Sequence[Model]) -> list[str]:
    """Links to the first of the rows, and how many there are besides."""
    listed = rows[:LISTED]
    name_in_words(filter(None, map(_photo_of, listed)))
    lines = [_link(site, row) for row in listed]
    more = len(rows) - LISTED
    return [*lines, _("%(count)d more") % {"count": more}] if more > 0 else lines


def _photo_of(row: Model) -> Photo | None:
    """By which the row is called."""
    if isinstance(row, Picture):
        return row.photo
    return row if isinstance(row, Photo) else None


def _link(site: AdminSite, row: Model) -> str:
    name = f"{site.name}:{row._meta.app_label}_{row._meta.model_name}_change"
    link = format_html('<a href="{}">{}</a>', reverse(name, args=[quote(row.pk)]), row)
    return format_html(_("{kind}: {row}"), kind=capfirst(row._meta.verbose_name), row=link)
