"""Withdrawn is gone: 410 with the desk's note, and what each format has for it."""

import json
from xml.etree.ElementTree import fromstring

import pytest
from django.test import Client
from django.urls import reverse

from articles.desk import publishing
from tests.factories import make_article, make_byline, make_published, withdraw
from tests.syndication.machines import complaints, json_address

pytestmark = pytest.mark.django_db
TOMBSTONE = "{http://purl.org/atompub/tombstones/1.0}"
NOTE = "此稿应当事人要求撤下。"


@pytest.fixture
def story():
    story = make_published(headline="不再示人的标题", section="地方传真")
    other = make_published(page=story.page, section="地方传真")
    make_byline(story), make_byline(other)
    publishing.withdraw([story], reason="事实有误", note=NOTE)
    return story


def test_its_page_is_410_with_the_note_and_without_a_word_of_the_story(client, story):
    response = client.get(story.get_absolute_url())
    page = response.content.decode()
    assert response.status_code == 410
    assert NOTE in page
    assert story.headline not in page


def test_what_was_never_online_was_never_there(client):
    draft = make_article(state="withdrawn")
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert client.get(json_address(draft)).status_code == 404


def test_its_json_is_valid_ninjs_and_says_canceled_at_both_addresses(client, story):
    asked = {"accept": "application/json"}
    for response in (
        client.get(json_address(story)),
        client.get(story.get_absolute_url(), headers=asked),
    ):
        said = json.loads(response.content)
        assert (response.status_code, said["pubStatus"]) == (410, "canceled")
        assert complaints("ninjs", response.content) == []
        assert story.headline not in response.content.decode()


def feed_of(kind, story):
    rows = {
        "issue": story.page.issue,
        "section": story.section,
        "person": story.bylines.get().contributor,
    }
    return "/feed/" if kind == "all" else f"{rows[kind].get_absolute_url()}feed/"


@pytest.mark.parametrize("kind", ["all", "issue", "section", "person"])
def test_feeds_have_its_tombstone_and_not_its_entry(client, story, kind):
    feed = fromstring(client.get(feed_of(kind, story)).content)  # noqa: S314 - our own
    (tombstone,) = feed.findall(f"{TOMBSTONE}deleted-entry")
    assert tombstone.attrib["ref"] == f"http://testserver{story.get_absolute_url()}"
    assert tombstone.attrib["when"]
    assert tombstone.find(f"{TOMBSTONE}comment").text == NOTE
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == 1


@pytest.mark.parametrize("kind", ["section", "person"])
def test_a_further_page_of_a_feed_repeats_no_tombstone(client, story, kind):
    for _ in range(50):
        make_byline(make_published(page=story.page, section="地方传真"))
    address = feed_of(kind, story)
    assert b"deleted-entry" in client.get(address).content
    assert b"deleted-entry" not in client.get(f"{address}?page=2").content


def test_the_note_is_kept_with_the_revision_of_its_time(story):
    assert story.revisions.latest("number").withdrawal_note == NOTE
    publishing.publish([story])
    notes = story.revisions.order_by("number").values_list("withdrawal_note", flat=True)
    assert list(notes)[-2:] == [NOTE, ""]


def test_the_form_shows_the_notes_that_there_were(admin_client, story):
    publishing.publish([story])
    withdraw([story], note="另一句说明")
    form = admin_client.get(reverse("admin:articles_article_change", args=[story.pk]))
    changes = form.content.decode().split('class="module revisions"')[1]
    assert changes.count(NOTE) == changes.count("另一句说明") == 1


def test_published_again_it_is_there_again_and_without_tombstone(client, story):
    publishing.publish([story])
    assert client.get(story.get_absolute_url()).status_code == 200
    assert b"deleted-entry" not in client.get("/feed/").content


def test_sitemaps_leave_it_out(client, story):
    month = f"/sitemap/{story.page.issue.date:%Y/%m}.xml"
    for address in (month, "/sitemap/news.xml"):
        assert f"{story.get_absolute_url()}<" not in client.get(address).content.decode()


def test_an_editor_reads_it_all_the_same(admin_client, story):
    assert admin_client.get(story.get_absolute_url()).status_code == 200
    assert Client().get(story.get_absolute_url()).status_code == 410
