"""Leafing, looking closely and the archive in people's hands: by keys, by fingers, and without script."""

import datetime

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from articles.models import Issue
from tests.factories import DAY, make_issue, make_published
from tests.pdfs import make_pdf
from tests.site.prints import make_print

pytestmark = pytest.mark.django_db
WIDTHS = (360, 768, 1280, 1920)
ONE_DAY = datetime.timedelta(1)
SWIPE = """([target, from, to]) => {
    const on = document.querySelector(target);
    const touch = ([x, y]) => new Touch({ identifier: 1, target: on, clientX: x, clientY: y });
    const send = (kind, touches, changedTouches) =>
        on.dispatchEvent(new TouchEvent(kind, { touches, changedTouches, bubbles: true, cancelable: true }));
    send("touchstart", [touch(from)], [touch(from)]);
    send("touchmove", [touch(to)], [touch(to)]);
    send("touchend", [], [touch(to)]);
}"""
TAP = """([target, x, y]) => {
    const on = document.querySelector(target);
    const touch = new Touch({ identifier: 1, target: on, clientX: x, clientY: y });
    const send = (kind, touches) =>
        on.dispatchEvent(new TouchEvent(kind, { touches, changedTouches: [touch], bubbles: true, cancelable: true }));
    for (let times = 0; times < 2; times++) { send("touchstart", [touch]); send("touchend", []); }
}"""
SCROLLED = """async () => {
    while (!document.querySelector(".zoom-view").scrollLeft) await new Promise(requestAnimationFrame);
}"""
DRAWN = "tile => tile.decode().then(() => tile.getBoundingClientRect().width)"
# How far each tile lies from its place, in tiles across and down; `width` of the page at 400 dots an inch.
OFF = """width => [...document.querySelectorAll(".finer img")].map(tile => {
    const sheet = document.querySelector(".zoom .sheet").getBoundingClientRect(), at = tile.getBoundingClientRect();
    const [row, column] = tile.src.match(/([0-9]+)-([0-9]+).webp/).slice(1).map(Number);
    const tiles = width / 1024 / sheet.width;
    return [(at.left - sheet.left) * tiles - column, (at.top - sheet.top) * tiles - row];
})"""
HELD = "document.activeElement === document.body || document.activeElement.closest('dialog.zoom') !== null"
NAME = "document.activeElement.getAttribute('class') || document.activeElement.localName"
SPREAD = """([before, after]) => {
    const on = document.querySelector(".zoom-view");
    const touches = apart => [-1, 1].map((side, identifier) =>
        new Touch({ identifier, target: on, clientX: 180 + side * apart / 2, clientY: 400 }));
    const send = (kind, at) => on.dispatchEvent(
        new TouchEvent(kind, { touches: at, changedTouches: at, bubbles: true, cancelable: true }));
    send("touchstart", touches(before));
    send("touchmove", touches(after));
}"""


@pytest.fixture
def pages(settings, tmp_path):
    """Four pages in two issues, in the order of leafing."""
    issues = [make_issue(DAY + days * ONE_DAY, newspaper="江南日报") for days in (0, 1)]
    return [make_print(2, issue) for issue in issues for _ in range(2)]


@pytest.fixture
def with_pdf(pages):
    """The first page, whose PDF can be drawn."""
    page = pages[0]
    data = make_pdf(
        {"number": "1", "stories": ("第一版的头条",)}, size=(page.width, page.height)
    )
    page.pdf.name = default_storage.save("pages/drawn.pdf", ContentFile(data))
    page.save()
    return page


@pytest.fixture
def phone(browser, live_server):
    """A tab of a telephone."""
    screen = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
    context = browser.new_context(locale="zh-CN", base_url=live_server.url, **screen)
    yield context.new_page()
    context.close()


def is_at(tab, page):
    tab.wait_for_url(f"**{page.get_absolute_url()}")


def larger(tab, times):
    for _ in range(times):
        tab.keyboard.press("+")


