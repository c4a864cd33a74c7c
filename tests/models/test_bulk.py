"""Many rows in one statement are the rows that they are one by one, and a long list of keys finds what a short one
does."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Revision
from articles.models.bulk import insert_many
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db
AWKWARD = 'tab\t, line\nend, back\\slash, \\N, “quoted”, "quoted", 𬭎, 〇, '


def test_what_is_inserted_at_once_is_what_was_given():
    article, user = make_article(), make_user()
    rows = [
        Revision(
            article=article,
            number=number,
            story={"headline": AWKWARD, "body": [None, 1.5, True]},
            body=AWKWARD * number,
            reason="" if number == 100 else AWKWARD,
            made_by=user if number == 101 else None,
        )
        for number in (100, 101)
    ]
    insert_many(rows)
    first, second = Revision.objects.filter(number__gte=100).order_by("number")
    assert first.story == second.story == {"headline": AWKWARD, "body": [None, 1.5, True]}
    assert (first.body, second.body) == (AWKWARD * 100, AWKWARD * 101)
    assert (first.reason, second.reason) == ("", AWKWARD)
    assert (first.made_by, second.made_by) == (None, user)
    assert first.corrections == []
    assert first.made_at == rows[0].made_at is not None
    assert second.pk > first.pk > 0


def test_what_the_database_refuses_is_refused_as_for_one_row():
    article = make_article()
    rows = [Revision(article=article, number=100, story={}) for _n in range(2)]
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_many(rows)
    assert not Revision.objects.filter(number=100).exists()


def test_nothing_is_inserted_without_a_query():
    with CaptureQueriesContext(connection) as asked:
        insert_many([])
    assert len(asked) == 0


def test_a_long_list_of_keys_finds_what_a_short_one_does():
    articles = [make_article() for _n in range(3)]
    pks = [article.pk for article in articles]
    many = [*pks[:2], *pks[:2], None, *range(10**9, 10**9 + 40)]
    assert set(Article.objects.filter(pk__in=many)) == set(articles[:2])
    assert articles[2] in Article.objects.exclude(pk__in=many)
    assert not set(Article.objects.exclude(pk__in=many)) & set(articles[:2])
    of_pages = Article.objects.filter(page__in=[articles[0].page_id, *range(10**9, 10**9 + 40)])
    assert articles[0] in of_pages
    assert set(Article.objects.filter(page__issue__in=many[5:])) == set()
    names = [article.headline for article in articles] * 20
    assert set(Article.objects.filter(headline__in=names)) >= set(articles)


def test_postgresql_is_given_a_long_list_as_one_value():
    if connection.vendor != "postgresql":
        pytest.skip("what the other database is sent has a value for each")
    with CaptureQueriesContext(connection) as asked:
        list(Article.objects.filter(pk__in=range(1, 400)))
    assert "ANY(" in asked[0]["sql"]
    assert "IN (" not in asked[0]["sql"]
