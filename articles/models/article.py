"""The article."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from articles.text import richtext
from articles.web.urls import path_to

from .article_queries import ArticleKind, ArticleQuerySet, StandingArticles, State
from .bin import BinnableModel, in_bin
from .constraints import counts_from_one
from .fields import BodyField, IssueDateField
from .issue import Page, Section

STANDING_STATES = ["draft", "published", "withdrawn"]  # as `state_before_bin` has them
# neither now nor once it is put back from the bin
NEVER_ONLINE = ~Q(state="published") & ~Q(state_before_bin="published")
# after its issue's day: what comes online later is of a back issue
LATEST_ONLINE = datetime.timedelta(days=1)


class Article(BinnableModel):
    """A story of the paper. `body` is clean HTML: paragraphs, crossheads, lists, tables (see `text.richtext`)."""

    page = models.ForeignKey(
        Page,
        on_delete=models.PROTECT,
        related_name="articles",
        verbose_name=Page._meta.verbose_name,
    )
    position = models.PositiveSmallIntegerField(
        _("place on the page"),
        default=1,
        help_text=_("Stories of a page are listed from small to large."),
    )
    issue_date = IssueDateField(editable=False)
    section = models.ForeignKey(
        Section,
        on_delete=models.SET_NULL,
        related_name="articles",
        null=True,
        blank=True,
        verbose_name=_("section"),
    )
    kind = models.CharField(
        _("kind"),
        max_length=10,
        choices=ArticleKind.choices,
        default=ArticleKind.STORY,
        blank=True,
        help_text=_(
            "Notices, statements and obituaries are marked as such and lead no front page."
        ),
    )
    kicker = models.CharField(
        _("kicker"), max_length=300, blank=True, help_text=_("The line above the headline.")
    )
    headline = models.CharField(
        _("headline"),
        max_length=300,
        blank=True,
        help_text=_("A brief without one is shown by its first words."),
    )
    deck = models.CharField(
        _("deck"), max_length=500, blank=True, help_text=_("The line below the headline.")
    )
    lead_in = models.CharField(
        _("lead-in"),
        max_length=30,
        blank=True,
        help_text=_("本报讯, where the paper prints it."),
    )
    dateline = models.CharField(
        _("dateline"), max_length=60, blank=True, help_text=_("Such as 新华社长沙11月8日电.")
    )
    byline_printed = models.CharField(_("byline as printed"), max_length=300, blank=True)
    body: str = BodyField(_("body"), blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.DRAFT
    )
    # the state that it has again when it is put back
    state_before_bin = models.CharField(max_length=10, blank=True, editable=False)
    confidence = models.FloatField(
        _("confidence"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("How sure the reading was, from 0 to 1."),
    )
    source_ref = models.CharField(
        _("source"), max_length=200, unique=True, null=True, blank=True, editable=False
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last change"), auto_now=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    dropped_at = models.DateTimeField(
        _("withdrawn by print"),
        null=True,
        blank=True,
        editable=False,
        help_text=_(
            "The corrected page no longer has this story, and no editor has decided yet what becomes of it."
        ),
    )

    withdrawal_note = models.CharField(
        _("note on the withdrawal"),
        max_length=300,
        blank=True,
        help_text=_("While the story is withdrawn, readers find this at its address."),
    )
    live_at = models.DateTimeField(
        _("own time to go live"),
        null=True,
        blank=True,
        help_text=_(
            "Empty: with its issue. Earlier than that it goes alone, later it waits (embargo)."
        ),
    )
    expires_at = models.DateTimeField(
        _("offline from"),
        null=True,
        blank=True,
        help_text=_("From then on readers find a note at its address that it has ended."),
    )
    print_only = models.BooleanField(
        _("print only"),
        default=False,
        help_text=_("Printed, and never online: neither with its issue nor by any list."),
    )
    print_size = models.FloatField(
        _("size in print"),
        null=True,
        blank=True,
        editable=False,
        help_text=_(
            "Its share of a page, as it was when it was published; empty where nobody knows."
        ),
    )

    objects = StandingArticles()
    everything = ArticleQuerySet.as_manager()

    class Meta(BinnableModel.Meta):
        ordering = ["-page__issue__date", "page__sequence", "position", "pk"]
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        permissions = [
            ("sign_article", gettext_noop("Can sign articles")),
            ("sign_second", gettext_noop("Can sign articles at the second level")),
            ("sign_third", gettext_noop("Can sign articles at the third level")),
            ("publish_article", gettext_noop("Can publish and withdraw articles")),
        ]
        indexes = [
            models.Index(fields=["page", "position"], name="article_place"),
            models.Index(
                fields=["section", "state", "-issue_date"], name="article_section_newest"
            ),
            # No index of all states: most stories are published, and SQLite without statistics would begin with it.
            models.Index(
                fields=["issue_date"], name="article_draft", condition=Q(state="draft")
            ),
            models.Index(fields=["published_at"], name="article_published"),
            models.Index(
                fields=["dropped_at"],
                name="article_dropped",
                condition=Q(dropped_at__isnull=False),
            ),
            # What waits for its own time, and what will end: few, whatever the archive holds
            models.Index(
                fields=["live_at"],
                name="article_goes_live",
                condition=Q(live_at__isnull=False),
            ),
            models.Index(
                fields=["expires_at"],
                name="article_ends",
                condition=Q(expires_at__isnull=False, state="published"),
            ),
            in_bin("article_in_bin"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=State.values),
                name="article_state_is_known",
                violation_error_message=_(
                    "An article is a draft, published or withdrawn: choose one of these."
                ),
            ),
            models.CheckConstraint(
                condition=Q(
                    state=State.BINNED,
                    binned_at__isnull=False,
                    state_before_bin__in=STANDING_STATES,
                )
                | Q(~Q(state=State.BINNED), binned_at__isnull=True, state_before_bin=""),
                name="the_bin_remembers_the_state",
                violation_error_message=_(
                    "What is in the bin has its time and the state that it had: put it there by the desk's button."
                ),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ArticleKind.values),
                name="article_kind_is_known",
                violation_error_message=_(
                    "An article is a story, a notice, a statement or an obituary: choose one of these."
                ),
            ),
            counts_from_one("position", "articles_count_from_one"),
            models.CheckConstraint(
                condition=Q(confidence__isnull=True) | Q(confidence__gte=0, confidence__lte=1),
                name="confidence_is_a_fraction",
                violation_error_message=_(
                    "The confidence is a fraction: write it from 0 to 1, or leave it empty."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED) | Q(published_at__isnull=False),
                name="published_articles_have_a_time",
                violation_error_message=_(
                    "A published article has its time: publish it by the desk's button."
                ),
            ),
            models.CheckConstraint(
                condition=Q(dropped_at__isnull=True) | Q(source_ref__isnull=False),
                name="print_withdraws_what_it_brought",
                violation_error_message=_(
                    "Only what came from a page can be withdrawn by print."
                ),
            ),
            models.CheckConstraint(
                condition=Q(source_ref__isnull=True) | ~Q(source_ref=""),
                name="source_is_null_or_said",
                violation_error_message=_(
                    "The source is named or absent, never an empty word."
                ),
            ),
            models.CheckConstraint(
                condition=Q(expires_at__isnull=True)
                | Q(live_at__isnull=True)
                | Q(expires_at__gt=F("live_at")),
                name="a_story_ends_after_it_begins",
                violation_error_message=_("A story ends after it goes live: give a later end."),
            ),
            models.CheckConstraint(
                condition=Q(live_at__isnull=True) | NEVER_ONLINE,
                name="embargoed_is_never_online",
                violation_error_message=_(
                    "This story is online: withdraw it before you give it a time to go live."
                ),
            ),
            models.CheckConstraint(
                condition=Q(print_only=False) | NEVER_ONLINE,
                name="print_only_is_never_online",
                violation_error_message=_(
                    "This story is online: withdraw it before you mark it as print only."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return path_to("article", self.pk)

    @property
    def dated(self) -> datetime.datetime | None:
        """When this was news; None for what never came online.

        A story that came online with its issue is dated by that moment, one of a back issue by
        the issue's day: an archive that is put online today is no news of today.
        """
        online = self.published_at and timezone.localtime(self.published_at)
        if not online or online.date() - self.issue_date <= LATEST_ONLINE:
            return online
        return timezone.make_aware(
            datetime.datetime.combine(self.issue_date, datetime.time.min)
        )

    @property
    def has_ended(self) -> bool:
        """Whether it is offline because its time was over: a withdrawal takes the end away."""
        is_offline = State.WITHDRAWN in (self.state, self.state_before_bin)
        is_over = self.expires_at is not None and self.expires_at <= timezone.now()
        return is_offline and is_over and self.live_at is None

    @property
    def title(self) -> str:
        """The headline, or the first words of the body: a brief may have no headline of its own."""
        return self.headline or self.opening(20) or str(_("(no headline)"))

    @cached_property
    def open_doubts(self) -> list[Any]:
        """What an editor should look at; `page_doubt.open_doubts` prefetches it."""
        return list(self.doubts.open())

    @property
    def doubts_in_words(self) -> list[str]:
        return [doubt.in_words for doubt in self.open_doubts]

    def opening(self, length: int) -> str:
        """The first `length` characters of the body as plain text; "" if it has no body, as a photo story."""
        text = richtext.plain_text(self.body).replace("\n", "")
        return text if len(text) <= length else text[:length].rstrip("，、；：,;:") + "…"
