"""Articles in the admin: their list, their form, and what a save leads to."""

from csp.decorators import csp_update
from django.contrib import admin
from django.db.models import Q
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import search
from articles.derived import cache_versions, updates
from articles.desk import bin as desk_bin
from articles.desk import corrections, events, page_doubts, revisions, signed_changes
from articles.desk.rights import Right
from articles.models import Article, Correction, Event, State
from articles.models.article import STANDING_STATES
from articles.models.page_doubt import open_doubts
from articles.story import in_form
from articles.text.bigrams import parse_phrases
from articles.web import editor

from .article_actions import ArticleActions
from .article_buttons import ArticleButtons
from .article_cells import ArticleCells
from .article_form import (
    ArticleForm,
    BylineInline,
    CorrectionInline,
    PictureInline,
    fieldsets_for,
    may_correct,
    place_details,
)
from .article_revisions import RevisedArticles
from .article_signing import SignableStories, signing_context
from .as_it_stood import StoodPages
from .base import DeskAdmin, any_changed
from .beside_article import form_context
from .binned import BinnedRows, is_bin
from .columns import front_link
from .filters import (
    LINKED,
    DoubtFilter,
    GoingLiveFilter,
    IssueFilter,
    PageFilter,
    PrintFilter,
    StateFilter,
)
from .going_live import GOING_LIVE, REASON, record_times
from .preview_links import PreviewLinkPages
from .print_pages import StoryPrintPages, record_reason
from .review_filter import ReviewFilter
from .rights import ChangedByRight, PublishedByRight, rights_for, sections_for, why_read_only
from .settled_doubts import SETTLING
from .withdraw_question import WithdrawnByForm, may_withdraw

# Saved by the form, but not shown on the article's page
DESK_ONLY_FIELDS = ["dropped_at", *GOING_LIVE, "version"]
DESK_ONLY_CHANGES = {*GOING_LIVE, REASON, *SETTLING}  # of the form


