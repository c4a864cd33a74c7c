"""What was typed stays what the clock on the wall shows, whatever becomes of the zone's rules."""

import datetime
import zoneinfo
from zoneinfo import ZoneInfo

import pytest

from articles.desk.wall_times import follow_the_wall, instant_of, wall_of
from articles.models import Article, Event, Issue, PlannedTime
from tests.desk.test_going_live import MOMENT, make_due_issue
from tests.factories import make_article

pytestmark = pytest.mark.django_db
SHANGHAI = ZoneInfo("Asia/Shanghai")
BEFORE, AFTER = SHANGHAI, ZoneInfo("Asia/Tokyo")  # rules by which the wall shows an hour more
HOUR = datetime.timedelta(hours=1)


def test_the_moment_follows_the_wall_when_the_rules_change():
    issue, _stories = make_due_issue()
    assert follow_the_wall(BEFORE) == 0
    assert follow_the_wall(AFTER) == 1
    issue.refresh_from_db()
    assert issue.live_at == MOMENT - HOUR
    assert wall_of(issue.live_at, AFTER) == "2026-11-29T06:00:00"
    event = Event.objects.get(verb=Event.Verb.SCHEDULED)
    assert event.details["live_at"] == (MOMENT - HOUR).isoformat()


def test_it_is_moved_once_and_back_when_the_rules_change_back():
    make_due_issue()
    for rules, moved in ((BEFORE, 0), (AFTER, 1), (AFTER, 0), (BEFORE, 1), (BEFORE, 0)):
        assert follow_the_wall(rules) == moved
    assert Issue.objects.get().live_at == MOMENT


def test_stories_with_times_of_their_own_follow_too():
    story = make_article(live_at=MOMENT)
    ending = make_article(page=story.page, state="published", published_at=MOMENT)
    Article.objects.filter(pk=ending.pk).update(expires_at=MOMENT)
    follow_the_wall(BEFORE)
    assert follow_the_wall(AFTER) == 2
    assert Article.objects.get(pk=story.pk).live_at == MOMENT - HOUR
    assert Article.objects.get(pk=ending.pk).expires_at == MOMENT - HOUR


def test_a_new_time_is_what_the_wall_shows_then():
    make_due_issue()
    follow_the_wall(BEFORE)
    Issue.objects.update(live_at=MOMENT + HOUR)
    assert follow_the_wall(AFTER) == 0
    assert PlannedTime.objects.get().wall == "2026-11-29T08:00:00"


def test_what_is_planned_no_longer_is_forgotten():
    make_due_issue()
    follow_the_wall(BEFORE)
    Issue.objects.update(live_at=None)
    follow_the_wall(BEFORE)
    assert not PlannedTime.objects.exists()


def test_nothing_moves_while_the_rules_are_the_same_through_a_year_of_summer_time():
    berlin = ZoneInfo("Europe/Berlin")
    issue, _stories = make_due_issue()
    for hours in range(0, 24 * 366, 37):
        Issue.objects.update(live_at=MOMENT + hours * HOUR)
        assert follow_the_wall(berlin) == 0
        assert follow_the_wall(berlin) == 0
    assert Issue.objects.get().pk == issue.pk


@pytest.mark.parametrize("hour", range(24))
def test_the_instant_of_a_wall_time_shows_it_again(hour):
    wall = f"2026-11-29T{hour:02}:30:00"
    assert wall_of(instant_of(wall, SHANGHAI), SHANGHAI) == wall


def test_a_time_that_the_clock_leaps_over_comes_as_long_after_the_leap():
    berlin = ZoneInfo("Europe/Berlin")
    leapt = instant_of("2026-03-29T02:30:00", berlin)
    assert wall_of(leapt, berlin) == "2026-03-29T03:30:00"


def test_of_a_time_that_comes_twice_the_first_is_meant():
    berlin = ZoneInfo("Europe/Berlin")
    first = instant_of("2026-10-25T02:30:00", berlin)
    assert first == datetime.datetime(2026, 10, 25, 0, 30, tzinfo=datetime.UTC)


def test_the_rules_are_read_from_the_disk_each_time(tmp_path):
    make_due_issue()
    follow_the_wall()
    (tmp_path / "Asia").mkdir()
    rules = next(
        path
        for folder in (*zoneinfo.TZPATH, "/usr/share/zoneinfo")
        for path in [__import__("pathlib").Path(folder, "Asia", "Tokyo")]
        if path.exists()
    )
    (tmp_path / "Asia" / "Shanghai").write_bytes(rules.read_bytes())
    usual = zoneinfo.TZPATH
    zoneinfo.reset_tzpath([str(tmp_path)])
    try:
        assert follow_the_wall() == 1
    finally:
        zoneinfo.reset_tzpath(usual)
    assert Issue.objects.get().live_at == MOMENT - HOUR
