"""What is typed and not saved comes back; who else is here is seen; a log-in happens in place."""

import datetime
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, OpenForm
from tests.admin.proof.proofs import make_proof
from tests.browser.conftest import TELL
from tests.browser.proofreading import opened, press
from tests.browser.waiting import until
from tests.desk.readers import Desk
from tests.factories import make_article, make_editor, make_issue, make_page, make_published
from tests.forms import filled

pytestmark = pytest.mark.django_db
BAR = "#open-form-bar"
STORE = "**/idb-keyval*"
EDITOR_IS_READY = (
    "Object.values(window.CKEDITOR?.instances ?? {}).some(one => one.status === 'ready')"
)

TELLS_UNTIL_LEFT = """document.querySelector("#article_form").addEventListener("submit", () =>
    setInterval(() => Object.values(CKEDITOR.instances).forEach(one => one.fire("change")), 10))"""


@pytest.fixture
def desk(page, answering):
    """The browser with an editor signed in, whose open forms are heard."""
    make_editor("editor")
    page.goto("/admin/login/")
    page.fill("#id_username", "editor")
    page.fill("#id_password", "secret")
    page.press("#id_password", "Enter")
    page.wait_for_url("**/admin/")
    page.context.unroute(f"**{TELL}")
    answering.hears_forms = True
    page.on("dialog", lambda dialog: dialog.accept())
    yield page
    answering.hears_forms = False
    page.context.route(f"**{TELL}", lambda route: route.fulfill(json={"others": []}))
    for tab in page.context.pages:
        tab.goto("/admin/")


def kept(page):
    """Waits until the server has what was typed."""
    page.locator(f"{BAR} .kept", has_text="已暂存，").wait_for(timeout=30_000)


def tells_of_opening(answer):
    """Not what the form before it told when it was left."""
    return '"opens"' in (answer.request.post_data or "")


def test_what_was_typed_before_a_crash_is_taken_up_and_saved(desk):
    article = make_article(headline="市长视察南浦大桥")
    address = reverse("admin:articles_article_change", args=[article.pk])
    desk.goto(address)
    desk.fill("[name=headline]", "打了一半")
    kept(desk)
    crashed, context = desk, desk.context
    again = context.new_page()
    crashed.close(run_before_unload=False)
    again.goto(address)
    assert "另一个窗口" not in again.inner_text(f"{BAR} .draft")
    again.click(f"{BAR} [data-do=take]")
    again.wait_for_selector(".errornote")
    assert again.input_value("[name=headline]") == "打了一半"
    assert Article.objects.get().headline == "市长视察南浦大桥"
    kept(again)
    again.press("[name=headline]", "Control+s")
    again.wait_for_selector(".messagelist .success")
    assert Article.objects.get().headline == "打了一半"
    assert not OpenForm.objects.exclude(fields=[]).exists()


def test_what_is_saved_at_once_is_not_offered_again(desk):
    article = make_article(headline="市长视察南浦大桥")
    address = reverse("admin:articles_article_change", args=[article.pk])
    for headline in ("新标题", "更新的标题"):
        with desk.expect_response(f"**{TELL}"):
            desk.goto(address)
        desk.fill("[name=headline]", headline)
        desk.press("[name=headline]", "Control+s")
        desk.wait_for_selector(".messagelist .success")
    with desk.expect_response(tells_of_opening):
        desk.goto(address)
    assert not desk.locator(f"{BAR} .draft").is_visible()
    assert not OpenForm.objects.exclude(fields=[]).exists()


def test_a_draft_that_says_what_is_saved_already_is_not_offered(desk):
    """Somebody else has saved the same words: the form was opened before that, which nobody typed."""
    article = make_article(headline="市长视察南浦大桥")
    address = reverse("admin:articles_article_change", args=[article.pk])
    desk.goto(address)
    desk.fill("[name=headline]", "新标题")
    kept(desk)
    other = Client()
    other.force_login(make_editor("other"))
    assert other.post(address, filled(other.get(address), headline="新标题")).status_code == 302
    with desk.expect_response(tells_of_opening):
        desk.goto(address)
    desk.wait_for_load_state("networkidle")
    assert not desk.locator(f"{BAR} .draft").is_visible()


