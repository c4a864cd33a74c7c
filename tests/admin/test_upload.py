"""Import in the browser: the same verb as the command's, in the background, and a page that reports on each file."""

import io
import zipfile

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.urls import reverse

from articles.intake import import_queue
from articles.intake.import_runs import run_imports
from articles.models import Article, ImportJob, ImportRecord, Issue, State
from tests.factories import make_editor, make_user
from tests.forms import filled_table

pytestmark = pytest.mark.django_db
DUMP = """江南日报
2023年11月8日 星期三
3
要闻
本报讯 记者邢成敏 报道 近年来，泗县聚力打造汽车零
部件产业园，一派现代化生产场景呈现在眼前，工人们正在
生产线上忙碌着，一批批零部件从这里发往各地。
泗县打造汽车零部件产业园
"""


@pytest.fixture
def address():
    return reverse("admin:articles_importrecord_upload")


@pytest.fixture
def desk(client):
    client.force_login(make_editor("编辑"))
    return client


def dump(text=DUMP, name="page-3.txt"):
    return SimpleUploadedFile(name, text.encode(), "text/plain")


def send(desk, address, *files, **fields):
    return desk.post(
        address, {"files": files or [dump()], "date": "", "edition": "", "page": ""} | fields
    )


def upload(desk, address, *files, **fields):
    """The page of the upload once its import is done; every page is filed, whatever it clashes with."""
    progress = send(desk, address, *files, **fields).url
    run_imports.call()
    table = desk.get(progress, follow=True)
    sent = filled_table(table, is_accepted=True) | {"file": "1"}
    desk.post(table.wsgi_request.path, sent)
    run_imports.call()
    return desk.get(progress)


def results(response):
    return [report.result for report in response.context["shown"].reports]


def test_an_upload_makes_drafts_and_links_to_them(desk, address):
    response = upload(desk, address)
    article = Article.objects.get()
    assert article.state == State.DRAFT
    assert ImportRecord.objects.get().made_by.username == "编辑"
    assert (
        reverse("admin:articles_article_change", args=[article.pk]) in response.content.decode()
    )
    assert results(response) == ["imported"]


def test_the_same_file_again_is_skipped(desk, address):
    upload(desk, address)
    assert results(upload(desk, address)) == ["skipped"]
    assert Article.objects.count() == 1


def test_one_bad_file_is_refused_with_its_reason_and_the_others_come_in(desk, address):
    response = upload(desk, address, dump(), dump("", "empty.txt"))
    assert results(response) == ["refused", "imported"]  # the refused first: they want doing
    refused = ImportRecord.objects.get(result="refused")
    assert refused.error in response.content.decode()


def test_two_files_for_one_page_are_not_put_into_it_by_their_order(desk, address):
    upload(desk, address, dump(), dump(DUMP.replace("泗县", "砀山"), "corrected.txt"))
    assert not ImportRecord.objects.exists()
    assert ImportJob.objects.get().is_proposed


def test_a_busy_database_is_said_in_words_and_nothing_of_the_upload_is_left(
    desk, address, monkeypatch, settings, tmp_path
):
    def be_busy(*_args):
        raise OperationalError("database is locked")

    settings.SOURCES_ROOT = tmp_path
    monkeypatch.setattr(import_queue, "add", be_busy)
    response = send(desk, address)
    assert response.status_code == 503
    assert [message.level_tag for message in response.context["messages"]] == ["error"]
    assert list((tmp_path / "uploads").iterdir()) == []


def test_date_edition_and_page_go_to_the_import(desk, address):
    upload(
        desk,
        address,
        dump(DUMP.replace("2023年11月8日 星期三\n", "")),
        date="2023-11-09",
        edition="增刊",
        page="A5",
    )
    issue = Issue.objects.get()
    assert (issue.date.isoformat(), issue.edition, issue.pages.get().number) == (
        "2023-11-09",
        "增刊",
        "A5",
    )


def test_publish_at_once_publishes(desk, address):
    upload(desk, address, publish="on")
    assert Article.objects.get().state == State.PUBLISHED


@pytest.mark.parametrize(
    ("field", "value"), [("date", "八号"), ("edition", "a/b"), ("page", "??")]
)
def test_what_can_be_no_date_edition_or_page_is_refused_at_its_field(
    desk, address, field, value
):
    response = send(desk, address, **{field: value})
    assert list(response.context["form"].errors) == [field]
    assert not Article.objects.exists()


def test_several_files_cannot_all_be_one_page(desk, address):
    response = send(desk, address, dump(), dump(name="4.txt"), page="3")
    assert list(response.context["form"].errors) == ["page"]


def test_an_archive_of_several_files_cannot_be_one_page(desk, address, settings, tmp_path):
    settings.SOURCES_ROOT = tmp_path
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("3.txt", DUMP)
        archive.writestr("4.txt", DUMP)
    file = SimpleUploadedFile("20231108.zip", packed.getvalue())
    assert list(send(desk, address, file, page="3").context["form"].errors) == ["page"]
    assert not ImportJob.objects.exists()
    assert list((tmp_path / "uploads").iterdir()) == []


@pytest.mark.parametrize(
    "file",
    [
        SimpleUploadedFile("page.docx", b"PK"),
        SimpleUploadedFile("page.txt", b"x" * (4 * 1024 * 1024 + 1)),
    ],
)
def test_a_file_of_another_kind_or_too_large_is_refused_by_name_before_it_is_read(
    desk, address, file
):
    [error] = send(desk, address, file).context["form"].errors["files"]
    assert error.startswith(file.name)
    assert not ImportRecord.objects.exists()


def test_no_file_is_an_error_at_its_field(desk, address):
    assert list(desk.post(address, {}).context["form"].errors) == ["files"]


def test_markup_in_a_file_is_shown_as_text(desk, address):
    name = "<img src=x onerror=alert(1)>.txt"
    text = upload(
        desk, address, dump(DUMP.replace("泗县打造", "<script>alert(1)</script>"), name)
    ).content.decode()
    assert "<script>alert" not in text
    assert "<img src=x" not in text


def test_only_who_may_add_articles_imports(client, address):
    reader = make_user(is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_importrecord"))
    client.force_login(reader)
    assert client.get(address).status_code == 403
    assert send(client, address).status_code == 403
    assert not Article.objects.exists()
    listing = client.get(reverse("admin:articles_importrecord_changelist")).content.decode()
    assert address not in listing


def test_whoever_is_not_signed_in_is_asked_to(client, address):
    assert client.get(address).status_code == 302
