"""Which stories lead on to which, worked out when they are published."""

import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.derived import print_size, related, relations
from articles.desk import publishing
from articles.models import Article, Keyword, Relation
from tests.factories import (
    DAY,
    make_article,
    make_html,
    make_issue,
    make_page,
    make_published,
    make_region,
)
from tests.forms import filled

pytestmark = pytest.mark.django_db
RIVER = make_html("家住南浦街道的村民顾明远说，清溪河清了。清溪河两岸种了树。")
RIVER_AGAIN = make_html("顾明远介绍，清溪河来了水鸟。南浦街道的居民都去看清溪河。")
SCHOOL = make_html("图书馆多等学生两小时。图书馆的灯亮着。")


def related_to(article):
    return set(
        article.relations.filter(kind="related").values_list("other__headline", flat=True)
    )


def series(article):
    return list(
        article.relations.filter(kind="series")
        .order_by("weight")
        .values_list("weight", "other__headline")
    )


def on_day(number, **fields):
    return make_article(page=make_page(make_issue(DAY + datetime.timedelta(number))), **fields)


def test_stories_that_speak_of_the_same_people_and_places_lead_to_each_other():
    one, other = (
        make_article(headline="一", body=RIVER),
        make_article(headline="二", body=RIVER_AGAIN),
    )
    publishing.publish([one, other, make_article(headline="三", body=SCHOOL)])
    assert related_to(one) == {"二"}
    assert related_to(other) == {"一"}


def test_a_story_published_later_is_led_to_from_the_earlier_one():
    one, other = (
        make_article(headline="一", body=RIVER),
        make_article(headline="二", body=RIVER_AGAIN),
    )
    publishing.publish([one])
    assert related_to(one) == set()
    publishing.publish([other])
    assert related_to(one) == {"二"}


def test_drafts_are_related_to_nothing():
    make_article(body=RIVER_AGAIN)
    one = make_article(body=RIVER)
    publishing.publish([one])
    assert related_to(one) == set()


def test_what_very_many_stories_say_relates_none(monkeypatch):
    monkeypatch.setattr(related, "FEW", 2)
    stories = [make_article(headline=f"{n}", body=RIVER) for n in range(4)]
    publishing.publish(stories)
    assert related_to(stories[0]) == set()


def test_a_withdrawn_story_is_led_to_from_nowhere():
    one, other = (
        make_article(headline="一", body=RIVER),
        make_article(headline="二", body=RIVER_AGAIN),
    )
    publishing.publish([one, other])
    publishing.withdraw([other], reason="事实有误")
    assert related_to(one) == set()


def test_a_story_leads_to_the_best_few_only():
    stories = [make_article(headline=f"{n}", body=RIVER) for n in range(4)]
    publishing.publish(stories)
    assert (
        max(story.relations.filter(kind="related").count() for story in stories)
        <= related.RELATED
    )


def test_a_columns_stories_lead_to_those_before_and_after_in_time():
    stories = [on_day(n, headline=f"第{n}天", section="一线观察") for n in range(5)]
    publishing.publish(reversed(stories))
    assert series(stories[2]) == [(-2, "第0天"), (-1, "第1天"), (1, "第3天"), (2, "第4天")]
    assert series(stories[0]) == [(1, "第1天"), (2, "第2天")]


def test_a_story_that_comes_late_takes_its_place_in_the_series():
    first, late, last = [on_day(n, headline=f"第{n}天", section="一线观察") for n in range(3)]
    publishing.publish([first, last])
    publishing.publish([late])
    assert series(first) == [(1, "第1天"), (2, "第2天")]
    assert series(last) == [(-2, "第0天"), (-1, "第1天")]


def test_where_a_story_is_withdrawn_the_series_closes():
    first, middle, last = [on_day(n, headline=f"第{n}天", section="一线观察") for n in range(3)]
    publishing.publish([first, middle, last])
    publishing.withdraw([middle], reason="事实有误")
    assert series(first) == [(1, "第2天")]
    assert series(last) == [(-1, "第0天")]
    assert series(middle) == []


def test_a_story_that_changes_its_column_leaves_the_old_series_and_joins_the_new_one():
    first, middle, last = [on_day(n, headline=f"第{n}天", section="一线观察") for n in range(3)]
    other = on_day(3, headline="别栏", section="地方传真")
    publishing.publish([first, middle, last, other])
    middle.refresh_from_db()
    middle.section = other.section
    middle.save()
    relations.relate([middle])
    assert series(first) == [(1, "第2天")]
    assert series(other) == [(-1, "第1天")]


@pytest.mark.parametrize("way", ["form", "list"])
def test_with_its_section_a_story_leaves_the_series(admin_client, client, way):
    stories = [on_day(n, section="一线观察") for n in range(3)]
    other = on_day(3, section="地方传真")
    publishing.publish([*stories, other, on_day(4, section="地方传真")])
    section = stories[0].section
    if way == "form":
        admin_client.post(
            reverse("admin:articles_section_delete", args=[section.pk]), {"post": "yes"}
        )
    else:
        chosen = {"action": "delete_selected", "_selected_action": [section.pk], "post": "yes"}
        admin_client.post(reverse("admin:articles_section_changelist"), chosen)
    assert [series(story) for story in stories] == [[], [], []]
    assert len(series(other)) == 1
    assert client.get(stories[1].get_absolute_url()).status_code == 200


