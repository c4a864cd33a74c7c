"""How long a search takes: an archive of 100,000 stories of 600 characters, on SQLite and on
PostgreSQL.

Words come as in a language, few of them very often (Zipf); some are put in so that each kind of
question has its hits. The figures are printed (`make bench`); `SEARCH_STORIES` makes the
archive larger or smaller.
"""

from __future__ import annotations

import datetime
import os
import random
import statistics
import time
from itertools import accumulate

import pytest
from django.db import connection

from articles import search
from articles.models import Article, Byline, Contributor, Issue, Page, Section, State
from articles.text.bigrams import parse_phrases

pytestmark = pytest.mark.django_db
STORIES = int(os.environ.get("SEARCH_STORIES", "100000"))
A_DAY, LENGTH, RUNS, WRITTEN = 20, 600, 9, 2000
NEWEST = datetime.date(2026, 11, 20)
# Word → in what share of the stories it is put, besides what chance writes.
PUT_IN = {
    "低保": 0.0005,
    "发展": 0.5,
    "乡村振兴": 0.1,
    "产业园": 0.05,
    "高质量发展": 0.3,
    "王伟": 0.002,
    "葆光": 0.003,
}


def fill_archive():
    """Its sections, its people, and the seconds that the index took."""
    dice = random.Random(7)
    characters = [chr(code) for code in dice.sample(range(0x4E00, 0x9FA5), 3000)]
    words = [
        "".join(dice.choices(characters, k=dice.choice((2, 2, 2, 3)))) for _ in range(20_000)
    ]
    weights = list(accumulate(1 / (rank + 10) for rank in range(len(words))))
    days = -(-STORIES // A_DAY)
    issues = Issue.objects.bulk_create(
        Issue(date=NEWEST - datetime.timedelta(n)) for n in range(days)
    )
    pages = Page.objects.bulk_create(
        Page(issue=issue, sequence=1, number="1") for issue in reversed(issues)
    )
    sections = Section.objects.bulk_create(
        Section(name=f"栏目{n}", slug=f"s{n}") for n in range(20)
    )
    people = Contributor.objects.bulk_create(
        Contributor(name=f"记者{chr(0x4E00 + n)}") for n in range(200)
    )
    for start in range(0, STORIES, WRITTEN):
        rows = [
            _story(dice, words, weights, pages[n // A_DAY], sections[n % 20])
            for n in range(start, min(start + WRITTEN, STORIES))
        ]
        written = Article.objects.bulk_create(rows)
        Byline.objects.bulk_create(
            Byline(article=row, contributor=people[row.pk % 200]) for row in written
        )
    begun = time.perf_counter()
    for _count in search.index_all(1000):
        pass
    return sections, people, time.perf_counter() - begun


def _story(dice, words, weights, page, section):
    parts = dice.choices(words, cum_weights=weights, k=LENGTH // 2)
    for word, share in PUT_IN.items():
        if dice.random() < share:
            parts[dice.randrange(len(parts))] = word
    text = "，".join("".join(parts[n : n + 6]) for n in range(0, len(parts), 6))[:LENGTH]
    headline = "".join(dice.choices(words, cum_weights=weights, k=6))
    return Article(
        page=page,
        section=section,
        headline=headline + ("发展" if dice.random() < 0.01 else ""),
        body=f"<p>{text}</p>",
        state=State.PUBLISHED,
        published_at=datetime.datetime(2026, 11, 20, tzinfo=datetime.UTC),
    )


def test_each_kind_of_question_is_answered():
    measure_all(*fill_archive())


def measure_all(sections, people, seconds):
    year = {"first": datetime.date(2026, 1, 1), "last": datetime.date(2026, 12, 31)}
    asked = {
        "two characters, rare": ("低保", {}),
        "two characters, in every second story": ("发展", {}),
        "four characters": ("乡村振兴", {}),
        "five characters, in every third story": ("高质量发展", {}),
        "one character, in every second story": ("展", {}),
        "one character, rare": ("葆", {}),
        "two words": ("低保 发展", {}),
        "two frequent words": ("产业园 发展", {}),
        "in a section": ("发展", {"section": sections[3].pk}),
        "by a person": ("发展", {"person": people[3].name}),
        "in a year": ("发展", year),
        "four characters in a year": ("乡村振兴", year),
        "best first, rare": ("王伟", {"order": "best"}),
        "best first, in every second story": ("发展", {"order": "best"}),
        "page 100": ("发展", {"page": 100}),
        "nothing found, with suggestions": ("低保 飞船发射场", {}),
    }
    print(f"\n{connection.vendor}, {STORIES} stories, indexed in {seconds:.0f} s, {size()}")  # noqa: T201
    for name, (words, narrowed) in asked.items():
        query = search.Query(tuple(parse_phrases(words)), **narrowed)
        results, milliseconds = measured(query)
        found = f"{'over ' if results.and_more else ''}{results.total}"
        print(f"{name:40}{found:>12}{milliseconds:8.1f} ms")  # noqa: T201 - figures to look at


def measured(query):
    """What is found, and the median milliseconds of some runs, the first left out."""
    results = answer(query)
    times = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        answer(query)
        times.append(1000 * (time.perf_counter() - begun))
    return results, statistics.median(times)


def answer(query):
    results = search.find(query)
    if not results.hits:
        search.suggest(query)
    return results


def size():
    """What the index takes beside the stories."""
    if connection.vendor != "postgresql":
        return "in memory"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_size_pretty(pg_total_relation_size('articles_searchentry'))")
        return cursor.fetchone()[0]
