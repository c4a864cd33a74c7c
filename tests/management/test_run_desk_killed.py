"""Two loops killed at random about the moment at which an issue goes live: it is live once, whole, never before.

A hundred loops on each database; the moments are random, and the same in every run.
"""

import os

import pytest
from django.db import connection

from tests.management.killable_loops import LOOPS, STORIES

KILLS, PARTS = 100, 2
SLOW_KILLS = 12  # rounds
SLOW_SPAN = 1.0  # seconds, of which a slow change takes more than half

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


def _span_after(span, *, is_late, is_early):
    """Seconds after the moment in which the next kills come, by when the loops came to it this time."""
    if is_late:
        return min(4.0, span * 1.4)
    return max(0.2, span / 1.4) if is_early else span


@pytest.mark.parametrize("part", range(PARTS))
def test_an_issue_whose_loops_are_killed_is_live_once_and_whole_and_never_before(order, part):
    left, span = [], 0.4
    for kill in range(KILLS // PARTS // LOOPS):
        issue, moment = order("due", kill)
        assert order("kill loops", f"{part} {kill}", issue, moment, span) == ""
        state = order("catch up", issue)
        left.append(not state.pop("was live"))
        # on a busy machine all comes later: so that half of the kills come in time, and half too late
        span = _span_after(span, is_late=left[-1], is_early=not left[-1])
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
    met, span = {"change": 0, "commit": 0}, SLOW_SPAN
    for kill in range(SLOW_KILLS):
        issue, moment = order("due", kill)
        before = order("counts")
        assert order("kill loops", f"{what} {kill}", issue, moment, span, what) == ""
        changed, committed = (
            now - was for now, was in zip(order("counts"), before, strict=True)
        )
        order("settle")
        state = order("catch up", issue)
        was_live = state.pop("was live")
        if not was_live:  # nothing is left of what had begun
            met["commit" if committed else "change"] += bool(changed)
        # as above: a change that had not begun came later than the kill
        span = _span_after(span, is_late=not (was_live or changed), is_early=was_live)
        assert_is_live_once_and_whole(state)
    assert met["change"], met
    # A process that is killed does not keep the server from committing
    assert met["commit"] or what == "process", met
