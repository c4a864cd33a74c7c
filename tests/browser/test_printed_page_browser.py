"""The page as printed in people's hands: by mouse, by keyboard, enlarged, and without script."""

import pytest

from tests.browser.waiting import until
from tests.factories import make_issue
from tests.site.prints import make_print, make_zone

pytestmark = pytest.mark.django_db
STROKE = "zone => getComputedStyle(zone.querySelector('polygon')).stroke"
NONE = "rgba(0, 0, 0, 0)"


@pytest.fixture
def printed(page):
    """A page of three stories, opened on a laptop."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    printed = make_print(3, make_issue(newspaper="江南日报"))
    page.goto(printed.get_absolute_url())
    return printed


def zone(page, number=0):
    return page.locator(".zone").nth(number)


def stroke(page, number=0):
    return zone(page, number).evaluate(STROKE)


def enlarged(page):
    page.locator(".enlarge").click()
    return page.locator("dialog.zoom")


def test_zones_lie_where_the_stories_are_printed(page, printed):
    sheet, first = (
        page.locator(".sheet img").bounding_box(),
        zone(page).locator("polygon").bounding_box(),
    )
    left, top, width, height = (
        (first["x"] - sheet["x"]) / sheet["width"],
        (first["y"] - sheet["y"]) / sheet["height"],
        first["width"] / sheet["width"],
        first["height"] / sheet["height"],
    )
    for found, printed_at in ((left, 0.1), (top, 0.05), (width, 0.3), (height, 0.2)):
        assert abs(found - printed_at) < 0.01


def test_pointing_at_a_zone_lights_up_its_entry_and_the_other_way_round(page, printed):
    entries = page.locator(".on-sheet li")
    assert stroke(page, 1) == NONE
    zone(page, 1).hover()
    assert stroke(page, 1) != NONE
    assert "lit" in entries.nth(1).get_attribute("class")
    entries.nth(2).locator("h2 a").hover()
    assert (stroke(page, 1), stroke(page, 2) != NONE) == (NONE, True)
    assert "lit" not in entries.nth(1).get_attribute("class")


def test_the_keyboard_goes_through_the_zones_in_reading_order_and_each_is_shown(page, printed):
    page.locator('a[type="application/pdf"]').focus()
    for number, story in enumerate(printed.articles.order_by("position")):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.href.baseVal") == story.get_absolute_url()
        assert stroke(page, number) != NONE
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{story.get_absolute_url()}")


def test_a_zone_is_named_for_those_who_do_not_see_it(page, printed):
    names = [story.title for story in printed.articles.order_by("position")]
    for name in names:
        assert page.locator("svg").get_by_role("link", name=name).count() == 1


def test_the_way_from_the_article_shows_its_place_on_the_page(page, printed):
    story = printed.articles.last()
    page.goto(story.get_absolute_url())
    page.locator(".in-print a").click()
    page.wait_for_url(f"**{printed.get_absolute_url()}#a-{story.pk}")
    shown = page.locator(f"#a-{story.pk}")
    assert shown.evaluate(STROKE) != NONE
    box = shown.bounding_box()
    assert box["y"] < 800
    assert box["y"] + box["height"] > 0


def test_enlarging_shows_the_page_in_the_size_of_the_print_with_a_finer_picture(page, printed):
    dialog = enlarged(page)
    # 1.5 times the window, of a page 8 inches wide
    assert dialog.locator("output").inner_text() == "250%"
    assert dialog.locator(".sheet").bounding_box()["width"] > 1800
    # chosen anew for the larger size, some time after the size has changed
    assert until(page, "document.querySelector('.sheet img').currentSrc.endsWith('.webp')")


def test_larger_smaller_and_as_printed_by_buttons_and_keys(page, printed):
    dialog = enlarged(page)
    width = lambda: dialog.locator(".sheet").bounding_box()["width"]  # noqa: E731 - asked again after every key
    before = width()
    dialog.get_by_role("button", name="缩小").click()
    assert abs(width() / before - 0.8) < 0.01
    page.keyboard.press("+")
    assert abs(width() / before - 1) < 0.01
    page.keyboard.press("0")
    assert dialog.locator("output").inner_text() == "100%"


def test_escape_puts_the_page_back_and_the_focus_where_it_was(page, printed):
    before = page.locator(".sheet").bounding_box()
    enlarged(page)
    page.keyboard.press("Escape")
    assert page.locator("dialog.zoom").is_hidden()
    assert page.locator(".sheet").bounding_box() == before
    assert page.evaluate("document.activeElement.className") == "enlarge"


def test_pulling_the_enlarged_page_moves_it_and_opens_nothing_while_a_click_opens_the_story(
    page, printed
):
    enlarged(page)
    address = page.url
    view = page.locator(".zoom-view")
    page.mouse.move(640, 500)
    page.mouse.down()
    page.mouse.move(440, 200, steps=4)
    page.mouse.up()
    assert view.evaluate("view => [view.scrollLeft, view.scrollTop]") == [200, 300]
    assert page.url == address
    view.evaluate("view => view.scrollTo(0, 0)")
    page.mouse.click(400, 400)
    page.wait_for_url("**/a/*/")


def test_a_page_enlarged_from_a_storys_address_shows_that_story(page, printed):
    story = printed.articles.order_by("position").last()
    page.goto(f"{printed.get_absolute_url()}#a-{story.pk}")
    enlarged(page)
    box = page.locator(f"#a-{story.pk} polygon").bounding_box()
    assert box["y"] + 1 >= 0
    assert box["y"] < 800


def test_a_covered_zone_hides_what_lies_under_it(page, printed):
    story = printed.articles.first()
    story.state = "withdrawn"
    story.save()
    page.reload()
    cover = page.locator(".covered")
    assert cover.count() == 1
    assert cover.evaluate("cover => getComputedStyle(cover).fillOpacity") == "1"
    assert cover.evaluate("cover => getComputedStyle(cover).fill") != "none"
    page.emulate_media(media="print")
    assert cover.is_visible()


def test_without_script_zones_are_links_and_the_large_picture_is_one_away(browser, live_server):
    printed = make_print(2)
    make_zone(printed.articles.first(), top=0.75, position=2)
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    try:
        plain = context.new_page()
        plain.goto(printed.get_absolute_url())
        assert plain.locator(".enlarge").get_attribute("href").endswith(".webp")
        plain.locator(".zone").first.locator("polygon").first.click()
        assert plain.url.endswith(printed.articles.first().get_absolute_url())
    finally:
        context.close()


def test_a_thumb_reaches_every_zone_of_a_phone(page, printed):
    page.set_viewport_size({"width": 360, "height": 740})
    boxes = [zone(page, number).bounding_box() for number in range(3)]
    assert all(min(box["width"], box["height"]) >= 24 for box in boxes)
