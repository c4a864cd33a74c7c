"""The version of a row: every way to save raises it, and no two saves leave the same."""

import pytest
from django.contrib import admin

from articles.admin.base import DeskAdmin
from articles.models import Article, Event, ImportRecord, RemovedZone, Section
from articles.models.version import VersionedModel
from tests.factories import make_article, make_section

pytestmark = pytest.mark.django_db

NEVER_SAVED = {Event, ImportRecord, RemovedZone}  # shown only, or only deleted


def stored(row):
    return type(row).objects.values_list("version", flat=True).get(pk=row.pk)


def test_every_row_that_an_editor_saves_has_one():
    desks = [each for each in admin.site._registry.values() if isinstance(each, DeskAdmin)]
    edited = {desk.model for desk in desks}
    edited |= {inline.model for desk in desks for inline in desk.inlines}
    assert len(edited) > len(NEVER_SAVED)
    without = [each for each in edited - NEVER_SAVED if not issubclass(each, VersionedModel)]
    assert without == []


def test_each_way_to_save_raises_it():
    section = make_section()
    ways = [
        section.save,
        lambda: Section.objects.filter(pk=section.pk).update(position=5),
        lambda: Section.objects.bulk_update([section], ["name"]),
    ]
    for way in ways:
        before = stored(section)
        way()
        assert stored(section) == before + 1


def test_rows_of_a_relation_raise_it_too():
    article = make_article()
    article.page.articles.update(position=3)
    assert stored(article) == 2


def test_two_copies_of_one_row_saved_one_after_the_other_leave_two_versions():
    make_section()
    one, other = Section.objects.get(), Section.objects.get()
    one.save()
    seen = stored(one)
    other.save()
    assert stored(one) == seen + 1


def test_a_row_restored_from_a_backup_keeps_it():
    article = make_article()
    article.save()
    Article(
        **{field.attname: getattr(article, field.attname) for field in Article._meta.fields}
    )
    article.save_base(raw=True)
    assert stored(article) == article.version
