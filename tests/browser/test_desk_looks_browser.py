"""The desk's own frame, lists and forms, as eyes, thumbs, keys and screen readers meet them."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.contrib.auth.models import User
from django.urls import reverse

from articles.desk import bin as desk_bin
from articles.desk import revisions, signing
from articles.models import Article, Letter
from tests.browser.test_admin_browser import (
    BODY,
    desk,  # noqa: F401 - a fixture
    open_article,
)
from tests.browser.test_barriers import violations
from tests.browser.test_upload_pages_browser import RULES
from tests.desk.arranged import make_arranged_page
from tests.desk.readers import Desk
from tests.desk.test_page_operations import MERGED
from tests.factories import (
    make_article,
    make_byline,
    make_doubt,
    make_editor,
    make_import_record,
    make_photo,
    make_picture,
    make_site_settings,
)

pytestmark = pytest.mark.django_db
REASON = "第二段的数字与稿源不符。"
# What of a navigation's links lies outside it or the window: nothing, in any width
HALF_CUT = """() => [...document.querySelectorAll("#desk-nav a")].filter(link => {
  const [own, nav] = [link, link.parentElement].map(each => each.getBoundingClientRect());
  return own.left < nav.left - 1 || own.right > Math.min(nav.right, innerWidth) + 1
    || own.bottom > nav.bottom + 1 || own.height < 24;
}).map(link => link.textContent)"""
LISTS = ("article", "page", "issue", "photo", "letter", "contributor", "importrecord", "event")


def make_night():
    """Something in each list: a story signed and changed, one sent back, a letter, a photo, a doubt."""
    levels = Desk()
    changed = make_article(headline="春播", confidence=0.7)
    levels.sign(changed, 2)
    Article.objects.filter(pk=changed.pk).update(deck="一年之计")
    revisions.record_revision(Article.objects.get(pk=changed.pk))
    make_doubt(changed)
    make_byline(changed)
    make_picture(changed, photo=make_photo())
    back = make_article(headline="秋收")
    levels.sign(back, 1)
    signing.send_back(back, levels.duty, REASON)
    letter = Letter.objects.create(article=changed, text="人名写错了。")
    record = make_import_record()
    binned = make_article(headline="冬藏")
    desk_bin.put_in([binned], levels.chief)
    return changed, back, letter, record


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_link_of_the_navigation_is_ever_half_cut_off(desk, scheme):  # noqa: F811
    desk.add_init_script(AXE_SCRIPT)
    desk.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    address = reverse("admin:articles_article_changelist")
    for width in (320, 360, 390, 430, 600, 768, 900, 1280):
        desk.set_viewport_size({"width": width, "height": 844})
        desk.goto(address)
        assert desk.evaluate(HALF_CUT) == [], width
        assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
    desk.set_viewport_size({"width": 390, "height": 844})
    desk.goto(address)
    assert violations(desk, RULES) == []


# Words under a field that end outside the window, on a page that does not scroll sideways
CUT_OFF = """() => [...document.querySelectorAll(".form-row .help, .form-row .readonly")]
  .filter(words => words.getBoundingClientRect().right > innerWidth && !words.closest(".tabular"))
  .map(words => words.textContent.trim().slice(0, 40))"""


def test_lists_and_forms_shut_nobody_out(desk):  # noqa: F811
    changed, back, letter, record = make_night()
    addresses = [reverse(f"admin:articles_{name}_changelist") for name in LISTS]
    addresses += [
        reverse("admin:articles_article_changelist") + "?bin=yes",
        *(reverse("admin:articles_article_change", args=[one.pk]) for one in (changed, back)),
        reverse("admin:articles_letter_change", args=[letter.pk]),
        reverse("admin:articles_photo_change", args=[changed.pictures.get().photo_id]),
        reverse("admin:articles_issue_change", args=[changed.page.issue_id]),
        reverse("admin:articles_sitesettings_change", args=[make_site_settings().pk]),
        reverse("admin:articles_importrecord_change", args=[record.pk]),
        reverse("admin:articles_contributor_add"),
        reverse("admin:auth_user_changelist"),
        reverse("admin:auth_user_change", args=[User.objects.first().pk]),
        reverse("admin:articles_issue_print", args=[changed.page.issue_id]),
    ]
    desk.add_init_script(AXE_SCRIPT)
    desk.emulate_media(reduced_motion="reduce")
    wrong = {}
    for address in addresses:
        desk.goto(address)
        for width in (390, 1280):
            desk.set_viewport_size({"width": width, "height": 900})
            assert desk.evaluate(CUT_OFF) == [], (address, width)
            if found := violations(desk, RULES):
                wrong[address, width] = found
    assert wrong == {}


def test_the_reason_of_a_badge_opens_by_key_and_by_touch(desk):  # noqa: F811
    make_night()
    desk.goto(reverse("admin:articles_article_changelist"))
    badge = desk.locator(".why summary", has_text="退回")
    assert badge.bounding_box()["height"] >= 24
    reason = desk.get_by_text(REASON)
    assert not reason.is_visible()
    badge.focus()
    desk.keyboard.press("Enter")
    assert reason.is_visible()
    badge.click()
    assert not reason.is_visible()


def test_on_the_proof_screen_the_reason_stands_in_the_open(desk):  # noqa: F811
    page, levels = make_arranged_page(MERGED), Desk()
    article = Article.objects.filter(page=page).first()
    levels.sign(article, 1)
    signing.send_back(article, levels.duty, REASON)
    desk.goto(reverse("admin:articles_page_proof", args=[page.pk]))
    desk.locator(".story").first.wait_for()
    assert desk.get_by_text(REASON).is_visible()


def test_on_a_phone_a_row_of_each_list_is_whole(desk):  # noqa: F811
    make_night()
    desk.set_viewport_size({"width": 390, "height": 844})
    for name in LISTS:
        desk.goto(reverse(f"admin:articles_{name}_changelist"))
        results = desk.locator(".results")
        assert results.evaluate("list => list.scrollWidth <= list.clientWidth"), name
        assert results.locator("tbody tr").count(), name


def test_the_question_when_stories_go_live_shuts_nobody_out(desk):  # noqa: F811
    make_night()
    desk.add_init_script(AXE_SCRIPT)
    desk.emulate_media(color_scheme="dark", reduced_motion="reduce")
    desk.goto(reverse("admin:articles_article_changelist"))
    desk.check("#action-toggle")
    desk.select_option("select[name=action]", "schedule")
    desk.click("button[name=index]")
    desk.fill("[name=live_at]", "2020-01-01T06:00")
    desk.click(".answers .default")
    desk.wait_for_selector(".errorlist")
    for width in (390, 1280):
        desk.set_viewport_size({"width": width, "height": 900})
        assert violations(desk, RULES) == []


def test_the_text_of_a_story_is_dark_after_dark_and_has_a_name(desk):  # noqa: F811
    ground = "body => getComputedStyle(body.ownerDocument.documentElement).backgroundColor"
    desk.emulate_media(color_scheme="dark")
    text = open_article(desk, make_article())
    assert text.evaluate(ground) == "rgb(27, 28, 30)"
    assert desk.locator(BODY).get_attribute("title") == "正文"
    desk.locator(".theme-toggle").first.click()  # from the system's to light, or dark
    desk.emulate_media(color_scheme="light")
    theme = desk.evaluate("document.documentElement.dataset.theme")
    assert text.evaluate("body => body.ownerDocument.documentElement.dataset.theme") == theme


def test_who_has_no_rights_is_told_what_to_do(page):
    make_editor("neu", is_superuser=False)
    page.goto("/admin/login/")
    page.fill("#id_username", "neu")
    page.fill("#id_password", "secret")
    page.press("#id_password", "Enter")
    page.wait_for_url("**/admin/")
    assert "请编辑台管理员把您加入一个组" in page.inner_text("#content")
