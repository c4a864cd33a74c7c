"""Uploads drawn anew: the pixels and nothing else of them."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import ExifTags, Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from articles.images.uploads import drawn_anew
from articles.models import Photo
from tests.factories import make_editor

SECRET = "37 Garden Lane"


def make_exif(orientation=1):
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = SECRET
    exif[ExifTags.Base.Orientation] = orientation
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (28.0, 12.0, 30.0)
    return exif


def make_upload(kind, orientation=1, frames=1, **options):
    """The bytes of a picture, 120 × 80, that says in every way its format has where it was taken."""
    data, text = io.BytesIO(), PngInfo()
    text.add_text("Comment", SECRET)
    said = {
        "JPEG": {"exif": make_exif(orientation), "comment": SECRET, "xmp": SECRET.encode()},
        "PNG": {"exif": make_exif(orientation), "pnginfo": text},
        "WEBP": {"exif": make_exif(orientation), "xmp": SECRET.encode()},
        "GIF": {"comment": SECRET},
    }[kind]
    pictures = [
        Image.new("RGB", (120, 80), colour) for colour in ("#aa3322", "#22aa33", "#2233aa")
    ]
    if frames > 1:
        said |= {"save_all": True, "append_images": pictures[1:frames], "duration": 70}
    pictures[0].save(data, kind, **said | options)
    return data.getvalue()


def opened(data):
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_nothing_but_pixels_is_left(kind):
    upload = make_upload(kind)
    assert SECRET.encode() in upload
    drawn = drawn_anew(io.BytesIO(upload))
    image = opened(drawn)
    assert (image.format, image.size) == (kind, (120, 80))
    assert SECRET.encode() not in drawn
    assert not image.getexif()
    assert {"comment", "xmp", "exif", "icc_profile", "Comment"}.isdisjoint(image.info)


def test_a_picture_taken_sideways_stands_upright():
    drawn = opened(drawn_anew(io.BytesIO(make_upload("JPEG", orientation=6))))
    assert drawn.size == (80, 120)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_an_animated_picture_still_moves(kind):
    drawn = opened(drawn_anew(io.BytesIO(make_upload(kind, frames=3))))
    drawn.load()
    assert (drawn.n_frames, drawn.info["duration"]) == (3, 70)


def test_of_several_pictures_in_a_jpeg_the_first_is_taken():
    data = io.BytesIO()
    larger, smaller = Image.new("RGB", (120, 80), "#aa3322"), Image.new("RGB", (30, 20))
    larger.save(data, "MPO", save_all=True, append_images=[smaller], exif=make_exif(6))
    drawn = opened(drawn_anew(data))
    assert (drawn.format, drawn.size, getattr(drawn, "n_frames", 1)) == ("JPEG", (80, 120), 1)


def test_what_is_transparent_stays_so():
    data = io.BytesIO()
    Image.new("RGBA", (9, 9), (10, 20, 30, 0)).save(data, "PNG")
    assert opened(drawn_anew(data)).getpixel((3, 3))[3] == 0


def test_colours_are_those_that_the_profile_means():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    drawn = opened(drawn_anew(io.BytesIO(make_upload("PNG", icc_profile=lab))))
    assert drawn.getpixel((3, 3)) == (0xAA, 0x33, 0x22)
    assert "icc_profile" not in drawn.info


def test_a_damaged_profile_is_left_out():
    drawn = opened(drawn_anew(io.BytesIO(make_upload("PNG", icc_profile=b"no profile"))))
    assert drawn.getpixel((3, 3)) == (0xAA, 0x33, 0x22)


def test_a_print_picture_in_four_inks_is_taken():
    data = io.BytesIO()
    Image.new("CMYK", (30, 20), (0, 200, 200, 0)).save(data, "JPEG")
    assert opened(drawn_anew(data)).mode == "RGB"


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_the_desk_keeps_no_upload_as_it_came(client, settings, tmp_path, kind):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(make_editor())
    upload = make_upload(kind)
    file = SimpleUploadedFile(f"图.{kind.lower()}", upload, f"image/{kind.lower()}")
    typed = {"image": file, "focal_x": 0.5, "focal_y": 0.5}
    assert client.post(reverse("admin:articles_photo_add"), typed).status_code == 302
    with Photo.objects.get().image.open() as stored:
        drawn = stored.read()
    assert drawn != upload
    assert SECRET.encode() not in drawn
    kept = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert not [data for data in kept if SECRET.encode() in data]
