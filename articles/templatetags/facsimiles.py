"""A page's picture, wherever a page is named."""

from django import template

from articles.facsimile import Facsimile, facsimile_of
from articles.models import Page

register = template.Library()


@register.filter
def facsimile(page: Page) -> Facsimile | None:
    """None for a page that was read from text."""
    return facsimile_of(page)
