"""Photos (image files), pictures (a photo's use in an article, with its caption) and photo credits."""

from collections.abc import Iterable
from pathlib import PurePath

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .bin import BinnableModel, in_bin
from .constraints import counts_from_one, is_a_fraction
from .issue import Page
from .people import AbstractCredit
from .version import VersionedModel

# characters: agencies name files in whole sentences, and a file system takes 255 bytes
LONGEST_STEM = 60
LONGEST_CALLED = 30  # characters of a caption
SHOWN_OF_SUM = 12  # characters of a SHA-256 that lists show
FRACTION = [MinValueValidator(0.0), MaxValueValidator(1.0)]


def photo_path(_photo: models.Model, name: str) -> str:
    """photos/2023/11/name.jpg, the name cut to a length that every file system takes."""
    path = PurePath(name)
    return f"photos/{timezone.localdate():%Y/%m}/{path.stem[:LONGEST_STEM]}{path.suffix[:10]}"


class Photo(BinnableModel):
    """An image file. The focal point (fractions of the image, origin top left) stays in view
    when it is cropped.

    `sha256` is that of an imported file, so that the same bytes are one photo; None for what
    editors upload. `first_name` is the file's first name in the media where it has another one
    now (`derived.withholding`), "" where it has not.
    """

    image = models.ImageField(
        _("image"),
        upload_to=photo_path,
        width_field="width",
        height_field="height",
        max_length=200,
    )
    width = models.PositiveIntegerField(_("width"), null=True, editable=False)
    height = models.PositiveIntegerField(_("height"), null=True, editable=False)
    focal_x = models.FloatField(
        _("focal point, from the left"), default=0.5, validators=FRACTION
    )
    focal_y = models.FloatField(
        _("focal point, from the top"), default=0.5, validators=FRACTION
    )
    added_at = models.DateTimeField(_("added"), auto_now_add=True)
    sha256 = models.CharField(
        "SHA-256", max_length=64, unique=True, null=True, blank=True, editable=False
    )

    first_name = models.CharField(max_length=200, blank=True, editable=False, db_index=True)
    # SHA-256 of the stored bytes, and which file they were read from (`desk.photo_bytes`)
    bytes_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    bytes_of = models.CharField(max_length=200, blank=True, editable=False)
    bytes_stamp = models.CharField(max_length=50, blank=True, editable=False)

    called = ""  # in words, where `name_in_words` has asked
    # the token of the preview link by which alone its reader gets the file, on a page of such a link
    previewed_by = ""

    class Meta(BinnableModel.Meta):
        ordering = ["-added_at", "-pk"]
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        indexes = [in_bin("photo_in_bin")]
        constraints = [
            is_a_fraction(
                "focal_x",
                "focal_x_is_a_fraction",
                _("The focal point is a fraction of the photo: write it from 0 to 1."),
            ),
            is_a_fraction(
                "focal_y",
                "focal_y_is_a_fraction",
                _("The focal point is a fraction of the photo: write it from 0 to 1."),
            ),
            models.CheckConstraint(
                condition=Q(sha256__isnull=True) | ~Q(sha256=""),
                name="sha256_is_null_or_said",
                violation_error_message=_(
                    "A photo's SHA-256 is known or absent, never an empty word."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.called or self.file_name

    @property
    def file_name(self) -> str:
        """Of an imported photo, the beginning of its SHA-256."""
        name = PurePath(self.known_as)
        return name.stem[:SHOWN_OF_SUM] + name.suffix if self.is_named_by_sum else name.name

    @property
    def is_named_by_sum(self) -> bool:
        return PurePath(self.known_as).stem == self.sha256

    @property
    def known_as(self) -> str:
        """The name by which stories, revisions and imports know the file, whatever it is called today."""
        return self.first_name or str(self.image.name)


class Picture(VersionedModel):
    """A photo's use in an article. `photo` is None if only the caption is known, as from a text
    dump.

    `region` is its box on the printed `page`: [x0, y0, x1, y1] in fractions of the page, origin
    top left; None if unknown.
    """

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="pictures"
    )
    photo = models.ForeignKey(
        Photo,
        on_delete=models.PROTECT,
        related_name="uses",
        null=True,
        blank=True,
        verbose_name=_("photo"),
    )
    caption = models.TextField(_("caption"), blank=True)
    caption_printed = models.TextField(
        _("caption as printed"),
        blank=True,
        help_text=_("The whole line of the page, credit included."),
    )
    position = models.PositiveSmallIntegerField(_("order"), default=1)
    page = models.ForeignKey(
        Page,
        on_delete=models.SET_NULL,
        related_name="pictures",
        null=True,
        blank=True,
        editable=False,
        verbose_name=Page._meta.verbose_name,
    )
    region = models.JSONField(_("place on the page"), null=True, blank=True, editable=False)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        constraints = [counts_from_one("position", "pictures_count_from_one")]

    def __str__(self) -> str:
        return self.caption[:30] or str(self.photo or "")


def name_in_words(photos: Iterable[Photo]) -> None:
    """Call photos whose file has no name by their first caption, else by the page that they
    stood on, else by the day on which they came. One query.
    """
    unnamed = {photo.pk: photo for photo in photos if photo.is_named_by_sum}
    uses = Picture.objects.filter(photo__in=unnamed).select_related("page__issue")
    captions: dict[int, str] = {}
    places: dict[int, str] = {}
    for use in uses.order_by("position", "pk"):
        if use.caption:
            captions.setdefault(use.photo_id, use.caption[:LONGEST_CALLED])
        if use.page:
            places.setdefault(use.photo_id, f"{use.page.issue} {use.page.label}")
    for pk, photo in unnamed.items():
        day = date_format(timezone.localdate(photo.added_at))
        came = gettext("came on %(day)s") % {"day": day}
        photo.called = captions.get(pk) or places.get(pk) or came


class PhotoCredit(AbstractCredit):
    """Who took a picture, as printed after its caption (新华社记者 X 摄)."""

    picture = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="credits")

    class Meta(AbstractCredit.Meta):
        verbose_name = _("photo credit")
        verbose_name_plural = _("photo credits")
        constraints = [
            models.UniqueConstraint(
                fields=["picture", "contributor", "role"], name="one_credit_a_person_and_role"
            ),
            counts_from_one("position", "credits_count_from_one"),
        ]
