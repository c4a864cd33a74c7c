"""Print does not bring back what the desk has put in the bin."""

import datetime

import pytest
from django.utils import timezone, translation

from articles.desk import bin as desk_bin
from articles.desk.named_rows import named_rows
from articles.desk.page_layouts import layout_now
from articles.models import Article, Contributor, ImportRecord, Photo, State
from articles.story import Credit, StoryPicture
from tests.desk.arranged import block, line
from tests.desk.operated import operate, undo
from tests.desk.test_random_operations import assert_is_whole
from tests.factories import make_article, make_page, make_photo, make_picture, make_story
from tests.intake import blocked
from tests.intake.blocked import import_layout, numbered, the_page
from tests.intake.printed import SIZHOU, XIAPU, changed, import_again, import_page
from tests.intake.test_reimport import BRIDGE, MERGED, NEW, SPLIT, SPRING

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def put_in_bin(headline):
    desk_bin.put_in(list(Article.objects.filter(headline=headline)))


@pytest.mark.parametrize("again", [import_page, import_again])
def test_an_unchanged_page_leaves_it_there_and_says_so(again):
    import_page(SIZHOU, XIAPU)
    put_in_bin(SIZHOU.headline)
    report = again(SIZHOU, XIAPU)
    assert Article.everything.get(headline=SIZHOU.headline).state == State.BINNED
    assert Article.everything.count() == 2
    assert any("in the bin" in note and SIZHOU.headline in note for note in report.notes())


def test_a_corrected_page_leaves_it_there_with_the_corrected_words():
    import_page(SIZHOU, XIAPU)
    put_in_bin(SIZHOU.headline)
    report = import_again(changed(SIZHOU, deck="副题"), XIAPU)
    article = Article.everything.get(headline=SIZHOU.headline)
    assert (article.state, article.deck) == (State.BINNED, "副题")
    assert Article.everything.count() == 2
    assert any("in the bin" in note for note in report.notes())


def test_the_record_keeps_that_it_was_left_there():
    import_page(SIZHOU, XIAPU)
    put_in_bin(SIZHOU.headline)
    import_again(SIZHOU, changed(XIAPU, deck="副题"))
    record = ImportRecord.objects.first()
    assert any("in the bin" in doubt for doubt in record.doubts_in_words)


def test_a_page_that_has_it_no_longer_asks_nobody():
    import_page(SIZHOU, XIAPU)
    put_in_bin(SIZHOU.headline)
    import_again(XIAPU)
    assert Article.everything.get(headline=SIZHOU.headline).dropped_at is None
    assert ImportRecord.objects.first().doubts == []


def test_a_page_whose_stories_are_all_in_the_bin_stays_empty():
    import_page(SIZHOU)
    put_in_bin(SIZHOU.headline)
    import_page(SIZHOU)
    import_again(changed(SIZHOU, deck="副题"))
    assert not Article.objects.exists()


def test_put_back_after_that_it_is_there_once():
    import_page(SIZHOU)
    put_in_bin(SIZHOU.headline)
    import_again(changed(SIZHOU, deck="副题"))
    desk_bin.put_back(list(Article.everything.all()))
    assert Article.objects.get().deck == "副题"


def test_a_person_in_the_bin_whom_print_names_comes_back():
    person = Contributor.objects.create(name="武艳杰")
    desk_bin.put_in([person])
    import_page(XIAPU)
    assert Article.objects.get().bylines.get().contributor == person
    assert Contributor.objects.get() == person


def test_a_photo_in_the_bin_that_a_page_brings_again_comes_back():
    photo = make_photo()
    desk_bin.put_in([photo])
    name = Photo.everything.get().known_as
    picture = StoryPicture("图说", "图说 李贺 摄", (Credit("李贺", "摄"),), image=name)
    story = make_story("带图的新闻", ["正文一段，足够长。"], pictures=(picture,))
    assert named_rows([(story, {"pictures"})]).photos == {name: photo}
    assert Photo.objects.get() == photo


def test_what_uses_a_photo_of_a_story_in_the_bin_is_that_story_still():
    article = make_article(page=make_page())
    make_picture(article, photo=make_photo())
    desk_bin.put_in([article])
    assert desk_bin.put_in(list(Photo.objects.all())) == 0


# ---- What was emptied from it ---------------------------------------------------------------------------------------


def empty():
    return desk_bin.empty(timezone.now() + datetime.timedelta(seconds=1))


@pytest.mark.parametrize("corrected", [False, True])
def test_print_does_not_bring_back_what_was_deleted_for_good(corrected):
    import_layout(numbered(*SPRING, *BRIDGE))
    put_in_bin("大桥通车")
    assert empty().articles == 1
    assert {b.kind for b in layout_now(the_page()).blocks if b.story != 1} == {"binned"}
    new = block(0, "body", line(NEW, 0.1, 0.9), story=2)
    blocked.import_again(numbered(*SPRING, *BRIDGE, *([new] if corrected else [])))
    assert [story.headline for story in Article.everything.all()] == ["春耕"]
    assert the_page().groups.get().article.headline == "春耕"


def test_an_operation_from_before_is_undone_without_it():
    import_layout(MERGED)
    page = the_page()
    page = operate(page.pk, page.version, SPLIT)
    put_in_bin("秋收")
    assert empty().articles == 1
    page.refresh_from_db()
    undo(page.pk, page.version)
    assert_is_whole(the_page())
