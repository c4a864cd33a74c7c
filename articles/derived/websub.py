"""The hub (WebSub) is told which feeds have something new: https://www.w3.org/TR/websub/

What is to be told is kept in the database and sent by a command, away from the desk: a hub that is slow or gone costs
an editor nothing, and what it has not taken is sent again.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from articles.models import Ping, Section

PATIENCE = 10  # seconds for the hub to answer
FIRST_PAUSE = datetime.timedelta(minutes=1)  # after a failure; twice as long after each further one
MOST_ATTEMPTS = 10  # the last nine hours after the first: what is told later is no news

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Sent:
    """How many feeds the hub was told of, how many are to be tried again, and how many were given up."""

    told: int = 0
    failed: int = 0
    given_up: int = 0


@transaction.atomic
def remember(keys: Iterable[str]) -> None:
    """What has changed for readers (keys of `freshness`) is to be told, where there is a hub."""
    if not settings.WEBSUB_HUB:
        return
    pings = [Ping(path=path, due_at=timezone.now(), attempts=0) for path in sorted(_feeds_of(keys))]
    fields = ["due_at", "attempts"]
    Ping.objects.bulk_create(pings, update_conflicts=True, unique_fields=["path"], update_fields=fields)


def _feeds_of(keys: Iterable[str]) -> set[str]:
    """The feeds that show changed stories. A renamed section alone is no news."""
    pks: dict[str, set[int]] = {}
    for kind, _colon, pk in (key.partition(":") for key in keys):
        if pk:
            pks.setdefault(kind, set()).add(int(pk))
    if "article" not in pks:
        return set()
    slugs = Section.objects.filter(pk__in=pks.get("section", ())).values_list("slug", flat=True)
    sections = {reverse("articles:section_feed", args=[slug]) for slug in slugs}
    people = {reverse("articles:contributor_feed", args=[pk]) for pk in pks.get("person", ())}
    return {reverse("articles:feed")} | sections | people


def send_due() -> Sent:
    """Tell the hub what is due, one after the other, with nothing locked meanwhile."""
    results = [_send(ping) for ping in Ping.objects.filter(due_at__lte=timezone.now()).order_by("due_at", "pk")]
    return Sent(*(results.count(result) for result in ("told", "failed", "given up")))


def _send(ping: Ping) -> str:
    """What became of it; "" where another process has taken it. News that come meanwhile are due again."""
    attempts = ping.attempts + 1
    due_at = timezone.now() + FIRST_PAUSE * 2**ping.attempts
    mine = Ping.objects.filter(pk=ping.pk, attempts=ping.attempts, due_at=ping.due_at)
    if not mine.update(attempts=attempts, due_at=due_at):
        return ""
    taken = Ping.objects.filter(pk=ping.pk, attempts=attempts, due_at=due_at)
    error = _tell(ping.path)
    if error is None:
        taken.delete()
        return "told"
    logger.warning("The hub was not told of %s (attempt %d of %d): %s", ping.path, attempts, MOST_ATTEMPTS, error)
    if attempts < MOST_ATTEMPTS:
        return "failed"
    taken.delete()
    return "given up"


def _tell(path: str) -> Exception | None:
    """None if the hub has taken it, else why not."""
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
