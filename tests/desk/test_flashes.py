"""Flashes from the desk of the front page."""

import datetime

import pytest
from django.utils import timezone

from articles.desk.flashes import FlashError, begin_flash, end_flash, order_flashes
from articles.desk.rights import RightsError
from articles.desk.row_revisions import revisions_of
from articles.models import Event, Flash
from articles.presenting.notices import notices
from tests.desk.readers import DUTY, EDITOR, make_reader
from tests.factories import make_published

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


def texts():
    return [notice.text for notice in notices(timezone.now()).flashes]


def test_a_flash_begins_at_once_above_the_others_and_has_an_end():
    user = make_reader("主任", (*DUTY, "add_flash", "change_flash"))
    story = make_published()
    first = begin_flash("第一条", user=user)
    begin_flash("第二条", hours=2, article=story, user=user)
    assert texts() == ["第二条", "第一条"]
    assert first.ends_at - first.starts_at == 6 * HOUR
    assert revisions_of(first).get().made_by == user
    assert Event.objects.filter(verb=Event.Verb.CREATED, kind="articles.flash").count() == 2


@pytest.mark.parametrize(("text", "hours"), [("", 6), ("x" * 121, 6), ("快", 0), ("快", 73)])
def test_a_flash_without_words_or_end_or_too_long_is_refused(text, hours):
    with pytest.raises(FlashError):
        begin_flash(text, hours)
    assert not Flash.objects.exists()


def test_a_flash_ends_now_and_its_times_are_in_the_history():
    flash = begin_flash("正在发生")
    end_flash(flash.pk, flash.version)
    assert texts() == []
    assert revisions_of(flash).count() == 2


def test_a_flash_that_has_not_begun_is_ended_too():
    now = timezone.now()
    flash = Flash.objects.create(text="待发", starts_at=now + HOUR, ends_at=now + 2 * HOUR)
    ended = end_flash(flash.pk, flash.version)
    assert ended.starts_at < ended.ends_at <= timezone.now()


def test_a_flash_that_another_desk_has_changed_is_not_ended():
    flash = begin_flash("正在发生")
    Flash.objects.filter(pk=flash.pk).update(text="改过")
    with pytest.raises(FlashError):
        end_flash(flash.pk, flash.version)
    assert texts() == ["改过"]


def test_flashes_stand_in_the_desks_order_and_a_new_one_above_them():
    one, two, three = (begin_flash(text) for text in "一二三")
    order_flashes([two.pk, three.pk, one.pk])
    assert texts() == ["二", "三", "一"]
    begin_flash("四")
    assert texts() == ["四", "二", "三", "一"]


def test_what_the_order_does_not_name_follows():
    one, *_others = [begin_flash(text) for text in "一二三"]
    order_flashes([one.pk, 10**6])
    assert texts() == ["一", "三", "二"]


def test_who_may_not_change_flashes_begins_ends_and_orders_none():
    flash = begin_flash("正在发生")
    user = make_reader("编辑", EDITOR)
    for work in (
        lambda: begin_flash("又一条", user=user),
        lambda: end_flash(flash.pk, flash.version, user),
        lambda: order_flashes([flash.pk], user),
    ):
        with pytest.raises(RightsError):
            work()
    assert texts() == ["正在发生"]
