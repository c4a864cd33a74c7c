"""What is due at a moment: issues, stories with a time of their own, stories that end."""

import datetime

import pytest
from django.utils import timezone

from articles.desk import due, publishing, scheduling
from articles.models import Article, Issue, State
from tests.factories import make_article, make_issue, make_page, make_published

pytestmark = pytest.mark.django_db
NOW = timezone.now()
HOUR = datetime.timedelta(hours=1)
BEFORE, AFTER = NOW - HOUR, NOW + HOUR


def scheduled(day, at, **fields):
    issue = make_issue(date=datetime.date(2023, 11, day))
    Issue.objects.filter(pk=issue.pk).update(live_at=at, **fields)
    return issue


def test_an_issue_is_due_at_its_very_moment_and_until_it_has_gone():
    late, due_now = scheduled(8, BEFORE), scheduled(9, NOW)
    scheduled(10, AFTER)
    scheduled(11, BEFORE, went_live_at=NOW)
    make_issue(date=datetime.date(2023, 11, 12))
    assert list(due.due_issues(NOW)) == [late, due_now]
    scheduling.gone_live(late, [], NOW)
    assert list(due.due_issues(NOW)) == [due_now]


def test_with_an_issue_go_its_drafts_but_for_those_that_wait_or_never_go():
    page = make_page()
    goes = [make_article(page=page), make_article(page=page, live_at=BEFORE)]
    make_article(page=page, live_at=AFTER)
    make_article(page=page, print_only=True)
    make_article(page=page, source_ref="a", dropped_at=NOW)
    make_article(page=page, state=State.WITHDRAWN)
    make_published(page=page)
    assert list(due.stories_due_with(page.issue, NOW)) == goes


def test_a_story_is_due_by_its_own_time_whatever_its_issue_has():
    early = make_article(live_at=NOW)
    again = make_article(live_at=BEFORE, state=State.WITHDRAWN)
    make_article(live_at=AFTER)
    make_article(live_at=BEFORE, print_only=True)
    make_article()
    assert list(due.due_articles(NOW)) == [early, again]


def test_a_story_that_was_withdrawn_after_its_time_is_not_due_again():
    story = make_article(live_at=BEFORE)
    publishing.publish([story])
    publishing.withdraw([story], reason="事实有误")
    assert not due.due_articles(AFTER).exists()


def test_only_what_is_online_ends():
    ended = make_published(expires_at=NOW)
    make_published(expires_at=AFTER)
    make_article(expires_at=BEFORE)
    assert list(due.expired_articles(NOW)) == [ended]
    publishing.expire([ended], NOW)
    assert not due.expired_articles(AFTER - datetime.timedelta(seconds=1)).exists()


def test_the_next_moment_is_the_first_that_is_to_come():
    assert due.next_moment(NOW) is None
    make_published(expires_at=NOW + 3 * HOUR)
    assert due.next_moment(NOW) == NOW + 3 * HOUR
    scheduled(8, NOW + 2 * HOUR)
    assert due.next_moment(NOW) == NOW + 2 * HOUR
    make_article(live_at=AFTER)
    make_article(live_at=BEFORE)
    assert due.next_moment(NOW) == AFTER
    assert due.next_moment(AFTER) == NOW + 2 * HOUR


def test_what_never_goes_is_no_next_moment():
    make_article(live_at=AFTER, print_only=True)
    make_article(expires_at=AFTER)
    assert due.next_moment(NOW) is None
    assert Article.objects.count() == 2
