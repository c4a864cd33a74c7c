"""Leafing through the paper by page and by issue, and the contents that are at hand from every page."""

import datetime

import pytest

from articles.desk import publishing
from tests.factories import DAY, make_article, make_issue, make_page, make_published
from tests.site.prints import make_print, make_zone, with_picture

pytestmark = pytest.mark.django_db
ONE_DAY = datetime.timedelta(1)


def make_pages(issue, count=2):
    """Pages with a story each."""
    pages = [make_page(issue) for _ in range(count)]
    for page in pages:
        make_published(page=page, headline=f"{issue.key}第{page.sequence}版的头条")
    return pages


@pytest.fixture
def week():
    """Three issues of two pages each."""
    return [make_pages(make_issue(DAY + days * ONE_DAY)) for days in (0, 1, 5)]


def leads(page, rel):
    """Where the page's links to what is before or after it lead: one place, or none."""
    found = {link.attributes["href"] for link in page.all("a", rel=rel)}
    assert len(found) <= 1
    return found.pop() if found else None


def contents(page):
    return page.one("details", cls="directory").text


def test_pages_are_leafed_through_from_the_first_issue_to_the_last(read, week):
    in_order = [page.get_absolute_url() for pages in week for page in pages]
    shown = [read(address) for address in in_order]
    assert [leads(page, "next") for page in shown] == [*in_order[1:], None]
    assert [leads(page, "prev") for page in shown] == [None, *in_order[:-1]]


def test_every_page_leads_to_the_first_pages_of_the_issues_beside_its_own(read, week):
    before, here, after = week
    for page in here:
        ways = read(page).links_in("nav", cls="issue-ways")
        assert (ways[0], ways[-1]) == (
            before[0].get_absolute_url(),
            after[0].get_absolute_url(),
        )
    assert after[0].get_absolute_url() not in read(before[0]).links_in("nav", cls="issue-ways")


def test_editions_of_a_day_follow_each_other(read):
    (main,), (supplement,) = (
        make_pages(make_issue(edition=edition), 1) for edition in ("", "增刊")
    )
    (tomorrow,) = make_pages(make_issue(DAY + ONE_DAY), 1)
    assert leads(read(main), "next") == supplement.get_absolute_url()
    assert leads(read(supplement), "prev") == main.get_absolute_url()
    assert leads(read(supplement), "next") == tomorrow.get_absolute_url()
    assert leads(read(supplement.issue), "prev") == main.issue.get_absolute_url()


def test_what_is_not_online_is_leafed_over_by_readers_and_not_by_editors(
    read, week, client, admin_user
):
    page, hidden = week[1]
    publishing.withdraw(hidden.articles.all(), None, reason="事实有误")
    tomorrow = make_article(page=make_page(make_issue(DAY + 2 * ONE_DAY))).page
    assert leads(read(page), "next") == week[2][0].get_absolute_url()
    client.force_login(admin_user)
    assert leads(read(page), "next") == hidden.get_absolute_url()
    assert leads(read(hidden), "next") == tomorrow.get_absolute_url()


def test_beyond_the_issue_the_link_says_which_issue_it_leads_to(read, week):
    words = read(week[0][-1]).text("nav", cls="leaf")
    assert "11月9日" in words
    assert "11月8日" not in words


def test_an_issue_of_another_year_is_named_with_its_year(read):
    before, after = (
        make_pages(make_issue(datetime.date(*day)), 1)[0]
        for day in ((2023, 12, 31), (2024, 1, 1))
    )
    assert read(before).text("nav", cls="leaf") == f"2024年1月1日 {after.label}"
    assert read(after).text("nav", cls="leaf") == f"2023年12月31日 {before.label}"


def test_every_page_has_the_contents_of_its_issue_with_all_headlines_at_hand(read, week):
    for page in week[1]:
        words = contents(read(page))
        assert [f"2023-11-09第{number}版的头条" in words for number in (1, 2)] == [True, True]
        assert "2023-11-08第1版的头条" not in words


def test_the_contents_have_the_picture_of_each_page_and_mark_the_one_that_is_shown(read):
    issue = make_issue()
    first, second = make_print(2, issue), make_print(1, issue)
    page = read(second)
    links = page.all("a", cls="of-page")
    assert [link.attributes["href"] for link in links] == [
        one.get_absolute_url() for one in (first, second)
    ]
    assert [link.attributes.get("aria-current") for link in links] == [None, "page"]
    assert page.html.count('class="of-page"') == 2


def test_contents_name_a_brief_by_its_first_words_and_a_story_where_it_begins(read):
    issue = make_issue()
    first, second = make_print(1, issue), with_picture(make_page(issue))
    story = first.articles.get()
    make_zone(story, page=second, position=2)
    make_published(page=second, headline="", body="<p>昨天上午，大桥通车。</p>")
    words = contents(read(second))
    assert words.count(story.title) == 1
    assert "昨天上午" in words


def test_a_story_on_two_pages_says_so_in_its_zones_names(read):
    issue = make_issue()
    first, second = make_print(1, issue), with_picture(make_page(issue))
    story = first.articles.get()
    make_zone(story, page=second, position=2)
    assert [read(page).one("a", cls="zone").text for page in (first, second)] == [
        f"{story.title} (下转第2版)",
        f"{story.title} (上接第1版)",
    ]


def test_stories_of_a_page_stand_in_reading_order_and_what_goes_on_here_after_them(read):
    issue = make_issue()
    first, second = make_print(1, issue), make_print(3, issue)
    make_zone(first.articles.get(), page=second, top=0.02, position=2)
    titles = [story.title for story in second.articles.order_by("position")]
    assert read(second).texts("h2")[:4] == [*titles, first.articles.get().title]


def test_a_text_page_is_leafed_through_as_a_printed_one(read):
    text, printed = make_pages(make_issue(), 1)[0], make_print(1, make_issue())
    assert leads(read(text), "next") == printed.get_absolute_url()
    assert contents(read(text)) == contents(read(printed))
