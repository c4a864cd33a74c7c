"""Imports that can be killed.

`python -m tests.management.killable` takes orders, a line of JSON each, and forks for each of
them.

A fork because Python and Django are loaded by then: what is killed is at work, not starting.
`["import", folder, seconds]` imports, kills the import after so many seconds, and answers whether
it was still at work; `["import here", folder, seconds]` does without reading processes, whose start
takes longer than all the rest; `["state"]` answers with all that is kept, `["clear"]` with null
when nothing is; `["mend", seed]` does operations at random on all pages. `["page"]` makes a page
with blocks and answers with what is kept of it; `["operate", seed, seconds]` does operations on it
at random, and undoes some, until it is killed, and answers with null; `["whole"]` answers with what
is not as its blocks say; `["undo"]` undoes everything and answers with what is kept then.
What is killed while an issue goes
live is in `tests.management.killable_loops`.
"""

import json
import os
import random
import select
import signal
import sys
from concurrent.futures import Future
from pathlib import Path

from tests.management import killable_loops


def main():
    import django  # noqa: PLC0415 - reading processes load this module too, and are not to load Django

    django.setup()
    # loaded before the first fork
    from articles.management.commands import import_issue  # noqa: F401, PLC0415
    from tests.desk import test_random_operations  # noqa: F401, PLC0415

    for line in sys.stdin:
        order, *arguments = json.loads(line)
        sys.stdout.write(json.dumps(ORDERS[order](*arguments), ensure_ascii=False) + "\n")
        sys.stdout.flush()


def kill_import(folder, seconds, work=None):
    pid = os.fork()
    if not pid:
        (work or _import)(folder)
    with os.fdopen(os.pidfd_open(pid)) as process:
        is_done = bool(select.select([process], [], [], seconds)[0])
    if not is_done:
        os.kill(pid, signal.SIGKILL)
    _pid, status = os.waitpid(pid, 0)
    return {"killed": os.WIFSIGNALED(status), "code": os.waitstatus_to_exitcode(status)}


def _import(folder):
    from django.core.management import CommandError, call_command  # noqa: PLC0415

    code = 0
    with Path(os.devnull).open("w") as nowhere:
        try:
            call_command("import_issue", folder, jobs=1, stdout=nowhere, stderr=nowhere)
        except CommandError as error:
            code = error.returncode
    os._exit(code)


def kill_import_here(folder, seconds):
    return kill_import(folder, seconds, _import_here)


def _import_here(folder):
    from articles import intake  # noqa: PLC0415
    from articles.intake.workers import ReaderPool  # noqa: PLC0415

    class ReadingHere(ReaderPool):
        """Reads in the process that imports, which is killed with it."""

        def read(self, task):
            future = Future()
            future.set_result(self._read(task, self._limits))
            return future

    intake.ReaderPool = ReadingHere
    _import(folder)


def in_a_fork(work):
    """What `work` gives, done by a fork: this process never has a connection that forks would share."""

    def done():
        end, start = os.pipe()
        pid = os.fork()
        if not pid:
            with os.fdopen(start, "w") as answer:
                json.dump(work(), answer, ensure_ascii=False)
            os._exit(0)
        os.close(start)
        with os.fdopen(end) as answer:
            told = json.load(answer)
        os.waitpid(pid, 0)
        return told

    return done


def state():
    """Every page with its articles and records, by date and number; and how many articles stand on no such page."""
    from articles.models import Article, ImportRecord, Issue, Page, Photo  # noqa: PLC0415

    pages = {}
    for page in Page.objects.select_related("issue"):
        articles = page.articles.order_by("position", "pk")
        pages[f"{page.issue.date} {page.number}"] = {
            "articles": [_facts_of(a) for a in articles],
            "records": [
                [record.result, record.created] for record in page.imports.order_by("pk")
            ],
            "files": _files_of(page),
            "blocks": _blocks_of(page),
        }
    refused = ImportRecord.objects.filter(result="refused").count()
    issues = [issue.key for issue in Issue.objects.order_by("date")]
    counts = {
        "articles": Article.objects.count(),
        "photos": Photo.objects.count(),
        "refused": refused,
    }
    return {"pages": pages, "issues": issues, **counts}


def _facts_of(article):
    related = ("revisions", "bylines", "pictures", "regions")
    counts = [getattr(article, name).count() for name in related]
    return [article.headline, article.body, article.position, *counts]


