"""What the proof screen tells of signatures, where the desk has levels of review."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.rights import levels_for
from articles.desk.own_level import OwnLevel, own_levels
from articles.desk.sign_off import SignOff, sign_offs
from articles.desk.signing import SignedPage
from articles.models import SentBack
from articles.presenting.proof.stories import NumberedStory

MOST_NAMED = 20  # stories that were left, in an answer


def signatures_of(
    stories: Iterable[NumberedStory], request: HttpRequest
) -> dict[int, dict[str, Any]] | None:
    """By article pk; None where the desk signs nothing. A number of queries that does not grow with the stories."""
    levels = levels_for(request)
    if not levels.count:
        return None
    articles = [story.article for story in stories if story.article]
    pks = [article.pk for article in articles]
    states = sign_offs(pks, with_texts=True)
    own = own_levels(articles, request.user, states)
    return {pk: _told(states[pk], own[pk]) for pk in pks}


def _told(state: SignOff, own: OwnLevel) -> dict[str, Any]:
    """`text`: the SHA-256 of what would be signed, sent back with a signature: nobody signs what he was not shown."""
    signed = [level.name for level in state.levels if level.signature]
    return {
        "signed": signed,
        "missing": state.missing,
        "changed": state.has_changed,
        "own": state.levels[own.level - 1].name if own.level else "",
        "reason": own.reason,
        "sent_back": state.sent_back.reason if state.sent_back else "",
        "text": state.text,
    }


def signed_words(done: SignedPage) -> dict[str, Any]:
    """How many stories were signed, and each that was left with its reason."""
    count = len([row for row in done.signed if row.by_id])
    words = ngettext("%(count)d story signed.", "%(count)d stories signed.", count)
    left = [f"{each.article}: {each.reason}" for each in done.left_with_reasons]
    more = len(left) - MOST_NAMED
    if more > 0:
        left = [*left[:MOST_NAMED], _("%(count)d more") % {"count": more}]
    return {"said": words % {"count": count}, "left": left}


def sent_back_words(sent: SentBack) -> dict[str, Any]:
    who = sent.to_name or _("the desk")
    said = _("Sent back to %(who)s: %(title)s") % {"who": who, "title": sent.article}
    return {"said": said, "left": []}
