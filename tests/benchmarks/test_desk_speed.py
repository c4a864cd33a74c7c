"""What the desk waits for: publishing many stories at once, saving an article. Printed (`make bench`), not asserted."""

import time
from statistics import median

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.desk import publishing
from articles.models import State
from tests.factories import make_article, make_byline, make_issue, make_page, make_picture
from tests.forms import filled

pytestmark = pytest.mark.django_db(transaction=True)
PAGES, STORIES = 16, 400
SAVES = 10
PARAGRAPHS = "\n".join(
    ["县里昨天说，新修的路今年年底以前要通到每一个村子，两百多户人家不再绕行。" * 3] * 12
)


def paper():
    pages = [make_page(make_issue()) for _n in range(PAGES)]
    stories = []
    for n in range(STORIES):
        story = make_article(pages[n % PAGES], section=f"栏目{n % 9}", body=PARAGRAPHS)
        make_byline(story, name=f"记者{n % 40}")
        make_picture(story, credit=f"记者{n % 11}")
        stories.append(story)
    return stories


def measured(act):
    """Seconds, and queries."""
    with CaptureQueriesContext(connection) as captured:
        begun = time.perf_counter()
        act()
        return time.perf_counter() - begun, len(captured)


def test_four_hundred_stories_are_published_in_one_transaction():
    stories = paper()
    seconds, queries = measured(lambda: publishing.publish(stories))
    print(f"\npublishing {STORIES} stories: {seconds:.2f} s, {queries} queries")  # noqa: T201
    assert {type(story).objects.get(pk=story.pk).state for story in stories} == {
        State.PUBLISHED
    }


def test_an_article_is_saved(admin_client):
    story = paper()[7]
    address = reverse("admin:articles_article_change", args=[story.pk])
    opening, saving = [], []
    for n in range(SAVES):
        opening.append(measured(lambda: admin_client.get(address)))
        form = filled(admin_client.get(address), headline=f"标题之{n}")
        saving.append(measured(lambda form=form: admin_client.post(address, form)))
    story.refresh_from_db()
    assert story.headline == f"标题之{SAVES - 1}"
    for name, taken in (("opening", opening), ("saving", saving)):
        seconds, queries = median(each[0] for each in taken), median(each[1] for each in taken)
        print(f"\n{name} an article's form: {1000 * seconds:.0f} ms, {queries:.0f} queries")  # noqa: T201
