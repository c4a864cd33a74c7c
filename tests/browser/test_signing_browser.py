"""Signing as people do it: by keys, with a reason, and on a sheet that fits every window."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.urls import reverse

from articles.desk import signing
from tests.browser.test_barriers import violations
from tests.browser.test_upload_pages_browser import RULES
from tests.desk.readers import Desk, again, valid
from tests.factories import make_article, make_editor, make_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(page):
    """A desk with three levels, and its editor in chief at the browser."""
    page.add_init_script(AXE_SCRIPT)
    made = Desk()
    make_editor("chief")
    page.goto("/admin/login/")
    page.fill("#id_username", "chief")
    page.fill("#id_password", "secret")
    page.press("#id_password", "Enter")
    page.wait_for_url("**/admin/")
    return made


def test_a_story_is_changed_and_signed_by_one_key(page, desk):
    article = make_article(headline="一条河的十年")
    page.goto(reverse("admin:articles_article_change", args=[article.pk]))
    page.fill("#id_headline", "一条河的十五年")
    page.keyboard.press("Control+Shift+KeyS")
    page.wait_for_selector(".sign-off .is-signed")
    assert again(article).headline == "一条河的十五年"
    assert valid(article) == [1]


def test_a_story_is_sent_back_with_a_reason(page, desk):
    article = make_article()
    desk.sign(article, 2)
    page.goto(reverse("admin:articles_article_change", args=[article.pk]))
    page.click(".send-back summary")
    page.fill(".send-back textarea", "第二段的数字与稿源不符。")
    page.click(".send-back button[value=send_back]")
    page.wait_for_selector(".sent-back")
    assert "第二段的数字与稿源不符。" in page.inner_text(".sent-back")
    assert valid(article) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_sheet_fits_every_window_and_shuts_nobody_out(page, desk, scheme):
    printed = make_page()
    signed, returned = make_article(printed), make_article(printed)
    make_article(printed)
    desk.sign(signed)
    desk.sign(returned, 1)
    signing.send_back(returned, desk.duty, "第二段的数字与稿源不符。" * 5)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    for row in (printed, printed.issue, returned):
        page.goto(reverse(f"admin:articles_{row._meta.model_name}_signatures", args=[row.pk]))
        for width in (390, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert violations(page, RULES) == []


def test_a_page_is_signed_by_one_button(page, desk):
    printed = make_page()
    stories = [make_article(printed) for _each in range(3)]
    page.goto(reverse("admin:articles_page_signatures", args=[printed.pk]))
    page.click("button[value=sign]")
    page.wait_for_selector(".messagelist .success")
    assert [valid(story) for story in stories] == [[1], [1], [1]]
