"""Base classes of the desk's lists and forms."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import ERROR_FLAG, SEARCH_VAR
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext

from articles import search
from articles.derived import cache_versions, dependents
from articles.derived.relation_lock import lock_relations
from articles.desk import signed_changes
from articles.models import Article

from . import deleted_row
from .as_typed import ShownAsTyped
from .conflicts import DELETED
from .deletion import DeletionInWords
from .guarded_form import GuardedForm, merged_words
from .guarded_list import GuardedLists
from .history import HistoryInWords
from .logged import LoggedEvents
from .open_forms import DraftedForms
from .preloaded import PreloadedSelect
from .retrying import (
    form_again,
    page_again,
    refused_because,
    refusing_form,
    refusing_formset,
)

# digits of a row number: more than a paper ever has, and within what every database takes
LONGEST_NUMBER = 9


class AddOnlyRelated:
    """Fields that point to another row offer to add one, but not to change or delete it.

    To delete a page from inside an article would be a slip of the mouse, and other articles
    would go with it.
    """

    def formfield_for_dbfield(self, db_field, request, **options):
        field = super().formfield_for_dbfield(db_field, request, **options)
        if field and hasattr(field.widget, "can_delete_related"):
            field.widget.can_delete_related = field.widget.can_view_related = (
                field.widget.can_change_related
            ) = False
        return field


class AutocompleteRows(AddOnlyRelated):
    """For inlines with a RowForm: autocomplete fields show their choices without a query per row."""

    def formfield_for_foreignkey(self, db_field, request, **options):
        if db_field.name in self.autocomplete_fields:
            options.setdefault(
                "widget", PreloadedSelect(db_field, self.admin_site, using=options.get("using"))
            )
        return super().formfield_for_foreignkey(db_field, request, **options)


class DeskAdmin(
    DeletionInWords,
    HistoryInWords,
    LoggedEvents,
    DraftedForms,
    ShownAsTyped,
    AddOnlyRelated,
    GuardedLists,
    admin.ModelAdmin,
):
    """Lists cost the same with a hundred articles as with a hundred thousand: no full count, no
    facets.

    A subclass says which cached pages, search entries and feeds depend on its rows.
    """

    form = GuardedForm
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    empty_value_display = "–"
    shown_in_articles = frozenset()  # names of fields that an article's page shows
    moves_articles = frozenset()  # names of fields by which articles are ordered
    shows_new_rows = False  # whether a row is on pages as soon as it is added

    def expire_pages(self, rows):
        """Invalidate the cached pages that show these rows. Sections, people and photos may be on any page."""
        cache_versions.site_changed()

    # Every change is one transaction, and is tried again after a conflict.

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        view = super().changeform_view

        def attempt():
            if request.method == "POST" and object_id and self._is_deleted(request, object_id):
                return self._form_of_deleted_row(request, view, extra_context)
            return view(request, object_id, form_url, extra_context)

        return form_again(request, attempt)

    def _is_deleted(self, request, object_id) -> bool:
        return self.get_object(request, unquote(object_id)) is None

    def _form_of_deleted_row(self, request, view, extra_context):
        """What was typed into a form whose row is gone: in a form for a new one, else to be copied."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        if not self.has_add_permission(request):
            return deleted_row.typed_page(request, self, self.get_form(request))
        inlines = [formset for formset, _inline in self.get_formsets_with_inlines(request)]
        deleted_row.as_new(request, inlines)
        address = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_add")
        return view(request, None, address, extra_context)

    def delete_view(self, request, object_id, extra_context=None):
        view = super().delete_view

        def attempt():
            if not self.is_changed_since_shown(request, object_id):
                return view(request, object_id, extra_context)
            words = gettext(
                "Not deleted: another desk has changed it meanwhile. Look at it first."
            )
            self.message_user(request, words, messages.WARNING)
            return HttpResponseRedirect(request.get_full_path())

        return page_again(request, attempt)

    def get_fields(self, request, obj=None):
        """Without the hidden field below, where no fields are listed and all of the form's count."""
        return [name for name in super().get_fields(request, obj) if name != "opened"]

    def get_fieldsets(self, request, obj=None):
        """With the hidden field that says how the form was opened."""
        fieldsets = super().get_fieldsets(request, obj)
        is_guarded = issubclass(self.form, GuardedForm)
        if not (obj and is_guarded and self.has_change_permission(request, obj)):
            return fieldsets
        return [*fieldsets, (None, {"classes": ["hidden"], "fields": ["opened"]})]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.lock_before_save = staticmethod(self.lock_before_save)
        if deleted_row.is_of_deleted_row(request):
            return refusing_form(form, DELETED)
        reason = refused_because(request)
        return refusing_form(form, reason) if reason else form

    def get_changelist_formset(self, request, **kwargs):
        formset = super().get_changelist_formset(request, **kwargs)
        reason = refused_because(request)
        return refusing_formset(formset, reason) if reason else formset

    # What is signed is compared before and after a save (desk.signed_changes).

    def signed_with(self, rows):
        """The articles whose signed text these rows are a part of."""
        return Article.objects.none()

    def watch(self, rows):
        """Before these rows, which many stories may share, are changed."""
        return signed_changes.watch(self.signed_with(rows), signed_alone=True)

    # Locks come in one order: articles by pk, then relations, then all other rows.

    def dependents_of(self, rows):
        """The articles that change with these rows."""
        if not self.shown_in_articles or not rows:
            return Article.objects.none()
        return dependents.articles_showing(rows)

    def lock_before_save(self, row, changed):
        """Lock what saving these changed fields of the row will change besides the row itself."""
        if self.shown_in_articles.intersection(changed):
            self.dependents_of([row]).lock()
        if self.moves_articles.intersection(changed):
            lock_relations()

    def save_model(self, request, obj, form, change):
        """Invalidates before the save, too: the article may be leaving its page, its section, its people."""
        if change:
            self.lock_before_save(obj, form.changed_data)
            self.expire_pages([obj])
            request.watched = self.watch([obj])
        super().save_model(request, obj, form, change)

    def stories_to_reindex(self, row):
        """The stories whose place or text in the search index comes from this row."""
        return Article.objects.none()

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        merged = merged_words(form, formsets)
        if merged:
            self.message_user(request, merged, messages.INFO)
        if change or self.shows_new_rows:
            self.expire_pages([form.instance])
        if change and form.has_changed():
            stories = self.stories_to_reindex(form.instance)
            search.index(stories.order_by().values_list("pk", flat=True))
        if self._changes_articles(form, formsets):
            dependents.touch_dependents(form.instance)
        signed_changes.follow(
            getattr(request, "watched", signed_changes.NOTHING_WATCHED), request.user
        )

    def _changes_articles(self, form, formsets) -> bool:
        """Whether something was changed that an article's page shows."""
        if not self.shown_in_articles:
            return False
        return bool(self.shown_in_articles.intersection(form.changed_data)) or any_changed(
            formsets
        )

    @transaction.atomic
    def delete_model(self, request, obj):
        self.before_deletion([obj])
        watched = self.watch([obj])
        dependents.clear_references([obj])
        super().delete_model(request, obj)
        signed_changes.follow(watched, request.user)

    @transaction.atomic
    def delete_queryset(self, request, queryset):
        self.before_deletion(list(queryset))
        watched = self.watch(list(queryset))
        dependents.clear_references(list(queryset))
        super().delete_queryset(request, queryset)
        signed_changes.follow(watched, request.user)

    def before_deletion(self, rows):
        """What must be done while it is still known where the rows are shown."""
        self.dependents_of(rows).lock()
        self.expire_pages(rows)
        if self.shown_in_articles:
            for row in rows:
                dependents.touch_dependents(row)

    def changelist_view(self, request, extra_context=None):
        """A query string that no database takes leads to the whole list, as Django does with other invalid ones."""
        if any(_is_invalid(name, value) for name, value in request.GET.items()):
            return HttpResponseRedirect(f"{request.path}?{ERROR_FLAG}=1")
        view = super().changelist_view
        if "_save" not in request.POST:
            return page_again(request, lambda: view(request, extra_context))

        def save():
            self._lock_listed(request)
            return view(request, extra_context)

        return form_again(request, save)

    def _lock_listed(self, request):
        """Lock the rows of a list that is edited, in order of pk: each desk may have sorted it otherwise."""
        pks = [value for name, value in request.POST.items() if _is_key(name, value)]
        rows = self.model._default_manager.filter(pk__in=pks).order_by("pk")
        list(rows.select_for_update(no_key=True).values_list("pk"))

    def get_search_results(self, request, queryset, search_term):
        """PostgreSQL refuses a NUL in a query, and no stored text has one."""
        if "\0" in search_term:
            return queryset.none(), False
        return super().get_search_results(request, queryset, search_term)

    def get_changeform_initial_data(self, request):
        """A query string may name the row that a new one belongs to; anything but a row number is left out."""
        initial = super().get_changeform_initial_data(request)
        foreign_keys = {field.name for field in self.opts.fields if field.many_to_one}
        invalid = {name for name in foreign_keys if not row_number(request, name)}
        return {name: value for name, value in initial.items() if name not in invalid}


def any_changed(formsets) -> bool:
    return any(formset.has_changed() for formset in formsets)


def row_number(request, parameter: str) -> int | None:
    """The row number that the query string gives for `parameter`; None if it gives none or something else."""
    value = request.GET.get(parameter, "")
    is_number = value.isdecimal() and len(value) <= LONGEST_NUMBER
    return int(value) if is_number else None


def _is_key(name: str, value: str) -> bool:
    """Whether it is the key of a row of an edited list, form-0-id."""
    return name.endswith("-id") and value.isdecimal() and len(value) <= LONGEST_NUMBER


def _is_invalid(name: str, value: str) -> bool:
    is_too_long = value.isdecimal() and len(value) > LONGEST_NUMBER and name != SEARCH_VAR
    return "\0" in value or is_too_long
