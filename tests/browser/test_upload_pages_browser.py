"""The table of an upload, moving and taking back in a browser: by keyboard, on a phone, in both colours."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import ImportJob, ImportRecord
from tests.browser.test_admin_browser import desk  # noqa: F401 - a fixture
from tests.browser.test_barriers import EVERYTHING, violations
from tests.factories import DAY, make_issue, make_page
from tests.intake.printed import SIZHOU, XIAPU, import_page

pytestmark = pytest.mark.django_db
# Of a sheet that imports another one, axe makes an inline one, which the desk's policy forbids
RULES = EVERYTHING | {"preload": False}
FOLLOWED = 15_000  # milliseconds until the page has followed, on a busy machine


@pytest.fixture
def job(settings, tmp_path):
    """An upload that waits: a page without any clash, one that is there already, and a refused file."""
    settings.SOURCES_ROOT = tmp_path
    return ImportJob.objects.create(
        names=["20231108-01.pdf"], folder="none", status=ImportJob.Status.PROPOSED
    )


def add_pages(job):
    make_page(make_issue(DAY), 3)
    said = {"date": DAY, "date_from": "page", "headline": "泗县打造汽车零部件产业园"}
    job.pages.create(position=0, file_name="1.pdf", number="1", number_from="name", **said)
    job.pages.create(position=1, file_name="3.pdf", number="3", **said)
    job.pages.create(position=2, file_name="empty.txt", error="文件是空的。")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_shut_out(desk, job, scheme):  # noqa: F811
    add_pages(job)
    import_page(SIZHOU, XIAPU, number="5")
    record = ImportRecord.objects.get()
    desk.add_init_script(AXE_SCRIPT)
    desk.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    wrong = {}
    for address in (
        job.get_absolute_url(),
        reverse("admin:articles_importrecord_take_back", args=[record.pk]),
        reverse("admin:articles_page_move", args=[record.page_id]),
    ):
        desk.goto(address)
        for width in (390, 1280):
            desk.set_viewport_size({"width": width, "height": 900})
            assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
            if found := violations(desk, RULES):
                wrong[address, width] = found
    assert wrong == {}


def test_where_nothing_clashes_one_key_goes_on(desk, job):  # noqa: F811
    job.pages.create(position=0, file_name="1.pdf", number="1", date=DAY)
    desk.goto(job.get_absolute_url())
    expect(desk.locator("[type=submit][autofocus]")).to_be_focused()  # after the first frame
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"**/upload/{job.pk}/")
    assert ImportJob.objects.get().status == ImportJob.Status.WAITING


def test_what_clashes_is_settled_by_keyboard(desk, job):  # noqa: F811
    add_pages(job)
    desk.goto(job.get_absolute_url())
    desk.get_by_label("照此入库, 3.pdf").focus()
    desk.keyboard.press("Space")
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"**/upload/{job.pk}/")
    assert ImportJob.objects.get().status == ImportJob.Status.WAITING


def test_the_upload_that_is_looked_through_leads_to_its_table(desk, job):  # noqa: F811
    ImportJob.objects.update(
        status=ImportJob.Status.RUNNING, stage="look", attempt=1, alive_at=timezone.now()
    )
    desk.goto(reverse("admin:articles_importrecord_progress", args=[job.pk]))
    desk.get_by_text("尚未入库").wait_for()
    add_pages(job)
    ImportJob.objects.update(status=ImportJob.Status.PROPOSED)
    desk.wait_for_url("**/pages/", timeout=FOLLOWED)
