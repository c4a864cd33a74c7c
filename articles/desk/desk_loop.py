"""The loop of `manage.py run_desk`: looks each second for what is due, and says that it is alive.

It asks the clock and the database anew each time and never trusts that it has slept as long as it meant to: so
it notices a new schedule, a clock that was set, and a night in which the machine slept. Any number of loops may run
beside each other: what is due is done once, by whoever comes first (`desk.going_live`).
"""

from __future__ import annotations

import datetime
import logging
import os
import socket
from collections.abc import Callable

from django.db import Error
from django.utils.translation import gettext as _

from articles.desk import clock, going_live
from articles.desk.clock import Clock, Look
from articles.desk.due import next_moment
from articles.desk.going_live import WentLive
from articles.desk.wall_times import follow_the_wall
from articles.models import DeskLoop, Event

log = logging.getLogger(__name__)
POLL = 1.0  # seconds at most from one look to the next: what is scheduled now is known then
BEAT = 10.0  # seconds from one heartbeat to the next
LEAD = datetime.timedelta(seconds=90)  # before a moment; from then on what is due is prepared
AGAIN = 5.0  # seconds from one such preparation to the next: an editor may go on till the end
RETRY = 30.0  # seconds after which what lacks something is looked at, though nothing was done at the desk
KEPT = datetime.timedelta(days=7)  # the rows of loops that are gone


class Loop:
    """One process's. `tick` does what is due and gives the seconds to sleep; `run` does that until it is stopped."""

    def __init__(self, with_clock: Clock | None = None) -> None:
        self.clock = with_clock or Clock()
        self.row: DeskLoop | None = None
        self.trouble = ""
        self._look: Look | None = None
        self._next: datetime.datetime | None = None
        self._beaten: float | None = None  # when, by the steady clock
        self._prepared: float | None = None
        self._round: tuple[datetime.datetime, float] | None = (
            None  # the last one, by both clocks
        )
        self._event = 0  # the last one that it knew

    def run(
        self, is_stopped: Callable[[], bool], between: Callable[[], None] = lambda: None
    ) -> None:
        """A database that is away is waited for. `between`: done before each round."""
        while not is_stopped():
            try:
                between()
                pause = self.tick()
            except Error:
                log.exception("The database does not answer; what is due waits for it")
                pause = POLL
            self.clock.sleep(pause)
        self.end()

    def tick(self) -> float:
        self._look = look = clock.look(self.clock, self._look)
        if look.is_believed:
            self._do_what_is_due(look)
        elif not self.trouble:
            self.trouble = _(
                "The clock of the server has leapt forward: waiting whether it stays."
            )
            log.warning(
                "The clock has leapt to %s; what is due waits whether it stays", look.now
            )
        self._next = next_moment(look.now)
        self._beat(look)
        if self._next is None:
            return POLL
        left = (self._next - self.clock.now()).total_seconds()
        return min(POLL, max(0.0, left))

    def end(self) -> None:
        if self.row is not None:
            now = self.clock.now()
            DeskLoop.objects.filter(pk=self.row.pk).update(alive_at=now, ended_at=now)

    def _do_what_is_due(self, look: Look) -> None:
        self._prepare(look)
        newest = Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        if not self._is_round_due(look, newest):
            return
        gone = going_live.go_live(look.now)
        going_live.link_back()
        self.trouble = _(", ").join(gone.failed)
        self._round, self._event = (look.now, look.steady), newest
        _tell(gone)

    def _is_round_due(self, look: Look, newest: int) -> bool:
        """A moment has come since the last round, or something was done at the desk that may have mended a lack."""
        if self._round is None or newest != self._event or self.trouble:
            return True
        at, steady = self._round
        if look.steady - steady >= RETRY or look.now < at:
            return True
        moment = next_moment(at)
        return moment is not None and moment <= look.now

    def _prepare(self, look: Look) -> None:
        """What will be due soon, and again as long as it may still be changed."""
        if self._prepared is not None and look.steady - self._prepared < AGAIN:
            return
        try:
            follow_the_wall()
            going_live.prepare(look.now + LEAD)
        except Exception:  # what is due goes online unprepared, too; it only takes longer
            log.exception("What is due soon could not be prepared")
        self._prepared = self.clock.steady()

    def _beat(self, look: Look) -> None:
        if self._beaten is not None and look.steady - self._beaten < BEAT:
            return
        facts = {"alive_at": look.now, "next_at": self._next, "trouble": self.trouble}
        known = self.row and DeskLoop.objects.filter(pk=self.row.pk).update(**facts)
        if not known:
            DeskLoop.objects.filter(alive_at__lt=look.now - KEPT).delete()
            host = socket.gethostname()[:100]
            started = {"host": host, "pid": os.getpid(), "started_at": look.now}
            self.row = DeskLoop.objects.create(**started, **facts)
        self._beaten = look.steady


def _tell(gone: WentLive) -> None:
    for issue in gone.issues:
        log.info("%s is live", issue)
    if gone.stories or gone.ended:
        log.info("%d stories went online, %d have ended", gone.stories, gone.ended)
