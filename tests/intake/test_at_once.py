"""Several imports at the same time: nothing twice, nothing lost, no deadlock."""

import threading
from dataclasses import replace

import pytest
from django.db import connection

from articles.models import Article, Contributor, ImportRecord, Issue, Page, Photo, Picture
from tests.factories import DAY
from tests.intake.printed import QIAOTOU, SIZHOU, XIAPU, changed
from tests.intake.spooled import (
    first_part,
    in_print,
    make_files,
    make_incoming_page,
    print_issue,
    second_part,
)
from tests.intake.test_jumped import FRONT, INSIDE, REST, RIVER

pytestmark = pytest.mark.django_db(transaction=True)
RED = "#cc2211"


@pytest.fixture(autouse=True)
def _a_database_with_connections(settings, tmp_path):
    if connection.vendor == "sqlite":
        pytest.skip("one connection to a database in memory")
    settings.MEDIA_ROOT = tmp_path / "media"


def at_once(*runs):
    """Each run's pages imported in a thread of its own, all beginning at one moment; what became of each."""
    outcomes = {}
    begin = threading.Barrier(len(runs))

    def work(number, incoming_pages):
        begin.wait()
        try:
            outcomes[number] = print_issue(*incoming_pages)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=run) for run in enumerate(runs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(outcomes) == len(runs)
    return [outcomes[number] for number in range(len(runs))]


def of_day(incoming, day):
    return replace(incoming, identity=replace(incoming.identity, date=DAY.replace(day=day)))


def test_the_same_photo_in_many_issues_at_once_is_one_photo(tmp_path):
    files = make_files(tmp_path, photos={"1": RED, "2": "#00aa00"})
    stories = in_print(QIAOTOU, photo="1"), in_print(XIAPU, photo="2")
    runs = [
        [of_day(make_incoming_page(*stories[:: 1 if day % 2 else -1], files=files), day)]
        for day in range(1, 9)
    ]
    at_once(*runs)
    assert (Photo.objects.count(), Picture.objects.filter(photo__isnull=False).count()) == (
        2,
        16,
    )
    assert (Issue.objects.count(), Article.objects.count()) == (8, 16)
    assert Contributor.objects.filter(name="李贺").count() == 1


def test_one_page_at_once_is_one_page(tmp_path):
    incoming = make_incoming_page(
        in_print(SIZHOU),
        in_print(QIAOTOU, photo="1"),
        files=make_files(tmp_path, photos={"1": RED}),
    )
    outcomes = at_once(*[[incoming]] * 4)
    assert sorted(report.skipped for (report,) in outcomes) == [False, True, True, True]
    assert (Article.objects.count(), Photo.objects.count(), Page.objects.count()) == (2, 1, 1)


def test_two_states_of_a_page_at_once_leave_one_of_each_story():
    states = [
        [make_incoming_page(in_print(changed(SIZHOU, deck=f"副题{n}")), sha=str(n) * 64)]
        for n in range(4)
    ]
    at_once(*states)
    assert (Article.objects.count(), ImportRecord.objects.count()) == (1, 4)


def test_both_pages_of_a_story_at_once_are_one_story():
    front = make_incoming_page(*FRONT, number="1", sha="a" * 64)
    inside = make_incoming_page(*INSIDE, number="4", sha="b" * 64)
    at_once([front], [inside])
    article = Article.objects.get(headline=RIVER.headline)
    assert "三十二家企业先后搬迁" in article.body
    assert (article.page.number, Article.objects.count()) == ("1", 3)
    assert not article.doubts.exists()


def test_corrections_of_both_pages_at_once_both_count():
    print_issue(
        make_incoming_page(*FRONT, number="1", sha="a" * 64),
        make_incoming_page(*INSIDE, number="4", sha="b" * 64),
    )
    front = make_incoming_page(
        first_part(changed(RIVER, deck="副题"), "4"), FRONT[1], number="1", sha="c" * 64
    )
    rest = changed(REST, body=["先后搬迁，河道清淤五十万立方米。", REST.body[1].text])
    inside = make_incoming_page(INSIDE[0], second_part(rest, "1"), number="4", sha="d" * 64)
    at_once([front], [inside])
    article = Article.objects.get(headline=RIVER.headline)
    assert (article.deck, "五十万立方米" in article.body, Article.objects.count()) == (
        "副题",
        True,
        3,
    )
