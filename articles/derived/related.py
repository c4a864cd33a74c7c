"""Which stories lead on to which: others that speak of the same people, places and rare words, and the same column's.

Worked out when a story is published, not when it is read. What two stories share counts by how rare it is in the whole
archive: a word that every tenth story has says nothing.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from heapq import nlargest
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Count, F

from articles.derived.keywords import keywords
from articles.models import Article, Generation, Keyword, Relation, Section, State
from articles.text import richtext

RELATED = 6  # stories that one leads on to; the site shows those that may be read
REACH = 2  # stories before and after in the column
SHARED = 4  # characters of rare words that two related stories have in common at least: 南浦街道, or two people
MOST_HOLDERS = 200  # stories that hold a word: more, and it is no rare one, whatever the archive's size
RARE = 20  # a rare word stands in one of this many stories at most,
FEW = 4  # and in so few it is rare in the smallest archive
BATCH = 100  # stories whose words are looked up at once
TURN = "turn:relating"  # a row that is locked, and says nothing

Likeness = dict[tuple[int, int], float]  # (article, other) → how much they share


@transaction.atomic
def relate(articles: Iterable[Article]) -> None:
    """Bring the ways from and to `articles` up to date, after they went online, changed, or went offline."""
    take_turn()
    pks = [article.pk for article in articles]
    columns = _columns_around(pks)
    for some in _batches(pks):
        _relate_batch(some)
    for section, place in columns.items():
        _string(section, place)


def take_turn() -> None:
    """From here to the end of the transaction, nobody else changes ways: they lead from any story to any other, so that
    two desks would soon wait for each other for ever.
    """
    row = Generation.objects.select_for_update().filter(key=TURN)
    if row.first() is None:
        Generation.objects.get_or_create(key=TURN)
        row.first()


def beside(pks: Collection[int]) -> list[Article]:
    """The stories before and after these in their columns."""
    ways = Relation.objects.filter(kind=Relation.Kind.SERIES, other__in=pks).values("article")
    return list(Article.objects.filter(pk__in=ways).exclude(pk__in=pks).only("pk"))


def rebuild() -> int:
    """All ways anew, from what is published now; how many stories that are.

    A piece at a time, between which desks publish and readers write: each is whole, and what it replaces goes with it.
    """
    _in_turn(_forget_hidden)
    published = Article.objects.published()
    pks = list(published.in_page_order().values_list("pk", flat=True))
    for some in _batches(pks):  # all words are kept before any are weighed
        _in_turn(_keep_keywords, some)
    for some in _batches(pks):
        _in_turn(_lead_on_anew, some)
    for section in published.exclude(section=None).order_by().values_list("section", flat=True).distinct():
        _in_turn(_string, section)
    return len(pks)


def unstring(sections: Iterable[Section]) -> None:
    """The stories of `sections`, which are about to go, are no series any more."""
    _in_turn(Relation.objects.filter(kind=Relation.Kind.SERIES, article__section__in=sections).delete)


@transaction.atomic
def _in_turn(change: Callable[..., None], *arguments: Any) -> None:
    take_turn()
    change(*arguments)


def _forget_hidden() -> None:
    """What stories that are not online any more speak of and lead to, and columns of those that left theirs."""
    Keyword.objects.exclude(article__state=State.PUBLISHED).delete()
    Relation.objects.exclude(article__state=State.PUBLISHED, other__state=State.PUBLISHED).delete()
    Relation.objects.filter(kind=Relation.Kind.SERIES).exclude(article__section=F("other__section")).delete()


def _lead_on_anew(pks: Sequence[int]) -> None:
    """Nothing is lost with the ways back that other stories have left here: what two share is the same from both."""
    Relation.objects.filter(kind=Relation.Kind.RELATED, article__in=pks).delete()
    _lead_on(pks)


# --- what they speak of


def _relate_batch(pks: Sequence[int]) -> None:
    Relation.objects.filter(kind=Relation.Kind.RELATED, article__in=pks).delete()
    Relation.objects.filter(kind=Relation.Kind.RELATED, other__in=pks).delete()
    _keep_keywords(pks)
    _lead_on(pks)


def _stories(pks: Sequence[int]) -> list[Article]:
    rows = Article.objects.filter(pk__in=pks).prefetch_related("bylines", "pictures")
    return list(rows.only("headline", "deck", "kicker", "body", "state"))


def _keep_keywords(pks: Sequence[int]) -> None:
    stories = _stories(pks)
    Keyword.objects.filter(article__in=stories).delete()
    published = (story for story in stories if story.state == State.PUBLISHED)  # only they lead anywhere
    words = (Keyword(article=story, word=word) for story in published for word in _keywords_of(story))
    Keyword.objects.bulk_create(words, batch_size=1000)


def _keywords_of(story: Article) -> list[str]:
    captions = "\n".join(picture.caption for picture in story.pictures.all())
    head = f"{story.kicker}\n{story.headline}\n{story.deck}"
    return keywords(head, f"{richtext.plain_text(story.body)}\n{captions}")


def _lead_on(pks: Sequence[int]) -> None:
    """Each of `pks` to those that share most with it, and these back to it."""
    words = defaultdict(set)
    for article, word in Keyword.objects.filter(article__in=pks).order_by().values_list("article", "word"):
        words[word].add(article)
    rarities = _rarities(words.keys(), Article.objects.published().count())
    holders = Keyword.objects.filter(word__in=rarities).order_by().values_list("article", "word")
    shared: dict[tuple[int, int], set[str]] = defaultdict(set)
    for other, word in holders.iterator():
        for article in words[word] - {other}:
            shared[article, other].add(word)
    whole = {pair: _whole_words(found) for pair, found in shared.items()}
    _keep_best({pair: sum(map(rarities.get, found)) for pair, found in whole.items() if len("".join(found)) >= SHARED})


def _whole_words(words: Collection[str]) -> list[str]:
    """`words` without those that are a part of another: 南浦街道 counts once, not 浦街道 as well."""
    return [word for word in words if not any(word in other for other in words if other != word)]


def _rarities(words: Collection[str], stories: int) -> dict[str, float]:
    """Of the rare ones among `words`, how rare: the natural logarithm of `stories` by those that hold it."""
    counts = Keyword.objects.filter(word__in=words).order_by().values_list("word")
    most = min(MOST_HOLDERS, max(FEW, stories // RARE))
    return {word: math.log(stories / n) for word, n in counts.annotate(Count("pk")) if 1 < n <= most}


def _keep_best(likeness: Likeness) -> None:
    """The RELATED best of these pairs (article, other), and the ways back where the other has no better ones."""
    best = _best(likeness)
    both = best | {(other, article): weight for (article, other), weight in best.items()}
    kept = Relation.objects.filter(kind=Relation.Kind.RELATED, article__in={article for article, _other in both})
    both |= {(article, other): weight for article, other, weight in kept.values_list("article", "other", "weight")}
    kept.delete()
    ways = (
        Relation(article_id=article, other_id=other, kind=Relation.Kind.RELATED, weight=weight)
        for (article, other), weight in _best(both).items()
    )
    Relation.objects.bulk_create(ways, batch_size=1000)


def _best(likeness: Likeness) -> Likeness:
    """Of each article's pairs the RELATED that share most; of those that share as much, the later stories."""
    ranked: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (article, other), weight in likeness.items():
        ranked[article].append((weight, other))
    best = ((article, nlargest(RELATED, found)) for article, found in ranked.items())
    return {(article, other): weight for article, found in best for weight, other in found}


