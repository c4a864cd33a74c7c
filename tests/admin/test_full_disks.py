"""A full disk of the server: what was typed comes back, with the reason in words."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from PIL import Image

from articles.models import Article, ImportJob, Photo
from tests.factories import make_article, make_editor
from tests.forms import address_of, filled
from tests.full_disk import no_file_larger_than

pytestmark = pytest.mark.django_db(transaction=True)
FULL_POSTGRESQL = """
CREATE OR REPLACE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = 'disk_full'; END $$;
CREATE TRIGGER no_room BEFORE UPDATE ON articles_article FOR EACH ROW EXECUTE FUNCTION no_room();
"""
ADD_PHOTO = "admin:articles_photo_add"


@pytest.fixture
def desk(client, settings, tmp_path):
    settings.MEDIA_ROOT = settings.SOURCES_ROOT = tmp_path
    client.force_login(make_editor())
    return client


@pytest.fixture
def full_database():
    """Makes the disk of the database full."""

    def fill():
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(FULL_POSTGRESQL)
                return
            # What earlier tests have left free would be room, too.
            room = pragma(cursor, "freelist_count") * pragma(cursor, "page_size")
            cursor.execute(f"CREATE TABLE filler AS SELECT zeroblob({room})")
            pages = pragma(cursor, "page_count")
            cursor.execute(f"PRAGMA max_page_count = {pages}")

    yield fill
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP FUNCTION IF EXISTS no_room() CASCADE")
        else:
            cursor.execute("PRAGMA max_page_count = 1073741823")
            cursor.execute("DROP TABLE IF EXISTS filler")


def pragma(cursor, name):
    cursor.execute(f"PRAGMA {name}")
    (value,) = cursor.fetchone()
    return value


def photo(size):
    """Of so many pixels across and down, a byte each at least."""
    file = io.BytesIO()
    Image.effect_noise((size, size), 90).convert("RGB").save(file, "PNG")
    return SimpleUploadedFile("photo.png", file.getvalue(), "image/png")


def test_an_article_comes_back_as_typed_where_the_database_has_no_room(desk, full_database):
    article = make_article(headline="旧题")
    data = filled(desk.get(address_of(article)), headline="新题", body="<p>" + "字" * 400_000)
    full_database()
    answer = desk.post(address_of(article), data)
    form = answer.context["adminform"].form
    assert (answer.status_code, form["headline"].value()) == (200, "新题")
    assert "磁盘已满" in form.non_field_errors()[0]
    assert Article.objects.get().headline == "旧题"


def test_a_photo_that_finds_no_room_in_the_media_is_refused_in_words(desk):
    data = filled(desk.get(reverse(ADD_PHOTO)), image=photo(400))
    with no_file_larger_than(2**16):
        answer = desk.post(reverse(ADD_PHOTO), data)
    assert "磁盘已满" in answer.context["adminform"].form.non_field_errors()[0]
    assert not Photo.objects.exists()


def test_a_photo_that_finds_no_room_on_its_way_is_refused_in_words(desk, settings):
    settings.FILE_UPLOAD_TEMP_DIR = str(settings.MEDIA_ROOT / "gone")
    answer = desk.post(reverse(ADD_PHOTO), {"image": photo(1000)})
    assert "photo.png 无法存入服务器" in answer.context["adminform"].form.non_field_errors()[0]
    assert not Photo.objects.exists()


def test_a_page_that_finds_no_room_on_its_way_is_told_at_its_field(desk, settings):
    settings.FILE_UPLOAD_TEMP_DIR = str(settings.MEDIA_ROOT / "gone")
    file = SimpleUploadedFile("3.pdf", bytes(2**22))
    address = reverse("admin:articles_importrecord_upload")
    form = desk.post(address, {"files": [file], "date": "2023-11-08"}).context["form"]
    assert [error.startswith("3.pdf 无法存入服务器") for error in form.errors["files"]] == [
        True
    ]
    assert form["date"].value() == "2023-11-08"
    assert not ImportJob.objects.exists()


def test_pages_that_cannot_be_kept_are_told_at_their_field(desk, settings):
    file = SimpleUploadedFile("3.pdf", bytes(2**20))
    address = reverse("admin:articles_importrecord_upload")
    with no_file_larger_than(2**16):
        form = desk.post(address, {"files": [file]}).context["form"]
    assert len(form.errors["files"]) == 1
    assert not ImportJob.objects.exists()
    assert not list((settings.SOURCES_ROOT / "uploads").glob("*"))


def test_an_upload_that_finds_no_room_in_the_database_is_told(desk, full_database):
    file = SimpleUploadedFile(f"{'很' * 80}长.pdf", b"%PDF")
    if connection.vendor == "postgresql":
        pytest.skip("its disk is full for articles alone")
    full_database()
    files = [file] * 100
    answer = desk.post(reverse("admin:articles_importrecord_upload"), {"files": files})
    assert answer.status_code == 503
    assert "磁盘已满" in answer.content.decode()
