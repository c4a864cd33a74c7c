"""What follows when stories go online, written beforehand: it is what would be worked out then, and nobody sees it."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import search
from articles.derived import preparing, relations
from articles.desk import publishing
from articles.models import (
    Article,
    Keyword,
    PendingChange,
    PreparedStory,
    Relation,
    SearchEntry,
    SearchText,
)
from articles.text.bigrams import parse_phrases
from articles.web.cache_tags import tag
from tests.factories import (
    make_article,
    make_editor,
    make_html,
    make_issue,
    make_page,
    make_region,
)

pytestmark = pytest.mark.django_db
RIVER = make_html("家住南浦街道的村民顾明远说，清溪河清了。清溪河两岸种了树。")
RIVER_AGAIN = make_html("顾明远介绍，清溪河来了水鸟。南浦街道的居民都去看清溪河。")
RIVER_LATER = make_html("南浦街道的顾明远告诉记者，清溪河的鱼多了。")


def found(words):
    results = search.find(search.Query(tuple(parse_phrases(words))))
    return results.total, sorted(hit.story.pk for hit in results.hits)


def make_river_stories(page=None):
    page = page or make_page()
    stories = [
        make_article(page=page, headline=headline, body=body, section="一线观察")
        for headline, body in (("河一", RIVER), ("河二", RIVER_AGAIN), ("河三", RIVER_LATER))
    ]
    for story in stories:
        make_region(story)
    return stories


def worked_out():
    """All that is worked out of stories, without the keys of its rows."""
    relations_now = Relation.objects.values_list("article", "other", "kind", "weight")
    return {
        "relations": sorted((*key, round(weight, 6)) for *key, weight in relations_now),
        "keywords": sorted(Keyword.objects.values_list("article", "word")),
        "entries": sorted(SearchEntry.objects.values_list("article", "place", "section")),
        "texts": sorted(SearchText.objects.values_list("article", "text")),
        "sizes": sorted(Article.objects.values_list("pk", "print_size")),
    }


def test_prepared_and_published_is_as_published_alone():
    early, *later = make_river_stories()
    publishing.publish([early])
    publishing.publish(later)
    alone = worked_out()
    publishing.withdraw([*later], reason="事实有误")
    Article.objects.filter(pk__in=[story.pk for story in later]).update(
        state="draft", published_at=None, print_size=None
    )
    assert preparing.prepare(story.pk for story in later) == 2
    publishing.publish(later)
    assert preparing.link_back() == 2
    assert worked_out() == alone
    assert not PreparedStory.objects.exists()


def test_readers_find_nothing_of_what_is_only_prepared():
    stories = make_river_stories()
    preparing.prepare(story.pk for story in stories)
    assert SearchEntry.objects.count() == 3
    assert found("清溪河") == (0, [])
    assert not search.suggest(search.Query(tuple(parse_phrases("清溪河水")))).words
    publishing.publish(stories)
    assert found("清溪河") == (3, [story.pk for story in stories])


def test_a_published_story_leads_to_none_that_is_only_prepared():
    early, *later = make_river_stories()
    publishing.publish([early])
    preparing.prepare(story.pk for story in later)
    assert not Relation.objects.filter(article=early).exists()
    publishing.publish(later)
    preparing.link_back()
    assert Relation.objects.filter(article=early, kind="related").count() == 2


def test_a_story_takes_its_place_in_its_series_right_after_it_came_online():
    page = make_page(make_issue())
    first, *later = (make_article(page=page, body=RIVER, section="一线观察") for _n in range(3))
    publishing.publish([first])
    preparing.prepare(story.pk for story in later)
    publishing.publish(later)
    series = Relation.objects.filter(kind=Relation.Kind.SERIES)
    assert not series.exists()
    PendingChange.objects.all().delete()
    preparing.link_back()
    places = series.order_by("article", "weight").values_list("article", "other", "weight")
    one, two, three = first.pk, *(story.pk for story in later)
    assert list(places) == [
        *((one, two, 1), (one, three, 2)),
        *((two, one, -1), (two, three, 1)),
        *((three, one, -2), (three, two, -1)),
    ]
    # and who has the first one's page before him gets another
    assert PendingChange.objects.filter(tag=tag("article", one)).exists()


def test_what_was_changed_after_it_was_prepared_is_worked_out_again():
    story, *_others = make_river_stories()
    preparing.prepare([story.pk])
    Article.objects.filter(pk=story.pk).update(body=make_html("图书馆的灯亮着。图书馆开了。"))
    publishing.publish([story])
    assert found("清溪河") == (0, [])
    assert found("图书馆") == (1, [story.pk])
    assert "图书馆" in Keyword.objects.values_list("word", flat=True)
    assert not PreparedStory.objects.exists()


def test_what_is_prepared_already_is_not_prepared_again():
    pks = [story.pk for story in make_river_stories()]
    assert preparing.prepare(pks) == 3
    assert preparing.prepare(pks) == 0
    Article.objects.filter(pk=pks[0]).update(headline="改了")
    assert preparing.prepare(pks) == 1


def test_the_desk_finds_a_prepared_draft_by_the_words_that_it_has_now():
    story, *_others = make_river_stories()
    preparing.prepare([story.pk])
    Article.objects.filter(pk=story.pk).update(headline="图书馆开了")
    desk = Client()
    desk.force_login(make_editor())
    answer = desk.get("/admin/articles/article/", {"q": "图书馆"})
    assert [row.pk for row in answer.context["cl"].result_list] == [story.pk]


@pytest.mark.parametrize("command", ["index_articles", "relate_articles"])
def test_what_a_command_clears_away_is_written_when_the_story_goes_online(command):
    stories = make_river_stories()
    preparing.prepare(story.pk for story in stories)
    call_command(command)
    publishing.publish(stories)
    preparing.link_back()
    assert found("清溪河") == (3, [story.pk for story in stories])
    prepared = worked_out()
    relations.rebuild()
    assert worked_out() == prepared


def test_what_was_withdrawn_after_it_came_online_prepared_is_found_no_more():
    stories = make_river_stories()
    preparing.prepare(story.pk for story in stories)
    publishing.publish(stories)
    publishing.withdraw(stories[:1], reason="事实有误")
    assert found("清溪河") == (2, [story.pk for story in stories[1:]])
    assert preparing.link_back() == 2


def test_a_prepared_issue_is_published_in_few_queries_whatever_its_size():
    costs = []
    for day in (1, 2):
        page = make_page(make_issue(f"2026-11-0{day}"))
        stories = [
            make_article(page=page, body=RIVER, section="一线观察") for _n in range(30 * day)
        ]
        preparing.prepare(story.pk for story in stories)
        with CaptureQueriesContext(connection) as queries:
            publishing.publish(stories)
        costs.append(len(queries))
        preparing.link_back()
    assert abs(costs[1] - costs[0]) <= 3  # whole batches of rows that are written
    assert max(costs) < 75
