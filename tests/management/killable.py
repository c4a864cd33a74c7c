"""Imports that can be killed.

`python -m tests.management.killable` takes orders, a line of JSON each, and forks for each of
them.

A fork because Python and Django are loaded by then: what is killed is at work, not starting.
`["import", folder, seconds]` imports, kills the import after so many seconds, and answers
whether it was still at work; `["state"]` answers with all that is kept, `["clear"]` with null
when nothing is.
"""

import json
import os
import select
import signal
import sys
from pathlib import Path


def main():
    import django  # noqa: PLC0415 - reading processes load this module too, and are not to load Django

    django.setup()
    from articles.management.commands import import_issue  # noqa: F401, PLC0415 - loaded before the first fork

    for line in sys.stdin:
        order, *arguments = json.loads(line)
        sys.stdout.write(json.dumps(ORDERS[order](*arguments), ensure_ascii=False) + "\n")
        sys.stdout.flush()


def kill_import(folder, seconds):
    pid = os.fork()
    if not pid:
        _import(folder)
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
        model.objects.all().delete()


ORDERS = {"import": kill_import, "state": in_a_fork(state), "clear": in_a_fork(clear)}

if __name__ == "__main__":
    main()
