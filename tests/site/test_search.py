"""The page on which readers search."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import search
from articles.desk import publishing
from tests.factories import (
    DAY,
    make_article,
    make_byline,
    make_html,
    make_issue,
    make_page,
    make_section,
)
from tests.site.pages import SitePage
from tests.site.papers import searched

pytestmark = pytest.mark.django_db
MOST = 8  # queries


def put_online(headline, text="近日，记者走进产业园。", day=0, **fields):
    page = make_page(make_issue(DAY + datetime.timedelta(day)))
    story = make_article(page=page, headline=headline, body=make_html(text), **fields)
    publishing.publish([story])
    return story


def found(page):
    return [headline.text for headline in page.all("h2", cls="headline")]


def marks(page):
    return page.texts("mark")


def test_every_page_leads_to_the_search(read):
    put_online("一")
    page = read("/")
    assert reverse("articles:search") in page.links()
    assert [form.attributes["action"] for form in page.all("form", method="get")] == [
        "/search/"
    ]


def test_a_result_tells_its_day_page_and_section_and_marks_what_was_found(read):
    story = put_online("低保新政", "王伟说，低保户增加了。", section="地方传真")
    page = read(searched(q="低保"))
    assert found(page) == ["低保新政"]
    assert marks(page) == ["低保", "低保"]
    links = {
        story.get_absolute_url(),
        story.page.get_absolute_url(),
        story.section.get_absolute_url(),
    }
    assert links <= set(page.links())
    assert page.one("input", name="q", id="id_q").attributes["value"] == "低保"


def test_traditional_characters_are_marked_as_they_stand(read):
    put_online("一", "國家發展，ＡＩ先行。")
    assert marks(read(searched(q="国家发展 ai"))) == ["國家發展", "ＡＩ"]


def test_what_was_found_far_inside_is_shown_with_what_stands_around_it(read):
    put_online("一", "开头。" + "无关紧要的话。" * 100 + "这时王伟来了。" + "其他的话。" * 100)
    page = read(searched(q="王伟"))
    text = page.text("p", cls="excerpt")
    assert "王伟来了" in text
    assert text[:2] == text[-2:] == "……"
    assert len(text) < 160


def test_a_story_found_by_its_headline_shows_its_beginning(read):
    put_online("低保", "开头。" + "话。" * 200)
    assert read(searched(q="低保")).text("p", cls="excerpt").startswith("开头")


def test_the_search_is_no_page_for_search_engines(client):
    answer = client.get(searched(q="低保"))
    assert answer["X-Robots-Tag"] == "noindex"
    assert SitePage(answer).one("meta", name="robots").attributes["content"] == "noindex"


def test_results_lead_on_to_a_year_and_to_a_section_with_their_numbers(read):
    put_online("一", section="地方传真")
    put_online("二", day=1, section="地方传真")
    put_online("三", day=400, section="一线观察")
    page = read(searched(q="产业园"))
    assert page.texts("span", cls="count") == ["1", "2", "2", "1"]
    year, other_year, section, _other = page.links_in("nav", cls="facets")
    assert found(read(year)) == ["三"]
    assert found(read(other_year)) == found(read(section)) == ["二", "一"]


def test_what_narrows_the_search_can_be_taken_away(read):
    put_online("一", section="地方传真")
    put_online("二", day=1)
    page = read(searched(q="产业园", section=make_section("地方传真").slug))
    assert found(page) == ["一"]
    assert found(read(page.link(cls="chosen"))) == ["二", "一"]


def test_a_person_is_asked_by_name(read):
    make_byline(put_online("一"), "邢成敏")
    put_online("二")
    assert found(read(searched(q="产业园", person="邢成敏"))) == ["一"]


def test_days_may_be_given_in_either_order(read):
    put_online("一")
    put_online("二", day=30)
    assert found(read(searched(q="产业园", **{"from": "2023-11-09", "to": "2023-11-01"}))) == [
        "一"
    ]


def test_best_first_is_what_has_the_words_in_its_headline(read):
    put_online("产业园")
    put_online("二", day=1)
    assert found(read(searched(q="产业园"))) == ["二", "产业园"]
    assert found(read(searched(q="产业园", order="best"))) == ["产业园", "二"]


def test_results_are_leafed_through_with_all_that_was_asked(read):
    stories = [make_article(headline=f"{n}") for n in range(25)]
    publishing.publish(stories)
    first = read(searched(q="产业园", order="best"))
    second = read(first.link(rel="next"))
    assert len(found(first)) == 20
    assert len(found(second)) == 5
    assert found(read(second.link(rel="prev"))) == found(first)


def test_past_the_last_page_there_is_a_way_back(read):
    put_online("一")
    page = read(searched(q="产业园", page="7"))
    assert found(page) == []
    assert searched(q="产业园") in page.links()


def test_drafts_are_found_by_nobody_not_even_by_editors(as_editor, read):
    make_article(headline="草稿")
    search.index([])
    assert found(read(searched(q="产业园"))) == []


def test_where_nothing_is_found_other_ways_are_shown(read):
    section = make_section("南浦专栏")
    story = put_online("一", "南浦街道")
    make_byline(story, "南浦生")
    page = read(searched(q="南浦 飞船"))
    assert found(page) == []
    assert searched(q="南浦") in page.links()
    assert {
        section.get_absolute_url(),
        story.bylines.get().contributor.get_absolute_url(),
    } <= set(page.links())


def test_where_only_the_days_are_in_the_way_that_is_said(read):
    put_online("一")
    page = read(searched(q="产业园", to="2020-01-01"))
    assert searched(q="产业园") in page.links()


@pytest.mark.parametrize(
    "asked",
    [
        {"q": "，。！"},
        {"q": '"'},
        {"q": '“”""'},
        {"q": 'NEAR( "产业'},
        {"q": "产业* OR title:产 AND NOT ^"},
        {"q": "' | & ! <-> :* \\"},
        {"q": "产\0业\0园"},
        {"q": "\ud83d\ude00😀"},
        {"q": "产" * 10_000},
        {"q": " ".join("产业园" * 50)},
        {"q": "a" * 10_000},
        {"q": "%_%"},
        {"q": "产业园", "from": "2023-13-45", "to": "昨天"},
        {"q": "产业园", "from": "0001-01-01", "to": "9999-12-31"},
        {"q": "产业园", "section": "没有的", "order": "'; DROP"},
        {"q": "产业园", "page": "-1"},
        {"q": "产业园", "page": "9" * 40},
        {"q": "产业园", "page": "²"},
        {"q": "产业园", "person": "王" * 500},
        {"person": "王\0"},
        {"from": "\0"},
    ],
    ids=str,
)
def test_nothing_that_is_typed_is_an_error(read, asked):
    put_online("一")
    asked = {name: value.encode("utf-8", "replace").decode() for name, value in asked.items()}
    page = read(searched(**asked))
    assert page.one("form", cls="search-form")


@pytest.mark.parametrize(
    "asked", [{"from": "昨天"}, {"section": "没有的"}, {"person": "王" * 99}], ids=str
)
def test_what_cannot_be_asked_is_said(read, asked):
    put_online("一")
    page = read(searched(q="产业园", **asked))
    assert len(page.all("p", cls="error")) == 1
    assert found(page) == []


def test_more_words_than_are_looked_for_are_named(read):
    put_online("一")
    page = read(searched(q="产 业 园 记 者 走 进 近 日"))
    assert found(page) == ["一"]
    assert "日" in page.text("p", cls="error")


@pytest.mark.usefixtures("one_minute")
def test_so_many_searches_a_minute_and_no_more(client, settings):
    settings.SEARCHES_A_MINUTE = 3
    put_online("一")
    client.get("/search/", REMOTE_ADDR="192.0.2.9")
    answers = [
        client.get(searched(q=f"产业园{n}"), REMOTE_ADDR="192.0.2.9").status_code
        for n in range(4)
    ]
    assert answers == [200, 200, 200, 429]
    assert client.get(searched(q="产业园"), REMOTE_ADDR="192.0.2.10").status_code == 200


def test_a_search_costs_the_same_few_queries_for_one_story_and_for_many(client):
    """The four of the masthead are among them: no page is kept here."""
    costs = []
    for number in (1, 30):
        publishing.publish(
            [make_article(section=f"栏目{n}", headline=f"{n}") for n in range(number)]
        )
        with CaptureQueriesContext(connection) as queries:
            client.get(searched(q="产业园"))
        costs.append(len(queries))
    with CaptureQueriesContext(connection) as queries:
        client.get(searched(q="产业园 飞船", to="2023-01-01"))
    assert costs[0] == costs[1] <= MOST
    assert len(queries) <= MOST


def test_a_browser_is_told_how_to_search(client, read):
    put_online("一")
    link = read("/").one("link", rel="search").attributes["href"]
    answer = client.get(link)
    assert answer["Content-Type"].startswith("application/opensearchdescription+xml")
    assert "/search/?q={searchTerms}" in answer.content.decode()
