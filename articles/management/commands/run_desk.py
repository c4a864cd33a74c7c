"""Put online what is due, for ever: `run_desk`; say whether that runs: `run_desk --check`."""

from __future__ import annotations

import os
import signal
import threading
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import close_old_connections, connection
from django.utils.translation import gettext as _

from articles.derived import websub
from articles.desk import alarms
from articles.desk.desk_loop import Loop
from articles.desk.loop_state import loop_state

DEAD, LATE = 2, 1  # exit codes


class Command(BaseCommand):
    def add_arguments(self, parser: CommandParser) -> None:
        parser.description = _(
            "Put issues and stories online when their time has come, and take off what has ended, until it is stopped. "
            "Several may run at once: everything is done once."
        )
        parser.add_argument(
            "--check",
            action="store_true",
            help=_(
                "Only say whether that runs and nothing is late, and tell whoever ALARM_EMAIL and ALARM_WEBHOOK name. "
                "Exit code 1 where something is late or waits for somebody, 2 where nothing runs."
            ),
        )
        parser.add_argument(
            "--once", action="store_true", help=_("Do what is due now, and end.")
        )
        parser.add_argument(
            "--with-parent",
            action="store_true",
            help=_("End with the process that started it."),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            self._check()
        elif options["once"]:
            loop = Loop()
            loop.tick()
            loop.end()
        else:
            _run(os.getppid() if options["with_parent"] else None)

    def _check(self) -> None:
        state = loop_state()
        alarms.tell(state.troubles)
        if state.troubles:
            words = "\n".join(trouble.words for trouble in state.troubles)
            raise CommandError(words, returncode=LATE if state.is_running else DEAD)
        self.stdout.write(f"{state.sentence} {state.next_words}")


def _run(parent: int | None) -> None:
    """A signal ends it between two rounds, never in one."""
    stopped: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda given, _frame: stopped.append(given))
    pings = Pings()

    def between() -> None:
        close_old_connections()  # also one that has failed: the next query opens another
        pings.send()

    Loop().run(lambda: bool(stopped) or parent not in (None, os.getppid()), between)


class Pings:
    """Tells the hub of what has come online, beside the loop: a hub that is slow is nobody's delay."""

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None

    def send(self) -> None:
        is_busy = self._thread is not None and self._thread.is_alive()
        if settings.WEBSUB_HUB and not is_busy and websub.is_due():
            self._thread = threading.Thread(target=_send_due, daemon=True)
            self._thread.start()


def _send_due() -> None:
    try:
        websub.send_due()
    finally:
        connection.close()
