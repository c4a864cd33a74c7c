"""A list with boxes and fields: what another desk has changed since the list was shown is told, not overwritten."""

import json

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.views.main import ChangeList
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext

from .guarded_rows import GuardedListFormSet, GuardedRow

SHOWN = "shown"  # the hidden field with the stamps of the rows as they were shown
LONGEST_KEY = 9  # digits


class GuardedChangeList(ChangeList):
    """Rows that come back with an error stand in the order of what was typed, as Django pairs them by it."""

    _formset = None

    @cached_property
    def stamps(self) -> str:
        """For a hidden field."""
        return json.dumps(self.model_admin.stamps(list(self.result_list)))

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
        self.complete(
            list(self.result_list)
        )  # a queryset keeps the rows that it was iterated over

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

    def locked_rows(self, keys) -> list:
        """These rows, locked until the transaction ends; articles that show them come first."""
        rows = self.model._default_manager.filter(pk__in=keys).order_by("pk")
        self.dependents_of(list(rows)).lock()
        return list(rows.select_for_update(no_key=True))

    def response_action(self, request, queryset):
        """Leaves out the rows that have changed since the list was shown, and names them."""
        # tried again after a conflict (`retrying`), it begins with all rows
        request.POST = request.as_sent = getattr(request, "as_sent", request.POST)
        shown = _shown(request)
        keys = [key for key in request.POST.getlist(ACTION_CHECKBOX_NAME) if key in shown]
        rows = self.locked_rows(keys) if keys else []
        now = self.stamps(rows)
        changed = [key for key in keys if now.get(key) != shown[key]]
        if not changed:
            return super().response_action(request, queryset)
        titles = [str(row) for row in rows if str(row.pk) in changed]
        messages.warning(request, _words(titles, len(changed) - len(titles)))
        request.POST = request.POST.copy()
        unchanged = [
            key for key in request.POST.getlist(ACTION_CHECKBOX_NAME) if key not in changed
        ]
        request.POST.setlist(ACTION_CHECKBOX_NAME, unchanged)
        if not unchanged:
            return None
        return super().response_action(request, queryset.exclude(pk__in=changed))

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


def _shown(request) -> dict[str, str]:
    """The stamps that the list was shown with; of rows that it did not show, nothing is known."""
    try:
        stamps = json.loads(request.POST.get(SHOWN, "{}"))
    except ValueError:
        return {}
    if not isinstance(stamps, dict):
        return {}
    return {key: stamp for key, stamp in stamps.items() if _is_key(key)}


def _is_key(text: str) -> bool:
    return text.isdecimal() and len(text) <= LONGEST_KEY
