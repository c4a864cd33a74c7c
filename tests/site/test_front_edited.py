"""The front page as the desk and the print weigh it: pins, size, columns, pages, and what changed since."""

import datetime

import pytest
from django.utils import timezone

from articles.derived import print_size
from articles.models import Article, Correction, Flash
from articles.presenting.masthead import RECENT_DAYS as DAYS
from articles.presenting.notices import CORRECTED
from tests.factories import (
    DAY,
    make_article,
    make_front_page,
    make_issue,
    make_page,
    make_photo,
    make_picture,
    make_published,
)
from tests.site.prints import make_print, make_zone

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


def titles(page):
    return page.texts("h2", cls="headline")


def make_sized(page, **sizes):
    """Stories by headline, each on its share of `page`, in page order."""
    for headline, size in sizes.items():
        make_published(page=page, headline=headline, print_size=size)


def test_what_print_gave_more_room_stands_first(read):
    make_sized(make_page(), 小=0.1, 大=0.5, 中=0.2)
    assert titles(read("/")) == ["大", "中", "小"]


def test_sizes_that_are_about_alike_stand_in_page_order(read):
    make_sized(make_page(), 甲=0.26, 乙=0.3, 丙=0.27)
    assert titles(read("/")) == ["甲", "乙", "丙"]


def test_a_quarter_of_the_first_page_leads_before_the_whole_of_another_would(read):
    issue = make_issue()
    make_sized(make_page(issue), 头版=0.25)
    make_sized(make_page(issue), 整版=0.95)
    assert titles(read("/"))[0] == "头版"


def test_the_desks_pins_stand_before_everything_in_their_order(read):
    page = make_page()
    make_sized(page, 大=0.5)
    second = make_published(page=page, headline="二")
    make_front_page(make_published(page=page, headline="一"), second)
    assert titles(read("/")) == ["一", "二", "大"]


def test_a_story_measures_what_its_zones_cover(client):
    page = make_print(stories=1)
    story = page.articles.get()
    make_zone(story, left=0.5, top=0.5, position=2)
    print_size.measure([story])
    story.refresh_from_db()
    assert story.print_size == pytest.approx(2 * 0.3 * 0.2)


def test_the_pages_as_printed_stand_on_the_front_page(read):
    page = make_print(stories=1)
    nav = read("/")
    assert page.get_absolute_url() in nav.links_in("nav", cls="front-sheets")


def test_an_issue_without_pictures_of_its_pages_shows_none(read):
    make_published()
    assert read("/").all("nav", cls="front-sheets") == []


def test_a_column_shows_its_newest_that_are_not_above_it(read):
    yesterday = make_issue(DAY - datetime.timedelta(1))
    for n in range(4):
        make_published(page=make_page(yesterday), headline=f"昨{n}", section="一线观察")
    make_published(page=make_page(make_issue()), headline="今", section="一线观察")
    page = read("/")
    assert page.text("section", cls="page-run").count("昨") == 3
    assert page.html.count("今</a>") == 1


def test_columns_that_end_level_stand_side_by_side_each_with_its_newest(read):
    yesterday = make_issue(DAY - datetime.timedelta(1))
    for n in range(6):
        make_published(page=make_page(yesterday), headline=f"昨{n}", section=f"栏目{n % 2}")
    make_published(page=make_page(make_issue()))
    columns = read("/").text("div", cls="columns")
    assert columns.count("昨") == 6
    assert columns.count("栏目") == 2


def test_a_column_that_has_had_nothing_for_long_is_not_on_the_front_page(read):
    make_published(
        page=make_page(make_issue(DAY - datetime.timedelta(DAYS))), section="一线观察"
    )
    make_published(page=make_page(make_issue()))
    page = read("/")
    assert page.all("div", cls="columns") == page.all("section", cls="page-run") == []


def test_no_story_of_the_issue_stands_twice(read):
    page = make_page()
    for n in range(30):
        make_published(page=page, headline=f"第{n:02}条", section=f"栏目{n % 4}")
    links = [link for link in read("/").links() if link.startswith("/a/")]
    assert len(links) == len(set(links)) == 30


def test_a_flash_stands_until_it_ends_and_leads_to_its_story(read):
    now = timezone.now()
    story = make_published()
    Flash.objects.create(
        text="正在发生", article=story, starts_at=now - HOUR, ends_at=now + HOUR
    )
    Flash.objects.create(text="已经过去", starts_at=now - 2 * HOUR, ends_at=now - HOUR)
    Flash.objects.create(text="还没开始", starts_at=now + HOUR, ends_at=now + 2 * HOUR)
    page = read("/")
    assert [
        text.split()[-1] for text in page.texts("li") if "正在" in text or "还没" in text
    ] == ["正在发生"]
    assert story.get_absolute_url() in page.links_in("section", cls="flashes")
    assert "已经过去" not in page.html


def test_a_flash_whose_story_is_not_online_leads_nowhere(read):
    now = timezone.now()
    Flash.objects.create(
        text="正在发生", article=make_article(), starts_at=now - HOUR, ends_at=now + HOUR
    )
    assert read("/").links_in("section", cls="flashes") == []


def test_corrections_of_the_last_days_stand_on_the_front_page(read):
    story = make_published(headline="一条河的十年")
    now = timezone.now()
    Correction.objects.create(article=story, text="应为二〇一五年", made_at=now - HOUR)
    Correction.objects.create(article=story, text="早已更正", made_at=now - CORRECTED - HOUR)
    Correction.objects.create(article=make_article(), text="草稿的更正")
    page = read("/")
    assert f"{story.get_absolute_url()}#corrections" in page.links_in(
        "section", cls="put-right"
    )
    assert "应为二〇一五年" in page.html
    assert not any(words in page.html for words in ("早已更正", "草稿的更正"))


def test_a_photo_is_cropped_around_what_must_stay_in_view(read):
    photo = make_photo(width=640, height=480)
    photo.focal_x, photo.focal_y = 0.2, 0.9
    photo.save()
    make_picture(make_published(), photo=photo)
    assert read("/").one("img").attributes["class"] == "x2 y9"


def test_the_front_page_of_no_issue_has_none_of_this(read):
    assert Article.objects.count() == 0
    page = read("/")
    assert (
        page.all("div", cls="columns")
        == page.all("section", cls="put-right")
        == page.all("nav", cls="front-sheets")
        == []
    )
