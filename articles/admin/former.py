"""URLs of the paper's former site, and what each of them led to."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.models import FormerAddress

from .base import DeskAdmin


@admin.register(FormerAddress)
class FormerAddressAdmin(DeskAdmin):
    fields = ["path", "article", "page", "issue"]
    autocomplete_fields = ["article", "page", "issue"]
    list_display = ["path", "stood_for"]
    list_select_related = ["article", "page__issue", "issue"]
    search_fields = ["path", "article__headline"]

    def expire_pages(self, rows):
        """No page shows them."""

    @admin.display(description=_("stood for"))
    def stood_for(self, row):
        return format_html('<a href="{}">{}</a>', row.target.get_absolute_url(), row.target)
