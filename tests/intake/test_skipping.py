"""The same file again: skipped, as long as anything of it is still there."""

import pytest
from django.utils import translation

from articles.models import Article, Revision
from tests.factories import make_issue, make_page
from tests.intake.printed import SIZHOU, XIAPU, everything, import_page, titles

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def test_the_same_file_again_changes_nothing():
    import_page(SIZHOU, XIAPU)
    before = everything()
    report = import_page(SIZHOU, XIAPU)
    assert report.skipped
    assert everything() == before


def test_a_page_whose_articles_were_all_deleted_can_be_read_again():
    import_page(SIZHOU, XIAPU)
    Revision.objects.all().delete()
    Article.objects.all().delete()
    report = import_page(SIZHOU, XIAPU)
    assert titles(report.created) == [SIZHOU.headline, XIAPU.headline]
    assert import_page(SIZHOU, XIAPU).skipped


def test_a_page_whose_last_article_stands_elsewhere_is_still_skipped():
    import_page(SIZHOU)
    Article.objects.update(page=make_page(make_issue(), sequence=8))
    assert import_page(SIZHOU).skipped


def test_a_page_that_never_had_a_story_is_skipped_the_second_time():
    import_page()
    assert import_page().skipped


def test_a_file_without_page_number_is_skipped_too():
    import_page(SIZHOU, number="")
    assert import_page(SIZHOU, number="").skipped
    assert import_page(SIZHOU, number="", file="renamed.txt").skipped


def test_two_files_of_one_page_are_each_skipped_the_second_time():
    import_page(SIZHOU, file="upper.txt"), import_page(XIAPU, sha="2" * 64, file="lower.txt")
    assert import_page(SIZHOU, file="upper.txt").skipped
    assert import_page(XIAPU, sha="2" * 64, file="lower.txt").skipped
