"""Why a story online is not as it was printed: what is on record, and what somebody writes down."""

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import override

from articles.desk import print_reasons, revisions
from articles.desk.print_reasons import (
    PrintDifference,
    PrintReasonError,
    digest_of,
    on_record,
    write,
)
from articles.desk.rights import RightsError
from articles.models import Event, PrintReason, Revision, SectionRight, SentBack
from articles.story import Credit
from tests.desk.readers import EDITOR, make_reader
from tests.factories import make_article, make_byline, make_published, make_section, make_user

pytestmark = pytest.mark.django_db
HEADLINE = PrintDifference("headline", digest_of("headline", "旧", "新"))


@pytest.fixture
def user():
    return make_reader("责编", EDITOR)


def said_of(article, *differences):
    return {field: said for (_pk, field), said in on_record({article.pk: differences}).items()}


def changed(article, by=None, reason="", **fields):
    for name, value in fields.items():
        setattr(article, name, value)
    article.save()
    return revisions.record_revision(article, by, reason)


def test_a_reason_says_who_when_and_why_and_is_in_the_log(user):
    article = make_article()
    row = write(article, HEADLINE, "fact", " 报上把“河”印成了“何”。 ", user)
    assert (row.by, row.by_name, row.text) == (user, "责编", "报上把“河”印成了“何”。")
    event = Event.objects.get()
    assert (event.verb, event.by, event.row) == ("explained", "责编", article.pk)
    assert "报上把“河”印成了“何”。" in event.details["reason"]


def test_a_reason_counts_for_the_difference_that_it_was_written_for(user):
    article = make_article()
    write(article, HEADLINE, "edited", "更简短", user)
    assert [one.words for one in said_of(article, HEADLINE)["headline"]] == ["更简短"]
    other = PrintDifference("headline", digest_of("headline", "旧", "又改了"))
    assert said_of(article, other) == {}


def test_the_newest_reason_stands_first(user):
    article = make_article()
    write(article, HEADLINE, "edited", "更简短", user)
    write(article, HEADLINE, "fact", "事实有误", user)
    assert [one.kind for one in said_of(article, HEADLINE)["headline"]] == ["fact", "edited"]


@pytest.mark.parametrize(
    ("kind", "text"),
    [("edited", ""), ("edited", "  "), ("other", "因为"), ("fact", "长" * 1001)],
)
def test_what_says_nothing_is_refused(user, kind, text):
    with pytest.raises(PrintReasonError):
        write(make_article(), HEADLINE, kind, text, user)
    assert not PrintReason.objects.exists()


def test_a_misreading_says_all_there_is_to_say(user):
    row = write(make_article(), HEADLINE, "reading", "", user)
    assert str(row) == row.get_kind_display()


def test_an_unknown_field_is_refused(user):
    with pytest.raises(PrintReasonError):
        write(make_article(), PrintDifference("password", "x"), "edited", "因为", user)


@pytest.mark.parametrize("fields", [{"kind": "other"}, {"text": ""}])
def test_so_does_the_database(user, fields):
    row = write(make_article(), HEADLINE, "edited", "更简短", user)
    with pytest.raises(IntegrityError), transaction.atomic():
        PrintReason.objects.filter(pk=row.pk).update(**fields)


def test_it_takes_the_right_to_edit_there_and_no_more(user):
    sport, letters = make_section("体育", "sport"), make_section("副刊", "letters")
    SectionRight.objects.create(user=user, section=sport, may_edit=True)
    write(make_published(section=sport), HEADLINE, "edited", "更简短", user)
    for article, who in (
        (make_article(section=letters), user),
        (make_article(section=sport), make_user("旁人", is_staff=True)),
    ):
        with pytest.raises(RightsError):
            write(article, HEADLINE, "edited", "更简短", who)


