"""The history of a row, as the desk reads it."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from tests.factories import make_article, make_editor, make_revision, make_section
from tests.forms import filled, words

pytestmark = pytest.mark.django_db


def test_fields_are_named_in_the_desks_language(client):
    client.force_login(make_editor())
    address = reverse("admin:articles_section_change", args=[make_section().pk])
    client.post(address, filled(client.get(address), name="别的栏目", position="5"))
    changed = LogEntry.objects.get().get_change_message()
    assert changed.startswith("已修改")
    assert not any(letter.isascii() and letter.isalpha() for letter in changed), changed


def test_of_an_article_it_has_the_revisions_that_no_form_made(client):
    client.force_login(make_editor())
    article = make_article()
    make_revision(article, reason="从版面导入")
    page = words(client.get(reverse("admin:articles_article_history", args=[article.pk])))
    assert "从版面导入" in page
    assert "对象" not in page


def test_of_what_no_form_has_changed_it_says_so(client):
    client.force_login(make_editor())
    page = client.get(reverse("admin:articles_section_history", args=[make_section().pk]))
    assert "还没有人在表单中改过" in words(page)
    assert "管理站点" not in words(page)
