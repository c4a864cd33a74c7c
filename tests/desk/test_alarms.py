"""Somebody is told once of what is wrong, and once that it is over."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core import mail

from articles.desk import alarms
from articles.desk.loop_state import Trouble
from articles.models import DeskAlarm

pytestmark = pytest.mark.django_db
LATE = Trouble("issue:7", "2026-11-29 is late.")
DEAD = Trouble("loop", "Nothing goes live by itself.")


@pytest.fixture
def posted(settings):
    """What a webhook has got."""
    got = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self):
            got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_arguments):
            pass

    with HTTPServer(("127.0.0.1", 0), Receiver) as server:
        settings.ALARM_WEBHOOK = f"http://127.0.0.1:{server.server_port}/send?key=abc"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield got
        server.shutdown()
        thread.join()


def subjects():
    return [message.subject for message in mail.outbox]


def test_a_trouble_is_told_once_by_email(settings):
    settings.ALARM_EMAIL = ["night@paper.example", "chief@paper.example"]
    assert [alarms.tell([LATE]), alarms.tell([LATE])] == [1, 0]
    assert subjects() == [LATE.words]
    assert mail.outbox[0].to == settings.ALARM_EMAIL


def test_what_a_database_says_in_several_lines_is_told_in_a_subject_of_one(settings):
    settings.ALARM_EMAIL = ["night@paper.example"]
    words = 'Stories: duplicate key value violates unique constraint "x"\nDETAIL:  Key (a)=(1).'
    assert alarms.tell([Trouble("round", words)]) == 1
    assert subjects() == [words.replace("\nDETAIL:  ", " DETAIL: ")]
    assert mail.outbox[0].body == words


def test_another_trouble_is_told_besides(settings):
    settings.ALARM_EMAIL = ["night@paper.example"]
    alarms.tell([LATE])
    alarms.tell([LATE, DEAD])
    assert subjects() == [LATE.words, DEAD.words]


def test_that_it_is_over_is_told_and_when_it_comes_again_it_is_told_again(settings):
    settings.ALARM_EMAIL = ["night@paper.example"]
    for troubles in ([LATE], [], [], [LATE]):
        alarms.tell(troubles)
    first, over, again = subjects()
    assert first == again == LATE.words
    assert LATE.words in over


def test_a_webhook_gets_the_words_as_text(posted):
    alarms.tell([LATE])
    assert posted == [{"msgtype": "text", "text": {"content": LATE.words}}]


def test_what_could_not_be_told_is_told_by_the_next_look(settings, posted):
    address, settings.ALARM_WEBHOOK = settings.ALARM_WEBHOOK, "http://127.0.0.1:9/"
    assert alarms.tell([LATE]) == 0
    settings.ALARM_WEBHOOK = address
    assert alarms.tell([LATE]) == 1
    assert len(posted) == 1


def test_that_it_is_over_is_told_by_the_next_look_where_it_could_not_be(settings, posted):
    alarms.tell([LATE])
    address, settings.ALARM_WEBHOOK = settings.ALARM_WEBHOOK, "http://127.0.0.1:9/"
    assert alarms.tell([]) == 0
    settings.ALARM_WEBHOOK = address
    assert [alarms.tell([]), alarms.tell([])] == [1, 0]
    assert LATE.words in posted[-1]["text"]["content"]
    assert len(posted) == 2


def test_a_way_that_fails_lets_the_other_tell_it_once(settings):
    settings.ALARM_EMAIL = ["night@paper.example"]
    settings.ALARM_WEBHOOK = "http://127.0.0.1:9/"
    assert [alarms.tell([LATE]) for _minute in range(3)] == [1, 0, 0]
    assert subjects() == [LATE.words]


def test_where_nobody_is_named_the_log_has_it(caplog):
    with caplog.at_level("ERROR", "articles"):
        alarms.tell([LATE])
    assert LATE.words in caplog.text
    assert DeskAlarm.objects.get().key == "issue:7"
