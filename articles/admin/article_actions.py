"""What is done to many stories at once from their list: each action asks what it must, calls the desk's verb, and tells
what became of each.
"""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.desk import scheduling
from articles.models import Article, State

from . import actions, time_question
from .actions import Chosen, counted, report

_Answer = HttpResponse | None


class ArticleActions:
    """For the ModelAdmin of articles."""

    actions = (
        "sign",
        "publish",
        "schedule",
        "unschedule",
        "withdraw",
        "follow_print",
        "overrule_print",
        "put_back",
    )

    @admin.action(
        description=gettext_lazy("Publish the selected articles"), permissions=["publish"]
    )
    def publish(self, request: HttpRequest, articles: QuerySet[Article]) -> _Answer:
        return actions.publish_articles(self, request, articles)  # type: ignore[arg-type]

    @admin.action(
        description=gettext_lazy("Give the selected articles a time"), permissions=["publish"]
    )
    def schedule(self, request: HttpRequest, articles: QuerySet[Article]) -> _Answer:
        return schedule_articles(self, request, articles)  # type: ignore[arg-type]

    @admin.action(
        description=gettext_lazy("Take the time of the selected articles away"),
        permissions=["publish"],
    )
    def unschedule(self, request: HttpRequest, articles: QuerySet[Article]) -> None:
        unschedule_articles(self, request, articles)  # type: ignore[arg-type]

    @admin.action(
        description=gettext_lazy("Withdraw the selected articles"), permissions=["publish"]
    )
    def withdraw(self, request: HttpRequest, articles: QuerySet[Article]) -> _Answer:
        return actions.withdraw_articles(self, request, articles)  # type: ignore[arg-type]

    @admin.action(
        description=gettext_lazy("Withdraw what print has withdrawn"), permissions=["publish"]
    )
    def follow_print(self, request: HttpRequest, articles: QuerySet[Article]) -> None:
        actions.follow_print(self, request, articles)  # type: ignore[arg-type]

    @admin.action(
        description=gettext_lazy("Keep what print has withdrawn"), permissions=["publish"]
    )
    def overrule_print(self, request: HttpRequest, articles: QuerySet[Article]) -> None:
        actions.overrule_print(self, request, articles)  # type: ignore[arg-type]


def schedule_articles(
    model_admin: admin.ModelAdmin, request: HttpRequest, articles: QuerySet[Article]
) -> _Answer:
    """Asks first when they go live and when they end; what is online, or printed only, gets an end alone."""
    chosen = Chosen.of(request, articles)
    form = time_question.answered(request, chosen.articles)
    count = 0
    if chosen.total:
        if form is None or not form.is_valid():
            return time_question.ask(model_admin, request, chosen.articles, form)
        try:
            count = _give_times(chosen.articles, form, request)
        except scheduling.SchedulingError as refusal:
            form.add_error(None, str(refusal))
            return time_question.ask(model_admin, request, chosen.articles, form)
    done = ngettext(
        "%(count)d article has a new time.", "%(count)d articles have a new time.", count
    )
    rest = _(
        "%(count)d stay as they are: they are online, printed only, or have this time already."
    )
    report(model_admin, request, count, [done % {"count": count}, *chosen.rest(rest, count)])
    return None


def _give_times(
    articles: QuerySet[Article], form: time_question.StoriesTimeForm, request: HttpRequest
) -> int:
    if form.cleaned_data["live_at"]:
        articles = articles.exclude(state=State.PUBLISHED).exclude(print_only=True)
    return scheduling.give_times(articles, **form.cleaned_data, user=request.user)


def unschedule_articles(
    model_admin: admin.ModelAdmin, request: HttpRequest, articles: QuerySet[Article]
) -> None:
    """Takes both times away, and says how many go with their issue now."""
    chosen = Chosen.of(request, articles)
    timed = chosen.articles.exclude(live_at=None, expires_at=None)
    pks = [article.pk for article in timed]
    count = scheduling.schedule_articles(timed, None, None, request.user)
    with_issue = Article.objects.filter(
        pk__in=pks,
        state=State.DRAFT,
        print_only=False,
        page__issue__live_at__isnull=False,
        page__issue__went_live_at=None,
    )
    done = ngettext(
        "%(count)d article has no time of its own any more.",
        "%(count)d articles have no time of their own any more.",
        count,
    )
    sentences = [
        done % {"count": count},
        counted(_("%(count)d go live with their issue now."), with_issue.count()),
        *chosen.rest(_("%(count)d had none."), count),
    ]
    report(model_admin, request, count, sentences)
