"""What every page of the site carries: the paper's name, its newest issue, its sections; and whole addresses."""

from django import template
from django.conf import settings

from articles.derived.cache_versions import NEVER, SITE, changes
from articles.presenting.masthead import Masthead, read_masthead
from articles.web import urls

register = template.Library()
KEPT: dict[str, tuple[int, Masthead]] = {}  # by SITE, with its number: one for the process


@register.simple_tag(takes_context=True)
def masthead(context) -> Masthead:
    return masthead_of(context.get("request"))


def masthead_of(request) -> Masthead:
    """Once a request at most. Two queries where this process has not read it since it last changed, else none; for
    whoever has signed in, one that tells.
    """
    if not hasattr(request, "masthead"):
        request.masthead = _masthead(request) if settings.KEEP_PAGES else read_masthead()
    return request.masthead


def _masthead(request) -> Masthead:
    numbers = getattr(request, "numbers", None)
    now = changes({SITE}).get(SITE, NEVER).number if numbers is None else numbers.get(SITE, 0)
    number, kept = KEPT.get(SITE, (-1, None))
    if kept is None or number != now:
        kept = read_masthead()
        KEPT[SITE] = now, kept
    return kept


@register.simple_tag(takes_context=True)
def whole_address(context, path: str) -> str:
    """`path` with scheme and host, as search engines and printed pages need it."""
    return urls.absolute_url(context["request"], path)
