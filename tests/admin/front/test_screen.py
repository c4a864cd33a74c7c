"""The front page's screen: what it is told, the look at the page, and what is done from it."""

import datetime
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.desk import front_pages, publishing, scheduling
from articles.models import Event, Flash, FrontPlace
from articles.presenting.front_context import stored_order
from tests.desk.readers import EDITOR, make_levels, make_reader
from tests.factories import (
    DAY,
    make_article,
    make_editor,
    make_front_page,
    make_issue,
    make_page,
    make_photo,
    make_picture,
    make_published,
)

pytestmark = pytest.mark.django_db
MOST_QUERIES = 25


@pytest.fixture
def desk(client):
    client.force_login(make_editor("总编"))
    return client


def address(issue, tail=""):
    return reverse(f"admin:articles_issue_front{tail}", args=[issue.pk])


def told(desk, issue):
    return desk.get(address(issue, "_state")).json()


def done(desk, issue, **message):
    return desk.post(address(issue, "_do"), message, content_type="application/json")


def looked_at(desk, issue, *stories):
    """The titles on the front page as it would be with these in front, the lead first."""
    order = ",".join(str(story.pk) for story in stories)
    html = desk.get(f"{address(issue, '_preview')}?order={order}").content.decode()
    return re.findall(r'class="headline[^"]*">\s*<a[^>]*>(.*?)</a>', html)


def make_paper(stories=3, issue=None, **fields):
    page = make_page(issue or make_issue())
    return [make_published(page=page, **fields) for _ in range(stories)]


def test_the_board_leads_to_it_with_one_click(desk):
    make_paper()
    assert address(make_issue()) in desk.get(reverse("admin:index")).content.decode()


def test_it_knows_the_issues_stories_and_those_of_the_last_days_and_nothing_that_cannot_lead(
    desk,
):
    own = make_paper(2)
    yesterday = make_issue(DAY - datetime.timedelta(1))
    (other,) = make_paper(1, yesterday)
    page = own[0].page
    draft = make_article(page=page)
    make_article(page=page, kind="notice")
    make_article(page=page, print_only=True)
    make_article(page=page, state="withdrawn")
    make_article(page=make_page(yesterday))  # a draft that missed its day
    stories = told(desk, make_issue())["stories"]
    assert [story["pk"] for story in stories] == [own[0].pk, own[1].pk, draft.pk, other.pk]
    assert [story["is_own"] for story in stories] == [True, True, True, False]


def test_a_story_says_what_it_waits_for(desk):
    make_levels()
    at = timezone.now() + datetime.timedelta(hours=1)
    unsigned = make_article(headline="未签的")
    embargoed = make_article(page=unsigned.page, headline="后发的", live_at=at)
    stories = {each["pk"]: each for each in told(desk, make_issue())["stories"]}
    assert "初审" in stories[unsigned.pk]["waits"]
    assert f"{timezone.localtime(at):%H:%M}" in stories[embargoed.pk]["waits"]


def test_what_was_withdrawn_after_it_was_placed_is_shown_with_its_reason(desk):
    one, two, _three = make_paper()
    make_front_page(one, two)
    publishing.withdraw([one], reason="有误")
    state = told(desk, make_issue())
    assert state["order"] == [one.pk, two.pk]
    story = next(each for each in state["stories"] if each["pk"] == one.pk)
    assert not story["is_fit"]
    assert one.title in story["why_not"]


def test_a_look_shows_the_order_and_nobody_else_sees_it(desk, client):
    one, two, three = make_paper()
    assert looked_at(desk, make_issue(), three, two, one) == [three.title, two.title, one.title]
    client.logout()
    html = client.get("/").content.decode()
    assert html.index(one.title) < html.index(three.title)
    assert not FrontPlace.objects.exists()


def test_a_look_at_an_issue_that_waits_shows_what_will_go_live_and_not_what_will_not(desk):
    make_paper()
    tomorrow = make_issue(DAY + datetime.timedelta(1))
    page = make_page(tomorrow)
    at = timezone.now() + datetime.timedelta(hours=3)
    first, second = make_article(page=page), make_article(page=page)
    later = make_article(page=page, live_at=at + datetime.timedelta(hours=1))
    paper_only = make_article(page=page, print_only=True)
    scheduling.schedule_issue(tomorrow, at)
    assert looked_at(desk, tomorrow, later, second, paper_only) == [second.title, first.title]


def test_a_look_at_the_page_of_today_shows_no_draft(desk):
    one, *_others = make_paper(2)
    draft = make_article(page=one.page)
    assert draft.title not in looked_at(desk, make_issue(), draft, one)


def test_flashes_of_the_moment_at_which_the_issue_goes_live_are_in_the_look(desk):
    tomorrow = make_issue(DAY + datetime.timedelta(1))
    make_article(page=make_page(tomorrow))
    now, hour = timezone.now(), datetime.timedelta(hours=1)
    scheduling.schedule_issue(tomorrow, now + 3 * hour)
    Flash.objects.create(text="早就过去", starts_at=now, ends_at=now + hour)
    Flash.objects.create(text="那时正在", starts_at=now + 2 * hour, ends_at=now + 4 * hour)
    html = desk.get(address(tomorrow, "_preview")).content.decode()
    assert "那时正在" in html
    assert "早就过去" not in html


