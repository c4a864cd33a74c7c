"""The archive: calendars by year, month and day, counts over time, 那年今日."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk import publishing
from tests.factories import (
    make_article,
    make_byline,
    make_contributor,
    make_issue,
    make_page,
    make_published,
    make_section,
)
from tests.site.prints import make_print

pytestmark = pytest.mark.django_db


def date(text):
    return datetime.date.fromisoformat(text)


def publish_on(*days, **fields):
    """Issues of these days, each with a story that is online."""
    issues = [make_issue(date(day), **fields) for day in days]
    for issue in issues:
        make_published(page=make_page(issue, number="1"))
    return issues


def month(text):
    return reverse("articles:archive_month", args=[date(f"{text}-01")])


def year(number):
    return reverse("articles:archive_year", args=[number])


def day(text):
    return reverse("articles:archive_day", args=[date(text)])


def cells(page):
    """Day of the month → what its cell is called, of the first calendar of `page`."""
    found = [one for one in page.elements if one.tag == "td" and one.text]
    return {int(one.text.split()[0]): one.attributes["class"] for one in reversed(found)}


def years_named(page):
    return [
        link.text
        for link in page.all("a")
        if link.attributes["href"] in {year(n) for n in range(1900, 2100)}
    ]


# ---- Months ---------------------------------------------------------------------------------------------------------


def test_a_month_says_of_each_day_whether_there_was_a_paper(read):
    publish_on("2023-11-08", "2023-11-10")
    make_published(page=make_page(make_issue(date("2023-11-10"), "增刊")))
    found = cells(read(month("2023-11")))
    assert (found[8], found[9], found[10]) == ("has-issue", "no-paper", "has-issue has-more")
    assert {found[n] for n in (*range(1, 8), *range(11, 31))} == {"unknown"}
    assert len(found) == 30


def test_a_day_of_a_month_leads_to_its_issue_and_to_its_supplement(read):
    (issue,) = publish_on("2023-11-08")
    supplement = make_issue(issue.date, "增刊")
    make_published(page=make_page(supplement))
    page = read(month("2023-11"))
    assert issue.get_absolute_url() in page.links_in("table")
    assert page.one("a", href=supplement.get_absolute_url()).text == "增刊"


def test_a_week_begins_on_monday_and_each_row_has_seven_days(read):
    publish_on("2023-11-08")
    page = read(month("2023-11"))
    assert page.texts("abbr") == list("一二三四五六日")
    assert len(page.all("td")) % 7 == 0
    assert page.texts("td")[:7] == ["", "", *(str(n) for n in range(1, 6))]


def test_a_joint_issue_over_new_year_stands_in_both_months_and_is_named(read):
    publish_on("2023-12-20", "2024-01-08")
    (joint,) = publish_on("2023-12-30", days=4)
    december, january = read(month("2023-12")), read(month("2024-01"))
    assert [cells(december)[n] for n in (29, 30, 31)] == ["no-paper", "has-issue", "is-joint"]
    assert [cells(january)[n] for n in (1, 2, 3)] == ["is-joint", "is-joint", "no-paper"]
    assert _("Joint issue") in december.text("table")
    assert {link.attributes["href"] for link in january.all("a", href=joint.get_absolute_url())}
    assert [cells(read(year(2024)))[n] for n in (2, 3)] == ["is-joint", "no-paper"]


def test_months_lead_on_between_the_first_and_the_last_and_no_further(read, status):
    publish_on("2023-10-31", "2023-12-01")
    first, between, last = (read(month(one)) for one in ("2023-10", "2023-11", "2023-12"))
    assert first.all("a", rel="prev") == last.all("a", rel="next") == []
    assert first.link(rel="next") == last.link(rel="prev") == month("2023-11")
    assert set(cells(between).values()) == {"no-paper"}
    assert between.all("meta", name="robots")
    assert [status(month(one)) for one in ("2023-09", "2024-01")] == [404, 404]


def test_february_has_a_29th_in_leap_years_only(read, status):
    publish_on("2023-02-28", "2024-02-29", "2025-03-01")
    assert cells(read(month("2024-02")))[29] == "has-issue"
    assert max(cells(read(month("2023-02")))) == 28
    assert (
        status("/archive/2024/02/29/"),
        status("/archive/2025/02/29/"),
        status("/archive/2023/13/"),
    ) == (
        200,
        404,
        404,
    )


def test_what_is_not_online_is_in_no_calendar_of_readers_and_in_those_of_editors(
    read, client, admin_user
):
    make_print(1, make_issue(date("2023-11-08")))
    draft = make_article(page=make_page(make_issue(date("2023-11-20"))))
    assert cells(read(month("2023-11")))[20] == "unknown"
    assert draft.page.get_absolute_url() not in read(day("2023-11-20")).html
    client.force_login(admin_user)
    assert cells(read(month("2023-11")))[20] == "has-issue"
    assert draft.page.get_absolute_url() in read(day("2023-11-20")).html


def test_a_first_page_of_which_nothing_is_online_is_not_pictured(read):
    issue = make_issue(date("2023-11-08"))
    front, inside = make_print(1, issue), make_print(1, issue)
    assert len(read(month("2023-11")).all("img")) == len(read("/archive/").all("img")) == 1
    publishing.withdraw(front.articles.all(), None, reason="事实有误")
    assert read(month("2023-11")).all("img") == read("/archive/").all("img") == []
    assert len(read(day("2023-11-08")).all("img")) == 1
    assert inside.articles.count() == 1


# ---- Years ----------------------------------------------------------------------------------------------------------


def test_a_year_is_twelve_calendars_and_its_issues_are_counted(read):
    publish_on("2023-01-01", "2023-11-08", "2022-11-08")
    page = read(year(2023))
    assert len(page.all("table")) == 12
    assert page.text("p", cls="facts").startswith(("2", "共2"))
    assert page.link(rel="prev") == year(2022)
    assert page.all("a", rel="next") == []


def test_a_year_without_an_issue_between_others_is_there_and_outside_is_none(read, status):
    publish_on("2013-06-01", "2015-06-01")
    page = read(year(2014))
    assert set(cells(page).values()) == {"no-paper"}
    assert (page.link(rel="prev"), page.link(rel="next")) == (year(2013), year(2015))
    assert [status(year(n)) for n in (2012, 2016)] == [404, 404]


def test_from_any_year_and_month_every_other_year_is_one_link_away(read):
    publish_on("1994-05-04", "2023-11-08")
    years = [str(n) for n in range(2023, 1993, -1)]
    for address in (year(2001), month("2001-07")):
        jump = read(address).text("nav", cls="year-jump").split()
        assert jump == years
    assert [link.text for link in read(year(2001)).all("a", **{"aria-current": "page"})] == [
        "2001"
    ]


# ---- The overview ---------------------------------------------------------------------------------------------------


def test_the_archive_of_a_paper_that_has_not_come_out_says_so(read, status):
    page = read("/archive/")
    assert page.all("table") == []
    assert _("Nothing has been published here yet. Please come back later.") in page.text(
        "main"
    )
    assert [status(one) for one in (year(2023), month("2023-11"), day("2023-11-08"))] == [
        404
    ] * 3


def test_the_archive_counts_issues_by_year_and_month_and_opens_with_the_newest_month(read):
    publish_on("2023-11-08", "2023-11-09", "2023-10-01", "2021-01-05")
    page = read("/archive/")
    assert page.text("h2") == "2023年11月"
    rows = [
        row.text.split() for row in page.all("tr") if row.text[:4] in {"2023", "2022", "2021"}
    ]
    assert rows == [
        ["2023", *"·········", "1", "2", "·", "3"],
        ["2022", *"·" * 12, "0"],
        ["2021", "1", *"·" * 11, "1"],
    ]
    assert month("2023-11") in page.html
    assert month("2022-05") not in page.html


# ---- Days -----------------------------------------------------------------------------------------------------------


def test_a_day_shows_its_editions_with_their_pages_the_main_one_first(read):
    (issue,) = publish_on("2023-11-08", number=7479)
    make_published(page=make_page(issue))
    supplement = make_issue(issue.date, "增刊")
    make_published(page=make_page(supplement))
    page = read(day("2023-11-08"))
    sections = page.all("section", cls="day-issue")
    assert len(sections) == 2
    assert page.all("h2")[1].text == "增刊"
    assert "7479" in page.all("h2")[0].text
    assert [len(re.findall(r"第\d版", one.text)) for one in sections] == [2, 1]


def test_a_day_without_a_paper_says_so_and_leads_to_those_around_it(read):
    publish_on("2023-11-08", "2023-11-10")
    page = read(day("2023-11-09"))
    assert _("No paper that day") in page.texts("h2")
    assert page.all("meta", name="robots")
    assert (page.link(rel="prev"), page.link(rel="next")) == (
        day("2023-11-08"),
        day("2023-11-10"),
    )


def test_a_day_in_a_joint_issue_leads_to_it(read):
    (joint,) = publish_on("2024-02-09", days=8)
    publish_on("2024-02-17")
    page = read(day("2024-02-12"))
    assert _("This day is in a joint issue") in page.texts("h2")
    assert page.link(href=joint.get_absolute_url())


def test_a_supplement_within_a_joint_issue_does_not_end_the_archive_before_it(read):
    (joint,) = publish_on("2024-02-09", days=8)
    make_published(page=make_page(make_issue(date("2024-02-10"), "增刊")))
    page = read(day("2024-02-12"))
    assert page.link(href=joint.get_absolute_url())


def test_the_first_and_the_last_day_have_nothing_beyond_them(read, status):
    publish_on("2023-11-08", "2023-11-10")
    assert (
        read(day("2023-11-08")).all("a", rel="prev")
        == read(day("2023-11-10")).all("a", rel="next")
        == []
    )
    tomorrow = timezone.localdate() + datetime.timedelta(1)
    assert [status(day(one)) for one in ("2023-11-07", str(tomorrow))] == [404, 404]


def test_a_day_since_the_newest_issue_says_that_its_own_is_not_online_and_leads_to_the_newest(
    read,
):
    (newest,) = publish_on("2023-11-08")
    page = read(day("2023-11-11"))
    assert "当日报纸尚未上线" in page.text("main")
    assert newest.get_absolute_url() in page.links_in("div", cls="notice")
    assert page.one("meta", name="robots").attributes["content"] == "noindex"


# ---- 那年今日 --------------------------------------------------------------------------------------------------------


def led_by(text, headline, **fields):
    page = make_issue(date(text)).pages.first() or make_page(make_issue(date(text)), sequence=1)
    return make_published(page=page, headline=headline, **fields)


def test_on_this_day_names_what_led_the_paper_in_earlier_years_the_last_first(read):
    for one in ("2020", "2022"):
        led_by(f"{one}-11-08", f"{one}头条")
        led_by(f"{one}-11-08", "二条")
        led_by(f"{one}-11-07", "前一天的")
    led_by("2023-11-08", "今年的")
    text = read(day("2023-11-08")).text("section", cls="on-this-day")
    assert text.index("2022头条") < text.index("2020头条")
    assert not any(other in text for other in ("二条", "前一天的", "今年的"))


def test_on_this_day_passes_over_briefs_drafts_other_pages_and_supplements(read):
    led_by("2022-11-08", "")
    led_by("2022-11-08", "有题的")
    make_published(
        page=make_page(make_issue(date("2021-11-08")), sequence=2), headline="二版的"
    )
    make_published(
        page=make_page(make_issue(date("2020-11-08"), "增刊"), sequence=1), headline="增刊的"
    )
    make_article(page=make_page(make_issue(date("2019-11-08")), sequence=1), headline="草稿")
    led_by("2023-11-08", "今年的")
    page = read(day("2023-11-08"))
    assert page.text("section", cls="on-this-day").count("20") == 1
    assert "有题的" in page.text("section", cls="on-this-day")


def test_the_29th_of_february_remembers_leap_years(read):
    led_by("2020-02-29", "闰年的")
    led_by("2023-02-28", "平年的")
    led_by("2024-02-29", "今年的")
    text = read(day("2024-02-29")).text("section", cls="on-this-day")
    assert "闰年的" in text
    assert "平年的" not in text


def test_without_an_earlier_year_nothing_is_said(read):
    led_by("2023-11-08", "今年的")
    assert read(day("2023-11-08")).all("section", cls="on-this-day") == []


# ---- Over time ------------------------------------------------------------------------------------------------------


def make_years_of_stories():
    section = make_section("地方传真")
    for text in ("2023-11-08", "2023-11-09", "2022-03-01"):
        make_byline(
            make_published(
                page=make_page(make_issue(date(text))), section=section, headline=text
            )
        )
    make_published(page=make_page(make_issue(date("2021-01-01"))), section="别的")
    return section


@pytest.mark.parametrize("kind", ["section", "person"])
def test_a_section_and_a_person_are_counted_by_year_and_month_and_lead_to_their_headlines(
    read, kind
):
    section = make_years_of_stories()
    subject = section if kind == "section" else make_contributor()
    address = f"{subject.get_absolute_url()}archive/"
    page = read(address)
    rows = [row.text.split() for row in page.all("tr")][1:]
    assert [(row[0], row[-1]) for row in rows] == [("2023", "2"), ("2022", "1")]
    assert page.all("div", cls="index") == []
    of_month = read(f"{address}2023/11/")
    assert of_month.text("div", cls="index").split() == [
        "2023年11月9日",
        "2023-11-09",
        "2023年11月8日",
        "2023-11-08",
    ]
    assert "2022-03-01" in read(f"{address}2022/").text("div", cls="index")
    assert read(subject).link(href=address)


@pytest.mark.parametrize(
    "when", ["2021/", "2023/10/", "1999/", "2023/13/", "2023/11/?page=2", "2023/11/?page=x"]
)
def test_times_without_stories_are_not_there(status, when):
    section = make_years_of_stories()
    assert status(f"{section.get_absolute_url()}archive/{when}") == 404


def test_who_and_what_has_nothing_online_has_no_archive(status):
    section, person = make_section("空栏目"), make_contributor("无名")
    make_byline(make_article(section=section), "无名")
    assert [status(f"{row.get_absolute_url()}archive/") for row in (section, person)] == [
        404,
        404,
    ]


def test_a_year_of_many_headlines_is_leafed_through(read):
    place, section = make_page(make_issue(date("2023-11-08"))), make_section()
    for _number in range(101):
        make_published(page=place, section=section)
    address = f"{section.get_absolute_url()}archive/2023/"
    first, second = read(address), read(f"{address}?page=2")
    assert (first.link(rel="next"), second.link(rel="prev")) == ("?page=2", "?page=1")
    assert second.canonical() == f"http://testserver{address}?page=2"
