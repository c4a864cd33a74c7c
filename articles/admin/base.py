"""What all lists and forms of the desk share."""

from django.contrib import admin
from django.contrib.admin.views.main import ERROR_FLAG, SEARCH_VAR
from django.http import HttpResponseRedirect

from articles import search
from articles.derived import cache_versions, dependents
from articles.models import Article

from .preloaded import PreloadedSelect

LONGEST_NUMBER = 9  # digits: a billion rows is more than a paper writes, and neither dates nor databases stumble


class AddOnlyRelated:
    """Fields that point to another record offer to add one. Changing or deleting a page from inside an article is a
    slip of the mouse away from a different article's loss; those have pages of their own.
    """

    def formfield_for_dbfield(self, db_field, request, **options):
        field = super().formfield_for_dbfield(db_field, request, **options)
        if field and hasattr(field.widget, "can_delete_related"):
            field.widget.can_delete_related = field.widget.can_view_related = field.widget.can_change_related = False
        return field


class AutocompleteRows(AddOnlyRelated):
    """For inlines: their rows' choices are shown without a query for each row. Goes with a RowForm."""

    def formfield_for_foreignkey(self, db_field, request, **options):
        if db_field.name in self.autocomplete_fields:
            options.setdefault("widget", PreloadedSelect(db_field, self.admin_site, using=options.get("using")))
        return super().formfield_for_foreignkey(db_field, request, **options)


class DeskAdmin(AddOnlyRelated, admin.ModelAdmin):
    """Lists that cost the same with a hundred articles and a hundred thousand: no counting of everything, no facets."""

    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    empty_value_display = "–"
    shown_in_articles = frozenset()  # fields that an article's own page shows

    def tell_readers_pages(self, rows):
        """These rows change or go: pages that show them are made anew. Sections, people, photos may be on any page."""
        cache_versions.site_changed()

    def save_model(self, request, obj, form, change):
        """Told before, too: an article may leave its page, its section, its people."""
        if change:
            self.tell_readers_pages([obj])
        super().save_model(request, obj, form, change)

    def stories_found_by(self, row):
        """The stories whose place or words in the search are this row's."""
        return Article.objects.none()

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if change:
            self.tell_readers_pages([form.instance])
            if form.has_changed():
                search.index(self.stories_found_by(form.instance).order_by().values_list("pk", flat=True))
        is_shown = self.shown_in_articles.intersection(form.changed_data)
        if is_shown or (self.shown_in_articles and any(formset.has_changed() for formset in formsets)):
            dependents.touch_dependents(form.instance)

    def delete_model(self, request, obj):
        self.before_deletion([obj])
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        self.before_deletion(list(queryset))
        super().delete_queryset(request, queryset)

    def before_deletion(self, rows):
        """While it can still be told where they are shown."""
        self.tell_readers_pages(rows)
        if self.shown_in_articles:
            for row in rows:
                dependents.touch_dependents(row)

    def changelist_view(self, request, extra_context=None):
        """An address that no database understands leads to the whole list, as Django does with other nonsense."""
        if any(_is_nonsense(name, value) for name, value in request.GET.items()):
            return HttpResponseRedirect(f"{request.path}?{ERROR_FLAG}=1")
        return super().changelist_view(request, extra_context)

    def get_search_results(self, request, queryset, search_term):
        """No text has a NUL in it, and PostgreSQL refuses to look for one."""
        if "\0" in search_term:
            return queryset.none(), False
        return super().get_search_results(request, queryset, search_term)

    def get_changeform_initial_data(self, request):
        """An address may say which row a new one belongs to; what is no row's number is left out."""
        initial = super().get_changeform_initial_data(request)
        pointing = {field.name for field in self.opts.fields if field.many_to_one}
        return {name: at for name, at in initial.items() if name not in pointing or row_number(request, name)}


def row_number(request, parameter: str) -> int | None:
    """The row number an address asks for, None where it says none or nonsense."""
    value = request.GET.get(parameter, "")
    return int(value) if value.isdecimal() and len(value) <= LONGEST_NUMBER else None


def _is_nonsense(name: str, value: str) -> bool:
    is_endless = value.isdecimal() and len(value) > LONGEST_NUMBER and name != SEARCH_VAR
    return "\0" in value or is_endless
