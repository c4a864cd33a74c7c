"""What a page looks like where words cannot tell: edges that line up, what a thumb hits, what comes out on paper."""

from __future__ import annotations

import pytest

from tests.factories import DAY, make_issue, make_page, make_photo, make_picture, make_published
from tests.site.prints import make_print

pytestmark = pytest.mark.django_db
THUMB = 44  # CSS pixels, WCAG 2.2's 2.5.5


def make_front():
    """Leading stories enough for the rows under them, one with a photo."""
    page = make_page(make_issue(), name="要闻")
    stories = [
        make_published(page=page, headline=f"第{n}条消息", section="地方传真")
        for n in range(12)
    ]
    make_picture(stories[-1], photo=make_photo(width=900, height=600))
    return stories


def test_heads_of_a_row_on_the_front_page_are_level(page):
    make_front()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/")
    stories = page.locator(".in-text > .story").all()
    tops = [story.bounding_box()["y"] for story in stories]
    assert len(tops) >= 3
    assert tops[0] == tops[1] == tops[2]


def test_what_is_pressed_is_large_enough_for_a_thumb(browser, live_server):
    address = make_front()[0].get_absolute_url()
    context = browser.new_context(
        base_url=live_server.url,
        has_touch=True,
        is_mobile=True,
        viewport={"width": 360, "height": 800},
    )
    tab = context.new_page()
    tab.goto(address)
    pressed = tab.locator(
        ".main-ways a, .find a, .sections a, .scripted .tools button, .tools a, .imprint a, .write-in a, .titles a"
    ).all()
    small = [
        (found.inner_text(), found.bounding_box())
        for found in pressed
        if found.bounding_box()["height"] < THUMB
    ]
    context.close()
    assert pressed
    assert small == []


def test_ways_to_other_issues_stand_clear_of_the_contents_in_english(page):
    for day in (1, 30):
        make_published(page=make_page(make_issue(DAY.replace(day=day))))
    address = make_print(2).get_absolute_url()
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/language/en/")
    page.goto(address)
    ways, summary = (
        page.locator(part).bounding_box() for part in (".issue-ways", ".directory summary")
    )
    assert (
        ways["y"] + ways["height"] <= summary["y"]
        or summary["x"] + summary["width"] <= ways["x"]
    )


@pytest.mark.parametrize("kind", ["letter/", "letter/sent/"])
def test_pages_about_a_letter_come_out_on_paper(page, kind):
    page.goto(make_front()[0].get_absolute_url() + kind)
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()


def test_contents_of_an_issue_fill_their_column_on_paper(page):
    page.goto(make_print(4).issue.get_absolute_url())
    page.emulate_media(media="print")
    column, titles = (
        page.locator(f".pages > section {part}").first.bounding_box() for part in ("h2", "ol")
    )
    assert titles["width"] == column["width"]


@pytest.mark.parametrize("width", [320, 360, 390, 768, 1024, 1280, 1920])
def test_the_fixed_ways_and_all_sections_are_in_sight_at_every_width(page, width):
    place = make_page()
    for number in range(12):
        make_published(page=place, section=f"很长的栏目名{number:02}")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/")
    for words in ("首页", "数字报", "往期", "全部栏目"):
        box = page.locator(".sections-bar").get_by_text(words, exact=True).bounding_box()
        assert box["x"] >= 0, words
        assert box["x"] + box["width"] <= width, words
    found = page.locator(".find a:visible, .find button:visible").last.bounding_box()
    assert found["x"] + found["width"] <= width


@pytest.mark.parametrize("width", [360, 390, 768, 1280])
@pytest.mark.parametrize(
    "headline",
    [
        "五十二种水鸟回到城中，清溪河边又见芦苇",
        "老楼装上新电梯 先算清“一碗水账”",
        "全市深入学习贯彻全会精神，现场推进",
    ],
)
def test_a_headlines_line_breaks_between_its_clauses(page, width, headline):
    story = make_published(headline=headline)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(story.get_absolute_url())
    tops = page.locator("h1").evaluate("""heading => {
        const text = heading.firstChild;
        const top = place => {
            const range = document.createRange();
            range.setStart(text, place);
            range.setEnd(text, place + 1);
            return range.getBoundingClientRect().top;
        };
        return [...text.data].map((_, place) => top(place));
    }""")
    at = max(headline.find("，"), headline.find(" ")) + 1
    assert len(set(tops[: at - 1])) == 1
    assert len(set(tops[at:])) == 1
