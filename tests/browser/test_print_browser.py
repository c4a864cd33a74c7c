"""What was printed beside what is online, and preview links: in every width, both colours, and by axe."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.urls import reverse

from articles.desk import publishing, revisions
from articles.models import Article, PrintReason
from tests.browser.test_barriers import violations
from tests.browser.test_upload_pages_browser import RULES
from tests.desk.arranged import make_arranged_page
from tests.desk.test_page_operations import MERGED
from tests.factories import make_article, make_editor, make_photo, make_picture

pytestmark = pytest.mark.django_db
WIDTHS = (390, 1280, 1920)


@pytest.fixture
def desk(page):
    page.add_init_script(AXE_SCRIPT)
    user = make_editor("chief")
    page.goto("/admin/login/")
    page.fill("#id_username", "chief")
    page.fill("#id_password", "secret")
    page.press("#id_password", "Enter")
    page.wait_for_url("**/admin/")
    return user


@pytest.fixture
def story():
    """Online, and changed since it was printed."""
    made = make_arranged_page(MERGED)
    publishing.publish(Article.objects.filter(page=made))
    article = Article.objects.get(headline="春耕")
    article.headline, article.deck = "春播", "一年之计在于春，山里的人起得比太阳还早" * 2
    article.save()
    revisions.record_revision(article, None, "应被采访者要求" * 8)
    return article


def assert_open_to_all(page):
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert overflow <= 0, width
        assert violations(page, RULES) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_print_and_web_fit_every_window_and_shut_nobody_out(page, desk, story, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(reverse("admin:articles_issue_print", args=[story.page.issue_id]))
    assert_open_to_all(page)
    page.goto(reverse("admin:articles_article_print", args=[story.pk]))
    page.click("#field-headline + .on-record summary")
    assert_open_to_all(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_preview_links_fit_every_window_and_shut_nobody_out(page, desk, scheme):
    draft = make_article(headline="水库大坝加固工程开工")
    make_picture(draft, photo=make_photo(width=1000, height=600), credit="张三")
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(reverse("admin:articles_article_preview", args=[draft.pk]))
    page.fill("#id_for_whom", "县水利局 王主任")
    page.click("button[value=make]")
    page.wait_for_selector("#made-address")
    assert_open_to_all(page)
    page.goto(page.input_value("#made-address"))
    page.wait_for_selector(".draft-notice")
    assert_open_to_all(page)


def test_a_reason_is_written_where_the_difference_stands(page, desk, story):
    page.goto(reverse("admin:articles_article_print", args=[story.pk]))
    page.click("#field-headline + .on-record summary")
    page.fill("#text-headline", "见报后改定。")
    page.select_option("#kind-headline", "later")
    page.click("#field-headline + .on-record button")
    page.wait_for_selector("#field-headline + .on-record .is-written")
    assert PrintReason.objects.get().text == "见报后改定。"


def test_a_printed_preview_says_that_it_is_a_draft(page, desk):
    draft = make_article()
    page.goto(reverse("admin:articles_article_preview", args=[draft.pk]))
    page.fill("#id_for_whom", "县水利局 王主任")
    page.click("button[value=make]")
    page.wait_for_selector("#made-address")
    page.goto(page.input_value("#made-address"))
    page.emulate_media(media="print")
    assert page.is_visible(".draft-notice")


def test_a_preview_asks_no_other_host_and_tells_none_where_the_reader_came_from(page, desk):
    draft = make_article(body='<p>见<a href="/section/">栏目</a>。</p>')
    page.goto(reverse("admin:articles_article_preview", args=[draft.pk]))
    page.fill("#id_for_whom", "县水利局 王主任")
    page.click("button[value=make]")
    page.wait_for_selector("#made-address")
    asked = []
    page.on("request", lambda request: asked.append(request.headers.get("referer", "")))
    page.goto(page.input_value("#made-address"))
    page.click(".article-body a")
    page.wait_for_url("**/section/")
    assert not [referrer for referrer in asked if "preview" in referrer]
