"""The list of what somebody has typed and not saved."""

from django.contrib import admin
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.models import OpenForm

from . import open_forms
from .guarded_list import GuardedLists


@admin.register(OpenForm)
class OpenFormAdmin(GuardedLists, admin.ModelAdmin):
    """Each sees his own. A draft is taken up in its form, not here."""

    list_display = ["typed_form", "typed_at"]
    list_display_links = None
    ordering = ["-typed_at"]
    show_full_result_count = False

    def get_urls(self):
        tell = self.admin_site.admin_view(open_forms.tell)
        return [path("tell/", tell, name="articles_openform_tell"), *super().get_urls()]

    def get_queryset(self, request):
        return super().get_queryset(request).filter(user=request.user).exclude(fields=[])

    def has_module_permission(self, request):
        return request.user.is_staff

    def has_view_permission(self, request, obj=None):
        return request.user.is_staff

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description=_("form"))
    def typed_form(self, open_form):
        """By its headline or name as typed, where the form has one; a text of the proof screen by itself."""
        typed = dict(map(tuple, open_form.fields))
        names = ("headline", "name", "title", "text", "caption", "value")
        name = next((typed[each] for each in names if typed.get(each)), open_form.path)
        return format_html('<a href="{}">{}</a>', open_form.path, name[:60])
