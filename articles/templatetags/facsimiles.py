"""A page's picture, wherever a page is named."""

from django import template

from articles.models import Page
from articles.presenting.page_image import PageImage, page_image_of

register = template.Library()


@register.filter
def facsimile(page: Page) -> PageImage | None:
    """None for a page that was read from text."""
    return page_image_of(page)
