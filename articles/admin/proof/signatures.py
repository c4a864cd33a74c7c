"""What the proof screen tells of signatures, where the desk has levels of review."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest

from articles.admin.rights import levels_for, rights_for
from articles.desk.own_level import OwnLevel, own_levels
from articles.desk.sign_off import SignOff, sign_offs
from articles.desk.signed_texts import digests_of_loaded
from articles.presenting.proof.stories import NumberedStory


def signatures_of(
    stories: Iterable[NumberedStory], request: HttpRequest
) -> dict[int, dict[str, Any]] | None:
    """By article pk; None where the desk signs nothing. A number of queries that does not grow with the stories.

    The articles are loaded as `stories_on` does.
    """
    levels = levels_for(request)
    if not levels.count:
        return None
    articles = [story.article for story in stories if story.article]
    pks = [article.pk for article in articles]
    states = sign_offs(pks, levels, digests_of_loaded(articles))
    held = rights_for(request, levels)
    doubted = {article.pk for article in articles if getattr(article, "is_doubted", False)}
    own = own_levels(articles, request.user, states, held, levels, doubted)
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
