"""In which order the articles of a page stand, after its stories were put in another order."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from django.db.models import Case, Value, When

from articles.desk.open_page import OpenPage
from articles.models import Article
from articles.reading.arrangement import Operation
from articles.reading.page_layout import PageLayout


def positions_after(
    opened: OpenPage, operation: Operation, layout: PageLayout, articles: Mapping[int, int]
) -> dict[int, int]:
    """The positions that change, by the article's pk: a new story stands behind the one that it stands behind in the
    layout, and so does one that the editor has moved. Others keep their order, in whatever order an editor put them.

    `articles`: the pk of each story's article, by the story's number.
    """
    order = _standing(opened)
    stories = [articles[g.number] for g in layout.groups if g.number in articles]
    moved = {pk for pk in stories if pk not in opened.articles}
    if operation.name == "story_order":
        moved |= {articles.get(operation.story, 0)} & set(order)
    if not moved:
        return {}
    known = {pk: article.position for pk, article in opened.articles.items()}
    wanted = enumerate(_in_new_order(order, stories, moved), 1)
    return {pk: position for position, pk in wanted if known.get(pk) != position}


def _standing(opened: OpenPage) -> list[int]:
    """The articles on the page as they stand now; those that only go on there stand elsewhere."""
    own = [
        article
        for article in opened.articles.values()
        if article.page_id == opened.page.pk and not article.binned_at
    ]
    own.sort(key=lambda article: (article.position, article.pk))
    return [article.pk for article in own]


def _in_new_order(
    order: Sequence[int], stories: Sequence[int], moved: Collection[int]
) -> list[int]:
    """`order`, the `moved` ones each behind the one that it stands behind among the `stories`."""
    found = [pk for pk in order if pk not in moved]
    at = 0
    for pk in stories:
        if pk in moved:
            found.insert(at, pk)
        if pk in found:
            at = found.index(pk) + 1
    return found


def positions_now(opened: OpenPage, positions: Mapping[int, int]) -> dict[int, int]:
    """Where these articles stand now; a new one is nowhere yet, and where it will be is as good as any."""
    return {
        pk: opened.articles[pk].position if pk in opened.articles else position
        for pk, position in positions.items()
    }


def write_positions(positions: Mapping[int, int]) -> None:
    """For readers and feeds nothing else has changed: the time of the last change stays. One query."""
    if positions:
        cases = [When(pk=pk, then=Value(position)) for pk, position in positions.items()]
        Article.everything.filter(pk__in=positions).update(position=Case(*cases))
