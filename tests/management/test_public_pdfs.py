"""What an import hands out: readers get the page's PDF written anew, the desk the file as it came."""

import hashlib
import io
import urllib.parse
from pathlib import Path

import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.urls import reverse

from articles.images import media, on_demand
from articles.images.issue_pdf import issue_pdf
from articles.models import ImportRecord, Issue, Page
from tests import hostile_unseen
from tests.factories import make_editor, make_page, make_user
from tests.hostile import SECRET, hostile_pdf
from tests.pdfs import make_pdf

pytestmark = pytest.mark.django_db(transaction=True)
HOSTILE = "note of a proofreader"


@pytest.fixture(autouse=True)
def _folders_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT, settings.SOURCES_ROOT = tmp_path / "media", tmp_path / "sources"


@pytest.fixture
def imported(tmp_path):
    """The bytes of a page's PDF with a note in it, imported."""
    data = hostile_pdf(HOSTILE)
    file = tmp_path / "20231108-03.pdf"
    file.write_bytes(data)
    call_command("import_issue", str(file), stdout=io.StringIO(), stderr=io.StringIO())
    return data


def read(name):
    return Path(default_storage.path(name)).read_bytes()


def test_readers_get_a_pdf_without_the_note_and_the_desk_the_source(imported):
    page, record = Page.objects.get(), ImportRecord.objects.get()
    assert SECRET not in read(page.pdf.name)
    assert media.source_path(record.source).read_bytes() == imported
    assert record.sha256 == hashlib.sha256(imported).hexdigest()


def test_nothing_under_the_media_holds_the_source(imported, settings):
    files = [path.read_bytes() for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]
    assert files
    assert all(SECRET not in data for data in files)


def test_the_same_file_again_is_known_by_its_own_digest(imported, tmp_path):
    again = tmp_path / "20231108-03.pdf"
    call_command("import_issue", str(again), stdout=io.StringIO(), stderr=io.StringIO())
    assert ImportRecord.objects.count() == 1


def test_an_issue_bound_for_readers_holds_the_pages_alone(imported, settings):
    address = issue_pdf(Issue.objects.get(), Page.objects.all())
    data = read(urllib.parse.unquote(address).removeprefix("/media/"))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == 1
        assert set(pdf.Root.keys()) <= {"/Type", "/Pages"}
        assert "/Info" not in pdf.trailer


def test_the_desk_downloads_the_source_and_nobody_else_does(imported, client):
    record = ImportRecord.objects.get()
    address = reverse("admin:articles_importrecord_source", args=[record.pk])
    assert client.get(address).status_code == 302
    client.force_login(make_user("记者", is_staff=True))
    assert client.get(address).status_code == 403
    client.force_login(make_editor("编辑"))
    response = client.get(address)
    assert b"".join(response.streaming_content) == imported
    assert response["Content-Disposition"].startswith("attachment")
    assert "no-store" in response["Cache-Control"]
    assert (
        address
        in client.get(
            reverse("admin:articles_importrecord_change", args=[record.pk])
        ).content.decode()
    )


def test_a_source_that_was_swept_or_never_kept_is_a_page_not_found(imported, client):
    record = ImportRecord.objects.get()
    media.source_path(record.source).unlink()
    client.force_login(make_editor("编辑"))
    address = reverse("admin:articles_importrecord_source", args=[record.pk])
    assert client.get(address).status_code == 404
    ImportRecord.objects.update(source="")
    assert client.get(address).status_code == 404


def test_a_sweep_leaves_the_sources_that_a_record_names(imported):
    stray = media.source_path("ab/" + "a" * 64 + ".pdf")
    stray.parent.mkdir(parents=True)
    stray.write_bytes(b"of an import that was killed")
    media.sweep(grace=0)
    assert not stray.exists()
    assert media.source_path(ImportRecord.objects.get().source).exists()


def old_page(data):
    """A page as it was stored before: its PDF is the very file, and so says its record."""
    page = make_page()
    digest = hashlib.sha256(data).hexdigest()
    name = default_storage.save(f"pages/{digest[:2]}/{digest}.pdf", ContentFile(data))
    Page.objects.filter(pk=page.pk).update(pdf=name)
    ImportRecord.objects.create(file_name="a.pdf", sha256=digest, page=page, result="imported")
    return page


def rewrite():
    out, err = io.StringIO(), io.StringIO()
    call_command("rewrite_pdfs", stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


@pytest.mark.parametrize("way", [HOSTILE, "text under a white box", "white text on white"])
def test_pages_of_before_are_rewritten_and_their_files_kept_for_the_desk(way):
    assert way in hostile_unseen.WAYS
    data = hostile_pdf(way)
    page = old_page(data)
    rewrite()
    page.refresh_from_db()
    with pikepdf.open(default_storage.path(page.pdf.name)) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    assert SECRET not in read(page.pdf.name) + content
    assert media.source_path(ImportRecord.objects.get().source).read_bytes() == data


def test_rewriting_once_more_changes_nothing():
    page = old_page(make_pdf({"number": "3"}))
    rewrite()
    page.refresh_from_db()
    first = page.pdf.name
    said, _err = rewrite()
    page.refresh_from_db()
    assert page.pdf.name == first
    assert said.startswith("0 ") or " 0 " in said


def test_a_pdf_that_cannot_be_rewritten_is_taken_from_readers_and_kept():
    page = old_page(b"%PDF-1.7 nothing that can be read")
    _said, refused = rewrite()
    page.refresh_from_db()
    assert not page.pdf
    assert refused
    assert media.source_path(ImportRecord.objects.get().source).exists()


def test_a_pdf_that_the_machine_has_no_time_for_stays_until_the_next_run(monkeypatch):
    page = old_page(hostile_pdf(HOSTILE))
    with monkeypatch.context() as busy:
        busy.setattr(on_demand, "TIME_LIMIT", 0.01)
        with pytest.raises(CommandError):
            rewrite()
    page.refresh_from_db()
    assert SECRET in read(page.pdf.name)
    rewrite()
    page.refresh_from_db()
    assert SECRET not in read(page.pdf.name)
