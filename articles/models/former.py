"""URLs of the paper's former site, each with the story, page or issue that it led to."""

import re
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.encoding import repercent_broken_unicode
from django.utils.translation import gettext_lazy as _

from articles.web.urls import path_of_the_desk

from .article import Article
from .constraints import is_not_empty
from .issue import Issue, Page
from .version import VersionedModel

LONGEST = 200  # characters
NOT_LOOKED_UP = _(
    "Below this address stand the desk or the site's own files: let the web server redirect it."
)
# Where a URL of Founder's sites begins, the older ones and the newer; what precedes it is the paper's
# folder on its server.
_FOUNDER = re.compile(r"/(html/.*|pc/(?:content|layout)/.*)")
_HOST = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^/]*")


def former_path(address: str) -> str:
    """The part of an old URL that identifies it; "" if it has none.

    html/2023-11/08/content_52014.htm and pc/content/202311/08/content_1.html, by which Founder's
    sites are known, else the whole path. Percent-encoded characters are decoded as Django does
    with the path of a request, so that a table of old addresses may have them either way.
    """
    whole = address.strip().partition("?")[0].partition("#")[0]
    plain = repercent_broken_unicode(unquote_to_bytes(whole)).decode()
    path = "/" + _HOST.sub("", plain).strip("/")
    founder = _FOUNDER.search(path)
    return founder[1] if founder else path.strip("/")


def is_never_asked_for(path: str) -> bool:
    """Whether the path is the desk's or that of a file, where no old address is looked up."""
    folders = (path_of_the_desk(), settings.MEDIA_URL, settings.STATIC_URL)
    return f"/{path}/".startswith(folders)


def _check_path(path: str) -> None:
    if is_never_asked_for(path):
        raise ValidationError(NOT_LOOKED_UP)
    if path != former_path(path):
        raise ValidationError(
            _(
                "Write the path alone, from html/ or pc/ on where it has one: html/2023-11/08/content_52014.htm."
            )
        )


def _target_key(model: type[models.Model]) -> models.ForeignKey:
    return models.ForeignKey(
        model,
        on_delete=models.PROTECT,
        related_name="former_addresses",
        null=True,
        blank=True,
        verbose_name=model._meta.verbose_name,
    )


class FormerAddress(VersionedModel):
    """A URL of the former site, and the one thing that it led to."""

    path = models.CharField(
        _("old address"),
        max_length=LONGEST,
        unique=True,
        validators=[_check_path],
        help_text=_(
            "The path, from html/ or pc/ on where it has one: html/2023-11/08/content_52014.htm."
        ),
    )
    article = _target_key(Article)
    page = _target_key(Page)
    issue = _target_key(Issue)

    class Meta:
        ordering = ["path"]
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")
        constraints = [
            models.CheckConstraint(
                condition=Q(article__isnull=False, page__isnull=True, issue__isnull=True)
                | Q(article__isnull=True, page__isnull=False, issue__isnull=True)
                | Q(article__isnull=True, page__isnull=True, issue__isnull=False),
                name="an_old_address_stood_for_one_thing",
                violation_error_message=_(
                    "Choose an article, a page or an issue: one of them."
                ),
            ),
            is_not_empty("path", "an_old_address_is_said", _("Write the old address.")),
        ]

    def __str__(self) -> str:
        return self.path

    @property
    def target(self) -> Article | Page | Issue:
        return self.article or self.page or self.issue
