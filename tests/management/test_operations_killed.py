"""Operations on a page's blocks killed at any moment: each is done or not, and nothing of it is done by halves.

A hundred kills on each database, two hundred in all; the moments are random, and the same in every run.
"""

import os
import random

import pytest

KILLS, PARTS = 100, 2
LONGEST = 0.5  # seconds until a kill: some operations

pytestmark = [
    pytest.mark.django_db,  # on PostgreSQL too; the databases are the test's own
    pytest.mark.skipif(
        not hasattr(os, "pidfd_open"),
        reason="kills by a handle of the process, which is Linux's",
    ),
]


@pytest.mark.parametrize("part", range(PARTS))
def test_a_killed_operation_leaves_a_whole_page(order, part):
    before, dice = order("page"), random.Random(part)
    for kill in range(KILLS // PARTS):
        order("operate", f"{part} {kill}", dice.uniform(0, LONGEST))
        assert order("whole") is None
    assert order("undo") == before
