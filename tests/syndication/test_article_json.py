"""An article as JSON (IPTC ninjs 3.1): beside its page, and at its page's address for those who ask for it."""

import json

import pytest
from django.core.cache import caches

from articles.models import State
from tests.factories import make_article, make_byline, make_photo, make_picture, make_published
from tests.site.costs import cost_made_anew
from tests.syndication.machines import complaints, json_address, make_full_story

pytestmark = pytest.mark.django_db
NINJS = "application/ninjs+json"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
MOST = 6 + 1  # queries, and the one of the page cache


@pytest.fixture
def document(client):
    """A function (article) → its JSON, which must be valid."""

    def document(article):
        response = client.get(json_address(article))
        assert response["Content-Type"] == f"{NINJS}; charset=utf-8"
        assert complaints("ninjs", response.content) == []
        return json.loads(response.content)

    return document


def test_it_is_valid_and_says_all_that_the_page_says(document):
    story = make_full_story()
    said = document(story)
    assert said["uri"] == f"http://testserver/a/{story.pk}/"
    assert {one["role"]: one["value"] for one in said["headlines"]} == {
        "kicker": "引题",
        "main": "主题",
        "deck": "副题",
    }
    assert {one["role"]: one["value"] for one in said["descriptions"]} == {
        "summary": "副题",
        "correction": "“5”应为“6”。",
    }
    assert said["bodies"][0]["value"].startswith(
        "<p>新华社长沙11月8日电 近日，记者走进产业园。</p>"
    )
    assert said["bodies"][1]["value"].splitlines()[1:] == [
        "小标题",
        "一派<现代化>生产场景 & 更多。",
    ]
    assert [(person["name"], person["literal"]) for person in said["people"]] == [
        ("邢成敏", "记者"),
        ("李贺", "记者"),
    ]
    assert [(source["name"], source["role"]) for source in said["infoSources"]] == [
        ("江南日报", "publisher"),
        ("新华社", "agency"),
    ]
    assert said["altIds"] == [{"role": "print", "value": "2023-11-08/A3"}]
    (picture,) = said["associations"]
    assert (picture["descriptions"][0]["value"], picture["by"]) == ("图说", "王五 摄")
    assert (picture["renditions"][0]["width"], picture["renditions"][0]["height"]) == (
        2400,
        900,
    )


@pytest.mark.parametrize(
    "fields",
    [{"headline": ""}, {"body": ""}, {"headline": "", "body": ""}, {"headline": '"</script>'}],
)
def test_a_story_that_has_not_everything_is_valid_too(document, fields):
    story = make_published(**fields)
    make_picture(story, photo=make_photo(), caption="")
    assert document(story)["pubStatus"] == "usable"


def test_it_costs_the_same_and_at_most_six_queries_however_much_it_says(client, settings):
    settings.KEEP_PAGES = 600
    small, full = make_published(), make_full_story()
    full.corrections.all().delete()
    make_byline(small)
    make_picture(small, photo=make_photo(), credit="王五")
    costs = [cost_made_anew(client, json_address(story)) for story in (small, full)]
    assert costs[0] == costs[1] <= MOST


@pytest.mark.parametrize(
    "accept", [NINJS, "application/json", "application/json, text/html;q=0.5"]
)
def test_who_asks_for_json_at_the_articles_address_gets_it(client, accept):
    story = make_full_story()
    response = client.get(story.get_absolute_url(), headers={"accept": accept})
    assert response.content == client.get(json_address(story)).content
    assert "Accept" in response["Vary"].split(", ")


@pytest.mark.parametrize(
    "accept",
    [BROWSER, "*/*", "", "text/html, application/json;q=0.9", "image/png", "application/jsonx"],
)
def test_everybody_else_gets_the_page_which_names_the_other_form(client, read, accept):
    story = make_published()
    response = client.get(story.get_absolute_url(), headers={"accept": accept})
    assert response["Content-Type"].startswith("text/html")
    assert "Accept" in response["Vary"].split(", ")
    assert read(story).one("link", type=NINJS).attributes["href"] == json_address(story)


def test_a_kept_page_and_its_kept_json_are_never_taken_for_each_other(client, settings):
    settings.KEEP_PAGES = 600
    caches["pages"].clear()
    address = make_published().get_absolute_url()
    for _ in range(2):
        assert client.get(address)["Content-Type"].startswith("text/html")
        assert client.get(address, headers={"accept": NINJS})["Content-Type"].startswith(NINJS)
    caches["pages"].clear()


@pytest.mark.parametrize("state", [State.DRAFT, State.WITHDRAWN])
def test_what_readers_may_not_read_is_not_there_as_json_either(client, admin_client, state):
    story = make_article(state=state)
    addresses = (story.get_absolute_url(), json_address(story))
    assert [client.get(at, headers={"accept": NINJS}).status_code for at in addresses] == [
        404,
        404,
    ]
    for address in addresses:
        response = admin_client.get(address, headers={"accept": NINJS})
        assert complaints("ninjs", response.content) == []
        assert json.loads(response.content)["pubStatus"] == "withheld"
