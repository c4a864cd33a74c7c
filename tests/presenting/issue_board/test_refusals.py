"""A refusal is settled when its page has come in: the same file, or a corrected one of its name."""

import datetime

import pytest

from articles.models import ImportRecord
from articles.presenting.issue_board.refusals import come_in_since
from tests.factories import make_import_record

pytestmark = pytest.mark.django_db
REFUSED = ImportRecord.Result.REFUSED


def make_refusal(file_name="A03.pdf", sha256="a" * 64, **fields):
    return make_import_record(
        file_name=file_name, sha256=sha256, result=REFUSED, error="没有日期", **fields
    )


def make_import(hours_later=0, **fields):
    record = make_import_record(**{"file_name": "A03.pdf", "sha256": "b" * 64} | fields)
    record.made_at += datetime.timedelta(hours=hours_later)
    record.save()
    return record


def test_the_same_bytes_settle_it_whenever_and_under_whatever_name_they_come():
    refusal = make_refusal()
    make_import(file_name="三版.pdf", sha256=refusal.sha256, hours_later=99)
    assert come_in_since([refusal]) == {refusal.pk}


def test_a_corrected_file_of_the_name_settles_it_the_same_night():
    refusal = make_refusal()
    make_import(hours_later=1)
    assert come_in_since([refusal]) == {refusal.pk}


def test_the_next_nights_file_of_the_name_is_another_page():
    refusal = make_refusal()
    make_import(hours_later=24)
    assert come_in_since([refusal]) == set()


def test_a_name_with_its_date_counts_for_good():
    refusal = make_refusal(file_name="20231108-A03.pdf")
    make_import(file_name="20231108-A03.pdf", hours_later=240)
    assert come_in_since([refusal]) == {refusal.pk}


def test_what_came_in_before_does_not_settle_a_later_refusal():
    make_import()
    refusal = make_refusal()
    assert come_in_since([refusal]) == set()


def test_another_page_of_the_file_does_not_settle_it():
    refusal = make_refusal(file_page=3)
    make_import(sha256=refusal.sha256, file_page=2)
    assert come_in_since([refusal]) == set()
    make_import(sha256=refusal.sha256, file_page=3)
    assert come_in_since([refusal]) == {refusal.pk}


def test_pages_out_of_an_archive_settle_the_refusal_of_the_archive():
    refusal = make_refusal(file_name="20231108.zip")
    make_import(file_name="20231108.zip/A03.pdf", file_page=2)
    assert come_in_since([refusal]) == {refusal.pk}


def test_files_without_bytes_are_not_the_same_file():
    refusal = make_refusal(sha256="")
    make_import(file_name="另一个.pdf", sha256="")
    assert come_in_since([refusal]) == set()
