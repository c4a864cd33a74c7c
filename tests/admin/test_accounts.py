"""Accounts and groups in the desk's language."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import translation

from articles.admin.accounts import PermissionField
from tests.factories import make_editor

pytestmark = pytest.mark.django_db
DJANGOS = ("Can add", "Can change", "Can delete", "Can view", "Can sign", "Can publish")


@pytest.mark.parametrize("kind", ["user", "group"])
def test_no_permission_is_said_in_english(client, kind):
    client.force_login(make_editor())
    shown = client.get(reverse(f"admin:auth_{kind}_add")).content.decode()
    if kind == "user":
        user = make_editor()
        shown = client.get(reverse("admin:auth_user_change", args=[user.pk])).content.decode()
    assert not [words for words in DJANGOS if words in shown]


def test_a_permission_is_said_by_its_verb():
    field = PermissionField(Permission.objects.all())
    labels = {
        one.codename: field.label_from_instance(one)
        for one in Permission.objects.filter(content_type__app_label="articles")
    }
    with translation.override("zh-hans"):
        one = Permission.objects.get(codename="sign_second")
        assert field.label_from_instance(one).endswith("审签文章（第二审）")
    assert len(set(labels.values())) == len(labels)


def test_the_words_of_djangos_scripts_are_chinese(client):
    client.force_login(make_editor())
    words = client.get(reverse("admin:jsi18n")).content.decode()
    assert '"Choose all %s": "\\u5168\\u9009%s"' in words
    assert "Remove selected %s" in words