def test_what_is_saved_before_its_script_is_ready_is_no_draft(desk):
    """The form is sent off while the browser's store is being opened, and waits for its answer."""
    article = make_article(headline="市长视察南浦大桥")
    address = reverse("admin:articles_article_change", args=[article.pk])
    store, saving = [], []
    desk.context.route(STORE, lambda route: store.append(route))  # noqa: PLW0108 - Playwright asks a function for its signature
    with desk.expect_request(STORE):
        desk.goto(address)
    desk.fill("[name=headline]", "新标题")
    desk.route(f"**{address}", lambda route: saving.append(route))  # noqa: PLW0108
    with desk.expect_request(f"**{address}"):
        desk.evaluate("setTimeout(() => document.querySelector('[name=_continue]').click())")
    with desk.expect_response(f"**{TELL}"):
        store[0].continue_()
    saving[0].continue_()
    desk.wait_for_selector(".messagelist .success")
    assert Article.objects.get().headline == "新标题"
    desk.context.unroute(STORE)
    desk.unroute(f"**{address}")
    with desk.expect_response(tells_of_opening):
        desk.goto(address)
    desk.wait_for_load_state("networkidle")
    assert not desk.locator(f"{BAR} .draft").is_visible()
    assert not OpenForm.objects.exclude(fields=[]).exists()


def test_an_editor_that_tells_late_of_what_is_being_saved_makes_no_draft(desk):
    """On a slow machine it tells of the last keys when the server has saved them."""
    article = make_article(headline="市长视察南浦大桥")
    address = reverse("admin:articles_article_change", args=[article.pk])
    desk.goto(address)
    assert until(desk, EDITOR_IS_READY)
    desk.fill("[name=headline]", "新标题")
    desk.evaluate(TELLS_UNTIL_LEFT)
    desk.press("[name=headline]", "Control+s")
    desk.wait_for_selector(".messagelist .success")
    with desk.expect_response(tells_of_opening):
        desk.goto(address)
    desk.wait_for_load_state("networkidle")
    assert not desk.locator(f"{BAR} .draft").is_visible()
    assert not OpenForm.objects.exclude(fields=[]).exists()


def test_a_form_in_which_nobody_typed_is_no_draft(desk):
    """Also where fields of another form stand in it: the reason for sending a story back."""
    Desk()
    article = make_article(headline="市长视察南浦大桥")
    with desk.expect_response(f"**{TELL}"):
        desk.goto(reverse("admin:articles_article_change", args=[article.pk]))
    desk.locator(".send-back summary").click()
    assert not OpenForm.objects.exclude(fields=[]).exists()
    with desk.expect_response(f"**{TELL}"):
        desk.fill(".send-back textarea", "数字与稿源不符。")
    assert not OpenForm.objects.exclude(fields=[]).exists()


def test_an_ended_session_is_begun_again_beside_the_text(desk):
    article = make_article(headline="市长视察南浦大桥")
    desk.goto(reverse("admin:articles_article_change", args=[article.pk]))
    desk.fill("[name=headline]", "新标题")
    desk.context.clear_cookies()
    desk.click(f"{BAR} [data-do=login]", timeout=30_000)
    form = desk.locator("#open-form-login form")
    for password in ("falsch", "secret"):
        form.locator("[name=username]").fill("editor")
        form.locator("[name=password]").fill(password)
        form.locator("[name=password]").press("Enter")
        if password == "falsch":
            desk.locator("#open-form-login .errornote").wait_for()
    desk.locator("#open-form-login").wait_for(state="hidden")
    kept(desk)
    assert desk.input_value("[name=headline]") == "新标题"
    desk.press("[name=headline]", "Control+s")
    desk.wait_for_selector(".messagelist .success")
    assert Article.objects.get().headline == "新标题"


def test_what_only_this_browser_has_is_offered_with_the_papers_time(desk):
    address = reverse("admin:articles_article_change", args=[make_article().pk])
    desk.context.route(f"**{TELL}", lambda route: route.abort())
    desk.goto(address)
    desk.fill("[name=headline]", "没有网络时打的")
    desk.locator(f"{BAR} .kept", has_text="已暂存在这个浏览器里").wait_for(timeout=30_000)
    desk.goto(address)
    offered = desk.locator(f"{BAR} .draft span", has_text="在这个浏览器里输入过")
    offered.wait_for()
    numbers = map(int, re.findall(r"\d+", offered.inner_text()))
    told = datetime.datetime(*numbers, tzinfo=timezone.get_default_timezone())
    assert abs(timezone.now() - told) < datetime.timedelta(minutes=10)


def test_two_tabs_without_a_network_each_keep_what_is_typed_there(desk):
    address = reverse("admin:articles_article_change", args=[make_article().pk])
    desk.context.route(f"**{TELL}", lambda route: route.abort())
    for headline in ("一个窗口里打的", "另一个窗口里打的"):
        tab = desk.context.new_page()
        tab.goto(address)
        tab.fill("[name=headline]", headline)
        tab.locator(f"{BAR} .kept", has_text="已暂存在这个浏览器里").wait_for(timeout=30_000)
    for tab in desk.context.pages[1:]:
        tab.close(run_before_unload=False)
    desk.goto(address)
    desk.click(f"{BAR} [data-do=drop]")
    desk.goto(address)
    desk.click(f"{BAR} [data-do=take]")
    desk.wait_for_selector(".errornote")
    assert desk.input_value("[name=headline]") == "一个窗口里打的"


