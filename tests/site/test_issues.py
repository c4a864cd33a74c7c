"""Issues by date and their pages: what stands in them, what stands before and after."""

import datetime

import pytest
from django.urls import reverse

from tests.factories import DAY, make_article, make_issue, make_page, make_published

pytestmark = pytest.mark.django_db
ISSUES = "/paper/"


def make_published_issue(days=0, **fields):
    """An issue `days` after DAY with one story that is online."""
    issue = make_issue(DAY + datetime.timedelta(days), **fields)
    make_published(page=make_page(issue))
    return issue


def test_issues_are_listed_by_month_with_the_newest_first(read):
    for days in (0, -10, 3):
        make_published_issue(days)
    page = read(ISSUES)
    assert page.texts("h2") == ["2023年11月", "2023年10月"]
    assert [time.attributes["datetime"] for time in page.all("time")][1:] == [
        "2023-11-11",
        "2023-11-08",
        "2023-10-29",
    ]


def test_editions_and_numbers_tell_issues_of_a_day_apart(read):
    make_published_issue(edition="增刊")
    make_published_issue(number=7479)
    assert read(ISSUES).texts("li")[-2:] == ["8 星期三 总第7479期", "8 星期三 增刊"]


def test_a_list_without_issues_says_so(read):
    assert "暂无内容" in read(ISSUES).text("main")


def test_sixty_two_issues_fill_a_page_and_the_rest_follows_on_the_next(read):
    for days in range(63):
        make_published_issue(-days)
    first, second = read(ISSUES), read(f"{ISSUES}?page=2")
    assert [len(page.all("b")) for page in (first, second)] == [62, 1]
    assert (first.link(rel="next"), second.link(rel="prev")) == ("?page=2", "?page=1")
    assert first.all("a", rel="prev") == second.all("a", rel="next") == []
    assert second.canonical() == f"http://testserver{ISSUES}?page=2"


def test_an_issue_shows_pages_stories_and_sections_in_the_papers_order(read):
    issue = make_issue(number=7479)
    third, first = make_page(issue, sequence=3, name="要闻"), make_page(issue, sequence=1)
    make_published(page=third, headline="三版头条", section="地方传真")
    make_published(page=first, headline="二条", position=2)
    make_published(page=first, headline="头条", position=1)
    page = read(issue)
    assert page.texts("h2") == ["第1版", "第3版 要闻"]
    assert page.texts("li")[-3:] == ["头条", "二条", "三版头条 地方传真"]
    assert page.texts("ul", cls="in-issue") == ["地方传真"]
    assert page.text("p", cls="facts") == "星期三 总第7479期 共2版"


def test_an_issue_leads_to_the_one_before_and_the_one_after(read):
    before, here, after = (make_published_issue(days) for days in (-1, 0, 4))
    make_article(page=make_page(make_issue(DAY + datetime.timedelta(2))))
    page = read(here)
    assert page.link(rel="prev") == before.get_absolute_url()
    assert page.link(rel="next") == after.get_absolute_url()
    assert read(before).all("a", rel="prev") == read(after).all("a", rel="next") == []


def test_an_editions_address_is_its_name_and_leads_back_to_the_main_edition(read):
    main, supplement = make_published_issue(), make_published_issue(edition="增刊 A&B")
    assert supplement.get_absolute_url() == "/paper/2023-11-08-%E5%A2%9E%E5%88%8A%20A&B/"
    page = read(supplement)
    assert page.text("h1") == "2023年11月8日 增刊 A&B"
    assert page.link(rel="prev") == main.get_absolute_url()


def test_a_page_shows_its_stories_in_order_and_the_pages_beside_it(read):
    issue = make_issue()
    pages = [make_page(issue, name=name) for name in ("头版", "要闻", "文化")]
    make_published(page=pages[1], headline="二条", position=2)
    make_published(page=pages[1], headline="头条", position=1, kicker="引题", deck="副题")
    make_published(page=pages[2]), make_published(page=pages[0])
    page = read(pages[1])
    assert (page.text("h1"), page.texts("h2")) == ("第2版 要闻", ["头条", "二条"])
    assert page.text("nav", cls="page-strip") == "第1版 头版 第2版 要闻 第3版 文化"
    assert {link.text for link in page.all("a", **{"aria-current": "page"})} == {"第2版 要闻"}
    assert {link.attributes["href"] for link in page.all("a", rel="prev")} == {
        pages[0].get_absolute_url()
    }
    assert {link.attributes["href"] for link in page.all("a", rel="next")} == {
        pages[2].get_absolute_url()
    }


def test_the_only_page_of_an_issue_has_nothing_beside_it(read):
    page = read(make_published().page)
    assert (
        page.all("nav", cls="page-strip")
        == page.all("a", rel="next")
        == page.all("a", rel="prev")
        == []
    )


def test_a_page_is_at_its_place_in_the_issue_and_called_by_its_number(read):
    page = make_page(sequence=1, number="A3")
    make_published(page=page)
    assert read(reverse("articles:page", args=["2023-11-08", 1])).text("h1") == "第A3版"
