"""What the issues before one usually have on each of their pages: counts by the database, no row of a story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Min, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce, Length

from articles.models import Article, Issue, Page, Picture

from .tuning import TUNING
from .usual import UsualPage


@dataclass(frozen=True)
class IssueHistory:
    """The issues before: how many they are, the running number of the last that has one, and their pages by number."""

    issues: int
    number: int | None
    pages: Mapping[str, UsualPage]

    def usual(self, number: str) -> UsualPage:
        return self.pages.get(number, UsualPage()) if number else UsualPage()

    @property
    def always(self) -> tuple[str, ...]:
        """The numbers of pages that an issue always has."""
        if self.issues < TUNING.enough:
            return ()
        least = TUNING.always * self.issues
        return tuple(n for n, page in self.pages.items() if len(page.stories) >= least)


def history_of(issue: Issue, before: Iterable[Issue]) -> IssueHistory:
    """`before`: the issues before it, the nearest first; those of its own edition count. Two queries."""
    same = [one for one in before if one.edition == issue.edition][: TUNING.issues]
    number = next((one.number for one in same if one.number), None)
    return IssueHistory(len(same), number, _pages([one.pk for one in same]))


def _pages(issues: Sequence[int]) -> dict[str, UsualPage]:
    pages = defaultdict(list)
    for row in _page_rows(issues):
        pages[row["number"]].append(row)
    sections = _sections(issues)
    return {
        number: UsualPage(
            stories=tuple(row["stories"] for row in rows),
            shortest=tuple(row["shortest"] for row in rows if row["shortest"]),
            longest=tuple(row["longest"] for row in rows if row["longest"]),
            sections=tuple(sections[number]),
            captions_alone=sum(row["captions_alone"] > 0 for row in rows),
            photos_alone=sum(row["photos_alone"] > 0 for row in rows),
        )
        for number, rows in pages.items()
    }


def _page_rows(issues: Sequence[int]) -> Any:
    """Of each page its number, how many stories it has, the shortest body and the longest headline;
    how many captions without a photo, and photos without a caption.

    Each by a query of its own from the page's stories on, and pictures from each story on: a database
    that has not counted its rows yet reads all pictures of the archive for each page where they are
    joined, and all that have no photo for each story where that is a condition on them.
    """
    stories = Article.objects.filter(page=OuterRef("pk")).order_by().values("page")
    bodies = stories.exclude(body="")
    is_caption = Q(photo=None)
    is_photo = Q(photo__isnull=False, caption="")
    pages = Page.objects.filter(issue__in=issues).exclude(number="").order_by()
    return pages.annotate(
        stories=_of_page(stories, Count("pk")),
        shortest=_of_page(bodies, Min(Length("body"))),
        longest=_of_page(stories, Max(Length("headline"))),
        captions_alone=_of_page(stories, Sum(_pictures(is_caption))),
        photos_alone=_of_page(stories, Sum(_pictures(is_photo))),
    ).values("number", "stories", "shortest", "longest", "captions_alone", "photos_alone")


def _pictures(such: Q) -> Subquery:
    """How many such pictures a story has; NULL where it has none at all."""
    pictures = Picture.objects.filter(article=OuterRef("pk")).order_by().values("article")
    return Subquery(pictures.annotate(figure=Count("pk", filter=such)).values("figure"))


def _of_page(stories: Any, figure: Any) -> Any:
    """The figure of a page's stories; 0 where it has none."""
    return Coalesce(Subquery(stories.annotate(figure=figure).values("figure")), 0)


def _sections(issues: Sequence[int]) -> dict[str, list[tuple[str, int]]]:
    """By page number the names of sections, and in how many issues each stood there."""
    stories = Article.objects.filter(page__issue__in=issues, section__isnull=False).order_by()
    rows = stories.values_list("page__number", "section__name").annotate(
        Count("page", distinct=True)
    )
    found = defaultdict(list)
    for number, section, count in rows:
        found[number].append((section, count))
    return found
