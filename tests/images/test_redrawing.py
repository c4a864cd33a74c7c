"""Photos of before lose what their files carry beside the picture, and stay what they are otherwise."""

import io
import os
import struct
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from PIL import Image

from articles.images.redrawing import carries_more_than_its_picture, redraw_photos
from articles.images.uploads import drawn_anew
from articles.models import Photo
from tests.images.test_uploads import SECRET, make_upload

pytestmark = pytest.mark.django_db(transaction=True)
KINDS = ["JPEG", "PNG", "WEBP", "GIF"]


@pytest.fixture(autouse=True)
def _media_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def make_old(data, **fields):
    """A photo whose file is stored as it came."""
    return Photo.objects.create(image=ContentFile(data, "图.jpg"), **fields)


def stored(photo):
    return Path(Photo.objects.get(pk=photo.pk).image.path).read_bytes()


def redraw():
    out, err = io.StringIO(), io.StringIO()
    call_command("redraw_photos", stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


@pytest.mark.parametrize("frames", [1, 3])
@pytest.mark.parametrize("kind", KINDS)
def test_what_a_file_carries_beside_its_picture_is_seen(kind, frames):
    upload = make_upload(kind, frames=frames if kind != "JPEG" else 1)
    drawn = drawn_anew(io.BytesIO(upload))
    assert carries_more_than_its_picture(upload)
    assert not carries_more_than_its_picture(drawn)
    assert carries_more_than_its_picture(drawn + b"a film with its place")


def test_a_chunk_that_no_program_knows_is_seen():
    plain = drawn_anew(io.BytesIO(make_upload("PNG")))
    known = plain[:-12] + struct.pack(">I", 0) + b"prVt" + b"\0\0\0\0" + plain[-12:]
    assert carries_more_than_its_picture(known)


@pytest.mark.parametrize("kind", KINDS)
def test_photos_of_before_lose_all_but_their_pixels_under_the_same_name(kind):
    photo = make_old(make_upload(kind))
    redraw()
    data = stored(photo)
    assert SECRET.encode() not in data
    assert Photo.objects.get(pk=photo.pk).image.name == photo.image.name
    assert Image.open(io.BytesIO(data)).size == (120, 80)


def test_a_photo_that_lay_on_its_side_stands_and_is_said_to():
    photo = make_old(make_upload("JPEG", orientation=6))
    redraw()
    photo.refresh_from_db()
    assert (photo.width, photo.height) == (80, 120)
    assert Image.open(io.BytesIO(stored(photo))).size == (80, 120)


def test_a_second_run_changes_nothing():
    photos = [make_old(make_upload(kind)) for kind in KINDS]
    said, _err = redraw()
    assert "已清理 4 张" in said
    first = [stored(photo) for photo in photos]
    said, _err = redraw()
    assert "已清理 0 张" in said
    assert [stored(photo) for photo in photos] == first


def test_a_photo_out_of_a_pdf_keeps_its_pixels_to_the_byte():
    data = make_upload("JPEG")
    photo = make_old(data, sha256="a" * 64)
    redraw()
    without = stored(photo)
    assert SECRET.encode() not in without
    assert data.endswith(without[-200:])


def test_a_run_that_is_stopped_is_taken_up_again():
    photos = [make_old(make_upload("JPEG")) for _ in range(3)]
    run = redraw_photos()
    assert next(run).is_new
    run.close()
    assert [SECRET.encode() in stored(photo) for photo in photos] == [False, True, True]
    assert sum(one.is_new for one in redraw_photos()) == 2


def test_what_a_killed_run_had_begun_to_write_is_removed_by_a_later_one():
    photo = make_old(make_upload("JPEG"))
    part = Path(photo.image.path).with_name(".part-abc")
    part.write_bytes(b"half a picture")
    os.utime(part, (0, 0))
    redraw()
    assert not part.exists()


def test_the_size_that_a_killed_run_had_not_noted_is_noted():
    photo = make_old(drawn_anew(io.BytesIO(make_upload("PNG"))))
    Photo.objects.filter(pk=photo.pk).update(width=80, height=120)
    assert "已清理 0 张" in redraw()[0]
    photo.refresh_from_db()
    assert (photo.width, photo.height) == (120, 80)


def test_a_file_that_cannot_be_read_is_named_and_left_and_the_others_go_on():
    broken = make_old(make_upload("JPEG"))
    Path(broken.image.path).write_bytes(b"no picture")
    gone = make_old(make_upload("JPEG"))
    Path(gone.image.path).unlink()
    good = make_old(make_upload("JPEG"))
    said, err = redraw()
    assert "已清理 1 张" in said
    assert broken.image.name in err
    assert gone.image.name in err
    assert SECRET.encode() not in stored(good)
