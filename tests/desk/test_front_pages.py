"""What leads an issue's front page: who may say so, what may stand there, two desks, and what readers see of it."""

import datetime

import pytest

from articles.desk import publishing
from articles.desk.front_pages import (
    FrontPageError,
    StaleFrontPageError,
    hand_over,
    revisions_of,
    set_front_page,
    take_over_front_page,
    version_of,
)
from articles.desk.moving import Answers, PagePlace, move_page
from articles.desk.rights import RightsError
from articles.models import Article, Event, FrontOrder, FrontPlace, SectionRight
from articles.presenting.front_context import stored_order
from articles.presenting.masthead import RECENT_DAYS
from tests.desk.readers import DUTY, EDITOR, make_reader
from tests.factories import (
    DAY,
    make_article,
    make_editor,
    make_issue,
    make_page,
    make_published,
    make_section,
)

pytestmark = pytest.mark.django_db


def make_stories(count=4, **fields):
    page = make_page()
    return [make_published(page=page, **fields) for _ in range(count)]


def pks(*stories):
    return tuple(story.pk for story in stories)


def arranged(*stories, version=0, user=None):
    return set_front_page(make_issue(), pks(*stories), version, user)


def test_what_was_set_is_stored_in_its_order_with_a_revision_and_an_event():
    one, two, *_rest = make_stories()
    chief = make_editor("总编")
    done = arranged(two, one, user=chief)
    assert (done.order, done.version, done.is_merged) == (pks(two, one), 1, False)
    assert stored_order(make_issue()) == pks(two, one)
    revision = revisions_of(make_issue()).get()
    assert (revision.values["order"], revision.made_by) == ([two.pk, one.pk], chief)
    event = Event.objects.get(verb=Event.Verb.FRONT_SET)
    assert (event.by, event.row) == ("总编", make_issue().pk)
    assert event.details["places"] == f"1 {two} · 2 {one}"


def test_what_is_set_as_it_stands_leaves_nothing_behind():
    one, *_rest = make_stories()
    version = arranged(one).version
    assert arranged(one, version=version).version == version
    assert Event.objects.filter(verb=Event.Verb.FRONT_SET).count() == 1


def test_two_desks_that_changed_different_things_are_both_heard():
    one, two, three, four = make_stories()
    seen = arranged(one, two, three).version
    arranged(one, two, three, four, version=seen)
    done = arranged(two, one, three, version=seen)
    assert done.is_merged
    assert done.order == pks(two, one, three, four)


def test_two_desks_with_two_leads_are_told_and_nothing_is_done():
    one, two, three, _four = make_stories()
    seen = arranged(one, two, three).version
    first = make_editor("夜班")
    arranged(two, one, three, version=seen, user=first)
    with pytest.raises(StaleFrontPageError) as stale:
        arranged(three, one, two, version=seen)
    assert stale.value.last.made_by == first
    assert stored_order(make_issue()) == pks(two, one, three)


def test_two_desks_that_both_begin_merge_from_an_empty_page():
    one, two, *_rest = make_stories()
    arranged(one)
    with pytest.raises(StaleFrontPageError):
        arranged(two)
    assert arranged(one).order == pks(one)


def test_a_story_that_was_deleted_since_does_not_stand_in_the_way_of_a_merge():
    one, two, three, four = make_stories()
    seen = arranged(one, two, three).version
    arranged(one, two, three, four, version=seen)
    three.delete()
    assert arranged(two, one, version=seen).order == pks(two, one, four)


def test_who_may_publish_in_some_sections_alone_does_not_arrange_the_front_page():
    (story,) = make_stories(1, section="体育")
    user = make_reader("主任", DUTY)
    SectionRight.objects.create(user=user, section=make_section("体育"), may_publish=True)
    with pytest.raises(RightsError):
        arranged(story, user=user)
    assert not FrontOrder.objects.exists()


def test_who_may_not_publish_does_not_arrange_it_and_the_duty_editor_does():
    (story,) = make_stories(1)
    with pytest.raises(RightsError):
        arranged(story, user=make_reader("编辑", EDITOR))
    assert arranged(story, user=make_reader("主任", DUTY)).version == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "notice"},
        {"kind": "statement"},
        {"state": "withdrawn"},
        {"print_only": True},
    ],
    ids=["notice", "statement", "withdrawn", "print only"],
)
def test_what_leads_nothing_is_refused_with_its_reason(fields):
    story = make_article(headline="某条", **fields)
    with pytest.raises(FrontPageError, match="某条"):
        arranged(story)
    assert not FrontPlace.objects.exists()


