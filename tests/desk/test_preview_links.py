"""Preview links: made by who may, known by a digest alone, over at their end and for good."""

import datetime
import hashlib

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from articles.desk import bin as desk_bin
from articles.desk import preview_links
from articles.desk.preview_links import PreviewError
from articles.desk.rights import RightsError
from articles.models import Event, PreviewLink, SectionRight
from tests.desk.readers import EDITOR, make_reader
from tests.factories import make_article, make_editor, make_published, make_section

pytestmark = pytest.mark.django_db
WHOM = "县水利局 王主任"
MAY = (*EDITOR, "add_previewlink")


@pytest.fixture
def user():
    return make_reader("责编", MAY)


def again(link):
    return PreviewLink.objects.select_related("made_by", "article").get(pk=link.pk)


def test_a_link_lives_two_days_unless_said_otherwise(user):
    link, _token = preview_links.make(make_article(), user, WHOM)
    assert link.until - link.made_at == datetime.timedelta(hours=48)
    other, _token = preview_links.make(make_article(), user, WHOM, 4)
    assert other.until - other.made_at == datetime.timedelta(hours=4)


@pytest.mark.parametrize("hours", [0, -1, 169, 10**6])
def test_no_link_lives_longer_than_a_week_or_not_at_all(user, hours):
    with pytest.raises(PreviewError):
        preview_links.make(make_article(), user, WHOM, hours)
    assert not PreviewLink.objects.exists()


@pytest.mark.parametrize("whom", ["", "  ", "王" * 101])
def test_a_link_is_for_somebody(user, whom):
    with pytest.raises(PreviewError):
        preview_links.make(make_article(), user, whom)


def test_the_database_has_the_digest_of_the_token_and_nothing_else_of_it(user):
    link, token = preview_links.make(make_article(), user, WHOM)
    assert len(token) == 43
    assert link.token_sha256 == hashlib.sha256(token.encode()).hexdigest()
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            assert token not in repr(cursor.fetchall()), table


def test_no_two_tokens_are_the_same(user):
    article = make_article()
    tokens = {preview_links.make(article, user, WHOM)[1] for _ in range(50)}
    assert len(tokens) == 50


def test_the_log_says_who_made_one_for_whom_and_until_when_but_not_the_address(user):
    article = make_article()
    link, token = preview_links.make(article, user, WHOM)
    preview_links.revoke(link, user)
    made, revoked = Event.objects.order_by("pk")
    assert (made.verb, made.by, made.row) == ("previewed", "责编", article.pk)
    assert made.details["for"] == revoked.details["for"] == WHOM
    assert revoked.verb == "preview revoked"
    assert token not in repr([made.details, revoked.details])


def test_only_drafts_are_shown_outside(user):
    online, binned = make_published(), make_article()
    desk_bin.put_in([binned])
    for article in (online, binned):
        with pytest.raises(PreviewError):
            preview_links.make(article, user, WHOM)


def test_what_is_for_print_alone_is_shown_to_nobody_online(user):
    with pytest.raises(PreviewError):
        preview_links.make(make_article(print_only=True), user, WHOM)
    later = make_article()
    link, _token = preview_links.make(later, user, WHOM)
    later.print_only = True
    later.save()
    assert not preview_links.opens(again(link))


def test_who_has_no_such_right_makes_none_and_revokes_none(user):
    other = make_reader("记者", EDITOR)
    article = make_article()
    with pytest.raises(RightsError):
        preview_links.make(article, other, WHOM)
    link, _token = preview_links.make(article, user, WHOM)
    with pytest.raises(RightsError):
        preview_links.revoke(link, other)
    assert again(link).is_open(timezone.now())


def test_the_right_holds_in_the_sections_where_somebody_edits(user):
    sport, letters = make_section("体育", "sport"), make_section("副刊", "letters")
    SectionRight.objects.create(user=user, section=sport, may_edit=True)
    preview_links.make(make_article(section=sport), user, WHOM)
    with pytest.raises(RightsError):
        preview_links.make(make_article(section=letters), user, WHOM)


def test_a_revoked_link_is_over_and_says_by_whom(user):
    link, _token = preview_links.make(make_article(), user, WHOM)
    assert preview_links.revoke(link, user)
    row = again(link)
    assert not preview_links.opens(row)
    assert row.ended_by == "责编"
    assert not preview_links.revoke(link, user)  # once


def test_anybody_with_the_right_revokes_what_another_has_made(user):
    link, _token = preview_links.make(make_article(), user, WHOM)
    assert preview_links.revoke(link, make_editor("总编"))
    assert again(link).ended_by == "总编"


def test_a_link_whose_time_came_stays_over_when_the_clock_is_set_back(user):
    link, _token = preview_links.make(make_article(), user, WHOM)
    now = timezone.now()
    rows = PreviewLink.objects.filter(pk=link.pk)
    rows.update(
        made_at=now - datetime.timedelta(hours=9), until=now - datetime.timedelta(hours=1)
    )
    assert not preview_links.opens(again(link))
    # the clock is two hours earlier again, or the end two hours later: the same to the link
    rows.update(until=now + datetime.timedelta(hours=1))
    assert not preview_links.opens(again(link))


def test_a_link_ends_with_the_account_that_made_it(user):
    kept, _token = preview_links.make(make_article(), user, WHOM)
    other = make_reader("离任", MAY)
    lost, _token = preview_links.make(make_article(), other, WHOM)
    user.is_active = False
    user.save()
    other.delete()
    assert not preview_links.opens(again(kept))
    assert not preview_links.opens(again(lost))


@pytest.mark.parametrize(
    "fields", [{"for_whom": ""}, {"until": datetime.timedelta(0)}, {"ended_by": "某人"}]
)
def test_the_database_refuses_a_link_that_says_too_little(user, fields):
    link, _token = preview_links.make(make_article(), user, WHOM)
    if "until" in fields:
        fields = {"until": link.made_at}
    with pytest.raises(IntegrityError), transaction.atomic():
        PreviewLink.objects.filter(pk=link.pk).update(**fields)


def test_openings_are_counted_with_the_first_and_the_last(user):
    link, _token = preview_links.make(make_article(), user, WHOM)
    preview_links.count_opening(link)
    first = again(link).first_opened_at
    preview_links.count_opening(link)
    row = again(link)
    assert (row.opened, row.first_opened_at) == (2, first)
    assert row.last_opened_at > first
