"""An import taken back from its record at the desk."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from articles.models import Article, ImportRecord, Page, SectionRight
from tests.factories import make_editor, make_section, make_user
from tests.intake.printed import (
    QIAOTOU,
    SIZHOU,
    XIAPU,
    changed,
    edit,
    import_again,
    import_page,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_editor("编辑"))
    return client


def address_of(record):
    return reverse("admin:articles_importrecord_take_back", args=[record.pk])


def last_record():
    return ImportRecord.objects.order_by("pk").last()


def test_the_record_leads_there_as_long_as_there_is_something_to_take_back(desk):
    import_page(SIZHOU)
    record = last_record()
    form = reverse("admin:articles_importrecord_change", args=[record.pk])
    assert address_of(record) in desk.get(form).content.decode()
    desk.post(address_of(record))
    page = desk.get(form).content.decode()
    assert address_of(record) not in page
    assert "已撤回" in page


def test_first_it_says_what_it_would_do_and_does_nothing(desk):
    import_page(SIZHOU, XIAPU, QIAOTOU)
    edit(Article.objects.get(headline=XIAPU.headline), kicker="改过")
    would = desk.get(address_of(last_record())).context["would"]
    assert [len(each) for each in (would.removed, would.stay)] == [2, 1]
    assert Article.objects.count() == 3


def test_then_it_is_done_and_what_stays_is_named(desk):
    import_page(SIZHOU, XIAPU)
    edit(Article.objects.get(headline=XIAPU.headline), kicker="改过")
    answer = desk.post(address_of(last_record()), follow=True)
    assert [article.headline for article in Article.objects.all()] == [XIAPU.headline]
    assert XIAPU.headline in str(next(iter(answer.context["messages"])))


def test_what_cannot_be_taken_back_says_why_and_offers_no_button(desk):
    import_page(SIZHOU)
    record = last_record()
    import_again(changed(SIZHOU, deck="新副题"))
    page = desk.get(address_of(record))
    assert page.context["refusal"]
    assert b'type="submit" class="default"' not in page.content
    assert desk.post(address_of(record), follow=True).context["refusal"]
    assert Page.objects.exists()


def test_stories_of_a_section_that_somebody_may_not_edit_are_not_taken_back(client):
    import_page(SIZHOU)
    user = make_user(is_staff=True)
    user.user_permissions.set(_permissions())
    SectionRight.objects.create(user=user, section=make_section("副刊"))
    client.force_login(user)
    answer = client.post(address_of(last_record()), follow=True)
    assert SIZHOU.headline in str(next(iter(answer.context["messages"])))
    assert Article.objects.exists()


def _permissions():
    names = ["add_importrecord", "view_importrecord", "add_article", "change_article"]
    return Permission.objects.filter(codename__in=[*names, "delete_article"])
