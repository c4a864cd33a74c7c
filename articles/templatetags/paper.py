"""What every page of the site carries: the paper's name, its newest issue, its sections; and absolute URLs."""

from django import template

from articles.presenting.masthead import Masthead, masthead_of
from articles.web import urls

register = template.Library()


@register.simple_tag(takes_context=True)
def masthead(context) -> Masthead:
    return masthead_of(context.get("request"))


@register.simple_tag(takes_context=True)
def whole_address(context, path: str) -> str:
    """`path` with scheme and host, as search engines and printed pages need it."""
    return urls.absolute_url(context["request"], path)