def _blocks_of(page):
    """How often the page was read, and for each of its blocks what it is and of which story."""
    rows = page.blocks.order_by("number").select_related("story__article")
    return [
        page.layouts.count(),
        [[row.number, row.role, str(row.story and row.story.article)] for row in rows],
    ]


def _files_of(page):
    """The page's PDF, images and photos: how large they are. One that is named and not there is an error."""
    photos = [
        picture.photo.image.name
        for article in page.articles.all()
        for picture in article.pictures.exclude(photo=None)
    ]
    names = [page.pdf.name, *(image["name"] for image in page.images), *photos]
    return [page.pdf.storage.size(name) for name in names if name]


def clear():
    from articles.models import Article, ImportRecord, Issue, Page, Photo, Revision  # noqa: PLC0415

    for model in (ImportRecord, Revision, Article, Page, Issue, Photo):
        getattr(model, "everything", model.objects).all().delete()


def mend(seed):
    """The same of each page, whatever keys its rows have got."""
    from articles.models import Page  # noqa: PLC0415
    from tests.desk.random_operations import do_at_random, wish  # noqa: PLC0415

    for page in Page.objects.order_by("issue__date", "sequence"):
        chance, done = random.Random(f"{seed} {page.issue.date} {page.sequence}"), page
        for _n in range(OPERATIONS):
            done, _is_done = do_at_random(done, wish(chance))


def make_page():
    from tests.desk.arranged import make_arranged_page, rows_of  # noqa: PLC0415
    from tests.desk.test_page_operations import MERGED  # noqa: PLC0415

    return _plain(rows_of(make_arranged_page(MERGED)))


def kill_operations(seed, seconds):
    pid = os.fork()
    if not pid:
        _operate(seed)
    with os.fdopen(os.pidfd_open(pid)) as process:
        select.select([process], [], [], seconds)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def _operate(seed):
    """Until it is killed."""
    from articles.desk.operation_history import to_undo  # noqa: PLC0415
    from articles.models import Page  # noqa: PLC0415
    from tests.desk.operated import undo  # noqa: PLC0415
    from tests.desk.random_operations import do_at_random, wish  # noqa: PLC0415

    chance, page = random.Random(seed), Page.objects.get()
    while True:
        if chance.random() < SHARE_UNDONE and to_undo(page.pk):
            page = undo(page.pk, page.version)
        else:
            page, _is_done = do_at_random(page, wish(chance))


def faults():
    """Nobody has typed anything: each story is what its blocks say, and the last operation has the page's version."""
    from articles.desk.operation_history import to_undo  # noqa: PLC0415
    from articles.models import Page, PageOperation  # noqa: PLC0415
    from tests.desk.test_random_operations import (  # noqa: PLC0415
        assert_is_whole,
        assert_says_what_its_blocks_say,
    )

    page = Page.objects.get()
    try:
        assert_is_whole(page)
        assert_says_what_its_blocks_say(page)
        last = PageOperation.objects.order_by("page_version").last()
        assert last is None or last.page_version == page.version
    except AssertionError as fault:
        return f"{fault} after {to_undo(page.pk)}"
    return None


def undo_all():
    from articles.models import Page  # noqa: PLC0415
    from tests.desk.arranged import rows_of  # noqa: PLC0415
    from tests.desk.test_random_operations import undone  # noqa: PLC0415

    return _plain(rows_of(undone(Page.objects.get())))


def _plain(rows):
    """As it comes out of JSON."""
    return json.loads(json.dumps(rows, default=str))


SHARE_UNDONE = 0.3
OPERATIONS = 5  # on a page
ORDERS = {
    "import": kill_import,
    "import here": kill_import_here,
    "state": in_a_fork(state),
    "clear": in_a_fork(clear),
    "mend": lambda seed: in_a_fork(lambda: mend(seed))(),
    "page": in_a_fork(make_page),
    "operate": kill_operations,
    "whole": in_a_fork(faults),
    "undo": in_a_fork(undo_all),
    "due": lambda number: in_a_fork(lambda: killable_loops.make_issue_due(number))(),
    "kill loops": killable_loops.kill_loops,
    "slow down": killable_loops.slow_down,
    "counts": killable_loops.counts,
    "settle": killable_loops.settle,
    "catch up": lambda issue: in_a_fork(lambda: killable_loops.catch_up(issue))(),
}

if __name__ == "__main__":
    main()
