"""What may not go online (不得上网) is in no story, no search, and under a cover on the page's picture."""

import datetime

import pytest
from django.utils import timezone

from articles.desk import bin as desk_bin
from articles.desk import publishing
from articles.desk.page_operations import OperationError
from articles.models import Article, SearchText, State
from articles.presenting.page_covers import UNCOVERED, cover_pages
from articles.reading.arrangement import NEW_STORY, Operation
from tests.desk.arranged import make_arranged_page
from tests.desk.operated import operate, redo, undo
from tests.desk.test_page_operations import FIRST, MERGED, SPLIT, THIRD
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


# ---- One truth for a block and for a story --------------------------------------------------------------------------

LATER = timezone.now() + datetime.timedelta(hours=3)


def bridge():
    return Article.everything.get(headline="大桥通车")


@pytest.fixture
def draft_page():
    return make_arranged_page(MERGED)


def bar(headline, **fields):
    Article.everything.filter(headline=headline).update(**fields)


def test_a_story_of_which_nothing_may_go_online_is_printed_only(page):
    page = operate(page.pk, page.version, BARRED)
    assert bridge().print_only
    desk_bin.put_back([bridge()])
    assert bridge().state == State.WITHDRAWN
    assert publishing.publish([bridge()]) == 0


def test_undone_and_done_again_it_is_as_it_was_and_barred_again(page):
    page = operate(page.pk, page.version, BARRED)
    page = undo(page.pk, page.version)
    assert (bridge().state, bridge().print_only) == (State.PUBLISHED, False)
    publishing.withdraw([bridge()], reason="事实有误")
    page = redo(page.pk, page.version)
    assert (bridge().state, bridge().print_only) == (State.BINNED, True)
    undo(page.pk, page.version)
    # nobody has put it online since
    assert (bridge().state, bridge().print_only) == (State.WITHDRAWN, False)


def test_what_was_marked_before_stays_marked_when_that_is_undone(draft_page):
    bar("大桥通车", print_only=True)
    page = operate(draft_page.pk, draft_page.version, BARRED)
    undo(page.pk, page.version)
    assert (bridge().state, bridge().print_only) == (State.DRAFT, True)


def test_a_story_of_which_some_may_go_online_is_not_printed_only(draft_page):
    one = Operation("kind", (11,), value="print_only", reason="保密")
    operate(draft_page.pk, draft_page.version, one)
    assert not bridge().print_only


@pytest.mark.parametrize("bars", [{"print_only": True}, {"live_at": LATER}])
@pytest.mark.parametrize(
    "operation", [SPLIT, Operation("move", (7, 8), NEW_STORY)], ids=["split", "taken out"]
)
def test_a_story_made_of_a_barred_one_is_barred_alike(draft_page, bars, operation):
    bar("春耕", **bars)
    before = set(Article.objects.values_list("pk", flat=True))
    operate(draft_page.pk, draft_page.version, operation)
    new = Article.objects.exclude(pk__in=before).get()
    assert {name: getattr(new, name) for name in bars} == bars
    assert publishing.publish([new]) == 0


@pytest.mark.parametrize("bars", [{"print_only": True}, {"live_at": LATER}])
@pytest.mark.parametrize(
    "operation",
    [Operation("join", story=2, at=1), Operation("move", (4,), story=2)],
    ids=["joined", "one paragraph"],
)
def test_its_text_does_not_go_into_one_that_is_not_barred(draft_page, bars, operation):
    bar("春耕", **bars)
    with pytest.raises(OperationError, match="春耕"):
        operate(draft_page.pk, draft_page.version, operation)
    bar("大桥通车", **bars)
    operate(draft_page.pk, draft_page.version, operation)


def test_it_goes_into_one_that_is_barred_longer_or_for_good(draft_page):
    operation = Operation("move", (4,), story=2)
    bar("春耕", live_at=LATER)
    bar("大桥通车", live_at=LATER - datetime.timedelta(minutes=1))
    with pytest.raises(OperationError):
        operate(draft_page.pk, draft_page.version, operation)
    bar("大桥通车", print_only=True)
    operate(draft_page.pk, draft_page.version, operation)


def test_what_comes_apart_again_is_barred_as_the_whole_was(draft_page):
    page = operate(draft_page.pk, draft_page.version, Operation("join", story=1, at=2))
    Article.objects.filter(headline="春耕").update(print_only=True)
    undo(page.pk, page.version)
    assert bridge().print_only


def test_text_of_a_story_that_is_not_barred_goes_into_a_barred_one(draft_page):
    bar("大桥通车", print_only=True)
    operate(draft_page.pk, draft_page.version, Operation("move", (4,), story=2))
    assert not Article.objects.get(headline="春耕").print_only