@admin.register(Article)
class ArticleAdmin(
    ArticleButtons,
    ArticleCells,
    PreviewLinkPages,
    StoodPages,
    WithdrawnByForm,
    ArticleActions,
    StoryPrintPages,
    SignableStories,
    PublishedByRight,
    ChangedByRight,
    BinnedRows,
    RevisedArticles,
    DeskAdmin,
):
    form = ArticleForm
    fieldsets = [
        (None, {"classes": ["stack"], "fields": in_form("stack")}),
        (None, {"classes": ["opening"], "fields": [tuple(in_form("opening"))]}),
        (None, {"classes": ["body"], "fields": in_form("body")}),
        (
            _("state"),
            {
                "classes": ["side", "standing"],
                "fields": ["standing", "sureness", "published_at", *GOING_LIVE],
            },
        ),
        (
            _("place"),
            {
                "classes": ["side"],
                "fields": ["page", "position", *in_form("place"), front_link],
            },
        ),
    ]
    readonly_fields = ["standing", "sureness", "published_at", front_link]
    autocomplete_fields = ["page"]
    inlines = [BylineInline, PictureInline, CorrectionInline]

    list_display = [
        "picture",
        "story",
        "place",
        "section",
        "signed",
        "standing",
        "times",
        "sureness",
        "doubtful",
        "review",
    ]
    list_display_links = ["story"]
    list_select_related = ["section", "page__issue"]
    list_filter = [
        ("state", StateFilter),
        IssueFilter,
        PageFilter,
        DoubtFilter,
        ReviewFilter,
        PrintFilter,
        GoingLiveFilter,
        ("section", admin.RelatedOnlyFieldListFilter),
        "kind",
    ]
    search_fields = [*in_form("stack"), *in_form("body"), "bylines__contributor__name"]
    search_help_text = _("In headlines, bodies and names.")
    date_hierarchy = "page__issue__date"
    outside_bin = {"state__in": STANDING_STATES}
    not_in_bin = ("sureness", "doubtful")

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .prefetch_related("bylines__contributor", "pictures__photo", open_doubts())
        )

    def get_search_results(self, request, queryset, search_term):
        """By the site's index; what has no entry in it, such as a draft, by its text."""
        phrases = parse_phrases(search_term)
        if not phrases or is_bin(request):
            return super().get_search_results(request, queryset, search_term)
        unfound = Q(search_entry=None) | Q(prepared__is_online=False)
        others = Article.objects.filter(unfound).order_by()
        others, _twice = super().get_search_results(request, others, search_term)
        unindexed = list(others.values_list("pk", flat=True))
        found = Q(pk__in=search.matching_pks(phrases)) | Q(pk__in=unindexed)
        return queryset.filter(found), False

    def lookup_allowed(self, lookup, value, request):
        """Allows the filters to which the counts of contributors and photos link."""
        return lookup in LINKED or super().lookup_allowed(lookup, value, request)

    # Actions.

    def changed_since(self, rows, moment):
        return rows.filter(updated_at__gt=moment)

    # The form.

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            corrects = may_correct(rights_for(request), obj)
            return fieldsets_for(fieldsets, obj, corrects)
        return [
            (name, options | {"fields": _read_only(options["fields"])})
            for name, options in fieldsets
        ]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "text"]

    def expire_pages(self, rows):
        cache_versions.articles_changed(article.pk for article in rows)

    @method_decorator(csp_update(editor.POLICY))
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_changeform_initial_data(self, request):
        return {"position": 1} | super().get_changeform_initial_data(request)

    def formfield_for_foreignkey(self, db_field, request, **options):
        if db_field.name == "section":
            options["queryset"] = sections_for(request)
        return super().formfield_for_foreignkey(db_field, request, **options)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.rights = rights_for(request)
        return form

    def render_change_form(
        self, request, context, add=False, change=False, form_url="", obj=None
    ):
        section = obj and obj.section_id
        context["may_publish"] = rights_for(request).holds(Right.PUBLISH, section)
        if obj is not None:
            context |= form_context(obj) | {"why_read_only": why_read_only(request, obj)}
            context |= signing_context(request, obj)
            context["may_preview"] = rights_for(request).holds(Right.PREVIEW, section)
            is_online = obj.state == State.PUBLISHED
            context["may_withdraw"] = is_online and may_withdraw(request, obj)
            context["may_correct"] = may_correct(rights_for(request), obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_model(self, request, obj, form, change):
        """`updated_at` is the last change that readers see: a save without one does not touch it."""
        if change:
            revisions.record_unrecorded(obj)
            self.note_what_was_read(request, obj)
        request.watched_story = signed_changes.watch(Article.everything.filter(pk=obj.pk))
        if change and not changes_public_page(form):
            self.expire_pages([obj])
            obj.save(update_fields=DESK_ONLY_FIELDS)
        else:
            super().save_model(request, obj, form, change)
        record_times(form, request.user)
        if change and (moved := place_details(form)):
            events.record(Event.Verb.MOVED, [obj], request.user, moved)
        page_doubts.settle(form.doubts_to_settle(), request.user)

    def save_related(self, request, form, formsets, change):
        """Only now are all rows of the article saved: record the revision, then publish if that
        button was pressed.
        """
        if any(_changes_corrections(formset) for formset in formsets):
            revisions.keep_corrections(form.instance, request.user)
        super().save_related(request, form, formsets, change)
        desk_bin.put_back_what_it_uses(form.instance, request.user)
        if change and not changes_public_page(form) and any_changed(formsets):
            form.instance.save(update_fields=["updated_at", "version"])
        why = self._record(request, form, formsets, change)
        signed_changes.follow(request.watched_story, request.user, why=why)
        record_reason(form, request.user)
        self.apply_buttons(request, form.instance)
        self.sign_if_asked(request, form.instance)

    def _record(self, request, form, formsets, change):
        """One revision of all that was saved, a correction too; an Event.Verb."""
        article, correction = form.instance, form.cleaned_data.get("correction_text", "")
        if correction:
            parts = self.construct_change_message(request, form, formsets)
            corrections.note(article, correction, request.user, parts)
            request.corrected = article.pk
        elif form.has_changed() or any_changed(formsets):
            reason = gettext("Edited") if change else gettext("Written")
            revisions.record_revision(article, request.user, reason)
        else:
            return Event.Verb.CHANGED
        updates.update_after_change([article])
        return Event.Verb.CORRECTED if correction else Event.Verb.CHANGED

    def log_change(self, request, obj, message):
        """A correction has told the log already, with what was changed."""
        if getattr(request, "corrected", None) == obj.pk:
            return admin.ModelAdmin.log_change(self, request, obj, message)
        return super().log_change(request, obj, message)


def _read_only(fields):
    return ["text" if name == "body" else name for name in fields]


def _changes_corrections(formset) -> bool:
    """Whether corrections that readers have seen are to be changed or deleted."""
    is_changed = any(form.has_changed() for form in formset.initial_forms)
    return formset.model is Correction and is_changed


def changes_public_page(form) -> bool:
    """Whether a field was changed that the article's page shows."""
    return bool(set(form.changed_data) - DESK_ONLY_CHANGES)
