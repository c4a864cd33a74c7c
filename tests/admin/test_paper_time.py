"""Times as the desk types them: in the paper's zone, and none that a zone leaves out or has twice."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from articles.admin.paper_time import PaperTimeField, till, zone_in_words

NOW = datetime.datetime(2026, 11, 28, 0, 48, tzinfo=datetime.UTC)
# Zones whose clocks are put forward and back, by hours and by half an hour, and across midnight
MISSING = [
    ("Europe/Berlin", "2026-03-29T02:30"),
    ("America/New_York", "2026-03-08T02:00"),
    ("Australia/Lord_Howe", "2026-10-04T02:15"),
    ("America/Santiago", "2026-09-06T00:30"),
    ("Asia/Shanghai", "1986-05-04T02:30"),
]
TWICE = [
    ("Europe/Berlin", "2026-10-25T02:30"),
    ("America/New_York", "2026-11-01T01:00"),
    ("Australia/Lord_Howe", "2026-04-05T01:45"),
    ("America/Santiago", "2026-04-04T23:30"),
    ("Asia/Shanghai", "1986-09-14T01:30"),
]


def typed(text):
    return PaperTimeField().clean(text)


def refusal(zone, text):
    with timezone.override(zone), pytest.raises(ValidationError) as raised:
        typed(text)
    return raised.value.error_list[0]


@pytest.mark.parametrize(
    "text", ["2026-11-28T06:00", "2026-11-28 06:00", " 2026-11-28T06:00:00 "]
)
def test_a_time_is_one_of_the_papers_zone(text):
    assert typed(text) == datetime.datetime(2026, 11, 27, 22, tzinfo=datetime.UTC)


def test_the_zone_is_a_setting():
    with timezone.override("America/New_York"):
        assert typed("2026-07-01T06:00") == datetime.datetime(
            2026, 7, 1, 10, tzinfo=datetime.UTC
        )


@pytest.mark.parametrize(("zone", "text"), MISSING)
def test_a_time_that_does_not_exist_is_refused_with_words(zone, text):
    error = refusal(zone, text)
    assert error.code == "no_such_time"
    assert zone in error.message
    assert text.replace("T", " ") in error.message


@pytest.mark.parametrize(("zone", "text"), TWICE)
def test_a_time_that_comes_twice_is_refused_with_words(zone, text):
    error = refusal(zone, text)
    assert error.code == "comes_twice"
    assert zone in error.message


@pytest.mark.parametrize(("zone", "text"), [*MISSING, *TWICE])
def test_hours_beside_it_are_taken(zone, text):
    moment = datetime.datetime.fromisoformat(text)
    for hours in (-3, 3):
        beside = (moment + datetime.timedelta(hours=hours)).isoformat()
        with timezone.override(zone):
            assert timezone.localtime(typed(beside)).replace(tzinfo=None).isoformat() == beside


@pytest.mark.parametrize("text", ["morgen", "2026-13-01T06:00", "2026-02-30T06:00", "06:00"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(ValidationError):
        typed(text)


def test_a_moment_with_seconds_is_unchanged_as_it_is_shown():
    field = PaperTimeField()
    stored = datetime.datetime(2026, 11, 27, 22, 0, 31, 500, tzinfo=datetime.UTC)
    assert not field.has_changed(stored, "2026-11-28T06:00")
    assert field.clean_over(field.clean("2026-11-28T06:00"), stored) == stored
    assert field.has_changed(stored, "2026-11-28T06:01")
    assert field.has_changed(None, "2026-11-28T06:00")
    assert field.has_changed(stored, "")
    assert not PaperTimeField(required=False).has_changed(None, "")


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "此刻"),
        (1, "还有 1 分钟"),
        (312, "还有 5 小时 12 分钟"),
        (60, "还有 1 小时"),
        (24 * 60 + 5, "还有 1 天"),
        (51 * 60, "还有 2 天 3 小时"),
        (-61, "1 小时 1 分钟前"),
    ],
)
def test_it_is_said_how_long_it_is_till_then(minutes, words):
    assert till(NOW + datetime.timedelta(minutes=minutes), NOW) == words


@pytest.mark.parametrize(
    ("zone", "text"),
    [("Asia/Shanghai", "0001-01-01T00:00"), ("America/New_York", "9999-12-31T23:59")],
)
def test_what_lies_outside_of_all_calendars_in_utc_is_no_time(zone, text):
    assert refusal(zone, text).code == "invalid"


def test_a_zone_is_called_as_people_call_it():
    with translation.override("zh-hans"):
        assert zone_in_words("Asia/Shanghai") == "北京时间"
    assert zone_in_words("Europe/Berlin") == "Europe/Berlin"
