"""The desk's index, and what every page of the desk denies to whom."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from tests.factories import make_editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_editor("编辑"))
    return client


@pytest.mark.parametrize(
    "path",
    [
        "ckeditor/ckeditor/plugins/preview/preview.html",
        "ckeditor/ckeditor/plugins/templates/templates/default.js",
        "ckeditor/ckeditor/plugins/link/../preview/preview.html",
        "ckeditor/ckeditor/adapters/jquery.js",
        "ckeditor/galleriffic/js/jquery.galleriffic.js",
    ],
)
def test_what_the_editor_does_not_need_is_not_served(path, client):
    assert not finders.find(path)
    assert client.get(f"/static/{path}").status_code == 404


def test_what_the_editor_needs_is_served():
    for path in (
        "ckeditor/ckeditor-init.js",
        "ckeditor/ckeditor/ckeditor.js",
        "articles/desk/crosshead.js",
        "articles/desk/visible_text.js",
    ):
        assert finders.find(path), path


@pytest.mark.parametrize(
    "path", ["/ckeditor/upload/", "/ckeditor/browse/", "/admin/ckeditor/upload/"]
)
def test_the_editor_has_no_upload(path, desk):
    assert desk.get(path).status_code == 404


def test_the_list_of_records_has_no_word_of_english_for_screen_readers_either(desk):
    page = desk.get("/admin/").content.decode()
    heads = re.findall(r'<th scope="col">([^<]*)</th>', page.split('class="records"')[1])
    assert heads
    assert not any(letter.isascii() for head in heads for letter in head)
    assert "导入版面（PDF 或文本）" in page


def test_whoever_runs_the_desk_has_one_name():
    catalogue = Path("articles/locale/zh_Hans/LC_MESSAGES/django.po").read_text()
    assert "采编系统管理员" not in catalogue
    assert "编辑台管理员" in catalogue
