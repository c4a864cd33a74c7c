"""Many stories get a time from their list, and lose it again: by the desk's verbs, each with its event and revision."""

import datetime

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from articles.admin.withdraw_question import facts_of
from articles.models import Article, Event, SectionRight, State
from tests.desk.readers import DUTY, make_reader
from tests.factories import (
    make_article,
    make_editor,
    make_issue,
    make_page,
    make_published,
    make_section,
)
from tests.forms import words
from tests.login.desk import hidden_fields

pytestmark = pytest.mark.django_db
MOST_SHOWN = admin.site.get_model_admin(Article).list_per_page
LISTING = reverse("admin:articles_article_changelist")
ZONE = timezone.get_default_timezone()
MORNING = datetime.datetime(2036, 11, 28, 6, tzinfo=ZONE)
NIGHT = datetime.datetime(2036, 12, 1, 22, 30, tzinfo=ZONE)
TYPED = {"live_at": "2036-11-28T06:00", "expires_at": "2036-12-01T22:30"}


@pytest.fixture
def desk(client):
    client.force_login(make_editor("编辑"))
    return client


def ticked(action, articles):
    return {"action": action, "_selected_action": [article.pk for article in articles]}


def give(client, articles, **typed):
    """The question, answered."""
    question = client.post(LISTING, ticked("schedule", articles))
    answer = hidden_fields(question) | {"live_at": "", "expires_at": ""} | typed
    answer["_selected_action"] = [article.pk for article in articles]
    return client.post(LISTING, answer, follow=True)


def times(articles):
    rows = Article.objects.in_bulk([article.pk for article in articles])
    return [(rows[article.pk].live_at, rows[article.pk].expires_at) for article in articles]


def test_a_list_asks_when_and_gives_each_story_its_time(desk):
    articles = [make_article() for _ in range(3)]
    question = desk.post(LISTING, ticked("schedule", articles))
    assert "3 篇文章何时上线？" in words(question)
    assert "北京时间" in words(question)
    assert times(articles) == [(None, None)] * 3
    said = give(desk, articles, **TYPED)
    assert [message.level_tag for message in said.context["messages"]] == ["success"]
    assert times(articles) == [(MORNING, NIGHT)] * 3
    assert Event.objects.filter(verb="scheduled", by="编辑").count() == 3
    assert all("06:00" in article.revisions.latest("number").reason for article in articles)


def test_all_rows_of_the_list_get_it_those_of_other_pages_of_the_list_too(desk):
    """More than one page of the list shows, filtered; the others of the desk are left alone."""
    articles = [make_article(section=None) for _ in range(MOST_SHOWN + 5)]
    away = make_published()
    address = f"{LISTING}?state=draft"
    across = ticked("schedule", articles[:2]) | {"select_across": "1", "index": "0"}
    question = desk.post(address, across)
    assert f"{len(articles)} 篇文章何时上线？" in words(question)
    answer = hidden_fields(question) | TYPED
    assert answer["select_across"] == ["1"]
    said = desk.post(address, answer, follow=True)
    assert f"{len(articles)} 篇" in words(said)
    assert times(articles) == [(MORNING, NIGHT)] * len(articles)
    assert times([away]) == [(None, None)]
    desk.post(address, across | {"action": "unschedule"})
    assert times(articles) == [(None, None)] * len(articles)


@pytest.mark.parametrize("across", ["0", "1"])
def test_it_is_asked_again_if_it_is_about_others_though_as_many(desk, across):
    one, other = make_article(), make_article()
    question = desk.post(LISTING, ticked("schedule", [one]) | {"select_across": across})
    answer = hidden_fields(question) | TYPED
    if across == "1":
        one.delete()
        make_article()
    else:
        answer["_selected_action"] = [other.pk]
    assert desk.post(LISTING, answer).status_code == 200
    assert not Event.objects.filter(verb="scheduled").exists()


def test_an_empty_field_leaves_each_story_the_time_that_it_has(desk):
    one, other = make_article(expires_at=NIGHT), make_article()
    give(desk, [one, other], live_at=TYPED["live_at"])
    assert times([one, other]) == [(MORNING, NIGHT), (MORNING, None)]


def test_what_is_online_or_printed_only_gets_an_end_alone(desk):
    draft, online = make_article(), make_published()
    barred = make_article(print_only=True)
    said = give(desk, [draft, online, barred], live_at=TYPED["live_at"])
    assert times([draft, online, barred]) == [(MORNING, None), (None, None), (None, None)]
    assert "2 篇没有变" in words(said)
    give(desk, [online], expires_at=TYPED["expires_at"])
    assert times([online]) == [(None, NIGHT)]


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"live_at": "2020-01-01T06:00"},
        {"live_at": "2036-12-02T06:00", "expires_at": "2036-12-01T06:00"},
        {"live_at": "morgen"},
    ],
)
def test_a_time_that_cannot_be_is_told_and_no_story_gets_one(desk, typed):
    articles = [make_article(), make_article()]
    answer = give(desk, articles, **typed)
    assert "没有定时" in words(answer)
    assert times(articles) == [(None, None)] * 2
    assert not Event.objects.filter(verb="scheduled").exists()


def test_the_times_are_taken_back_and_who_goes_with_the_issue_is_told(desk):
    page = make_page(make_issue(date=MORNING.date(), live_at=MORNING))
    articles = [make_article(page=page, live_at=NIGHT), make_article(expires_at=NIGHT)]
    none = make_article()
    said = desk.post(LISTING, ticked("unschedule", [*articles, none]), follow=True)
    assert times(articles) == [(None, None)] * 2
    assert Event.objects.filter(verb="unscheduled").count() == 2
    told = words(said)
    assert "2 篇文章不再有自己的时间" in told
    assert "1 篇随本期上线" in told
    assert "1 篇本来就没有" in told


def test_only_stories_of_sections_where_somebody_may_publish_get_a_time(client):
    own, foreign = make_section("本地"), make_section("国际")
    user = make_reader("主任", DUTY)
    SectionRight.objects.create(section=own, user=user, may_publish=True)
    client.force_login(user)
    mine, other = make_article(section=own), make_article(section=foreign)
    give(client, [mine, other], live_at=TYPED["live_at"])
    assert times([mine, other]) == [(MORNING, None), (None, None)]
    Article.objects.filter(pk=other.pk).update(live_at=NIGHT)
    client.post(LISTING, ticked("unschedule", [mine, other]))
    assert times([mine, other]) == [(None, None), (NIGHT, None)]


@pytest.mark.parametrize("action", ["schedule", "unschedule"])
def test_what_has_changed_since_the_list_was_shown_is_left_as_it_is(desk, action):
    seen, changed = make_article(expires_at=NIGHT), make_article(expires_at=NIGHT)
    shown = desk.get(LISTING).context["cl"].stamps
    Article.objects.filter(pk=changed.pk).update(headline="另一题")
    data = ticked(action, [seen, changed]) | {"shown": shown}
    if action == "schedule":
        data |= {"schedule_as_asked": facts_of([seen.pk]), **TYPED}
    desk.post(LISTING, data)
    wanted = (MORNING, NIGHT) if action == "schedule" else (None, None)
    assert times([seen, changed]) == [wanted, (None, NIGHT)]


def test_whoever_is_on_duty_publishes_nothing_before_the_time(client):
    client.force_login(make_reader("主任", DUTY))
    article = make_article()
    give(client, [article], live_at=TYPED["live_at"])
    client.post(LISTING, ticked("publish", [article]))
    assert Article.objects.get(pk=article.pk).state == State.DRAFT
