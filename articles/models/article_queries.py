"""Querysets of articles: the one home of "what is published", and what each kind of page loads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, prefetch_related_objects
from django.db.models.functions import Left
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .issue import Issue, Page, Section
from .people import Byline, Contributor
from .photo import PhotoCredit, Picture
from .version import VersionedQuerySet

BEGINNING = 1600  # characters of a body's HTML: more than the longest opening on a front page


class State(models.TextChoices):
    """An article's state. The transitions are in `desk.publishing` and `desk.bin`."""

    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")
    BINNED = "binned", pgettext_lazy("state of an article", "in the bin")


class ArticleKind(models.TextChoices):
    """What an article is, if no story of the paper's own (`story.StoryKind`)."""

    STORY = "", pgettext_lazy("kind of article", "story")
    NOTICE = "notice", pgettext_lazy("kind of article", "notice")
    STATEMENT = "statement", pgettext_lazy("kind of article", "statement")
    OBITUARY = "obituary", pgettext_lazy("kind of article", "obituary")


class ArticleQuerySet(VersionedQuerySet):
    # Which articles.

    def published(self) -> Self:
        """What readers see. Site, feeds, sitemaps, search and export all ask here."""
        return self.filter(state=State.PUBLISHED)

    def gone(self) -> Self:
        """What readers have seen and the desk has withdrawn, or put in the bin: of `Article.everything`."""
        offline = [State.WITHDRAWN, State.BINNED]
        return self.filter(state__in=offline, published_at__isnull=False)

    def visible_to(self, user: Any) -> Self:
        """What `user` may read on the site: editors also read drafts and withdrawn articles."""
        is_editor = user.is_staff and user.has_perm("articles.change_article")
        return self.all() if is_editor else self.published()

    def signed_by(self, contributor: Contributor) -> Self:
        """What `contributor` wrote or took a picture for."""
        return self.filter(pk__in=signed_pks(contributor=contributor))

    # Which are locked.

    def lock(self) -> list[int]:
        """Lock these articles' rows until the transaction ends, in order of pk; their pks.

        The first lock of every transaction that changes articles or what they show, so that no
        two wait for each other (docs/architecture.md, Lock order). FOR NO KEY UPDATE: rows that
        refer to the articles can still be written meanwhile.
        """
        chosen = self.order_by().values("pk")
        rows = self.model._default_manager.filter(pk__in=chosen).order_by("pk")
        return list(rows.select_for_update(no_key=True).values_list("pk", flat=True))

    # What they belong to.

    def issues(self) -> models.QuerySet[Issue]:
        """The issues of these articles."""
        return Issue.objects.filter(Exists(self.filter(page__issue=OuterRef("pk"))))

    def pages(self) -> models.QuerySet[Page]:
        """The pages on which these articles begin or go on."""
        begins = self.filter(page=OuterRef("pk"))
        goes_on = self.filter(regions__page=OuterRef("pk"))
        return Page.objects.filter(Exists(begins) | Exists(goes_on))

    def sections(self) -> models.QuerySet[Section]:
        """The sections of these articles."""
        return Section.objects.filter(Exists(self.filter(section=OuterRef("pk"))))

    def sections_by_use(self) -> models.QuerySet[Section]:
        """The sections as the desk orders them; where it does not, by how many of these articles each has.

        The count as `uses`, the newest issue's date as `newest`.
        """
        columns = {
            "uses": models.Count("pk"),
            "newest": models.Max("issue_date"),
        }
        rows = self.order_by().filter(section=OuterRef("pk")).values("section")
        counted = {
            name: models.Subquery(rows.annotate(**{name: column}).values(name))
            for name, column in columns.items()
        }
        used = Section.objects.annotate(**counted).filter(uses__gt=0)
        return used.order_by("position", "-uses", "name")

    # In which order.

    def in_page_order(self) -> Self:
        """As a reader leafs through the paper: by issue, page, position on the page."""
        return self.order_by(
            "page__issue__date", "page__issue__edition", "page__sequence", "position", "pk"
        )

    def newest_first(self) -> Self:
        """The newest issue first, within it in page order. Ordered by an index, see IssueDateField."""
        return self.order_by(
            "-issue_date", "page__issue__edition", "page__sequence", "position", "pk"
        )

    # With which columns and relations.

    def for_list(self) -> Self:
        """With what a list of articles shows. One query more: bylines."""
        return self.select_related("section", "page__issue").prefetch_related(_bylines())

    def for_excerpts(self) -> Self:
        """With what an excerpt with its photo shows. Two queries more: bylines, pictures."""
        return self.for_list().prefetch_related(_pictures())

    def for_reading(self) -> Self:
        """With the whole of an article. Three queries more: bylines, pictures, photo credits."""
        return self.for_list().prefetch_related(_pictures(), _photo_credits())

    def for_article_page(self) -> Self:
        """With what an article's own page shows. Four queries more, one per relation.

        A union of bylines, credits and corrections would save two of them, but could be handed
        to the related managers through Django's private attributes alone. An article's page is
        cached: two short queries are cheaper than that.
        """
        return self.for_reading().prefetch_related("corrections")

    def for_revisions(self) -> Self:
        """With what a revision records: the whole article, and its regions in print. Five queries more, of the pages
        that it stands on with little more than their sequence.
        """
        regions = self.model._meta.get_field("regions").related_model._default_manager
        regions = regions.select_related("page")
        regions = regions.only("article", "polygon", "position", "page__sequence")
        pictures = Picture.objects.select_related("photo", "page").defer("page__images")
        return self.for_list().prefetch_related(
            models.Prefetch("pictures", pictures),
            _photo_credits(),
            models.Prefetch("regions", regions),
            "corrections",
        )

    def beginnings(self, length: int = BEGINNING) -> Self:
        """With what a front page shows, in one query; the first `length` characters of the body as `beginning`."""
        rows = self.select_related("section", "page__issue").defer("body", "byline_printed")
        return rows.annotate(beginning=Left("body", length))

    def headlines(self) -> Self:
        """With the columns that a linked headline needs, and the key of the page."""
        return self.only("headline", "kind", "state", "position", "page")


