"""What an operation on a page's blocks costs where the page has 25 stories: an editor waits for each. Printed
(`make bench`), and held to the limits: 150 ms of the processor, 25 queries beside what begins and ends
transactions and what gives the events their places in the log."""

import time
from statistics import median

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.desk.page_operations import operate, undo
from articles.models import Article
from articles.reading.arrangement import NEW_STORY, Operation
from tests.desk.arranged import block, layout_of, line, make_arranged_page
from tests.factories import make_editor

pytestmark = pytest.mark.django_db(transaction=True)
STORIES, PARAGRAPHS, LINES = 25, 4, 12
OWN = PARAGRAPHS + 4  # blocks of a story
MOST_QUERIES, MOST_SECONDS = 25, 0.15
ROUNDS = 5
NO_QUERIES = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


def printed_page():
    """Five columns of five stories: each a headline, a byline, text in four blocks, a photo with its caption."""
    return layout_of(*(block for story in range(1, STORIES + 1) for block in printed(story)))


def printed(story):
    x, y = 0.02 + 0.2 * (story % 5), 0.02 + 0.19 * ((story - 1) // 5)
    first = (story - 1) * OWN + 1
    yield block(first, "headline", line(f"第{story}条新闻的标题", x, y, 24.0), story=story)
    yield block(first + 1, "byline", line("本报记者 李明", x, y + 0.02), story=story)
    for n in range(PARAGRAPHS):
        top = y + 0.03 + 0.03 * n
        lines = [
            line(f"　　第{story}篇第{n}段第{k}行讲的是田里的事。", x, top + 0.002 * k)
            for k in range(LINES)
        ]
        yield block(first + 2 + n, "body", *lines, story=story)
    photo = first + OWN - 2
    area = (x, y + 0.15, x + 0.1, y + 0.17)
    yield block(photo, "picture", story=story, area=area, image=f"{story}.png")
    caption = line("图为现场。", x, y + 0.175)
    yield block(photo + 1, "caption", caption, story=story, picture=photo)


BEFORE = 11 * OWN  # blocks that stand before story 12
OPERATIONS = {
    "move a block": Operation("move", (BEFORE + 4,), 13),
    "move to the leftovers": Operation("move", (BEFORE + 4,)),
    "move a picture": Operation("move", (BEFORE + 7,), 13),
    "role": Operation("role", (BEFORE + 3,), value="crosshead"),
    "order": Operation("order", (BEFORE + 4,), at=3),
    "kind": Operation("kind", (BEFORE + 4,), value="ad"),
    "zone": Operation("zone", story=12, polygon=((0.1, 0.1), (0.2, 0.1), (0.2, 0.3))),
    "order of stories": Operation("story_order", story=12, at=1),
    "split": Operation("split", (BEFORE + 4,)),
    "join": Operation("join", story=12, at=13),
    "move to a new story": Operation("move", (BEFORE + 4,), NEW_STORY),
}
# They make an article, or put one in the bin, with all that hangs on it.
LARGE = {"split": 36, "join": 36, "move to a new story": 36, "move a picture": 32}


@pytest.fixture
def page():
    return make_arranged_page(printed_page())


@pytest.mark.parametrize("is_edited", [False, True])
def test_an_operation_takes_few_queries_and_little_time(page, is_edited):
    user = make_editor()
    if is_edited:
        article = Article.objects.get(headline="第12条新闻的标题")
        article.body = article.body.replace("田里", "地里", 1)
        article.save()
    found = {}
    for name, operation in OPERATIONS.items():
        done = []
        for _n in range(ROUNDS):
            page, *cost = measured(operate, page, operation, user)
            done.append(cost)
            page, *_cost = measured(undo, page, user)
        found[name] = median(seconds for seconds, _ in done), max(count for _, count in done)
        seconds, queries = found[name]
        print(f"{name:24} {1000 * seconds:4.0f} ms, {queries} queries")  # noqa: T201
    assert [name for name, (seconds, _) in found.items() if seconds > MOST_SECONDS] == []
    many = [n for n, (_, count) in found.items() if count > LARGE.get(n, MOST_QUERIES)]
    assert many == []


def measured(verb, page, *arguments):
    """The page after the verb, seconds of the processor, queries."""
    with CaptureQueriesContext(connection) as captured:
        begun = time.process_time()
        after = verb(page.pk, page.version, *arguments)
        seconds = time.process_time() - begun
    told = [each["sql"] for each in captured.captured_queries]
    own = [sql for sql in told if not sql.startswith(NO_QUERIES) and not is_binding(sql)]
    return after, seconds, len(own)


def is_binding(sql):
    """Whether it belongs to the transaction that comes after, of `desk.events.bind`."""
    return "articles_generation" in sql or ("articles_event" in sql and "INSERT" not in sql)