def test_where_an_issue_or_a_page_moves_its_stories_move_in_the_series(admin_client):
    stories = [on_day(n, headline=f"第{n}天", section="一线观察") for n in range(3)]
    publishing.publish(stories)
    first, _second, last = stories
    address = reverse("admin:articles_issue_change", args=[first.page.issue.pk])
    admin_client.post(
        address, filled(admin_client.get(address), date=str(DAY + datetime.timedelta(9)))
    )
    assert series(first) == [(-2, "第1天"), (-1, "第2天")]
    address = reverse("admin:articles_page_change", args=[last.page.pk])
    moved = filled(admin_client.get(address), issue=first.page.issue.pk, sequence=2, number="2")
    assert admin_client.post(address, moved).status_code == 302
    assert series(last) == [(-2, "第1天"), (-1, "第0天")]
    stories = Article.objects.select_related("page__issue")
    assert [story.issue_date for story in stories] == [
        story.page.issue.date for story in stories
    ]
    assert (
        first.issue_date
        != stories.get(pk=first.pk).issue_date
        == stories.get(pk=last.pk).issue_date
    )


def test_rebuilding_makes_what_publishing_made():
    stories = [
        on_day(n, headline=f"{n}", section="一线观察", body=RIVER if n % 2 else RIVER_AGAIN)
        for n in range(6)
    ]
    publishing.publish(stories)
    ways = set(Relation.objects.values_list("article", "other", "kind", "weight"))
    words = set(Keyword.objects.values_list("article", "word"))
    Relation.objects.all().delete()
    call_command("relate_articles")
    assert set(Relation.objects.values_list("article", "other", "kind", "weight")) == ways
    assert set(Keyword.objects.values_list("article", "word")) == words


def test_rebuilding_forgets_what_leads_from_and_to_what_is_not_there_any_more():
    stays, hidden, left = (
        on_day(n, headline=f"{n}", section="一线观察", body=RIVER) for n in range(3)
    )
    publishing.publish([stays, hidden, left])
    Article.objects.filter(pk=hidden.pk).update(state="withdrawn")  # behind the desk's back
    Article.objects.filter(pk=left.pk).update(section=None)
    relations.rebuild()
    ways = Relation.objects.values_list("article__headline", "other__headline", "kind")
    assert set(ways) == {("0", "2", "related"), ("2", "0", "related")}
    assert not hidden.keywords.exists()


def test_rebuilding_goes_piece_by_piece_so_that_desks_and_readers_may_write_between(
    monkeypatch,
):
    monkeypatch.setattr(relations, "BATCH", 2)
    publishing.publish([on_day(n, section="一线观察", body=RIVER) for n in range(6)])
    with CaptureQueriesContext(connection) as queries:
        relations.rebuild()
    begun = [query for query in queries if query["sql"].startswith("SAVEPOINT")]
    assert len(begun) >= 1 + 3 + 3 + 1  # what is hidden, words, ways, the column


def test_stories_are_measured_a_batch_at_a_time(monkeypatch):
    monkeypatch.setattr(print_size, "BATCH", 2)
    stories = [make_published() for _ in range(5)]
    for story in stories:
        make_region(story)
    print_size.measure(stories)
    assert all(Article.objects.values_list("print_size", flat=True))


def test_relating_twice_changes_nothing():
    stories = [
        make_published(body=RIVER, section="一线观察"),
        make_published(body=RIVER_AGAIN, section="一线观察"),
    ]
    relations.relate(stories)
    before = set(Relation.objects.values_list("article", "other", "kind", "weight"))
    assert before
    relations.relate(stories)
    assert set(Relation.objects.values_list("article", "other", "kind", "weight")) == before


def test_a_deleted_story_takes_its_ways_with_it():
    stories = [make_published(body=RIVER), make_published(body=RIVER_AGAIN)]
    relations.relate(stories)
    Article.objects.filter(pk=stories[0].pk).delete()
    assert Relation.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_desks_that_publish_and_withdraw_at_once_never_wait_for_each_other_for_ever():
    if connection.vendor == "sqlite":
        pytest.skip("one connection to a database in memory")
    page = make_page()
    stories = [
        make_article(page=page, headline=f"之{n}", body=RIVER, section="一线观察")
        for n in range(12)
    ]

    def desk(number):
        try:
            for turn in range(6):
                some = stories[(number + turn) % 4 :: 4]
                publishing.publish(some)
                publishing.withdraw(some[:1], reason="事实有误")
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as desks:
        list(desks.map(desk, range(4)))  # raises what a desk has raised
    publishing.publish(stories)
    assert series(stories[5]) == [(-2, "之3"), (-1, "之4"), (1, "之6"), (2, "之7")]
