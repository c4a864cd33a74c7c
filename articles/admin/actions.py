"""Publishing and withdrawing from a list: calls the verb in `desk.publishing`, then tells the
editor what happened.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk import publishing
from articles.desk.left_out import LeftOut, left_out_of_publishing
from articles.desk.rights import Right
from articles.desk.sign_off import sign_offs
from articles.models import Article, State

from . import withdraw_question
from .publish_question import ask, is_answered, question_about
from .rights import rights_for

MOST_NAMED = 5  # stories in a message


def publish_articles(
    admin: ModelAdmin, request: HttpRequest, articles: QuerySet[Article]
) -> HttpResponse | None:
    """Asks first; publishes when the question is answered."""
    chosen = Chosen.of(request, articles)
    left_out = left_out_of_publishing(chosen.articles)
    told = {one.article.pk for one in left_out}
    unsigned = _unsigned(chosen.articles.exclude(pk__in=told))
    articles = chosen.articles.exclude(pk__in={*unsigned, *told})
    question = question_about(articles)
    if not is_answered(request, question):
        return ask(admin, request, question)
    count = publishing.publish(articles, request.user)
    done = ngettext("%(count)d article published.", "%(count)d articles published.", count)
    dropped = sum(
        article.dropped_at is not None and article.state != State.PUBLISHED
        for article in articles
    )
    done_or_told = count + dropped + len(unsigned) + len(left_out)
    rest = [
        *chosen.rest(_("%(count)d were online already."), done_or_told),
        _left_out_named(left_out),
        _named(unsigned),
        counted(
            _("%(count)d were withdrawn by print: decide first what becomes of them."), dropped
        ),
    ]
    report(admin, request, count, [done % {"count": count}, *rest])
    return None


def withdraw_articles(
    admin: ModelAdmin, request: HttpRequest, articles: QuerySet[Article]
) -> HttpResponse | None:
    """Asks first why, and what readers are told; withdraws when that is answered."""
    chosen = Chosen.of(request, articles)
    question = withdraw_question.question_about(chosen.articles)
    form = withdraw_question.answered(request, question)
    if question.count and form is None:
        fields = withdraw_question.fields_of_action(request)
        return withdraw_question.ask(admin, request, question, fields=fields)
    said = form.cleaned_data if form else None
    count = publishing.withdraw(chosen.articles, request.user, **said) if said else 0
    done = ngettext("%(count)d article withdrawn.", "%(count)d articles withdrawn.", count)
    rest = _("%(count)d were not online.")
    report(admin, request, count, [done % {"count": count}, *chosen.rest(rest, count)])
    return None


def follow_print(admin: ModelAdmin, request: HttpRequest, articles: QuerySet[Article]) -> None:
    chosen = Chosen.of(request, articles)
    count = publishing.follow_print(chosen.articles, request.user)
    done = ngettext("%(count)d article withdrawn.", "%(count)d articles withdrawn.", count)
    rest = _("%(count)d still stand in print.")
    report(admin, request, count, [done % {"count": count}, *chosen.rest(rest, count)])


def overrule_print(
    admin: ModelAdmin, request: HttpRequest, articles: QuerySet[Article]
) -> None:
    chosen = Chosen.of(request, articles)
    count = publishing.overrule_print(chosen.articles, request.user)
    done = ngettext("%(count)d article kept.", "%(count)d articles kept.", count)
    rest = _("%(count)d still stand in print.")
    report(admin, request, count, [done % {"count": count}, *chosen.rest(rest, count)])


def _unsigned(articles: QuerySet[Article]) -> dict[int, str]:
    """By pk, of those that would go online and lack a signature: which they are, and what is missing."""
    offline = articles.exclude(state=State.PUBLISHED).filter(dropped_at=None)
    titles = {article.pk: article.title for article in offline}
    states = sign_offs(titles)
    return {
        pk: _("“%(title)s” (%(missing)s)") % {"title": title, "missing": states[pk].missing}
        for pk, title in titles.items()
        if not states[pk].is_complete
    }


def _left_out_named(left_out: Sequence[LeftOut]) -> str:
    """Those that wait for their own time, or are printed only."""
    if not left_out:
        return ""
    words = ngettext(
        "%(count)d stays offline: %(named)s.",
        "%(count)d stay offline: %(named)s.",
        len(left_out),
    )
    return words % {"count": len(left_out), "named": _first_of([*map(str, left_out)])}


def _first_of(named: Sequence[str]) -> str:
    more = "…" if len(named) > MOST_NAMED else ""
    return _(", ").join(named[:MOST_NAMED]) + more


def _named(unsigned: dict[int, str]) -> str:
    if not unsigned:
        return ""
    words = ngettext(
        "%(count)d lacks a signature: %(named)s.",
        "%(count)d lack a signature: %(named)s.",
        len(unsigned),
    )
    return words % {"count": len(unsigned), "named": _first_of(list(unsigned.values()))}


@dataclass(frozen=True)
class Chosen:
    """The chosen articles that somebody may publish and withdraw, and how many there are besides."""

    articles: QuerySet[Article]
    total: int
    refused: int

    @classmethod
    def of(cls, request: HttpRequest, articles: QuerySet[Article]) -> Chosen:
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
            counted(sentence, self.total - done),
            counted(refused, self.refused),
        ]


def counted(sentence: str, count: int) -> str:
    return sentence % {"count": count} if count else ""


def report(admin: ModelAdmin, request: HttpRequest, count: int, sentences: list[str]) -> None:
    """A message; a warning if nothing was done."""
    level = messages.SUCCESS if count else messages.WARNING
    admin.message_user(request, " ".join(filter(None, sentences)), level)
