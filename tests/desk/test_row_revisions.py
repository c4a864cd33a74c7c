"""Every save of the desk leaves a revision of the row, and so does what stood there before it."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.desk import revisions, row_revisions
from articles.desk.row_revisions import KINDS
from articles.models import Revision, RowRevision
from tests.factories import (
    make_article,
    make_contributor,
    make_editor,
    make_page,
    make_photo,
    make_plain_page,
    make_revision,
    make_section,
    make_site_settings,
)

pytestmark = pytest.mark.django_db
MAKE = (
    make_section,
    make_contributor,
    make_page,
    make_photo,
    make_plain_page,
    make_site_settings,
)


@pytest.mark.parametrize("make", MAKE)
def test_a_row_that_says_the_same_gets_no_second_revision(make):
    row = make()
    assert row_revisions.record(row, make_editor("编辑"), "编辑").number == 1
    assert row_revisions.record(row) is None


def test_numbers_count_from_one_for_each_row():
    one, other = make_section("一"), make_section("二")
    for name in ("三", "四"):
        one.name = name
        one.save()
        row_revisions.record(one)
    row_revisions.record(other)
    numbers = RowRevision.objects.order_by("pk").values_list("row", "number")
    assert list(numbers) == [(one.pk, 1), (one.pk, 2), (other.pk, 1)]


def test_it_has_every_column_that_an_editor_can_change():
    for model in KINDS:
        names = {field.name for field in row_revisions.revised_fields(model)}
        assert names, model
        assert not names & {"id", "version", "binned_at", "changed_at"}


def test_what_a_command_has_changed_is_recorded_before_the_next_change():
    section = make_section("旧名")
    row_revisions.record(section, reason="编辑")
    type(section).objects.filter(pk=section.pk).update(name="命令改的")
    row_revisions.record_before([section])
    names = [each.values["name"] for each in row_revisions.revisions_of(section)]
    assert names == ["命令改的", "旧名"]


def test_a_photos_file_goes_by_the_name_that_it_first_had():
    photo = make_photo()
    row_revisions.record(photo)
    known = photo.image.name
    type(photo).objects.filter(pk=photo.pk).update(image="withheld/x.png", first_name=known)
    assert row_revisions.record(photo) is None


# ---- Pruning


def age(days):
    when = timezone.now() - datetime.timedelta(days)
    Revision.objects.update(made_at=when)
    RowRevision.objects.update(made_at=when)


def prune(days, **options):
    call_command("prune_revisions", "--days", str(days), **options)


def test_pruning_leaves_the_last_revision_and_the_last_import_of_each_article():
    article = make_article()
    for number, is_import in enumerate([True, True, False, False], 1):
        make_revision(article, number=number, is_import=is_import)
    age(100)
    prune(30)
    assert list(article.revisions.order_by("number").values_list("number", flat=True)) == [2, 4]
    assert revisions.last_imported_versions([article])
    revisions.record_revision(article)
    assert article.revisions.order_by("number").last().number == 5


def test_pruning_leaves_the_last_of_each_row_and_all_that_are_young():
    section = make_section("一")
    for name in ("二", "三"):
        row_revisions.record(section)
        section.name = name
        section.save()
    row_revisions.record(section)
    prune(30)
    assert RowRevision.objects.count() == 3
    age(31)
    prune(30)
    assert [each.values["name"] for each in RowRevision.objects.all()] == ["三"]


def test_a_dry_run_removes_nothing(capsys):
    article = make_article()
    make_revision(article), make_revision(article)
    age(100)
    prune(30, dry_run=True)
    assert "1" in capsys.readouterr().out
    assert article.revisions.count() == 2


def test_no_age_no_pruning():
    with pytest.raises(CommandError):
        call_command("prune_revisions")
    with pytest.raises(CommandError):
        prune(-1)
