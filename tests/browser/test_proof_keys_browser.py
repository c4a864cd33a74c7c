"""What is mended on the proof screen by keyboard alone: everything equals the truth then, and keys are counted."""

import sys

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from articles.desk import page_operations
from articles.desk.page_layouts import layout_now
from articles.models import Article, SentBack, Signature
from articles.reading.arrangement import Operation
from articles.reading.story_writing import write_stories
from tests.admin.proof.proofs import make_proof
from tests.browser.proofreading import opened, proof, says, sign_in
from tests.browser.waiting import until
from tests.desk.readers import Desk, valid
from tests.factories import make_doubt, make_editor

pytestmark = pytest.mark.django_db
POLL = 10_000  # milliseconds after which the screen asks for news
MOST_ANNOUNCED = 4  # keys, to mend a fault that a doubt announces
MOST_KEYS = 6  # to mend a fault that nothing announces


@pytest.fixture
def desk(page, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return sign_in(page)


class Keyboard:
    """Presses keys and counts them."""

    def __init__(self, tab):
        self.tab, self.count = tab, 0

    def press(self, *keys):
        for key in keys:
            self.tab.keyboard.press(key)
            self.count += 1


def tell_keys(what, keyboard):
    sys.stdout.write(f"\n{what}: {keyboard.count} keys\n")


def is_selected(desk, block):
    return desk.locator(f'.block.is-selected[data-block="{block}"]').count() == 1


def texts(page):
    """What the page's stories say, by their blocks and by their articles."""
    layout = layout_now(page)
    written = write_stories(layout.blocks, layout.groups, layout.setting)
    rows = Article.objects.filter(page=page)
    return (
        sorted((one.story.headline, one.story.text, one.story.kicker) for one in written),
        sorted(rows.values_list("headline", "body", "kicker", "deck")),
    )


def join(page, one, other):
    page.refresh_from_db()
    page_operations.operate(page.pk, page.version, Operation("join", story=one, at=other))
    page.refresh_from_db()
    return page.version


def answered(desk, act):
    """Does it, and waits until the server has done it and the screen shows it."""
    with desk.expect_response("**/proof/do/") as answer:
        act()
    assert answer.value.ok, answer.value.text()
    desk.locator(".stories[aria-busy=false]").wait_for()


def two_with_headlines(page):
    """Numbers of two stories of the page, both with a headline and text."""
    rows = page.groups.filter(blocks__role="headline").order_by("position").distinct()
    return [row.number for row in rows if row.blocks.filter(role="body").exists()][:2]


def test_two_stories_that_were_joined_are_split_again(desk):
    page = make_proof()
    truth = texts(page)
    one, other = two_with_headlines(page)
    head = page.blocks.filter(story__number=other, role="headline").get().number
    join(page, one, other)
    opened(desk, page)
    keyboard = Keyboard(desk)
    keyboard.press(*str(page.groups.get(number=one).position), "End")
    while not is_selected(desk, head):
        keyboard.press("Control+ArrowUp")
    answered(desk, lambda: keyboard.press("s"))
    assert texts(page) == truth
    tell_keys("two joined stories split", keyboard)
    assert keyboard.count <= MOST_KEYS


def doubted(page):
    """Joins two stories of the page; a doubt that proposes to split them again, and what the page said before."""
    truth = texts(page)
    one, other = two_with_headlines(page)
    head = page.blocks.filter(story__number=other, role="headline").get().number
    join(page, one, other)
    article = page.groups.get(number=one).article
    proposal = {"name": "split", "blocks": [head]}
    return truth, make_doubt(article, page=page, blocks=[head], proposal=proposal)


def test_a_proposal_is_accepted_with_two_keys(desk):
    page = make_proof()
    page.blocks.filter(kind="leftover").update(kind="furniture")
    truth, doubt = doubted(page)
    opened(desk, page)
    keyboard = Keyboard(desk)
    keyboard.press("Space")
    assert "疑点" in says(desk)
    assert "回车：" in says(desk)
    assert desk.locator(".link.is-doubted").count() == 1
    answered(desk, lambda: keyboard.press("Enter"))
    assert texts(page) == truth
    doubt.refresh_from_db()
    assert doubt.state == "settled"
    tell_keys("a proposal accepted", keyboard)
    assert keyboard.count <= MOST_ANNOUNCED
    assert desk.locator(".facts").inner_text().endswith("无疑点")


def test_a_doubt_is_waved_through_with_two_keys(desk):
    page = make_proof()
    _truth, doubt = doubted(page)
    before = texts(page)
    opened(desk, page)
    answered(desk, lambda: Keyboard(desk).press("Space", "Backspace"))
    doubt.refresh_from_db()
    assert (doubt.state, texts(page)) == ("waved", before)


def test_a_doubt_and_its_answers_are_a_click_away(desk):
    page = make_proof()
    truth, _doubt = doubted(page)
    opened(desk, page)
    desk.keyboard.press("Space")
    assert desk.locator(".block.is-selected").count() == 1
    answered(desk, desk.locator(".stop button").first.click)
    assert texts(page) == truth
    assert desk.evaluate("document.activeElement.id") == "proof-page"


def test_a_block_in_the_wrong_story_goes_back(desk):
    page = make_proof()
    truth = texts(page)
    one, other = two_with_headlines(page)
    block = page.blocks.filter(story__number=other, role="body").order_by("place").last()
    place = page.groups.get(number=other).position
    page.refresh_from_db()
    move = Operation("move", blocks=(block.number,), story=one)
    page_operations.operate(page.pk, page.version, move)
    opened(desk, page)
    keyboard = Keyboard(desk)
    keyboard.press(*str(page.groups.get(number=one).position), "End")
    answered(desk, lambda: keyboard.press("m", *str(place)))
    assert texts(page) == truth
    tell_keys("a block put back", keyboard)
    assert keyboard.count <= MOST_KEYS


def test_undo_and_redo_work_after_the_page_was_loaded_anew(desk):
    page = make_proof()
    truth = texts(page)
    opened(desk, page)
    one, other = (page.groups.get(number=n).position for n in two_with_headlines(page))
    answered(desk, lambda: Keyboard(desk).press(*str(one), "j", *str(other), "Enter"))
    joined = texts(page)
    assert joined != truth
    opened(desk, page)
    answered(desk, lambda: desk.keyboard.press("Control+z"))
    assert texts(page) == truth
    answered(desk, lambda: desk.keyboard.press("Control+Shift+z"))
    assert texts(page) == joined


def test_what_is_done_is_shown_before_the_server_has_answered(desk):
    page = opened(desk, make_proof())
    held = []

    def hold(route):
        held.append(route)

    desk.route("**/proof/do/", hold)
    count = desk.locator(".story").count()
    Keyboard(desk).press("1", "ArrowDown", "f")
    desk.locator(".block.is-furniture.is-selected").wait_for()
    assert desk.locator(".story").count() == count
    while not held:
        desk.wait_for_timeout(10)
    held[0].continue_()
    desk.locator(".story.is-pending").first.wait_for(state="detached")
    assert page.blocks.filter(kind="furniture").exists()


def test_the_next_operation_does_not_wait_for_how_the_page_stands_after_the_last_one(desk):
    page = opened(desk, make_proof())
    late = []
    desk.route(
        "**/proof/state/**", lambda route: route.continue_() if late else late.append(route)
    )
    with desk.expect_request("**/proof/state/**"):
        Keyboard(desk).press("1", "ArrowDown", "f")
    assert desk.locator(".stories[aria-busy=true]").count() == 1
    with desk.expect_response("**/proof/do/") as answer:
        Keyboard(desk).press("ArrowDown", "a")
    assert set(answer.value.json()) == {"page"}
    assert until(desk, "document.querySelectorAll('.block.is-ad').length")
    # What the first one asked for comes when it tells of an older page
    late[0].continue_()
    desk.locator(".stories[aria-busy=false]").wait_for()
    assert desk.locator(".block.is-ad").count() == page.blocks.filter(kind="ad").count() > 0
    assert desk.locator(".block.is-furniture").count() > 0
    page.refresh_from_db()
    assert page.operations.count() == 2
    answered(desk, lambda: desk.keyboard.press("Control+z"))
    assert not page.blocks.filter(kind="ad").exists()


def test_two_editors_see_each_others_operations(desk):
    page = make_proof()
    desk.clock.install()
    opened(desk, page)
    count = desk.locator(".story").count()
    join(page, *two_with_headlines(page))
    desk.clock.run_for(POLL)
    desk.locator(".story").nth(count - 1).wait_for(state="detached")


def test_who_was_second_is_told_and_nothing_is_lost(desk):
    page = opened(desk, make_proof())
    one, other = two_with_headlines(page)
    page.refresh_from_db()
    operation = Operation("join", story=one, at=other)
    page_operations.operate(page.pk, page.version, operation, make_editor("早班"))
    first = texts(page)
    Keyboard(desk).press("1", "ArrowDown", "m", "0")
    dialog = desk.locator("#proof-ask[open]")
    dialog.get_by_text("早班").first.wait_for()
    assert texts(page) == first
    desk.keyboard.press("Escape")
    answered(desk, lambda: Keyboard(desk).press("1", "ArrowDown", "m", "0"))
    assert page.blocks.filter(kind="leftover").exists()


def test_a_story_is_edited_in_its_place(desk):
    page = opened(desk, make_proof())
    article = page.articles.order_by("position")[2]
    keyboard = Keyboard(desk)
    keyboard.press("3", "Enter")
    field = desk.locator(".field-form")
    field.fill("改过的标题")
    answered(desk, lambda: keyboard.press("Escape"))
    article.refresh_from_db()
    assert article.headline == "改过的标题"
    assert desk.evaluate("document.activeElement.id") == "proof-page"
    keyboard.press("Enter")
    field.fill("不要的标题")
    keyboard.press("Shift+Escape")
    article.refresh_from_db()
    assert article.headline == "改过的标题"


def test_a_text_that_both_typed_is_shown_twice_and_the_editor_chooses(desk):
    page = opened(desk, make_proof())
    article = page.articles.order_by("position")[2]
    Keyboard(desk).press("3", "Enter")
    desk.locator(".field-form").fill("我的标题")
    article.headline = "别人的标题"
    article.save()
    desk.keyboard.press("Escape")
    dialog = desk.locator("#proof-ask[open]")
    dialog.get_by_text("别人的标题").wait_for()
    assert dialog.get_by_text("我的标题").count() == 1
    answered(desk, lambda: dialog.locator(".button.plain").click())
    article.refresh_from_db()
    assert article.headline == "我的标题"


def test_what_was_typed_and_refused_is_not_lost(desk):
    page = opened(desk, make_proof())
    desk.route("**/proof/do/", lambda route: route.abort())
    Keyboard(desk).press("3", "Enter")
    desk.locator(".field-form").fill("没有连接时打的标题")
    desk.keyboard.press("Escape")
    desk.locator(".warning:not([hidden])").wait_for()
    assert desk.locator(".field-form").input_value() == "没有连接时打的标题"
    desk.unroute("**/proof/do/")
    answered(desk, lambda: desk.keyboard.press("Escape"))
    assert page.articles.order_by("position")[2].headline == "没有连接时打的标题"


def test_a_block_is_cut_between_two_lines(desk):
    page = make_proof()
    block = next(each for each in layout_now(page).blocks if each.story and len(each.lines) > 3)
    opened(desk, page)
    desk.locator(f'[data-block="{block.number}"]').click()
    answered(desk, lambda: Keyboard(desk).press("x", "ArrowDown", "Enter"))
    assert page.blocks.get(number=block.number).line_count == 2


def test_what_may_not_go_online_is_marked_with_its_reason(desk):
    page = opened(desk, make_proof())
    Keyboard(desk).press("1", "n")
    answered(desk, lambda: Keyboard(desk).press("2"))
    assert set(page.blocks.filter(kind="print_only").values_list("reason", flat=True)) == {
        "版权"
    }


def test_who_may_only_look_gets_no_keys_that_change(desk):
    page = make_proof()
    asked = []
    desk.on("request", lambda request: asked.append(request.url))
    User.objects.filter(username="editor").update(is_superuser=False)
    user = User.objects.get(username="editor")
    user.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    opened(desk, page)
    Keyboard(desk).press("1", "ArrowDown", "f", "Control+z", "Enter")
    assert desk.locator(".actions").is_hidden()
    assert not [
        url
        for url in asked
        if url.endswith(reverse("admin:articles_page_proof_do", args=[page.pk]))
    ]
    assert proof(page) in desk.url


def test_the_page_is_signed_by_one_key_and_a_story_sent_back_with_its_reason(desk):
    Desk()
    page = opened(desk, make_proof())
    keyboard = Keyboard(desk)
    count = Article.objects.filter(page=page).count()
    answered(desk, lambda: keyboard.press("v"))
    assert desk.locator(".warning.is-good").inner_text() == f"已签 {count} 篇。"
    assert (
        desk.locator(".facts").inner_text().count(f"已签 0/{count}") == 1
    )  # at one level of three
    tell_keys("a page signed", keyboard)
    keyboard.press("1", "r")
    desk.keyboard.type("数字与稿源不符")
    answered(desk, lambda: keyboard.press("Enter"))
    sent = SentBack.objects.get()
    assert sent.reason == "数字与稿源不符"
    assert desk.locator(".story.is-current .badge.is-doubt").first.inner_text() == "退回"
    assert valid(sent.article) == []


def test_what_is_not_signed_is_named_and_a_desk_without_levels_is_asked_for_no_signature(desk):
    page = opened(desk, make_proof())
    desk.keyboard.press("v")
    assert not Signature.objects.exists()
    Desk()
    doubtful = page.articles.first()
    make_doubt(doubtful)
    desk.reload()
    answered(desk, lambda: desk.keyboard.press("v"))
    dialog = desk.locator("#proof-ask")
    assert doubtful.title in dialog.inner_text()
    desk.keyboard.press("Escape")
    assert dialog.is_hidden()
    assert valid(doubtful) == []
