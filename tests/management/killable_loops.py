"""Loops of `run_desk` that are killed about the moment at which an issue goes live, with somebody who reads meanwhile.

Each of these runs in a process of its own, forked by `tests.management.killable`.
"""

import datetime
import os
import random
import signal
import time

import psycopg

STORIES = 6
LOOPS = 2
LEAD = 0.5  # seconds from the start of the loops to the moment
BEFORE = 0.1  # seconds before the moment at which the first kill may come
# Each story takes a while when it goes online, and once more in the COMMIT. Sequences count it, as no ROLLBACK takes
# them back.
SLOW = """
    CREATE SEQUENCE slowly_changed MINVALUE 0;
    CREATE SEQUENCE slowly_committed MINVALUE 0;
    CREATE FUNCTION change_slowly() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM nextval('slowly_changed'), pg_sleep(0.05); RETURN NEW; END $$;
    CREATE FUNCTION commit_slowly() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM nextval('slowly_committed'), pg_sleep(0.05); RETURN NULL; END $$;
    CREATE TRIGGER change_slowly BEFORE UPDATE ON articles_article FOR EACH ROW
    WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION change_slowly();
    CREATE CONSTRAINT TRIGGER commit_slowly AFTER UPDATE ON articles_article DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION commit_slowly();
"""
COUNTS = """
    SELECT a.last_value + a.is_called::int, b.last_value + b.is_called::int FROM slowly_changed a, slowly_committed b
"""
# What the server does in transactions that write, for processes that may be dead by now
WRITERS = """
    FROM pg_stat_activity
    WHERE datname = current_database() AND backend_xid IS NOT NULL AND pid <> pg_backend_pid()
"""


def make_issue_due(number):
    """The issue of that number, which goes live LEAD seconds from now; its key and its moment."""
    from django.utils import timezone  # noqa: PLC0415 - Django is set up by then

    from articles.models import Article, Issue, Page  # noqa: PLC0415

    day = datetime.date(2026, 1, 1) + datetime.timedelta(number)
    moment = timezone.now() + datetime.timedelta(seconds=LEAD)
    issue = Issue.objects.create(date=day, live_at=moment)
    page = Page.objects.create(issue=issue, sequence=1, number="1")
    for n in range(1, STORIES + 1):
        text = f"<p>南浦街道的顾明远说，清溪河第{n}段清了。</p>"
        Article.objects.create(page=page, position=n, headline=f"第{n}段", body=text)
    return [issue.pk, moment.isoformat()]


def slow_down():
    _ask(SLOW)


def counts():
    """How often a story has begun to go online, and to be committed."""
    return _ask(COUNTS).fetchone()


def settle():
    """Waits till the server has ended what it did for processes that were killed."""
    while _ask(f"SELECT count(*) {WRITERS}").fetchone()[0]:
        time.sleep(0.02)


def _ask(statement):
    """PostgreSQL, by a connection that no fork shares."""
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        return server.execute(statement)


def _kill_connections(_pid):
    _ask(f"SELECT pg_terminate_backend(pid) {WRITERS}")


def _kill_process(pid):
    os.kill(pid, signal.SIGKILL)


KILL = {"process": _kill_process, "connection": _kill_connections}


def kill_loops(seed, issue, moment, span, what="process"):
    """Two loops, each killed within `span` seconds about the moment, or what the server does for them; what a reader
    saw that should not be, "" for nothing.
    """
    dice = random.Random(seed)
    kills = sorted(LEAD - BEFORE + dice.uniform(0, span) for _n in range(LOOPS))
    loops = [_forked(_run_loop) for _n in range(LOOPS)]
    end, start = os.pipe()
    reader = _forked(
        lambda: _read(issue, datetime.datetime.fromisoformat(moment), kills[-1] + 0.3, start)
    )
    os.close(start)
    begun = time.monotonic()
    for pid, at in zip(loops, kills, strict=True):
        time.sleep(max(0.0, begun + at - time.monotonic()))
        KILL[what](pid)
    for pid in loops:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    with os.fdopen(end) as told:
        seen = told.read()
    os.waitpid(reader, 0)
    return seen


def _forked(work):
    pid = os.fork()
    if not pid:
        work()
        os._exit(0)
    return pid


def _run_loop():
    """As the command does, until it is killed."""
    from django.db import close_old_connections  # noqa: PLC0415

    from articles.desk.desk_loop import Loop  # noqa: PLC0415

    Loop().run(lambda: False, close_old_connections)


def _read(issue, moment, seconds, answer):
    """As a reader would, again and again: all of the issue or nothing, and nothing before its moment."""
    from django.utils import timezone  # noqa: PLC0415

    from articles.models import Article  # noqa: PLC0415

    seen, until = "", time.monotonic() + seconds
    rows = Article.objects.published().filter(page__issue=issue)
    while time.monotonic() < until and not seen:
        count, now = rows.count(), timezone.now()
        if count not in (0, STORIES):
            seen = f"{count} stories"
        if count and now < moment:
            seen = f"live {moment - now} before its time"
        time.sleep(0.005)
    os.write(answer, seen.encode())
    os.close(answer)


def catch_up(issue):
    """A new loop's first round; how the issue stands then, and whether that round had anything left to do."""
    from articles.desk.desk_loop import Loop  # noqa: PLC0415
    from articles.models import (  # noqa: PLC0415
        Article,
        Event,
        Issue,
        PendingChange,
        PreparedStory,
        Relation,
        Revision,
    )

    was_live = Issue.objects.get(pk=issue).went_live_at is not None
    Loop().tick()
    stories = Article.objects.filter(page__issue=issue)
    went = Event.objects.filter(verb=Event.Verb.WENT_LIVE, row=issue)
    return {
        "was live": was_live,
        "online": stories.published().count(),
        "found": stories.filter(search_entry__isnull=False).count(),
        "prepared": PreparedStory.objects.count(),
        "went live": went.count(),
        "published": Event.objects.filter(verb=Event.Verb.PUBLISHED)
        .filter(kind="articles.article", row__in=stories.values("pk"))
        .count(),
        "revisions": Revision.objects.filter(article__in=stories).count(),
        "one way": Relation.objects.filter(kind="related", article__in=stories)
        .exclude(other__relations__other__in=stories)
        .count(),
        "pending": PendingChange.objects.count(),
    }
