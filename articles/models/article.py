"""The article, and the one home of "what is published"."""

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q, prefetch_related_objects
from django.db.models.functions import Left
from django.utils.translation import gettext_lazy as _

from articles.text import richtext
from articles.web.urls import path_to

from .doubts import DoubtsField, in_words
from .fields import BodyField, IssueDateField
from .issue import Issue, Page, Section
from .people import Byline
from .photo import PhotoCredit, Picture

BEGINNING = 1600  # characters of a body, tags and all: more than the longest opening on a front page


class State(models.TextChoices):
    """Where an article stands. Who may move it is decided in `publishing`."""

    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


def _with(relation: str, model: type[models.Model], of_each: str) -> models.Prefetch:
    return models.Prefetch(relation, model.objects.select_related(of_each))


def with_people(articles):
    """Who signed each of these rows. One query."""
    prefetch_related_objects(articles, _with("bylines", Byline, "contributor"))


def with_people_and_photos(articles):
    """What an excerpt shows of each of these rows besides its text. Two queries."""
    prefetch_related_objects(articles, _with("bylines", Byline, "contributor"), _with("pictures", Picture, "photo"))


class ArticleQuerySet(models.QuerySet):
    def published(self):
        """What readers see. Site, feeds, sitemaps, search and export all ask here."""
        return self.filter(state=State.PUBLISHED)

    def visible_to(self, user):
        """What `user` may read on the site: editors also what is not published yet, or no longer."""
        is_editor = user.is_staff and user.has_perm("articles.change_article")
        return self.all() if is_editor else self.published()

    def issues(self):
        """The issues that these articles stand in."""
        return Issue.objects.filter(Exists(self.filter(page__issue=OuterRef("pk"))))

    def pages(self):
        """The pages that these articles stand on, also those that they go on on."""
        begins, goes_on = self.filter(page=OuterRef("pk")), self.filter(regions__page=OuterRef("pk"))
        return Page.objects.filter(Exists(begins) | Exists(goes_on))

    def sections(self):
        """The sections that these articles belong to."""
        return Section.objects.filter(Exists(self.filter(section=OuterRef("pk"))))

    def signed_by(self, contributor):
        """What `contributor` wrote or took a picture for."""
        written = Byline.objects.filter(contributor=contributor).order_by().values("article")
        taken = PhotoCredit.objects.filter(contributor=contributor).order_by().values("picture__article")
        return self.filter(pk__in=written.union(taken))

    def in_page_order(self):
        """As leafed through: issue, page, place on the page."""
        return self.order_by("page__issue__date", "page__issue__edition", "page__sequence", "position", "pk")

    def newest_first(self):
        """As a list of many days is read: the newest issue first, within it in page order."""
        return self.order_by("-issue_date", "page__issue__edition", "page__sequence", "position", "pk")

    def for_list(self):
        """With all that a list of articles shows, in one query for the rows and one for their bylines."""
        return self.select_related("section", "page__issue").prefetch_related(_with("bylines", Byline, "contributor"))

    def for_article_page(self):
        """With all that an article's own page shows, in four queries more, one a relation.

        A union of bylines, credits and corrections would save two of them, but could be handed to the related managers
        through Django's private attributes alone. An article's page is cached: two short queries are cheaper than that.
        """
        return self.for_reading().prefetch_related("corrections")

    def for_reading(self):
        """With what can be read of an article, in three queries more: bylines, pictures, and who took them."""
        return self.for_list().prefetch_related(
            _with("pictures", Picture, "photo"), _with("pictures__credits", PhotoCredit, "contributor")
        )

    def beginnings(self, length=BEGINNING):
        """With what a front page shows of any story, in one query; of the body its beginning, as `beginning`."""
        rows = self.select_related("section", "page__issue").defer("body", "byline_printed", "doubts")
        return rows.annotate(beginning=Left("body", length))

    def for_excerpts(self):
        """With all that an excerpt with its photo shows: who took it is told on the article's own page."""
        return self.for_list().prefetch_related(_with("pictures", Picture, "photo"))

    def headlines(self):
        """With nothing but what a headline with its link needs, and the page that it stands on."""
        return self.only("headline", "state", "position", "page")

    def for_revisions(self):
        """With all that a revision keeps: what is read, and where it stands in print."""
        pages = Page.objects.only("sequence")
        in_print = [models.Prefetch(f"{each}__page", pages) for each in ("pictures", "regions")]
        return self.for_reading().prefetch_related("regions", *in_print)


