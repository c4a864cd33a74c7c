"""Doubts are settled, waved through and opened again, by whoever may edit the story."""

import pytest
from django.utils import timezone, translation

from articles.desk import page_doubts
from articles.desk.rights import RightsError
from articles.models import Article, Event, Page, PageDoubt, SectionRight
from articles.reading.confidence import DIVISION, NO_HEADLINE, OUT_OF_ORDER
from tests.factories import (
    make_article,
    make_doubt,
    make_editor,
    make_page,
    make_section,
    make_user,
)
from tests.groups import join

pytestmark = pytest.mark.django_db
STATE = PageDoubt.State


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def article():
    return make_article(confidence=0.6)


def stored(row):
    return type(row)._base_manager.get(pk=row.pk)


def test_settling_says_who_and_when_and_is_in_the_log(article):
    doubt, chen = make_doubt(article, NO_HEADLINE), make_editor("chen")
    assert page_doubts.settle([doubt], chen) == 1
    row, event = stored(doubt), Event.objects.get()
    assert (row.state, row.by) == (STATE.SETTLED, chen)
    assert row.at is not None
    assert (event.verb, event.by, event.row) == ("settled", "chen", article.pk)
    assert event.details == {"doubt": "No headline was found for this story."}
    assert stored(article).open_doubts == []


def test_waving_through_keeps_the_reason(article):
    doubt = make_doubt(article, NO_HEADLINE)
    assert page_doubts.wave_through(doubt, make_editor(), "  版面如此 ") == 1
    row, event = stored(doubt), Event.objects.get()
    assert (row.state, row.note) == (STATE.WAVED, "版面如此")
    assert (event.verb, event.details["note"]) == ("waved through", "版面如此")


def test_a_decision_can_be_taken_back(article):
    doubt = make_doubt(article, NO_HEADLINE)
    page_doubts.wave_through(doubt, make_editor(), "版面如此")
    assert page_doubts.reopen([doubt], make_editor("chen")) == 1
    row = stored(doubt)
    assert (row.state, row.by, row.at, row.note) == (STATE.OPEN, None, None, "")
    assert Event.objects.first().verb == "reopened"


def test_what_is_decided_is_not_decided_a_second_time(article):
    doubt = make_doubt(article, NO_HEADLINE)
    page_doubts.wave_through(doubt, make_editor("li"), "版面如此")
    assert page_doubts.settle([doubt], make_editor("chen")) == 0
    assert page_doubts.wave_through(doubt, make_editor("wang")) == 0
    assert (stored(doubt).by.username, Event.objects.count()) == ("li", 1)
    assert page_doubts.reopen([make_doubt(article, DIVISION)]) == 0


@pytest.mark.parametrize(
    "decide", [lambda d: page_doubts.settle([d]), page_doubts.wave_through]
)
def test_a_doubt_that_is_decided_no_longer_lowers_the_confidence(article, decide):
    doubt = make_doubt(article, NO_HEADLINE)
    make_doubt(article, DIVISION)
    decide(doubt)
    assert stored(article).confidence == 0.9
    page_doubts.reopen([doubt])
    assert stored(article).confidence == 0.6


def test_an_article_that_was_not_read_from_a_page_has_no_confidence_afterwards_either():
    article = make_article()
    page_doubts.settle([make_doubt(article)])
    assert stored(article).confidence is None


def test_page_and_article_have_another_version_and_readers_another_nothing(article):
    doubt = make_doubt(article)
    page_doubts.settle([doubt])
    assert stored(article).version > article.version
    assert stored(article.page).version > article.page.version
    assert stored(article).updated_at == article.updated_at


def test_settling_that_print_has_it_no_longer_is_to_keep_it():
    article = make_article(source_ref="x/1", dropped_at=timezone.now())
    doubt = PageDoubt.objects.create(article=article, page=article.page, code="dropped")
    page_doubts.settle([doubt])
    assert stored(article).dropped_at is None
    assert page_doubts.reopen([doubt]) == 0


def test_who_may_not_edit_the_section_decides_nothing(article):
    reporter = make_user(is_staff=True)
    join(reporter, "记者")
    SectionRight.objects.create(user=reporter, section=make_section("体育"), may_edit=True)
    doubt = make_doubt(article)
    for attempt in (
        lambda: page_doubts.settle([doubt], reporter),
        lambda: page_doubts.wave_through(doubt, reporter),
        lambda: page_doubts.reopen([doubt], reporter),
    ):
        with pytest.raises(RightsError):
            attempt()
    Article.objects.update(section=make_section("体育"))
    assert page_doubts.settle([doubt], reporter) == 1


def test_what_is_doubted_of_a_page_is_decided_by_who_may_edit_a_story_there():
    page = make_page()
    doubt = PageDoubt.objects.create(page=page, code="no-text")
    reporter = make_user(is_staff=True)
    join(reporter, "记者")
    SectionRight.objects.create(user=reporter, section=make_section("体育"), may_edit=True)
    make_article(page=page, section="要闻")
    with pytest.raises(RightsError):
        page_doubts.settle([doubt], reporter)
    make_article(page=page, section="体育")
    assert page_doubts.settle([doubt], reporter) == 1
    assert Event.objects.get().row == page.pk


def test_who_edits_nothing_decides_nothing_of_an_empty_page():
    doubt = PageDoubt.objects.create(page=make_page(), code="no-text")
    with pytest.raises(RightsError):
        page_doubts.settle([doubt], make_user(is_staff=True))


@pytest.mark.parametrize("count", [1, 6])
def test_settling_reads_no_more_with_more_rows(count, django_assert_max_num_queries):
    page = make_page()
    article = make_article(page=page, confidence=0.5)
    doubts = [make_doubt(article, OUT_OF_ORDER) for _ in range(count)]
    with django_assert_max_num_queries(14 + 2 * count):  # an event each
        page_doubts.settle(doubts)
    assert Page.objects.get().version == page.version + 1
