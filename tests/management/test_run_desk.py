"""The command that puts online what is due, and its check."""

import datetime
import os
import select
import signal
import subprocess
import sys
import time

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.management.commands.run_desk import Pings
from articles.models import DeskLoop, Ping
from tests.derived.test_websub import hub
from tests.desk.test_going_live import make_due_issue, online
from tests.management.import_command import ROOT

pytestmark = pytest.mark.django_db
MINUTE = datetime.timedelta(minutes=1)


def check(capsys):
    """Its exit code, and what it says."""
    try:
        call_command("run_desk", check=True)
    except CommandError as error:
        return error.returncode, str(error)
    return 0, capsys.readouterr().out


def make_loop(**fields):
    return DeskLoop.objects.create(host="desk", pid=1, **fields)


def test_what_is_due_is_done_once_and_the_command_ends():
    issue, _stories = make_due_issue(at=timezone.now() - MINUTE)
    call_command("run_desk", once=True)
    assert online(issue) == 2
    assert DeskLoop.objects.get().ended_at is not None


def test_the_check_is_content_where_a_loop_is_alive(capsys):
    make_loop()
    code, words = check(capsys)
    assert code == 0
    assert "定时上线正常" in words


def test_the_check_fails_with_2_where_nothing_runs(capsys):
    assert check(capsys)[0] == 2
    make_loop(alive_at=timezone.now() - 2 * MINUTE)
    assert check(capsys)[0] == 2


def test_the_check_fails_with_1_where_something_is_late_and_tells_once(capsys, settings):
    settings.ALARM_EMAIL = ["night@paper.example"]
    make_loop()
    issue, _stories = make_due_issue(at=timezone.now() - MINUTE)
    code, words = check(capsys)
    assert code == 1
    assert str(issue) in words
    check(capsys)
    assert [message.subject for message in mail.outbox] == [words]


@pytest.mark.django_db(transaction=True)
def test_the_hub_is_told_of_what_went_live_beside_the_loop(settings):
    with hub(204) as (address, told):
        settings.SITE_URL, settings.WEBSUB_HUB = "https://paper.example", address
        make_due_issue(at=timezone.now() - MINUTE)
        call_command("run_desk", once=True)
        pings = Pings()
        pings.send()
        pings._thread.join(20)
    assert [each["hub.url"] for each in told] == [["https://paper.example/feed/"]]
    assert not Ping.objects.exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_between_two_rounds_and_its_row_says_so(sqlite_address, number):
    with started(sqlite_address) as process:
        wait_for_heartbeat(sqlite_address)
        process.send_signal(number)
        assert process.wait(20) == 0
    assert "None" not in told(sqlite_address, "row.ended_at")


@pytest.mark.skipif(
    not hasattr(os, "pidfd_open"), reason="waits by a handle of the process, which is Linux's"
)
def test_with_its_parent_it_ends_when_that_is_killed(sqlite_address, tmp_path):
    note = tmp_path / "pid"
    shell = f"{sys.executable} manage.py run_desk --with-parent & echo $! > {note}; wait"
    with subprocess.Popen(
        ["sh", "-c", shell], env=environment(sqlite_address), cwd=ROOT
    ) as parent:
        wait_for_heartbeat(sqlite_address)
        with os.fdopen(os.pidfd_open(int(note.read_text()))) as process:
            parent.kill()
            parent.wait(20)
            assert ends(process)


def ends(process):
    """Whether the process of this handle ends within 20 seconds."""
    return bool(select.select([process], [], [], 20)[0])


def environment(address):
    return os.environ | {"DATABASE_URL": address, "DEMO": "1"}


def started(address):
    command = [sys.executable, "manage.py", "run_desk"]
    return subprocess.Popen(command, env=environment(address), cwd=ROOT)


def wait_for_heartbeat(address):
    until = time.monotonic() + 30
    while told(address, "row") == "None":
        assert time.monotonic() < until, "no heartbeat"


def told(address, expression):
    code = f"from articles.models import DeskLoop; row = DeskLoop.objects.first(); print({expression})"
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
    return subprocess.run(
        command, env=environment(address), cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.strip()
