"""When an issue or a story goes live, as the desk says it: each in one transaction, with its event and revision.

Nothing is published here. `desk.due` says what is due; whoever publishes it calls `gone_live` in
the same transaction, so that an issue goes once. Times are those of the paper's zone
(TIME_ZONE), kept as moments.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.derived import cache_versions
from articles.desk import events, revisions, row_revisions
from articles.desk.guarding import locked_row
from articles.desk.rights import Right, RightsError, require, rights_of
from articles.models import Article, Event, Hold, Issue, State

# What is typed has no seconds: the minute that runs is not over
LATEST_NOW = datetime.timedelta(minutes=1)

_Times = tuple[datetime.datetime | None, datetime.datetime | None]  # goes live, ends


class SchedulingError(Exception):
    """Something cannot go live, or end, at that time. The message is a sentence for the desk."""


@transaction.atomic
def schedule_issue(
    issue: Issue, at: datetime.datetime | None, hold: Any = Hold.STORY, user: Any = None
) -> Issue:
    """The issue goes live at that time; None: now. `hold`: what a lack holds, a `Hold`.

    One that went live goes once more, with what is still to come. Raises SchedulingError for a
    time that is over and where nothing is to come, RightsError where `user` may not publish all of
    its stories.
    """
    at = at or timezone.now()
    _require_to_come(at)
    if is_all_online(issue):
        raise SchedulingError(_("All its stories are online."))
    if hold not in Hold.values:
        raise ValueError(hold)
    change = {"live_at": at, "hold": hold, "went_live_at": None}
    details = {**details_of(at), "hold": str(hold)}
    reason = _("Goes live %(at)s") % {"at": in_words(at)}
    return _change_issue(issue, change, Event.Verb.SCHEDULED, details, reason, user)


@transaction.atomic
def unschedule_issue(issue: Issue, user: Any = None) -> Issue:
    """The issue has no time any more. Raises SchedulingError where it has none, or is live."""
    stored = Issue.objects.get(pk=issue.pk)
    if stored.live_at is None:
        raise SchedulingError(_("This issue has no time to go live."))
    if stored.went_live_at is not None:
        raise SchedulingError(_("This issue is live already: its stories can be withdrawn."))
    details = details_of(stored.live_at)
    reason = _("Time to go live taken away")
    change = {"live_at": None}
    return _change_issue(issue, change, Event.Verb.UNSCHEDULED, details, reason, user)


def is_all_online(issue: Issue) -> bool:
    """Whether readers see its stories, and none is to come. Two queries."""
    stories = Article.objects.filter(page__issue=issue)
    to_come = stories.filter(state=State.DRAFT, print_only=False)
    return stories.filter(state=State.PUBLISHED).exists() and not to_come.exists()


def is_waiting(issue: Issue) -> bool:
    """Whether it has a time and has not gone."""
    return issue.live_at is not None and issue.went_live_at is None


def hand_over(issue: Issue, heir: Issue, user: Any) -> None:
    """The time of an issue whose last page joins the other one. In the transaction of that, before it is deleted.

    The other's own time, to come or over, stands: its pages are not moved to another hour by what
    joins them. One that has none takes over a time that is to come, and what a lack holds, if
    `user` may publish all stories of both; else the time is lost. The log says it either way.
    """
    if not is_waiting(issue):
        return
    details = {**details_of(issue.live_at), "hold": str(issue.hold)}
    if takes_over_time(issue, heir, user):
        change = {"live_at": issue.live_at, "hold": issue.hold}
        reason = _("Goes live %(at)s") % {"at": in_words(issue.live_at)}
        _change_issue(heir, change, Event.Verb.SCHEDULED, details, reason, user)
    else:
        events.record(Event.Verb.UNSCHEDULED, [issue], user, details)


def takes_over_time(issue: Issue, heir: Issue, user: Any) -> bool:
    """Whether the heir gets the time of the issue that joins it."""
    if not is_waiting(issue) or issue.live_at <= timezone.now() or heir.live_at:
        return False
    held = rights_of(user)
    stories = Article.objects.filter(page__issue__in=[issue, heir]).order_by()
    sections = set(stories.values_list("section", flat=True))
    return held.has(Right.PUBLISH) and all(held.holds(Right.PUBLISH, each) for each in sections)


@transaction.atomic
def schedule_articles(
    articles: Iterable[Article],
    live_at: datetime.datetime | None,
    expires_at: datetime.datetime | None,
    user: Any = None,
) -> int:
    """Their own time to go live and their end, None for none; how many changed.

    Raises SchedulingError, with the first story that it is about, RightsError where `user` may
    not publish all of them.
    """
    pks = Article.objects.filter(pk__in=[article.pk for article in articles]).lock()
    rows = list(Article.objects.filter(pk__in=pks).order_by("pk"))
    require(user, Right.PUBLISH, rows)
    for row in rows:
        require_times(row, live_at, expires_at)
    moved = [row for row in rows if (row.live_at, row.expires_at) != (live_at, expires_at)]
    chosen = Article.objects.filter(pk__in=[row.pk for row in moved])
    chosen.update(live_at=live_at, expires_at=expires_at)
    if moved:
        revisions.record_revisions(moved, user, _reason(live_at, expires_at))
    verb = Event.Verb.SCHEDULED if live_at or expires_at else Event.Verb.UNSCHEDULED
    events.record(verb, moved, user, details_of(live_at, expires_at))
    return len(moved)


@transaction.atomic
def give_times(
    articles: Iterable[Article],
    live_at: datetime.datetime | None,
    expires_at: datetime.datetime | None,
    user: Any = None,
) -> int:
    """As `schedule_articles`, but None leaves each story the time that it has."""
    pks = Article.objects.filter(pk__in=[article.pk for article in articles]).lock()
    times: defaultdict[_Times, list[Article]] = defaultdict(list)
    for row in Article.objects.filter(pk__in=pks).order_by("pk"):
        times[live_at or row.live_at, expires_at or row.expires_at].append(row)
    return sum(schedule_articles(own, *both, user) for both, own in times.items())


def require_times(
    article: Article,
    live_at: datetime.datetime | None,
    expires_at: datetime.datetime | None,
) -> None:
    """Raises SchedulingError where the stored article cannot have these. One that it has already, it may keep."""
    if live_at and live_at != article.live_at:
        _require_offline(article)
        _require_to_come(live_at)
    if expires_at and expires_at != article.expires_at:
        _require_to_come(expires_at)
    if live_at and expires_at and expires_at <= live_at:
        raise SchedulingError(_("A story ends after it goes live: give a later end."))


def gone_live(issue: Issue, held: Iterable[int], at: datetime.datetime) -> None:
    """The issue went live at that moment, in the transaction that published its stories, which have locked them.

    `held` are the keys of stories that lacked something: each goes by itself as soon as it lacks
    nothing, for its time has come. What comes to the issue later waits for the desk.
    """
    Issue.objects.filter(pk=issue.pk).update(went_live_at=at)
    waiting = Article.objects.filter(pk__in=list(held), live_at=None)
    waiting.exclude(state=State.PUBLISHED).update(live_at=issue.live_at)


def details_of(
    live_at: datetime.datetime | None, expires_at: datetime.datetime | None = None
) -> dict[str, str]:
    """What the log says of times."""
    times = {"live_at": live_at, "expires_at": expires_at}
    return {name: at.astimezone(datetime.UTC).isoformat() for name, at in times.items() if at}


def in_words(at: datetime.datetime) -> str:
    """In the paper's zone: 2026年11月28日 星期六 06:00."""
    local = timezone.localtime(at)
    day = date_format(local, "DATE_FORMAT")
    return f"{day} {date_format(local, 'l')} {date_format(local, 'H:i')}"


