"""Publishing and withdrawing from a list: calls the verb in `desk.publishing`, then tells the editor what happened."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk import publishing
from articles.desk.rights import Right
from articles.models import Article, State

from .publish_question import ask, is_answered, question_about
from .rights import rights_for


def publish_articles(
    admin: ModelAdmin, request: HttpRequest, articles: QuerySet[Article]
) -> HttpResponse | None:
    """Asks first; publishes when the question is answered."""
    chosen = _Chosen.of(request, articles)
    articles = chosen.articles
    question = question_about(articles)
    if not is_answered(request, question):
        return ask(admin, request, question)
    count = publishing.publish(articles, request.user)
    done = ngettext("%(count)d article published.", "%(count)d articles published.", count)
    dropped = sum(
        article.dropped_at is not None and article.state != State.PUBLISHED
        for article in articles
    )
    rest = [
        *chosen.rest(_("%(count)d were online already."), count + dropped),
        _counted(
            _("%(count)d were withdrawn by print: decide first what becomes of them."), dropped
        ),
    ]
    _report(admin, request, count, [done % {"count": count}, *rest])
    return None


def withdraw_articles(
    admin: ModelAdmin, request: HttpRequest, articles: QuerySet[Article]
) -> None:
    chosen = _Chosen.of(request, articles)
    count = publishing.withdraw(chosen.articles, request.user)
    done = ngettext("%(count)d article withdrawn.", "%(count)d articles withdrawn.", count)
    rest = _("%(count)d were not online.")
    _report(admin, request, count, [done % {"count": count}, *chosen.rest(rest, count)])


def follow_print(admin: ModelAdmin, request: HttpRequest, articles: QuerySet[Article]) -> None:
    chosen = _Chosen.of(request, articles)
    count = publishing.follow_print(chosen.articles, request.user)
    done = ngettext("%(count)d article withdrawn.", "%(count)d articles withdrawn.", count)
    rest = _("%(count)d still stand in print.")
    _report(admin, request, count, [done % {"count": count}, *chosen.rest(rest, count)])


def overrule_print(
    admin: ModelAdmin, request: HttpRequest, articles: QuerySet[Article]
) -> None:
    chosen = _Chosen.of(request, articles)
    count = publishing.overrule_print(chosen.articles, request.user)
    done = ngettext("%(count)d article kept.", "%(count)d articles kept.", count)
    rest = _("%(count)d still stand in print.")
    _report(admin, request, count, [done % {"count": count}, *chosen.rest(rest, count)])


@dataclass(frozen=True)
class _Chosen:
    """The chosen articles that somebody may publish and withdraw, and how many there are besides."""

    articles: QuerySet[Article]
    total: int
    refused: int

    @classmethod
    def of(cls, request: HttpRequest, articles: QuerySet[Article]) -> _Chosen:
        held = rights_for(request)
        if Right.PUBLISH in held.everywhere:
            return cls(articles, len(articles), 0)
        publishable = articles.filter(held.where(Right.PUBLISH))
        total = len(publishable)
        return cls(publishable, total, articles.count() - total)

    def rest(self, sentence: str, done: int) -> list[str]:
        """What became of the others: `sentence` of those that the verb left alone."""
        refused = _("%(count)d are in sections where you may not publish.")
        return [
            _counted(sentence, self.total - done),
            _counted(refused, self.refused),
        ]


def _counted(sentence: str, count: int) -> str:
    return sentence % {"count": count} if count else ""


def _report(admin: ModelAdmin, request: HttpRequest, count: int, sentences: list[str]) -> None:
    """A message; a warning if nothing was done."""
    level = messages.SUCCESS if count else messages.WARNING
    admin.message_user(request, " ".join(filter(None, sentences)), level)