def test_a_revision_that_changed_the_field_is_on_record_with_its_reason(user):
    article = make_article(headline="旧")
    revisions.record_import(article, revisions.current_version(article))
    changed(article, user, "应被采访者要求", headline="新")
    (said,) = said_of(article, HEADLINE)["headline"]
    assert (said.source, said.words, said.by, said.is_reason) == (
        "revision",
        "应被采访者要求",
        "责编",
        True,
    )


@pytest.mark.parametrize("words", print_reasons.ROUTINE)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_what_every_save_is_called_is_no_reason(user, words, language):
    article = make_article(headline="旧")
    revisions.record_revision(article)
    with override(language):
        changed(article, user, print_reasons._(words) % {"number": 3}, headline="新")
    (said,) = said_of(article, HEADLINE)["headline"]
    assert not said.is_reason


def test_what_an_import_or_another_field_has_changed_is_not_on_record(user):
    article = make_article(headline="旧")
    revisions.record_revision(article)
    changed(article, user, "补副题", deck="副题")
    article.headline = "新"
    article.save()
    revisions.record_import(article, revisions.current_version(article))
    assert said_of(article, HEADLINE) == {}


def test_an_import_between_two_saves_makes_the_second_no_change_of_all(user):
    article = make_article(headline="旧")
    revisions.record_import(article, revisions.current_version(article))
    changed(article, user, "应要求", headline="新")
    printed = make_article(headline="旧")
    revisions.record_import(article, revisions.current_version(printed))
    changed(article, user, "补副题", deck="副题")
    assert [one.words for one in said_of(article, HEADLINE)["headline"]] == ["应要求"]


def test_a_story_sent_back_has_its_reason_at_what_was_then_changed(user):
    article = make_article(headline="旧")
    revisions.record_revision(article)
    SentBack.objects.create(article=article, level=2, reason="数字与稿源不符", by=user)
    changed(article, user, headline="新")
    deck = PrintDifference("deck", digest_of("deck", "", "x"))
    found = said_of(article, HEADLINE, deck)
    assert set(found) == {"headline"}
    assert ("sent back", "数字与稿源不符") in [
        (one.source, one.words) for one in found["headline"]
    ]


def test_what_was_changed_after_it_was_settled_is_not_for_that_reason(user):
    article = make_article(headline="旧")
    revisions.record_revision(article)
    now = timezone.now()
    SentBack.objects.create(
        article=article,
        level=2,
        reason="数字与稿源不符",
        by=user,
        at=now - datetime.timedelta(hours=2),
        closed_at=now - datetime.timedelta(hours=1),
    )
    changed(article, user, headline="新")
    assert [one.source for one in said_of(article, HEADLINE)["headline"]] == ["revision"]


def test_a_digest_is_that_of_what_both_say():
    one, other = (Credit("邢成敏", "记者"),), (Credit("邢成敏", "摄"),)
    digests = {
        digest_of("bylines", one, other),
        digest_of("bylines", other, one),
        digest_of("body", one, other),
        digest_of("bylines", one, one),
    }
    assert len(digests) == 4
    assert digest_of("bylines", one, other) == digest_of("bylines", tuple(one), list(other))


def test_many_stories_cost_as_many_queries_as_one(user, django_assert_num_queries):
    articles = [make_article(headline="旧") for _ in range(5)]
    for article in articles:
        make_byline(article)
        revisions.record_revision(article)
        changed(article, user, headline="新")
        write(article, HEADLINE, "edited", "更简短", user)
    for chosen in (articles[:1], articles):
        with django_assert_num_queries(3):
            on_record({article.pk: [HEADLINE] for article in chosen})
    assert Revision.objects.count() == 10


def test_nobody_is_asked_for_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert on_record({}) == {}


def test_the_group_of_reporters_may_explain_what_it_may_edit():
    user = make_user("小记", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="change_article"))
    row = write(
        make_article(), HEADLINE, "edited", "更简短", type(user).objects.get(pk=user.pk)
    )
    assert row.by_name == "小记"
