"""An issue and a story get their time to go live: by keyboard, in narrow windows and wide, by day and by night."""

import datetime

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.utils import timezone

from articles.desk import scheduling
from articles.models import Article, Issue
from tests.browser.test_barriers import EVERYTHING, violations
from tests.factories import make_article, make_editor, make_import_record, make_issue, make_page

pytestmark = pytest.mark.django_db
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
DAY = datetime.datetime(2036, 11, 28, 6, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def desk(page, settings):
    settings.START_WORKERS = False
    page.add_init_script(AXE_SCRIPT)
    make_editor("editor")
    page.goto("/admin/login/")
    page.fill("#id_username", "editor")
    page.fill("#id_password", "secret")
    page.press("#id_password", "Enter")
    page.wait_for_url("**/admin/")
    return page


@pytest.fixture
def issue():
    """With something of every kind missing, and more of it than is shown at once."""
    issue = make_issue(date=DAY.date())
    make_issue(date=DAY.date() - datetime.timedelta(days=1))
    for number in ("1", "3"):
        page = make_page(issue, number=number, name="要闻")
        make_import_record(page=page, issue=issue, characters=100, leftover_characters=9)
        for _ in range(5):
            make_article(page=page, headline="大桥通车" * 8, doubts=[{}])
    make_article(page=page, print_only=True)
    make_article(page=page, live_at=DAY, doubts=[{}])
    return issue


def stored(issue):
    return Issue.objects.get(pk=issue.pk)


def test_the_times_shut_nobody_out_at_any_width_by_day_and_night(desk, issue):
    scheduling.schedule_issue(issue, DAY)
    story = Article.objects.filter(live_at=None).first()
    addresses = {
        "board": "/admin/",
        "issue": f"/admin/articles/issue/{issue.pk}/schedule/",
        "story": f"/admin/articles/article/{story.pk}/change/",
    }
    wrong = {}
    for scheme in ("light", "dark"):
        desk.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for name, address in addresses.items():
            desk.goto(address)
            for width in (320, 390, 1280):
                desk.set_viewport_size({"width": width, "height": 900})
                is_wide = desk.evaluate("document.documentElement.scrollWidth > innerWidth")
                # Django's form has tables and headings of its own, which best practices would have otherwise
                found = violations(desk, WCAG if name == "story" else EVERYTHING)
                if is_wide or found:
                    wrong[scheme, name, width] = found or "too wide"
    assert wrong == {}


def test_an_issue_gets_its_time_by_keyboard_alone(desk, issue):
    desk.goto("/admin/")
    desk.focus("#going-live input[name=live_at]")
    desk.fill("#going-live input[name=live_at]", "2036-11-28T05:30")
    desk.focus("#going-live input[name=hold]:checked")
    desk.keyboard.press("ArrowLeft")
    assert desk.locator("#going-live input[value=issue]").is_checked()
    assert desk.url.endswith("/admin/")  # the arrow chose, and did not leaf
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/admin/?issue=2036-11-28")
    assert stored(issue).live_at == DAY - datetime.timedelta(minutes=30)
    assert stored(issue).hold == "issue"
    assert "05:30" in desk.inner_text(".live-at")


def test_a_lack_leads_to_the_proof_screen_at_its_place_by_keyboard(desk, issue):
    scheduling.schedule_issue(issue, DAY)
    desk.goto("/admin/")
    story = Article.objects.filter(live_at=None, print_only=False).order_by(
        "page__sequence", "position"
    )
    desk.locator(f"#going-live a[href$='#story-{story[0].pk}']").focus()
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"**/proof/#story-{story[0].pk}")


def test_the_rest_of_what_is_missing_folds_out_by_keyboard(desk, issue):
    scheduling.schedule_issue(issue, DAY)
    desk.goto("/admin/")
    last = desk.locator("#going-live details li").last
    assert not last.is_visible()
    desk.focus("#going-live summary")
    desk.keyboard.press("Enter")
    assert last.is_visible()


def test_a_time_that_is_over_is_told_and_stays_in_the_field(desk, issue):
    desk.goto("/admin/")
    desk.fill("#going-live input[name=live_at]", "2020-01-01T06:00")
    desk.press("#going-live button[value=schedule]", "Enter")
    desk.wait_for_selector("#going-live .errorlist")
    assert desk.input_value("#going-live input[name=live_at]") == "2020-01-01T06:00"
    assert stored(issue).live_at is None


def test_the_time_is_taken_away_by_keyboard(desk, issue):
    scheduling.schedule_issue(issue, DAY)
    desk.goto("/admin/")
    desk.press("#going-live button[value=unschedule]", "Enter")
    desk.wait_for_selector(".live-none")
    assert stored(issue).live_at is None


def test_a_story_gets_its_own_time_in_its_form(desk, issue):
    story = Article.objects.filter(live_at=None, print_only=False).first()
    desk.goto(f"/admin/articles/article/{story.pk}/change/")
    desk.fill("#id_live_at", "2036-11-29T12:00")
    desk.press("[name=_continue]", "Enter")
    desk.wait_for_selector(".messagelist .success")
    assert desk.input_value("#id_live_at") == "2036-11-29T12:00"
    desk.check("#id_print_only")
    assert width(desk, "#id_print_only_reason") == width(desk, "#id_live_at")
    desk.fill("#id_print_only_reason", "社发稿")
    desk.press("[name=_publish]", "Enter")
    desk.wait_for_selector(".messagelist .warning")
    assert not Article.objects.published().filter(pk=story.pk).exists()


def width(desk, field):
    return desk.locator(field).bounding_box()["width"]
