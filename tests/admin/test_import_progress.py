"""The page of an upload: how far its import is, what came of it, and how it is stopped or taken up again."""

import pytest
from django.urls import reverse

from articles.admin import import_progress
from articles.intake import import_queue
from articles.intake.import_runs import run_imports
from articles.models import Article, ImportJob
from articles.models.import_job import DEAD_AFTER
from tests.factories import make_editor, make_user
from tests.intake.test_import_queue import let_die
from tests.intake.uploading import PAGE, dump, now, submit
from tests.site.pages import SitePage

pytestmark = pytest.mark.django_db
Status = ImportJob.Status


@pytest.fixture(autouse=True)
def sources_root(settings, tmp_path):
    settings.SOURCES_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def desk(client):
    client.force_login(make_editor("编辑"))
    return client


def text_of(desk, job):
    return SitePage(desk.get(job.get_absolute_url())).text("main")


def html_of(desk, job):
    return desk.get(job.get_absolute_url()).content.decode()


def test_two_uploads_stand_in_their_order(desk):
    first, second, third = submit(), submit(), submit()
    assert "马上开始" in text_of(desk, first)
    assert "前面还有 2 批" in text_of(desk, third)
    import_queue.claim()
    assert "前面还有 1 批" in text_of(desk, second)


def test_how_many_pages_are_read_is_told(desk):
    submit()
    job = import_queue.claim()
    import_queue.tell(job, pages_read=3, pages_found=16)
    assert "已读 3 / 16 版" in text_of(desk, job)
    assert '<progress value="3" max="16"' in html_of(desk, job)


def test_an_upload_that_nobody_takes_up_says_so(desk):
    job = submit()
    ImportJob.objects.update(made_at=job.made_at - 2 * DEAD_AFTER)
    assert "请联系管理员" in text_of(desk, job)


def test_without_script_the_page_is_loaded_anew_until_the_import_has_ended(desk):
    job = submit()
    assert '<noscript><meta http-equiv="refresh"' in html_of(desk, job)
    run_imports.call()
    assert "http-equiv" not in html_of(desk, job)
    assert "import_progress.js" not in html_of(desk, job)


def test_what_came_in_and_what_was_refused_is_listed_with_what_to_do(desk):
    job = submit(dump(), dump("page-3.txt", PAGE.replace("2023年11月8日", "")))
    run_imports.call()
    text = text_of(desk, job)
    assert "page-3.txt" in text
    assert "请填写日期，重新导入" in text
    assert "--" not in text
    assert reverse("admin:articles_article_change", args=[Article.objects.first().pk]) in (
        html_of(desk, job)
    )


def test_what_came_in_leads_to_the_board_of_its_issue_and_nothing_to_none(desk):
    job, empty = submit(), submit(dump("empty.txt", ""))
    assert "?issue=" not in html_of(desk, job)
    run_imports.call()
    run_imports.call()
    assert "/admin/?issue=2023-11-08" in html_of(desk, job)
    assert "?issue=" not in html_of(desk, empty)


def test_of_very_many_files_the_refused_come_first_and_the_rest_are_counted(desk, monkeypatch):
    monkeypatch.setattr(import_progress, "MOST_SHOWN", 1)
    job = submit(dump(), dump("empty.txt", ""))
    run_imports.call()
    text = text_of(desk, job)
    assert "empty.txt" in text
    assert "还有 1 个文件" in text


def test_a_worker_that_was_killed_is_noticed_and_its_import_taken_up_again(desk):
    job = submit()
    for _ in range(2):
        let_die(import_queue.claim())
    assert "已中断" in text_of(desk, job)
    assert 'name="take_up"' in html_of(desk, job)
    response = desk.post(job.get_absolute_url(), {"take_up": "1"}, follow=True)
    assert now(job).status == Status.WAITING
    assert [message.level_tag for message in response.context["messages"]] == ["success"]
    run_imports.call()
    assert now(job).status == Status.DONE


def test_why_an_import_cannot_go_on_is_said(desk):
    job = submit()
    import_queue.end(import_queue.claim(), Status.INTERRUPTED, "磁盘已满。")
    assert "磁盘已满。" in text_of(desk, job)
    assert "http-equiv" not in html_of(desk, job)


def test_an_import_can_be_stopped(desk):
    job = submit()
    desk.post(job.get_absolute_url(), {"stop": "1"})
    run_imports.call()
    assert (now(job).status, Article.objects.exists()) == (Status.STOPPED, False)
    response = desk.post(job.get_absolute_url(), {"stop": "1"}, follow=True)
    assert "这批导入已经结束。" in SitePage(response).text("body")


def test_what_is_not_interrupted_is_not_taken_up(desk):
    job = submit()
    response = desk.post(job.get_absolute_url(), {"take_up": "1"}, follow=True)
    assert [message.level_tag for message in response.context["messages"]] == ["warning"]


def test_the_form_lists_the_last_uploads(desk):
    job = submit(user=make_editor("夜班"))
    page = SitePage(desk.get(reverse("admin:articles_importrecord_upload")))
    assert "20231108-03.txt" in page.text("main")
    assert "夜班" in page.text("main")
    assert (
        job.get_absolute_url()
        in desk.get(reverse("admin:articles_importrecord_upload")).content.decode()
    )


def test_only_who_may_import_sees_and_stops_it(client):
    job = submit()
    client.force_login(make_user(is_staff=True))
    assert client.get(job.get_absolute_url()).status_code == 403
    assert client.post(job.get_absolute_url(), {"stop": "1"}).status_code == 403
    assert now(job).status == Status.WAITING


def test_an_upload_that_is_not_there_is_404(desk):
    assert (
        desk.get(reverse("admin:articles_importrecord_progress", args=[7])).status_code == 404
    )