def test_the_look_is_framed_by_the_desk_alone_and_the_screen_frames_nothing_else(desk):
    make_paper()
    look = desk.get(address(make_issue(), "_preview"))
    assert look["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in look["Content-Security-Policy"]
    screen = desk.get(address(make_issue()))
    assert "frame-src 'self'" in screen["Content-Security-Policy"]
    assert "'unsafe-inline'" not in screen["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in desk.get("/")["Content-Security-Policy"]


def test_going_live_is_answered_with_the_state_afterwards(desk):
    one, two, _three = make_paper()
    answer = done(desk, make_issue(), do="set", order=[two.pk, one.pk], version=0).json()
    assert (answer["state"]["order"], answer["state"]["version"]) == ([two.pk, one.pk], 1)
    assert stored_order(make_issue()) == (two.pk, one.pk)
    assert answer["state"]["before"][0]["lead"] == two.title
    assert Event.objects.filter(verb=Event.Verb.FRONT_SET, by="总编").exists()


def test_who_comes_second_with_another_lead_is_told_who_was_first(desk):
    one, two, three = make_paper()
    front_pages.set_front_page(make_issue(), [two.pk, one.pk], 0, make_editor("夜班"))
    answer = done(desk, make_issue(), do="set", order=[three.pk, one.pk], version=0)
    assert answer.status_code == 409
    conflict = answer.json()["conflict"]
    assert conflict["by"] == "夜班"
    assert conflict["what"] == [f"1 {two}", f"2 {one}"]
    assert answer.json()["state"]["version"] == 1


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"do": "burn"},
        {"do": "set", "order": "1", "version": 0},
        {"do": "set", "order": [True], "version": 0},
        {"do": "set", "order": [-1], "version": 0},
        {"do": "set", "order": [10**30], "version": 0},
        {"do": "set", "order": [1] * 500, "version": 0},
        {"do": "flash", "text": "", "hours": 6},
        {"do": "flash", "text": "快", "hours": "6"},
        {"do": "flash", "text": "\ud800", "hours": 6},
        {"do": "end_flash", "flash": 1, "version": 1},
    ],
)
def test_what_is_nothing_that_can_be_done_is_refused_with_a_sentence(desk, message):
    make_paper()
    answer = done(desk, make_issue(), **message)
    assert answer.status_code == 400
    assert answer.json()["error"]
    assert not Flash.objects.exists()


def test_what_is_no_json_is_refused_and_an_issue_that_is_not_there_is_unknown(desk):
    make_paper()
    there = address(make_issue(), "_do")
    assert desk.post(there, "[[[", content_type="application/json").status_code == 400
    assert desk.get(there).status_code == 405
    assert desk.get(f"/admin/articles/issue/{10**30}/front/").status_code == 404
    assert (
        desk.get(f"{address(make_issue(), '_preview')}?order=x,,-1,{10**30}").status_code == 200
    )


def test_flashes_are_begun_ended_and_put_in_order_from_it(desk):
    (story,) = make_paper(1)
    for text in ("一", "二"):
        answer = done(desk, make_issue(), do="flash", text=text, hours=2, article=story.pk)
    second, first = answer.json()["state"]["flashes"]
    assert (second["text"], second["story"], second["is_linked"]) == ("二", story.title, True)
    order = [first["pk"], second["pk"]]
    state = done(desk, make_issue(), do="order_flashes", order=order).json()["state"]
    assert [each["text"] for each in state["flashes"]] == ["一", "二"]
    ending = state["flashes"][0]
    message = {"flash": ending["pk"], "version": ending["version"]}
    state = done(desk, make_issue(), do="end_flash", **message).json()["state"]
    assert [each["text"] for each in state["flashes"]] == ["二"]


def test_who_may_not_publish_sees_it_and_is_offered_nothing(client):
    make_paper()
    client.force_login(make_reader("编辑", (*EDITOR, "view_issue")))
    html = client.get(address(make_issue())).content.decode()
    state = json.loads(re.search(r'id="front-state"[^>]*>(.*?)</script>', html).group(1))
    assert not state["may_arrange"]
    assert not state["may_flash"]


def test_the_form_of_a_story_leads_there_and_has_no_place_of_its_own(desk):
    one, *_others = make_paper()
    html = desk.get(reverse("admin:articles_article_change", args=[one.pk])).content.decode()
    assert f'<a href="{address(make_issue())}">编排首页</a>' in html
    assert 'name="pin"' not in html


def test_it_costs_the_same_for_few_stories_and_for_many(desk):
    costs = []
    for count in (1, 30):
        make_levels(0)
        for story in make_paper(count):
            make_picture(story, photo=make_photo())
            make_article(page=story.page)
        make_levels()
        for tail in ("", "_state", "_preview"):
            with CaptureQueriesContext(connection) as queries:
                assert desk.get(address(make_issue(), tail)).status_code == 200
            costs.append(len(queries))
    assert costs[:3] == costs[3:]
    assert max(costs) <= MOST_QUERIES
