"""An article's tools and the letters' form in a browser: type size, easy reading, reading aloud, sharing, copying."""

import pytest

from articles.models import Letter
from tests.browser.waiting import until
from tests.factories import make_html, make_photo, make_picture, make_published

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    text = make_html(
        "近日，记者走进产业园，一派现代化生产场景呈现在眼前。" * 9, "## 小标题", "第二段。" * 30
    )
    article = make_published(headline="主题", body=text)
    for number in range(4):
        make_picture(article, photo=make_photo(width=900, height=600), caption=f"图{number}")
    return article


def size(page, selector="html"):
    return page.eval_on_selector(
        selector, "element => parseFloat(getComputedStyle(element).fontSize)"
    )


def press(page, name):
    page.locator(f'.tools [data-do="{name}"]').click()


def test_the_type_grows_and_is_remembered(page, article):
    page.goto(article.get_absolute_url())
    before = size(page)
    press(page, "larger")
    press(page, "larger")
    assert size(page) == 1.25 * before
    page.reload()
    assert size(page) == 1.25 * before
    press(page, "smaller")
    press(page, "smaller")
    assert size(page) == before
    assert page.locator('.tools [data-do="smaller"]').is_disabled()


def test_easy_reading_is_larger_says_so_and_is_remembered(page, article):
    page.goto(article.get_absolute_url())
    before = size(page)
    press(page, "elder")
    page.reload()
    assert size(page) > before
    assert page.locator('.tools [data-do="elder"]').get_attribute("aria-pressed") == "true"


def test_easy_reading_chosen_on_any_page_holds_on_every_other(page, article):
    page.goto("/")
    before = size(page)
    page.locator('.imprint [data-do="elder"]').click()
    assert size(page) > before
    for address in ("/archive/", article.get_absolute_url(), "/search/"):
        page.goto(address)
        assert page.locator("html.elder").count() == 1
    page.locator('.imprint [data-do="elder"]').click()
    page.go_back()
    assert until(page, "!document.documentElement.classList.contains('elder')")


@pytest.mark.parametrize("width", [360, 768, 1280, 1920])
def test_the_largest_type_stays_on_the_screen(page, article, width):
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(article.get_absolute_url())
    press(page, "elder")
    for _ in range(4):
        press(page, "larger")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_what_was_kept_by_something_else_breaks_nothing(page, article):
    page.goto(article.get_absolute_url())
    before = size(page)
    for kept in ("{", "null", '{"size": "x"}', '{"size": 99}'):
        page.evaluate("kept => localStorage.setItem('reading', kept)", kept)
        page.reload()
        assert size(page) >= before


def test_sharing_copies_the_storys_own_address_where_the_system_has_no_sheet(page, article):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script(
        "Object.defineProperty(Navigator.prototype, 'share', { value: undefined })"
    )
    page.goto(article.get_absolute_url() + "?from=somewhere")
    press(page, "share")
    page.locator(".tools output:not(:empty)").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith(article.get_absolute_url())


def test_reading_aloud_begins_with_the_headline_and_stops_at_the_second_press(page, article):
    page.add_init_script(
        "speechSynthesis.speak = words => { (window.said ||= []).push(words.text); };"
    )
    page.goto(article.get_absolute_url())
    press(page, "read")
    assert page.evaluate("window.said") == ["主题"]
    assert page.locator(".spoken").count() == 1
    press(page, "read")
    assert page.locator(".spoken").count() == 0


def test_one_press_copies_the_clean_text_with_its_photos_whole_addresses(page, article):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(article.get_absolute_url() + "copy/")
    page.locator("button.copy").click()
    done = page.locator("button.copy").get_attribute("data-done")
    page.get_by_role("button", name=done).wait_for()
    html = page.evaluate(
        "navigator.clipboard.read().then(([item]) => item.getType('text/html')).then(blob => blob.text())"
    )
    assert "主题" in html
    assert 'src="http' in html


@pytest.mark.parametrize("width", [1280, 1920])
def test_a_line_holds_32_to_38_characters(page, article, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(article.get_absolute_url())
    wide = page.eval_on_selector(".body", "body => body.getBoundingClientRect().width")
    assert 32 <= wide / size(page, ".body") <= 38


def test_a_letter_is_written_by_keyboard_alone(page, article):
    page.goto(article.get_absolute_url() + "letter/")
    page.get_by_role("textbox").first.focus()
    page.keyboard.type("第二段的年份有误。")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/letter/sent/")
    assert Letter.objects.get().text == "第二段的年份有误。"
