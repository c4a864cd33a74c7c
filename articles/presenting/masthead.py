"""What stands over every page of the site: the paper's name, its newest issue, its sections."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from articles.models import Article, Issue, Section

RECENT_DAYS = 7  # of issues, from which the front page takes the columns' newest; older ones are in the navigation
LISTED = 12  # sections in the navigation; a paper has more columns than a line has room


@dataclass(frozen=True)
class Masthead:
    """`issue` is the newest that readers see, None before the first; `printed` the paper's name, "" if unknown."""

    printed: str
    issue: Issue | None
    sections: tuple[Section, ...]

    @property
    def name(self) -> str:
        return self.printed or _("News")


def read_masthead() -> Masthead:
    """Two queries."""
    published = Article.objects.published()
    issue = published.issues().first()
    return Masthead(
        settings.NEWSROOM_NAME or (issue.newspaper if issue else ""), issue, tuple(published.sections()[:LISTED])
    )
