"""Publish and withdraw as the desk asks for them: the verbs are `publishing`'s, here is what the editor is told."""

from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk import publishing
from articles.models import State


def publish_articles(admin, request, articles) -> None:
    total = len(articles)
    count = publishing.publish(articles, request.user)
    done = ngettext("%(count)d article published.", "%(count)d articles published.", count) % {"count": count}
    dropped = sum(article.dropped_at is not None and article.state != State.PUBLISHED for article in articles)
    rest = [
        _already(_("%(count)d were online already."), total - count - dropped),
        _already(_("%(count)d were withdrawn by print: decide first what becomes of them."), dropped),
    ]
    _tell(admin, request, done, count, " ".join(filter(None, rest)))


def follow_print(admin, request, articles) -> None:
    total, count = len(articles), publishing.follow_print(articles, request.user)
    done = ngettext("%(count)d article withdrawn.", "%(count)d articles withdrawn.", count) % {"count": count}
    _tell(admin, request, done, count, _already(_("%(count)d still stand in print."), total - count))


def overrule_print(admin, request, articles) -> None:
    total, count = len(articles), publishing.overrule_print(articles, request.user)
    done = ngettext("%(count)d article kept.", "%(count)d articles kept.", count) % {"count": count}
    _tell(admin, request, done, count, _already(_("%(count)d still stand in print."), total - count))


def withdraw_articles(admin, request, articles) -> None:
    total = len(articles)
    count = publishing.withdraw(articles, request.user)
    done = ngettext("%(count)d article withdrawn.", "%(count)d articles withdrawn.", count) % {"count": count}
    _tell(admin, request, done, count, _already(_("%(count)d were not online."), total - count))


def _already(sentence: str, count: int) -> str:
    return sentence % {"count": count} if count else ""


def _tell(admin, request, done: str, count: int, rest: str) -> None:
    admin.message_user(request, f"{done} {rest}".strip(), messages.SUCCESS if count else messages.WARNING)
