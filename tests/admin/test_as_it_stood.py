"""The desk shows what readers saw at a moment, beside how it stands now: of a story and of an issue."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.admin.as_it_stood import moment_in
from articles.desk import corrections, publishing
from articles.models import Photo, PublicState
from tests.factories import (
    make_article,
    make_editor,
    make_photo,
    make_picture,
    make_user,
    withdraw,
)
from tests.forms import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_editor("编辑"))
    return client


@pytest.fixture
def story(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    story = make_article(headline="二〇一四年动工", body="<p>旧的正文。</p>", section="本栏")
    make_picture(story, photo=make_photo(), caption="图说。", credit="李贺")
    publishing.publish([story])
    edits = corrections.replacements(story, [("二〇一四年", "二〇一五年")])
    corrections.correct(story, "应为二〇一五年。", edits=edits)
    withdraw([story], note="正在核实。")
    return story


def page(desk, row, at=None):
    name = f"admin:articles_{row._meta.model_name}_stood"
    query = {"at": timezone.localtime(at).isoformat()} if at else {}
    response = desk.get(reverse(name, args=[row.pk]), query)
    assert response.status_code == 200
    return response


def moments():
    return list(PublicState.objects.order_by("pk").values_list("at", flat=True))


def test_each_moment_shows_the_text_of_then_in_full(desk, story):
    published, corrected, gone = moments()
    first = page(desk, story, published).content.decode()
    for said in ("二〇一四年动工", "旧的正文。", "图说。", "李贺", "本栏", "<img"):
        assert said in first, said
    second = page(desk, story, corrected).context["shown"]
    assert second.story.headline == "二〇一五年动工"
    assert [each.text for each in second.corrections] == ["应为二〇一五年。"]
    last = page(desk, story, gone)
    assert last.context["shown"] is None
    assert "正在核实。" in words(last)
    before = page(desk, story, published - datetime.timedelta(minutes=1))
    assert before.context["stood"].was_not_yet


def test_it_stands_beside_how_the_story_is_now(desk, story):
    publishing.publish([story])
    then = page(desk, story, moments()[0])
    assert [field.name for field in then.context["changed"]] == ["headline", "corrections"]
    assert not page(desk, story).context["changed"]


def test_a_photo_that_is_cropped_otherwise_now_stood_otherwise_then(desk, story):
    publishing.publish([story])
    assert "现在仍与当时相同" in words(page(desk, story))
    then = moments()[-1]
    Photo.objects.update(focal_x=0.25)
    shown = page(desk, story, then)
    assert [field.name for field in shown.context["changed"]] == ["focal_points"]
    assert "现在仍与当时相同" not in words(shown)


def test_every_moment_is_listed_with_a_link_to_it(desk, story):
    listed = page(desk, story).context["moments"]
    assert [moment["row"].why for moment in listed] == ["withdrawn", "corrected", "published"]
    reached = desk.get(
        reverse("admin:articles_article_stood", args=[story.pk]), {"at": listed[-1]["typed"]}
    )
    assert reached.context["stood"].since == listed[-1]["row"].at


def test_an_issue_at_a_moment_lists_its_stories_as_they_were(desk, story):
    make_article(page=story.page, headline="从未上网")
    published, _corrected, gone = moments()
    then = page(desk, story.page.issue, published)
    assert {one.title: one.is_online for one in then.context["stood"].stories} == {
        "二〇一四年动工": True,
        "从未上网": False,
    }
    assert "正在核实。" in words(page(desk, story.page.issue, gone))


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("2026-11-20T09:00", 9),
        ("2026-11-20 09:00:30", 9),
        (" 2026-11-20 09:00 ", 9),
        ("2026-11-20T01:00:00Z", 9),
    ],
)
def test_a_moment_is_read_in_the_papers_zone(typed, hour):
    assert timezone.localtime(moment_in(typed)).hour == hour


@pytest.mark.parametrize(
    "typed",
    [
        *("gestern", "2026-13-40 09:00", "2026-02-30T09:00", "9"),
        *("0001-01-01T00:00", "9999-12-31T23:59-12:00", "9999-12-31T23:59Z"),
    ],
)
def test_what_is_no_moment_is_said_and_shows_now(desk, story, typed):
    response = desk.get(reverse("admin:articles_article_stood", args=[story.pk]), {"at": typed})
    assert response.status_code == 200
    assert response.context["is_wrong"]


def test_nobody_is_told_of_a_moment_that_is_to_come(desk, story):
    response = page(desk, story, timezone.now() + datetime.timedelta(hours=1))
    assert "这个时间还没有到" in words(response)
    assert "二〇一五年" not in words(response).split("读者所见")[0].split("查看")[-1]


def test_who_may_not_see_articles_sees_none_of_it(client, story):
    client.force_login(make_user(is_staff=True))
    for row in (story, story.page.issue):
        address = reverse(f"admin:articles_{row._meta.model_name}_stood", args=[row.pk])
        assert client.get(address).status_code == 403
    assert client.get(f"/admin/articles/article/{10**12}/as-it-stood/").status_code in {
        403,
        404,
    }
