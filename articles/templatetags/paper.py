"""What every page of the site carries: the paper's name, its newest issue, its sections; and whole addresses."""

from django import template

from articles.freshness import SITE
from articles.masthead import Masthead, read_masthead

register = template.Library()
KEPT: dict[str, tuple[int, Masthead]] = {}  # by SITE, with its number: one for the process


@register.simple_tag(takes_context=True)
def masthead(context) -> Masthead:
    """Two queries where this process has not read it since it last changed, or where nobody says whether it has."""
    known = getattr(context.get("request"), "numbers", None)
    if known is None:
        return read_masthead()
    number, kept = KEPT.get(SITE, (-1, None))
    if kept is None or number != known.get(SITE, 0):
        kept = read_masthead()
        KEPT[SITE] = known.get(SITE, 0), kept
    return kept


@register.simple_tag(takes_context=True)
def whole_address(context, path: str) -> str:
    """`path` with scheme and host, as search engines and printed pages need it."""
    return context["request"].build_absolute_uri(path)
