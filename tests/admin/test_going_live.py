"""A story's own time, its end and that it is printed only: in its form, in lists, and what to publish makes of it."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.admin.beside_print import story_beside_print
from articles.admin.going_live import short_time
from articles.desk.signed_texts import texts_of
from articles.models import Article, Event, Issue, SectionRight, State
from tests.desk.readers import DUTY, EDITOR, Desk, make_reader, valid
from tests.factories import make_article, make_editor, make_page, make_published, make_section
from tests.forms import address_of, chosen, errors, filled, save, words

pytestmark = pytest.mark.django_db
LATER = datetime.datetime(2036, 11, 28, 6, tzinfo=timezone.get_default_timezone())
HOUR = datetime.timedelta(hours=1)
BARRED = {"print_only": "on", "print_only_reason": "社发稿"}


@pytest.fixture
def desk(client):
    client.force_login(make_editor("编辑"))
    return client


def again(article):
    return Article.everything.get(pk=article.pk)


def listed(client, **query):
    answer = client.get(reverse("admin:articles_article_changelist"), query)
    return list(answer.context["cl"].queryset)


def publish(client, *articles):
    address = reverse("admin:articles_article_changelist")
    free = [row.pk for row in articles]
    data = chosen("publish", Article, free)
    answer = client.post(address, data, follow=True)
    if answer.context.get("question"):
        data["publish_as_asked"] = answer.context["question"].facts
        answer = client.post(address, data, follow=True)
    return words(answer)


# ---- The form -------------------------------------------------------------------------------------------------------


def test_times_are_typed_in_the_papers_zone(desk):
    story = make_article()
    save(desk, story, live_at="2036-11-28T06:00", expires_at="2036-12-05T00:00")
    stored = again(story)
    assert stored.live_at == LATER
    assert stored.expires_at == LATER + datetime.timedelta(days=6, hours=18)
    assert 'value="2036-11-28T06:00"' in desk.get(address_of(story)).content.decode()
    assert Event.objects.filter(verb="scheduled").get().details == {
        "live_at": stored.live_at.isoformat(),
        "expires_at": stored.expires_at.isoformat(),
    }


def test_they_are_taken_away_again_and_a_save_of_something_else_keeps_them(desk):
    at = LATER + datetime.timedelta(seconds=17, microseconds=5)
    story = make_article(live_at=at)
    save(desk, story, headline="别的标题")
    assert again(story).live_at == at
    assert not Event.objects.filter(verb="scheduled").exists()
    save(desk, story, live_at="")
    assert again(story).live_at is None
    assert Event.objects.filter(verb="unscheduled").count() == 1


def test_a_time_that_is_over_may_stay_where_it_stood(desk):
    story = make_article(live_at=timezone.now() - HOUR)
    save(desk, story, headline="别的标题")
    assert again(story).headline == "别的标题"


@pytest.mark.parametrize(
    ("state", "typed"),
    [
        (State.DRAFT, {"live_at": "2020-01-01T06:00"}),
        (State.DRAFT, {"expires_at": "2020-01-01T06:00"}),
        (State.DRAFT, {"live_at": "2036-01-02T00:00", "expires_at": "2036-01-01T00:00"}),
        (State.PUBLISHED, {"live_at": "2036-01-01T06:00"}),
        (State.PUBLISHED, {"print_only": "on"}),
    ],
)
def test_what_cannot_be_is_refused_in_the_form(desk, state, typed):
    story = make_article(state=state)
    answer = save(desk, story, **typed)
    assert len(errors(answer)) == 1
    assert again(story).version == story.version


def test_a_time_changes_nothing_that_readers_see_and_no_signature(desk):
    signers = Desk()
    story = make_article()
    signers.sign(story)
    before = again(story).updated_at
    save(desk, story, live_at="2036-11-28T06:00")
    assert again(story).updated_at == before
    assert valid(story) == [1, 2, 3]


def test_that_it_is_printed_only_is_signed(desk):
    signers = Desk()
    story = make_article()
    signers.sign(story)
    save(desk, story, **BARRED)
    assert again(story).print_only
    assert valid(story) == [1, 2]  # by somebody who signs at the third level
    assert '"print_only":true' in texts_of([story.pk])[story.pk]


def beside(story):
    return story_beside_print(story.pk)


@pytest.mark.parametrize("reason", ["", "   "])
def test_why_it_is_printed_only_is_asked(desk, reason):
    story = make_article()
    answer = save(desk, story, print_only="on", print_only_reason=reason)
    assert errors(answer) == ["请说明为什么不上网。"]
    assert "社发稿" in answer.content.decode()  # one of the usual reasons
    assert not again(story).print_only


def test_the_reason_is_kept_and_stands_in_the_list_of_print_and_web(desk):
    story = make_article()
    save(desk, story, **BARRED | {"print_only_reason": "合同约定"})
    assert [(one.words, one.by, one.kind) for one in beside(story).record] == [
        ("合同约定", "编辑", "demand")
    ]
    assert beside(story).is_explained
    listed = desk.get(reverse("admin:articles_issue_print", args=[story.page.issue_id]))
    assert "合同约定" in words(listed)
    assert Event.objects.get(verb="explained").details["reason"].endswith("合同约定")
    assert 'value="合同约定"' in desk.get(address_of(story)).content.decode()


def test_saved_again_it_asks_and_writes_nothing_more_but_another_reason(desk):
    story = make_article()
    save(desk, story, **BARRED)
    save(desk, story, headline="别的标题")
    assert story.print_reasons.count() == 1
    save(desk, story, print_only_reason="版权")
    assert [one.words for one in beside(story).record] == ["版权", "社发稿"]
    assert len(errors(save(desk, story, print_only_reason=""))) == 1
    save(desk, story, print_only=False)
    assert not again(story).print_only
    assert len(errors(save(desk, story, print_only="on", print_only_reason=""))) == 1


def test_what_was_marked_before_reasons_were_asked_for_can_be_saved(desk):
    story = make_article(print_only=True)
    save(desk, story, headline="别的标题")
    assert again(story).headline == "别的标题"
    assert not beside(story).is_explained


def test_a_reason_without_the_tick_is_told_for_the_story_would_go_online(desk):
    story = make_article()
    assert "不得上网" in errors(save(desk, story, print_only_reason="版权"))[0]


def test_who_may_not_publish_sets_no_time_but_marks_as_print_only(client):
    client.force_login(make_reader("责编", EDITOR))
    story = make_article()
    save(client, story, live_at="2036-11-28T06:00", **BARRED)
    assert (again(story).live_at, again(story).print_only) == (None, True)
    save(client, story, print_only=False)
    assert again(story).print_only


def test_rights_by_section_hold_for_times(client):
    user = make_reader("主任", DUTY)
    SectionRight.objects.create(user=user, section=make_section("体育"), may_publish=True)
    SectionRight.objects.create(user=user, section=make_section("要闻"))
    client.force_login(user)
    mine, other = make_article(section="体育"), make_article(section="要闻")
    for story in (mine, other):
        save(client, story, live_at="2036-11-28T06:00")
    assert (again(mine).live_at, again(other).live_at) == (LATER, None)


@pytest.mark.parametrize(
    ("typed", "why"),
    [({"live_at": "2036-11-28T06:00"}, "2036年11月28日"), (BARRED, "不得上网")],
)
def test_the_publish_button_saves_and_says_why_it_stays_offline(desk, typed, why):
    story = make_article()
    address = address_of(story)
    answer = desk.get(address)
    answer = desk.post(address, filled(answer, **typed) | {"_publish": "1"}, follow=True)
    assert again(story).state == State.DRAFT
    (message,) = [str(one) for one in answer.context["messages"]]
    assert why in message
    assert "未发布" in message


# ---- Lists ----------------------------------------------------------------------------------------------------------


def test_to_publish_a_list_says_what_stays_offline_and_why(desk):
    free = make_article()
    printed = make_article(print_only=True, headline="内部通报")
    embargoed = make_article(live_at=LATER, headline="统一口径")
    said = publish(desk, free, printed, embargoed)
    assert [again(row).state for row in (free, printed, embargoed)] == [
        State.PUBLISHED,
        State.DRAFT,
        State.DRAFT,
    ]
    assert "内部通报" in said
    assert "不得上网" in said
    assert "统一口径" in said
    assert "2036年11月28日" in said


def test_to_publish_a_page_leaves_the_same_out(desk):
    page = make_page()
    make_article(page=page)
    make_article(page=page, print_only=True)
    address = reverse("admin:articles_page_changelist")
    data = {"action": "publish", "_selected_action": [page.pk]}
    question = desk.post(address, data).context["question"]
    assert question.count == 1
    desk.post(address, data | {"publish_as_asked": question.facts})
    assert Article.objects.published().count() == 1


def test_the_question_says_what_would_go_before_its_issue(desk):
    page = make_page()
    story = make_article(page=page)
    make_published(page=page)
    Issue.objects.update(live_at=LATER)
    address = reverse("admin:articles_article_changelist")
    data = {"action": "publish", "_selected_action": [story.pk]}
    asked = desk.post(address, data)
    assert asked.context["question"].early == 1
    assert "其中 1 篇本应随本期定时上线" in words(asked)
    Issue.objects.update(went_live_at=timezone.now())
    assert desk.post(address, data).context["question"].early == 0


def test_unsigned_ones_that_stay_offline_anyway_are_not_called_unsigned(desk):
    Desk()
    said = publish(desk, make_article(print_only=True), make_article(live_at=LATER))
    assert "审签" not in said.split("保持不上线")[0][-200:]


def test_lists_show_times_and_find_them(desk):
    page = make_page()
    own = make_article(page=page, live_at=LATER)
    ends = make_published(page=page, expires_at=LATER)
    printed = make_article(page=page, print_only=True)
    with_issue = make_article(page=page)
    Issue.objects.update(live_at=LATER - HOUR)
    assert listed(desk, live="own") == [own]
    assert listed(desk, live="ends") == [ends]
    assert listed(desk, live="print") == [printed]
    assert listed(desk, live="issue") == [with_issue]
    said = words(desk.get(reverse("admin:articles_article_changelist")))
    assert "2036-11-28 06:00" in said
    assert "随本期 2036-11-28 05:00" in said
    assert "不得上网" in said


def test_the_list_costs_no_query_more_for_it(desk, django_assert_max_num_queries):
    page = make_page()
    Issue.objects.update(live_at=LATER)
    for _ in range(30):
        make_article(page=page, live_at=LATER, section="体育")
    address = reverse("admin:articles_article_changelist")
    desk.get(address)
    with django_assert_max_num_queries(25):
        desk.get(address)


def test_a_time_of_this_year_is_said_without_its_year():
    this_year = timezone.localtime().replace(month=1, day=2, hour=3, minute=4)
    assert short_time(this_year) == "01-02 03:04"
    assert short_time(LATER) == "2036-11-28 06:00"
