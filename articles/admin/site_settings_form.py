"""The form of the site settings: what is uploaded is drawn or written anew before it is stored."""

import io
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePath

from django import forms
from django.contrib.admin.widgets import AdminFileWidget
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.html import format_html
from django.utils.translation import gettext
from PIL import Image

from articles.images.icons import LEAST
from articles.images.svg import NotAnSvgError, cleaned_svg, is_svg
from articles.images.uploads import drawn_anew, scaled
from articles.presenting.site_identity import address_of

from .guarded_form import GuardedForm
from .photo_form import validate_image

PICTURES = ("artwork", "artwork_dark", "icon", "share_picture", "police_badge")
# pixels: twice what the widest page shows, for screens of double density
WIDEST_ARTWORK = 1600
WIDEST_SHARED = 1200
WIDEST_BADGE = 80
LEAST_SHARED = (600, 315)  # pixels: below, messengers show a small square or nothing
ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif"}


@dataclass(frozen=True)
class StoredPicture:
    """A stored file as Django's widget shows it: a link to `url`, under the file's name."""

    name: str
    url: str

    def __str__(self):
        return self.name


class PictureWidget(AdminFileWidget):
    """With the picture that is stored."""

    def render(self, name, value, attrs=None, renderer=None):
        if not self.is_initial(value):
            return super().render(name, value, attrs, renderer)
        stored = StoredPicture(PurePath(value.name).name, address_of(value))
        field = super().render(name, stored, attrs, renderer)
        words = gettext("The picture that is stored")
        picture = '<div class="own-picture"><img src="{}" alt="{}">{}</div>'
        return format_html(picture, stored.url, words, field)


class SiteSettingsForm(GuardedForm):
    class Meta:
        widgets = dict.fromkeys(PICTURES, PictureWidget) | {
            name: forms.Textarea(attrs={"rows": rows, "class": "vLargeTextField"})
            for name, rows in {"copyright": 2, "links": 4, "hosts": 3, "scripts": 2}.items()
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.new_sizes = {}

    def clean_artwork(self):
        return self._picture("artwork", WIDEST_ARTWORK, takes_svg=True)

    def clean_artwork_dark(self):
        return self._picture("artwork_dark", WIDEST_ARTWORK, takes_svg=True)

    def clean_police_badge(self):
        return self._picture("police_badge", WIDEST_BADGE)

    def clean_share_picture(self):
        upload = self._picture("share_picture", WIDEST_SHARED)
        if isinstance(upload, UploadedFile):
            self._check_size("share_picture", *LEAST_SHARED)
        return upload

    def clean_icon(self):
        upload = self._picture("icon", LEAST * 2)
        if isinstance(upload, UploadedFile):
            self._check_size("icon", LEAST, LEAST)
            width, height = self.new_sizes["icon"]
            if width != height:
                raise ValidationError(
                    gettext(
                        "The icon must be square; this one has %(width)d × %(height)d pixels."
                    )
                    % {"width": width, "height": height}
                )
        return upload

    def clean(self):
        super().clean()
        taken = {name: size for name, size in self.new_sizes.items() if name not in self.theirs}
        self.instance.sizes = self.instance.sizes | taken
        return self.cleaned_data

    def _picture(self, name, widest, takes_svg=False):
        """The upload written anew, under a name of its own content; what is no upload as it is."""
        upload = self.cleaned_data[name]
        if not isinstance(upload, UploadedFile):
            return upload
        if takes_svg and is_svg(upload.read(64)):
            upload.seek(0)
            return self._svg(name, upload)
        validate_image(upload)
        data = scaled(drawn_anew(upload), widest)
        with Image.open(io.BytesIO(data)) as image:
            self.new_sizes[name] = image.size
            return _named(data, ENDINGS[image.format], upload.content_type)

    def _svg(self, name, upload):
        try:
            svg = cleaned_svg(upload.read())
        except NotAnSvgError as error:
            words = gettext(
                "This SVG cannot be shown (%(reason)s). Export it anew as plain SVG, its type turned into outlines, "
                "without pictures."
            )
            raise ValidationError(words % {"reason": error}) from error
        self.new_sizes[name] = (svg.width, svg.height)
        return _named(svg.data, "svg", "image/svg+xml")

    def _check_size(self, name, least_width, least_height):
        width, height = self.new_sizes[name]
        if width < least_width or height < least_height:
            words = gettext(
                "The picture has %(width)d × %(height)d pixels; at least %(least_width)d × %(least_height)d are needed."
            )
            facts = {"width": width, "height": height}
            least = {"least_width": least_width, "least_height": least_height}
            raise ValidationError(words % (facts | least))


def _named(data, ending, media_type):
    """Under a name that says nothing of the desk's machines; storage makes it unique."""
    digest = sha256(data).hexdigest()[:24]
    return SimpleUploadedFile(f"{digest}.{ending}", data, media_type)
