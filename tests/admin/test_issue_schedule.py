"""When an issue goes live, on the board and on its page: who sees it, who sets it, what it lacks."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.desk import scheduling
from articles.models import Article, Event, Issue, SectionRight
from tests.desk.readers import DUTY, EDITOR, make_reader
from tests.factories import (
    make_article,
    make_editor,
    make_issue,
    make_page,
    make_published,
    make_section,
)
from tests.forms import words

pytestmark = pytest.mark.django_db
DAY = datetime.datetime(2036, 11, 28, 6, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def page():
    return make_page(make_issue(date=DAY.date()))


@pytest.fixture
def desk(client):
    client.force_login(make_editor())
    return client


def address(issue):
    return reverse("admin:articles_issue_schedule", args=[issue.pk])


def press(client, issue, what="schedule", **typed):
    data = {"live_at": "2036-11-28T06:00", "hold": "story", "do": what} | typed
    return client.post(address(issue), data, follow=True)


def stored(issue):
    return Issue.objects.get(pk=issue.pk)


def board(client):
    return client.get("/admin/")


def test_a_time_is_set_in_the_papers_zone_and_stands_on_the_board(desk, page):
    answer = press(desk, page.issue, hold="issue")
    assert answer.redirect_chain[-1][0] == "/admin/?issue=2036-11-28"
    assert (stored(page.issue).live_at, stored(page.issue).hold) == (DAY, "issue")
    said = words(board(desk))
    assert "06:00 2036年11月28日 星期五" in said
    assert "北京时间" in said
    assert "整期都等" in said


def test_the_morning_of_its_day_is_offered(desk, page):
    assert 'value="2036-11-28T06:00"' in board(desk).content.decode()


def test_for_a_day_that_is_over_nothing_is_offered(desk):
    make_page(make_issue(date=datetime.date(2023, 11, 8)))
    form = board(desk).context["live"].form
    assert form.initial["live_at"] is None


def test_it_is_changed_and_taken_away(desk, page):
    press(desk, page.issue)
    press(desk, page.issue, live_at="2036-11-28T07:30")
    assert stored(page.issue).live_at == DAY + datetime.timedelta(hours=1, minutes=30)
    press(desk, page.issue, "unschedule")
    assert stored(page.issue).live_at is None
    assert "没有设定时间" in words(board(desk))


def test_now_is_now_whatever_stands_in_the_field(desk, page):
    before = timezone.now()
    press(desk, page.issue, "now", live_at="")
    assert before <= stored(page.issue).live_at <= timezone.now()


def test_now_it_is_online_without_waiting_for_the_loop(
    desk, page, django_capture_on_commit_callbacks
):
    goes, waits = make_article(page=page), make_article(page=page, doubts=[{}])
    with django_capture_on_commit_callbacks(execute=True):
        press(desk, page.issue, "now")
    assert list(Article.objects.published()) == [goes]
    assert stored(page.issue).went_live_at is not None
    waits.refresh_from_db()
    assert waits.live_at == stored(page.issue).live_at


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "请选择日期和时间"),
        ("2020-01-01T06:00", "已经过去"),
        ("kein Datum", "输入"),
    ],
)
def test_what_is_refused_stays_in_the_field_with_the_reason(desk, page, typed, said):
    answer = press(desk, page.issue, live_at=typed)
    assert said in words(answer)
    assert f'value="{typed}"' in answer.content.decode() or not typed
    assert stored(page.issue).live_at is None


def test_a_time_that_does_not_exist_is_refused_with_words(desk, page):
    with timezone.override("Europe/Berlin"):
        answer = press(desk, page.issue, live_at="2036-03-30T02:30")
    assert "2036-03-30 02:30" in words(answer)
    assert "Europe/Berlin" in words(answer)


def test_what_is_missing_stands_there_from_the_moment_of_scheduling(desk, page):
    story = make_article(page=page, headline="大桥通车", doubts=[{}])
    assert board(desk).context["live"].count == 0
    press(desk, page.issue)
    answer = board(desk)
    assert f"/proof/#story-{story.pk}" in answer.content.decode()
    assert "《大桥通车》 疑点 1 处" in words(answer)
    assert "1 篇文章等待，其余照常上线" in words(answer)
    press(desk, page.issue, hold="issue")
    assert "整期等待" in words(board(desk))


def test_an_issue_that_lacks_nothing_says_so(desk, page):
    make_article(page=page)
    press(desk, page.issue)
    assert "什么都不缺" in words(board(desk))


def test_many_lacks_fold_out(desk, page):
    for _ in range(12):
        make_article(page=page, doubts=[{}])
    press(desk, page.issue)
    live = board(desk).context["live"]
    assert (len(live.first), len(live.others), live.count) == (8, 4, 12)


def test_once_it_is_live_it_says_since_when(desk, page):
    issue = scheduling.schedule_issue(page.issue, None)
    scheduling.gone_live(issue, [], timezone.now())
    live = board(desk).context["live"]
    assert (live.is_pending, live.at) == (False, stored(issue).went_live_at)


def test_who_may_not_publish_sees_the_time_and_no_form(client, page):
    scheduling.schedule_issue(page.issue, DAY)
    client.force_login(make_reader("责编", EDITOR))
    assert board(client).context["live"].form is None
    assert "06:00" in words(client.get(address(page.issue)))
    assert press(client, page.issue, "unschedule").status_code == 403
    assert stored(page.issue).live_at == DAY


def test_who_may_publish_in_some_sections_is_told_why_not(client, page):
    user = make_reader("主任", DUTY)
    SectionRight.objects.create(user=user, section=make_section("体育"), may_publish=True)
    make_article(page=page, section=make_section("要闻"))
    client.force_login(user)
    answer = press(client, page.issue)
    assert answer.status_code == 200
    assert stored(page.issue).live_at is None
    assert "错误" in words(answer) or "没有" in words(answer)


def test_an_old_revision_brings_no_time_back(desk, page):
    press(desk, page.issue)
    press(desk, page.issue, "unschedule")
    compare = reverse("admin:articles_issue_compare", args=[page.issue_id])
    desk.post(compare, {"revision": "2", "restore": ["live_at", "hold"]})
    assert stored(page.issue).live_at is None


def test_the_issues_own_form_leads_there(desk, page):
    form = desk.get(reverse("admin:articles_issue_change", args=[page.issue_id]))
    assert address(page.issue) in form.content.decode()


@pytest.mark.parametrize("where", ["board", "page"])
def test_an_issue_that_is_online_whole_is_offered_no_time(desk, page, where):
    make_published(page=page)
    make_article(page=page, print_only=True)  # never online
    look = "/admin/" if where == "board" else address(page.issue)
    shown = desk.get(look)
    assert shown.context["live"].form is None
    assert "现在上线" not in words(shown)
    assert 'value="schedule"' not in shown.content.decode()
    assert "本期文章已全部上线。" in words(shown)
    make_article(page=page)
    assert "现在上线" in words(desk.get(look))


@pytest.mark.parametrize("what", ["schedule", "now"])
def test_nor_does_it_take_one_that_is_sent_by_hand(desk, page, what):
    make_published(page=page)
    answer = press(desk, page.issue, what)
    assert "本期文章已全部上线。" in words(answer)
    assert stored(page.issue).live_at is None
    assert not Event.objects.filter(verb="scheduled").exists()
    make_article(page=page)
    press(desk, page.issue, what)
    assert stored(page.issue).live_at is not None


@pytest.mark.parametrize("where", ["board", "page"])
def test_a_time_that_it_still_has_can_be_taken_away(desk, page, where):
    press(desk, page.issue)
    make_published(page=page)
    look = "/admin/" if where == "board" else address(page.issue)
    shown = words(desk.get(look))
    assert "取消定时" in shown
    assert "现在上线" not in shown
    press(desk, page.issue, "unschedule")
    assert stored(page.issue).live_at is None


def test_an_issue_without_stories_can_have_a_time(desk, page):
    assert "现在上线" in words(board(desk))
