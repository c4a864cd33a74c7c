"""Compare-and-set: of many who save one field at one moment, one saves it and the others are told."""

from functools import partial

import pytest
from django.db import connection
from django.urls import reverse

from articles.desk.guarding import FieldMerge, Opening, merge_fields, read_opening
from articles.models import Article, Byline, Section
from tests.desk.at_once import editors, together
from tests.factories import make_article, make_byline, make_section


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "kept", "conflicts"),
    [
        ("旧", "旧", "旧", set(), set()),
        ("旧", "新", "旧", set(), set()),
        ("旧", "旧", "新", {"name"}, set()),
        ("旧", "新", "新", set(), set()),
        ("旧", "甲", "乙", set(), {"name"}),
    ],
    ids=["nobody", "ours", "theirs", "both alike", "both"],
)
def test_a_field_is_merged_by_who_has_changed_it(base, ours, theirs, kept, conflicts):
    merge = merge_fields({"name": base}, {"name": ours}, {"name": theirs})
    assert merge == FieldMerge(frozenset(kept), frozenset(conflicts))


def test_of_a_field_without_a_base_whatever_differs_is_a_conflict():
    merge = merge_fields({}, {"one": "甲", "other": "乙"}, {"one": "甲", "other": "丙"})
    assert merge == FieldMerge(frozenset(), frozenset({"other"}))


def test_an_opening_is_read_as_it_was_written():
    opening = Opening(3, 12.5, {"name": "ab"})
    assert read_opening(opening.written()) == opening


@pytest.fixture
def _a_database_with_connections():
    if connection.vendor == "sqlite":
        pytest.skip("one connection to a database in memory")


def saved_together(row, **typed):
    """The answers to six editors who have opened the same form and save it at one moment; each types a number, too."""
    address = reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])
    browsers = editors(6)
    jobs = []
    for number, browser in enumerate(browsers):
        texts = {name: f"{text}{number}" for name, text in typed.items()}
        jobs.append(partial(browser.send, address, browser.filled(address, **texts)))
    return together(jobs)


@pytest.mark.usefixtures("_a_database_with_connections")
@pytest.mark.django_db(transaction=True)
def test_one_of_six_saves_the_form_of_a_section():
    answers = saved_together(make_section(), name="栏目")
    assert sorted(answers) == [200] * 5 + [302]
    assert Section.objects.get().name == f"栏目{answers.index(302)}"


@pytest.mark.usefixtures("_a_database_with_connections")
@pytest.mark.django_db(transaction=True)
def test_one_of_six_saves_an_article_with_its_bylines():
    article = make_article()
    make_byline(article)
    answers = saved_together(article, **{"headline": "标题", "bylines-0-role": "记者"})
    assert sorted(answers) == [200] * 5 + [302]
    winner = answers.index(302)
    assert Article.objects.get().headline == f"标题{winner}"
    assert Byline.objects.get().role == f"记者{winner}"
    assert article.revisions.count() == 1
