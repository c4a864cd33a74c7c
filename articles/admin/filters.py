"""List filters that stay short with ten thousand articles and a thousand issues."""

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Issue, Page, State
from articles.models.page_doubt import has_open_doubts

from .base import row_number

# issues that the filter offers: a week and a day. Older ones are found by date or from the
# issue itself
NEWEST = 8

# To these the counts of contributors and of photos link, in the list of articles
LINKED = frozenset(
    f"{way}__id__exact"
    for way in ("bylines__contributor", "pictures__credits__contributor", "pictures__photo")
)


class IssueFilter(admin.SimpleListFilter):
    """The newest issues, and the chosen one, however old."""

    title = Issue._meta.verbose_name
    parameter_name = "issue"
    key = "page__issue"

    def lookups(self, request, model_admin):
        newest = list(Issue.objects.all()[:NEWEST])
        chosen = row_number(request, self.parameter_name)
        if chosen and chosen not in {issue.pk for issue in newest}:
            newest += Issue.objects.filter(pk=chosen)
        return [(issue.pk, str(issue)) for issue in newest]

    def queryset(self, request, queryset):
        chosen = row_number(request, self.parameter_name)
        return queryset if chosen is None else queryset.filter(**{self.key: chosen})


class PageIssueFilter(IssueFilter):
    """The same, for the list of pages."""

    key = "issue"


class PageFilter(admin.SimpleListFilter):
    """The pages of the chosen issue, or of the newest if none is chosen."""

    title = Page._meta.verbose_name
    parameter_name = "page"

    def lookups(self, request, model_admin):
        return [
            (page.pk, page.label)
            for page in Page.objects.filter(issue__in=self._issues(request))
        ]

    def queryset(self, request, queryset):
        chosen = row_number(request, self.parameter_name)
        return queryset if chosen is None else queryset.filter(page=chosen)

    def _issues(self, request):
        if page := row_number(request, self.parameter_name):
            return Issue.objects.filter(pages=page)
        if issue := row_number(request, IssueFilter.parameter_name):
            return [issue]
        return list(Issue.objects.all()[:1])


class StateFilter(admin.ChoicesFieldListFilter):
    """Without the bin, which has a filter of its own."""

    def choices(self, changelist):
        states = super().choices(changelist)
        return [choice for choice in states if choice["display"] != State.BINNED.label]


class PrintFilter(admin.SimpleListFilter):
    """Articles that print has withdrawn and no editor has decided on."""

    title = _("print")
    parameter_name = "print"

    def lookups(self, request, model_admin):
        return [("withdrawn", Article._meta.get_field("dropped_at").verbose_name)]

    def queryset(self, request, queryset):
        if self.value() == "withdrawn":
            return queryset.filter(dropped_at__isnull=False)
        return queryset


class GoingLiveFilter(admin.SimpleListFilter):
    """What goes live by a time of its own or with its issue, what ends, and what never goes."""

    title = _("going live")
    parameter_name = "live"

    def lookups(self, request, model_admin):
        return [
            ("own", Article._meta.get_field("live_at").verbose_name),
            ("issue", _("with its issue")),
            ("ends", _("with an end")),
            ("print", Article._meta.get_field("print_only").verbose_name),
        ]

    def queryset(self, request, queryset):
        conditions = {
            "own": Q(live_at__isnull=False),
            "issue": Q(
                state=State.DRAFT,
                live_at=None,
                print_only=False,
                page__issue__live_at__isnull=False,
                page__issue__went_live_at=None,
            ),
            "ends": Q(expires_at__isnull=False),
            "print": Q(print_only=True),
        }
        return queryset.filter(conditions.get(self.value(), Q()))


class DoubtFilter(admin.SimpleListFilter):
    title = _("doubts")
    parameter_name = "doubts"

    def lookups(self, request, model_admin):
        return [("yes", _("with doubts")), ("no", _("without doubts"))]

    def queryset(self, request, queryset):
        if self.value() == "yes":
            return queryset.filter(has_open_doubts())
        if self.value() == "no":
            return queryset.filter(~has_open_doubts())
        return queryset
