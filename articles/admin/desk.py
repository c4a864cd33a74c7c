"""What all lists and forms of the desk share."""

from django.contrib import admin
from django.contrib.admin.views.main import ERROR_FLAG, SEARCH_VAR
from django.http import HttpResponseRedirect

LONGEST_NUMBER = 18  # digits that every database takes for a row's number


class OnlyAddRelated:
    """Fields that point to another record offer to add one. Changing or deleting a page from inside an article is a
    slip of the mouse away from a different article's loss; those have pages of their own.
    """

    def formfield_for_dbfield(self, db_field, request, **options):
        field = super().formfield_for_dbfield(db_field, request, **options)
        if field and hasattr(field.widget, "can_delete_related"):
            field.widget.can_delete_related = field.widget.can_view_related = field.widget.can_change_related = False
        return field


class DeskAdmin(OnlyAddRelated, admin.ModelAdmin):
    """Lists that cost the same with a hundred articles and a hundred thousand: no counting of everything, no facets."""

    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    empty_value_display = "–"

    def changelist_view(self, request, extra_context=None):
        """An address that no database understands leads to the whole list, as Django does with other nonsense."""
        if any(_is_nonsense(name, value) for name, value in request.GET.items()):
            return HttpResponseRedirect(f"{request.path}?{ERROR_FLAG}=1")
        return super().changelist_view(request, extra_context)


def _is_nonsense(name: str, value: str) -> bool:
    is_endless = value.isdecimal() and len(value) > LONGEST_NUMBER and name != SEARCH_VAR
    return "\0" in value or is_endless
