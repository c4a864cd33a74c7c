"""Photos on the desk: which files are accepted, and that a changed picture is a change of its article."""

import io
from pathlib import Path

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from articles.admin import photo_form
from articles.models import Article, Photo
from tests.factories import (
    make_article,
    make_editor,
    make_image,
    make_photo,
    make_picture,
    make_user,
)
from tests.forms import filled

pytestmark = pytest.mark.django_db
TOO_LARGE = "图片超过 1 亿像素"
UNSHOWABLE = "不是完整的 JPEG、PNG、WebP 或 GIF 图片"


@pytest.fixture
def desk(client):
    client.force_login(make_editor("编辑"))
    return client


def add(desk, data, name):
    file = SimpleUploadedFile(name, data)
    return desk.post(
        reverse("admin:articles_photo_add"), {"image": file, "focal_x": 0.5, "focal_y": 0.5}
    )


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_pictures_that_browsers_show_are_taken(desk, kind):
    assert add(desk, make_image(kind=kind), f"图.{kind.lower()}").status_code == 302
    assert Photo.objects.get().width == 120


@pytest.mark.parametrize("kind", ["TIFF", "BMP", "PCX", "EPS", "ICO"])
def test_other_kinds_are_refused_whatever_they_are_called(desk, kind):
    answer = add(desk, make_image(kind=kind), "图.png")
    assert UNSHOWABLE in answer.content.decode()
    assert not Photo.objects.exists()


def test_a_picture_that_is_cut_off_is_refused(desk):
    noise = io.BytesIO()
    Image.effect_noise((400, 300), 90).convert("RGB").save(noise, "JPEG")
    assert UNSHOWABLE in add(desk, noise.getvalue()[:9000], "图.jpg").content.decode()


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_opened(desk, monkeypatch):
    monkeypatch.setattr(photo_form, "MOST_PIXELS", 120 * 80 - 1)
    assert TOO_LARGE in add(desk, make_image(), "图.png").content.decode()


def test_a_small_file_that_unfolds_to_gigapixels_is_refused_with_that_reason(desk):
    size = (60_000).to_bytes(2, "little") * 2
    bomb = (
        b"GIF89a" + size + bytes(3) + b"," + bytes(4) + size + bytes(1) + b"\x02\x01\x00\x00;"
    )
    assert TOO_LARGE in add(desk, bomb, "图.gif").content.decode()


def test_a_long_name_is_cut_to_what_a_file_system_takes(desk):
    assert add(desk, make_image(), "图" * 150 + ".png").status_code == 302
    assert str(Photo.objects.get()) == "图" * 60 + ".png"


def test_a_focal_point_is_moved_though_the_file_is_of_an_older_kind(desk):
    photo = make_photo("old.tiff", kind="TIFF")
    address = reverse("admin:articles_photo_change", args=[photo.pk])
    fields = filled(desk.get(address), image="", focal_x=0.25)
    assert desk.post(address, fields).status_code == 302
    photo.refresh_from_db()
    assert photo.focal_x == 0.25


@pytest.mark.parametrize("kind", ["TIFF", "EPS"])
def test_a_stored_file_of_another_kind_is_not_opened_for_its_thumbnail_either(desk, kind):
    photo = make_photo("old", kind=kind)
    assert (
        desk.get(reverse("admin:articles_photo_thumbnail", args=[photo.pk])).status_code == 404
    )


def test_a_stored_picture_that_is_damaged_leaves_a_gap_not_an_error(desk):
    photo = make_photo()
    file = Path(photo.image.path)
    before, data = file.read_bytes().split(b"IDAT")
    # Longer than it says: no chunk follows
    file.write_bytes(before[:-4] + (20).to_bytes(4, "big") + b"IDAT" + data)
    assert (
        desk.get(reverse("admin:articles_photo_thumbnail", args=[photo.pk])).status_code == 404
    )


def change(desk, picture, **fields):
    address = reverse("admin:articles_picture_change", args=[picture.pk])
    return desk.post(address, filled(desk.get(address)) | fields)


def test_a_picture_changed_on_its_own_page_is_a_revision_of_its_article(desk):
    picture = make_picture(make_article(), caption="旧说明")
    assert change(desk, picture, caption="新说明").status_code == 302
    assert [r.story["pictures"][0]["caption"] for r in picture.article.revisions.all()] == [
        "新说明"
    ]
    assert change(desk, picture).status_code == 302
    assert picture.article.revisions.count() == 1


def test_a_form_opened_before_a_picture_changed_keeps_both(desk):
    picture = make_picture(make_article(), caption="旧说明")
    address = reverse("admin:articles_article_change", args=[picture.article.pk])
    opened = filled(desk.get(address))
    change(desk, picture, caption="新说明")
    answer = desk.post(address, opened | {"headline": "新标题"})
    assert answer.status_code == 302
    picture.refresh_from_db()
    assert (picture.caption, picture.article.headline) == ("新说明", "新标题")


def test_a_picture_deleted_on_its_own_page_is_a_revision_of_its_article(desk):
    article = make_article()
    first, second, third = (make_picture(article, caption=text) for text in "甲乙丙")
    before = Article.objects.get().updated_at
    desk.post(reverse("admin:articles_picture_delete", args=[first.pk]), {"post": "yes"})
    chosen = {"action": "delete_selected", "_selected_action": [second.pk], "post": "yes"}
    desk.post(reverse("admin:articles_picture_changelist"), chosen)
    captions = [
        [p["caption"] for p in r.story["pictures"]]
        for r in article.revisions.order_by("number")
    ]
    assert captions == [["乙", "丙"], ["丙"]]
    assert Article.objects.get().updated_at > before
    assert list(article.pictures.all()) == [third]


def test_thumbnails_are_for_those_who_may_see_photos_or_articles(client):
    photo, user = make_photo(), make_user("实习", is_staff=True)
    client.force_login(user)
    address = reverse("admin:articles_photo_thumbnail", args=[photo.pk])
    assert client.get(address).status_code == 403
    user.user_permissions.add(Permission.objects.get(codename="view_article"))
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(("files", "known"), [({}, "a" * 64), ({"image": "better.png"}, None)])
def test_another_file_is_no_longer_the_photo_that_print_brought(desk, files, known):
    photo = make_photo()
    Photo.objects.update(sha256="a" * 64)
    sent = {
        field: SimpleUploadedFile(name, make_image(colour="#112233"))
        for field, name in files.items()
    }
    address = reverse("admin:articles_photo_change", args=[photo.pk])
    desk.post(address, filled(desk.get(address), image="", focal_x=0.4) | sent)
    assert Photo.objects.values_list("focal_x", "sha256").get() == (0.4, known)
