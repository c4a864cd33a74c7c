"""A clock that leaps forward is not believed at once."""

import datetime

from articles.desk.clock import BELIEVED_AFTER, Clock, look

START = datetime.datetime(2026, 11, 28, 22, 0, tzinfo=datetime.UTC)


def seen(*times):
    """Whether each look is believed; of (seconds of the clock, seconds that really went by)."""
    believed, last = [], None
    for told, steady in times:
        now = START + datetime.timedelta(seconds=told)
        last = look(Clock(lambda now=now: now, lambda steady=steady: steady), last)
        believed.append(last.is_believed)
    return believed


def test_a_clock_that_goes_on_is_believed():
    assert seen((0, 100), (1, 101), (3601, 3701)) == [True, True, True]


def test_an_hour_forward_is_believed_when_the_clock_goes_on_from_there():
    after = BELIEVED_AFTER
    assert seen((0, 0), (3601, 1), (3600 + after, after), (3601 + after, 1 + after)) == [
        True,
        False,
        False,
        True,
    ]


def test_an_hour_forward_that_is_set_right_was_never_believed():
    assert seen((0, 0), (3601, 1), (3611, 11), (12, 12)) == [True, False, False, True]


def test_an_hour_back_is_believed():
    assert seen((0, 0), (-3599, 1), (-3598, 2)) == [True, True, True]


def test_a_few_seconds_set_right_by_the_network_are_no_leap():
    assert seen((0, 0), (6, 1), (7, 2)) == [True, True, True]
