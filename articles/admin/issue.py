"""Issues with their pages, and the sections."""

from django.contrib import admin
from django.db import transaction
from django.db.models import Count, Q, Sum
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.derived import cache_versions, series
from articles.derived.relation_lock import lock_relations
from articles.derived.turns import take_turns_of_issues
from articles.desk import page_doubts, places, revisions
from articles.models import Article, Issue, Page, RemovedZone, Section, State

from .actions import publish_articles, withdraw_articles
from .as_it_stood import StoodPages
from .base import DeskAdmin, any_changed
from .columns import count_link
from .counts import CountedChangeList, add_article_counts, add_counts
from .filters import PageIssueFilter
from .front import FrontScreens
from .guarded_rows import GuardedInline
from .issue_schedule import ScheduledIssues
from .moving import MovedRows
from .page_zones import page_zones
from .print_pages import IssuePrintPages
from .proof import ProofScreens
from .revised_rows import RevisedRows
from .rights import PublishedByRight
from .settled_doubts import SettledDoubtsForm
from .sign_off_pages import SignOffPages


class ArticleCounts:
    """Columns for a list of issues or pages: how many articles in which state, each count a
    link to these articles.
    """

    counted_by = ""  # the parameter by which the article list is filtered by a row of this list

    def get_changelist(self, request, **kwargs):
        return CountedChangeList

    @admin.display(description=_("articles"))
    def articles(self, row):
        return count_link(row.all_count, "article", **{self.counted_by: row.pk})

    @admin.display(description=_("drafts"))
    def drafts(self, row):
        return count_link(
            row.draft_count, "article", state__exact="draft", **{self.counted_by: row.pk}
        )

    @admin.display(description=_("online"))
    def online(self, row):
        return count_link(
            row.online_count, "article", state__exact="published", **{self.counted_by: row.pk}
        )

    @admin.display(description=_("with doubts"))
    def doubtful(self, row):
        return count_link(row.doubt_count, "article", doubts="yes", **{self.counted_by: row.pk})

    @admin.display(description=_("on the site"))
    def public(self, row):
        return format_html('<a href="{}">{}</a>', row.get_absolute_url(), _("View"))


class PageInline(GuardedInline, admin.TabularInline):
    model = Page
    fields = ["sequence", "number", "name", "articles"]
    readonly_fields = ["articles"]
    ordering = ["sequence"]
    extra = 0
    show_change_link = True

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .select_related("issue")
            .annotate(all_count=Count("articles", filter=~Q(articles__state=State.BINNED)))
        )

    @admin.display(description=_("articles"))
    def articles(self, page):
        return count_link(page.all_count, "article", page=page.pk) if page.pk else ""


@admin.register(Issue)
class IssueAdmin(
    FrontScreens,
    ScheduledIssues,
    StoodPages,
    MovedRows,
    IssuePrintPages,
    SignOffPages,
    RevisedRows,
    ArticleCounts,
    DeskAdmin,
):
    counted_by = "issue"
    shown_in_articles = frozenset({"newspaper", "date", "edition", "number", "days"})
    fields = [("date", "edition", "days"), ("newspaper", "number")]
    inlines = [PageInline]
    list_display = [
        "__str__",
        "newspaper",
        "number",
        "pages",
        "articles",
        "drafts",
        "doubtful",
        "online",
        "public",
    ]
    search_fields = ["date", "edition", "newspaper", "=number"]
    date_hierarchy = "date"

    def lock_before_save(self, row, changed):
        """All that its pages, which are saved with it, may change."""
        take_turns_of_issues([row.pk])
        self.dependents_of([row]).lock()
        lock_relations()

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        is_moved = {"date", "edition"}.intersection(form.changed_data) or any_changed(formsets)
        if change and is_moved:
            places.follow(form.instance.places_before, request.user)

    def pages_of(self, issue):
        return issue.pages.values_list("pk", flat=True)

    def stories_of(self, row):
        return Article.objects.filter(page__issue=row)

    def stories_to_reindex(self, issue):
        return Article.everything.filter(page__issue=issue)

    def count(self, issues):
        add_article_counts(issues, "page__issue")
        add_counts(issues, Page.objects.all(), "issue", {"page_count": Count("pk")})

    @admin.display(description=Page._meta.verbose_name_plural)
    def pages(self, issue):
        return count_link(issue.page_count, "page", issue=issue.pk)


class RemovedZoneInline(GuardedInline, admin.TabularInline):
    """Places of deleted articles that stay covered on the page's picture; deleting one uncovers it."""

    model = RemovedZone
    fields = ["title", "removed_at"]
    readonly_fields = ["title", "removed_at"]
    extra = 0

    def has_add_permission(self, request, obj=None):
        return False


