"""Editors at the same time: each a browser in a thread of its own, on a database that takes several writers."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

import lxml.html
from django.db import connection
from django.test import Client, RequestFactory
from django.test.client import ClientHandler

from tests.factories import make_editor


class Browser(RequestFactory):
    """Signed in as an editor. Unlike Django's Client it collects no templates, which threads would mix up."""

    def __init__(self, user=None):
        super().__init__()
        self.handler = ClientHandler(enforce_csrf_checks=False)
        if user is not None:
            client = Client()
            client.force_login(user)
            self.cookies = client.cookies

    def request(self, **environ):
        return self.handler(self._base_environ(**environ))

    def filled(self, address: str, **changes: str) -> dict[str, str]:
        """What the form there sends if `changes` are typed."""
        page = lxml.html.fromstring(self.get(address).content.decode())
        form = next(each for each in page.forms if _is_filled_in(each.get("id", "")))
        return dict(form.form_values()) | changes

    def send(self, address: str, data: dict[str, str]) -> int:
        """The status of the answer."""
        return self.post(address, data).status_code


def _is_filled_in(form_id: str) -> bool:
    """Whether it is a row's form or an edited list, not the search or the log-out."""
    return form_id == "changelist-form" or form_id.endswith("_form")


def editors(count: int) -> list[Browser]:
    return [Browser(make_editor()) for _n in range(count)]


def together(jobs: Sequence[Callable[[], object]]) -> list[object]:
    """What each job returns; all begin at one moment, each in a thread with a connection of its own."""
    begin = threading.Barrier(len(jobs))
    results: dict[int, object] = {}

    def work(number: int, job: Callable[[], object]) -> None:
        begin.wait()
        try:
            results[number] = job()
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=each) for each in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == len(jobs)
    return [results[number] for number in range(len(jobs))]


def deadlocks() -> int:
    """How many the database has counted. Connections report theirs when they are closed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
        )
        return cursor.fetchone()[0]
