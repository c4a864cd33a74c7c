"""Two desks and an import at one page at the same time: one of them is first, and nothing is done by half."""

import datetime

import pytest
from django.db import connection, transaction

from articles.desk import moving
from articles.desk.moving import IssuePlace, PagePlace, StaleError
from articles.intake import taking_back
from articles.models import Article, ImportRecord, Issue, Page
from articles.web.refusals import RefusedError
from tests.desk.at_once import deadlocks, together
from tests.factories import make_issue, make_page
from tests.intake.printed import SIZHOU, XIAPU, changed, edit, import_again, import_page

pytestmark = pytest.mark.django_db(transaction=True)
DAY, NEXT = datetime.date(2023, 11, 8), datetime.date(2023, 11, 9)


@pytest.fixture(autouse=True)
def _a_database_with_connections(settings, tmp_path):
    if connection.vendor == "sqlite":
        pytest.skip("one connection to a database in memory")
    settings.MEDIA_ROOT = tmp_path / "media"
    before = deadlocks()
    yield
    assert deadlocks() == before


def outcome(work):
    """What it returns, or the refusal."""
    try:
        return work()
    except RefusedError as refusal:
        return refusal


def move(page, number):
    return lambda: outcome(
        lambda: moving.move_page(page.pk, page.version, PagePlace(NEXT, "", number))
    )


def test_of_two_desks_that_move_one_page_one_is_told():
    page = make_page(make_issue(DAY), 3)
    found = together([move(page, "4"), move(page, "5")])
    assert sorted(isinstance(each, StaleError) for each in found) == [False, True]
    assert Page.objects.get().number in {"4", "5"}


def test_two_pages_that_want_one_number_do_not_both_get_it():
    pages = [make_page(make_issue(DAY), number) for number in (1, 2)]
    found = together([move(page, "7") for page in pages])
    assert sorted(isinstance(each, RefusedError) for each in found) == [False, True]
    assert Page.objects.filter(number="7").count() == 1


def test_two_issues_that_change_places_with_a_third_are_not_torn_apart():
    """Each into the day of the other one: one of them is there already, and says so."""
    issues = [make_page(make_issue(day), 1).issue for day in (DAY, NEXT)]
    days = [issue.date for issue in issues]
    found = together(
        [
            lambda issue=issue, day=day: outcome(
                lambda: moving.move_issue(issue.pk, issue.version, IssuePlace(day))
            )
            for issue, day in zip(issues, reversed(days), strict=True)
        ]
    )
    assert all(isinstance(each, RefusedError) for each in found)
    assert Issue.objects.count() == 2


@pytest.mark.parametrize("round_", range(4))
def test_a_page_that_is_moved_while_its_correction_comes_in_is_one_page(round_):
    import_page(SIZHOU, XIAPU)
    page = Page.objects.get()
    together(
        [move(page, "3"), lambda: import_again(changed(SIZHOU, deck=f"副题{round_}"), XIAPU)]
    )
    refs = list(Article.objects.order_by("pk").values_list("source_ref", flat=True))
    assert (Page.objects.count(), len(refs)) == (1, 2)
    prefix = f"{Page.objects.get().issue.key}/3/"
    assert all(ref.startswith(prefix) for ref in refs)


@pytest.mark.parametrize("round_", range(4))
def test_what_is_edited_while_its_import_is_taken_back_is_there_or_gone_as_a_whole(round_):
    import_page(SIZHOU, XIAPU)
    record, article = ImportRecord.objects.get(), Article.objects.get(headline=SIZHOU.headline)

    def save():
        with transaction.atomic():
            if Article.objects.filter(pk=article.pk).lock():
                edit(article, kicker=f"编辑写的{round_}")

    together([lambda: outcome(lambda: taking_back.take_back(record)), save])
    found = Article.objects.filter(pk=article.pk).first()
    assert found is None or (found.kicker, found.page.number) == (f"编辑写的{round_}", "3")
    assert Article.objects.exclude(pk=article.pk).count() == 0


def test_an_import_is_taken_back_by_one_of_two_desks():
    import_page(SIZHOU, XIAPU)
    record = ImportRecord.objects.get()
    found = together([lambda: outcome(lambda: taking_back.take_back(record))] * 2)
    assert sorted(isinstance(each, RefusedError) for each in found) == [False, True]
    assert not Page.objects.exists()
