"""Whether what is due will go online by itself: is a loop alive, is something late, what does something wait for."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk.due import (
    due_articles,
    due_issues,
    expired_articles,
    planned_moments,
    stories_due_with,
)
from articles.desk.readiness import held_by, lacks_of, lacks_of_articles
from articles.desk.scheduling import in_words
from articles.models import DeskLoop, Issue

# without a heartbeat, six of which are due in it; a large import on SQLite may hold one up for some seconds
DEAD_AFTER = datetime.timedelta(seconds=60)
MOST_LOOPS = 50  # that are looked at, those that were heard last
LATE_AFTER = datetime.timedelta(seconds=15)  # after its moment; it takes five at most


class Pulse(StrEnum):
    """NEVER: no loop has ever run here. DEAD: none runs now. LATE: one runs, and yet something is late."""

    NEVER = "never"
    DEAD = "dead"
    LATE = "late"
    ALIVE = "alive"


@dataclass(frozen=True)
class Trouble:
    """`key` is what it is about: the same as long as it lasts. `words` are a sentence."""

    key: str
    words: str


@dataclass(frozen=True)
class LoopState:
    """`since`: the loop that is alive has run from then; of a dead one, when it was seen last. `next_at`: when
    something will be due. `waiting`: what was due and lacks something, which is no fault of the loop.
    """

    pulse: Pulse
    since: datetime.datetime | None = None
    next_at: datetime.datetime | None = None
    late: tuple[Trouble, ...] = ()
    waiting: tuple[Trouble, ...] = ()

    @property
    def is_running(self) -> bool:
        return self.pulse in (Pulse.LATE, Pulse.ALIVE)

    @property
    def needs_help(self) -> bool:
        """Whether somebody has to do something, or what is scheduled does not go live."""
        return bool(self.late) or not (self.is_running or self.next_at is None)

    @property
    def sentence(self) -> str:
        """Whether things go live by themselves."""
        words = {
            Pulse.NEVER: _("Nothing goes live by itself here: run_desk was never started."),
            Pulse.DEAD: _(
                "Nothing goes live by itself: run_desk has stopped, seen last %(at)s."
            ),
            Pulse.LATE: _("Going live by itself is in trouble."),
            Pulse.ALIVE: _("Goes live by itself: watched over since %(at)s."),
        }
        return words[self.pulse] % {"at": short(self.since) if self.since else ""}

    @property
    def advice(self) -> str:
        """What is to be done by whoever reads that nothing goes live by itself; "" where it does."""
        if self.is_running:
            return ""
        if self.next_at or self.late:
            return _("Publish by hand when the time has come, and have run_desk started.")
        return _("Whoever sets a time has to have it started.")

    @property
    def next_words(self) -> str:
        if self.next_at is None:
            return _("Nothing is scheduled.")
        return _("Next: %(at)s.") % {"at": short(self.next_at)}

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """All that somebody should be told of."""
        dead = () if self.is_running else (Trouble("loop", f"{self.sentence}{self.advice}"),)
        return (*dead, *self.late, *self.waiting)


def loop_state(now: datetime.datetime | None = None) -> LoopState:
    """Two queries; more only where something is due and not done."""
    now = now or timezone.now()
    rows = list(DeskLoop.objects.order_by("-alive_at")[:MOST_LOOPS])
    # of a clock that was set back, a heartbeat of the future is none: who is alive beats again
    running = sorted(
        (row for row in rows if row.ended_at is None and abs(row.alive_at - now) <= DEAD_AFTER),
        key=lambda row: row.started_at,
    )
    moments = planned_moments()
    is_due = bool(moments) and moments[0] <= now - LATE_AFTER
    late, waiting = _not_done(now) if is_due else ([], [])
    late += [Trouble("round", row.trouble) for row in running[:1] if row.trouble]
    pulse, since = Pulse.LATE if late else Pulse.ALIVE, None
    if running:
        since = running[0].started_at
    else:
        pulse, since = (Pulse.DEAD, rows[0].alive_at) if rows else (Pulse.NEVER, None)
    next_at = next((at for at in moments if at > now), None)
    return LoopState(pulse, since, next_at, tuple(late), tuple(waiting))


def short(at: datetime.datetime) -> str:
    """In the paper's zone: 今天 06:00 is said as 06:00, another day with its date."""
    local = timezone.localtime(at)
    if local.date() == timezone.localdate():
        return date_format(local, "H:i")
    return in_words(at)


def _not_done(now: datetime.datetime) -> tuple[list[Trouble], list[Trouble]]:
    """What is late, and what waits for somebody."""
    late: list[Trouble] = []
    waiting: list[Trouble] = []
    for issue in due_issues(now - LATE_AFTER):
        trouble, is_late = _of_issue(issue, now)
        (late if is_late else waiting).append(trouble)
    for trouble, is_late in _of_stories(now - LATE_AFTER):
        (late if is_late else waiting).append(trouble)
    return late, waiting


def _of_issue(issue: Issue, now: datetime.datetime) -> tuple[Trouble, bool]:
    key, facts = f"issue:{issue.pk}", {"issue": issue, "at": short(issue.live_at or now)}
    lacks = lacks_of(issue)
    held = held_by(issue, lacks)
    ready = stories_due_with(issue, now).exclude(pk__in=held.articles)
    if not held.whole and ready.exists():
        words = _("%(issue)s is late: it was to go live %(at)s, and nothing holds it.")
        return Trouble(key, words % facts), True
    if not lacks:
        words = _("%(issue)s was to go live %(at)s, and has no story that could.")
        return Trouble(key, words % facts), False
    words = ngettext(
        "%(issue)s was to go live %(at)s and waits: %(first)s.",
        "%(issue)s was to go live %(at)s and waits for %(count)d things, such as: %(first)s.",
        len(lacks),
    )
    return Trouble(key, words % {**facts, "first": lacks[0], "count": len(lacks)}), False


def _of_stories(moment: datetime.datetime) -> Iterator[tuple[Trouble, bool]]:
    pks = list(due_articles(moment).values_list("pk", flat=True))
    lacking = len(lacks_of_articles(pks)) if pks else 0
    if lacking:
        words = ngettext(
            "%(count)d story whose time has come waits for what it lacks.",
            "%(count)d stories whose time has come wait for what they lack.",
            lacking,
        )
        yield Trouble("stories waiting", words % {"count": lacking}), False
    late = len(pks) - lacking
    if late:
        words = ngettext(
            "%(count)d story is late: its time has come, and nothing holds it.",
            "%(count)d stories are late: their time has come, and nothing holds them.",
            late,
        )
        yield Trouble("stories late", words % {"count": late}), True
    ended = expired_articles(moment).count()
    if ended:
        words = ngettext(
            "%(count)d story has ended, and is online all the same.",
            "%(count)d stories have ended, and are online all the same.",
            ended,
        )
        yield Trouble("stories ended", words % {"count": ended}), True
