"""Preview links: made for somebody outside of the desk, opened with the token in their address, revoked.

The token is 256 bits of chance. Its SHA-256 alone is kept: whoever reads the database, or a copy
of it, opens nothing with that. Against a signature without a row (Django's `TimestampSigner`)
it can be revoked, it is counted, and it does not live by the site's secret key.
"""

from __future__ import annotations

import datetime
import hashlib
import secrets
from typing import Any

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk import events, transactions
from articles.desk.rights import Right, require
from articles.models import Article, Event, PreviewLink, State
from articles.models.preview_link import LONGEST_LIFE

TOKEN_BYTES = 32  # 43 characters of an address: nobody guesses one of them
HOURS = (4, 24, 48, 168)  # that a link may live
USUAL_HOURS = 48
# of an article whose link opens anything; of a published one, the way to it
SHOWN = frozenset({State.DRAFT, State.PUBLISHED})
LONGEST_NAME: int = PreviewLink._meta.get_field("for_whom").max_length or 0


class PreviewError(Exception):
    """A link cannot be made. The message is a sentence for the desk."""


@transaction.atomic
def make(
    article: Article, user: Any, for_whom: str, hours: int = USUAL_HOURS
) -> tuple[PreviewLink, str]:
    """The link and its token, which is never told again. Raises PreviewError, RightsError."""
    row = _locked(article, user)
    whom = for_whom.strip()
    if row.state != State.DRAFT:
        raise PreviewError(
            _("Only a draft has preview links: “%(title)s” is none.") % {"title": row}
        )
    if row.print_only:
        raise PreviewError(
            _("“%(title)s” is print only: it is shown to nobody online.") % {"title": row}
        )
    if not whom or len(whom) > LONGEST_NAME:
        raise PreviewError(
            _("Say for whom it is, in at most %(most)d characters.") % {"most": LONGEST_NAME}
        )
    life = datetime.timedelta(hours=hours)
    if not datetime.timedelta(0) < life <= LONGEST_LIFE:
        raise PreviewError(_("A preview link ends within seven days."))
    token, now = secrets.token_urlsafe(TOKEN_BYTES), timezone.now()
    link = PreviewLink.objects.create(
        article=row,
        token_sha256=digest_of(token),
        for_whom=whom,
        made_by=user,
        made_at=now,
        until=now + life,
    )
    details = {
        "for": whom,
        "until": timezone.localtime(link.until).isoformat(timespec="minutes"),
    }
    events.record(Event.Verb.PREVIEWED, [row], user, details)
    return link, token


@transaction.atomic
def revoke(link: PreviewLink, user: Any) -> bool:
    """From now on it opens nothing; whether it did. Raises RightsError."""
    article = _locked(link.article, user)
    now = timezone.now()
    alive = PreviewLink.objects.filter(pk=link.pk, ended_at=None, until__gt=now)
    if not alive.update(ended_at=now, ended_by=user.get_username()):
        return False
    events.record(Event.Verb.PREVIEW_REVOKED, [article], user, {"for": link.for_whom})
    return True


def found(token: str) -> PreviewLink | None:
    """The link with its article, wherever that is; None where nobody has made one with this token. One query."""
    links = PreviewLink.objects.select_related("made_by", "article__page__issue")
    return links.filter(token_sha256=digest_of(token)).first()


def opens(link: PreviewLink) -> bool:
    """Whether it opens anything now. One whose time has come is ended for good, whatever the clock says later."""
    now = timezone.now()
    if link.ended_at is None and now >= link.until:
        living = PreviewLink.objects.filter(pk=link.pk, ended_at=None)
        transactions.run(lambda: living.update(ended_at=link.until))
    return link.is_open(now) and link.article.state in SHOWN and not link.article.print_only


def count_opening(link: PreviewLink) -> None:
    now = timezone.now()
    row = PreviewLink.objects.filter(pk=link.pk)
    transactions.run(
        lambda: row.update(
            opened=F("opened") + 1,
            first_opened_at=Coalesce("first_opened_at", now),
            last_opened_at=now,
        )
    )


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _locked(article: Article, user: Any) -> Article:
    """Raises RightsError for who may show this story to nobody outside."""
    Article.everything.filter(pk=article.pk).lock()
    row = Article.everything.get(pk=article.pk)
    require(user, Right.PREVIEW, [row])
    return row
