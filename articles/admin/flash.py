"""Flashes: one line each on the front page, until it is over."""

import datetime

from django.contrib import admin
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.derived import cache_versions
from articles.models import Flash

from .base import DeskAdmin

USUAL = datetime.timedelta(hours=6)  # how long a flash stands unless the desk says otherwise


@admin.register(Flash)
class FlashAdmin(DeskAdmin):
    fields = ["text", "article", ("starts_at", "ends_at")]
    autocomplete_fields = ["article"]
    list_display = ["text", "article", "starts_at", "ends_at", "standing"]
    list_select_related = ["article"]
    search_fields = ["text"]
    date_hierarchy = "starts_at"

    def tell_readers_pages(self, rows):
        cache_versions.notices_changed()

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        self.tell_readers_pages([form.instance])

    def get_changeform_initial_data(self, request):
        return {"ends_at": timezone.now() + USUAL} | super().get_changeform_initial_data(request)

    @admin.display(description=gettext_lazy("state"))
    def standing(self, flash):
        now = timezone.now()
        if flash.ends_at <= now:
            return format_html('<span class="badge is-withdrawn">{}</span>', _("over"))
        running = flash.starts_at <= now
        kind, word = ("is-published", _("running")) if running else ("is-draft", _("to come"))
        return format_html('<span class="badge {}">{}</span>', kind, word)
