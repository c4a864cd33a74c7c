"""What all lists and forms of the desk share."""

from django.contrib import admin


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
