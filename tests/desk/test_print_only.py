"""What may not go online (不得上网) is in no story, no search, and under a cover on the page's picture."""

import pytest

from articles.desk import publishing
from articles.desk.page_operations import operate, undo
from articles.models import Article, SearchText, State
from articles.presenting.page_covers import UNCOVERED, cover_pages
from articles.reading.arrangement import Operation
from tests.desk.arranged import make_arranged_page
from tests.desk.test_page_operations import FIRST, MERGED, THIRD
from tests.factories import make_page

pytestmark = pytest.mark.django_db
BARRED = Operation("kind", (10, 11), value="print_only", reason="社发稿")


@pytest.fixture
def page():
    images = [{"name": "page.webp", "format": "WEBP", "width": 500, "height": 800}]
    page = make_arranged_page(MERGED, make_page(images=images, width=500.0, height=800.0))
    publishing.publish(Article.objects.filter(page=page))
    page.refresh_from_db()
    return page


def cover_of(page):
    cover_pages([page], Article.objects.published())
    return page.cover


def test_a_story_that_may_not_go_online_is_in_the_bin_with_the_reason(page):
    operate(page.pk, page.version, BARRED)
    article = Article.everything.get(headline="大桥通车")
    assert article.state == State.BINNED
    assert "社发稿" in article.revisions.first().reason
    assert not SearchText.objects.filter(text__contains=THIRD).exists()
    assert list(page.blocks.filter(kind="print_only").values_list("reason", flat=True)) == [
        "社发稿",
        "社发稿",
    ]


def test_its_place_on_the_picture_is_covered_and_nothing_else(page):
    assert cover_of(page) == UNCOVERED
    page = operate(page.pk, page.version, BARRED)
    assert not cover_of(page).whole
    boxes = [(polygon[0], polygon[2]) for polygon in cover_of(page).polygons]
    assert boxes == [([0.1, 0.8], [0.3, 0.81]), ([0.1, 0.85], [0.3, 0.86])]
    page = undo(page.pk, page.version)
    assert cover_of(page) == UNCOVERED
    assert Article.objects.get(headline="大桥通车").state == State.PUBLISHED


def test_a_paragraph_that_may_not_go_online_leaves_its_story(page):
    one = Operation("kind", (3,), value="print_only", reason="保密")
    page = operate(page.pk, page.version, one)
    article = Article.objects.published().get(headline="春耕")
    assert FIRST not in article.body
    assert not SearchText.objects.filter(text__contains=FIRST).exists()
    assert len(cover_of(page).polygons) == 1


def test_a_story_that_was_joined_with_another_covers_nothing(page):
    page = operate(page.pk, page.version, Operation("join", story=1, at=2))
    assert cover_of(page) == UNCOVERED
    assert Article.everything.get(headline="大桥通车").state == State.BINNED
