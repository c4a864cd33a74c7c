"""What every page of the site has: the masthead, scripts from hosts that are allowed, and absolute URLs."""

from django import template
from django.template.context import Context

from articles.presenting import outside
from articles.presenting.masthead import Masthead, masthead_of
from articles.web import urls

register = template.Library()


@register.simple_tag(takes_context=True)
def masthead(context: Context) -> Masthead:
    return masthead_of(context.get("request"))


@register.simple_tag(takes_context=True)
def outside_scripts(context: Context) -> tuple[str, ...]:
    """Addresses of the scripts from elsewhere that the site settings allow. To be called after {% masthead %}."""
    return outside.outside_scripts(context["request"]) if "request" in context else ()


@register.simple_tag(takes_context=True)
def whole_address(context: Context, path: str) -> str:
    """`path` with scheme and host, as search engines and printed pages need it."""
    return urls.absolute_url(context["request"], path)
