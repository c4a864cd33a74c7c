"""The icons that browsers and phones ask for, made from one picture."""

import io

import pytest
from PIL import Image

from articles.images.icons import icon_files
from articles.models.site_settings import ICO, ICONS


def square(color, mode="RGB"):
    data = io.BytesIO()
    Image.new(mode, (640, 640), color).save(data, "PNG")
    return data.getvalue()


def opened(data):
    return Image.open(io.BytesIO(data))


def test_each_icon_has_its_size():
    files = icon_files(square("#a3241b"))
    assert {suffix: opened(files[suffix]).size for suffix in ICONS} == {
        suffix: (edge, edge) for suffix, edge in ICONS.items()
    }
    assert opened(files[ICO]).info["sizes"] == {(16, 16), (32, 32), (48, 48)}


@pytest.mark.parametrize(("suffix", "shown"), [("-180.png", 255), ("-192.png", 0)])
def test_what_shines_through_is_white_on_ios_alone(suffix, shown):
    icon = opened(icon_files(square((0, 0, 0, 0), "RGBA"))[suffix])
    assert icon.convert("RGBA").getpixel((90, 90))[3] == shown
