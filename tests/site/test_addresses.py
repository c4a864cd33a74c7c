"""Addresses that readers mistype, that machines try, and that were never meant: an answer each, and never a 500."""

import pytest
from django.urls import NoReverseMatch, reverse

from tests.factories import (
    make_contributor,
    make_issue,
    make_page,
    make_published,
    make_section,
)
from tests.site.pages import SitePage
from tests.site.papers import KINDS, addresses, fill_paper

pytestmark = pytest.mark.django_db
HUGE = "9" * 30
NOWHERE = [
    "/nowhere/",
    "/paper/2023-02-30/",
    "/paper/2023-13-01/",
    "/paper/0000-00-00/",
    "/paper/0001-01-01/",
    "/paper/9999-12-31/",
    "/paper/2023-11-09/",
    "/paper/2023-11-8/",
    "/paper/２０２３-11-08/",
    "/paper/2023-11-08-/",
    "/paper/2023-11-08-%E5%A2%9E%E5%88%8A/",
    "/paper/2023-11-08-%E5%A2/",  # half a character
    "/paper/2023-11-08-%00/",
    "/paper/2023-11-08-%ED%A0%80/",  # half of a surrogate pair
    f"/paper/2023-11-08-{'x' * 2000}/",
    "/paper/2023-11-08/0/",
    "/paper/2023-11-08/2/",
    "/paper/2023-11-08/-1/",
    "/paper/2023-11-08/32768/",
    f"/paper/2023-11-08/{HUGE}/",
    f"/paper/2023-11-08/{'9' * 5000}/",
    "/paper/2023-11-08/１/",
    "/paper/2023-11-08/x/",
    "/a/0/",
    "/a/-1/",
    "/a/2147483648/",
    "/a/9223372036854775808/",
    f"/a/{HUGE}/",
    f"/a/{'9' * 5000}/",
    "/a/%00/",
    "/a/x/",
    "/section/x/",
    "/section/%00/",
    "/section/a%2Fb/",
    f"/section/{'x' * 2000}/",
    "/people/0/",
    f"/people/{HUGE}/",
    "/people/x/",
    "/robots.txt%00",
]


@pytest.fixture
def every_kind():
    """Kind of page → the address of the one that the paper has."""
    fill_paper(1)
    found = addresses()
    assert found.keys() == set(KINDS)
    return found


def test_an_address_that_means_nothing_is_not_found(status):
    fill_paper(1)
    for address in NOWHERE:
        assert status(address) == 404, address[:40]


@pytest.mark.parametrize("kind", ["issues", "section", "contributor"])
def test_a_list_has_no_page_of_that_number(status, kind):
    fill_paper(1)
    address = addresses()[kind]
    for page in ("abc", "0", "-1", "9999", HUGE, "9" * 5000, "%00", "１x", "1.5"):
        assert status(f"{address}?page={page}") == 404, page[:40]


def test_a_list_begins_on_its_first_page_and_knows_its_last(status):
    assert {status(f"/paper/?page={page}") for page in ("", "1", "last")} == {200}


def test_a_query_that_the_site_knows_nothing_of_changes_nothing(read, every_kind):
    for kind, address in every_kind.items():
        assert read(f"{address}?utm_source=%00&x=<script>").html == read(address).html, kind


def test_a_machine_may_ask_for_the_head_alone(client, every_kind):
    for kind, address in every_kind.items():
        response = client.head(address)
        assert (response.status_code, response.content) == (200, b""), kind


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_sent_to_a_page(client, every_kind, method):
    answers = {kind: getattr(client, method)(at) for kind, at in every_kind.items()}
    assert {kind for kind, answer in answers.items() if answer.status_code != 405} == set()


def test_an_address_without_its_last_slash_leads_to_the_one_with_it(client, every_kind):
    del every_kind["front"]
    for address in every_kind.values():
        response = client.get(f"{address.rstrip('/')}?page=1")
        assert (response.status_code, response["Location"]) == (301, f"{address}?page=1")


@pytest.mark.parametrize("edition", ["增刊", "A & B", "50%", "“晚报”", "a?b#c", "..", "2"])
def test_an_edition_may_have_any_name_but_a_slash(read, edition):
    page = make_page(make_issue(edition=edition))
    make_published(page=page)
    assert read(page.issue).text("h1") == f"2023年11月8日 {edition}"
    assert page.issue.get_absolute_url() in read(page).links()


@pytest.mark.parametrize("slug", ["地方传真", "local", "21-世纪", "a_b"])
def test_a_sections_address_may_be_chinese(read, slug):
    assert read(make_section("栏目", slug)).text("h1") == "栏目"


def test_addresses_are_those_that_the_paper_promised():
    article = make_published(page=make_page(make_issue(edition="增刊")))
    rows = (
        article.page.issue,
        article.page,
        article,
        make_section("栏目", "local"),
        make_contributor(),
    )
    assert [row.get_absolute_url() for row in rows] == [
        "/paper/2023-11-08-%E5%A2%9E%E5%88%8A/",
        "/paper/2023-11-08-%E5%A2%9E%E5%88%8A/1/",
        f"/a/{article.pk}/",
        "/section/local/",
        f"/people/{make_contributor().pk}/",
    ]


def test_no_page_is_addressed_by_a_name_with_a_slash_in_it():
    with pytest.raises(NoReverseMatch):
        reverse("articles:section", args=["a/b"])


@pytest.mark.parametrize(
    "published", [True, False], ids=["with an issue", "before the first issue"]
)
def test_the_page_for_what_is_not_there_is_the_papers_own(client, published):
    if published:
        fill_paper(1)
    response = client.get("/nowhere/")
    page = SitePage(response)
    assert response.status_code == 404
    assert page.text("h1") == "您访问的页面不存在"
    assert page.text("title") == f"找不到页面 – {'江南日报' if published else '新闻'}"
    assert page.one("meta", name="robots").attributes["content"] == "noindex"
    assert {"/", "/paper/"} <= set(page.links())
    assert [script.attributes for script in page.all("script")] == [
        {"src": "/static/articles/reading.js"}
    ]


def test_the_address_that_was_not_found_is_not_repeated(client):
    assert "alert" not in client.get("/<script>alert(1)</script>/").content.decode()
