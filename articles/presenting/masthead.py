"""What stands over and under every page of the site: the paper's own, its newest issue, its sections."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from articles.models import Article, Generation, Issue, PlainPage, Section, State
from articles.models.generation import NEVER_CHANGED, PENDING
from articles.presenting.site_identity import SiteIdentity, identity_of, stored_settings
from articles.web.cache_tags import SITE

# of issues, from which the front page takes each section's latest; the navigation has the older
# ones
RECENT_DAYS = 7
# before the newest issue, in which the stories of a section are counted for the navigation
COUNTED_DAYS = 28
# sections in the navigation: as many as the widest line has room for; all of them have a page of
# their own
LISTED = 12
# issues with stories online that may wait for their time before one that is out; no desk plans more
AHEAD = 8


@dataclass(frozen=True)
class Masthead:
    """`issue` is the newest that readers see, None before the first; `printed` the paper's name, "" if unknown.

    `pages` are those about the paper that readers see.
    """

    printed: str
    issue: Issue | None
    sections: tuple[Section, ...]
    site: SiteIdentity
    pages: tuple[PlainPage, ...]

    @property
    def name(self) -> str:
        return self.printed or _("News")


CACHED: dict[
    str, tuple[int, Masthead]
] = {}  # by SITE, with that tag's version: one masthead a process


def masthead_of(request: Any) -> Masthead:
    """The masthead of the page that answers `request` (None for a page without one), read once
    a request at most.

    No query where this process has read it since SITE last changed, else four; where the page
    cache has not asked for the tag's version, as for editors, one more.
    """
    if not hasattr(request, "masthead"):
        request.masthead = _cached(request) if settings.KEEP_PAGES else read_masthead()
    return request.masthead


def _cached(request: Any) -> Masthead:
    versions = getattr(request, "cache_versions", None)
    if versions is None:
        versions = Generation.objects.versions({SITE})
    if PENDING in versions:  # a change of it may not have been told yet
        return read_masthead()
    now = versions.get(SITE, NEVER_CHANGED).version
    version, masthead = CACHED.get(SITE, (-1, None))
    if masthead is None or version != now:
        masthead = read_masthead()
        CACHED[SITE] = now, masthead
    return masthead


def newspaper_name(request: Any, issue: Issue | None) -> str:
    """What the paper calls itself, by its settings or by `issue`."""
    printed = issue.newspaper if issue else ""
    return masthead_of(request).site.name or printed or _("News")


def read_masthead() -> Masthead:
    """From the database, in four queries."""
    published = Article.objects.published()
    issue = _newest_issue(published)
    site = identity_of(stored_settings())
    pages = PlainPage.objects.filter(is_public=True).defer("body")
    return Masthead(
        printed=site.name or (issue.newspaper if issue else ""),
        issue=issue,
        sections=_most_used(issue.date) if issue else (),
        site=site,
        pages=tuple(sorted(pages, key=lambda page: page.place)),
    )


def _newest_issue(published: QuerySet[Article]) -> Issue | None:
    """The newest that readers see. One that waits for its time is not it by a story that went ahead of it; one that
    waits once more, for the rest of its stories, still is.

    One query, and one more for each that waits.
    """
    newest = list(published.issues()[:AHEAD])
    out = (issue for issue in newest if not _waits(issue) or _is_mostly_online(issue))
    return next(out, newest[0] if newest else None)


def _waits(issue: Issue) -> bool:
    return issue.live_at is not None and issue.went_live_at is None


def _is_mostly_online(issue: Issue) -> bool:
    online, to_come = Q(state=State.PUBLISHED), Q(state=State.DRAFT, print_only=False)
    counted = Article.objects.filter(page__issue=issue).aggregate(
        online=Count("pk", filter=online), to_come=Count("pk", filter=to_come)
    )
    return bool(counted["online"] >= counted["to_come"])


def _most_used(newest: datetime.date) -> tuple[Section, ...]:
    """The sections of the last weeks, as the desk orders them, then those with most stories."""
    since = newest - datetime.timedelta(COUNTED_DAYS)
    recent = Article.objects.published().filter(issue_date__gt=since)
    return tuple(recent.sections_by_use()[:LISTED])
