"""Where the articles of an open page stand on it: zones follow the blocks, or are as an editor has drawn them.

Nobody types them, so nothing is merged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from articles.desk.normalization import regions_that_fit
from articles.desk.open_page import OpenPage
from articles.desk.page_states import Polygons
from articles.desk.revisions import Version
from articles.models import ArticleRegion
from articles.reading.page_layout import WrittenStory
from articles.story import Region


def zones_now(opened: OpenPage, pks: Iterable[int]) -> dict[int, Polygons]:
    """By the article's pk."""
    return {pk: tuple(map(_polygon, opened.regions_here(pk))) for pk in pks}


def zones_after(
    opened: OpenPage,
    stories: Mapping[int, WrittenStory],
    articles: Mapping[int, int],
    gone: Iterable[int],
) -> dict[int, Polygons]:
    """The zones that change, by the article's pk; those of the `gone` are empty.

    `stories`: all of the page, and `articles`: the pk of each one's article, by their numbers. On a
    page of text stories keep the zones that they have; in print one that another surrounds has none.
    """
    is_printed = opened.stored.layout.setting.size is not None
    found: defaultdict[int, Polygons] = defaultdict(tuple, dict.fromkeys(gone, ()))
    for number, written in stories.items():
        if number in articles and (is_printed or written.story.regions):
            fitting = regions_that_fit(written.story.regions)
            found[articles[number]] += tuple(region.polygon for region in fitting)
    now = zones_now(opened, found)
    return {pk: zone for pk, zone in found.items() if zone != now[pk]}


def write_page_zones(opened: OpenPage, zones: Mapping[int, Polygons]) -> None:
    """Two queries. What an article has on other pages stays."""
    if not zones:
        return
    ArticleRegion.objects.filter(page=opened.page, article__in=zones).delete()
    rows = [row for pk, zone in zones.items() for row in _rows(opened, pk, zone)]
    ArticleRegion.objects.bulk_create(rows)


def with_zone(opened: OpenPage, version: Version, pk: int, zone: Polygons) -> Version:
    """The article as it is with this zone, where it has the others that it had."""
    here = [Region(opened.page.sequence, polygon) for polygon in zone]
    every = version.story.regions
    sequences = [region.page_sequence for region in every]
    at = sequences.index(opened.page.sequence) if opened.regions_here(pk) else len(every)
    others = [r for r in every if r.page_sequence != opened.page.sequence]
    regions = (*others[:at], *here, *others[at:])
    return replace(version, story=replace(version.story, regions=regions))


def _rows(opened: OpenPage, pk: int, zone: Polygons) -> Iterator[ArticleRegion]:
    """At the place in the article's order that its zone here had; a new one last."""
    here = [row.position for row in opened.regions_here(pk)]
    every = [row.position for row in opened.regions.get(pk, ())]
    first = min(here) if here else max(every, default=0) + 1
    for position, polygon in enumerate(zone, first):
        points = [list(point) for point in polygon]
        yield ArticleRegion(article_id=pk, page=opened.page, polygon=points, position=position)


def _polygon(row: ArticleRegion) -> tuple[tuple[float, float], ...]:
    return tuple((x, y) for x, y in row.polygon)
