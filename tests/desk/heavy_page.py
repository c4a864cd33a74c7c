"""A printed page of many stories, and what an editor does with one of them: for what operations cost."""

import time

from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Page
from articles.reading.arrangement import NEW_STORY, Operation
from tests.desk.arranged import block, layout_of, line

STORIES, PARAGRAPHS, LINES = 25, 4, 12
OWN = PARAGRAPHS + 4  # blocks of a story
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


def measured(verb, page, *arguments):
    """The page after the verb, seconds of the processor, queries."""
    with CaptureQueriesContext(connection) as captured:
        begun = time.process_time()
        verb(page.pk, page.version, *arguments)
        seconds = time.process_time() - begun
    told = [each["sql"] for each in captured.captured_queries]
    own = [sql for sql in told if not sql.startswith(NO_QUERIES) and not is_binding(sql)]
    return Page.objects.get(pk=page.pk), seconds, len(own)


def is_binding(sql):
    """Whether it belongs to the transaction that comes after, of `desk.events.bind`."""
    return "articles_generation" in sql or ("articles_event" in sql and "INSERT" not in sql)