def test_what_is_in_the_bin_or_gone_or_older_than_the_last_days_is_refused():
    old = make_published(page=make_page(make_issue(DAY - datetime.timedelta(RECENT_DAYS))))
    yesterday = make_published(page=make_page(make_issue(DAY - datetime.timedelta(1))))
    make_stories(1)
    for order in ([old.pk], [10**6], [yesterday.pk, yesterday.pk]):
        with pytest.raises(FrontPageError):
            set_front_page(make_issue(), order, 0)
    assert arranged(yesterday).order == pks(yesterday)


def test_what_was_withdrawn_since_it_was_placed_is_left_out_at_the_next_change():
    one, two, three, _four = make_stories()
    version = arranged(one, two).version
    publishing.withdraw([one], reason="事实有误")
    assert arranged(one, two, three, version=version).order == pks(two, three)


def test_readers_see_it_at_once_and_what_is_offline_leaves_no_hole(read):
    one, two, three, _four = make_stories()
    arranged(three, two, one)
    assert read("/").texts("h2", cls="headline")[:3] == [three.title, two.title, one.title]
    publishing.withdraw([three], reason="事实有误")
    assert read("/").texts("h2", cls="headline")[:2] == [two.title, one.title]


def test_a_draft_keeps_its_place_till_it_is_online(read):
    page = make_page()
    story, draft = make_published(page=page), make_article(page=page)
    arranged(draft, story)
    assert draft.title not in read("/").html
    publishing.publish([draft])
    assert read("/").texts("h2", cls="headline")[0] == draft.title


def test_a_story_of_yesterday_leads_todays_paper_and_stands_once(read):
    yesterday = make_issue(DAY - datetime.timedelta(1))
    story = make_published(page=make_page(yesterday), headline="昨天的大事", section="要闻")
    make_stories(3)
    arranged(story)
    page = read("/")
    assert page.texts("h2", cls="headline")[0] == "昨天的大事"
    assert page.html.count("昨天的大事</a>") == 1


def test_an_issue_that_is_not_online_leaves_the_page_of_today_as_it_is(read):
    today = make_stories(2)
    tomorrow = make_issue(DAY + datetime.timedelta(1))
    first, second = (make_article(page=make_page(tomorrow)) for _ in range(2))
    set_front_page(tomorrow, pks(second, first), 0)
    assert read("/").texts("h2", cls="headline")[0] == today[0].title
    publishing.publish([first, second])
    take_over_front_page(tomorrow)
    assert read("/").texts("h2", cls="headline")[:2] == [second.title, first.title]


def test_what_goes_live_says_in_the_log_what_leads_and_what_is_missing():
    page = make_page()
    story, draft = make_published(page=page), make_article(page=page, headline="未签的")
    arranged(draft, story)
    assert take_over_front_page(make_issue()) == (draft,)
    event = Event.objects.get(verb=Event.Verb.FRONT_LIVE)
    assert event.details["places"] == f"1 {story}"
    assert "未签的" in event.details["missing"]


def test_an_issue_that_nobody_has_arranged_goes_live_without_a_word():
    make_stories(1)
    assert take_over_front_page(make_issue()) == ()
    assert not Event.objects.exists()


def test_an_issue_whose_pages_all_move_hands_its_front_page_over():
    one, two, *_rest = make_stories(2)
    arranged(two, one)
    other = DAY + datetime.timedelta(1)
    page = one.page
    move_page(page.pk, page.version, PagePlace(other, number="1"), None, Answers(seen=True))
    assert stored_order(make_issue(other)) == pks(two, one)
    assert version_of(make_issue(other)) > 0


def test_an_issue_that_is_arranged_keeps_its_own():
    arranged(*make_stories(2))
    other = make_issue(DAY + datetime.timedelta(1))
    own = make_article(page=make_page(other))
    set_front_page(other, pks(own), 0)
    hand_over(make_issue(), other)
    assert stored_order(other) == pks(own)


def test_a_story_that_is_deleted_takes_its_place_along():
    one, two, *_rest = make_stories(2)
    arranged(one, two)
    Article.objects.get(pk=one.pk).delete()
    assert stored_order(make_issue()) == pks(two)
