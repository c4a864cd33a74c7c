"""The proof screen in people's hands: by keyboard alone, by mouse, by ear, and at any size."""

import pytest

from tests.admin.proof.proofs import DUMPED, make_proof
from tests.browser.proofreading import opened, press, proof, says, sign_in
from tests.browser.test_barriers import EVERYTHING, RULES, violations
from tests.factories import make_issue
from tests.site.prints import make_print

pytestmark = pytest.mark.django_db
MOST_BYTES = 250_000  # of the screen without the picture


@pytest.fixture
def desk(page, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return sign_in(page)


def left_over(page, *numbers):
    page.blocks.filter(number__in=numbers).update(kind="leftover", story=None, place=0)


def last_block(page, story):
    return page.blocks.filter(story__number=story).order_by("place").last().number


def test_keys_work_at_once_and_go_through_stories_and_blocks(desk):
    page = opened(desk, make_proof())
    titles = [article.title for article in page.articles.order_by("position")]
    press(desk, "3")
    assert says(desk) == f"第 3 篇：{titles[2]}"
    press(desk, "Tab")
    assert says(desk) == f"第 4 篇：{titles[3]}"
    press(desk, "1", "ArrowDown")
    assert says(desk).startswith("栏目，第 1 篇第 1/")
    assert desk.locator(".block.is-selected").count() == 1
    press(desk, "Shift+ArrowDown")
    assert desk.locator(".block.is-selected").count() == 2


def test_two_digits_make_one_number(desk):
    page = opened(desk, make_proof())
    assert page.articles.count() > 9
    press(desk, "1", "0")
    assert says(desk).startswith("第 10 篇：")


def test_tab_is_no_trap(desk):
    page = opened(desk, make_proof())
    for _ in range(page.articles.count() + 1):
        press(desk, "Tab")
    assert desk.evaluate("document.activeElement.id") != "proof-page"


def test_one_selection_across_page_and_stories(desk):
    opened(desk, make_proof())
    desk.locator(".story").nth(1).locator(".pick").click()
    assert desk.locator(".zone.is-current").get_attribute("data-place") == "2"
    desk.locator(".block.is-current:not(.is-selected)").last.click()
    assert desk.locator(".block.is-selected").count() == 1
    assert desk.locator(".story.is-current .is-selected").count() >= 1
    press(desk, "5")  # the keys go on where the mouse was
    assert desk.locator(".zone.is-current").get_attribute("data-place") == "5"


def test_space_goes_through_all_that_waits_and_turns_the_page(desk):
    issue = make_issue()
    first, between, third = (make_proof(issue=issue) for _ in range(3))
    for page in (first, between, third):
        page.blocks.filter(kind="leftover").update(kind="furniture")
    left_over(first, last_block(first, 1), last_block(first, 2))
    left_over(third, last_block(third, 1))
    opened(desk, first)
    press(desk, "Space")
    assert "第 1 处，共 2 处" in says(desk)
    press(desk, "Space")
    assert "第 2 处，共 2 处" in says(desk)
    press(desk, "Space")
    desk.wait_for_url(f"**{proof(third)}#first")
    desk.locator(".stop:not([hidden])").wait_for()
    assert "第 1 处，共 1 处" in says(desk)
    press(desk, "Shift+Space")
    desk.wait_for_url(f"**{proof(first)}#last")


def test_single_keys_can_be_switched_off_and_stay_so(desk):
    page = opened(desk, make_proof())
    desk.click("[data-do=keys]")
    desk.focus("#proof-page")
    press(desk, "3")
    assert desk.locator(".story.is-current").count() == 0
    opened(desk, page)
    press(desk, "3")
    assert desk.locator(".story.is-current").count() == 0


def test_all_keys_are_shown_on_one(desk):
    opened(desk, make_proof())
    press(desk, "?")
    assert desk.locator("#proof-keys[open] dt").count() > 8
    press(desk, "Escape")
    assert desk.locator("#proof-keys[open]").count() == 0


def test_the_page_can_be_made_larger_and_stays_where_it_was(desk):
    opened(desk, make_proof())
    width = desk.locator(".paper").bounding_box()["width"]
    press(desk, "+", "+")
    assert desk.locator(".zooms output").inner_text() == "150%"
    assert abs(desk.locator(".paper").bounding_box()["width"] / width - 1.5) < 0.01
    press(desk, "\\")
    assert desk.locator(".paper").bounding_box()["width"] == width


@pytest.mark.parametrize("make", [lambda: make_proof(DUMPED), lambda: make_print(2)])
def test_a_text_and_a_page_of_before_have_a_screen_of_their_own(desk, make):
    page = opened(desk, make())
    assert desk.locator(".story").count() == page.articles.count()
    press(desk, "2")
    assert desk.locator(".story.is-current").count() == 1
    assert (desk.locator(".blocks li").count() > 0) == (not page.images)


@pytest.mark.parametrize("scheme", RULES)
@pytest.mark.parametrize("width", [390, 640, 1280, 1920])
def test_the_screen_shuts_nobody_out(desk, scheme, width):
    page = make_proof()
    left_over(page, last_block(page, 1))
    opened(desk, page)
    press(desk, "Space")
    desk.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    desk.set_viewport_size({"width": width, "height": 800})
    assert violations(desk, EVERYTHING) == []
    assert desk.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", RULES)
def test_nor_does_the_list_of_a_text_or_a_question(desk, scheme):
    desk.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    opened(desk, make_proof(DUMPED))
    press(desk, "2", "ArrowDown")
    assert violations(desk, EVERYTHING) == []
    press(desk, "n")
    desk.locator("#proof-ask[open]").wait_for()
    assert violations(desk, EVERYTHING) == []
    press(desk, "Escape", "?")
    assert violations(desk, EVERYTHING) == []
    press(desk, "Escape", "Enter")
    desk.locator(".field-form").wait_for()
    assert violations(desk, EVERYTHING) == []


def test_in_forced_colours_what_is_selected_is_seen(desk):
    opened(desk, make_proof())
    desk.emulate_media(forced_colors="active")
    outline = "item => getComputedStyle(item).outlineStyle"
    first, second = desk.locator(".story").nth(0), desk.locator(".story").nth(1)
    press(desk, "1")
    assert [each.evaluate(outline) for each in (first, second)] == ["solid", "none"]


def test_nothing_glides_where_motion_is_not_wanted(desk):
    opened(desk, make_proof())
    gliding = "pane => getComputedStyle(pane).scrollBehavior"
    assert desk.locator("#proof-page").evaluate(gliding) == "auto"
    desk.emulate_media(reduced_motion="no-preference")
    assert desk.locator("#proof-page").evaluate(gliding) == "smooth"


def test_the_screen_is_light(desk):
    page = make_proof()
    answers = []
    desk.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright marks its handlers
    opened(desk, page)
    desk.wait_for_load_state("networkidle")
    bytes_ = [
        len(each.body()) for each in answers if "image" not in each.headers["content-type"]
    ]
    assert sum(bytes_) <= MOST_BYTES
