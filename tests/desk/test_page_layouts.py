"""A page's blocks in the database: they come back as they were, and each is in one place."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from articles.desk.page_layouts import (
    LayoutSource,
    keep_layout,
    layout_as_read,
    layout_now,
    name_articles,
)
from articles.models import StoredBlock, StoredGroup, StoredLayout
from articles.reading.story_writing import write_stories
from tests.factories import make_article, make_page
from tests.reading.sample_layouts import SAMPLES, layouts_of

pytestmark = pytest.mark.django_db
SOURCE = LayoutSource("a" * 64, 1)
PRINTED = "county-0.pdf" if "county-0.pdf" in SAMPLES else SAMPLES[1]


@pytest.fixture
def read():
    return next(layouts_of(PRINTED))


@pytest.fixture
def page(read):
    page = make_page()
    keep_layout(page, read, SOURCE, {})
    return page


@pytest.mark.parametrize("name", SAMPLES)
def test_blocks_out_of_the_database_give_the_same_stories(name):
    for read in layouts_of(name):
        page = make_page()
        keep_layout(page, read, SOURCE, {})
        now = layout_now(page)
        assert now == read
        assert layout_as_read(page) == read
        assert write_stories(now.blocks, now.groups, now.setting) == write_stories(
            read.blocks, read.groups, read.setting
        )


def test_a_page_of_before_has_no_layout():
    assert layout_now(make_page()) is None


def test_a_page_that_is_read_anew_has_the_new_blocks_and_what_was_read_before_is_kept(
    page, read
):
    newer = next(layouts_of(SAMPLES[0]))
    keep_layout(page, newer, SOURCE, {})
    assert layout_now(page) == newer
    assert page.layouts.count() == 2


def test_a_story_knows_its_article_and_outlives_it(page, read):
    article = make_article(page)
    name_articles(page, {1: article.pk})
    assert page.groups.get(number=1).article == article
    article.groups.update(article=None)
    assert layout_now(page) == read


def test_a_page_goes_with_its_blocks(page):
    page.delete()
    counts = [model.objects.count() for model in (StoredBlock, StoredGroup, StoredLayout)]
    assert counts == [0, 0, 0]


def test_what_was_read_never_changes(page):
    with pytest.raises(DatabaseError, match="does not change"), transaction.atomic():
        page.layouts.update(reading=99)


def in_a_story(page):
    return page.blocks.filter(kind="story").order_by("pk")


BROKEN = {
    "in no story": lambda page: in_a_story(page)[:1].get().pk and {"story": None},
    "at no place": lambda page: {"place": 0},
    "in a story and an ad": lambda page: {"kind": "ad"},
    "of a kind that there is not": lambda page: {"kind": "poem", "story": None, "place": 0},
    "of a role that there is not": lambda page: {"role": "poem"},
    "at another's place": lambda page: {
        "place": in_a_story(page)[1].place,
        "story": in_a_story(page)[1].story,
    },
    "with another's number": lambda page: {"number": in_a_story(page)[1].number},
    "with another's line": lambda page: {"origin": in_a_story(page)[1].origin},
}


@pytest.mark.parametrize("fault", BROKEN)
def test_no_block_is(fault, page):
    block = in_a_story(page)[0]
    values = BROKEN[fault](page)
    with pytest.raises(IntegrityError), transaction.atomic():
        StoredBlock.objects.filter(pk=block.pk).update(**values)
