"""Which issue the board shows, and what it costs to find it."""

import datetime

import pytest

from articles.presenting.issue_board.choice import chosen_issue
from tests.factories import make_issue

pytestmark = pytest.mark.django_db


def make_issues(*editions):
    for day in (1, 2):
        make_issue(date=datetime.date(2023, 11, day))
    for edition in editions:
        make_issue(date=datetime.date(2023, 11, 3), edition=edition)


@pytest.mark.parametrize(
    ("editions", "after"), [([""], None), (["", "增刊"], "增刊"), (["增刊"], None)]
)
def test_the_newest_is_found_with_those_beside_it_in_one_query(
    editions, after, django_assert_num_queries
):
    make_issues(*editions)
    with django_assert_num_queries(1):
        chosen = chosen_issue("", "")
    assert (chosen.issue.date.day, chosen.issue.edition) == (3, editions[0])
    assert (chosen.next.edition if chosen.next else None) == after
    assert [one.date.day for one in chosen.before] == [2, 1]


def test_before_the_first_import_nothing_is_chosen(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert chosen_issue("", "").issue is None
