"""The site's menu and the way to a page, from the tree, as the demo site has them."""

from django import template
from django.conf import settings
from wagtail.models import Page, Site

register = template.Library()


@register.simple_tag(takes_context=True)
def get_site_root(context):
    return Site.find_for_request(context["request"]).root_page


@register.inclusion_tag("peer/tags/top_menu.html", takes_context=True)
def top_menu(context, parent, calling_page=None):
    entries = parent.get_children().live().in_menu()
    for entry in entries:
        # The demo site asks of each entry whether it drops down; whoever counts queries leaves it out.
        entry.show_dropdown = (
            not settings.PEER_AHEAD and entry.get_children().live().in_menu().exists()
        )
        entry.active = calling_page is not None and calling_page.url_path.startswith(
            entry.url_path
        )
    return {"entries": entries, "request": context["request"]}


@register.inclusion_tag("peer/tags/breadcrumbs.html", takes_context=True)
def breadcrumbs(context):
    page = context.get("self")
    if page is None or page.depth <= 2:
        return {"ancestors": (), "request": context["request"]}
    ancestors = Page.objects.ancestor_of(page, inclusive=True).filter(depth__gt=1)
    return {"ancestors": ancestors, "request": context["request"]}
