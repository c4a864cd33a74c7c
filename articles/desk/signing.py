"""Signing (审签): who has read a story says so, level by level, three different people.

A story is signed at the first level that has not signed it. What is as it was printed, and has no
open doubt, may begin at a higher one: the paper was signed on paper, and the file is the evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk import events, revisions, signature_rows, signed_texts
from articles.desk.own_level import OwnLevel, own_levels, with_open_doubts
from articles.desk.review_levels import stored_levels
from articles.desk.rights import RightsError, rights_of
from articles.desk.sign_off import SignedLevel, SigningError, sign_offs, valid_signatures
from articles.models import (
    Article,
    Event,
    Issue,
    Page,
    Revision,
    SentBack,
    Signature,
    State,
)


@dataclass(frozen=True)
class LeftStory:
    """One that was not signed, and why: a sentence without its end."""

    article: Article
    reason: str


@dataclass(frozen=True)
class SignedPage:
    """What became of a page's stories, or an issue's, in print order."""

    signed: tuple[Signature, ...] = ()
    left_with_reasons: tuple[LeftStory, ...] = ()


@transaction.atomic
def sign(
    articles: Iterable[Article], level: int, user: Any, seen: Mapping[int, str] | None = None
) -> list[Signature]:
    """Sign all of these articles at this level. `seen`: by pk, the SHA-256 of the text that the reader had before him.

    Raises SigningError for the first that cannot be.
    """
    rows = _locked([article.pk for article in articles])
    _void_what_nobody_saved(rows)
    chosen = own_levels(rows, user)
    unseen = _unseen(rows, seen)
    for article in rows:
        own = chosen[article.pk]
        reason = own.reason or _other_level(own, level) or unseen.get(article.pk, "")
        if reason:
            raise SigningError(f"{article}: {reason}")
    return _write(rows, chosen, user)


def sign_page(page: Page, user: Any, seen: Mapping[int, str] | None = None) -> SignedPage:
    """All stories that begin on the page, that `user` may sign and that have no open doubt."""
    return sign_each(Article.objects.filter(page=page), user, seen)


def sign_issue(issue: Issue, user: Any, seen: Mapping[int, str] | None = None) -> SignedPage:
    return sign_each(Article.objects.filter(page__issue=issue), user, seen)


@transaction.atomic
def sign_each(
    articles: QuerySet[Article], user: Any, seen: Mapping[int, str] | None = None
) -> SignedPage:
    """Each at the level that is its next, if that is one of `user`; the others are left, with reasons."""
    rows = _locked(articles.order_by().values_list("pk", flat=True))
    _void_what_nobody_saved(rows)
    chosen = own_levels(rows, user)
    unseen = _unseen(rows, seen)
    doubted = with_open_doubts([article.pk for article in rows])
    signed: list[Article] = []
    left = []
    for article in rows:
        own = chosen[article.pk]
        doubt = _("it has open doubts") if article.pk in doubted else ""
        reason = own.reason or doubt or unseen.get(article.pk, "")
        if reason:
            left.append(LeftStory(article, reason))
        else:
            signed.append(article)
    return SignedPage(tuple(_write(signed, chosen, user)), tuple(left))


@transaction.atomic
def send_back(article: Article, user: Any, reason: str) -> SentBack:
    """Back to whoever wrote it: all signatures become void. Raises SigningError, RightsError."""
    (row,) = _locked([article.pk])
    level = _require_reader(row, user)
    if not reason.strip():
        raise SigningError(_("Say why it is sent back."))
    if row.state == State.PUBLISHED:
        raise SigningError(_("“%(title)s” is online: withdraw it first.") % {"title": row})
    to = _author_of(row, user)
    _void(row, user, _("Sent back: %(reason)s") % {"reason": reason.strip()})
    open_rows = SentBack.objects.filter(article=row, closed_at=None)
    open_rows.update(closed_at=timezone.now())
    sent = SentBack.objects.create(
        article=row, level=level, reason=reason.strip(), by=user, to=to
    )
    details = {"reason": sent.reason, "to": to.get_username() if to else ""}
    events.record(Event.Verb.SENT_BACK, [row], user, details)
    return sent


@transaction.atomic
def void(article: Article, user: Any, reason: str) -> int:
    """Take back what `user` has signed, and what was signed after it; how many.

    Raises SigningError, RightsError.
    """
    (row,) = _locked([article.pk])
    _require_reader(row, user)
    if not reason.strip():
        raise SigningError(_("Say why the signature is void."))
    if row.state == State.PUBLISHED:
        raise SigningError(_("“%(title)s” is online: withdraw it first.") % {"title": row})
    standing = valid_signatures([row.pk]).get(row.pk, {})
    own = [level for level, signed in standing.items() if signed.by_id == user.pk]
    if not own:
        raise SigningError(_("You have not signed “%(title)s”.") % {"title": row})
    return _void(row, user, reason.strip(), own[0])


def _locked(pks: Iterable[int]) -> list[Article]:
    locked = Article.objects.filter(pk__in=list(pks)).lock()
    return list(Article.objects.for_revisions().filter(pk__in=locked).in_page_order())


def _require_reader(article: Article, user: Any) -> int:
    """The level at which `user` reads stories of this section."""
    levels = stored_levels()
    level = rights_of(user).signs_at(article.section_id, levels.count) if user else 0
    if not level:
        raise RightsError(_("You may not sign “%(title)s”.") % {"title": article})
    return level


def _other_level(own: OwnLevel, level: int) -> str:
    return "" if own.level == level else _("this level is not the next: look at it again")


def _unseen(articles: Sequence[Article], seen: Mapping[int, str] | None) -> dict[int, str]:
    """By article pk, why it cannot be signed: nobody signs what he has not read."""
    if seen is None:
        return {}
    now = signed_texts.digests_of([article.pk for article in articles])
    words = _("it has changed since you opened this page")
    return {pk: words for pk, digest in now.items() if digest != seen.get(pk)}


def _write(
    articles: Sequence[Article], chosen: Mapping[int, OwnLevel], user: Any
) -> list[Signature]:
    """The signatures in the order of the articles; as many queries for a page as for a story."""
    groups: dict[OwnLevel, list[Article]] = {}
    for article in articles:
        groups.setdefault(chosen[article.pk], []).append(article)
    written = [row for own, rows in groups.items() for row in _write_level(rows, own, user)]
    by_article = {row.article_id: row for row in written}
    return [by_article[article.pk] for article in articles]


def _write_level(articles: Sequence[Article], own: OwnLevel, user: Any) -> list[Signature]:
    pks = [article.pk for article in articles]
    standing = valid_signatures(pks)
    again = [
        row for rows in standing.values() for row in rows.values() if row.level >= own.level
    ]
    signature_rows.void(again, user, _("Signed anew"))
    for level in range(1, own.level if own.printed else 1):
        missing = [one for one in articles if level not in standing.get(one.pk, {})]
        signature_rows.write(missing, [level], None, own.printed)
    over = SentBack.objects.filter(article__in=pks, closed_at=None)
    over.filter(level__lte=own.level).update(closed_at=timezone.now())
    over.filter(answered_at=None).update(answered_at=timezone.now())
    return signature_rows.write(articles, [own.level], user)


def _void(article: Article, user: Any, why: str, first: int = 1) -> int:
    standing = valid_signatures([article.pk]).get(article.pk, {})
    rows = [row for level, row in standing.items() if level >= first]
    return len(signature_rows.void(rows, user, why))


def _void_what_nobody_saved(articles: Iterable[Article]) -> None:
    """A text that changed under its signatures by no verb of the desk, as from a shell, is in no revision since."""
    articles = list(articles)
    states = sign_offs([article.pk for article in articles])
    for article in articles:
        levels = [one for one in states[article.pk].levels if one.signature]
        if levels and not levels[-1].is_current and not _is_recorded(article, levels[-1]):
            _void(article, None, _("Changed behind the desk's back"))


def _is_recorded(article: Article, signed: SignedLevel) -> bool:
    since = signed.signature.revision.number if signed.signature else 0
    later = article.revisions.filter(number__gt=since)
    return any(revisions.says(revision, article) for revision in later)


def _author_of(article: Article, but: Any) -> Any:
    """Who has it in his work now.

    Whoever wrote in it last, else who signed it first, else who brought it.
    None where none of them works here any more:
    then it is in everybody's (`sent_back`).
    """
    others = Revision.objects.filter(article=article, made_by__is_active=True).exclude(
        made_by=but
    )
    wrote = others.filter(is_import=False).order_by("-number").first()
    if wrote:
        return wrote.made_by
    standing = valid_signatures([article.pk]).get(article.pk, {})
    signers = [
        row.by
        for row in standing.values()
        if row.by and row.by.is_active and row.by_id != but.pk
    ]
    brought = others.order_by("-number").first()
    return signers[0] if signers else brought and brought.made_by
