"""What is typed into a short form comes back after a crash: a reason, a time, where a page goes, an upload's pages."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article, ImportJob, Issue, Page
from tests.browser.proofreading import sign_in
from tests.browser.test_upload_pages_browser import add_pages
from tests.desk.readers import Desk
from tests.factories import DAY, make_article, make_issue, make_page, make_published

pytestmark = pytest.mark.django_db
OFFER = ".short-form-draft"
HOW_MANY_ARE_KEPT = """async () => {
  const asked = request => new Promise(done => { request.onsuccess = () => done(request.result); });
  const store = await asked(indexedDB.open("keyval-store"));
  const kept = await asked(store.transaction("keyval").objectStore("keyval").getAll());
  store.close();
  return kept.length;
}"""

MARKED_AS_SENT = """async () => {
  const asked = request => new Promise(done => { request.onsuccess = () => done(request.result); });
  const store = await asked(indexedDB.open("keyval-store"));
  const keys = await asked(store.transaction("keyval").objectStore("keyval").getAllKeys());
  store.close();
  for (const key of keys) localStorage.setItem(`settled ${key}`, Date.now() / 1000);
}"""


@pytest.fixture
def desk(page):
    sign_in(page)
    return page


def crash(desk):
    """The browser again, after its tab is gone."""
    again = desk.context.new_page()
    again.goto("/admin/login/")
    for _try in range(100):
        if again.evaluate(HOW_MANY_ARE_KEPT):
            break
        again.wait_for_timeout(50)
    desk.close(run_before_unload=False)
    return again


def taken_up(desk, address, field):
    """What the field holds in a new tab, once the offer there is taken."""
    again = crash(desk)
    again.goto(address)
    expect(again.locator(OFFER)).to_contain_text("没有保存")
    again.locator(OFFER).get_by_role("button", name="继续编辑").click()
    expect(again.locator(OFFER)).to_have_count(0)
    expect(again.locator(field)).to_be_focused()
    return again, again.input_value(field)


def test_why_a_story_is_withdrawn(desk):
    address = reverse("admin:articles_article_withdraw", args=[make_published().pk])
    desk.goto(address)
    field = "[name=reason]"
    desk.fill(field, "第二段的数字与稿源不符。")
    again, typed = taken_up(desk, address, field)
    assert typed == "第二段的数字与稿源不符。"
    again.get_by_role("button", name="撤下").click()
    again.wait_for_url("**/change/")
    assert Article.objects.get().state == "withdrawn"


def test_why_a_story_is_sent_back_though_its_form_lies_elsewhere(desk):
    levels = Desk()
    article = make_article()
    levels.sign(article, 2)
    address = reverse("admin:articles_article_change", args=[article.pk])
    desk.goto(address)
    desk.click(".send-back summary")
    desk.fill(".send-back textarea", "数字与稿源不符。")
    again, typed = taken_up(desk, address, ".send-back textarea")
    assert typed == "数字与稿源不符。"
    again.click(".send-back button[value=send_back]")
    again.wait_for_selector(".sent-back")
    again.goto(address)
    again.wait_for_load_state("networkidle")
    assert not again.locator(OFFER).count()


def test_where_a_page_is_moved(desk):
    address = reverse("admin:articles_page_move", args=[make_page(make_issue(DAY), 3).pk])
    desk.goto(address)
    desk.fill("[name=number]", "A07")
    again, typed = taken_up(desk, address, "[name=number]")
    assert typed == "A07"
    again.locator("#content-main input[type=submit]").click()
    again.wait_for_selector(".messagelist .success")
    assert Page.objects.get().number == "A7"


def test_the_pages_of_an_upload(desk, settings, tmp_path):
    settings.SOURCES_ROOT = tmp_path
    job = ImportJob.objects.create(
        names=["1.pdf"], folder="none", status=ImportJob.Status.PROPOSED
    )
    add_pages(job)
    desk.goto(job.get_absolute_url())
    number = f"#id_page-{job.pages.get(position=0).pk}-number"
    left_out = "[name^=page-][name$=-is_left_out]"
    desk.fill(number, "12")
    desk.locator(left_out).last.check()
    again, typed = taken_up(desk, job.get_absolute_url(), number)
    assert typed == "12"
    assert again.locator(left_out).last.is_checked()
    assert not again.locator(left_out).first.is_checked()


def test_when_an_issue_goes_live(desk):
    issue = make_page().issue
    make_article(page=issue.pages.get())
    address = f"/admin/articles/issue/{issue.pk}/schedule/"
    desk.goto(address)
    desk.fill("[name=live_at]", "2030-01-02T06:30")
    _again, typed = taken_up(desk, address, "[name=live_at]")
    assert typed.startswith("2030-01-02T06:30")
    assert Issue.objects.get().live_at is None


def test_a_flash_until_it_is_live(desk):
    issue = make_published().page.issue
    address = reverse("admin:articles_issue_front", args=[issue.pk])
    desk.goto(address)
    desk.locator(".flashes summary").click()
    desk.fill("#flash-text", "清溪河水位今晨回落")
    again, typed = taken_up(desk, address, "#flash-text")
    assert typed == "清溪河水位今晨回落"
    again.locator(".flashes button", has_text="上线").click()
    again.locator(".flashes li", has_text="清溪河水位").wait_for()
    again.goto(address)
    again.locator(".flashes li", has_text="清溪河水位").wait_for()
    assert not again.locator(OFFER).count()


def test_what_is_typed_in_a_tab_that_is_open_is_not_offered_in_another(desk):
    address = reverse("admin:articles_article_withdraw", args=[make_published().pk])
    desk.goto(address)
    desk.fill("[name=reason]", "还在打")
    second = desk.context.new_page()
    second.goto(address)
    second.wait_for_load_state("networkidle")
    assert not second.locator(OFFER).count()


def test_what_is_thrown_away_is_not_offered_again(desk):
    address = reverse("admin:articles_article_withdraw", args=[make_published().pk])
    desk.goto(address)
    desk.fill("[name=reason]", "不要了")
    again = crash(desk)
    again.goto(address)
    again.locator(OFFER).get_by_role("button", name="丢弃").click()
    expect(again.locator(OFFER)).to_have_count(0)
    again.goto(address)
    again.wait_for_load_state("networkidle")
    assert again.input_value("[name=reason]") == ""
    assert not again.locator(OFFER).count()


def test_a_form_that_is_refused_is_offered_after_the_crash_too(desk):
    """It shows what was typed, and the server has it nowhere."""
    address = reverse("admin:articles_page_move", args=[make_page(make_issue(DAY), 3).pk])
    desk.goto(address)
    desk.fill("[name=number]", "没有这样的版次")
    desk.locator("#content-main input[type=submit]").click()
    desk.wait_for_selector(".errornote")
    again = crash(desk)
    again.goto(address)
    again.locator(OFFER).get_by_role("button", name="继续编辑").click()
    assert again.input_value("[name=number]") == "没有这样的版次"


def test_what_was_sent_is_not_offered_where_the_browser_did_not_come_to_forgetting_it(desk):
    address = reverse("admin:articles_article_withdraw", args=[make_published().pk])
    desk.goto(address)
    desk.fill("[name=reason]", "已经发出")
    again = crash(desk)
    again.evaluate(MARKED_AS_SENT)
    again.goto(address)
    again.wait_for_load_state("networkidle")
    assert not again.locator(OFFER).count()
    again.fill("[name=reason]", "又打了")
    again, typed = taken_up(again, address, "[name=reason]")
    assert typed == "又打了"
