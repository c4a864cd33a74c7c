"""No operation on a page's blocks asks the database for more than an editor can wait for."""

import pytest

from articles.desk.page_operations import operate, redo, undo
from tests.desk.arranged import make_arranged_page
from tests.desk.heavy_page import OPERATIONS, measured, printed_page
from tests.factories import make_byline, make_editor

pytestmark = pytest.mark.django_db(transaction=True)
MOST = 25  # queries, beside what begins and ends transactions and gives events their places in the log
VERBS = (("undone", undo), ("done again", redo), ("undone again", undo))


def test_no_operation_takes_more_than_25_queries_done_undone_or_done_again():
    page = make_arranged_page(printed_page())
    user = make_editor()
    for article in page.articles.all():
        make_byline(article)
    costs = {}
    for name, operation in OPERATIONS.items():
        page, _seconds, costs[name, "done"] = measured(operate, page, operation, user)
        for how, verb in VERBS:
            page, _seconds, costs[name, how] = measured(verb, page, user)
    assert {key: cost for key, cost in costs.items() if cost > MOST} == {}
