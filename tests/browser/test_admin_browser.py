"""The article's form as an editor at night uses it: typing, keys, pasting, two stories of a page."""

import pytest
from django.urls import reverse

from articles.models import Article, ImportJob, State
from tests.factories import make_article, make_editor, make_page
from tests.site.prints import make_print
from tests.text.pasted import PASTED

pytestmark = pytest.mark.django_db
BODY = "iframe.cke_wysiwyg_frame"


@pytest.fixture
def desk(page):
    """The browser with an editor signed in."""
    make_editor("editor")
    page.goto("/admin/login/")
    page.fill("#id_username", "editor")
    page.fill("#id_password", "secret")
    page.press("#id_password", "Enter")
    page.wait_for_url("**/admin/")
    return page


def open_article(desk, article):
    desk.goto(reverse("admin:articles_article_change", args=[article.pk]))
    body = desk.frame_locator(BODY).locator("body")
    body.wait_for()
    return body


def stored(article):
    return Article.objects.get(pk=article.pk)


def paste(body, html):
    """Paste `html` where the cursor stands, as if it came from another program."""
    body.evaluate(
        """(element, html) => {
            const data = new DataTransfer();
            data.setData("text/html", html);
            data.setData("text/plain", "x");
            element.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
        }""",
        html,
    )


def test_a_paragraph_typed_in_the_editor_is_stored_clean(desk):
    article = make_article(body="<p>第一段。</p>")
    body = open_article(desk, article)
    body.click()
    body.press("Control+End")
    body.press("Enter")
    body.press_sequentially("“第二段” & <b>。")
    body.press("Control+s")
    desk.wait_for_selector(".messagelist .success")
    assert stored(article).body == "<p>第一段。</p>\n<p>“第二段” &amp; &lt;b&gt;。</p>"


def test_the_crosshead_button_makes_a_crosshead_and_takes_it_back(desk):
    article = make_article(body="<p>三项措施</p>")
    body = open_article(desk, article)
    body.click()
    for expected in ("<h3>三项措施</h3>", "<p>三项措施</p>"):
        desk.click(".cke_button__crosshead")
        desk.click("input[name=_continue]")
        desk.wait_for_selector(".messagelist .success")
        assert stored(article).body == expected
        body = open_article(desk, article)
        body.click()


def test_what_word_and_a_villain_paste_is_stored_without_their_markup(desk):
    article = make_article(body="<p>开头。</p>")
    body = open_article(desk, article)
    body.click()
    body.press("Control+End")
    paste(
        body,
        '<p class="MsoNormal" style="color:red" onclick="alert(1)">　　粘贴<o:p></o:p>的'
        '<a href="javascript:alert(1)">文字</a><img src=x onerror=alert(1)></p><script>alert(1)</script>',
    )
    desk.frame_locator(BODY).get_by_text("粘贴").wait_for()
    body.press("Control+s")
    desk.wait_for_selector(".messagelist .success")
    text = stored(article).body
    assert "粘贴" in text
    assert not any(
        bad in text
        for bad in ("javascript", "onerror", "onclick", "script", "style", "Mso", "img")
    )


def test_the_editor_inserts_what_was_seen_where_it_was_copied(desk):
    article = make_article(body="<p>开头</p>")
    for name, (html, expected) in PASTED.items():
        Article.objects.filter(pk=article.pk).update(body="<p>开头</p>")
        body = open_article(desk, article)
        body.click()
        body.press("Control+a")
        paste(body, html)
        body.get_by_text("一").first.wait_for()
        body.press("Control+s")
        desk.wait_for_selector(".messagelist .success")
        assert stored(article).body == expected, name


def test_the_keys_save_and_lead_to_the_next_story_and_publish(desk):
    page = make_page()
    first, second = make_article(page=page), make_article(page=page)
    open_article(desk, first)
    desk.fill("#id_headline", "新标题")
    desk.press("#id_headline", "Control+Enter")
    desk.wait_for_url(f"**/{second.pk}/change/")
    assert stored(first).headline == "新标题"
    desk.press("#id_headline", "Control+Shift+Enter")
    desk.wait_for_selector(".messagelist .success")
    assert stored(second).state == State.PUBLISHED


def test_leaving_with_typed_text_asks_first_and_without_does_not(desk):
    article = make_article()
    asked = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    open_article(desk, article)
    desk.goto("/admin/")
    assert asked == []
    open_article(desk, article)
    desk.locator("#id_headline").press_sequentially("改")
    desk.goto("/admin/")
    assert asked == ["beforeunload"]


def test_a_form_whose_session_has_ended_comes_back_after_the_log_in(desk):
    article = make_article(headline="旧标题")
    open_article(desk, article)
    desk.fill("#id_headline", "新标题")
    desk.context.clear_cookies(name="sessionid")
    desk.press("#id_headline", "Control+s")
    desk.wait_for_selector(".typed-note")
    desk.fill("#id_username", "editor")
    desk.fill("#id_password", "secret")
    desk.press("#id_password", "Enter")
    desk.click("button[name=_as_typed]")
    desk.wait_for_selector(BODY)
    assert desk.input_value("#id_headline") == "新标题"
    assert stored(article).headline == "旧标题"
    desk.click("input[name=_continue]")
    desk.wait_for_selector(".messagelist .success")
    assert stored(article).headline == "新标题"


@pytest.mark.parametrize("width", [390, 1440])
def test_no_page_of_the_desk_is_wider_than_the_screen(desk, width):
    desk.set_viewport_size({"width": width, "height": 844})
    article = make_article(
        headline="一个很长的标题" * 6, doubts=[{"message": "doubt", "arguments": {}}]
    )
    pages = [
        reverse(f"admin:articles_{name}")
        for name in ("article_changelist", "page_changelist", "issue_changelist")
    ]
    job = ImportJob.objects.create(names=["20231108-01.pdf"] * 16, folder="none")
    pages += ["/admin/", reverse("admin:articles_importrecord_upload"), job.get_absolute_url()]
    for address in [*pages, reverse("admin:articles_article_change", args=[article.pk])]:
        desk.goto(address)
        assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


@pytest.mark.parametrize("width", [360, 1366])
def test_the_print_beside_the_form_keeps_the_screens_width_and_leads_to_the_other_stories(
    desk, width
):
    desk.set_viewport_size({"width": width, "height": 768})
    first, second = make_print(2).articles.order_by("position")
    open_article(desk, first)
    assert desk.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    cutting = desk.locator(".cutting svg").bounding_box()
    # 0.3 of the width, 0.2 of a page half as high again
    assert round(cutting["width"] / cutting["height"], 1) == 1.0
    desk.get_by_role("link", name=second.title).locator("polygon").click()
    desk.wait_for_url(f"**/article/{second.pk}/change/")


def test_at_1280_the_cut_out_stays_in_sight_beside_the_text_and_the_rest_can_be_reached(desk):
    desk.set_viewport_size({"width": 1280, "height": 800})
    open_article(desk, make_print(2).articles.first())
    desk.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert desk.evaluate("scrollY") > 200
    cutting = desk.locator(".cutting").bounding_box()
    buttons = desk.locator(".submit-row").bounding_box()
    assert cutting["y"] >= 0
    assert cutting["y"] + cutting["height"] <= buttons["y"]
    desk.fill("#id_position", "2")
    desk.click("input[name=_continue]")
    desk.wait_for_selector(".messagelist .success")
    assert Article.objects.filter(position=2).exists()
