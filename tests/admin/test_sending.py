"""The night's folder, file by file: what has come goes back to the browser signed, and is imported together."""

import shutil
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.admin import sending
from articles.intake import uploaded_files
from articles.models import ImportJob
from tests.factories import make_editor

pytestmark = pytest.mark.django_db
SEND, SENT = (
    reverse("admin:articles_importrecord_send"),
    reverse("admin:articles_importrecord_sent"),
)


@pytest.fixture(autouse=True)
def quiet(settings, tmp_path):
    """Files have a place of their own, and no worker takes them."""
    settings.SOURCES_ROOT = tmp_path
    settings.START_WORKERS = False


@pytest.fixture
def desk(client):
    client.force_login(make_editor("编辑"))
    return client


def send(desk, name, content=b"%PDF-1.7", sent="", path=None):
    file = SimpleUploadedFile(name, content)
    return desk.post(SEND, {"file": file, "name": path or name, "sent": sent})


def sent_all(desk, *names):
    sent = ""
    for name in names:
        sent = send(desk, name.rpartition("/")[2], path=name, sent=sent).json()["sent"]
    return sent


def kept_files(job):
    return [file.path.as_posix() for file in uploaded_files.files_of(job.folder, job.names)]


def test_files_sent_one_by_one_are_one_import_with_their_folders(desk):
    names = ["2026-11-21/01.pdf", "2026-11-21/02.pdf", "2026-11-21/03.txt"]
    answer = desk.post(SENT, {"sent": sent_all(desk, *names)})
    job = ImportJob.objects.get()
    assert answer.url == job.get_absolute_url()
    assert (job.names, kept_files(job), job.made_by.username) == (names, names, "编辑")


def test_each_file_keeps_its_own_bytes(desk):
    first = send(desk, "01.pdf", b"one").json()["sent"]
    both = send(desk, "02.pdf", b"two", sent=first).json()["sent"]
    desk.post(SENT, {"sent": both})
    files = uploaded_files.files_of(ImportJob.objects.get().folder, ["01.pdf", "02.pdf"])
    assert [file.location.read_bytes() for file in files] == [b"one", b"two"]


def test_a_file_that_is_sent_twice_is_there_once(desk):
    """The answer to the first was lost on the way."""
    first = send(desk, "01.pdf", b"one").json()["sent"]
    send(desk, "02.pdf", b"half", sent=first)
    again = send(desk, "02.pdf", b"whole", sent=first).json()["sent"]
    desk.post(SENT, {"sent": again})
    job = ImportJob.objects.get()
    files = uploaded_files.files_of(job.folder, job.names)
    assert [file.location.read_bytes() for file in files] == [b"one", b"whole"]


def test_the_end_told_twice_is_one_import(desk):
    sent = sent_all(desk, "01.pdf")
    urls = {desk.post(SENT, {"sent": sent}).url for _ in range(2)}
    assert urls == {ImportJob.objects.get().get_absolute_url()}


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [("01.docx", b"x", ".pdf"), ("01.txt", b"x" * (5 * 2**20), "MB")],
)
def test_a_file_of_no_use_is_refused_and_the_others_stay(desk, name, content, words):
    first = send(desk, "01.pdf").json()["sent"]
    answer = send(desk, name, content, sent=first)
    assert (answer.status_code, words in answer.json()["error"]) == (400, True)
    desk.post(SENT, {"sent": first})
    assert ImportJob.objects.get().names == ["01.pdf"]


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("a/b/01.pdf", "a/b/01.pdf"),
        ("/a/01.pdf", "a/01.pdf"),
        ("", "01.pdf"),
        ("a/other.pdf", "01.pdf"),
        ("x" * 400 + "/01.pdf", "01.pdf"),
        ("a\0/01.pdf", "a/01.pdf"),
    ],
)
def test_a_name_that_is_not_the_files_is_its_plain_one(desk, path, kept):
    sent = send(desk, "01.pdf", path=path).json()["sent"]
    desk.post(SENT, {"sent": sent})
    assert ImportJob.objects.get().names == [kept]


def test_nobody_goes_on_with_what_another_has_sent(desk, client):
    sent = sent_all(desk, "01.pdf")
    client.force_login(make_editor("别人"))
    assert send(client, "02.pdf", sent=sent).status_code == 400
    assert client.post(SENT, {"sent": sent}).url == reverse(
        "admin:articles_importrecord_upload"
    )
    assert not ImportJob.objects.exists()


@pytest.mark.parametrize("sent", ["x", "a:b:c", "\0", "1" * 9000])
def test_what_the_server_never_said_is_refused(desk, sent):
    assert send(desk, "01.pdf", sent=sent).status_code == 400
    assert desk.post(SENT, {"sent": sent}).status_code == 302
    assert not ImportJob.objects.exists()


def test_nothing_sent_is_no_import(desk):
    assert desk.post(SEND, {}).status_code == 400
    assert desk.post(SENT, {}).url == reverse("admin:articles_importrecord_upload")


def test_files_that_were_swept_meanwhile_are_not_gone_on_with(desk, settings):
    sent = sent_all(desk, "01.pdf")
    shutil.rmtree(Path(settings.SOURCES_ROOT) / uploaded_files.FOLDER)
    assert send(desk, "02.pdf", sent=sent).status_code == 400
    desk.post(SENT, {"sent": sent})
    assert not ImportJob.objects.exists()


def test_no_more_than_the_most_files_are_taken(desk, monkeypatch):
    monkeypatch.setattr(sending, "MOST_FILES", 2)
    sent = sent_all(desk, "01.pdf", "02.pdf")
    assert send(desk, "03.pdf", sent=sent).status_code == 400
    desk.post(SENT, {"sent": sent})
    assert len(ImportJob.objects.get().names) == 2


def test_a_folder_that_nobody_finishes_is_swept(desk):
    sent_all(desk, "01.pdf")
    assert uploaded_files.sweep(grace=-1) == 1
