"""How long four hundred prepared and signed stories hold the lock that puts them online at one moment, by the clock and
in time of the processor: from the first query of the transaction to its commit. Printed (`make bench`, and there with
`--database postgresql`)."""

import datetime
import time

import pytest
from django.db import connection, transaction

from articles.desk import going_live
from articles.models import Article, Issue, State
from tests.benchmarks.due_issue import fill_due

pytestmark = pytest.mark.django_db(transaction=True)
STORIES, ARCHIVE = 400, 200


class HeldLock:
    """Measures the first transaction that queries are made in."""

    def __init__(self):
        self.began = self.held = None
        self.queries = 0

    def __call__(self, execute, sql, params, many, context):
        if self.began is None and connection.in_atomic_block:
            self.began = (time.perf_counter(), time.process_time())
            transaction.on_commit(self.end)
        self.queries += self.began is not None and self.held is None
        return execute(sql, params, many, context)

    def end(self):
        now = (time.perf_counter(), time.process_time())
        self.held = [after - before for before, after in zip(self.began, now, strict=True)]


def test_the_lock_of_an_issue_that_goes_live(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    issue = Issue.objects.get(pk=fill_due(ARCHIVE, STORIES, seconds=3600))
    going_live.prepare(issue.live_at)
    lock = HeldLock()
    with connection.execute_wrapper(lock):
        gone = going_live.go_live(issue.live_at + datetime.timedelta(seconds=1))
    assert gone.stories == STORIES
    assert not Article.objects.filter(page__issue=issue).exclude(state=State.PUBLISHED).exists()
    clock, processor = lock.held
    print(  # noqa: T201
        f"\n{STORIES} stories on {connection.vendor}: {clock:.2f} s of lock, {processor:.2f} s of the processor in "
        f"this process, {lock.queries} queries (asked: 0.5 s)"
    )
