"""Two loops killed at random about the moment at which an issue goes live: it is live once, whole, never before.

A hundred loops on each database; the moments are random, and the same in every run.
"""

import os

import pytest

from tests.management.killable_loops import LOOPS, STORIES

KILLS, PARTS = 100, 2

pytestmark = [
    pytest.mark.django_db,  # on PostgreSQL too; the databases are the test's own
    pytest.mark.skipif(
        not hasattr(os, "pidfd_open"),
        reason="kills by a handle of the process, which is Linux's",
    ),
]


@pytest.mark.parametrize("part", range(PARTS))
def test_an_issue_whose_loops_are_killed_is_live_once_and_whole_and_never_before(order, part):
    left, span = [], 0.4
    for kill in range(KILLS // PARTS // LOOPS):
        issue, moment = order("due", kill)
        assert order("kill loops", f"{part} {kill}", issue, moment, span) == ""
        state = order("catch up", issue)
        left.append(not state.pop("was live"))
        # on a busy machine all comes later: so that half of the kills come in time, and half too late
        span = min(3.0, span * 1.4) if left[-1] else max(0.2, span / 1.4)
        assert state.pop("one way") == 0
        assert state == {
            "online": STORIES,
            "found": STORIES,
            "prepared": 0,
            "went live": 1,
            "published": STORIES,
            "revisions": STORIES,
            "pending": state["pending"],
        }
    assert any(left)  # else the kills came too late
    assert not all(left)  # or too early
