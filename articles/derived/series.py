"""The series of a section: each of its stories is linked to the REACH ones before it and after it in print."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from django.db.models import Q

from articles.derived.batches import batches
from articles.derived.relation_lock import while_locked
from articles.models import Article, Relation, Section
from articles.models.article_queries import ArticleQuerySet

REACH = 2  # stories before and after
BATCH = 100  # stories whose links are deleted in one query
AT_ONCE = 1000  # rows that are written in one query

_LINKS = Relation.objects.filter(kind=Relation.Kind.SERIES)


def series_neighbours(pks: Collection[int]) -> list[Article]:
    """The stories that are linked to these in a series, without these."""
    linked = _LINKS.filter(other__in=pks).values("article")
    return list(Article.everything.filter(pk__in=linked).exclude(pk__in=pks).only("pk"))


def delete_series(sections: Iterable[Section]) -> None:
    """Sections that are about to be deleted are no series any more."""
    while_locked(_LINKS.filter(article__section__in=sections).delete)


def mend_series(pks: Sequence[int]) -> set[int]:
    """The links from, to and around these stories as they stand now; the stories that have others than before."""
    sections = unlink(pks)
    for section, around in sections.items():
        link_series(section, around)
    before = {pk for around in sections.values() for pk in around}
    return before.union(_LINKS.filter(other__in=pks).values_list("article", flat=True))


def unlink(pks: Sequence[int]) -> dict[int, dict[int, datetime.date]]:
    """Deletes the links from and to these stories. Section → the stories around which its
    series is to be mended, with the days of their issues.

    The sections are those that the stories stand in, and those that they stood in when they
    were linked.
    """
    linked = _LINKS.filter(article__in=pks).values_list("other", flat=True)
    around = {*pks, *linked}
    by_section: dict[int, dict[int, datetime.date]] = defaultdict(dict)
    rows = Article.everything.filter(pk__in=around).exclude(section=None)
    for article, section, day in rows.values_list("pk", "section", "issue_date"):
        by_section[section][article] = day
    _LINKS.filter(article__in=pks).delete()
    _LINKS.filter(other__in=pks).delete()
    return by_section


def link_series(section: int, around: Mapping[int, datetime.date] | None = None) -> None:
    """The links along a section's series, written anew: all of them, or those of the stories near `around`."""
    published = Article.objects.published().filter(section=section)
    if around is not None:
        published = published.filter(_days_near(published, around.values()))
    row = list(published.in_page_order().values_list("pk", flat=True))
    places = range(len(row)) if around is None else _near(row, around)
    for batch in batches((row[place] for place in places), BATCH):
        _LINKS.filter(article__in=batch).delete()
    links = (link for place in places for link in _links(row, place))
    Relation.objects.bulk_create(links, batch_size=AT_ONCE)


def _days_near(published: ArticleQuerySet, days: Collection[datetime.date]) -> Q:
    """The condition for these days, with enough others before and after them for all links that may change: a
    section may have fifteen thousand stories.
    """
    rows = published.order_by().values_list("issue_date", flat=True)
    before = rows.filter(issue_date__lt=min(days)).order_by("-issue_date")[: 2 * REACH]
    after = rows.filter(issue_date__gt=max(days)).order_by("issue_date")[: 2 * REACH]
    first, last = list(before), list(after)
    near = Q()
    if len(first) == 2 * REACH:
        near &= Q(issue_date__gte=first[-1])
    if len(last) == 2 * REACH:
        near &= Q(issue_date__lte=last[-1])
    return near


def _near(row: Sequence[int], around: Collection[int]) -> list[int]:
    """Places in `row` within reach of a story of `around`, or of the gap that it left."""
    near: set[int] = set()
    for place, article in enumerate(row):
        if article in around:
            near |= _within_reach(row, place)
    return sorted(near)


def _links(row: Sequence[int], place: int) -> Iterator[Relation]:
    """From the story at `place`; a link's weight is the distance, negative to those before."""
    for other in sorted(_within_reach(row, place) - {place}):
        yield Relation(
            article_id=row[place],
            other_id=row[other],
            kind=Relation.Kind.SERIES,
            weight=other - place,
        )


def _within_reach(row: Sequence[int], place: int) -> set[int]:
    return set(range(max(0, place - REACH), min(len(row), place + REACH + 1)))
