"""The front page arranged at the desk: by keys, by mouse and by finger, and a look at it before it is live."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.desk import front_pages
from articles.models import Flash
from articles.presenting.front_context import stored_order
from tests.browser.proofreading import sign_in
from tests.browser.test_barriers import EVERYTHING, violations
from tests.factories import (
    make_editor,
    make_html,
    make_issue,
    make_page,
    make_photo,
    make_picture,
    make_published,
)

pytestmark = pytest.mark.django_db
LONG = make_html("近日，记者走进产业园，一派现代化生产场景呈现在眼前。" * 30)
# The page in the frame is looked at as all of the site's are
THE_SCREEN = EVERYTHING | {"iframes": False}
TITLES = ["一条河的十年", "老街改造", "秋粮入仓", "夜校开课", "桥上的灯"]


@pytest.fixture
def stories():
    page = make_page(make_issue())
    made = [make_published(page=page, headline=title, body=LONG) for title in TITLES]
    make_picture(made[0], photo=make_photo(width=640, height=480))
    return made


@pytest.fixture
def desk(page, stories):
    sign_in(page)
    page.goto(reverse("admin:articles_issue_front", args=[make_issue().pk]))
    page.locator(".candidates .row").first.wait_for()
    return page


def places(desk):
    """The titles in their order."""
    names = desk.locator(".places .row .name")
    return [text.split("\n")[-1] for text in names.all_inner_texts()]


def name(desk, title):
    return desk.locator(".row:not(.ghost) .name", has_text=title)


def put(desk, *titles):
    for title in titles:
        name(desk, title).press("Enter")


def says(desk):
    return desk.locator("#front-says")


def shown(desk, *titles):
    """Waits until the preview begins with these headlines."""
    page = desk.frame_locator(".stage iframe:not(.is-loading)")
    for at, title in enumerate(titles):
        expect(page.locator("main h2.headline").nth(at)).to_contain_text(title)


def test_by_keys_alone_a_page_is_arranged_undone_and_put_live(desk, stories):
    put(desk, "秋粮入仓", "老街改造", "桥上的灯")
    assert places(desk) == ["秋粮入仓", "老街改造", "桥上的灯"]
    name(desk, "桥上的灯").press("Alt+ArrowUp")
    expect(says(desk)).to_have_text("桥上的灯：第 2 位，共 3 位")
    expect(name(desk, "桥上的灯")).to_be_focused()
    desk.keyboard.press("1")
    assert places(desk) == ["桥上的灯", "秋粮入仓", "老街改造"]
    desk.keyboard.press("ArrowDown")
    expect(name(desk, "秋粮入仓")).to_be_focused()
    desk.keyboard.press("Delete")
    assert places(desk) == ["桥上的灯", "老街改造"]
    desk.keyboard.press("Control+z")
    assert places(desk) == ["桥上的灯", "秋粮入仓", "老街改造"]
    desk.keyboard.press("Control+Shift+Z")
    assert places(desk) == ["桥上的灯", "老街改造"]
    assert stored_order(make_issue()) == ()
    desk.keyboard.press("Control+Enter")
    expect(desk.locator(".warning")).to_have_text("已上线。")
    assert stored_order(make_issue()) == (stories[4].pk, stories[1].pk)


def test_arrows_go_between_the_lists_and_the_help_shows_the_keys(desk):
    put(desk, "秋粮入仓")
    name(desk, "秋粮入仓").press("ArrowRight")
    expect(desk.locator(".candidates .name").first).to_be_focused()
    desk.keyboard.press("ArrowLeft")
    expect(name(desk, "秋粮入仓")).to_be_focused()
    desk.keyboard.press("?")
    expect(desk.locator("#front-keys")).to_contain_text("放到第 n 位")
    desk.keyboard.press("Escape")
    desk.keyboard.press("/")
    expect(desk.locator("#front-search")).to_be_focused()
    desk.keyboard.type("夜校 第1版")
    assert desk.locator(".candidates .name").all_inner_texts() == ["夜校开课"]
    desk.keyboard.press("Control+z")
    assert places(desk) == ["秋粮入仓"]


def drag(desk, title, to, dy=0):
    """By the mouse, from a story's grip to the middle of an element."""
    start = name(desk, title).locator("xpath=ancestor::li").locator(".grip").bounding_box()
    end = to.bounding_box()
    desk.mouse.move(start["x"] + 5, start["y"] + 10)
    desk.mouse.down()
    desk.mouse.move(start["x"] + 15, start["y"] + 20)
    desk.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2 + dy, steps=4)
    desk.mouse.up()


def test_a_mouse_drags_a_story_up_onto_the_page_and_off_it(desk):
    put(desk, "秋粮入仓", "老街改造", "桥上的灯")
    rows = desk.locator(".places .row")
    drag(desk, "桥上的灯", rows.nth(0), dy=-12)
    assert places(desk) == ["桥上的灯", "秋粮入仓", "老街改造"]
    drag(desk, "夜校开课", rows.nth(1), dy=-12)
    assert places(desk) == ["桥上的灯", "夜校开课", "秋粮入仓", "老街改造"]
    drag(desk, "秋粮入仓", desk.locator(".candidates"))
    assert places(desk) == ["桥上的灯", "夜校开课", "老街改造"]
    drag(desk, "老街改造", desk.locator(".front-head"))
    assert places(desk) == ["桥上的灯", "夜校开课", "老街改造"]
    assert desk.locator(".ghost").count() == 0


