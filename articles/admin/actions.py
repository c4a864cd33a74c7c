"""Publishing and withdrawing from a list: calls the verb in `desk.publishing`, then tells the editor what happened."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk import publishing
from articles.models import Article, State

from .publish_question import ask, is_answered, question_about


def publish_articles(
    admin: ModelAdmin, request: HttpRequest, articles: QuerySet[Article]
) -> HttpResponse | None:
    """Asks first; publishes when the question is answered."""
    question = question_about(articles)
    if not is_answered(request, question):
        return ask(admin, request, question)
    total = len(articles)
    count = publishing.publish(articles, request.user)
    done = ngettext("%(count)d article published.", "%(count)d articles published.", count)
    dropped = sum(
        article.dropped_at is not None and article.state != State.PUBLISHED
        for article in articles
    )
    rest = [
        _counted(_("%(count)d were online already."), total - count - dropped),
        _counted(
            _("%(count)d were withdrawn by print: decide first what becomes of them."), dropped
        ),
    ]
    _report(admin, request, count, [done % {"count": count}, *rest])
    return None


def withdraw_articles(
    admin: ModelAdmin, request: HttpRequest, articles: QuerySet[Article]
) -> None:
    total, count = _apply(publishing.withdraw, request, articles)
    done = ngettext("%(count)d article withdrawn.", "%(count)d articles withdrawn.", count)
    rest = _counted(_("%(count)d were not online."), total - count)
    _report(admin, request, count, [done % {"count": count}, rest])


def follow_print(admin: ModelAdmin, request: HttpRequest, articles: QuerySet[Article]) -> None:
    total, count = _apply(publishing.follow_print, request, articles)
    done = ngettext("%(count)d article withdrawn.", "%(count)d articles withdrawn.", count)
    rest = _counted(_("%(count)d still stand in print."), total - count)
    _report(admin, request, count, [done % {"count": count}, rest])


def overrule_print(
    admin: ModelAdmin, request: HttpRequest, articles: QuerySet[Article]
) -> None:
    total, count = _apply(publishing.overrule_print, request, articles)
    done = ngettext("%(count)d article kept.", "%(count)d articles kept.", count)
    rest = _counted(_("%(count)d still stand in print."), total - count)
    _report(admin, request, count, [done % {"count": count}, rest])


def _apply(
    verb: Callable[..., int], request: HttpRequest, articles: QuerySet[Article]
) -> tuple[int, int]:
    """How many articles were selected, and for how many of them the verb did something."""
    return len(articles), verb(articles, request.user)


def _counted(sentence: str, count: int) -> str:
    return sentence % {"count": count} if count else ""


def _report(admin: ModelAdmin, request: HttpRequest, count: int, sentences: list[str]) -> None:
    """A message; a warning if nothing was done."""
    level = messages.SUCCESS if count else messages.WARNING
    admin.message_user(request, " ".join(filter(None, sentences)), level)
