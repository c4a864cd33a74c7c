"""A page's picture, wherever a page is named."""

from django import template

from articles.models import Page
from articles.presenting.facsimile import Facsimile, facsimile_of

register = template.Library()


@register.filter
def facsimile(page: Page) -> Facsimile | None:
    """None for a page that was read from text."""
    return facsimile_of(page)
