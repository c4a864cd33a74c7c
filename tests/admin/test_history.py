"""The history of a row, as the desk reads it."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from tests.factories import make_editor, make_section
from tests.forms import filled

pytestmark = pytest.mark.django_db


def test_fields_are_named_in_the_desks_language(client):
    client.force_login(make_editor())
    address = reverse("admin:articles_section_change", args=[make_section().pk])
    client.post(address, filled(client.get(address), name="别的栏目", position="5"))
    changed = LogEntry.objects.get().get_change_message()
    assert changed.startswith("已修改")
    assert not any(letter.isascii() and letter.isalpha() for letter in changed), changed
