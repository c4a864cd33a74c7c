"""What every page of the site carries: the paper's name, its newest issue, its sections; and whole addresses."""

from django import template

from articles import addresses
from articles.freshness import SITE
from articles.masthead import Masthead, read_masthead

register = template.Library()
KEPT: dict[str, tuple[int, Masthead]] = {}  # by SITE, with its number: one for the process


@register.simple_tag(takes_context=True)
def masthead(context) -> Masthead:
    return masthead_of(context.get("request"))


def masthead_of(request) -> Masthead:
    """Once a request at most: two queries where this process has not read it since it last changed, else none."""
    if not hasattr(request, "masthead"):
        request.masthead = _masthead(getattr(request, "numbers", None))
    return request.masthead


def _masthead(numbers) -> Masthead:
    """Without `numbers` nobody knows whether it has changed."""
    if numbers is None:
        return read_masthead()
    number, kept = KEPT.get(SITE, (-1, None))
    if kept is None or number != numbers.get(SITE, 0):
        kept = read_masthead()
        KEPT[SITE] = numbers.get(SITE, 0), kept
    return kept


@register.simple_tag(takes_context=True)
def whole_address(context, path: str) -> str:
    """`path` with scheme and host, as search engines and printed pages need it."""
    return addresses.whole_address(context["request"], path)