class StandingArticles(models.Manager.from_queryset(ArticleQuerySet)):  # type: ignore[misc]
    """The articles that are not in the bin. By their state, which the indexes of lists have."""

    def get_queryset(self) -> Any:
        return super().get_queryset().exclude(state=State.BINNED)


def signed_pks(**contributor: Any) -> models.QuerySet:
    """The pks of articles that a contributor wrote or took a picture for; `contributor` filters
    bylines and credits.
    """
    written = Byline.objects.filter(**contributor).order_by().values("article")
    taken = PhotoCredit.objects.filter(**contributor).order_by().values("picture__article")
    return written.union(taken)


def with_people(articles: Sequence[models.Model]) -> None:
    """Prefetch the bylines of articles that are loaded already. One query."""
    prefetch_related_objects(articles, _bylines())


def with_people_and_photos(articles: Sequence[models.Model]) -> None:
    """Prefetch bylines and pictures of articles that are loaded already. Two queries."""
    prefetch_related_objects(articles, _bylines(), _pictures())


def with_people_and_pictures(articles: Sequence[models.Model]) -> None:
    """Prefetch bylines and pictures, with credits and places, of articles that are loaded already. Three queries."""
    pictures = Picture.objects.select_related("photo", "page")
    prefetch_related_objects(
        articles, _bylines(), models.Prefetch("pictures", pictures), _photo_credits()
    )


def _bylines() -> models.Prefetch:
    return models.Prefetch("bylines", Byline.objects.select_related("contributor"))


def _pictures() -> models.Prefetch:
    return models.Prefetch("pictures", Picture.objects.select_related("photo"))


def _photo_credits() -> models.Prefetch:
    return models.Prefetch(
        "pictures__credits", PhotoCredit.objects.select_related("contributor")
    )
