"""In whose work a story is that a reader has sent back (退回).

Until he answers: by a change or a signature.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from articles.desk.rights import Right, Rights
from articles.models import Article, SentBack


def waiting_for(user: Any, held: Rights) -> QuerySet[SentBack]:
    """What was sent back to this person, and what was to nobody who can log in.

    That, as of an import by the command, is for all who may edit
    the story, but for whoever has sent it back.
    `held`: the person's rights.
    """
    may_edit = held.where(Right.EDIT) if held.has(Right.EDIT) else Q(pk__in=[])
    is_nobodys = Q(to=None) | Q(to__is_active=False)
    is_for_all = is_nobodys & Q(article__in=Article.objects.filter(may_edit)) & ~Q(by=user.pk)
    open_ones = SentBack.objects.filter(answered_at=None, closed_at=None)
    return open_ones.filter(Q(to=user.pk) | is_for_all, article__binned_at=None)
