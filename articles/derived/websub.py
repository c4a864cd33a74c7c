"""WebSub: a hub is told which feeds have new entries, and tells their subscribers.
https://www.w3.org/TR/websub/

Pings are rows, sent by a command away from the desk (a transactional outbox): a hub that is
slow or gone costs an editor nothing, and what it has not accepted is sent again.
"""

from __future__ import annotations

import datetime
import logging
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Ping, Section

# issues that the feed of all looks into: an issue has one story at least, a daily fifty
NEWEST = 10
PATIENCE = 10  # seconds for the hub to answer
# After a failure; twice as long after each further one
FIRST_PAUSE = datetime.timedelta(minutes=1)
MOST_ATTEMPTS = 10  # the last is nine hours after the first: what is told later is no news

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Sent:
    """Of how many feeds the hub was told, how many are to be tried again, and how many were given up."""

    told: int = 0
    failed: int = 0
    given_up: int = 0


@transaction.atomic
def remember(tags: Iterable[str]) -> None:
    """The hub, where there is one, is to be told of the feeds that show what has changed, by its cache tags."""
    if not settings.WEBSUB_HUB:
        return
    paths = sorted(_feeds_showing(tags))
    pings = [Ping(path=path, due_at=timezone.now(), attempts=0) for path in paths]
    fields = ["due_at", "attempts"]
    Ping.objects.bulk_create(
        pings, update_conflicts=True, unique_fields=["path"], update_fields=fields
    )


def _feeds_showing(tags: Iterable[str]) -> set[str]:
    """The paths of the feeds with changed stories. A renamed section alone is no news, and to the
    feed of all neither is a story of an issue that is too old for it: an archive is put online
    without a word there.
    """
    pks = _keys_by_kind(tags)
    if not pks["article"]:
        return set()
    slugs = Section.objects.filter(pk__in=pks["section"]).values_list("slug", flat=True)
    sections = {reverse("articles:section_feed", args=[slug]) for slug in slugs}
    people = {reverse("articles:contributor_feed", args=[pk]) for pk in pks["person"]}
    newest = set() if _are_older(pks["article"]) else {reverse("articles:feed")}
    return newest | sections | people


def _are_older(pks: Collection[int]) -> bool:
    """Whether these articles all stand in issues that the feed of all does not look into."""
    newest = list(Article.objects.published().issues().values_list("pk", flat=True)[:NEWEST])
    older = Article.everything.filter(pk__in=pks).exclude(page__issue__in=newest)
    return older.count() == len(pks)


def _keys_by_kind(tags: Iterable[str]) -> dict[str, set[int]]:
    """Kind of row → primary keys, of the tags that name one row: article:7."""
    pks: dict[str, set[int]] = defaultdict(set)
    for tag in tags:
        kind, colon, pk = tag.partition(":")
        if colon:
            pks[kind].add(int(pk))
    return pks


def is_due() -> bool:
    return _due().exists()


def send_due() -> Sent:
    """Send the pings that are due, one after the other, with nothing locked meanwhile."""
    results = [_send(ping) for ping in _due()]
    return Sent(
        told=results.count("told"),
        failed=results.count("failed"),
        given_up=results.count("given up"),
    )


def _due() -> QuerySet[Ping]:
    return Ping.objects.filter(due_at__lte=timezone.now()).order_by("due_at", "pk")


def _send(ping: Ping) -> str:
    """Told, failed or given up; "" where another process has taken the ping.

    It is taken by compare-and-set. A feed that changes while the hub is told has its row reset,
    and is due again.
    """
    attempts = ping.attempts + 1
    due_at = timezone.now() + FIRST_PAUSE * 2**ping.attempts
    as_read = Ping.objects.filter(pk=ping.pk, attempts=ping.attempts, due_at=ping.due_at)
    if not as_read.update(attempts=attempts, due_at=due_at):
        return ""
    taken = Ping.objects.filter(pk=ping.pk, attempts=attempts, due_at=due_at)
    error = _publish(ping.path)
    if error is None:
        taken.delete()
        return "told"
    logger.warning(
        "The hub was not told of %s (attempt %d of %d): %s",
        ping.path,
        attempts,
        MOST_ATTEMPTS,
        error,
    )
    if attempts < MOST_ATTEMPTS:
        return "failed"
    taken.delete()
    return "given up"


def _publish(path: str) -> Exception | None:
    """Tells the hub of the feed at `path`; None if it has accepted that, else why not."""
    feed = settings.SITE_URL + path
    words = urlencode({"hub.mode": "publish", "hub.url": feed, "hub.topic": feed}).encode()
    request = Request(settings.WEBSUB_HUB, words)  # noqa: S310 - settings let only http and https pass
    try:
        with urlopen(request, timeout=PATIENCE):  # noqa: S310 - as above
            return None
    except HTTPError as refusal:
        refusal.close()
        return refusal
    except (OSError, HTTPException) as error:
        return error
