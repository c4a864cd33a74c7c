"""What comes next on the proof screen comes by itself: the next doubt, the next page."""

import pytest
from playwright.sync_api import expect

from articles.models import Article, Page, PageDoubt, Signature
from tests.admin.proof.proofs import make_proof
from tests.browser.proofreading import opened, press, proof, says, sign_in
from tests.browser.waiting import until
from tests.desk.readers import Desk
from tests.factories import make_doubt, make_issue

pytestmark = pytest.mark.django_db
DONE = "**/proof/do/"
POLL = 10_000  # milliseconds after which the screen asks for news


@pytest.fixture
def desk(page, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return sign_in(page)


def make_quiet(issue=None, name="county-2.pdf"):
    """A page on which nothing waits."""
    page = make_proof(name, issue)
    page.blocks.filter(kind="leftover").update(kind="furniture")
    PageDoubt.objects.filter(page=page).delete()
    return page


def doubts_about(page, count):
    """One about each of its first stories, in their order, without a proposal."""
    articles = page.articles.order_by("position")[:count]
    return [make_doubt(article, page=page) for article in articles]


def answered(desk, *keys):
    with desk.expect_response(DONE) as answer:
        press(desk, *keys)
    assert answer.value.ok, answer.value.text()
    desk.locator(".stories[aria-busy=false]").wait_for()


def shown(desk):
    return desk.locator(".stop").get_attribute("data-stop")


def test_behind_a_doubt_that_is_decided_the_next_one_is_shown_and_said(desk):
    page = make_quiet()
    one, two = doubts_about(page, 2)
    opened(desk, page)
    press(desk, "Space")
    assert shown(desk) == f"d{one.pk}"
    answered(desk, "Backspace")
    assert shown(desk) == f"d{two.pk}"
    assert says(desk).startswith("已放行 · 疑点 · 第 1 处，共 1 处")
    answered(desk, "Backspace")
    assert not PageDoubt.objects.open().exists()


def test_a_proposal_that_is_accepted_leads_to_the_next_doubt_too(desk):
    page = make_quiet()
    first, second = page.articles.order_by("position")[:2]
    block = page.blocks.filter(story__article=first.pk, role="body").order_by("place").last()
    proposal = {"name": "role", "blocks": [block.number], "value": "crosshead"}
    doubt = make_doubt(first, page=page, blocks=[block.number], proposal=proposal)
    next_one = make_doubt(second, page=page)
    opened(desk, page)
    press(desk, "Space")
    answered(desk, "Enter")
    assert shown(desk) == f"d{next_one.pk}"
    assert says(desk).startswith("已接受 · 疑点")
    assert page.blocks.get(number=block.number).role == "crosshead"
    answered(desk, "Control+z")
    expect(desk.locator(".stop")).to_have_attribute("data-stop", f"d{doubt.pk}")
    expect(desk.locator(f'.block.is-selected[data-block="{block.number}"]')).to_have_count(1)
    answered(desk, "Enter")
    assert shown(desk) == f"d{next_one.pk}"


def test_doubts_that_were_passed_over_come_behind_the_last_one(desk):
    page = make_quiet()
    one, two = doubts_about(page, 2)
    opened(desk, page)
    press(desk, "Space", "Space")
    assert shown(desk) == f"d{two.pk}"
    answered(desk, "Backspace")
    assert shown(desk) == f"d{one.pk}"


def test_behind_the_last_one_the_screen_says_where_space_leads(desk):
    issue = make_issue()
    page, other = make_quiet(issue), make_quiet(issue)
    [_own], [waiting] = doubts_about(page, 1), doubts_about(other, 1)
    opened(desk, page)
    press(desk, "Space")
    answered(desk, "Backspace")
    bar = desk.locator(".stop")
    assert other.label in bar.inner_text()
    assert f"空格：转到{other.label}" in says(desk)
    press(desk, "1")
    expect(bar).to_be_hidden()
    press(desk, "Space")
    desk.wait_for_url(f"**{proof(other)}#first")
    expect(bar).to_have_attribute("data-stop", f"d{waiting.pk}")


def test_a_leftover_that_is_no_text_leads_on_and_one_that_moves_stays_selected(desk):
    page = make_quiet()
    one, two, three = page.blocks.filter(kind="furniture").order_by("number")[:3]
    for block in (one, two, three):
        type(block).objects.filter(pk=block.pk).update(kind="leftover")
    opened(desk, page)
    press(desk, "Space")
    answered(desk, "f")
    assert shown(desk) == f"b{two.number}"
    answered(desk, "m", "1", "Enter")
    assert shown(desk) == ""
    assert desk.locator(f'.block.is-selected[data-block="{two.number}"]').count() == 1


def test_what_was_refused_is_shown_again(desk):
    page = make_quiet()
    one, _two = doubts_about(page, 2)
    opened(desk, page)
    desk.route(DONE, lambda route: route.abort())
    press(desk, "Space", "Backspace")
    desk.locator(".warning:not([hidden])").wait_for()
    expect(desk.locator(".stop")).to_have_attribute("data-stop", f"d{one.pk}")
    assert PageDoubt.objects.open().count() == 2


def test_a_key_that_is_held_down_decides_but_one_doubt(desk):
    page = make_quiet()
    _one, two = doubts_about(page, 2)
    opened(desk, page)
    press(desk, "Space")
    with desk.expect_response(DONE):
        for _ in range(3):  # the browser says of all but the first that they are repeated
            desk.keyboard.down("Backspace")
    desk.keyboard.up("Backspace")
    assert until(desk, "document.querySelector('.stories[aria-busy=false]')")
    assert shown(desk) == f"d{two.pk}"
    assert [row.pk for row in PageDoubt.objects.open()] == [two.pk]


def test_where_a_reason_is_asked_enter_gives_the_usual_one(desk):
    page = make_quiet()
    [doubt] = doubts_about(page, 1)
    values = {"code": "no-longer-printed", "arguments": {"ours": "旧文"}}
    PageDoubt.objects.filter(pk=doubt.pk).update(**values)
    opened(desk, page)
    press(desk, "Space", "Backspace")
    desk.locator("#proof-ask[open]").wait_for()
    answered(desk, "Enter")
    doubt.refresh_from_db()
    assert (doubt.state, doubt.note) == ("waved", "已对照版面，以本处为准")


def test_who_signs_a_page_on_which_nothing_is_left_goes_on_to_the_next_one(desk):
    Desk()
    issue = make_issue()
    page, other = make_quiet(issue), make_quiet(issue)
    [waiting] = doubts_about(other, 1)
    count = Article.objects.filter(page=page).count()
    opened(desk, page)
    answered(desk, "v")
    desk.wait_for_url(f"**{proof(other)}#first")
    expect(desk.locator(".warning.is-good")).to_have_text(f"已签 {count} 篇。")
    expect(desk.locator(".stop")).to_have_attribute("data-stop", f"d{waiting.pk}")
    assert Signature.objects.count() == count


def test_who_signs_a_page_on_which_something_is_left_stays(desk):
    Desk()
    issue = make_issue()
    page = make_quiet(issue)
    make_quiet(issue)
    doubts_about(page, 1)
    opened(desk, page)
    answered(desk, "v")
    desk.locator("#proof-ask[open]").wait_for()
    assert Page.objects.get(pk=page.pk) == page
    assert desk.url.endswith(proof(page))


def test_two_editors_at_work_on_one_page_see_each_others_operations_and_none_is_lost(
    desk, browser
):
    page = make_quiet()
    one, two = page.blocks.filter(role="body").order_by("number")[:2]
    opened(desk, page)
    origin = desk.url.removesuffix(proof(page))
    context = browser.new_context(base_url=origin, storage_state=desk.context.storage_state())
    other = context.new_page()
    for tab in (desk, other):
        tab.clock.install()
        opened(tab, page)
    answered(desk, ".", *f"{one.number:02}", "f")
    other.clock.run_for(POLL)
    expect(other.locator(f'.block.is-furniture[data-block="{one.number}"]')).to_have_count(1)
    answered(other, ".", *f"{two.number:02}", "a")
    desk.clock.run_for(POLL)
    expect(desk.locator(f'.block.is-ad[data-block="{two.number}"]')).to_have_count(1)
    desk.reload()
    expect(desk.locator(f'.block.is-furniture[data-block="{one.number}"]')).to_have_count(1)
    kinds = dict(page.blocks.values_list("number", "kind"))
    assert (kinds[one.number], kinds[two.number]) == ("furniture", "ad")
    context.close()