def test_what_was_typed_on_the_proof_screen_before_a_crash_is_taken_up_and_saved(
    desk, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    page = make_proof()
    story = page.articles.order_by("position").first()
    opened(desk, page)
    press(desk, "1", "Enter")
    field = desk.locator(".is-editing :is(textarea, input)")
    with desk.expect_response(f"**{TELL}"):
        field.fill("打了一半")
    again = desk.context.new_page()
    desk.close(run_before_unload=False)
    opened(again, page)
    offered = again.locator(".draft", has_text="打了一半")
    offered.locator("[data-do=take]").click()
    again.locator(".is-editing :is(textarea, input)").wait_for()
    assert Article.objects.get(pk=story.pk).headline == story.headline
    with again.expect_response("**/proof/do/"):
        again.keyboard.press("Escape")
    assert Article.objects.get(pk=story.pk).headline == "打了一半"
    opened(again, page)
    again.wait_for_load_state("networkidle")
    assert not again.locator(".draft").is_visible()
    assert not OpenForm.objects.exclude(fields=[]).exists()


def test_what_is_saved_on_the_proof_screen_as_the_page_goes_is_not_offered(
    desk, settings, tmp_path
):
    """The server has it, and the browser goes on before the answer comes."""
    settings.MEDIA_ROOT = tmp_path
    page = make_proof()
    story = page.articles.order_by("position").first()
    opened(desk, page)
    press(desk, "1", "Enter")
    desk.locator(".is-editing :is(textarea, input)").fill("打了一半")
    answered = []
    desk.route("**/proof/do/", lambda route: answered.append(route.fetch()))
    desk.keyboard.press("Escape")
    for _try in range(600):
        if answered:
            break
        desk.wait_for_timeout(50)
    assert Article.objects.get(pk=story.pk).headline == "打了一半"
    desk.unroute("**/proof/do/")
    with desk.expect_response(tells_of_opening):
        opened(desk, page)
    desk.wait_for_load_state("networkidle")
    assert not desk.locator(".draft").is_visible()
    assert not OpenForm.objects.exclude(fields=[]).exists()


def test_what_was_arranged_of_a_front_page_before_a_crash_is_taken_up(desk):
    page = make_page(make_issue())
    for headline in ("一条河的十年", "老街改造", "秋粮入仓"):
        make_published(page=page, headline=headline)
    address = reverse("admin:articles_issue_front", args=[page.issue_id])
    desk.goto(address)
    stories = desk.locator(".candidates .row:not(.ghost) .name")
    stories.filter(has_text="秋粮入仓").press("Enter")
    with desk.expect_response(f"**{TELL}"):
        stories.filter(has_text="老街改造").press("Enter")
    again = desk.context.new_page()
    desk.close(run_before_unload=False)
    again.goto(address)
    again.locator(".draft", has_text="秋粮入仓").locator("[data-do=take]").click()
    assert again.locator(".places .row .name").all_inner_texts() == ["秋粮入仓", "老街改造"]
    with again.expect_response(f"**{TELL}"):
        again.locator("[data-do=live]").click()
        again.locator("#front:not(.is-changed)").wait_for()
    again.goto(address)
    again.wait_for_load_state("networkidle")
    assert not again.locator(".draft").is_visible()
    assert not OpenForm.objects.exclude(fields=[]).exists()


@pytest.mark.parametrize(
    "width", [pytest.param(1280, id="desk"), pytest.param(360, id="phone")]
)
def test_who_else_is_here_is_seen(desk, width):
    desk.set_viewport_size({"width": width, "height": 800})
    article = make_article()
    address = reverse("admin:articles_article_change", args=[article.pk])
    other = Client()
    other.force_login(make_editor("夜班"))
    other.get(address)
    other.post(
        TELL,
        {"tab": "x", "path": address, "fields": [*filled(other.get(address)).items()][:1]},
        content_type="application/json",
    )
    desk.goto(address)
    who = desk.locator(f"{BAR} .who", has_text="夜班 正在这里输入")
    who.wait_for()
    box = who.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


def test_a_form_in_which_nobody_typed_is_no_draft_however_late_its_script_is(desk):
    article = make_article(headline="市长视察南浦大桥", body="<p>第一段。</p><p>第二段。</p>")
    held = []
    desk.context.route(STORE, lambda route: held.append(route))  # noqa: PLW0108 - Playwright asks a function for its signature
    with desk.expect_request(f"**{TELL}") as told:
        with desk.expect_request(STORE):
            desk.goto(
                reverse("admin:articles_article_change", args=[article.pk]), wait_until="commit"
            )
        assert until(desk, EDITOR_IS_READY)
        held[0].continue_()
    assert told.value.post_data_json["fields"] is None
