"""Withdrawing, correcting and what readers saw, as people see them: at every width, in both colours, with axe."""

import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.urls import reverse

from articles.desk import publishing
from articles.models import Article
from tests.browser.test_barriers import violations
from tests.browser.test_upload_pages_browser import RULES
from tests.factories import make_article, make_byline, make_editor

pytestmark = pytest.mark.django_db
WRONG, RIGHT = "清溪河二〇一四年开工", "清溪河二〇一五年开工"
NOTE = "标题中的“二〇一四年”应为“二〇一五年”。"


@pytest.fixture
def story():
    story = make_article(headline=WRONG, section="要闻")
    make_byline(story)
    publishing.publish([story])
    return story


@pytest.fixture
def desk(page, story):
    """Somebody who may do everything, signed in."""
    make_editor("editor", last_name="陈", first_name="知远")
    page.add_init_script(AXE_SCRIPT)
    page.goto("/admin/login/")
    page.fill("#id_username", "editor")
    page.fill("#id_password", "secret")
    page.press("#id_password", "Enter")
    page.wait_for_url("**/admin/")
    return page


def address(name, row):
    return reverse(f"admin:articles_{name}", args=[row.pk])


def faults_of(tab, pages):
    """Page, scheme and width → what axe finds, and whether the page is wider than the window."""
    wrong = {}
    for name, at in pages.items():
        for scheme in ("light", "dark"):
            tab.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            tab.goto(at)  # anew, for links change their colour slowly
            for width in (390, 1280):
                tab.set_viewport_size({"width": width, "height": 900})
                found = violations(tab, RULES)
                wide = tab.evaluate("document.documentElement.scrollWidth") > width
                if found or wide:
                    wrong[name, scheme, width] = found or ["too wide"]
    return wrong


def test_a_correction_a_withdrawal_and_what_readers_saw_of_both(desk, story):
    desk.goto(address("article_change", story))
    desk.fill("#id_headline", RIGHT)
    desk.fill("#id_correction_text", NOTE)
    desk.click("input[name=_correct]")
    desk.wait_for_selector(".messagelist .success")
    desk.click("a.withdraw-link")
    desk.wait_for_url("**/withdraw/")
    desk.fill("#id_reason", "当事人提出异议")
    desk.fill("#id_note", "此稿正在核实。")
    desk.click(".answers input[type=submit]")
    desk.wait_for_url("**/change/")
    assert Article.objects.get().withdrawal_note == "此稿正在核实。"

    desk.goto(address("article_stood", story))
    moments = desk.locator(".stood-moments tbody tr")
    assert moments.count() == 3
    assert "此稿正在核实。" in desk.locator(".stood-words").inner_text()
    moments.nth(2).locator("a").click()
    desk.wait_for_url(re.compile(r"\?at="))
    assert desk.locator("#stood-heading").inner_text() == WRONG
    desk.goto(address("article_stood", story))
    moments.nth(1).locator("a").click()
    desk.wait_for_url(re.compile(r"\?at="))
    assert desk.locator("#stood-heading").inner_text() == RIGHT
    assert NOTE in desk.locator(".stood-text").inner_text()


def test_none_of_these_pages_shuts_anybody_out(desk, story):
    pages = {
        "withdraw": address("article_withdraw", story),
        "story": address("article_stood", story),
        "issue": address("issue_stood", story.page.issue),
    }
    assert faults_of(desk, pages) == {}
