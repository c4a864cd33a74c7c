"""Contributors: who writes, and who takes the photos."""

from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from articles.derived import dependents
from articles.models import Article, Byline, Contributor, PhotoCredit, State

from .base import DeskAdmin
from .binned import BinnedRows
from .columns import count_link
from .counts import CountedChangeList, add_counts
from .revised_rows import RevisedRows


@admin.register(Contributor)
class ContributorAdmin(BinnedRows, RevisedRows, DeskAdmin):
    shown_in_articles = frozenset({"name", "agency"})
    list_display = ["name", "agency", "articles", "pictures"]
    search_fields = ["name", "agency"]
    list_filter = [("agency", admin.AllValuesFieldListFilter)]
    list_per_page = 100
    actions = ["put_back"]
    not_in_bin = ("articles", "pictures")
    view_on_site = True

    def get_changelist(self, request, **kwargs):
        return CountedChangeList

    def signed_with(self, rows):
        return dependents.articles_showing(rows) if rows else Article.objects.none()

    def stories_to_reindex(self, contributor):
        return Article.everything.all().signed_by(contributor)

    def count(self, contributors):
        bylines = Byline.objects.exclude(article__state=State.BINNED)
        credits = PhotoCredit.objects.exclude(picture__article__state=State.BINNED)
        add_counts(contributors, bylines, "contributor", {"byline_count": Count("pk")})
        add_counts(contributors, credits, "contributor", {"photo_count": Count("pk")})

    @admin.display(description=_("articles"))
    def articles(self, contributor):
        return count_link(
            contributor.byline_count, "article", bylines__contributor__id__exact=contributor.pk
        )

    @admin.display(description=_("pictures"))
    def pictures(self, contributor):
        return count_link(
            contributor.photo_count,
            "article",
            pictures__credits__contributor__id__exact=contributor.pk,
        )
