"""Contributors: who writes and who takes the pictures."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.models import Byline, Contributor, PhotoCredit

from .columns import count_link, counted
from .desk import DeskAdmin


@admin.register(Contributor)
class ContributorAdmin(DeskAdmin):
    list_display = ["name", "agency", "articles", "pictures"]
    search_fields = ["name", "agency"]
    list_filter = [("agency", admin.AllValuesFieldListFilter)]
    list_per_page = 100
    view_on_site = True

    def get_queryset(self, request):
        counts = {
            "byline_count": counted(Byline.objects.all(), "contributor"),
            "photo_count": counted(PhotoCredit.objects.all(), "contributor"),
        }
        return super().get_queryset(request).annotate(**counts)

    @admin.display(description=_("articles"), ordering="byline_count")
    def articles(self, contributor):
        return count_link(contributor.byline_count, "article", bylines__contributor__id__exact=contributor.pk)

    @admin.display(description=_("pictures"), ordering="photo_count")
    def pictures(self, contributor):
        return contributor.photo_count
