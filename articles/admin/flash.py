"""Flashes (快讯): one line each on the front page, for some hours."""

import datetime

from django.contrib import admin
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.derived import cache_versions
from articles.models import Article, Flash

from .base import DeskAdmin
from .revised_rows import RevisedRows

DEFAULT_DURATION = datetime.timedelta(hours=6)  # unless the editor enters another end


@admin.register(Flash)
class FlashAdmin(RevisedRows, DeskAdmin):
    fields = ["text", "article", ("starts_at", "ends_at")]
    autocomplete_fields = ["article"]
    list_display = ["text", "story", "starts_at", "ends_at", "standing"]
    list_select_related = ["article"]
    search_fields = ["text"]
    date_hierarchy = "starts_at"
    shows_new_rows = True

    def expire_pages(self, rows):
        cache_versions.notices_changed()

    def get_changeform_initial_data(self, request):
        return {
            "ends_at": timezone.now() + DEFAULT_DURATION
        } | super().get_changeform_initial_data(request)

    @admin.display(description=Article._meta.verbose_name, ordering="article")
    def story(self, flash):
        if flash.article and flash.article.binned_at:
            return format_html('<span class="quiet">{}</span>', _("in the bin"))
        return flash.article

    @admin.display(description=gettext_lazy("state"))
    def standing(self, flash):
        now = timezone.now()
        if flash.ends_at <= now:
            return format_html('<span class="badge is-withdrawn">{}</span>', _("over"))
        if flash.starts_at <= now:
            return format_html('<span class="badge is-published">{}</span>', _("running"))
        return format_html('<span class="badge is-draft">{}</span>', _("to come"))
