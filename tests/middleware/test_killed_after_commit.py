"""A desk that is killed between the commit and the new versions: what it withdrew is readable nowhere."""

import os
import signal
import subprocess
import sys

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client

from articles.models import PendingChange, State
from articles.presenting import masthead
from tests.factories import make_published

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _pages_are_kept(settings):
    settings.KEEP_PAGES = 600
    caches["pages"].clear()
    masthead.CACHED.clear()
    yield
    caches["pages"].clear()
    masthead.CACHED.clear()


# A process of its own, with nothing of the tests in it: a server for the browser that still runs
# beside them has a hand on their connection, and a fork takes it along as it is at that moment.
WITHDRAW = """
import os, signal, sys
import django
django.setup()
from articles.derived import cache_versions
from articles.desk import publishing
from articles.models import Article
cache_versions._raise_in_order = lambda _pks: os.kill(os.getpid(), signal.SIGKILL)
publishing.withdraw([Article.objects.get(pk=sys.argv[1])], reason="事实有误")
"""


def withdraw_in_a_killed_process(story):
    """The process is killed where it would raise versions."""
    connection.close()
    server, _slash, _name = os.environ["DATABASE_URL"].rpartition("/")
    name = connection.settings_dict["NAME"]
    url = f"sqlite:///{name}" if connection.vendor == "sqlite" else f"{server}/{name}"
    environment = os.environ | {"DATABASE_URL": url}
    order = [sys.executable, "-c", WITHDRAW, str(story.pk)]
    done = subprocess.run(order, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr


@pytest.fixture
def on_disk(tmp_path):
    """SQLite's database in memory is one process's own: a copy on disk is every process's."""
    if connection.vendor != "sqlite":
        yield
        return
    held, settings = connection.connection, connection.settings_dict
    name, path = settings["NAME"], str(tmp_path / "db.sqlite3")
    held.execute("VACUUM INTO ?", [path])
    is_in_memory, connection.is_in_memory_db = connection.is_in_memory_db, lambda: False
    connection.connection, settings["NAME"] = None, path
    yield
    connection.close()
    connection.connection, settings["NAME"] = held, name
    connection.is_in_memory_db = is_in_memory


def test_what_was_withdrawn_by_a_desk_that_was_killed_after_the_commit_is_read_by_nobody(
    on_disk,
):
    story = make_published(headline="不该再看到的标题")
    title = story.headline.encode()
    pages = ["/", story.page.get_absolute_url(), story.get_absolute_url()]
    for page in pages:
        assert title in Client().get(page).content
    withdraw_in_a_killed_process(story)
    story.refresh_from_db()
    assert (story.state, PendingChange.objects.exists()) == (State.WITHDRAWN, True)
    for page in pages:
        assert title not in Client().get(page).content
    PendingChange.objects.update(changed_at=0)
    for page in pages:
        assert title not in Client().get(page).content
    assert not PendingChange.objects.exists()