# ---- By keys --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", WIDTHS)
def test_the_arrow_keys_leaf_from_page_to_page_and_from_issue_to_issue(page, pages, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(pages[0].get_absolute_url())
    page.keyboard.press("ArrowLeft")  # nothing is before the first
    for following in pages[1:]:
        page.keyboard.press("ArrowRight")
        is_at(page, following)
    page.keyboard.press("ArrowLeft")
    is_at(page, pages[2])


def test_the_arrow_keys_leaf_through_issues_and_through_the_calendar(page, pages):
    first, second = Issue.objects.order_by("date")
    page.goto(first.get_absolute_url())
    page.keyboard.press("ArrowRight")
    is_at(page, second)
    page.goto("/archive/2023/11/08/")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/archive/2023/11/09/")


@pytest.mark.parametrize("keys", ["Control+ArrowRight", "Alt+ArrowRight", "Shift+ArrowRight"])
def test_keys_that_mean_something_else_do_not_leaf(page, pages, keys):
    page.goto(pages[0].get_absolute_url())
    page.keyboard.press(keys)
    page.keyboard.press("Home")
    assert page.url.endswith(pages[0].get_absolute_url())


def test_the_enlarged_page_keeps_the_arrow_keys_to_itself(page, pages):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(pages[0].get_absolute_url())
    page.locator(".enlarge").click()
    page.keyboard.press("ArrowRight")
    page.evaluate(SCROLLED)
    assert page.url.endswith(pages[0].get_absolute_url())
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowRight")
    is_at(page, pages[1])


def test_the_keys_are_told_to_those_who_look_and_to_those_who_listen(page, pages):
    page.goto(pages[1].get_absolute_url())
    assert page.locator(".hint").is_visible()
    assert page.locator("[aria-keyshortcuts]").count() == 2


# ---- By fingers -----------------------------------------------------------------------------------------------------


def test_a_swipe_leafs_and_a_scroll_and_a_swipe_over_what_scrolls_itself_do_not(phone, pages):
    for number in range(12):
        make_published(page=pages[0], section=f"地方栏目{number}")
    phone.goto(pages[0].get_absolute_url())
    phone.evaluate(SWIPE, [".sheet", [300, 400], [280, 200]])
    phone.evaluate(SWIPE, [".sections a", [300, 60], [100, 60]])
    phone.evaluate(SWIPE, [".sheet", [355, 400], [100, 400]])  # from the edge: the system's own
    assert phone.url.endswith(pages[0].get_absolute_url())
    phone.evaluate(SWIPE, [".sheet", [300, 400], [100, 410]])
    is_at(phone, pages[1])
    phone.evaluate(SWIPE, [".sheet", [100, 400], [300, 410]])
    is_at(phone, pages[0])


def test_a_tap_on_a_zone_opens_the_story(phone, pages):
    phone.goto(pages[0].get_absolute_url())
    phone.locator(".zone").nth(1).tap()
    phone.wait_for_url("**/a/*/")


def test_in_the_enlarged_page_a_tap_names_the_story_and_its_name_opens_it(phone, pages):
    phone.goto(pages[0].get_absolute_url())
    phone.locator(".enlarge").tap()
    story = pages[0].articles.order_by("position").first()
    assert phone.locator(".zoom-caption").is_hidden()
    phone.locator(".zone").first.tap()
    name = phone.locator(".zoom-caption a")
    assert story.title in name.inner_text()
    assert phone.url.endswith(pages[0].get_absolute_url())
    name.tap()
    is_at(phone, story)


def test_two_fingers_spread_the_page_and_two_taps_show_it_whole_and_back(phone, pages):
    phone.goto(pages[0].get_absolute_url())
    phone.locator(".enlarge").tap()
    width = lambda: phone.locator(".zoom .sheet").bounding_box()["width"]  # noqa: E731 - asked again after every gesture
    before = width()
    phone.evaluate(SPREAD, [100, 150])
    assert abs(width() / before - 1.5) < 0.02
    phone.evaluate(
        "document.querySelector('.zoom-view').dispatchEvent(new TouchEvent('touchstart'))"
    )
    phone.evaluate(TAP, [".zoom-view", 100, 300])
    assert width() <= 361
    phone.evaluate(TAP, [".zoom-view", 100, 300])
    assert width() > 700


# ---- Closely --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_enlarged_beyond_its_picture_is_drawn_finer_where_one_looks(
    page, with_pdf, width
):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(with_pdf.get_absolute_url())
    page.locator(".enlarge").click()
    assert page.locator(".finer img").count() == 0
    larger(page, 8)
    across = page.locator(".finer img").first.evaluate(DRAWN)
    sheet = page.locator(".zoom .sheet").bounding_box()["width"]
    assert abs(across / sheet - 1024 / (with_pdf.width / 72 * 400)) < 0.001
    page.keyboard.press("Escape")
    page.locator(".finer img").first.wait_for(state="detached")