def test_escape_gives_a_drag_up(desk):
    put(desk, "秋粮入仓", "老街改造")
    start = name(desk, "老街改造").bounding_box()
    desk.mouse.move(start["x"] + 5, start["y"] + 5)
    desk.mouse.down()
    desk.mouse.move(start["x"] + 5, start["y"] - 60, steps=3)
    desk.keyboard.press("Escape")
    desk.mouse.up()
    assert places(desk) == ["秋粮入仓", "老街改造"]


def test_a_finger_drags_by_the_grip(desk):
    put(desk, "秋粮入仓", "老街改造")
    grip = desk.locator(".places .grip").nth(1).bounding_box()
    top = desk.locator(".places .row").nth(0).bounding_box()
    x, y = grip["x"] + 6, grip["y"] + 10
    finger = desk.context.new_cdp_session(desk)
    for kind, at in (("Start", y), ("Move", y - 15), ("Move", top["y"] + 8), ("End", None)):
        points = [] if at is None else [{"x": x, "y": at}]
        message = {"type": f"touch{kind}", "touchPoints": points}
        finger.send("Input.dispatchTouchEvent", message)
    assert places(desk) == ["老街改造", "秋粮入仓"]


def test_each_drag_has_buttons_that_do_the_same(desk):
    put(desk, "秋粮入仓", "老街改造")
    desk.get_by_role("button", name="下移：秋粮入仓").click()
    assert places(desk) == ["老街改造", "秋粮入仓"]
    expect(desk.get_by_role("button", name="下移：秋粮入仓")).to_be_focused()
    desk.get_by_role("button", name="作头条：桥上的灯").click()
    assert places(desk) == ["桥上的灯", "老街改造", "秋粮入仓"]
    desk.get_by_role("button", name="撤下首页：老街改造").click()
    assert places(desk) == ["桥上的灯", "秋粮入仓"]
    desk.get_by_role("button", name="撤销").click()
    assert places(desk) == ["桥上的灯", "老街改造", "秋粮入仓"]


def test_the_preview_follows_and_says_where_each_story_stands(desk):
    put(desk, "秋粮入仓", "老街改造")
    shown(desk, "秋粮入仓", "老街改造")
    expect(desk.locator(".spot").nth(0)).to_have_text("头条")
    expect(desk.locator(".spot").nth(1)).to_have_text("头条旁")
    desk.locator("[data-width='390']").click()
    assert (
        desk.evaluate("document.querySelector('.stage iframe').contentWindow.innerWidth") == 390
    )
    desk.frame_locator(".stage iframe").locator("main a", has_text="老街改造").first.click()
    expect(desk.locator(".row.is-selected")).to_contain_text("老街改造")
    assert desk.url.endswith("/front/")


def test_who_is_second_is_told_and_keeps_his_own_for_another_look(desk, stories):
    put(desk, "秋粮入仓")
    others = [stories[1].pk]
    front_pages.set_front_page(make_issue(), others, 0, make_editor("夜班"))
    desk.locator("[data-do=live]").click()
    dialog = desk.locator("#front-ask")
    expect(dialog).to_contain_text("夜班")
    expect(dialog).to_contain_text("1 老街改造")
    assert stored_order(make_issue()) == tuple(others)
    dialog.get_by_role("button", name="保留我的").click()
    assert places(desk) == ["秋粮入仓"]
    desk.locator("[data-do=live]").click()
    expect(desk.locator(".warning")).to_have_text("已上线。")
    assert stored_order(make_issue()) == (stories[2].pk,)


def test_an_earlier_arrangement_is_taken_up_and_live_once_it_is_said(desk, stories):
    put(desk, "秋粮入仓", "老街改造")
    desk.locator("[data-do=live]").click()
    expect(desk.locator(".warning")).to_have_text("已上线。")
    name(desk, "老街改造").press("1")
    desk.locator("[data-do=live]").click()
    desk.locator(".before summary").click()
    expect(desk.locator(".before li")).to_have_count(2)
    desk.locator(".before li button").nth(1).click()
    assert places(desk) == ["秋粮入仓", "老街改造"]
    assert stored_order(make_issue()) == (stories[1].pk, stories[2].pk)


def test_a_flash_is_begun_and_ended(desk):
    desk.locator(".flashes summary").click()
    desk.fill("#flash-text", "大桥提前通车")
    desk.select_option("#flash-article", label="桥上的灯")
    desk.locator(".flashes form button").click()
    expect(desk.locator(".flashes li strong")).to_have_text("大桥提前通车")
    flash = Flash.objects.get()
    assert flash.article.headline == "桥上的灯"
    desk.get_by_role("button", name="立即结束：大桥提前通车").click()
    expect(desk.locator(".flashes li")).to_have_text("现在没有快讯。")


@pytest.mark.parametrize("width", [390, 1280, 1920])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_shuts_nobody_out_and_fits_its_window(desk, width, scheme):
    put(desk, "秋粮入仓", "老街改造")
    desk.set_viewport_size({"width": width, "height": 800})
    desk.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    for panel in ("places", "stories", "preview") if width == 390 else ("",):
        if panel:
            desk.locator(f"[data-panel={panel}]").click()
        assert violations(desk, THE_SCREEN) == []
        assert desk.evaluate("document.documentElement.scrollWidth") <= width
