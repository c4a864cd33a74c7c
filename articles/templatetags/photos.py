"""A photo in a page: how it is cropped, and in which widths it is offered."""

from django import template
from django.urls import reverse

from articles.images.renditions import rendition_version, widths_of
from articles.models import Photo
from articles.presenting.front_page import first_photo

register = template.Library()
register.filter("first_photo", first_photo)


@register.filter
def address(photo: Photo) -> str:
    """Of the photo itself. On a page of a preview link it is the link's own: the file's name
    would outlive the link.
    """
    if photo.previewed_by:
        return reverse("articles:preview_whole_photo", args=[photo.previewed_by, photo.pk])
    return str(photo.image.url)


@register.filter
def srcset(photo: Photo) -> str:
    """The smaller widths and the photo itself, "" for one that has no smaller ones."""
    sizes = [f"{_address(photo, width)} {width}w" for width in widths_of(photo)]
    return ", ".join([*sizes, f"{address(photo)} {photo.width}w"]) if sizes else ""


def _address(photo: Photo, width: int) -> str:
    if photo.previewed_by:
        return reverse("articles:preview_photo", args=[photo.previewed_by, photo.pk, width])
    return reverse(
        "articles:photo", args=[photo.pk, width], query={"v": rendition_version(photo)}
    )
