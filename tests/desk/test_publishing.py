"""Publishing and withdrawing: what moves, what is remembered, and that doing it twice changes nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from articles.desk import publishing
from articles.models import Article, Revision, State
from tests.factories import make_article, make_editor, make_page, make_published

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", [State.DRAFT, State.WITHDRAWN])
def test_what_was_not_online_goes_online(state):
    make_article(state=state)
    assert publishing.publish(Article.objects.all()) == 1
    article = Article.objects.published().get()
    assert article.published_at is not None
    assert article.updated_at >= article.published_at


def test_publishing_twice_changes_nothing():
    article = make_article()
    publishing.publish([article])
    before = list(Article.objects.values()), Revision.objects.count()
    assert publishing.publish([article]) == 0
    assert (list(Article.objects.values()), Revision.objects.count()) == before


def test_only_what_is_online_is_withdrawn():
    online, draft = make_published(), make_article()
    assert publishing.withdraw([online, draft], reason="事实有误") == 1
    assert dict(Article.objects.values_list("pk", "state")) == {
        online.pk: State.WITHDRAWN,
        draft.pk: State.DRAFT,
    }


def test_the_first_time_online_is_kept():
    article = make_article()
    publishing.publish([article])
    first = Article.objects.get().published_at
    publishing.withdraw([article], reason="事实有误")
    publishing.publish([article])
    assert Article.objects.get().published_at == first


def test_every_move_leaves_a_revision_with_who_and_why():
    article, editor = make_article(), make_editor()
    with translation.override("en"):
        publishing.publish([article], editor)
        publishing.withdraw([article], editor, reason="事实有误")
    assert [(r.number, r.made_by, r.reason) for r in Revision.objects.order_by("number")] == [
        (1, editor, "Published"),
        (2, editor, "Withdrawn: 事实有误"),
    ]


def test_publishing_nothing_publishes_nothing():
    assert publishing.publish([]) == 0


def test_a_page_is_published_in_as_many_queries_as_an_article():
    costs = []
    for count in (1, 20):
        page = make_page()
        articles = [make_article(page=page, section="地方传真") for _ in range(count)]
        with CaptureQueriesContext(connection) as queries:
            publishing.publish(articles)
        costs.append(len(queries))
    one, twenty = costs
    assert twenty <= one + 4  # what only a series of several stories has to write
    assert twenty < 70
