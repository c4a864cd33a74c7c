"""The time, from one place, so that a test can let it jump; and whether a clock that has jumped is believed.

Nothing that went online can be taken back unread. So a clock that leaps forward is not believed at
once: a wrong one is mostly set right within seconds. A clock that was behind and is right now costs the
paper half a minute. A clock that leaps back is believed: what is then to come again simply waits, and
nothing goes online twice.
"""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone

LEAP = 20.0  # seconds that the clock may gain on the steady one from one look to the next
BELIEVED_AFTER = 30.0  # seconds that a clock must go on from where it has leapt to


def _steady() -> float:
    """Seconds that nobody sets. On Linux a machine's sleep counts; elsewhere waking up is a leap."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


@dataclass(frozen=True)
class Clock:
    """`now`: the time of day. `steady`: seconds that only grow. `sleep`: for so many seconds."""

    now: Callable[[], datetime.datetime] = timezone.now
    steady: Callable[[], float] = _steady
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True)
class Look:
    """A look at both clocks. Until `doubted_until`, by the steady clock, the time of day is not believed."""

    now: datetime.datetime
    steady: float
    doubted_until: float = 0.0

    @property
    def is_believed(self) -> bool:
        return self.steady >= self.doubted_until


def look(clock: Clock, before: Look | None = None) -> Look:
    """The clocks now, after the look `before`; the first look is believed, as there is nothing to compare it with."""
    now, steady = clock.now(), clock.steady()
    if before is None:
        return Look(now, steady)
    gained = (now - before.now).total_seconds() - (steady - before.steady)
    if gained > LEAP:
        return Look(now, steady, steady + BELIEVED_AFTER)
    if gained < -LEAP:
        return Look(now, steady)
    return Look(now, steady, before.doubted_until)
