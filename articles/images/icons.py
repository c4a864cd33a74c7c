"""The icons of the site, made from one square picture."""

from __future__ import annotations

import io

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from articles.images.renditions import BROWSER_FORMATS
from articles.models import SiteSettings
from articles.models.site_settings import ICO, ICONS

LEAST = max(ICONS.values())  # pixels: nothing is made larger than it was uploaded
_ICO_SIZES = [(16, 16), (32, 32), (48, 48)]
_TOUCH = "-180.png"  # iOS sets what shines through on black
_WHITE = (255, 255, 255, 255)


def store_icons(settings: SiteSettings) -> None:
    """Make all sizes beside the icon that has just been stored. Raises OSError."""
    with settings.icon.open() as file:
        data = file.read()
    for suffix, content in icon_files(data).items():
        default_storage.save(settings.icon_file(suffix), ContentFile(content))


def icon_files(data: bytes) -> dict[str, bytes]:
    """The end of each file's name → its content, from a square picture of LEAST or more."""
    with Image.open(io.BytesIO(data), formats=BROWSER_FORMATS) as image:
        picture = image.convert("RGBA")
    files = {suffix: _png(picture, edge, suffix == _TOUCH) for suffix, edge in ICONS.items()}
    return files | {ICO: _ico(picture)}


def _png(picture: Image.Image, edge: int, on_white: bool) -> bytes:
    icon = picture.resize((edge, edge), Image.Resampling.LANCZOS)
    if on_white:
        icon = Image.alpha_composite(Image.new("RGBA", icon.size, _WHITE), icon).convert("RGB")
    data = io.BytesIO()
    icon.save(data, "PNG", optimize=True)
    return data.getvalue()


def _ico(picture: Image.Image) -> bytes:
    data = io.BytesIO()
    picture.save(data, "ICO", sizes=_ICO_SIZES)
    return data.getvalue()
