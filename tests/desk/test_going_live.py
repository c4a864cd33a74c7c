"""What is due goes online: whole, once, never before its time."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import search
from articles.desk import front_pages, going_live, page_doubts, publishing, scheduling, signing
from articles.models import Article, Event, Hold, Issue, PageDoubt, PreparedStory
from articles.text.bigrams import parse_phrases
from tests.factories import (
    make_article,
    make_doubt,
    make_editor,
    make_issue,
    make_page,
    make_site_settings,
)

pytestmark = pytest.mark.django_db
MOMENT = datetime.datetime(
    2026, 11, 28, 22, 0, tzinfo=datetime.UTC
)  # 06:00 in the paper's zone
SECOND = datetime.timedelta(seconds=1)


def make_due_issue(hold=Hold.STORY, stories=2, at=MOMENT, **fields):
    """An issue of one page that goes live at `at`."""
    issue = make_issue(datetime.date(2026, 11, 29), live_at=at, hold=hold, **fields)
    page = make_page(issue)
    return issue, [make_article(page=page) for _n in range(stories)]


def online(issue):
    return Article.objects.published().filter(page__issue=issue).count()


def state_of(issue):
    issue.refresh_from_db()
    return issue.went_live_at, online(issue)


def test_a_due_issue_goes_live_with_all_its_stories():
    issue, _stories = make_due_issue(stories=3)
    gone = going_live.go_live(MOMENT)
    assert (gone.issues, gone.stories) == ((issue,), 3)
    assert state_of(issue) == (MOMENT, 3)
    assert set(Article.objects.values_list("published_at", flat=True)) == {MOMENT}


def test_what_was_arranged_leads_the_moment_the_issue_is_live(read):
    issue, (first, second, late) = make_due_issue(stories=3)
    Article.objects.filter(pk=late.pk).update(live_at=MOMENT + datetime.timedelta(hours=2))
    front_pages.set_front_page(issue, [late.pk, second.pk, first.pk], 0)
    going_live.go_live(MOMENT)
    assert read("/").texts("h2", cls="headline") == [second.title, first.title]
    event = Event.objects.get(verb=Event.Verb.FRONT_LIVE)
    assert (event.row, event.details["places"]) == (issue.pk, f"1 {second} · 2 {first}")
    going_live.go_live(MOMENT + datetime.timedelta(hours=2))
    assert read("/").texts("h2", cls="headline")[0] == late.title


def test_nothing_goes_live_a_second_before_its_time():
    issue, _stories = make_due_issue()
    assert going_live.go_live(MOMENT - SECOND).is_nothing
    assert state_of(issue) == (None, 0)


def test_an_issue_goes_live_once():
    issue, stories = make_due_issue()
    going_live.go_live(MOMENT)
    publishing.withdraw(stories, reason="事实有误")
    assert going_live.go_live(MOMENT + SECOND).is_nothing
    assert online(issue) == 0
    assert Event.objects.filter(verb=Event.Verb.WENT_LIVE).count() == 1


def test_what_was_missed_is_caught_up_hours_later():
    issue, _stories = make_due_issue()
    late = MOMENT + datetime.timedelta(hours=7)
    going_live.go_live(late)
    assert state_of(issue) == (late, 2)


def test_an_issue_whose_time_was_taken_away_stays_offline():
    issue, _stories = make_due_issue(at=timezone.now() + datetime.timedelta(hours=1))
    scheduling.unschedule_issue(issue)
    assert going_live.go_live(timezone.now() + datetime.timedelta(days=1)).is_nothing
    assert online(issue) == 0


def test_what_a_story_lacks_holds_the_issue_where_the_desk_says_so():
    issue, stories = make_due_issue(Hold.ISSUE)
    doubt = make_doubt(stories[0])
    assert going_live.go_live(MOMENT).is_nothing
    assert state_of(issue) == (None, 0)
    page_doubts.settle([doubt])
    going_live.go_live(MOMENT + 600 * SECOND)
    assert state_of(issue) == (MOMENT + 600 * SECOND, 2)


def test_a_story_that_lacks_something_is_held_alone_and_follows_when_it_lacks_nothing():
    issue, stories = make_due_issue(stories=3)
    doubt = make_doubt(stories[0])
    going_live.go_live(MOMENT)
    assert state_of(issue) == (MOMENT, 2)
    assert going_live.go_live(MOMENT + SECOND).is_nothing
    page_doubts.settle([doubt])
    assert going_live.go_live(MOMENT + 600 * SECOND).stories == 1
    assert state_of(issue) == (MOMENT, 3)


def test_a_story_signed_ten_minutes_late_goes_online_then():
    issue, stories = make_due_issue()
    make_site_settings(level_1="终审")
    editor = make_editor()
    signing.sign(stories[:1], 1, editor)
    going_live.go_live(MOMENT)
    assert online(issue) == 1
    signing.sign(stories[1:], 1, editor)
    going_live.go_live(MOMENT + 600 * SECOND)
    assert online(issue) == 2


def test_a_signed_story_that_was_changed_past_every_verb_does_not_go_online():
    _issue, stories = make_due_issue()
    make_site_settings(level_1="终审")
    signing.sign(stories, 1, make_editor())
    going_live.prepare(MOMENT)
    Article.objects.filter(pk=stories[0].pk).update(headline="没有人签过")
    going_live.go_live(MOMENT)
    assert list(Article.objects.published()) == stories[1:]


def test_a_doubt_that_comes_between_the_look_and_the_lock_keeps_everything_back(monkeypatch):
    issue, stories = make_due_issue()
    look = going_live.lacks_of

    def meanwhile(looked_at):
        found = look(looked_at)
        make_doubt(stories[0])
        return found

    monkeypatch.setattr(going_live, "lacks_of", meanwhile)
    assert going_live.go_live(MOMENT).is_nothing
    assert state_of(issue) == (None, 0)
    monkeypatch.undo()
    going_live.go_live(MOMENT)
    assert state_of(issue) == (MOMENT, 1)


def test_what_comes_to_an_issue_after_it_went_live_waits_for_the_desk():
    _issue, stories = make_due_issue()
    going_live.go_live(MOMENT)
    late = make_article(page=stories[0].page)
    assert going_live.go_live(MOMENT + SECOND).is_nothing
    late.refresh_from_db()
    assert late.state == "draft"


def test_an_issue_in_which_nothing_has_come_in_waits_for_it():
    issue = make_issue(datetime.date(2026, 11, 29), live_at=MOMENT)
    assert going_live.go_live(MOMENT).is_nothing
    make_article(page=make_page(issue))
    going_live.go_live(MOMENT + SECOND)
    assert state_of(issue) == (MOMENT + SECOND, 1)


def test_stories_go_before_their_issue_or_after_it_by_their_own_time():
    _issue, (early, usual, late) = make_due_issue(stories=3)
    hour = datetime.timedelta(hours=1)
    Article.objects.filter(pk=early.pk).update(live_at=MOMENT - hour)
    Article.objects.filter(pk=late.pk).update(live_at=MOMENT + hour)
    for moment, expected in (
        (-hour, {early}),
        (0 * hour, {early, usual}),
        (hour, {early, usual, late}),
    ):
        going_live.go_live(MOMENT + moment)
        assert set(Article.objects.published()) == expected


def test_what_is_printed_only_never_goes_online():
    issue, stories = make_due_issue()
    Article.objects.filter(pk=stories[0].pk).update(print_only=True)
    going_live.go_live(MOMENT)
    assert online(issue) == 1


def test_what_has_ended_comes_offline():
    story = make_article()
    publishing.publish([story])
    Article.objects.filter(pk=story.pk).update(expires_at=MOMENT)
    assert going_live.go_live(MOMENT - SECOND).ended == 0
    assert going_live.go_live(MOMENT).ended == 1
    assert not Article.objects.published().exists()


def test_an_issue_with_a_held_story_that_has_ended_before_goes_live_all_the_same():
    issue, stories = make_due_issue()
    make_doubt(stories[0])
    Article.objects.filter(pk=stories[0].pk).update(expires_at=MOMENT - SECOND)
    going_live.go_live(MOMENT)
    assert state_of(issue) == (MOMENT, 1)


def test_one_issue_that_fails_keeps_no_other(monkeypatch):
    first, _stories = make_due_issue()
    second = make_issue(datetime.date(2026, 11, 28), live_at=MOMENT)
    make_article(page=make_page(second))
    look = going_live.lacks_of

    def broken(issue):
        if issue == first:
            raise RuntimeError("a row that nobody expected")
        return look(issue)

    monkeypatch.setattr(going_live, "lacks_of", broken)
    gone = going_live.go_live(MOMENT)
    assert gone.issues == (second,)
    assert len(gone.failed) == 1


def test_what_is_prepared_is_found_with_the_issue_and_not_before():
    make_due_issue()
    words = search.Query(tuple(parse_phrases("产业园")))
    assert going_live.prepare(MOMENT + SECOND) == 2
    assert search.find(words).total == 0
    going_live.go_live(MOMENT)
    assert search.find(words).total == 2
    assert going_live.link_back() == 2
    assert not PreparedStory.objects.exists()


def test_the_log_says_that_the_issue_went_live_and_what_was_held():
    issue, stories = make_due_issue()
    make_doubt(stories[0])
    going_live.go_live(MOMENT)
    event = Event.objects.get(verb=Event.Verb.WENT_LIVE)
    assert (event.kind, event.row, event.by) == ("articles.issue", issue.pk, "")
    assert event.details == {"live_at": str(MOMENT), "stories": 1, "held": 1}
    assert PageDoubt.objects.open().count() == 1
    assert Issue.objects.get().live_at == MOMENT


def test_stories_then_relations_then_the_issue_are_locked():
    if connection.vendor == "sqlite":
        pytest.skip("the whole database is one lock")
    make_due_issue()
    with CaptureQueriesContext(connection) as queries:
        going_live.go_live(MOMENT)
    said = [each["sql"] for each in queries if " UPDATE" in each["sql"]]
    locks = [sql for sql in said if sql.startswith("SELECT")]
    tables = ("articles_article", "articles_generation", "articles_issue")
    firsts = [
        next(n for n, sql in enumerate(locks) if f'FROM "{table}"' in sql) for table in tables
    ]
    assert firsts == sorted(firsts)
    assert "turn:relating" in locks[firsts[1]]


def test_the_log_counts_as_held_what_was_due_and_not_what_waits_for_its_own_time():
    _issue, (_whole, later) = make_due_issue()
    Article.objects.filter(pk=later.pk).update(live_at=MOMENT + datetime.timedelta(hours=1))
    make_doubt(later)
    going_live.go_live(MOMENT)
    event = Event.objects.get(verb=Event.Verb.WENT_LIVE)
    assert (event.details["stories"], event.details["held"]) == (1, 0)


def test_a_held_story_that_is_marked_as_print_only_meanwhile_gets_no_time(monkeypatch):
    _issue, (_whole, held) = make_due_issue()
    make_doubt(held)
    look = going_live.lacks_of

    def meanwhile(looked_at):
        found = look(looked_at)
        Article.objects.filter(pk=held.pk).update(print_only=True)
        return found

    monkeypatch.setattr(going_live, "lacks_of", meanwhile)
    assert going_live.go_live(MOMENT).stories == 1
    held.refresh_from_db()
    assert (held.print_only, held.live_at) == (True, None)
