"""What an editor sees where another desk has saved the same article meanwhile, at a desk and on a phone."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article
from tests.factories import make_article, make_byline, make_editor
from tests.forms import filled

pytestmark = pytest.mark.django_db
WIDTHS = [pytest.param(1280, id="desk"), pytest.param(360, id="phone")]


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


def save_meanwhile(address, **typed):
    other = Client()
    other.force_login(make_editor("夜班"))
    assert other.post(address, filled(other.get(address), **typed)).status_code == 302


def is_in_sight(desk, shown):
    """Whether it is as wide as it may be without leaving the window."""
    box = shown.bounding_box()
    return box["x"] >= 0 and box["x"] + box["width"] <= desk.viewport_size["width"]


@pytest.mark.parametrize("width", WIDTHS)
def test_both_texts_stand_beside_the_field_and_one_is_chosen(desk, width):
    desk.set_viewport_size({"width": width, "height": 800})
    article = make_article(headline="市长视察南浦大桥")
    address = reverse("admin:articles_article_change", args=[article.pk])
    desk.goto(address)
    save_meanwhile(address, headline="市长考察南浦大桥", kicker="夜班加的引题")
    desk.fill("[name=headline]", "市长视察南浦新桥")
    desk.press("[name=headline]", "Control+s")
    conflict = desk.locator(".field-headline .conflict")
    conflict.wait_for()
    assert is_in_sight(desk, conflict)
    assert conflict.locator("mark").all_inner_texts() == ["视", "新", "考", "大"]
    assert "夜班" in conflict.inner_text()
    assert desk.input_value("[name=kicker]") == "夜班加的引题"
    conflict.get_by_text("市长考察南浦大桥").click()
    desk.press("[name=headline]", "Control+s")
    desk.wait_for_selector(".messagelist .success")
    stored = Article.objects.get()
    assert (stored.headline, stored.kicker) == ("市长考察南浦大桥", "夜班加的引题")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_byline_that_is_gone_says_so_and_is_taken_out_or_added_anew(desk, width):
    desk.set_viewport_size({"width": width, "height": 800})
    article = make_article()
    make_byline(article, "邢成敏")
    make_byline(article, "何雪峰")
    address = reverse("admin:articles_article_change", args=[article.pk])
    desk.goto(address)
    save_meanwhile(address, **{"bylines-0-DELETE": "on"})
    desk.fill("[name=bylines-0-role]", "实习生")
    desk.press("[name=bylines-0-role]", "Control+s")
    conflict = desk.locator("#bylines-group .conflict")
    conflict.wait_for()
    assert is_in_sight(desk, conflict)
    assert is_in_sight(desk, desk.locator("[name=bylines-1-role]"))
    conflict.get_by_role("checkbox").check()
    desk.press("[name=headline]", "Control+s")
    desk.wait_for_selector(".messagelist .success")
    assert [str(byline) for byline in article.bylines.all()] == ["记者 何雪峰"]