def test_tiles_lie_where_the_page_has_what_they_show(page, with_pdf):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(with_pdf.get_absolute_url())
    page.locator(".enlarge").click()
    larger(page, 8)
    page.evaluate("document.querySelector('.zoom-view').scrollTo(1200, 1100)")
    page.locator(".finer img").nth(3).wait_for()
    off = page.evaluate(OFF, with_pdf.width / 72 * 400)
    assert max(abs(one) for tile in off for one in tile) < 0.01


def test_where_finer_parts_cannot_be_had_the_picture_stays_and_nothing_is_asked_twice(
    page, pages
):
    """The pages' own PDFs in these tests are none."""
    asked = []
    page.on(
        "request",
        lambda request: asked.append(request.url) if request.url.endswith("/closer/") else None,
    )
    page.goto(pages[0].get_absolute_url())
    page.locator(".enlarge").click()
    with page.expect_response("**/closer/") as answer:
        larger(page, 6)
    assert answer.value.status == 404
    larger(page, 3)
    page.wait_for_timeout(400)  # longer than a change of size takes to settle
    assert len(asked) == 1
    assert page.locator(".finer img").count() == 0
    assert page.locator(".zoom .sheet picture img").is_visible()


def test_a_reader_who_is_to_come_again_comes_again(page, with_pdf):
    answers = iter([503, 503])

    def busy(route):
        status = next(answers, 0)
        if status:
            route.fulfill(status=status, headers={"Retry-After": "0.1"}, body="{}")
        else:
            route.continue_()

    page.route("**/closer/", busy)
    page.goto(with_pdf.get_absolute_url())
    page.locator(".enlarge").click()
    larger(page, 8)
    page.locator(".finer img").first.wait_for()
    assert next(answers, None) is None


def test_the_keyboard_stays_in_the_enlarged_page_and_reaches_its_buttons_and_stories(
    page, pages
):
    page.goto(pages[0].get_absolute_url())
    page.locator(".enlarge").focus()
    page.keyboard.press("Enter")
    seen = set()
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate(HELD)
        seen.add(page.evaluate(NAME).split()[0])
    assert {"zone", "button"} <= seen


# ---- Without script -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", WIDTHS)
def test_without_script_one_leafs_by_links_and_the_contents_unfold(
    browser, live_server, pages, width
):
    screen = {"width": width, "height": 800}
    context = browser.new_context(
        java_script_enabled=False, base_url=live_server.url, viewport=screen
    )
    try:
        plain = context.new_page()
        plain.goto(pages[1].get_absolute_url())
        assert plain.locator(".hint").is_hidden()
        plain.locator(".leaf [rel=next]").click()
        assert plain.url.endswith(pages[2].get_absolute_url())
        headline = plain.locator(".directory li li a").last
        assert not headline.is_visible()
        plain.locator(".directory summary").click()
        assert headline.is_visible()
        headline.click()
        assert plain.url.endswith(
            pages[3].articles.order_by("position").last().get_absolute_url()
        )
    finally:
        context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_screen(page, pages, width):
    page.set_viewport_size({"width": width, "height": 800})
    months = ["/archive/", "/archive/2023/", "/archive/2023/11/", "/archive/2023/11/08/"]
    for address in (pages[0].get_absolute_url(), pages[0].issue.get_absolute_url(), *months):
        page.goto(address)
        for details in page.locator("details").all():
            details.evaluate("details => { details.open = true; }")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
