"""Which stories are related: those that speak of the same people and places, and share other
rare words.

Worked out when a story is published, not when it is read. What two stories share counts by how
rare it is in the whole archive, its inverse document frequency (Spärck Jones 1972): a word that
every tenth story has says nothing.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Sequence
from heapq import nlargest
from typing import Any

from django.db.models import Count

from articles.derived.keywords import keywords
from articles.models import Article, Keyword, PreparedStory, Relation, State
from articles.text import richtext

RELATED = 6  # stories that one leads on to; the site shows those that may be read
# characters of rare words that two related stories have in common at least: 南浦街道, or two people
SHARED = 4
# stories that hold a word: more, and it is no rare one, whatever the archive's size
MOST_HOLDERS = 200
RARE = 20  # a rare word stands in one of this many stories at most,
FEW = 4  # and in so few it is rare in the smallest archive
AT_ONCE = 1000  # rows that are written in one query

Likeness = dict[tuple[int, int], float]  # (article, other) → how much they share, in nats

_RELATIONS = Relation.objects.filter(kind=Relation.Kind.RELATED)


def relate_anew(pks: Sequence[int]) -> None:
    """The keywords of these stories, and the relations from and to them."""
    _RELATIONS.filter(article__in=pks).delete()
    _RELATIONS.filter(other__in=pks).delete()
    write_keywords(pks)
    _relate(pks)


def replace_relations(pks: Sequence[int]) -> None:
    """The relations from these stories, by the keywords that are there.

    Relations to them need not be deleted first: what two stories share is the same from both.
    """
    _RELATIONS.filter(article__in=pks).delete()
    _relate(pks)


# ---- Of stories that are soon to be published ------------------------------------------------------------------------


def lead_on(pks: Sequence[int]) -> None:
    """The relations from these drafts, whose keywords are written. Those back to them would
    take places from others.
    """
    _RELATIONS.filter(article__in=pks).delete()
    drafts = set(pks)
    likeness = _likeness(pks)
    _write(_best({pair: likeness[pair] for pair in likeness if pair[0] in drafts}))


def lead_back(pks: Sequence[int]) -> set[int]:
    """The relations back to these stories, now published, from where they lead; the stories that may have new ones."""
    rows = _RELATIONS.filter(article__in=pks)
    likeness = {
        (article, other): weight
        for article, other, weight in rows.values_list("article", "other", "weight")
    }
    _write_best(likeness)
    return {other for _article, other in likeness}


# ---- Keywords --------------------------------------------------------------------------------------------------------


def write_keywords(pks: Sequence[int], state: Any = State.PUBLISHED) -> None:
    """The keywords of those of these stories that are published: only they lead anywhere."""
    rows = Article.everything.filter(pk__in=pks).prefetch_related("bylines", "pictures")
    stories = list(rows.only("headline", "deck", "kicker", "body", "state"))
    Keyword.objects.filter(article__in=stories).delete()
    chosen = (story for story in stories if story.state == state)
    words = (
        Keyword(article=story, word=word) for story in chosen for word in _keywords_of(story)
    )
    Keyword.objects.bulk_create(words, batch_size=AT_ONCE)


def _keywords_of(story: Article) -> list[str]:
    captions = "\n".join(picture.caption for picture in story.pictures.all())
    head = f"{story.kicker}\n{story.headline}\n{story.deck}"
    return keywords(head, f"{richtext.plain_text(story.body)}\n{captions}")


# ---- What stories share ----------------------------------------------------------------------------------------------


def _relate(pks: Sequence[int]) -> None:
    """Each of `pks` to the stories that share most with it, and these back to it."""
    _write_best(_likeness(pks))


def _likeness(pks: Sequence[int]) -> Likeness:
    """What each of these stories shares with any other, by their keywords."""
    stories_by_word: dict[str, set[int]] = defaultdict(set)
    held = Keyword.objects.filter(article__in=pks).order_by()
    for article, word in held.values_list("article", "word"):
        stories_by_word[word].add(article)
    rarities = _rarities(stories_by_word.keys(), _stories_with_keywords())
    likeness: Likeness = {}
    for pair, words in _shared(stories_by_word, rarities).items():
        if len("".join(words)) >= SHARED:
            likeness[pair] = sum(rarities[word] for word in words)
    return likeness


def _stories_with_keywords() -> int:
    """What is published, and what is about to be."""
    about_to_be = PreparedStory.objects.filter(is_online=False).count()
    return Article.objects.published().count() + about_to_be


def _rarities(words: Collection[str], stories: int) -> dict[str, float]:
    """Of the rare ones among `words`, the inverse document frequency: log(stories / stories that hold the word)."""
    most = min(MOST_HOLDERS, max(FEW, stories // RARE))
    held = Keyword.objects.filter(word__in=words).order_by()
    counts = held.values_list("word").annotate(Count("pk"))
    return {word: math.log(stories / count) for word, count in counts if 1 < count <= most}


def _shared(
    stories_by_word: dict[str, set[int]], rarities: Collection[str]
) -> dict[tuple[int, int], list[str]]:
    """(article, other) → the rare words that both hold; `other` is any story of the archive."""
    shared: dict[tuple[int, int], set[str]] = defaultdict(set)
    holders = Keyword.objects.filter(word__in=rarities).order_by()
    for other, word in holders.values_list("article", "word").iterator():
        for article in stories_by_word[word] - {other}:
            shared[article, other].add(word)
    return {pair: _longest(words) for pair, words in shared.items()}


def _longest(words: Collection[str]) -> list[str]:
    """`words` without those that are a part of another: 南浦街道 counts once, not 浦街道 as well."""

    def is_part(word: str) -> bool:
        return any(word in other for other in words if other != word)

    return [word for word in words if not is_part(word)]


# ---- Which relations are written -------------------------------------------------------------------------------------


def _write_best(likeness: Likeness) -> None:
    """The RELATED best of these pairs (article, other), and their reverse where the other has no better ones."""
    best = _best(likeness)
    both = best | {(other, article): weight for (article, other), weight in best.items()}
    articles = {article for article, _other in both}
    rows = _RELATIONS.filter(article__in=articles)
    for article, other, weight in rows.values_list("article", "other", "weight"):
        both[article, other] = weight
    rows.delete()
    _write(_best(both))


def _write(likeness: Likeness) -> None:
    relations = (
        Relation(article_id=article, other_id=other, kind=Relation.Kind.RELATED, weight=weight)
        for (article, other), weight in likeness.items()
    )
    Relation.objects.bulk_create(relations, batch_size=AT_ONCE)


def _best(likeness: Likeness) -> Likeness:
    """Of each article's pairs the RELATED that share most; of those that share as much, the later stories."""
    ranked: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (article, other), weight in likeness.items():
        ranked[article].append((weight, other))
    best: Likeness = {}
    for article, found in ranked.items():
        for weight, other in nlargest(RELATED, found):
            best[article, other] = weight
    return best
