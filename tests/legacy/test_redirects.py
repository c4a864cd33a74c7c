"""URLs of the former site are redirected to what stands here now, but never to what the reader may not read."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.desk import publishing
from articles.models import FormerAddress, State, former_path
from tests.factories import DAY, make_article, make_issue, make_page, make_published

pytestmark = pytest.mark.django_db
CONTENT = "html/2023-11/08/content_52014.htm"


@pytest.fixture
def leads(client):
    """A function (address) → status and where it leads to."""

    def leads(address):
        response = client.get(address)
        return response.status_code, response.get("Location", "")

    return leads


@pytest.fixture
def issue():
    """An issue of three pages, the second of which readers do not see."""
    issue = make_issue()
    for number in ("A01", "A02", "A03"):
        make_article(
            page=make_page(issue, number=number),
            state=State.DRAFT if number == "A02" else State.PUBLISHED,
            published_at=datetime.datetime.now(datetime.UTC),
        )
    return issue


@pytest.mark.parametrize("before", ["/", "/rb/", "/paper/hnrb_epaper/"])
@pytest.mark.parametrize("after", ["", "?div=-1"])
def test_a_story_that_the_table_knows_is_found_for_good(leads, before, after):
    story = make_published()
    FormerAddress.objects.create(path=CONTENT, article=story)
    assert leads(f"{before}{CONTENT}{after}") == (301, story.get_absolute_url())


def test_a_page_and_an_issue_that_the_table_knows_are_found_for_good(leads):
    page = make_published().page
    FormerAddress.objects.create(path="html/2023-11/08/node_77.htm", page=page)
    FormerAddress.objects.create(path="html/2023-11/08/index.htm", issue=page.issue)
    assert leads("/html/2023-11/08/node_77.htm") == (301, page.get_absolute_url())
    assert leads("/html/2023-11/08/index.htm") == (301, page.issue.get_absolute_url())


@pytest.mark.parametrize(
    ("file", "sequence"),
    [
        ("nbs.D110000xxx_A01.htm", 1),
        ("nbs.D110000xxx_A3.htm", 3),
        ("nbs.D110000xxx_A03.html", 3),
    ],
)
def test_an_address_that_says_its_page_leads_there_for_good(leads, issue, file, sequence):
    assert leads(f"/html/2023-11/08/{file}") == (301, f"{issue.get_absolute_url()}{sequence}/")


def test_the_nodes_of_a_day_are_counted_from_the_first_page(leads, issue, settings):
    assert leads("/html/2023-11/08/node_2.htm") == (302, f"{issue.get_absolute_url()}1/")
    assert leads("/html/2023-11/08/node_4.htm") == (302, f"{issue.get_absolute_url()}3/")
    settings.FIRST_NODE = 201
    assert leads("/html/2023-11/08/node_203.htm") == (302, f"{issue.get_absolute_url()}3/")


@pytest.mark.parametrize(
    "file",
    [
        "content_9.htm",
        "node_1.htm",
        "node_3.htm",
        "node_99.htm",
        "nbs.D110000xxx_A02.htm",
        "nbs.D110000xxx_09.htm",
        "nw.D110000xxx_20231108_1-01.htm",
        "",
    ],
)
def test_what_nobody_knows_leads_to_the_days_issue_for_the_time_being(leads, issue, file):
    assert leads(f"/html/2023-11/08/{file}") == (302, issue.get_absolute_url())


@pytest.mark.parametrize(
    "address",
    [
        "/html/2023-11/09/content_1.htm",
        "/html/2023-02/30/node_2.htm",
        "/html/2023-13/01/node_2.htm",
        "/html/0000-00/00/x.htm",
        "/html/2023-11/08/a/b.htm",
        "/html/2023-11/08/%00",
        "/html/2023-11-08/x.htm",
        "/a/b/c/d/e/html/2023-11/08/x.htm",
        f"/html/2023-11/08/{'x' * 2000}.htm",
    ],
)
def test_without_an_issue_of_that_day_there_is_nothing(leads, issue, address):
    assert leads(address) == (404, "")


@pytest.mark.parametrize("state", [State.DRAFT, State.WITHDRAWN])
def test_a_story_that_may_not_be_read_is_not_led_to_and_not_told_of(
    leads, issue, state, admin_client
):
    story = make_article(page=issue.pages.first(), state=state)
    FormerAddress.objects.create(path=CONTENT, article=story)
    assert leads(f"/{CONTENT}") == (302, issue.get_absolute_url())
    assert admin_client.get(f"/{CONTENT}")["Location"] == story.get_absolute_url()


def test_finding_out_costs_little(client, issue):
    FormerAddress.objects.create(path=CONTENT, article=issue.pages.first().articles.get())
    for file in ("content_52014.htm", "content_1.htm", "node_2.htm", "nbs.D1_A01.htm"):
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/html/2023-11/08/{file}")
        assert len(queries) <= 4


@pytest.mark.parametrize(
    ("address", "path"),
    [
        (
            "http://old.example/rb/html/2023-11/08/content_1.htm?div=-1#top",
            "html/2023-11/08/content_1.htm",
        ),
        ("/html/2023-11/08/node_2.htm", "html/2023-11/08/node_2.htm"),
        ("html/2023-11/08/node_2.htm", "html/2023-11/08/node_2.htm"),
        ("http://old.example/xhtml/2023-11/08/node_2.htm", "xhtml/2023-11/08/node_2.htm"),
        ("http://old.example/xhtml/html/2023-11/08/node_2.htm", "html/2023-11/08/node_2.htm"),
        ("/2023/11/08/1.htm", "2023/11/08/1.htm"),
        ("https://old.example/news/2023/", "news/2023"),
        (
            "https://old.example/rb/pc/content/202311/08/content_1.html?x=1",
            "pc/content/202311/08/content_1.html",
        ),
        ("https://old.example/%E6%96%B0%E9%97%BB/1.htm", "新闻/1.htm"),
        ("https://old.example/a%20b.htm", "a b.htm"),
        # GB2312, as Django leaves it in the path of a request
        ("https://old.example/%D0%C2%CE%C5/1.htm", "%D0%C2%CE%C5/1.htm"),
        ("", ""),
    ],
)
def test_an_old_address_is_known_by_founders_part_of_it_else_by_its_path(address, path):
    assert former_path(address) == path


def test_an_old_address_stands_for_one_thing():
    story = make_published()
    for fields in ({}, {"article": story, "page": story.page}):
        with pytest.raises(IntegrityError), transaction.atomic():
            FormerAddress.objects.create(path=CONTENT, **fields)
    with pytest.raises(ValidationError, match="html/"):
        FormerAddress(path="/content_1.htm", article=story).full_clean()


def test_founders_newer_addresses_lead_on_as_the_older_ones_do(leads, issue):
    day, story = "/rb/pc/{}/202311/08/{}", issue.pages.first().articles.get()
    path = "pc/content/202311/08/content_1.html"
    FormerAddress.objects.create(path=path, article=story)
    at = issue.get_absolute_url()
    assert leads(f"/rb/{path}") == (301, story.get_absolute_url())
    assert leads(day.format("layout", "node_A03.html")) == (301, f"{at}3/")
    assert leads(day.format("content", "content_9.html")) == (302, at)
    assert leads("/pc/layout/202313/08/node_01.html") == (404, "")
    assert leads("/pc/layout/202311/09/node_01.html") == (404, "")


@pytest.mark.parametrize("path", ["news/show.php", "2023/11/08/四大行动.shtml", "old/story"])
def test_any_path_may_stand_in_the_table(leads, path):
    story = make_published()
    FormerAddress.objects.create(path=path, article=story)
    address = f"/{path}" if "." in path else f"/{path}/"
    assert leads(address) == (301, story.get_absolute_url())
    assert leads(f"/more{address}") == (404, "")


@pytest.mark.parametrize(
    "path",
    [
        "section/老",
        "people/12",
        "archive/2019",
        "a/999999",
        "paper/2019-01-01",
        "sitemap/2001/01.xml",
    ],
)
def test_a_path_of_the_shape_of_the_sites_own_is_looked_up_where_nothing_stands(leads, path):
    story = make_published()
    FormerAddress.objects.create(path=path, article=story)
    address = f"/{path}" if path.endswith(".xml") else f"/{path}/"
    assert leads(address) == (301, story.get_absolute_url())


def test_what_stands_here_goes_before_an_old_address(leads):
    story, other = make_published(), make_published()
    FormerAddress.objects.create(path=f"a/{story.pk}", article=other)
    assert leads(story.get_absolute_url()) == (200, "")
    publishing.withdraw([story], reason="事实有误")
    assert leads(story.get_absolute_url()) == (410, "")


@pytest.mark.parametrize("path", ["admin/old.html", "media/old.html", "static/old.html"])
def test_a_path_that_is_never_looked_up_is_refused_in_words(path):
    with pytest.raises(ValidationError, match="网页服务器"):
        FormerAddress(path=path, article=make_published()).full_clean()


def test_the_sites_own_addresses_keep_their_slash(leads):
    make_published()
    assert leads("/archive") == (301, "/archive/")


def test_the_desk_sees_old_addresses_and_adds_them(admin_client, leads):
    story = make_published(page=make_page(make_issue(DAY)))
    added = admin_client.post(
        reverse("admin:articles_formeraddress_add"), {"path": CONTENT, "article": story.pk}
    )
    assert added.status_code == 302
    assert (
        story.get_absolute_url()
        in admin_client.get(reverse("admin:articles_formeraddress_changelist")).content.decode()
    )
    assert leads(f"/{CONTENT}") == (301, story.get_absolute_url())