class PageForm(SettledDoubtsForm):
    class Meta:
        model = Page
        fields = ["issue", "sequence", "number", "name"]


@admin.register(Page)
class PageAdmin(
    MovedRows,
    ProofScreens,
    SignOffPages,
    PublishedByRight,
    RevisedRows,
    ArticleCounts,
    DeskAdmin,
):
    form = PageForm
    counted_by = "page"
    shown_in_articles = frozenset({"issue", "sequence", "number", "name"})
    moves_articles = frozenset({"issue", "sequence"})
    fields = ["issue", ("sequence", "number", "name")]
    inlines = [RemovedZoneInline]
    autocomplete_fields = ["issue"]
    list_display = [
        "label",
        "issue",
        "proof",
        "articles",
        "drafts",
        "doubtful",
        "online",
        "public",
    ]
    list_select_related = ["issue"]
    list_filter = [PageIssueFilter]
    search_fields = ["issue__date", "number", "name"]
    date_hierarchy = "issue__date"
    ordering = ["-issue__date", "issue__edition", "sequence"]
    actions = ["publish", "withdraw"]

    def get_queryset(self, request):
        # A page's name begins with its issue's date
        return super().get_queryset(request).select_related("issue")

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        page_doubts.settle(form.doubts_to_settle(), request.user)
        if change and {*self.moves_articles, "number"}.intersection(form.changed_data):
            places.follow(form.instance.places_before, request.user)

    def pages_of(self, page):
        return [page.pk]

    def expire_pages(self, rows):
        """Covered or uncovered, its files follow."""
        super().expire_pages(rows)
        cache_versions.pages_changed(page.pk for page in rows)

    def lock_before_save(self, row, changed):
        stored = Page.objects.filter(pk=row.pk).values_list("issue", flat=True)
        take_turns_of_issues({row.issue_id, *stored})
        super().lock_before_save(row, changed)

    def stories_of(self, row):
        return Article.objects.filter(page=row)

    def stories_to_reindex(self, page):
        return Article.everything.filter(page=page)

    def count(self, pages):
        add_article_counts(pages, "page")

    def changed_since(self, rows, moment):
        changed = Article.objects.filter(updated_at__gt=moment).order_by()
        return rows.filter(pk__in=changed.values("page"))

    def stamps(self, rows):
        """An action on a page is one on its articles."""
        articles = Article.objects.filter(page__in=rows).order_by()
        counted = articles.values_list("page").annotate(Count("pk"), Sum("version"))
        states = {page: f"{count} {versions}" for page, count, versions in counted}
        return {str(row.pk): states.get(row.pk, "") for row in rows}

    def render_change_form(
        self, request, context, add=False, change=False, form_url="", obj=None
    ):
        if obj is not None:
            context["sheet"] = page_zones(obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    @admin.display(description=Page._meta.verbose_name, ordering="sequence")
    def label(self, page):
        return page.label

    @admin.display(description=_("Proof"))
    def proof(self, page):
        address = reverse("admin:articles_page_proof", args=[page.pk])
        return format_html('<a href="{}">{}</a>', address, gettext("Open"))

    @admin.action(description=_("Publish all articles of these pages"), permissions=["publish"])
    def publish(self, request, pages):
        return publish_articles(
            self, request, Article.objects.filter(page__in=pages.values("pk"))
        )

    @admin.action(
        description=_("Withdraw all articles of these pages"), permissions=["publish"]
    )
    def withdraw(self, request, pages):
        articles = Article.objects.filter(page__in=pages.values("pk"))
        return withdraw_articles(self, request, articles)


@admin.register(Section)
class SectionAdmin(RevisedRows, DeskAdmin):
    shown_in_articles = frozenset({"name", "slug"})
    list_display = ["name", "slug", "position", "articles"]
    list_editable = ["position"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}

    def signed_with(self, rows):
        return self.dependents_of(rows)

    def before_deletion(self, rows):
        super().before_deletion(rows)
        series.delete_series(rows)

    @transaction.atomic
    def delete_model(self, request, obj):
        articles = list(self.dependents_of([obj]))
        super().delete_model(request, obj)
        revisions.record_revisions(articles, request.user, gettext("Section deleted"))

    @transaction.atomic
    def delete_queryset(self, request, queryset):
        articles = list(self.dependents_of(list(queryset)))
        super().delete_queryset(request, queryset)
        revisions.record_revisions(articles, request.user, gettext("Section deleted"))

    def get_changelist(self, request, **kwargs):
        return CountedChangeList

    def count(self, sections):
        add_counts(sections, Article.objects.all(), "section")

    @admin.display(description=_("articles"))
    def articles(self, section):
        return count_link(section.all_count, "article", section__id__exact=section.pk)
