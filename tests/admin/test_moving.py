"""Pages and issues moved at the desk, by the page for that and by their own forms."""

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from articles.models import Article, FormerAddress, Issue, Page, SectionRight
from tests.factories import (
    make_article,
    make_editor,
    make_issue,
    make_page,
    make_published,
    make_section,
    make_user,
)
from tests.forms import filled
from tests.intake.printed import SIZHOU, import_page

pytestmark = pytest.mark.django_db
DAY, NEXT = datetime.date(2023, 11, 8), datetime.date(2023, 11, 9)


@pytest.fixture
def desk(client):
    client.force_login(make_editor("编辑"))
    return client


def address_of(row):
    return reverse(f"admin:articles_{row._meta.model_name}_move", args=[row.pk])


def send(desk, row, **typed):
    page = desk.get(address_of(row))
    form = page.context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    return desk.post(address_of(row), data | {"version": page.context["version"]} | typed)


def test_the_forms_lead_there(desk):
    page = make_page()
    for row in (page, page.issue):
        name = f"admin:articles_{row._meta.model_name}_change"
        assert address_of(row) in desk.get(reverse(name, args=[row.pk])).content.decode()


def test_a_page_is_moved_by_one_form(desk):
    page = make_page(make_issue(DAY), 3)
    answer = send(desk, page, date=str(NEXT), number="A5")
    assert answer.url == reverse("admin:articles_page_change", args=[page.pk])
    page.refresh_from_db()
    assert (page.issue.date, page.number) == (NEXT, "A5")


def test_what_readers_have_seen_is_asked_about_once(desk):
    page = make_published(page=make_page(make_issue(DAY), 3)).page
    question = send(desk, page, date=str(NEXT))
    assert question.context["ask_seen"]
    assert "读者" in question.content.decode()
    assert question.context["form"]["date"].value() == str(NEXT)
    assert send(desk, page, date=str(NEXT), seen="1").status_code == 302
    assert FormerAddress.objects.filter(page=page).exists()


def test_joining_an_issue_that_is_there_is_offered_and_what_was_agreed_is_kept(desk):
    issue = make_published(page=make_page(make_issue(DAY), 3)).page.issue
    other = make_page(make_issue(NEXT), 1).issue
    offer = send(desk, issue, date=str(NEXT))
    assert offer.context["ask_merge"]
    question = send(desk, issue, date=str(NEXT), merge="1")
    assert question.context["ask_seen"]
    assert question.context["agreed"] == ["merge"]
    answer = send(desk, issue, date=str(NEXT), merge="1", seen="1")
    assert answer.url == reverse("admin:articles_issue_change", args=[other.pk])


def test_a_clash_is_a_sentence_and_offers_nothing(desk):
    issue = make_page(make_issue(DAY), 3).issue
    make_page(make_issue(NEXT), 3)
    answer = send(desk, issue, date=str(NEXT))
    assert not answer.context["ask_merge"]
    assert "第3版" in answer.context["refusal"]


@pytest.mark.parametrize(
    ("field", "value"), [("date", "八号"), ("date", ""), ("edition", "a/b"), ("number", "??")]
)
def test_what_makes_no_sense_is_marked(desk, field, value):
    page = make_page(make_issue(DAY), 3)
    answer = send(desk, page, **{field: value})
    assert list(answer.context["form"].errors) == [field]


def test_a_row_that_changed_since_is_shown_first(desk):
    page = make_page(make_issue(DAY), 3)
    answer = send(desk, page, date=str(NEXT), version="0")
    assert answer.context["refusal"]
    assert not Issue.objects.filter(date=NEXT).exists()


def test_stories_that_somebody_may_not_change_are_not_moved(client):
    page = make_page(make_issue(DAY), 3)
    make_article(page=page, section=make_section("要闻"), headline="要闻版的文章")
    user = make_user(is_staff=True)
    names = ["change_page", "view_page", "change_article"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    SectionRight.objects.create(user=user, section=make_section("副刊"))
    client.force_login(user)
    answer = send(client, page, date=str(NEXT))
    assert "要闻版的文章" in answer.context["refusal"]


def test_a_date_typed_into_the_issues_own_form_keeps_the_addresses_too(desk):
    import_page(SIZHOU)
    page = Page.objects.get()
    make_published(page=page)
    old = page.get_absolute_url()
    form = reverse("admin:articles_issue_change", args=[page.issue_id])
    sent = filled(desk.get(form), date="2023-11-09") | {"_save": "1"}
    assert desk.post(form, sent).status_code == 302
    assert desk.get(old).url == "/paper/2023-11-09/3/"
    imported = Article.objects.exclude(source_ref=None)
    assert list(imported.values_list("source_ref", flat=True)) == ["2023-11-09/3/1"]


def test_two_pages_that_change_places_in_the_issues_form_keep_their_stories(desk):
    issue = make_issue(DAY)
    pages = [make_page(issue, number, number="") for number in (1, 2)]
    for page in pages:
        make_article(page=page, source_ref=f"2023-11-08/{page.sequence}/1")
    for sequence, page in ((9, pages[0]), (1, pages[1]), (2, pages[0])):
        form = reverse("admin:articles_page_change", args=[page.pk])
        sent = filled(desk.get(form), sequence=sequence) | {"_save": "1"}
        assert desk.post(form, sent).status_code == 302
    found = Article.objects.order_by("pk").values_list("source_ref", flat=True)
    assert list(found) == ["2023-11-08/2/1", "2023-11-08/1/1"]
