"""The paper's own pictures and words, as pages show them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from django.core.files.storage import default_storage
from django.db.models.fields.files import FieldFile

from articles.models import SiteSettings
from articles.models.site_settings import ICONS, ONLY
from articles.web.urls import path_to

SVG = ".svg"
# A file and its address → the address that a page asks for
Address = Callable[[FieldFile, str], str]


@dataclass(frozen=True)
class SitePicture:
    """`width` and `height` in pixels, 0 where nobody knows."""

    address: str
    width: int
    height: int


@dataclass(frozen=True)
class SiteIdentity:
    """`icons` has an address for each of ICONS, none without an icon."""

    settings: SiteSettings
    artwork: SitePicture | None = None
    artwork_dark: SitePicture | None = None
    share_picture: SitePicture | None = None
    police_badge: SitePicture | None = None
    icons: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return str(self.settings.name)

    @property
    def favicon(self) -> str:
        return self.icons[0] if self.icons else ""

    @property
    def touch_icon(self) -> str:
        return self.icons[1] if self.icons else ""

    @property
    def logo(self) -> str:
        """The largest icon."""
        return self.icons[-1] if self.icons else ""


def stored_settings() -> SiteSettings:
    """The one row, or what stands for it until there is one. One query."""
    return SiteSettings.objects.filter(pk=ONLY).first() or SiteSettings()


def identity_of(row: SiteSettings, shown_at: Address = lambda _file, at: at) -> SiteIdentity:
    """No query. `shown_at` is the preview's: a file that is not stored yet has no address."""
    names = ("artwork", "artwork_dark", "share_picture", "police_badge")
    pictures = {name: _picture(row, name, shown_at) for name in names}
    icons = tuple(
        shown_at(row.icon, default_storage.url(row.icon_file(suffix)))
        for suffix in ICONS
        if row.icon
    )
    return SiteIdentity(row, icons=icons, **pictures)


def _picture(row: SiteSettings, name: str, shown_at: Address) -> SitePicture | None:
    file = getattr(row, name)
    if not file:
        return None
    width, height = row.sizes.get(name, (0, 0))
    return SitePicture(shown_at(file, address_of(file)), width, height)


def address_of(file: FieldFile) -> str:
    """An SVG has an address of ours, which sends it with a policy of its own."""
    path = PurePath(file.name)
    return path_to("artwork", path.stem) if path.suffix == SVG else str(file.url)
