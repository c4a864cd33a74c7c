"""Who was second on a page is told what the first one did, whatever it was and whoever he is."""

import json

import pytest
from django.urls import reverse

from articles.admin.proof.page_log import MOST
from articles.desk import events
from articles.models import Event, Page
from tests.admin.proof.proofs import make_proof
from tests.factories import make_editor, make_page, make_user

pytestmark = pytest.mark.django_db
CONFLICT = 409


@pytest.fixture
def page(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(make_editor())
    return make_proof()


@pytest.fixture
def other():
    return make_user("wang", first_name="王", last_name="编辑")


def state(client, page):
    return client.get(reverse("admin:articles_page_proof_state", args=[page.pk])).json()


def join(client, page, told):
    operation = {"name": "join", "story": 1, "at": 2}
    message = {"do": "operate", "operation": operation}
    message |= {"version": told["page"]["version"], "last_event": told["page"]["last_event"]}
    address = reverse("admin:articles_page_proof_do", args=[page.pk])
    return client.post(address, json.dumps(message), content_type="application/json")


def changed(page, verb, user, row=None, **details):
    """The page by something that is no operation."""
    Page.objects.filter(pk=page.pk).update()
    events.record(verb, [row or page], user, details)


def test_an_import_is_told_with_its_file_and_by_whom(client, page, other):
    told = state(client, page)
    changed(page, Event.Verb.IMPORTED, other, file="A03改.pdf")
    answer = join(client, page, told)
    assert answer.status_code == CONFLICT
    conflict = answer.json()["conflict"]
    assert conflict["by"] == other.get_full_name()
    assert conflict["at"]
    [sentence] = conflict["what"]
    assert other.get_full_name() in sentence
    assert "A03改.pdf" in sentence
    assert answer.json()["state"]["page"]["version"] == told["page"]["version"] + 1


def test_a_form_of_the_page_or_of_a_story_is_told_and_nothing_of_before(client, page, other):
    changed(page, Event.Verb.CHANGED, other)
    told = state(client, page)
    article = page.articles.first()
    changed(page, Event.Verb.CHANGED, other, article)
    changed(page, Event.Verb.CHANGED, other, make_page())
    [sentence] = join(client, page, told).json()["conflict"]["what"]
    assert str(article) in sentence


def test_the_last_ones_of_many_are_told(client, page, other):
    told = state(client, page)
    for _n in range(MOST + 3):
        changed(page, Event.Verb.CHANGED, other)
    assert len(join(client, page, told).json()["conflict"]["what"]) == MOST


def test_what_no_log_knows_is_told_in_a_word(client, page):
    told = state(client, page)
    Page.objects.filter(pk=page.pk).update()
    conflict = join(client, page, told).json()["conflict"]
    assert (conflict["by"], len(conflict["what"])) == ("", 1)
