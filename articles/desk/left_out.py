"""What publishing leaves out though nobody has to decide anything, and why, in words."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk.scheduling import in_words
from articles.models import Article, State


@dataclass(frozen=True)
class LeftOut:
    """An article that does not go online, and why not, in words."""

    article: Article
    words: str

    def __str__(self) -> str:
        facts = {"title": self.article.title, "missing": self.words}
        return _("“%(title)s” (%(missing)s)") % facts


def may_go_online(at: datetime.datetime) -> Q:
    """The condition on articles: not printed only, and their own time is not to come."""
    return Q(print_only=False) & (Q(live_at=None) | Q(live_at__lte=at))


def left_out_of_publishing(
    articles: Iterable[Article], at: datetime.datetime | None = None
) -> list[LeftOut]:
    """Those of these articles that `publish` leaves out though nobody has to decide anything: by their own time, or
    because they are printed only. One query.
    """
    pks = [article.pk for article in articles]
    offline = Article.objects.filter(pk__in=pks).exclude(state=State.PUBLISHED)
    barred = offline.exclude(may_go_online(at or timezone.now())).order_by("pk")
    return [LeftOut(row, _why_left_out(row)) for row in barred]


def waiting_for_issue(articles: Iterable[Article]) -> list[LeftOut]:
    """Those of these articles that go online with their issue, which has a time. One query."""
    pks = [article.pk for article in articles]
    scheduled = Article.objects.filter(
        may_go_online(timezone.now()),
        pk__in=pks,
        live_at=None,
        page__issue__live_at__isnull=False,
        page__issue__went_live_at=None,
    )
    words = _("goes live with its issue, %(at)s")
    return [
        LeftOut(row, words % {"at": in_words(row.page.issue.live_at)})
        for row in scheduled.select_related("page__issue").order_by("pk")
    ]


def _why_left_out(article: Article) -> str:
    if article.print_only:
        return _("print only")
    return _("goes live %(at)s") % {"at": in_words(article.live_at)}
