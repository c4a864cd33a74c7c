"""Sections and people: their stories of many days, the newest issue first."""

import datetime

import pytest

from tests.factories import (
    DAY,
    make_byline,
    make_contributor,
    make_issue,
    make_page,
    make_picture,
    make_published,
    make_section,
)

pytestmark = pytest.mark.django_db


def make_published_on(days=0, **fields):
    """A story of the issue `days` after DAY."""
    return make_published(page=make_page(make_issue(DAY + datetime.timedelta(days))), **fields)


def test_a_section_shows_its_stories_by_issue_with_the_newest_first(read):
    make_published_on(0, headline="旧的", section="地方传真")
    make_published_on(2, headline="新的", section="地方传真")
    make_published_on(1, headline="别栏的", section="一线观察")
    page = read(make_section("地方传真"))
    assert page.text("h1") == "地方传真"
    assert (page.texts("h2"), page.texts("h3")) == (
        ["2023年11月10日", "2023年11月8日"],
        ["新的", "旧的"],
    )
    assert page.text("p", cls="facts") == "共2篇"


def test_a_section_does_not_repeat_its_name_over_every_story(read):
    article = make_published(section="地方传真")
    assert read(article.section).texts("p", cls="label") == ["栏目"]


def test_a_section_without_stories_says_so(read):
    assert "暂无内容" in read(make_section()).text("main")


def test_a_person_is_shown_with_what_they_wrote_and_photographed_once_each(read):
    wrote, photographed = (
        make_published_on(0, headline="写的"),
        make_published_on(1, headline="拍的"),
    )
    make_published_on(2, headline="别人的")
    make_byline(wrote, "李贺", "记者", "新华社")
    make_byline(wrote, "李贺", "摄", "新华社")
    picture = make_picture(photographed)
    person = make_contributor("李贺", "新华社")
    picture.credits.create(contributor=person, role="摄")
    page = read(person)
    assert (page.text("h1"), page.texts("p", cls="label")[0]) == ("李贺", "新华社")
    assert page.texts("h3") == ["拍的", "写的"]
    assert page.text("title") == "新华社 李贺 – 新闻"


def test_two_people_of_one_name_and_two_agencies_are_two(read):
    make_byline(make_published(headline="本报的"), "李贺")
    make_byline(make_published(headline="新华社的"), "李贺", agency="新华社")
    assert read(make_contributor("李贺")).texts("h3") == ["本报的"]


@pytest.mark.parametrize("kind", ["section", "person"])
def test_twenty_stories_fill_a_page_and_the_rest_follows_on_the_next(read, kind):
    place, section = make_page(), make_section()
    for _ in range(21):
        make_byline(make_published(page=place, section=section))
    subject = section if kind == "section" else make_contributor()
    first, second = read(subject), read(f"{subject.get_absolute_url()}?page=2")
    assert [len(page.all("h3")) for page in (first, second)] == [20, 1]
    assert (first.link(rel="next"), second.link(rel="prev")) == ("?page=2", "?page=1")
    assert first.text("p", cls="facts") == "共21篇"
    assert second.canonical() == f"http://testserver{subject.get_absolute_url()}?page=2"
    assert first.canonical() == f"http://testserver{subject.get_absolute_url()}"


def navigation(page):
    return page.text("nav", cls="sections").split()


def test_the_navigation_lists_published_sections_as_the_desk_orders_them_a_dozen_at_most(read):
    for number in range(14):
        make_published_on(0, section=make_section(f"栏目{number:02}", position=100 - number))
    make_section("空栏目", position=1)
    names = [f"栏目{number:02}" for number in range(13, 1, -1)]
    assert navigation(read("/")) == [*names, "全部栏目"]


def test_where_the_desk_orders_no_sections_those_with_most_stories_of_the_last_weeks_come_first(
    read,
):
    for days, name, stories in ((60, "旧栏目", 3), (20, "常用栏目", 2), (0, "新栏目", 1)):
        page = make_page(make_issue(DAY - datetime.timedelta(days)))
        for _ in range(stories):
            make_published(page=page, section=name)
    assert navigation(read("/")) == ["常用栏目", "新栏目", "全部栏目"]
    assert [name.split()[0] for name in read("/section/").texts("li") if "篇" in name] == [
        "旧栏目",
        "常用栏目",
        "新栏目",
    ]


def test_the_fixed_ways_are_the_same_on_every_page_and_the_epaper_is_the_newest_issue(read):
    story = make_published()
    make_published(page=make_page(make_issue(DAY - datetime.timedelta(1))))
    for address in ("/", story.get_absolute_url(), "/section/"):
        page = read(address)
        assert page.text("nav", cls="main-ways").split() == ["首页", "数字报", "往期"]
        issue = story.page.issue.get_absolute_url()
        assert page.links_in("nav", cls="main-ways") == ["/", issue, "/archive/"]


def test_all_sections_are_listed_with_their_stories_and_what_came_last(read):
    for days in (3, 0):
        make_published(
            page=make_page(make_issue(DAY - datetime.timedelta(days))), section="地方传真"
        )
    make_section("空栏目")
    page = read("/section/")
    assert page.texts("li")[-1] == "地方传真 共2篇 2023年11月8日"
    assert "空栏目" not in page.html
