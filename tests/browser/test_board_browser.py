"""The desk's first page as an editor at night uses it: a look, keys, the night's folder dropped on it."""

import datetime

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.utils import timezone

from articles.models import ImportJob, Letter, OpenForm
from tests.browser.test_barriers import EVERYTHING, violations
from tests.factories import (
    make_article,
    make_editor,
    make_import_record,
    make_issue,
    make_page,
    make_published,
    make_user,
)
from tests.site.prints import with_picture

pytestmark = pytest.mark.django_db
# As a browser hands over a folder that was dropped, which no script can do: an entry that gives its files in portions
DROP = """names => {
  const file = path => ({ isFile: true, fullPath: `/2026-11-21/${path}`,
    file: done => done(new File(["%PDF-1.7 " + path], path.split("/").at(-1))) });
  const portions = [names.slice(0, 2), names.slice(2), []];
  const folder = { isFile: false, createReader: () => ({
    readEntries: done => done((portions.shift() ?? []).map(file)) }) };
  const event = new DragEvent("drop", { bubbles: true, cancelable: true });
  const data = { types: ["Files"], files: [], items: [{ webkitGetAsEntry: () => folder }] };
  Object.defineProperty(event, "dataTransfer", { value: data });
  document.querySelector("#pages").dispatchEvent(event);
}"""


@pytest.fixture
def desk(page, settings):
    """The browser with an editor signed in, and no worker that would import what is sent."""
    settings.START_WORKERS = False
    page.add_init_script(AXE_SCRIPT)
    make_editor("editor")
    page.goto("/admin/login/")
    page.fill("#id_username", "editor")
    page.fill("#id_password", "secret")
    page.press("#id_password", "Enter")
    page.wait_for_url("**/admin/")
    return page


def make_night():
    """An issue with something of every kind to be seen."""
    issue = make_issue(date=datetime.date(2026, 11, 21), number=7219)
    make_issue(date=datetime.date(2026, 11, 20), number=7217)
    doubt = {"message": "doubt", "arguments": {}}
    printed = with_picture(make_page(issue, number="2", name="要闻"))
    story = make_article(page=printed, section="时评", doubts=[doubt])
    make_article(page=printed, headline="长" * 60)
    make_article(page=printed, dropped_at=timezone.now(), source_ref="x")
    make_published(page=make_page(issue, number="4"))
    make_page(issue, number="", name="副刊")
    make_import_record(page=printed, characters=100, leftover_characters=9)
    make_import_record(file_name="20261121-03.pdf", result="refused", error="这不是 PDF 文件。")
    Letter.objects.create(article=story, text="第二段有一个错字")
    who = {"user": make_user("王编辑"), "kind": "articles.article", "row": story.pk}
    OpenForm.objects.create(tab="t", path="/admin/", typed_at=timezone.now(), **who)
    ImportJob.objects.create(names=["01.pdf"] * 16, folder="none")


def test_the_board_shuts_nobody_out_at_any_width_by_day_and_night(desk):
    make_night()
    wrong = {}
    for scheme in ("light", "dark"):
        desk.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        desk.goto("/admin/")  # links change their colour slowly
        for width in (320, 390, 640, 1280, 1920):  # 640: a window of 1280 at 200 %
            desk.set_viewport_size({"width": width, "height": 900})
            assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
            if found := violations(desk, EVERYTHING):
                wrong[scheme, width] = found
    assert wrong == {}


def test_in_forced_colours_buttons_badges_and_where_one_is_have_edges(desk):
    make_night()
    desk.emulate_media(forced_colors="active")
    desk.goto("/admin/")
    for part in ("#going-live [value=schedule]", ".ways a.button", ".badge"):
        edge = desk.locator(part).first.evaluate("one => getComputedStyle(one).borderTopStyle")
        assert edge == "solid", part
    here = desk.locator("#desk-nav [aria-current]")
    assert here.evaluate("link => getComputedStyle(link).outlineStyle") == "solid"


def test_arrow_keys_lead_to_the_issues_before_and_after_but_not_in_the_date_field(desk):
    for day in (19, 20, 21):
        make_page(make_issue(date=datetime.date(2026, 11, day)))
    desk.goto("/admin/")
    for key, shown in [("Left", "20"), ("Left", "19"), ("Right", "20")]:
        desk.press("body", f"Arrow{key}")
        desk.wait_for_url(f"**/admin/?issue=2026-11-{shown}")
    desk.press("#board-date", "ArrowRight")
    assert desk.url.endswith("2026-11-20")
    desk.fill("#board-date", "2026-11-21")
    desk.press("#board-date", "Enter")
    desk.wait_for_url("**/admin/?date=2026-11-21")


def test_a_reason_leads_to_its_place_by_keyboard(desk):
    make_night()
    desk.goto("/admin/")
    desk.locator(".verdict-reasons a").first.focus()
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    assert desk.url.endswith("#refused")
    assert desk.locator("#refused").is_visible()


def test_a_folder_dropped_on_the_board_is_sent_file_by_file_and_imported_together(desk):
    make_night()
    desk.goto("/admin/")
    desk.evaluate(DROP, ["10.pdf", "2.pdf", "1.txt", "Thumbs.db", "notes.docx"])
    desk.wait_for_url("**/importrecord/upload/*/")
    job = ImportJob.objects.first()
    assert job.names == ["2026-11-21/1.txt", "2026-11-21/2.pdf", "2026-11-21/10.pdf"]


def test_a_file_that_is_refused_is_named_before_the_others_are_imported(desk, tmp_path):
    make_night()
    folder = tmp_path / "2026-11-22"
    folder.mkdir()
    (folder / "1.txt").write_text("x" * (5 * 2**20))  # larger than a text may be
    (folder / "2.txt").write_text("x")
    desk.goto("/admin/")
    desk.set_input_files("[data-part=input]", folder)
    desk.locator("[data-part=refused] li").wait_for()
    assert "1.txt" in desk.inner_text("[data-part=refused]")
    assert ImportJob.objects.count() == 1
    desk.click("[data-part=form] button")
    desk.wait_for_url("**/importrecord/upload/*/")
    assert ImportJob.objects.first().names == ["2026-11-22/2.txt"]


def test_where_the_network_fails_sending_goes_on_where_it_was(desk):
    make_night()
    desk.goto("/admin/")
    desk.clock.install()
    desk.route("**/importrecord/send/", lambda route: route.abort(), times=3)
    desk.evaluate(DROP, ["1.pdf", "2.pdf"])
    for _ in range(4):
        desk.clock.run_for(5_000)
    desk.locator("[data-part=again]").click()
    desk.wait_for_url("**/importrecord/upload/*/")
    assert ImportJob.objects.first().names == ["2026-11-21/1.pdf", "2026-11-21/2.pdf"]


def test_a_folder_without_pages_is_told_so(desk):
    make_night()
    desk.goto("/admin/")
    desk.evaluate(DROP, ["a.docx", "b.jpg"])
    desk.get_by_text("其中没有版面").wait_for()


def test_pages_that_come_in_while_one_looks_are_shown(desk):
    job = ImportJob.objects.create(names=["01.pdf"], folder="none")
    issue = make_issue(date=datetime.date(2026, 11, 21))
    make_page(issue)
    desk.clock.install()
    desk.goto("/admin/")
    make_page(issue, name="刚到的")
    desk.clock.run_for(6_000)
    desk.get_by_text("第2版 刚到的").wait_for()
    ImportJob.objects.filter(pk=job.pk).update(status=ImportJob.Status.DONE)
    desk.clock.run_for(6_000)
    desk.locator("#board-jobs").wait_for(state="detached")
