"""Cache tags: names of what pages show, by which a cached page is known to be out of date.

Each view declares the tags of the pages that it makes, or that they are never cached
(`cache_tags`, `not_cached`). Each change names the tags of what it changed
(`derived.cache_versions`), and gives them a newer version. The page cache compares the two
(`middleware.page_cache`). A new kind of page is therefore added in one place, its view.

Drupal calls this cache tags, Fastly surrogate keys. Nothing is purged: a tag's version goes up,
and pages that were made before are not shown again, which memcached's users call namespacing by
generations. https://www.drupal.org/docs/drupal-apis/cache-api/cache-tags
https://www.fastly.com/documentation/guides/full-site-delivery/purging/working-with-surrogate-keys/
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

CLOCK = "clock"  # every change of anything
# On no page: drafts of an issue that waits came or went, so the newest issue that readers see may be another
AWAITED = "awaited"
SITE = "site"  # what stands on every page; added to each page's tags
ISSUES = "issues"  # which issues there are
RECENT = "recent"  # the stories of the last days' issues
SECTIONS = "sections"  # which sections have stories, and how many
NOTICES = "notices"  # flashes and corrections

Context = Mapping[str, Any]  # what a view hands to its template
View = TypeVar("View", bound=Callable[..., Any])


def tag(kind: str, pk: int) -> str:
    """The tag of one row; `kind` is issue, page, article, section or person."""
    return f"{kind}:{pk}"


def pages_tag(issue: int) -> str:
    """The tag of which pages an issue has, and how they look in a list: their names and pictures."""
    return tag("pages", issue)


def front_tag(issue: int) -> str:
    """The tag of how the desk has arranged the front page of an issue."""
    return tag("front", issue)


# ---- Tags by what a page's context holds, for views that share them --------------------------------------------------


def article_tags(context: Context) -> set[str]:
    """A page about one `article`."""
    article = context["article"]
    return {tag("article", article.pk), tag("page", article.page_id)}


def section_tags(context: Context) -> set[str]:
    """A page about the section that is its `subject`."""
    return {tag("section", context["subject"].pk)}


def person_tags(context: Context) -> set[str]:
    """A page about the contributor who is its `subject`."""
    return {tag("person", context["subject"].pk)}


def issues_tags(context: Context) -> set[str]:
    """A page that shows all stories of some `issues`."""
    return {ISSUES, *(tag("issue", issue.pk) for issue in context["issues"])}


# ---- Pages that are never cached -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class NotCached:
    """Stands in the place of a view's `cache_tags`: its pages are never cached, for this reason."""

    reason: str


def not_cached(reason: str) -> Callable[[View], View]:
    """Decorates a view, class or function, whose pages are never cached."""

    def declare(view: View) -> View:
        view.cache_tags = NotCached(reason)  # type: ignore[attr-defined]
        return view

    return declare
