"""How long the desk's list of articles takes to search an archive of 100,000 stories: by the
site's index, and by the text of every row as it was before. The figures and their ratio are
printed (`make bench`); `SEARCH_STORIES` makes the archive larger or smaller.
"""

import statistics
import time

import pytest
from django.db import connection
from django.urls import reverse

from articles.admin.article import ArticleAdmin
from articles.admin.base import DeskAdmin
from tests.benchmarks.test_search_speed import STORIES, fill_archive
from tests.factories import make_article, make_editor, make_html

pytestmark = pytest.mark.django_db
RUNS = 3
WORDS = {
    "rare": "低保",
    "in every tenth story": "乡村振兴",
    "in every second story": "发展",
    "two words": "低保 发展",
    "in no story": "飞船发射场",
    "in a draft alone": "龘靐齉爨",
}


def test_the_desk_searches_by_the_index(client, monkeypatch):
    fill_archive()
    make_article(body=make_html("龘靐齉爨"))
    client.force_login(make_editor())
    now = {name: seconds(client, words) for name, words in WORDS.items()}
    monkeypatch.setattr(ArticleAdmin, "get_search_results", DeskAdmin.get_search_results)
    before = {name: seconds(client, words) for name, words in WORDS.items()}
    print(f"\n{connection.vendor}, {STORIES} stories")  # noqa: T201 - figures to look at
    for name, now_seconds in now.items():
        ratio = before[name] / now_seconds
        figures = f"{before[name]:8.2f} s before{now_seconds:8.2f} s now{ratio:8.1f} times"
        print(f"{name:25}{figures}")  # noqa: T201


def seconds(client, words):
    """The median of some runs, of the list as an editor sees it."""
    address = reverse("admin:articles_article_changelist", query={"q": words})
    times = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        assert client.get(address).status_code == 200
        times.append(time.perf_counter() - begun)
    return statistics.median(times)
