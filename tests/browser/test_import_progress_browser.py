"""The page of an upload in a browser: it follows the import, and whoever is in it stays where he is."""

import pytest
from django.utils import timezone

from articles.intake import stored_reports
from articles.intake.reports import FileReport
from articles.models import ImportJob
from tests.browser.test_admin_browser import desk  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
FOLLOWED = 15_000  # milliseconds until the page has followed, on a busy machine


@pytest.fixture
def job(settings, tmp_path):
    settings.SOURCES_ROOT = tmp_path
    return ImportJob.objects.create(
        names=["20231108-01.pdf"] * 16,
        folder="none",
        status=ImportJob.Status.RUNNING,
        attempt=1,
        alive_at=timezone.now(),
        pages_found=16,
    )


def change(job, **facts):
    ImportJob.objects.filter(pk=job.pk).update(**facts)


def see(page, words):
    page.get_by_text(words).wait_for(timeout=FOLLOWED)


def test_it_follows_the_import_to_its_end(desk, job):  # noqa: F811
    desk.goto(job.get_absolute_url())
    change(job, pages_read=3)
    see(desk, "已读 3 / 16 版")
    assert desk.locator("progress").evaluate("bar => bar.value") == 3
    report = stored_reports.as_json(FileReport("empty.txt", error="文件是空的。"))
    job.reports.create(position=0, result="refused", report=report)
    see(desk, "文件是空的。")
    change(job, status=ImportJob.Status.DONE)
    see(desk, "已完成")
    # In the breadcrumbs, and below
    assert desk.get_by_role("link", name="导入版面").count() == 2
    assert desk.locator("[name=stop]").count() == 0


def test_who_is_at_a_button_stays_there_and_the_button_works_by_key(desk, job):  # noqa: F811
    desk.goto(job.get_absolute_url())
    desk.focus("[name=stop]")
    change(job, pages_read=5)
    see(desk, "已读 5 / 16 版")
    assert desk.evaluate("document.activeElement.name") == "stop"
    desk.keyboard.press("Enter")
    see(desk, "已停止。已经导入的内容保留。")
    assert ImportJob.objects.get().status == ImportJob.Status.STOPPED


def test_an_import_that_is_interrupted_is_taken_up_by_a_button_that_comes_by_itself(
    desk,  # noqa: F811
    job,
):
    desk.goto(job.get_absolute_url())
    change(job, status=ImportJob.Status.INTERRUPTED, error="磁盘已满。")
    see(desk, "磁盘已满。")
    desk.get_by_role("button", name="继续导入").click()
    see(desk, "导入继续进行。已经导入的版面会自动跳过。")
    assert ImportJob.objects.get().status == ImportJob.Status.WAITING
