"""A story that has ended is gone (410), says since when, and stands in no list, feed or search any more."""

import datetime

import pytest
from django.utils import timezone

from articles.desk import publishing
from articles.models import Article, State
from tests.factories import make_article, make_page, make_published

pytestmark = pytest.mark.django_db
END = datetime.datetime(2026, 11, 20, 9, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def ended():
    story = make_published(headline="限时活动", expires_at=END)
    make_published(page=story.page)
    assert publishing.expire(Article.objects.all(), END) == 1
    return Article.objects.get(pk=story.pk)


def test_its_address_says_since_when_and_nothing_of_the_story(client, ended):
    answer = client.get(ended.get_absolute_url())
    page = answer.content.decode()
    assert answer.status_code == 410
    assert "本文已下线" in page
    assert "本文已于 2026年11月20日 星期五 09:00 到期下线。" in page
    assert "限时活动" not in page


def test_programs_are_told_the_same(client, ended):
    answer = client.get(f"/a/{ended.pk}.json")
    assert answer.status_code == 410
    assert "到期下线" in answer.content.decode()
    feed = client.get("/feed/").content.decode()
    assert "限时活动" not in feed


def test_it_is_in_no_list(client, ended):
    for address in ("/", ended.page.issue.get_absolute_url(), "/search/?q=限时活动"):
        assert ended.get_absolute_url() not in client.get(address).content.decode()


def test_before_its_end_it_is_there(client):
    story = make_published(expires_at=END)
    assert publishing.expire([story], END - datetime.timedelta(seconds=1)) == 0
    assert client.get(story.get_absolute_url()).status_code == 200


def test_two_ends_have_two_notes():
    make_published(expires_at=END)
    make_published(expires_at=END + datetime.timedelta(hours=1))
    assert publishing.expire(Article.objects.all(), END + datetime.timedelta(days=1)) == 2
    notes = set(Article.objects.values_list("withdrawal_note", flat=True))
    assert len(notes) == 2


def test_withdrawn_by_hand_it_has_not_ended(client):
    story = make_published(expires_at=END)
    publishing.withdraw([story], reason="内容有误", note="本文有误，已撤下。")
    page = client.get(story.get_absolute_url()).content.decode()
    assert "本文已撤下" in page or "已撤" in page
    assert "到期下线" not in page


@pytest.mark.parametrize(
    "barred", [{"print_only": True}, {"live_at": END + datetime.timedelta(days=4000)}]
)
def test_what_waits_or_never_goes_is_unknown_to_readers(client, barred):
    page = make_page()
    make_published(page=page)
    story = make_article(page=page, **barred)
    publishing.publish([story])
    assert story.state == State.DRAFT
    assert client.get(story.get_absolute_url()).status_code == 404
    issue = client.get(page.issue.get_absolute_url()).content.decode()
    assert story.headline not in issue
