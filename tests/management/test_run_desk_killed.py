"""Two loops killed at random about the moment at which an issue goes live: it is live once, whole, never before.

A hundred loops on each database; the moments are random, and the same in every run.
"""

import os

import pytest
from django.db import connection

from tests.management.killable_loops import LOOPS, STORIES

KILLS, PARTS = 100, 2
SLOW_KILLS, SLOW_SPAN = (
    12,
    1.0,
)  # rounds, and seconds of which a slow change takes more than half

pytestmark = [
    pytest.mark.django_db,  # on PostgreSQL too; the databases are the test's own
    pytest.mark.skipif(
        not hasattr(os, "pidfd_open"),
        reason="kills by a handle of the process, which is Linux's",
    ),
]


def assert_is_live_once_and_whole(state):
    assert state == {
        "online": STORIES,
        "found": STORIES,
        "prepared": 0,
        "went live": 1,
        "published": STORIES,
        "revisions": STORIES,
        "one way": 0,
        "pending": state["pending"],
    }


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
        assert_is_live_once_and_whole(state)
    assert any(left)  # else the kills came too late
    assert not all(left)  # or too early


@pytest.mark.parametrize("what", ["process", "connection"])
def test_a_kill_amid_the_change_or_amid_its_commit_leaves_nothing_of_it_or_all(order, what):
    """Of the process, whose transaction the server may end all the same, and of the connection, as when the server is
    started anew. Both parts of the change are made slow, so that kills meet them.
    """
    if connection.vendor != "postgresql":
        pytest.skip("SQLite writes in the process itself, which the test above kills")
    order("slow down")
    met = {"change": 0, "commit": 0}
    for kill in range(SLOW_KILLS):
        issue, moment = order("due", kill)
        before = order("counts")
        assert order("kill loops", f"{what} {kill}", issue, moment, SLOW_SPAN, what) == ""
        changed, committed = (
            now - was for now, was in zip(order("counts"), before, strict=True)
        )
        order("settle")
        state = order("catch up", issue)
        if not state.pop("was live"):  # nothing is left of what had begun
            met["commit" if committed else "change"] += bool(changed)
        assert_is_live_once_and_whole(state)
    assert met["change"], met
    # A process that is killed does not keep the server from committing
    assert met["commit"] or what == "process", met
