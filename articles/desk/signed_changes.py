"""What a change makes of signatures: asked of the rows before and after it, by every verb that saves.

A reader of a level who changes a story takes back nothing of the levels below: their signatures
stay, and show that the text was changed after them. Whoever signs nothing, and any import, makes
all of them void.

What readers see of them is written down in the same place, whether the desk signs or not
(`desk.public_states`).

What is online is what the last level has signed. So whoever changes it signs it by that, and who
may not sign at the last level cannot change it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk import clearances, public_states, signature_rows, signed_texts
from articles.desk.review_levels import ReviewLevels, stored_levels
from articles.desk.rights import Rights, rights_of
from articles.desk.sign_off import SigningError, valid_signatures
from articles.models import Article, Event, SentBack, Signature, State


@dataclass(frozen=True)
class Watched:
    """Articles that are signed, online or sent back, by pk with the SHA-256 of their text before a change; `seen`:
    those that readers see, or have seen.
    """

    digests: Mapping[int, str] = field(default_factory=dict)
    seen: tuple[int, ...] = ()


NOTHING_WATCHED = Watched()


@dataclass(frozen=True)
class _SavedBy:
    """Who changed, and what that means. `is_import`: nobody has read it."""

    user: Any
    rights: Rights
    levels: ReviewLevels
    is_import: bool

    def void_from(self, article: Article, signatures: Mapping[int, Signature]) -> int:
        """The lowest level whose signature the change makes void."""
        if self.is_import or self.user is None:
            return 1
        own = [level for level, row in signatures.items() if row.by_id == self.user.pk]
        at_most = self.rights.signs_at(article.section_id, self.levels.count)
        return own[0] if own else max(1, at_most)

    def may_sign_online(self, article: Article, signatures: Mapping[int, Signature]) -> bool:
        if self.is_import or self.user is None:
            return False
        last = self.levels.count
        others = (row for level, row in signatures.items() if level < last)
        return self.rights.may_change_online(article.section_id) and all(
            row.by_id != self.user.pk for row in others
        )


def watch(
    articles: QuerySet[Article],
    *,
    signed_alone: bool = False,
    levels: ReviewLevels | None = None,
) -> Watched:
    """Before these articles, which are locked, are changed. Two queries where none of them is signed or online; one
    where the desk's `levels` are known.

    `signed_alone`: what changes is a row that many stories share, such as a person's name; those
    that went online before the desk signed anything are left out.
    """
    valid = Signature.objects.valid().filter(article=OuterRef("pk"))
    returned = SentBack.objects.filter(article=OuterRef("pk"), closed_at=None)
    concerned = Q(Exists(valid)) | Q(Exists(returned))
    if not signed_alone and (levels or stored_levels()).count:
        concerned |= Q(state=State.PUBLISHED)
    is_concerned = ExpressionWrapper(concerned, output_field=BooleanField())
    rows = articles.annotate(is_concerned=is_concerned).order_by("pk")
    found = rows.filter(Q(is_concerned=True) | Q(published_at__isnull=False))
    told = list(found.values_list("pk", "is_concerned", "published_at"))
    pks = [pk for pk, is_signed, _at in told if is_signed]
    return Watched(
        signed_texts.digests_of(pks) if pks else {},
        tuple(pk for pk, _is_signed, at in told if at is not None),
    )


def follow(
    watched: Watched, user: Any, *, is_import: bool = False, why: Any = Event.Verb.CHANGED
) -> None:
    """After they were changed, in the same transaction. `why`: an Event.Verb, with what readers see now.

    Raises SigningError for what is online and who may not sign.
    """
    if watched.digests:
        _follow_signed(watched, user, is_import=is_import)
    if watched.seen:
        verb = Event.Verb.IMPORTED if is_import else why
        public_states.record(watched.seen, verb, user)


def _follow_signed(watched: Watched, user: Any, *, is_import: bool) -> None:
    now = signed_texts.digests_of(watched.digests)
    changed = [pk for pk, digest in now.items() if digest != watched.digests[pk]]
    clearances.restore({pk: digest for pk, digest in now.items() if pk not in changed})
    if not changed:
        return
    signatures = valid_signatures(changed)
    change = _SavedBy(user, rights_of(user), stored_levels(), is_import)
    for article in Article.everything.filter(pk__in=changed).order_by("pk"):
        _follow(article, signatures.get(article.pk, {}), change)
    _come_back(changed, user)


def _follow(article: Article, signatures: Mapping[int, Signature], change: _SavedBy) -> None:
    is_online = article.state == State.PUBLISHED and bool(change.levels.count)
    if is_online and not change.may_sign_online(article, signatures):
        raise SigningError(_refusal(article, change.levels))
    first = change.void_from(article, signatures)
    gone = [row for level, row in signatures.items() if level >= first]
    words = _("Changed by an import") if change.is_import else _("Changed")
    signature_rows.void(gone, change.user, words)
    if is_online:
        signature_rows.write([article], [change.levels.count], change.user)


def _refusal(article: Article, levels: ReviewLevels) -> str:
    words = _(
        "“%(title)s” is online as it was signed. Only who may publish it and sign it at the last level (%(level)s), "
        "and has not signed it at another, can change it there; or withdraw it first."
    )
    return words % {"title": article, "level": levels.names[-1]}


def _come_back(pks: Iterable[int], user: Any) -> None:
    """Who sent it back may go on changing it; a change by anybody else is the answer."""
    waiting = SentBack.objects.filter(article__in=list(pks), answered_at=None, closed_at=None)
    if user is not None:
        waiting = waiting.exclude(by=user.pk)
    waiting.update(answered_at=timezone.now())
