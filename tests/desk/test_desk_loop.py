"""The loop of run_desk, with a clock that a test can set."""

import datetime
import random
from dataclasses import dataclass, field

import pytest
from django.db import OperationalError

from articles.desk import desk_loop, page_doubts
from articles.desk.clock import Clock
from articles.desk.desk_loop import POLL, Loop
from articles.models import Article, DeskLoop, Event, Hold, Issue
from tests.desk.test_going_live import MOMENT, make_due_issue, online
from tests.factories import make_article, make_doubt, make_issue, make_page

pytestmark = pytest.mark.django_db
HOUR, SECOND = datetime.timedelta(hours=1), datetime.timedelta(seconds=1)


@dataclass
class Time:
    """What really goes by, in seconds after MOMENT, and by how much the clock on the wall is wrong."""

    true: float = -60.0
    wrong: datetime.timedelta = datetime.timedelta()
    slept: list[float] = field(default_factory=list)

    def now(self):
        return MOMENT + self.true * SECOND + self.wrong

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.true += max(seconds, 0.001)

    def loop(self):
        return Loop(Clock(self.now, lambda: self.true, self.sleep))


def run_until(loop, time, true):
    loop.run(lambda: time.true >= true)


def test_an_issue_goes_live_within_the_second_of_its_moment():
    issue, _stories = make_due_issue()
    time = Time()
    loop = time.loop()
    run_until(loop, time, -0.01)
    assert online(issue) == 0
    run_until(loop, time, 1)
    issue.refresh_from_db()
    assert MOMENT <= issue.went_live_at < MOMENT + SECOND
    assert max(time.slept) <= POLL


def test_what_is_scheduled_while_the_loop_sleeps_goes_at_its_moment():
    issue, _stories = make_due_issue(at=MOMENT + 24 * HOUR)
    time = Time()
    loop = time.loop()
    run_until(loop, time, -30)
    Issue.objects.update(live_at=MOMENT)
    run_until(loop, time, 1)
    issue.refresh_from_db()
    assert issue.went_live_at < MOMENT + SECOND


def test_a_loop_that_starts_hours_later_catches_up_at_once():
    issue, _stories = make_due_issue()
    time = Time(true=7 * 3600.0)
    time.loop().tick()
    assert online(issue) == 2


def test_a_held_story_goes_within_a_second_of_being_mended():
    issue, stories = make_due_issue()
    doubt = make_doubt(stories[0])
    time = Time()
    loop = time.loop()
    run_until(loop, time, 100)
    assert online(issue) == 1
    page_doubts.settle([doubt])
    run_until(loop, time, 102)
    assert online(issue) == 2


def test_what_nobody_has_mended_is_not_looked_at_each_second(django_assert_max_num_queries):
    _issue, stories = make_due_issue(Hold.ISSUE)
    make_doubt(stories[0])
    time = Time()
    loop = time.loop()
    run_until(loop, time, 10.5)
    loop.tick()
    time.true += 1
    with django_assert_max_num_queries(10):
        loop.tick()


def test_a_leap_forward_that_is_set_right_puts_nothing_online():
    issue, _stories = make_due_issue()
    time = Time(true=-1800.0)
    loop = time.loop()
    run_until(loop, time, -1790)
    time.wrong = HOUR
    run_until(loop, time, -1770)
    time.wrong = 0 * HOUR
    run_until(loop, time, -1)
    assert online(issue) == 0
    run_until(loop, time, 1)
    assert online(issue) == 2


def test_a_clock_that_was_behind_costs_half_a_minute():
    issue, _stories = make_due_issue()
    time = Time(true=-10.0, wrong=-HOUR)
    loop = time.loop()
    run_until(loop, time, 600)
    assert online(issue) == 0
    time.wrong = 0 * HOUR
    run_until(loop, time, 632)
    assert online(issue) == 2
    assert "leapt" not in loop.trouble


def test_a_leap_back_puts_nothing_online_twice():
    issue, stories = make_due_issue()
    time = Time()
    loop = time.loop()
    run_until(loop, time, 5)
    time.wrong = -HOUR / 12  # more than anything that the loop waits for, and soon over
    run_until(loop, time, 5 + 400)
    assert Event.objects.filter(verb=Event.Verb.WENT_LIVE).count() == 1
    assert all(story.revisions.count() == 1 for story in stories)
    assert online(issue) == 2


@pytest.mark.parametrize("seed", range(20))
def test_whatever_the_clock_does_two_loops_put_each_issue_online_once_and_never_before(seed):
    dice, time = random.Random(seed), Time(true=-40.0)
    issues = []
    for n in range(3):
        issue = make_issue(
            MOMENT.date() + n * datetime.timedelta(days=1), live_at=MOMENT + n * 20 * SECOND
        )
        make_article(page=make_page(issue))
        issues.append(issue)
    loops = [time.loop(), time.loop()]
    wrong_since = None
    while time.true < 120:
        dice.choice(loops).tick()
        time.true += dice.uniform(0, 2)
        if wrong_since is None and dice.random() < 0.05:
            time.wrong, wrong_since = dice.choice([HOUR, -HOUR]), time.true
        elif wrong_since is not None and time.true - wrong_since > dice.uniform(5, 20):
            time.wrong, wrong_since = 0 * HOUR, None
        gone = Issue.objects.exclude(went_live_at=None)
        assert all(issue.live_at <= MOMENT + time.true * SECOND for issue in gone)
    time.wrong, time.true = 0 * HOUR, 600.0
    for loop in loops:
        loop.tick()
        time.true += 40
        loop.tick()
    assert Event.objects.filter(verb=Event.Verb.WENT_LIVE).count() == 3
    assert [online(issue) for issue in issues] == [1, 1, 1]


def test_a_database_that_is_away_between_two_rounds_is_waited_for():
    issue, stories = make_due_issue()
    time = Time()

    def away():
        if time.true < 0:
            raise OperationalError("the connection is closed")

    time.loop().run(lambda: time.true >= 2, away)
    assert online(issue) == len(stories)


def test_the_heartbeat_says_since_when_and_what_is_next():
    make_due_issue()
    time = Time()
    loop = time.loop()
    run_until(loop, time, -30)
    row = DeskLoop.objects.get()
    assert row.started_at == MOMENT - 60 * SECOND
    assert row.next_at == MOMENT
    assert row.ended_at is not None


def test_a_heartbeat_comes_each_ten_seconds():
    time = Time()
    loop = time.loop()
    for _n in range(25):
        loop.tick()
        time.true += 1
    assert DeskLoop.objects.get().alive_at == MOMENT - 40 * SECOND


def test_what_cannot_be_prepared_goes_live_all_the_same(monkeypatch):
    issue, _stories = make_due_issue()

    def broken(_until):
        raise RuntimeError("a row that nobody expected")

    monkeypatch.setattr(desk_loop.going_live, "prepare", broken)
    time = Time(true=0.0)
    time.loop().tick()
    assert online(issue) == 2
    assert Article.objects.published().count() == 2
