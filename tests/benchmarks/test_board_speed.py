"""What the desk's first page costs in a large archive. Printed (`make bench`); the queries are asserted."""

import datetime
import time
from statistics import median

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import (
    Article,
    Issue,
    Page,
    PageDoubt,
    Picture,
    Section,
    State,
    StoredBlock,
    StoredLayout,
)
from articles.reading.layout_codec import pack_layout
from articles.reading.page_layout import BlockLine, PageBlock, PageLayout, PageSetting
from tests.factories import make_editor, make_import_record

pytestmark = pytest.mark.django_db(transaction=True)
STORIES, PAGES, A_PAGE = 100_000, 16, 25
MOST_QUERIES = 25
NEWEST = datetime.date(2026, 11, 28)
PARAGRAPH = (
    "<p>近日，记者走进产业园，一派现代化生产场景呈现在眼前。工人们正忙着组装零部件。</p>"
)
LOOKED_AT = 31  # issues, of which the texts are of a usual length
BODY = "\n".join([PARAGRAPH] * 15)
BATCH = 4000
LOOKS = 7


def fill_archive():
    """Issues of 16 pages and 400 stories each, all but the newest online; every third story with a picture."""
    days = STORIES // (PAGES * A_PAGE)
    issues = Issue.objects.bulk_create(
        Issue(newspaper="江南日报", date=NEWEST - datetime.timedelta(n), number=20_000 - n)
        for n in range(days)
    )
    pages = Page.objects.bulk_create(
        Page(issue=issue, sequence=n, number=str(n), name="要闻")
        for issue in issues
        for n in range(1, PAGES + 1)
    )
    sections = Section.objects.bulk_create(
        Section(name=f"栏目{n}", slug=f"s{n}") for n in range(20)
    )
    for start in range(0, len(pages), BATCH // A_PAGE):
        stories = Article.objects.bulk_create(
            _story(page, n, sections)
            for page in pages[start : start + BATCH // A_PAGE]
            for n in range(A_PAGE)
        )
        Picture.objects.bulk_create(
            Picture(article=story, caption="村民在田间忙碌。") for story in stories[::3]
        )
        PageDoubt.objects.bulk_create(
            PageDoubt(article=story, page_id=story.page_id, code="no-headline")
            for story in stories
            if story.state == State.DRAFT and story.position % 9 == 1
        )
    return pages[:PAGES]


def _story(page, place, sections):
    is_old = page.issue.date < NEWEST
    return Article(
        page=page,
        position=place + 1,
        section=sections[place % len(sections)],
        headline=f"泗县打造汽车零部件产业基地第{place}条",
        body=BODY if NEWEST - page.issue.date < datetime.timedelta(LOOKED_AT) else PARAGRAPH,
        state=State.PUBLISHED if is_old else State.DRAFT,
        published_at=timezone.now() if is_old else None,
        issue_date=page.issue.date,
    )


def keep_blocks(page):
    """Eighty blocks of a dozen lines, three of them left over."""
    line = BlockLine("近日，记者走进产业园，一派现代化生产场景", (0.1, 0.1, 0.3, 0.11), 9.0)
    blocks = [
        PageBlock(n, "body", "body", "leftover", (line,) * 12, origin=n) for n in range(1, 81)
    ]
    setting = PageSetting(1)
    StoredLayout.objects.create(
        page=page, reading=1, data=pack_layout(PageLayout(setting, tuple(blocks), ()))
    )
    StoredBlock.objects.bulk_create(
        StoredBlock(
            page=page,
            number=n,
            origin=n,
            line_count=12,
            role="body",
            kind="leftover" if n < 4 else "furniture",
        )
        for n in range(1, 81)
    )


def test_the_first_page_of_a_desk_with_a_hundred_thousand_stories(client):
    for page in fill_archive():
        keep_blocks(page)
        make_import_record(page=page, issue=page.issue, characters=9_000)
    client.force_login(make_editor())
    taken, busy = [], []
    for _ in range(LOOKS):
        with CaptureQueriesContext(connection) as captured:
            begun, worked = time.perf_counter(), time.process_time()
            answer = client.get("/admin/")
            taken.append(time.perf_counter() - begun)
            busy.append(time.process_time() - worked)
    board = answer.context["board"]
    assert (len(board.stories), len(board.pages)) == (PAGES * A_PAGE, PAGES)
    print(  # noqa: T201
        f"\nthe desk's first page: {len(captured)} queries, {1000 * median(taken):.0f} ms"
        f" (the first time {1000 * taken[0]:.0f}), {1000 * median(busy):.0f} ms of processor time"
    )
    assert len(captured) <= MOST_QUERIES
