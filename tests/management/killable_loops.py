"""Loops of `run_desk` that are killed about the moment at which an issue goes live, with somebody who reads meanwhile.

Each of these runs in a process of its own, forked by `tests.management.killable`.
"""

import datetime
import os
import random
import signal
import time

STORIES = 6
LOOPS = 2
LEAD = 0.5  # seconds from the start of the loops to the moment
BEFORE = 0.1  # seconds before the moment at which the first kill may come


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


def kill_loops(seed, issue, moment, span):
    """Two loops, each killed within `span` seconds about the moment; what a reader saw that should not be, "" for
    nothing.
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
    """Until it is killed."""
    from articles.desk.desk_loop import Loop  # noqa: PLC0415

    Loop().run(lambda: False)


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