class Article(models.Model):
    """A story of the paper, cut out of its page. `body` is clean HTML: paragraphs and crossheads."""

    page = models.ForeignKey(
        Page, on_delete=models.PROTECT, related_name="articles", verbose_name=Page._meta.verbose_name
    )
    position = models.PositiveSmallIntegerField(
        _("place on the page"), default=1, help_text=_("Stories of a page are listed from small to large.")
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
    kicker = models.CharField(_("kicker"), max_length=300, blank=True, help_text=_("The line above the headline."))
    headline = models.CharField(
        _("headline"), max_length=300, blank=True, help_text=_("A brief without one is shown by its first words.")
    )
    deck = models.CharField(_("deck"), max_length=500, blank=True, help_text=_("The line below the headline."))
    lead_in = models.CharField(
        _("lead-in"), max_length=30, blank=True, help_text=_("本报讯, where the paper prints it.")
    )
    dateline = models.CharField(_("dateline"), max_length=60, blank=True, help_text=_("Such as 新华社长沙11月8日电."))
    byline_printed = models.CharField(_("byline as printed"), max_length=300, blank=True)
    body: str = BodyField(_("body"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    confidence = models.FloatField(
        _("confidence"), null=True, blank=True, editable=False, help_text=_("How sure the reading was, from 0 to 1.")
    )
    doubts: list[dict[str, Any]] = DoubtsField(_("doubts"), editable=False)
    source_ref = models.CharField(_("source"), max_length=200, unique=True, null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last change"), auto_now=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    dropped_at = models.DateTimeField(
        _("withdrawn by print"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("The corrected page no longer has this story, and no editor has decided yet what becomes of it."),
    )

    pin = models.PositiveSmallIntegerField(
        _("place on the front page"),
        null=True,
        blank=True,
        help_text=_("1 leads, 2 stands second … Empty: by its size in print, then by page order."),
    )
    print_size = models.FloatField(
        _("size in print"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("Its share of a page, as it was when it was published; empty where nobody knows."),
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-page__issue__date", "page__sequence", "position", "pk"]
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        indexes = [
            models.Index(fields=["page", "position"], name="article_place"),
            models.Index(fields=["section", "state", "-issue_date"], name="article_section_newest"),
            # No index of all states: most stories are published, and SQLite without statistics would begin with it.
            models.Index(fields=["issue_date"], name="article_draft", condition=Q(state="draft")),
            models.Index(fields=["published_at"], name="article_published"),
            models.Index(fields=["dropped_at"], name="article_dropped", condition=Q(dropped_at__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=State.values),
                name="article_state_is_known",
                violation_error_message=_("An article is a draft, published or withdrawn: choose one of these."),
            ),
            models.CheckConstraint(
                condition=Q(position__gte=1),
                name="articles_count_from_one",
                violation_error_message=_("The order counts from 1."),
            ),
            models.CheckConstraint(
                condition=Q(confidence__isnull=True) | Q(confidence__gte=0, confidence__lte=1),
                name="confidence_is_a_fraction",
                violation_error_message=_("The confidence is a fraction: write it from 0 to 1, or leave it empty."),
            ),
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED) | Q(published_at__isnull=False),
                name="published_articles_have_a_time",
                violation_error_message=_("A published article has its time: publish it by the desk's button."),
            ),
            models.CheckConstraint(
                condition=Q(dropped_at__isnull=True) | Q(source_ref__isnull=False),
                name="print_withdraws_what_it_brought",
                violation_error_message=_("Only what came from a page can be withdrawn by print."),
            ),
            models.CheckConstraint(
                condition=Q(source_ref__isnull=True) | ~Q(source_ref=""),
                name="source_is_null_or_said",
                violation_error_message=_("The source is named or absent, never an empty word."),
            ),
            models.CheckConstraint(
                condition=Q(pin__isnull=True) | Q(pin__gte=1),
                name="pins_count_from_one",
                violation_error_message=_("Places on the front page count from 1."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return path_to("article", self.pk)

    @property
    def title(self) -> str:
        """The headline, else the first words of the body: a brief may have none of its own."""
        return self.headline or self.opening(20) or str(_("(no headline)"))

    @property
    def doubts_in_words(self) -> list[str]:
        return in_words(self.doubts)

    def opening(self, length: int) -> str:
        """The first `length` characters of the body, plain; "" for a photo story that has none."""
        text = richtext.plain_text(self.body).replace("\n", "")
        return text if len(text) <= length else text[:length].rstrip("，、；：,;:") + "…"
