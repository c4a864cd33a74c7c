"""Two desks with one row's form: neither overwrites the other in silence."""

import pytest
from django.forms import FileField
from django.urls import reverse

from articles.models import (
    Contributor,
    Flash,
    FormerAddress,
    Issue,
    Page,
    Photo,
    Picture,
    PlainPage,
    Section,
    SiteSettings,
)
from tests.factories import (
    make_article,
    make_contributor,
    make_editor,
    make_issue,
    make_page,
    make_photo,
    make_picture,
    make_section,
)
from tests.forms import errors, filled, theirs

pytestmark = pytest.mark.django_db


def make_flash():
    times = {"starts_at": "2023-11-08T01:00:00Z", "ends_at": "2033-11-08T01:00:00Z"}
    return Flash.objects.create(text="旧文", **times)


def make_former():
    return FormerAddress.objects.create(path="html/1.htm", article=make_article())


def make_site_settings():
    return SiteSettings.objects.get_or_create(pk=1)[0]


# Model → how to make a row, and two of its fields with what each desk types.
FORMS = {
    Section: (make_section, {"name": ("甲", "乙"), "slug": ("a", "b")}),
    Contributor: (make_contributor, {"name": ("甲", "乙"), "agency": ("新华社", "中新社")}),
    Issue: (make_issue, {"newspaper": ("甲报", "乙报"), "number": ("7", "8")}),
    Page: (make_page, {"name": ("甲版", "乙版"), "number": ("A7", "A8")}),
    Photo: (make_photo, {"focal_x": ("0.1", "0.2"), "focal_y": ("0.3", "0.4")}),
    Picture: (
        lambda: make_picture(make_article()),
        {"caption": ("甲", "乙"), "position": ("2", "3")},
    ),
    Flash: (make_flash, {"text": ("甲", "乙"), "ends_at_0": ("2034-01-01", "2035-01-01")}),
    SiteSettings: (make_site_settings, {"name": ("甲报", "乙报"), "hotline": ("110", "120")}),
    FormerAddress: (make_former, {"path": ("html/2.htm", "html/3.htm")}),
}
each_form = pytest.mark.parametrize("model", FORMS, ids=lambda model: model.__name__)


@pytest.fixture
def desk(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(make_editor("编辑"))
    return client


def typed_into(page, /, **typed):
    """What is sent: a file that is shown is not sent again."""
    fields = page.context["adminform"].form.fields
    files = [name for name, field in fields.items() if isinstance(field, FileField)]
    return filled(page, **dict.fromkeys(files, ""), **typed)


def address_of(row):
    return reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])


@each_form
def test_different_fields_merge_by_themselves(desk, model):
    make, fields = FORMS[model]
    if len(fields) < 2:
        pytest.skip("one field only")
    row = make()
    opened = desk.get(address_of(row))
    (one, (first, _)), (other, (second, _)) = fields.items()
    for typed in ({one: first}, {other: second}):
        answer = desk.post(address_of(row), typed_into(opened, **typed))
        assert answer.status_code == 302, errors(answer)
    again = filled(desk.get(address_of(row)))
    assert (str(again[one]), str(again[other])) == (first, second)


@each_form
def test_of_one_field_both_texts_are_shown_and_the_editor_chooses(desk, model):
    make, fields = FORMS[model]
    row = make()
    opened = desk.get(address_of(row))
    field, (first, second) = next(iter(fields.items()))
    desk.post(address_of(row), typed_into(opened, **{field: first}))
    refused = desk.post(address_of(row), typed_into(opened, **{field: second}))
    assert refused.status_code == 200
    assert [first in error for error in errors(refused)] == [True]
    shown = filled(refused)
    assert str(shown[field]) == second
    again = typed_into(opened, **{field: second, "opened": shown["opened"]})
    assert str(filled(desk.get(address_of(row)))[field]) == first
    assert desk.post(address_of(row), again).status_code == 302
    assert str(filled(desk.get(address_of(row)))[field]) == second


@each_form
def test_the_other_text_is_taken_where_the_editor_chooses_it(desk, model):
    make, fields = FORMS[model]
    row = make()
    opened = desk.get(address_of(row))
    field, (first, second) = next(iter(fields.items()))
    desk.post(address_of(row), typed_into(opened, **{field: first}))
    refused = desk.post(address_of(row), typed_into(opened, **{field: second}))
    choice = theirs(refused, field.removesuffix("_0"))
    answer = desk.post(address_of(row), typed_into(refused, **choice))
    assert answer.status_code == 302, errors(answer)
    assert str(filled(desk.get(address_of(row)))[field]) == first


def test_a_text_that_is_edited_after_the_other_was_chosen_is_not_thrown_away(desk):
    row = make_section()
    opened = desk.get(address_of(row))
    desk.post(address_of(row), filled(opened, name="甲"))
    refused = desk.post(address_of(row), filled(opened, name="乙"))
    choice = theirs(refused, "name")
    again = desk.post(address_of(row), filled(refused, name="丙") | choice)
    [words] = errors(again)
    assert all(part in words for part in ("甲", "丙", "编辑"))
    assert filled(again)["name"] == "丙"
    assert desk.post(address_of(row), filled(again)).status_code == 302
    row.refresh_from_db()
    assert row.name == "丙"


def test_a_choice_is_shown_by_its_label_and_a_body_by_its_words(desk):
    row = PlainPage.objects.create(kind="about", body="<p>旧</p>")
    opened = desk.get(address_of(row))
    desk.post(address_of(row), filled(opened, kind="contribute", body="<p>本报欢迎来稿</p>"))
    typed = filled(opened, kind="advertise", body="<p>本报欢迎投稿</p>")
    words = " ".join(errors(desk.post(address_of(row), typed)))
    kinds = PlainPage.PageKind
    for text in (kinds.CONTRIBUTE.label, kinds.ADVERTISE.label, "本报欢迎来稿"):
        assert str(text) in words
    assert "advertise" not in words


def test_what_a_desk_merged_into_its_form_is_no_change_of_its_own(desk):
    row = make_section()
    opened = desk.get(address_of(row))
    desk.post(address_of(row), filled(opened, name="甲"))
    refused = desk.post(address_of(row), filled(opened, name="乙", position="5"))
    desk.post(address_of(row), filled(opened, slug="neu"))
    assert desk.post(address_of(row), filled(refused)).status_code == 302
    row.refresh_from_db()
    assert (row.name, row.slug, row.position) == ("乙", "neu", 5)


NONSENSE = ["", "{", "[1]", "null", '{"version": 1, "at": 0, "fields": {"name": 1}}']


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_a_form_that_does_not_say_how_it_was_opened_overwrites_nothing_unasked(desk, nonsense):
    row = make_section(name="旧")
    typed = filled(desk.get(address_of(row)), name="甲", opened=nonsense)
    refused = desk.post(address_of(row), typed)
    assert ["旧" in error for error in errors(refused)] == [True]
    assert desk.post(address_of(row), filled(refused)).status_code == 302
    row.refresh_from_db()
    assert row.name == "甲"
