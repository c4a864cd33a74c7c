"""The hub is told what is new, by and by, and publishing never waits for it."""

import datetime
import re
import socket
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.parse import parse_qs

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from articles.derived import websub
from articles.desk import publishing
from articles.models import Ping
from tests.factories import (
    DAY,
    make_article,
    make_byline,
    make_issue,
    make_page,
    make_published,
)

pytestmark = pytest.mark.django_db


@contextmanager
def hub(*answers):
    """A hub that gives these answers, one after the other: its address, and what it was told."""
    told, waiting = [], iter(answers)

    class Hub(BaseHTTPRequestHandler):
        def do_POST(self):
            told.append(parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode()))
            self.send_response(next(waiting))
            self.end_headers()

        def log_message(self, *words):
            pass

    with HTTPServer(("127.0.0.1", 0), Hub) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", told
        server.shutdown()


@pytest.fixture
def no_hub(settings):
    """The address of a hub that is gone: nothing listens there."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings.SITE_URL, settings.WEBSUB_HUB = (
        "https://paper.example",
        f"http://127.0.0.1:{port}/",
    )
    return settings.WEBSUB_HUB


@pytest.fixture
def publish(django_capture_on_commit_callbacks):
    def publish(**fields):
        story = make_article(section="地方传真", **fields)
        make_byline(story)
        with django_capture_on_commit_callbacks(execute=True):
            publishing.publish([story])
        return story

    return publish


def due():
    return {ping.path: ping.attempts for ping in Ping.objects.all()}


def make_due():
    Ping.objects.update(due_at=timezone.now() - datetime.timedelta(seconds=1))


def feeds_of(story):
    subjects = (story.section, story.bylines.get().contributor)
    return {"/feed/", *(f"{subject.get_absolute_url()}feed/" for subject in subjects)}


def test_publishing_notes_down_each_feed_that_the_story_is_in_and_asks_no_hub(publish, no_hub):
    story = publish()
    assert due() == dict.fromkeys(feeds_of(story), 0)
    publish()
    assert len(due()) == 3


def test_an_archive_that_is_put_online_is_no_news_to_the_feed_of_all(no_hub):
    days = [DAY - datetime.timedelta(n) for n in range(websub.NEWEST)]
    stories = [make_published(page=make_page(make_issue(day))) for day in days]
    archive = [
        make_published(page=make_page(make_issue(DAY.replace(year=year))))
        for year in range(DAY.year - 20, DAY.year)
    ]
    websub.remember({f"article:{story.pk}" for story in archive})
    assert due() == {}
    websub.remember({f"article:{story.pk}" for story in (*archive, stories[-1])})
    assert due() == {"/feed/": 0}


@pytest.mark.django_db(transaction=True)
def test_what_was_rolled_back_is_no_news(no_hub):
    never, story = make_article(section="时评"), make_article(section="地方传真")
    make_byline(story)
    with transaction.atomic():
        publishing.publish([never])
        transaction.set_rollback(True)
    publishing.publish([story])
    assert due() == dict.fromkeys(feeds_of(story), 0)


def test_without_a_hub_nothing_is_noted_down(publish):
    publish()
    assert due() == {}
    with pytest.raises(CommandError, match="WEBSUB_HUB"):
        call_command("send_pings")


def test_a_draft_is_no_news(no_hub, django_capture_on_commit_callbacks):
    story = make_article()
    with django_capture_on_commit_callbacks(execute=True):
        publishing.withdraw([story], reason="事实有误")
    assert due() == {}


def test_the_hub_is_told_whole_addresses_once(publish, no_hub, settings, capsys):
    story = publish()
    with hub(202, 204, 200) as (settings.WEBSUB_HUB, told):
        call_command("send_pings")
        call_command("send_pings")
    assert {one["hub.url"][0] for one in told} == {
        f"https://paper.example{path}" for path in feeds_of(story)
    }
    assert {one["hub.mode"][0] for one in told} == {"publish"}
    assert (len(told), due()) == (3, {})
    # Told, to be tried again, given up
    assert re.findall("[0-9]+", capsys.readouterr().out)[:3] == ["3", "0", "0"]


def test_a_hub_that_is_gone_is_tried_again_later_and_it_is_logged(publish, no_hub, caplog):
    publish()
    now = timezone.now()
    assert websub.send_due() == websub.Sent(failed=3)
    assert set(due().values()) == {1}
    assert all(ping.due_at >= now + websub.FIRST_PAUSE for ping in Ping.objects.all())
    assert websub.send_due() == websub.Sent()
    assert "attempt 1 of" in caplog.text
    make_due()
    assert websub.send_due() == websub.Sent(failed=3)


def test_a_hub_that_refuses_is_tried_again_and_then_taken_at_its_word(
    publish, no_hub, settings
):
    story = publish()
    with hub(503, 500, 404, *[202] * 3) as (settings.WEBSUB_HUB, told):
        assert websub.send_due() == websub.Sent(failed=3)
        make_due()
        assert websub.send_due() == websub.Sent(told=3)
    assert (len(told), due()) == (2 * len(feeds_of(story)), {})


def test_what_was_tried_often_enough_is_given_up(publish, no_hub):
    publish()
    Ping.objects.update(attempts=websub.MOST_ATTEMPTS - 1)
    assert websub.send_due() == websub.Sent(given_up=3)
    assert due() == {}


def test_news_that_come_while_the_hub_is_told_are_told_as_well(publish, no_hub, settings):
    publish()
    (ping,) = Ping.objects.filter(path="/feed/")
    Ping.objects.exclude(pk=ping.pk).delete()
    with hub(202, 202) as (settings.WEBSUB_HUB, told):
        stale = Ping.objects.get(pk=ping.pk)
        websub.remember({"article:1"})
        assert websub._send(stale) == ""  # another's, or newer than it was
        assert websub.send_due() == websub.Sent(told=1)
    assert (len(told), due()) == (1, {})