def _change_issue(
    issue: Issue,
    change: dict[str, Any],
    verb: Any,
    details: dict[str, str],
    reason: str,
    user: Any,
) -> Issue:
    _require_all_of(issue, user)
    if locked_row(issue) is None:
        raise SchedulingError(_("This issue is no more."))
    row_revisions.record_before([issue])
    Issue.objects.filter(pk=issue.pk).update(**change)
    if Article.objects.published().filter(page__issue=issue).exists():
        cache_versions.site_changed()  # while it waits it may not be the newest (`masthead`)
    row_revisions.record(issue, user, reason)
    events.record(verb, [issue], user, details)
    return Issue.objects.get(pk=issue.pk)


def _require_all_of(issue: Issue, user: Any) -> None:
    if not rights_of(user).has(Right.PUBLISH):
        raise RightsError(_("You may not publish “%(title)s”.") % {"title": issue})
    require(user, Right.PUBLISH, Article.objects.filter(page__issue=issue))


def _require_to_come(at: datetime.datetime) -> None:
    if at <= timezone.now() - LATEST_NOW:
        words = _("%(at)s is over: choose a time that is to come.")
        raise SchedulingError(words % {"at": in_words(at)})


def _require_offline(article: Article) -> None:
    if article.state == State.PUBLISHED:
        words = _("“%(title)s” is online: withdraw it before you give it a time to go live.")
        raise SchedulingError(words % {"title": article})


def _reason(live_at: datetime.datetime | None, expires_at: datetime.datetime | None) -> str:
    said = []
    if live_at:
        said.append(_("Goes live %(at)s") % {"at": in_words(live_at)})
    if expires_at:
        said.append(_("Ends %(at)s") % {"at": in_words(expires_at)})
    return _(", ").join(said) or _("Time to go live taken away")
