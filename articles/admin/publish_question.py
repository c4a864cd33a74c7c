"""The one question before articles are published from a list: how many, and how many doubts are open."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.admin import ModelAdmin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import ngettext

from articles.models import Article, PageDoubt, State
from articles.models.page_doubt import has_open_doubts, open_doubts

NAMED = 20  # articles with doubts that the question names
ANSWER = "publish_as_asked"  # of the form; its value says what was asked


@dataclass(frozen=True)
class PublishQuestion:
    """`count` articles go online, `doubtful` of them with `doubts` open doubts in all; `named` are the first of these.

    `online` are online already, `dropped` wait for a decision, because print has withdrawn them.
    `early` of those that go would go later, with their issue.
    """

    count: int
    doubtful: int
    doubts: int
    named: tuple[Article, ...]
    online: int
    dropped: int
    early: int = 0

    @property
    def unnamed(self) -> int:
        return self.doubtful - len(self.named)

    @property
    def facts(self) -> str:
        """What an answer is about: if this has changed meanwhile, the question is another."""
        return f"{self.count}-{self.doubts}"


def question_about(articles: QuerySet[Article]) -> PublishQuestion:
    """What publishing these articles would do, counted in six queries."""
    waiting = articles.exclude(state=State.PUBLISHED)
    ready = waiting.filter(dropped_at=None)
    open_ones = PageDoubt.objects.open().filter(article__in=ready.order_by().values("pk"))
    doubts = open_ones.order_by().aggregate(
        count=Count("pk"), articles=Count("article", distinct=True)
    )
    doubtful = (
        ready.filter(has_open_doubts()).select_related("page__issue").prefetch_related(None)
    )
    return PublishQuestion(
        count=ready.count(),
        doubtful=doubts["articles"],
        doubts=doubts["count"],
        named=tuple(doubtful.prefetch_related(open_doubts())[:NAMED]),
        online=articles.filter(state=State.PUBLISHED).count(),
        dropped=waiting.exclude(dropped_at=None).count(),
        early=ready.filter(
            page__issue__live_at__isnull=False, page__issue__went_live_at=None
        ).count(),
    )


def is_answered(request: HttpRequest, question: PublishQuestion) -> bool:
    """Whether the editor has said yes to this very question, or nothing would go online."""
    return not question.count or request.POST.get(ANSWER) == question.facts


def ask(admin: ModelAdmin, request: HttpRequest, question: PublishQuestion) -> TemplateResponse:
    title = ngettext(
        "Publish %(count)d article?", "Publish %(count)d articles?", question.count
    )
    context = {
        **admin.admin_site.each_context(request),
        "title": title % {"count": question.count},
        "opts": admin.opts,
        "question": question,
        "has_changed": ANSWER in request.POST,
        "answer_name": ANSWER,
        "action": request.POST["action"],
        "select_across": request.POST.get("select_across", "0"),
        "checkbox_name": ACTION_CHECKBOX_NAME,
        "chosen": request.POST.getlist(ACTION_CHECKBOX_NAME),
    }
    return TemplateResponse(request, "admin/articles/publish_question.html", context)
