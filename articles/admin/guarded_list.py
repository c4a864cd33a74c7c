"""A list with boxes and fields: what another desk has changed since the list was shown is told, not overwritten."""

import datetime
import json
import time

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.views.main import ChangeList
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext

from .guarded_rows import GuardedListFormSet, GuardedRow

SHOWN = "shown"  # the hidden field with the stamps of the rows as they were shown
AT = "at"  # in it, when that was
LONGEST_KEY = 9  # digits


class GuardedChangeList(ChangeList):
    """Rows that come back with an error stand in the order of what was typed, as Django pairs them by it."""

    _formset = None

    @cached_property
    def stamps(self) -> str:
        """For a hidden field: those of the rows, and when they were shown, as a POSIX time."""
        stamps = self.model_admin.stamps(list(self.result_list))
        return json.dumps(stamps | {AT: time.time()})

    @property
    def formset(self):
        return self._formset

    @formset.setter
    def formset(self, formset):
        self._formset = formset
        if formset is not None and formset.is_bound:
            self.result_list = [form.instance for form in formset.forms]
            self.complete(self.result_list)

    def get_results(self, request):
        super().get_results(request)
        # A queryset keeps the rows that it was iterated over
        self.complete(list(self.result_list))

    def complete(self, rows):
        """Add to these rows what the list shows besides their columns."""


class GuardedLists:
    """For a ModelAdmin: edited lists and list actions."""

    def get_changelist(self, request, **kwargs):
        return GuardedChangeList

    def get_changelist_form(self, request, **kwargs):
        return super().get_changelist_form(request, **{"form": GuardedRow} | kwargs)

    def get_changelist_formset(self, request, **kwargs):
        options = {"formset": GuardedListFormSet} | kwargs
        return super().get_changelist_formset(request, **options)

    def stamps(self, rows) -> dict[str, str]:
        """By key, what changes whenever something changes that an action on the row is decided by."""
        return {str(row.pk): str(row.version) for row in rows if hasattr(row, "version")}

    def changed_since(self, rows, moment):
        """Those of these rows that an action may not touch, because they were changed after that moment.

        For an action on all rows of a list, most of which stand on pages that were not shown.
        """
        return rows.none()

    def locked_rows(self, keys) -> list:
        """These rows, locked until the transaction ends; articles that show them come first."""
        rows = self.model._default_manager.filter(pk__in=keys).order_by("pk")
        self.dependents_of(list(rows)).lock()
        return list(rows.select_for_update(no_key=True))

    def response_action(self, request, queryset):
        """Leaves out the rows that have changed since the list was shown, and names them."""
        # tried again after a conflict (`retrying`), it begins with all rows
        request.POST = request.as_sent = getattr(request, "as_sent", request.POST)
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        rows, keys = self._changed_meanwhile(request, chosen, queryset)
        if not keys:
            return super().response_action(request, queryset)
        titles = [str(row) for row in rows]
        messages.warning(request, _words(titles, len(keys) - len(titles)))
        left = [key for key in chosen if key not in keys]
        if not left and not _is_across(request):
            return None
        request.POST = request.POST.copy()
        request.POST.setlist(ACTION_CHECKBOX_NAME, left)
        return super().response_action(request, queryset.exclude(pk__in=keys))

    def _changed_meanwhile(self, request, chosen, queryset):
        """Of the chosen rows those that have changed and are still there, and the keys of all that have changed."""
        shown, at = _shown(request)
        if _is_across(request):
            rows = list(self.changed_since(queryset, at)) if at else []
            return rows, [str(row.pk) for row in rows]
        keys = [key for key in chosen if key in shown]
        rows = self.locked_rows(keys) if keys else []
        now = self.stamps(rows)
        changed = [key for key in keys if now.get(key) != shown[key]]
        return [row for row in rows if str(row.pk) in changed], changed

    def is_changed_since_shown(self, request, key: str) -> bool:
        """Whether the row that is to be deleted is another than the one that the question was about."""
        seen = request.POST.get("version")
        if request.method != "POST" or seen is None or not _is_key(key):
            return False
        return any(str(row.version) != seen for row in self.locked_rows([key]))


def _words(titles, deleted: int) -> str:
    sentences = []
    if titles:
        words = gettext(
            "Left as they are, because they have changed since this list was shown: %(titles)s. They are shown anew: "
            "look at them, then choose again."
        )
        sentences.append(words % {"titles": gettext(", ").join(titles)})
    if deleted:
        words = ngettext(
            "%(count)d was deleted since this list was shown.",
            "%(count)d were deleted since this list was shown.",
            deleted,
        )
        sentences.append(words % {"count": deleted})
    return " ".join(sentences)


def _shown(request) -> tuple[dict[str, str], datetime.datetime | None]:
    """The stamps that the list was shown with, and when; of rows that it did not show, nothing is known."""
    try:
        stamps = dict(json.loads(request.POST.get(SHOWN, "{}")))
        at = datetime.datetime.fromtimestamp(stamps.pop(AT), datetime.UTC)
    except (ValueError, TypeError, KeyError, OverflowError, OSError):
        return {}, None
    return {key: stamp for key, stamp in stamps.items() if _is_key(key)}, at


def _is_across(request) -> bool:
    """Whether all rows of the list are meant, not those alone that were ticked."""
    return request.POST.get("select_across") == "1"


def _is_key(text: str) -> bool:
    return text.isdecimal() and len(text) <= LONGEST_KEY
