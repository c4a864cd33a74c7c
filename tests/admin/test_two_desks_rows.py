"""Two desks with the rows under one form: bylines, pictures, corrections, pages, photo credits."""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Byline, Correction, Page, PhotoCredit, Picture
from tests.factories import (
    make_article,
    make_byline,
    make_contributor,
    make_editor,
    make_page,
    make_picture,
)
from tests.forms import errors, filled, theirs

pytestmark = pytest.mark.django_db


def make_bylines():
    article = make_article()
    return article, [make_byline(article, name) for name in ("甲", "乙", "丙")]


def make_pictures():
    article = make_article()
    return article, [make_picture(article, caption) for caption in ("甲", "乙", "丙")]


def make_corrections():
    article = make_article()
    made_at = timezone.now()
    texts = [
        Correction.objects.create(article=article, text=text, made_at=made_at)
        for text in ("甲", "乙", "丙")
    ]
    return article, texts


def make_pages():
    pages = [make_page(name=name) for name in ("甲", "乙", "丙")]
    return pages[0].issue, pages


def make_credits():
    picture = make_picture(make_article())
    people = [make_contributor(name) for name in ("甲", "乙", "丙")]
    rows = [PhotoCredit.objects.create(picture=picture, contributor=each) for each in people]
    return picture, rows


# The rows' model → how to make a parent with three rows, the prefix of their fields, a field and what is typed.
ROWS = {
    Byline: (make_bylines, "bylines", "role", ("通讯员", "实习生")),
    Picture: (make_pictures, "pictures", "caption", ("一句", "另一句")),
    Correction: (make_corrections, "corrections", "text", ("一句", "另一句")),
    Page: (make_pages, "pages", "name", ("要闻", "本埠")),
    PhotoCredit: (make_credits, "credits", "role", ("摄", "图")),
}
each_kind = pytest.mark.parametrize("model", ROWS, ids=lambda model: model.__name__)


@pytest.fixture
def desk(client):
    client.force_login(make_editor("编辑"))
    return client


def address_of(row):
    return reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])


def deleting(prefix, number):
    return {f"{prefix}-{number}-DELETE": "on"}


@each_kind
def test_changes_of_different_rows_are_both_kept(desk, model):
    make, prefix, field, (first, second) = ROWS[model]
    parent, rows = make()
    opened = desk.get(address_of(parent))
    for number, typed in enumerate((first, second)):
        answer = desk.post(
            address_of(parent), filled(opened, **{f"{prefix}-{number}-{field}": typed})
        )
        assert answer.status_code == 302, errors(answer)
    assert [getattr(model.objects.get(pk=row.pk), field) for row in rows[:2]] == [first, second]


@each_kind
def test_of_one_field_of_one_row_both_texts_are_shown_and_the_editor_chooses(desk, model):
    make, prefix, field, (first, second) = ROWS[model]
    parent, rows = make()
    opened, name = desk.get(address_of(parent)), f"{prefix}-1-{field}"
    desk.post(address_of(parent), filled(opened, **{name: first}))
    refused = desk.post(address_of(parent), filled(opened, **{name: second}))
    assert refused.status_code == 200
    assert [first in error and second in error for error in errors(refused)] == [True]
    row = model.objects.get(pk=rows[1].pk)
    assert getattr(row, field) == first
    assert desk.post(address_of(parent), filled(refused)).status_code == 302
    row.refresh_from_db()
    assert getattr(row, field) == second


@each_kind
def test_the_other_text_is_taken_where_the_editor_chooses_it(desk, model):
    make, prefix, field, (first, second) = ROWS[model]
    parent, rows = make()
    opened, name = desk.get(address_of(parent)), f"{prefix}-1-{field}"
    desk.post(address_of(parent), filled(opened, **{name: first}))
    refused = desk.post(address_of(parent), filled(opened, **{name: second}))
    answer = desk.post(address_of(parent), filled(refused, **theirs(refused, name)))
    assert answer.status_code == 302
    assert getattr(model.objects.get(pk=rows[1].pk), field) == first


@each_kind
def test_a_row_that_was_deleted_and_not_typed_into_stays_deleted(desk, model):
    make, prefix, field, (first, _second) = ROWS[model]
    parent, rows = make()
    opened = desk.get(address_of(parent))
    desk.post(address_of(parent), filled(opened, **deleting(prefix, 0)))
    answer = desk.post(address_of(parent), filled(opened, **{f"{prefix}-2-{field}": first}))
    assert answer.status_code == 302, errors(answer)
    kept = set(model.objects.values_list("pk", flat=True))
    assert kept == {row.pk for row in rows[1:]}
    assert getattr(model.objects.get(pk=rows[2].pk), field) == first