# --- the column they stand in


def _columns_around(pks: Sequence[int]) -> dict[int, set[int]]:
    """The sections that `pks` stand in or stood in, each with the stories around which its series is to be mended."""
    series = Relation.objects.filter(kind=Relation.Kind.SERIES, article__in=pks).values_list("other", flat=True)
    around = {*pks, *series}
    found: dict[int, set[int]] = defaultdict(set)
    rows = Article.objects.filter(pk__in=around).exclude(section=None)
    for article, section in rows.values_list("pk", "section"):
        found[section].add(article)
    Relation.objects.filter(kind=Relation.Kind.SERIES, article__in=pks).delete()
    Relation.objects.filter(kind=Relation.Kind.SERIES, other__in=pks).delete()
    return found


def _string(section: int, around: Collection[int] | None = None) -> None:
    """The ways along a section's series: all of it, or those of the stories near `around`."""
    row = list(Article.objects.published().filter(section=section).in_page_order().values_list("pk", flat=True))
    places = range(len(row)) if around is None else _near(row, around)
    pks = [row[place] for place in places]
    for some in _batches(pks):
        Relation.objects.filter(kind=Relation.Kind.SERIES, article__in=some).delete()
    Relation.objects.bulk_create((way for place in places for way in _ways(row, place)), batch_size=1000)


def _near(row: Sequence[int], around: Collection[int]) -> list[int]:
    """Places in `row` from which a story of `around`, or the gap that it left, is in reach."""
    here = [place for place, article in enumerate(row) if article in around]
    near = {place + step for place in here for step in range(-REACH, REACH + 1)}
    return sorted(place for place in near if 0 <= place < len(row))


def _ways(row: Sequence[int], place: int) -> Iterator[Relation]:
    for step in (step for step in range(-REACH, REACH + 1) if step and 0 <= place + step < len(row)):
        yield Relation(article_id=row[place], other_id=row[place + step], kind=Relation.Kind.SERIES, weight=step)


def _batches(pks: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(pks)
    while some := list(islice(rest, BATCH)):
        yield some
