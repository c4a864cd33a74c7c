"""`undo_import`: imports taken back from the command line."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from articles.desk import publishing
from articles.models import Article, ImportRecord, Page
from tests.intake.printed import SIZHOU, XIAPU, changed, edit, import_again, import_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def undo(*records, **options):
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("undo_import", *map(str, records), stdout=out, stderr=err, **options)
    except CommandError as error:
        err.write(str(error))
    return out.getvalue(), err.getvalue()


def pks():
    return list(ImportRecord.objects.order_by("pk").values_list("pk", flat=True))


def test_several_are_taken_back_the_last_first():
    import_page(SIZHOU)
    import_again(changed(SIZHOU, deck="新"))
    out, err = undo(*pks())
    assert (len(out.splitlines()), err) == (2, "")
    assert not Page.objects.exists()


def test_a_dry_run_changes_nothing():
    import_page(SIZHOU, XIAPU)
    out, _err = undo(*pks(), dry_run=True)
    assert "1 pages and 2 stories" in out
    assert Article.objects.count() == 2


def test_what_stays_is_named():
    import_page(SIZHOU, XIAPU)
    edit(Article.objects.get(headline=XIAPU.headline), kicker="改过")
    assert XIAPU.headline in undo(*pks())[0]


def test_what_is_refused_is_told_and_the_others_are_taken_back():
    import_page(SIZHOU)
    publishing.publish(Article.objects.all())
    import_page(XIAPU, number="4", file="page-4.txt", sha="4" * 64)
    _out, err = undo(*pks(), 99)
    assert "There is no import record 99." in err
    assert "Readers may have seen it" in err
    assert "2 could not be taken back." in err
    assert Page.objects.get().number == "3"
