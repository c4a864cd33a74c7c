"""Publish and withdraw as the desk asks for them: the verbs are `publishing`'s, here is what the editor is told."""

from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import publishing


def publish_articles(admin, request, articles) -> None:
    total = len(articles)
    count = publishing.publish(articles, request.user)
    done = ngettext("%(count)d article published.", "%(count)d articles published.", count) % {"count": count}
    _tell(admin, request, done, count, _already(_("%(count)d were online already."), total - count))


def withdraw_articles(admin, request, articles) -> None:
    total = len(articles)
    count = publishing.withdraw(articles, request.user)
    done = ngettext("%(count)d article withdrawn.", "%(count)d articles withdrawn.", count) % {"count": count}
    _tell(admin, request, done, count, _already(_("%(count)d were not online."), total - count))


def _already(sentence: str, count: int) -> str:
    return sentence % {"count": count} if count else ""


def _tell(admin, request, done: str, count: int, rest: str) -> None:
    admin.message_user(request, f"{done} {rest}".strip(), messages.SUCCESS if count else messages.WARNING)
