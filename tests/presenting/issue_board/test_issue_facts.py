"""What has come in of an issue is asked for once."""

import pytest

from articles.models import ImportRecord
from articles.presenting.issue_board.issue_facts import facts_of
from tests.factories import make_import_record, make_issue, make_page

pytestmark = pytest.mark.django_db


def test_of_several_imports_of_a_page_the_last_counts_and_a_refusal_is_none():
    issue = make_issue()
    page = make_page(issue, 1)
    for characters in (900, 1200, 1000):
        make_import_record(page=page, issue=issue, characters=characters)
    make_import_record(
        page=page,
        issue=issue,
        characters=7,
        result=ImportRecord.Result.REFUSED,
        error="文件是空的。",
    )
    assert facts_of(issue).imports[page.pk].characters == 1000


def test_each_page_is_there_once_in_its_order_and_one_that_nobody_imported_too():
    issue = make_issue()
    later, first, written = (make_page(issue, sequence) for sequence in (3, 1, 2))
    for page in (later, first, first):
        make_import_record(page=page, issue=issue)
    make_import_record(page=make_page(make_issue("2023-11-09"), 1))
    facts = facts_of(issue)
    assert facts.pages == (first, written, later)
    assert set(facts.imports) == {first.pk, later.pk}


def test_many_pages_cost_what_one_costs(django_assert_num_queries):
    issue = make_issue()
    for sequence in range(1, 9):
        make_import_record(page=make_page(issue, sequence), issue=issue)
    with django_assert_num_queries(3):  # no block is left over
        facts_of(issue)
