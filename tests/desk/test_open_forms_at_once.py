"""A tab that tells of itself at the moment at which its form is saved."""

import threading
import time

import pytest
from django.db import connection, transaction

from articles.desk import open_forms
from articles.desk.open_forms import News, Tab
from tests.desk.at_once import together
from tests.factories import make_user

pytestmark = pytest.mark.django_db(transaction=True)
PATH = "/admin/articles/article/1/change/"
LATE = 0.3  # seconds: the message has come to the row by then


@pytest.mark.parametrize("was_told", [False, True])
def test_a_message_that_meets_a_save_before_its_commit_makes_no_draft(was_told):
    if connection.vendor == "sqlite":
        pytest.skip("one connection to a database in memory")
    tab = Tab(make_user("li"), "tab-1", PATH, "articles.article", 1)
    if was_told:
        open_forms.tell(tab, News(fields=[["headline", "新"]]))
    written = threading.Event()

    def save():
        with transaction.atomic():
            open_forms.saved(tab.user, tab.tab, tab.path)
            written.set()
            time.sleep(LATE)

    def tell():
        assert written.wait(timeout=30)
        open_forms.tell(tab, News(fields=[["headline", "新"]]))

    together([save, tell])
    assert open_forms.drafts(tab) == []
