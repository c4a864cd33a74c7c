"""Whether what is due goes online by itself, in the words that the board, the check and the alarm have."""

import datetime

import pytest
from django.utils import timezone, translation

from articles.desk import going_live
from articles.desk.loop_state import Pulse, loop_state
from articles.models import DeskLoop, Hold
from tests.desk.test_going_live import MOMENT, SECOND, make_due_issue
from tests.factories import make_article, make_doubt, make_published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def make_loop(alive_at=MOMENT, **fields):
    started = alive_at - datetime.timedelta(hours=8)
    facts = {"host": "desk", "pid": 1, "started_at": started, "alive_at": alive_at}
    return DeskLoop.objects.create(**facts | fields)


def heartbeat(at=MOMENT):
    return loop_state(at).pulse


def test_where_no_loop_has_ever_run_that_is_said():
    state = loop_state(MOMENT)
    assert state.pulse == Pulse.NEVER
    assert state.sentence.startswith("Nothing goes live by itself")
    assert [trouble.key for trouble in state.troubles] == ["loop"]


def test_a_loop_with_a_heartbeat_is_alive():
    make_loop()
    state = loop_state(MOMENT + 30 * SECOND)
    assert state.pulse == Pulse.ALIVE
    assert state.since == MOMENT - datetime.timedelta(hours=8)
    assert state.troubles == ()


def test_a_minute_without_a_heartbeat_it_is_dead():
    make_loop()
    assert heartbeat(MOMENT + 61 * SECOND) == Pulse.DEAD


def test_a_heartbeat_of_a_clock_that_was_set_back_is_none():
    make_loop()
    assert heartbeat(MOMENT - datetime.timedelta(hours=1)) == Pulse.DEAD


def test_a_loop_that_was_stopped_is_dead_at_once():
    make_loop(ended_at=MOMENT)
    assert heartbeat(MOMENT + SECOND) == Pulse.DEAD


def test_one_of_two_loops_is_enough():
    make_loop(ended_at=MOMENT)
    make_loop()
    assert heartbeat(MOMENT + SECOND) == Pulse.ALIVE


def test_an_issue_that_lacks_nothing_and_is_not_live_is_late():
    issue, _stories = make_due_issue()
    make_loop()
    assert heartbeat(MOMENT + 10 * SECOND) == Pulse.ALIVE
    state = loop_state(MOMENT + 20 * SECOND)
    assert state.pulse == Pulse.LATE
    assert [trouble.key for trouble in state.late] == [f"issue:{issue.pk}"]


def test_an_issue_that_lacks_something_waits_and_is_not_late():
    issue, stories = make_due_issue(Hold.ISSUE)
    make_doubt(stories[0])
    make_loop()
    state = loop_state(MOMENT + 20 * SECOND)
    assert state.pulse == Pulse.ALIVE
    assert [trouble.key for trouble in state.waiting] == [f"issue:{issue.pk}"]
    assert stories[0].title in state.waiting[0].words


def test_a_held_story_waits():
    _issue, stories = make_due_issue()
    make_doubt(stories[0])
    going_live.go_live(MOMENT)
    make_loop()
    state = loop_state(MOMENT + 20 * SECOND)
    assert state.pulse == Pulse.ALIVE
    assert [trouble.key for trouble in state.waiting] == ["stories waiting"]


def test_a_story_of_its_own_time_is_late():
    make_article(live_at=MOMENT)
    make_loop()
    assert [trouble.key for trouble in loop_state(MOMENT + 20 * SECOND).late] == [
        "stories late"
    ]


def test_a_story_that_has_ended_and_is_online_all_the_same_is_late():
    make_published(expires_at=MOMENT)
    make_loop()
    assert loop_state(MOMENT + 10 * SECOND).troubles == ()
    state = loop_state(MOMENT + 20 * SECOND)
    assert [trouble.key for trouble in state.troubles] == ["stories ended"]
    assert state.needs_help


def test_what_a_loop_could_not_do_is_late():
    make_loop(trouble="no room on the disk")
    state = loop_state(MOMENT)
    assert state.pulse == Pulse.LATE
    assert state.late[0].words == "no room on the disk"


def test_the_next_moment_is_said_in_the_papers_zone():
    make_due_issue(at=timezone.now().replace(year=2027, month=3, day=1, hour=22, minute=0))
    make_loop()
    assert "06:00" in loop_state(MOMENT).next_words
