"""What an issue or a story lacks to go live, and what that holds."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.desk import readiness, scheduling
from articles.desk.readiness import Held, LackCode, held_by, lacks_of, lacks_of_articles
from articles.models import Hold, Issue, PageDoubt, State
from tests.desk.readers import Desk
from tests.factories import (
    make_article,
    make_doubt,
    make_import_record,
    make_issue,
    make_page,
    make_published,
)

pytestmark = pytest.mark.django_db
LATER = timezone.now() + datetime.timedelta(hours=3)


def codes(issue):
    return [lack.code for lack in lacks_of(issue)]


def test_an_issue_without_a_fault_lacks_nothing():
    page = make_page()
    make_article(page=page)
    make_import_record(page=page, issue=page.issue)
    assert lacks_of(page.issue) == ()


def test_each_lack_is_named_with_the_place_where_it_is_mended(settings):
    issue = make_issue()
    first, third = make_page(issue, 1), make_page(issue, 2, "3")
    unnumbered = make_page(issue, 3, "")
    record = make_import_record(page=first, issue=issue, characters=1000, leftover_characters=9)
    refused = make_import_record(
        file_name="20231108-02.pdf", result="refused", error="这不是 PDF 文件。"
    )
    doubtful = make_article(page=third, headline="大桥通车", doubts=[{}, {}])
    dropped = make_article(page=third, source_ref="x", dropped_at=record.made_at)
    found = lacks_of(issue)
    assert {(lack.code, lack.url) for lack in found} == {
        (LackCode.MISSING_PAGE, "/admin/?issue=2023-11-08#pages"),
        (LackCode.REFUSED_FILE, f"/admin/articles/importrecord/{refused.pk}/change/"),
        (LackCode.LEFTOVER, f"/admin/articles/page/{first.pk}/proof/#last"),
        (LackCode.NO_NUMBER, f"/admin/articles/page/{unnumbered.pk}/change/"),
        (LackCode.DOUBT, f"/admin/articles/page/{third.pk}/proof/#story-{doubtful.pk}"),
        (LackCode.DROPPED, f"/admin/articles/page/{third.pk}/proof/#story-{dropped.pk}"),
    }
    assert "大桥通车" in next(str(lack) for lack in found if lack.code == LackCode.DOUBT)


def test_a_doubt_of_a_page_itself_is_a_lack_of_the_page():
    page = make_page()
    make_doubt(make_article(page=page))
    PageDoubt.objects.update(article=None)
    (lack,) = lacks_of(page.issue)
    assert (lack.code, lack.article, lack.page) == (LackCode.PAGE_DOUBT, None, page.pk)


@pytest.mark.parametrize(
    "fields",
    [
        {"print_only": True},
        {"state": State.PUBLISHED},
        {"state": State.WITHDRAWN},
    ],
)
def test_what_does_not_go_lacks_nothing(fields):
    article = make_article(**fields, doubts=[{}])
    assert lacks_of(article.page.issue) == ()


def test_unsigned_stories_are_named_with_what_is_missing_also_after_a_change():
    desk = Desk()
    article = make_article()
    (lack,) = lacks_of(article.page.issue)
    assert (lack.code, lack.article) == (LackCode.UNSIGNED, article.pk)
    desk.sign(article)
    assert lacks_of(article.page.issue) == ()
    # as from a shell
    type(article).objects.filter(pk=article.pk).update(headline="改过的标题")
    assert codes(article.page.issue) == [LackCode.UNSIGNED]


def test_of_stories_alone_the_same_is_said():
    whole, doubtful = make_article(), make_article(doubts=[{}])
    found = lacks_of_articles([whole.pk, doubtful.pk, make_published(doubts=[{}]).pk])
    assert {pk: [lack.code for lack in lacks] for pk, lacks in found.items()} == {
        doubtful.pk: [LackCode.DOUBT]
    }


def test_the_desk_says_whether_a_lack_holds_the_issue_or_the_story():
    page = make_page()
    make_article(page=page)
    doubtful = make_article(page=page, doubts=[{}])
    for hold, held in (
        (Hold.STORY, Held(False, frozenset({doubtful.pk}))),
        (Hold.ISSUE, Held(True, frozenset({doubtful.pk}))),
    ):
        issue = scheduling.schedule_issue(page.issue, LATER, hold)
        assert held_by(issue, lacks_of(issue)) == held


def test_a_lack_of_a_page_holds_the_issue_or_nothing():
    page = make_page(number="2")
    make_article(page=page)
    for hold, whole in ((Hold.STORY, False), (Hold.ISSUE, True)):
        issue = scheduling.schedule_issue(page.issue, LATER, hold)
        assert held_by(issue, lacks_of(issue)) == Held(whole)


def test_no_issue_waits_for_a_story_with_a_time_of_its_own():
    article = make_article(live_at=LATER, doubts=[{}])
    issue = scheduling.schedule_issue(article.page.issue, LATER, Hold.ISSUE)
    (lack,) = lacks_of(issue)
    assert lack.is_apart
    assert held_by(issue, [lack]) == Held(False, frozenset({article.pk}))


def test_it_costs_the_same_for_many_stories_as_for_one():
    Desk()
    costs = []
    for count in (1, 30):
        page = make_page(make_issue(date=datetime.date(2023, 11, count)))
        for _ in range(count):
            make_article(page=page, doubts=[{}])
        issue = Issue.objects.get(pk=page.issue_id)
        with CaptureQueriesContext(connection) as queries:
            assert len(readiness.lacks_of(issue)) == 2 * count
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 16
