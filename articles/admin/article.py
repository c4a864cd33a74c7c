"""Articles in the admin: their list, their form, and what a save leads to."""

from csp.decorators import csp_update
from django.contrib import admin, messages
from django.contrib.admin.templatetags.admin_urls import add_preserved_filters
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import search
from articles.derived import cache_versions, updates
from articles.desk import bin as desk_bin
from articles.desk import corrections, page_doubts, publishing, revisions, signed_changes
from articles.desk.rights import Right
from articles.models import Article, Correction, Event, State
from articles.models.article import STANDING_STATES
from articles.models.page_doubt import open_doubts
from articles.story import in_form
from articles.text.bigrams import parse_phrases
from articles.web import editor

from .article_actions import ArticleActions
from .article_form import (
    ArticleForm,
    BylineInline,
    CorrectionInline,
    PictureInline,
    fieldsets_for,
    may_correct,
)
from .article_revisions import RevisedArticles
from .article_signing import SignableStories, signing_context
from .as_it_stood import StoodPages
from .base import DeskAdmin, any_changed
from .beside_article import form_context, stories_of_page
from .binned import BinnedRows, is_bin
from .columns import confidence_in_words, doubts_badge, front_link, state_badge, thumbnail
from .filters import (
    LINKED,
    DoubtFilter,
    GoingLiveFilter,
    IssueFilter,
    PageFilter,
    PrintFilter,
    StateFilter,
)
from .going_live import (
    GOING_LIVE,
    REASON,
    print_only_badge,
    record_times,
    times_cell,
)
from .preview_links import PreviewLinkPages
from .print_pages import StoryPrintPages, record_reason
from .review_filter import ReviewFilter
from .rights import ChangedByRight, PublishedByRight, rights_for, sections_for, why_read_only
from .settled_doubts import SETTLING
from .withdraw_question import WithdrawnByForm, may_withdraw

# Saved by the form, but not shown on the article's page
DESK_ONLY_FIELDS = ["dropped_at", *GOING_LIVE, "version"]
DESK_ONLY_CHANGES = {*GOING_LIVE, REASON, *SETTLING}  # of the form
# What the form's buttons do after the save. To publish a single article is to decide that it stays.
BUTTON_VERBS = {
    "_follow_print": [publishing.follow_print],
    "_overrule_print": [publishing.overrule_print],
    "_publish": [publishing.overrule_print, publishing.publish],
}
BUTTON_MESSAGES = {
    "_correct": _("Corrected: {}"),
    "_publish": _("Published: {}"),
    "_sign": _("Signed: {}"),
    "_follow_print": _("Withdrawn: {}"),
    "_overrule_print": _("Kept: {}"),
}


@admin.register(Article)
class ArticleAdmin(
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

    # Cells.

    @admin.display(description=_("photo"), empty_value="")
    def picture(self, article):
        photos = (picture.photo for picture in article.pictures.all() if picture.photo)
        return thumbnail(next(photos, None))

    @admin.display(description=_("story"), ordering="headline")
    def story(self, article):
        kind = article.get_kind_display() if article.kind else ""
        lines = [
            ("kicker", article.kicker),
            ("title", article.title),
            ("kind", kind),
            ("deck", article.deck),
        ]
        printed = [(name, text) for name, text in lines if text]
        return format_html_join("", '<span class="{}">{}</span>', printed)

    @admin.display(description=_("page"), ordering="page__sequence")
    def place(self, article):
        return format_html(
            "{}<br><span class=quiet>{}</span>", article.page.label, article.page.issue
        )

    @admin.display(description=_("byline"))
    def signed(self, article):
        return "、".join(byline.contributor.name for byline in article.bylines.all())

    @admin.display(description=_("state"), ordering="state")
    def standing(self, article):
        return format_html("{}{}", state_badge(article), print_only_badge(article))

    @admin.display(description=_("goes live"), ordering="live_at", empty_value="")
    def times(self, article):
        return times_cell(article)

    @admin.display(description=_("confidence"), ordering="confidence")
    def sureness(self, article):
        return confidence_in_words(article.confidence)

    @admin.display(description=_("doubts"))
    def doubtful(self, article):
        return doubts_badge(article)

    @admin.display(description=Article._meta.get_field("body").verbose_name)
    def text(self, article):
        """The body for who may only read it; it was cleaned when it was saved."""
        return format_html('<div class="read-only-body">{}</div>', mark_safe(article.body))  # noqa: S308

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
        page_doubts.settle(form.doubts_to_settle(), request.user)

    def save_related(self, request, form, formsets, change):
        """Only now are all rows of the article saved: record the revision, then publish if that button was pressed."""
        if any(_changes_corrections(formset) for formset in formsets):
            revisions.keep_corrections(form.instance, request.user)
        super().save_related(request, form, formsets, change)
        desk_bin.put_back_what_it_uses(form.instance, request.user)
        if change and not changes_public_page(form) and any_changed(formsets):
            form.instance.save(update_fields=["updated_at", "version"])
        why = self._record(request, form, formsets, change)
        signed_changes.follow(request.watched_story, request.user, why=why)
        record_reason(form, request.user)
        self._apply_buttons(request, form.instance)
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

    def _apply_buttons(self, request, article):
        """Raises RightsError where somebody presses a button that his form does not have."""
        for button, verbs in BUTTON_VERBS.items():
            for verb in verbs if button in request.POST else ():
                verb([article], request.user)

    def response_add(self, request, obj, post_url_continue=None):
        response = self._response_to_button(request, obj)
        return response or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        response = self._response_to_button(request, obj)
        return response or super().response_change(request, obj)

    def _response_to_button(self, request, article):
        """The response to one of the desk's own buttons; None after one of Django's."""
        for button, message in BUTTON_MESSAGES.items():
            if button in request.POST:
                return self._answer_to_button(request, article, button, str(message))
        if "_next" not in request.POST:
            return None
        following = stories_of_page(article).next
        message = (
            gettext("Saved: {}")
            if following
            else gettext("Saved: {}. It was the last story of this page.")
        )
        return self._redirect(request, following or article, article, message)

    def _answer_to_button(self, request, article, button, message):
        """What to publish has left out is told, for it has not gone online."""
        left_out = publishing.left_out([article]) if button == "_publish" else []
        if not left_out:
            return self._redirect(request, article, article, message)
        words = gettext("Saved, but not published: {} (%(why)s)")
        message = words % {"why": left_out[0].words}
        return self._redirect(request, article, article, message, messages.WARNING)

    def _redirect(self, request, target, saved, message, level=messages.SUCCESS):
        """To the form of `target`, with a message about `saved`; the list's filters stay."""
        link = format_html('<a href="{}">{}</a>', saved.get_absolute_url(), saved)
        self.message_user(request, format_html(message, link), level)
        address = reverse("admin:articles_article_change", args=[target.pk])
        filters = {"preserved_filters": self.get_preserved_filters(request), "opts": self.opts}
        return HttpResponseRedirect(add_preserved_filters(filters, address))


def _read_only(fields):
    return ["text" if name == "body" else name for name in fields]


def _changes_corrections(formset) -> bool:
    """Whether corrections that readers have seen are to be changed or deleted."""
    is_changed = any(form.has_changed() for form in formset.initial_forms)
    return formset.model is Correction and is_changed


def changes_public_page(form) -> bool:
    """Whether a field was changed that the article's page shows."""
    return bool(set(form.changed_data) - DESK_ONLY_CHANGES)
