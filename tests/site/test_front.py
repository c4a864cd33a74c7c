"""The front page: the newest issue that readers may see, by importance, which is page order."""

import datetime

import pytest

from tests.factories import (
    DAY,
    make_article,
    make_byline,
    make_issue,
    make_page,
    make_photo,
    make_picture,
    make_published,
    make_site_settings,
)
from tests.site.prints import make_print

pytestmark = pytest.mark.django_db
TOMORROW = DAY + datetime.timedelta(1)


def test_without_any_issue_the_paper_opens_and_says_so(read):
    page = read("/")
    assert page.text("h1") == "新闻"
    assert page.text("h2") == "首期报纸即将上线"
    assert page.all("article") == []


def test_the_newest_published_issue_is_the_front_page(read):
    make_published(page=make_page(make_issue(DAY - datetime.timedelta(1))), headline="昨天的")
    make_published(page=make_page(make_issue(DAY)), headline="今天的")
    make_article(page=make_page(make_issue(TOMORROW)), headline="明天的")
    page = read("/")
    assert page.texts("h2") == ["今天的"]
    assert page.texts("time") == ["2023年11月8日"]


def test_an_editor_too_sees_here_what_readers_see(as_editor, read):
    issue = make_published(headline="今天的").page.issue
    make_article(page=make_page(issue), headline="草稿")
    make_article(page=make_page(make_issue(TOMORROW)), headline="明天的")
    assert read("/").texts("h2") == ["今天的"]


def test_the_main_edition_stands_before_a_supplement_of_the_day(read):
    make_published(page=make_page(make_issue(edition="增刊")), headline="增刊的")
    make_published(page=make_page(make_issue()), headline="主版的")
    assert read("/").texts("h2") == ["主版的"]


def test_stories_stand_by_page_and_place_and_the_rest_under_its_page(read):
    issue = make_issue()
    second, first = make_page(issue, sequence=2, name="要闻"), make_page(issue, sequence=1)
    for n in range(6):
        make_published(page=second, headline=f"二版{n}")
    for n in range(6):
        make_published(page=first, headline=f"头版{n}")
    page = read("/")
    assert page.texts("h2") == [
        *(f"头版{n}" for n in range(6)),
        "二版0",
        "第2版 要闻",
    ]
    assert page.texts("li")[-5:] == [f"二版{n}" for n in range(1, 6)]


def test_the_lead_shows_all_that_introduces_it(read):
    lead = make_published(
        kicker="引题在上", headline="主题", deck="副题在下", section="地方传真"
    )
    make_byline(lead, "邢成敏")
    make_picture(lead, photo=make_photo())
    (story,) = read("/").all("article", cls="story-lead")
    opening = "近日，记者走进产业园，一派现代化生产场景呈现在眼前。"
    assert story.text == f"地方传真 引题在上 主题 副题在下 {opening} 本报记者 邢成敏"
    assert read("/").one("img").attributes["alt"] == ""


def test_a_brief_leads_only_where_there_is_nothing_else(read):
    brief = make_published(headline="", body="<p>明日起调整公交线路。</p>")
    assert read("/").texts("h2") == ["明日起调整公交线路。"]
    make_published(page=brief.page, headline="有标题的")
    page = read("/")
    assert page.texts("h2") == ["有标题的", "简讯"]
    assert page.text("section", cls="briefs") == "简讯 明日起调整公交线路。"


def test_briefs_stand_together_under_the_name_of_their_section_once(read):
    place = make_published().page
    for n in range(5):
        make_published(page=place, headline="", section="要闻速览", body=f"<p>第{n}条。</p>")
    briefs = read("/").text("section", cls="briefs")
    assert briefs == f"简讯 要闻速览 {' '.join(f'第{n}条。' for n in range(5))}"


@pytest.mark.parametrize("body", ["", "<p>近日，记者走进产业园。</p>"])
def test_a_story_with_a_photo_has_it_on_the_front_page(read, body):
    place = make_published(body="<p>近日，记者走进产业园。</p>" * 40).page
    for _ in range(4):
        make_picture(make_published(page=place, body=body), photo=make_photo())
    page = read("/")
    assert len(page.all("a", cls="thumbnail")) == 4


def test_the_photo_that_is_there_is_shown_where_of_the_first_only_the_words_are(read):
    story = make_published()
    make_picture(story)
    make_picture(story, photo=make_photo())
    assert len(read("/").all("a", cls="thumbnail")) == 1


def test_the_way_to_this_day_of_earlier_years_is_there_where_there_is_something(read):
    page = make_print(stories=1)
    way = f"/archive/{DAY:%Y/%m/%d}/"
    assert way not in read("/").links_in("nav", cls="front-sheets")
    then = page.issue.date.replace(year=DAY.year - 1)
    make_published(page=make_page(make_issue(then), sequence=1), headline="")
    assert way not in read("/").links_in("nav", cls="front-sheets")
    make_published(page=make_issue(then).pages.get())
    assert way in read("/").links_in("nav", cls="front-sheets")


def test_the_masthead_names_paper_date_and_number(read):
    make_published(page=make_page(make_issue(newspaper="江南日报", number=7479)))
    page = read("/")
    assert (
        page.text("header", cls="masthead")
        == "2023年11月8日 星期三 江南日报 总第7479期 本期各版"
    )


def test_the_papers_name_is_set_by_hand_before_it_is_taken_from_an_issue(read):
    make_published(page=make_page(make_issue(newspaper="江南日报")))
    make_site_settings(name="江南晚报")
    assert read("/").text("h1") == "江南晚报"
