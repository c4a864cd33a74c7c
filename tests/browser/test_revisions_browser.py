"""Two revisions side by side, as people see them: at every width, by keyboard, in both colours."""

import pytest
from django.urls import reverse

from articles.desk import revisions
from articles.models import Article
from tests.factories import make_byline, make_editor, make_published

pytestmark = pytest.mark.django_db
PARAGRAPH = "<p>近日，记者走进产业园，一派现代化生产场景呈现在眼前，工业机器人作业不息。</p>"


@pytest.fixture
def compared(page):
    """The page's address, of an article with two revisions, for an editor who is signed in."""
    article = make_published(headline="市长视察南浦大桥", body=PARAGRAPH * 3)
    make_byline(article)
    revisions.record_revision(article)
    article.headline, article.body = "市长考察南浦大桥", PARAGRAPH * 2 + "<p>新增的一段。</p>"
    article.save()
    revisions.record_revision(article)
    make_editor("editor")
    page.goto("/admin/login/")
    page.fill("#id_username", "editor")
    page.fill("#id_password", "secret")
    page.press("#id_password", "Enter")
    page.wait_for_url("**/admin/")
    return reverse("admin:articles_article_compare", args=[article.pk]) + "?one=1"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_nothing_is_wider_than_the_window_and_marks_are_more_than_colour(
    page, compared, width, scheme
):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(compared)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    lines = {"del": "line-through", "ins": "underline"}
    for tag, line in lines.items():
        mark = page.locator(f".compared {tag}").first
        assert line in mark.evaluate("mark => getComputedStyle(mark).textDecorationLine")
    before, after = page.locator(".side.before").first, page.locator(".side.after").first
    is_beside = before.bounding_box()["y"] == after.bounding_box()["y"]
    assert is_beside == (width > 767)


def test_a_field_goes_back_by_keyboard_alone(page, compared):
    page.goto(compared)
    page.locator("input[value=body]").focus()
    page.keyboard.press("Space")
    page.locator(".restoring button").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/change/")
    now = Article.objects.get()
    assert now.headline == "市长视察南浦大桥"
    assert "新增的一段" in now.body
