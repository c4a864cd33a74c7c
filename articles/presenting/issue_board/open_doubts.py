"""Open doubts of an issue: of its stories, and of its pages themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from articles.models import Issue, PageDoubt, State
from articles.models.doubt_codes import NO_NUMBER, code_of
from articles.reading.leftovers import NO_TEXT

# Of a page itself, which the board says in its own words and by what the page is now
_NO_TEXT, _NO_NUMBER = code_of(NO_TEXT), code_of(NO_NUMBER)


@dataclass(frozen=True)
class PageDoubts:
    """Of one page: how many stand on it, what is doubted of the page itself, in words; whether it is a
    picture and nothing else.
    """

    count: int = 0
    of_itself: tuple[str, ...] = ()
    has_no_text: bool = False


@dataclass(frozen=True)
class IssueDoubts:
    """How many each story has, by pk; and the open doubts of pages."""

    of_stories: Counter[int] = field(default_factory=Counter)
    rows: tuple[PageDoubt, ...] = ()

    def on(self, page: int) -> PageDoubts:
        """A doubt counts on the page on which it stands, as on the proof screen."""
        here = [row for row in self.rows if _page_of(row) == page]
        own = [row for row in here if row.article_id is None]
        return PageDoubts(
            count=sum(_is_counted(row) for row in here),
            of_itself=tuple(row.in_words for row in own if _is_counted(row)),
            has_no_text=any(row.code == _NO_TEXT for row in own),
        )


def open_doubts(issue: Issue) -> IssueDoubts:
    """Not of what is in the bin, nor of what print has withdrawn, which is counted by itself. One query."""
    standing = ~Q(article__state=State.BINNED) & Q(article__dropped_at=None)
    here = Q(page__issue=issue) | Q(page=None, article__page__issue=issue)
    rows = tuple(
        PageDoubt.objects.open()
        .filter(here & (Q(article=None) | standing))
        .select_related("article")
        .only("page", "code", "arguments", "article__page")
        .order_by("pk")
    )
    return IssueDoubts(_by_story(rows), rows)


def _by_story(rows: Iterable[PageDoubt]) -> Counter[int]:
    return Counter(row.article_id for row in rows if row.article_id is not None)


def _page_of(row: PageDoubt) -> int:
    return row.page_id or row.article.page_id


def _is_counted(row: PageDoubt) -> bool:
    return row.article_id is not None or row.code not in {_NO_TEXT, _NO_NUMBER}
