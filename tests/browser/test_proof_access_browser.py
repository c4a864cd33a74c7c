"""The proof screen for who reads by ear, enlarges, chooses his own colours, or may only sign."""

import pytest
from django.contrib.auth.models import User

from articles.desk import events
from articles.models import Event, Page, PageDoubt
from tests.admin.proof.proofs import make_proof
from tests.browser.proofreading import opened, press, says, sign_in
from tests.browser.test_barriers import EVERYTHING, RULES, violations
from tests.browser.test_proof_keys_browser import answered
from tests.desk.readers import Desk, make_reader, valid
from tests.factories import make_doubt

pytestmark = pytest.mark.django_db
# A window of 1280 pixels that is enlarged to 200 % has these
HALF = {"width": 640, "height": 400}
PHONE = {"width": 390, "height": 800}


@pytest.fixture
def desk(page, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return sign_in(page)


def heard(desk):
    """The accessibility tree of the screen, a line each."""
    return desk.locator("#proof").aria_snapshot()


def doubted(page, **fields):
    PageDoubt.objects.filter(page=page).delete()
    page.blocks.filter(kind="leftover").update(kind="furniture")
    article = page.articles.order_by("position")[1]
    block = article.groups.get().blocks.filter(role="body").first().number
    return make_doubt(article, page=page, blocks=[block], **fields)


def test_a_screen_reader_hears_the_stories_in_their_order(desk):
    page = opened(desk, make_proof())
    lines = [
        line for line in heard(desk).splitlines() if "heading" in line and "level=2" in line
    ]
    titles = [article.title for article in page.articles.order_by("position")]
    places = [next(at for at, line in enumerate(lines) if title in line) for title in titles]
    assert places == sorted(places)
    tree = heard(desk)
    assert "region" in tree
    assert 'application "' in tree


def test_and_the_selected_block_and_which_story_is_selected(desk):
    opened(desk, make_proof())
    press(desk, "2", "ArrowDown")
    assert says(desk).startswith("正文，") or "第 2 篇第" in says(desk)
    pressed = [line for line in heard(desk).splitlines() if "[pressed]" in line]
    assert any('button "2 ' in line for line in pressed)
    assert desk.locator("#proof-says").get_attribute("aria-live") == "polite"


def test_and_a_doubt_with_what_enter_would_do(desk):
    page = make_proof()
    block = page.blocks.filter(role="body", kind="story").first().number
    doubted(page, proposal={"name": "role", "blocks": [block], "value": "crosshead"})
    opened(desk, page)
    press(desk, "Space")
    words = says(desk)
    assert words.startswith("疑点 · 第 1 处，共 1 处 · ")
    assert "回车：" in words
    tree = heard(desk)
    assert words in tree
    assert "接受" in tree


def test_a_doubt_that_asks_why_is_not_waved_through_unsaid(desk):
    page = make_proof()
    doubt = doubted(page)
    PageDoubt.objects.filter(pk=doubt.pk).update(
        code="no-longer-printed", arguments={"ours": "旧文"}
    )
    opened(desk, page)
    press(desk, "Space", "Backspace")
    dialog = desk.locator("#proof-ask[open]")
    dialog.wait_for()
    desk.keyboard.type("以我们的为准")
    answered(desk, lambda: press(desk, "Enter"))
    doubt.refresh_from_db()
    assert (doubt.state, doubt.note) == ("waved", "以我们的为准")


def test_who_was_second_sees_by_whom_and_both_states(desk):
    page = opened(desk, make_proof())
    article = page.articles.order_by("position").first()
    before = article.headline
    type(article).objects.filter(pk=article.pk).update(headline="另一台机器改的标题")
    Page.objects.filter(pk=page.pk).update()
    events.record(Event.Verb.IMPORTED, [page], User.objects.get(), {"file": "A03改.pdf"})
    press(desk, "2", "ArrowDown", "f")
    dialog = desk.locator("#proof-ask[open]")
    dialog.wait_for()
    shown = dialog.inner_text()
    assert "A03改.pdf" in shown
    assert before in shown
    assert "另一台机器改的标题" in shown
    assert violations(desk, EVERYTHING) == []


@pytest.mark.parametrize("scheme", RULES)
def test_enlarged_to_twice_its_size_nothing_is_cut_off_or_out_of_reach(desk, scheme):
    desk.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    desk.set_viewport_size(HALF)
    page = make_proof()
    doubted(page)
    opened(desk, page)
    press(desk, "Space")
    assert desk.evaluate("document.documentElement.scrollWidth") <= HALF["width"]
    for part in (".stop button", ".actions button", "#proof-page"):
        desk.locator(part).first.scroll_into_view_if_needed()
        assert desk.locator(part).first.is_visible()
    press(desk, "?")
    assert desk.locator("#proof-keys[open]").bounding_box()["width"] <= HALF["width"]


def test_in_forced_colours_what_is_pressed_current_and_drawn_is_told_apart(desk):
    desk.emulate_media(forced_colors="active")
    page = make_proof()
    doubted(page)
    opened(desk, page)
    press(desk, "Space")
    border = "part => getComputedStyle(part).borderTopStyle"
    assert desk.locator(".stop").evaluate(border) == "solid"
    assert (
        desk.locator(".actions [aria-pressed=true]").first.evaluate(
            "part => getComputedStyle(part).outlineStyle"
        )
        == "solid"
    )
    assert (
        desk.locator(".block.is-selected").first.evaluate(
            "block => getComputedStyle(block).strokeWidth"
        )
        != "1px"
    )


def test_nothing_moves_by_itself_where_motion_is_not_wanted(desk):
    desk.emulate_media(reduced_motion="reduce")
    opened(desk, make_proof())
    press(desk, "1", "ArrowDown")
    running = desk.evaluate(
        "document.getAnimations().filter(each => each.playState === 'running').length"
    )
    assert running == 0


def as_signer(desk):
    reader = make_reader("signer", ("view_article", "sign_article"))
    reader.set_password("secret")
    reader.save()
    desk.context.clear_cookies()
    desk.goto("/admin/login/")
    desk.fill("#id_username", "signer")
    desk.fill("#id_password", "secret")
    desk.press("#id_password", "Enter")
    desk.wait_for_url("**/admin/")


@pytest.mark.parametrize("size", [{"width": 1280, "height": 800}, PHONE])
def test_who_may_only_sign_signs_by_key_and_by_button(desk, size):
    Desk()
    page = make_proof()
    as_signer(desk)
    desk.set_viewport_size(size)
    opened(desk, page)
    first = page.articles.order_by("position").first()
    press(desk, "1", "f", "s", "Control+z")  # nothing that changes
    answered(desk, lambda: press(desk, "Shift+v"))
    assert valid(first) == [1]
    answered(
        desk,
        desk.get_by_role("button", name="签发本版")
        .or_(desk.locator(".actions .signs").first)
        .first.click,
    )
    assert all(valid(article) == [1] for article in page.articles.all())
    assert desk.locator(".roles, .kinds").count() == 0
    assert violations(desk, EVERYTHING) == []
