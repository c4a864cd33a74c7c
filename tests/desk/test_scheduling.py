"""When an issue or a story goes live: who may say it, what is refused, and what is kept of it."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from articles.desk import bin as desk_bin
from articles.desk import publishing, scheduling
from articles.desk.left_out import left_out_of_publishing
from articles.desk.rights import RightsError
from articles.desk.scheduling import SchedulingError
from articles.models import Article, Event, Issue, RowRevision, SectionRight, State
from tests.desk.readers import DUTY, EDITOR, make_reader
from tests.factories import (
    make_article,
    make_editor,
    make_issue,
    make_page,
    make_published,
    make_section,
)

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


def in_hours(hours):
    return timezone.now() + hours * HOUR


def again(article):
    return Article.everything.get(pk=article.pk)


def refused(do):
    with pytest.raises(IntegrityError), transaction.atomic():
        do()


# ---- An issue -------------------------------------------------------------------------------------------------------


def test_an_issue_gets_a_time_with_its_event_and_revision():
    issue, editor, at = make_issue(), make_editor(), in_hours(5)
    scheduled = scheduling.schedule_issue(issue, at, "issue", editor)
    assert (scheduled.live_at, scheduled.hold, scheduled.went_live_at) == (at, "issue", None)
    event = Event.objects.get()
    assert (event.verb, event.by, event.row) == ("scheduled", editor.username, issue.pk)
    assert event.details == {"live_at": at.isoformat(), "hold": "issue"}
    before, now = RowRevision.objects.order_by("number")
    assert (before.values["live_at"], now.made_by) == (None, editor)
    assert now.values["hold"] == "issue"


def test_its_time_is_taken_away_again():
    issue = make_issue()
    scheduling.schedule_issue(issue, in_hours(5))
    assert scheduling.unschedule_issue(issue).live_at is None
    assert Event.objects.filter(verb="unscheduled").count() == 1
    with pytest.raises(SchedulingError):
        scheduling.unschedule_issue(issue)


def test_now_is_a_time():
    before = timezone.now()
    live_at = scheduling.schedule_issue(make_issue(), None).live_at
    assert before <= live_at <= timezone.now()


def test_the_minute_that_runs_is_no_past():
    this_minute = timezone.now().replace(second=0, microsecond=0)
    assert scheduling.schedule_issue(make_issue(), this_minute).live_at == this_minute


@pytest.mark.parametrize("hours", [-1, -24, -24 * 400])
def test_a_time_that_is_over_is_refused_and_nothing_is_written(hours):
    issue = make_issue()
    with pytest.raises(SchedulingError):
        scheduling.schedule_issue(issue, in_hours(hours))
    assert Issue.objects.get().live_at is None
    assert not Event.objects.exists()


def test_what_is_live_already_keeps_its_time_and_may_go_once_more():
    issue = scheduling.schedule_issue(make_issue(), None)
    scheduling.gone_live(issue, [], timezone.now())
    with pytest.raises(SchedulingError):
        scheduling.unschedule_issue(issue)
    assert scheduling.schedule_issue(issue, in_hours(1)).went_live_at is None


def test_only_who_may_publish_all_of_it_gives_an_issue_a_time():
    page = make_page()
    make_article(page=page, section=make_section("体育"))
    make_article(page=page, section=make_section("要闻"))
    editor, duty = make_reader("责编", EDITOR), make_reader("主任", DUTY)
    with pytest.raises(RightsError):
        scheduling.schedule_issue(page.issue, in_hours(1), user=editor)
    SectionRight.objects.create(user=duty, section=make_section("体育"), may_publish=True)
    with pytest.raises(RightsError):
        scheduling.schedule_issue(page.issue, in_hours(1), user=duty)
    with pytest.raises(RightsError):
        scheduling.unschedule_issue(scheduling.schedule_issue(page.issue, None), editor)


def test_an_issue_without_stories_takes_the_right_to_publish_too():
    with pytest.raises(RightsError):
        scheduling.schedule_issue(make_issue(), in_hours(1), user=make_reader("责编", EDITOR))


def test_the_database_knows_what_a_lack_may_hold():
    make_issue()
    refused(lambda: Issue.objects.update(hold="page"))
    refused(lambda: Issue.objects.update(went_live_at=timezone.now()))


# ---- Stories --------------------------------------------------------------------------------------------------------


def test_stories_get_times_of_their_own_with_event_and_revision():
    stories, editor = [make_article(), make_article()], make_editor()
    live_at, ends = in_hours(2), in_hours(50)
    changed = [again(story).updated_at for story in stories]
    assert scheduling.schedule_articles(stories, live_at, ends, editor) == 2
    for story, before in zip(stories, changed, strict=True):
        stored = again(story)
        assert (stored.live_at, stored.expires_at) == (live_at, ends)
        assert stored.updated_at == before  # readers see no change
        assert stored.version == story.version + 1
        assert stored.revisions.get().made_by == editor
    assert set(Event.objects.values_list("verb", flat=True)) == {"scheduled"}


def test_giving_the_same_times_again_changes_nothing():
    story, live_at = make_article(), in_hours(2)
    scheduling.schedule_articles([story], live_at, None)
    assert scheduling.schedule_articles([story], live_at, None) == 0
    assert Event.objects.count() == 1


def test_a_time_that_has_come_may_stay_when_another_is_changed():
    story = make_article(live_at=in_hours(-3))
    assert scheduling.schedule_articles([story], story.live_at, in_hours(9)) == 1


def test_times_are_taken_away_again():
    story = make_article(live_at=in_hours(3))
    assert scheduling.schedule_articles([story], None, None) == 1
    assert again(story).live_at is None
    assert Event.objects.get().verb == "unscheduled"


@pytest.mark.parametrize(
    ("state", "live_at", "ends"),
    [
        (State.DRAFT, -2, None),
        (State.DRAFT, None, -2),
        (State.DRAFT, 5, 4),
        (State.DRAFT, 5, 5),
        (State.PUBLISHED, 5, None),
    ],
)
def test_times_that_cannot_be_are_refused_for_all_of_them(state, live_at, ends):
    stories = [make_article(), make_article(state=state)]
    at = in_hours(0)
    live_at = live_at and at + live_at * HOUR
    ends = ends and at + ends * HOUR
    with pytest.raises(SchedulingError):
        scheduling.schedule_articles(stories, live_at, ends)
    assert not Article.objects.exclude(live_at=None, expires_at=None).exists()


def test_a_story_online_can_be_given_an_end():
    story = make_published()
    assert scheduling.schedule_articles([story], None, in_hours(4)) == 1


def test_only_who_may_publish_gives_stories_times():
    with pytest.raises(RightsError):
        scheduling.schedule_articles(
            [make_article()], in_hours(1), None, make_reader("责编", EDITOR)
        )


def test_what_was_held_goes_by_itself_and_what_comes_later_does_not():
    page = make_page()
    held, other = make_article(page=page), make_article(page=page)
    own = make_article(page=page, live_at=in_hours(8))
    issue = scheduling.schedule_issue(page.issue, None)
    scheduling.gone_live(issue, [held.pk, own.pk], timezone.now())
    assert again(held).live_at == issue.live_at
    assert again(own).live_at == own.live_at
    assert again(other).live_at is None


# ---- What the database holds ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("barred", [{"print_only": True}, {"live_at": in_hours(3)}])
def test_no_shell_puts_online_what_may_not_go(barred):
    draft = make_article(**barred)
    online = {"state": State.PUBLISHED, "published_at": timezone.now()}
    refused(lambda: Article.objects.filter(pk=draft.pk).update(**online))
    refused(lambda: make_article(**barred, **online))
    published = make_published()
    refused(lambda: Article.objects.filter(pk=published.pk).update(**barred))


@pytest.mark.parametrize("barred", [{"print_only": True}, {"live_at": in_hours(3)}])
def test_nor_by_way_of_the_bin(barred):
    story = make_published()
    desk_bin.put_in([story])
    refused(lambda: Article.everything.filter(pk=story.pk).update(**barred))


def test_no_story_ends_before_it_begins():
    story = make_article(live_at=in_hours(3))
    refused(lambda: Article.objects.filter(pk=story.pk).update(expires_at=in_hours(2)))


def test_the_gates_of_signatures_still_stand():
    """SQLite loses triggers where a table is made anew."""
    is_sqlite = connection.vendor == "sqlite"
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if is_sqlite
        else "SELECT tgname FROM pg_trigger"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        names = {name for (name,) in cursor.fetchall()}
    assert {"unsigned_stays_offline", "unsigned_comes_offline"} <= names


# ---- Publishing -----------------------------------------------------------------------------------------------------


def test_to_publish_leaves_out_what_is_print_only_or_has_a_time_to_come():
    free, printed = make_article(), make_article(print_only=True)
    embargoed = make_article(live_at=in_hours(3))
    everything = Article.objects.all()
    said = {row.article.pk: row.words for row in left_out_of_publishing(everything)}
    assert set(said) == {printed.pk, embargoed.pk}
    assert publishing.publish(everything) == 1
    assert list(Article.objects.published()) == [free]


def test_a_time_that_has_come_bars_nothing_and_is_gone_once_it_is_online():
    story = make_article(live_at=in_hours(-1))
    assert left_out_of_publishing([story]) == []
    assert publishing.publish([story]) == 1
    assert again(story).live_at is None


def test_the_moment_of_publishing_is_the_one_that_was_given():
    story, at = make_article(live_at=in_hours(2)), in_hours(2) + HOUR
    assert publishing.publish([story], at=at) == 1
    assert again(story).published_at == at


def test_what_has_ended_goes_offline_and_its_end_is_kept():
    ended, other = make_published(expires_at=in_hours(-1)), make_published()
    later = make_published(expires_at=in_hours(1))
    assert publishing.expire(Article.objects.all(), timezone.now()) == 1
    assert again(ended).state == State.WITHDRAWN
    assert again(ended).expires_at == ended.expires_at
    assert {again(other).state, again(later).state} == {State.PUBLISHED}
    assert Event.objects.get().verb == "expired"


def test_what_has_ended_can_be_put_online_again_and_does_not_end_at_once():
    story = make_published(expires_at=in_hours(-1))
    publishing.expire([story], timezone.now())
    assert publishing.publish([story]) == 1
    assert again(story).expires_at is None


def test_a_withdrawn_story_was_withdrawn_and_has_not_ended():
    story = make_published(expires_at=in_hours(3))
    publishing.withdraw([story], reason="事实有误")
    assert again(story).expires_at is None


def test_the_last_minute_of_all_calendars_can_be_an_end():
    story = make_published()
    end = datetime.datetime(9999, 12, 31, 23, 59, tzinfo=timezone.get_current_timezone())
    assert scheduling.schedule_articles([story], None, end) == 1