@each_kind
def test_a_row_that_was_deleted_keeps_what_was_typed_and_is_added_anew(desk, model):
    make, prefix, field, (first, _second) = ROWS[model]
    parent, rows = make()
    opened = desk.get(address_of(parent))
    desk.post(address_of(parent), filled(opened, **deleting(prefix, 0)))
    refused = desk.post(address_of(parent), filled(opened, **{f"{prefix}-0-{field}": first}))
    assert refused.status_code == 200
    assert len(errors(refused)) == 1
    shown = filled(refused)
    assert shown[f"{prefix}-2-{field}"] == first  # the last row, a new one
    assert shown[f"{prefix}-2-id"] == ""
    answer = desk.post(address_of(parent), shown)
    assert answer.status_code == 302, errors(answer)
    assert model.objects.count() == 3
    assert model.objects.exclude(pk__in=[row.pk for row in rows]).get(**{field: first})


@each_kind
def test_a_row_that_was_deleted_is_dropped_by_the_box_beside_it(desk, model):
    make, prefix, field, (first, _second) = ROWS[model]
    parent, rows = make()
    opened = desk.get(address_of(parent))
    desk.post(address_of(parent), filled(opened, **deleting(prefix, 0)))
    refused = desk.post(address_of(parent), filled(opened, **{f"{prefix}-0-{field}": first}))
    assert f'name="{prefix}-2-DELETE"' in refused.content.decode()
    answer = desk.post(address_of(parent), filled(refused, **deleting(prefix, 2)))
    assert answer.status_code == 302
    assert set(model.objects.all()) == set(rows[1:])


@each_kind
def test_a_row_that_another_desk_has_changed_is_deleted_only_when_that_is_known(desk, model):
    make, prefix, field, (first, _second) = ROWS[model]
    parent, rows = make()
    opened = desk.get(address_of(parent))
    desk.post(address_of(parent), filled(opened, **{f"{prefix}-1-{field}": first}))
    refused = desk.post(address_of(parent), filled(opened, **deleting(prefix, 1)))
    assert refused.status_code == 200
    assert len(errors(refused)) == 1
    assert filled(refused)[f"{prefix}-1-{field}"] == first
    assert desk.post(address_of(parent), filled(refused)).status_code == 302
    assert getattr(model.objects.get(pk=rows[1].pk), field) == first
    answer = desk.post(address_of(parent), filled(refused, **deleting(prefix, 1)))
    assert answer.status_code == 302
    assert not model.objects.filter(pk=rows[1].pk).exists()


@each_kind
def test_a_row_that_both_desks_delete_is_deleted(desk, model):
    make, prefix, _field, _typed = ROWS[model]
    parent, rows = make()
    opened = desk.get(address_of(parent))
    for _desk in range(2):
        answer = desk.post(address_of(parent), filled(opened, **deleting(prefix, 0)))
        assert answer.status_code == 302
    assert set(model.objects.all()) == set(rows[1:])


def test_photographers_that_two_desks_choose_are_both_shown(desk):
    article, _pictures = make_pictures()
    opened = desk.get(address_of(article))
    one, other = make_contributor("李贺"), make_contributor("何雪峰")
    name = "pictures-0-photographers"
    desk.post(address_of(article), filled(opened, **{name: [one.pk]}))
    refused = desk.post(address_of(article), filled(opened, **{name: [other.pk]}))
    [words] = errors(refused)
    assert "李贺" in words
    assert "何雪峰" in words
    answer = desk.post(address_of(article), filled(refused, **theirs(refused, name)))
    assert answer.status_code == 302
    assert PhotoCredit.objects.get().contributor == one


def test_rows_that_another_desk_has_put_in_another_order_stand_beside_their_own_errors(desk):
    article, rows = make_bylines()
    opened = desk.get(address_of(article))
    turned = {f"bylines-{n}-position": 3 - n for n in range(3)}
    desk.post(address_of(article), filled(opened, **turned))
    refused = desk.post(address_of(article), filled(opened, **{"bylines-0-role": "一" * 21}))
    [inline] = [
        each
        for each in refused.context["inline_admin_formsets"]
        if each.formset.model is Byline
    ]
    originals = [each.original for each in inline if each.original]
    assert originals == rows
