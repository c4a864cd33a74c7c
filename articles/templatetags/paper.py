"""What every page of the site carries: the paper's name, its newest issue, its sections; and whole addresses."""

from dataclasses import dataclass

from django import template
from django.conf import settings
from django.utils.translation import gettext as _

from articles.models import Article, Issue, Section

register = template.Library()
LISTED = 12  # sections in the navigation; a paper has more columns than a line has room


@dataclass(frozen=True)
class Masthead:
    """`issue` is the newest that readers see, None before the first."""

    name: str
    issue: Issue | None
    sections: tuple[Section, ...]


@register.simple_tag(takes_context=True, name="masthead")
def masthead_of(context) -> Masthead:
    """The masthead that the view has looked up already, else a new one."""
    return context.get("paper") or masthead()


def masthead() -> Masthead:
    """Two queries."""
    published = Article.objects.published()
    issue = published.issues().first()
    name = settings.NEWSROOM_NAME or (issue and issue.newspaper) or _("News")
    return Masthead(name, issue, tuple(published.sections()[:LISTED]))


@register.simple_tag(takes_context=True)
def whole_address(context, path: str) -> str:
    """`path` with scheme and host, as search engines and printed pages need it."""
    return context["request"].build_absolute_uri(path)
