"""A form whose row another desk deletes while it is open keeps what was typed."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from articles.desk import letters
from articles.models import Article, Contributor, Picture, Section
from tests.factories import (
    make_article,
    make_byline,
    make_contributor,
    make_editor,
    make_picture,
    make_published,
    make_section,
    make_user,
)
from tests.forms import errors, filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_editor("编辑"))
    return client


def address_of(row):
    return reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])


def test_it_comes_back_as_typed_and_is_added_anew(desk):
    row = make_section("旧")
    opened = desk.get(address_of(row))
    row.delete()
    refused = desk.post(address_of(opened.context["original"]), filled(opened, name="新"))
    assert refused.status_code == 200
    assert len(errors(refused)) == 1
    add = reverse("admin:articles_section_add")
    assert f'action="{add}"' in refused.content.decode()
    assert desk.post(add, filled(refused)).status_code == 302
    assert Section.objects.get().name == "新"


def test_an_article_keeps_its_bylines_and_pictures(desk):
    article = make_article()
    make_byline(article, "邢成敏")
    make_picture(article, "图说")
    opened = desk.get(address_of(article))
    address = address_of(article)
    Article.objects.all().delete()
    refused = desk.post(address, filled(opened, headline="新标题"))
    assert refused.status_code == 200, errors(refused)
    add = reverse("admin:articles_article_add")
    assert desk.post(add, filled(refused)).status_code == 302
    written = Article.objects.get()
    assert written.headline == "新标题"
    assert [each.contributor.name for each in written.bylines.all()] == ["邢成敏"]
    assert [each.caption for each in written.pictures.all()] == ["图说"]


def test_a_picture_which_nobody_adds_there_shows_what_was_typed_to_be_copied(desk):
    picture = make_picture(make_article(), "旧图说")
    opened, address = desk.get(address_of(picture)), address_of(picture)
    Picture.objects.all().delete()
    refused = desk.post(address, filled(opened, caption="我写的图说"))
    assert refused.status_code == 410
    assert "我写的图说" in refused.content.decode()


def test_a_correction_typed_into_a_letter_that_is_gone_is_shown(desk):
    content = letters.LetterContent("第二段有误。")
    letter = letters.receive(make_published(), content, "192.0.2.1")
    opened, address = desk.get(address_of(letter)), address_of(letter)
    letter.delete()
    typed = filled(opened, correction_text="应为二〇一五年。") | {"_correct": "1"}
    refused = desk.post(address, typed)
    assert refused.status_code == 410
    assert "应为二〇一五年。" in refused.content.decode()


def test_who_may_not_add_gets_the_text_to_be_copied(client):
    editor = make_user(is_staff=True)
    editor.user_permissions.set(Permission.objects.filter(codename="change_contributor"))
    client.force_login(editor)
    row = make_contributor("旧名")
    opened, address = client.get(address_of(row)), address_of(row)
    row.delete()
    refused = client.post(address, filled(opened, name="新名"))
    assert refused.status_code == 410
    assert "新名" in refused.content.decode()
    assert not Contributor.objects.exists()


def test_who_may_not_change_it_sees_nothing(client):
    client.force_login(make_user(is_staff=True))
    address = reverse("admin:articles_section_change", args=[1])
    assert client.post(address, {"name": "新"}).status_code == 403


def test_a_missing_row_that_nobody_typed_into_leads_to_the_desk(desk):
    assert desk.get(reverse("admin:articles_section_change", args=[1])).status_code == 302
