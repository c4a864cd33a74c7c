"""What a corrected page no longer has: withdrawn by print, until an editor decides."""

import pytest
from django.utils import translation

from articles.desk import publishing
from articles.intake import imported_drafts
from articles.intake.reports import FileReport
from articles.models import Article, ImportRecord, State
from articles.models.doubt_codes import BACK
from tests.factories import make_article, make_editor, make_page
from tests.intake.printed import SIZHOU, XIAPU, changed, import_again, import_page
from tests.intake.spooled import RIGHT, in_print, print_again, print_page

pytestmark = pytest.mark.django_db
WORDS = "The page, as last imported, no longer has this story."


@pytest.fixture(autouse=True)
def _english_and_a_media_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    with translation.override("en"):
        yield


@pytest.fixture
def dropped():
    """XIAPU, which print has withdrawn."""
    print_page(in_print(SIZHOU), in_print(XIAPU, RIGHT))
    print_again(in_print(SIZHOU))
    return stored()


def stored(story=XIAPU):
    return Article.objects.get(headline=story.headline)


def once_more(*stories, sha="3"):
    return print_page(
        *(stories or [in_print(changed(SIZHOU, deck=f"副题{sha}"))]), sha=sha * 64
    )


def test_a_story_that_the_page_no_longer_has_is_marked_for_an_editor_to_decide(dropped):
    assert dropped.dropped_at is not None
    assert (dropped.state, dropped.doubts_in_words) == (State.DRAFT, [WORDS])
    assert ImportRecord.objects.first().doubts_in_words == [f"{XIAPU.headline}: {WORDS}"]
    assert stored(SIZHOU).dropped_at is None


def test_what_print_has_withdrawn_stays_online_until_somebody_decides(dropped):
    Article.objects.update(state=State.PUBLISHED, published_at=dropped.created_at)
    once_more()
    assert stored().state == State.PUBLISHED


def test_the_mark_says_since_when(dropped):
    once_more()
    assert stored().dropped_at == dropped.dropped_at


def test_a_story_that_comes_back_is_no_longer_marked(dropped):
    report = once_more(in_print(SIZHOU), in_print(XIAPU, RIGHT))
    assert (stored().dropped_at, stored().doubts_in_words, report.doubts) == (None, [], ())
    assert Article.objects.count() == 2


def test_a_story_that_comes_back_changed_is_no_longer_marked_either(dropped):
    once_more(in_print(SIZHOU), in_print(changed(XIAPU, deck="副题"), RIGHT))
    assert (stored().dropped_at, stored().deck, Article.objects.count()) == (None, "副题", 2)


@pytest.mark.parametrize("state", [State.DRAFT, State.PUBLISHED])
def test_following_print_withdraws_a_draft_too(dropped, state):
    Article.objects.filter(pk=dropped.pk).update(state=state, published_at=dropped.created_at)
    assert publishing.follow_print([dropped, stored(SIZHOU)], make_editor("chen")) == 1
    article = stored()
    assert (article.state, article.dropped_at, article.doubts_in_words) == (
        State.WITHDRAWN,
        None,
        [],
    )
    last = article.revisions.order_by("number").last()
    assert (last.reason, last.made_by.username) == (
        "Withdrawn, as print has withdrawn it",
        "chen",
    )
    assert stored(SIZHOU).state == State.DRAFT


def test_overruling_print_leaves_the_story_as_it_is(dropped):
    Article.objects.update(state=State.PUBLISHED, published_at=dropped.created_at)
    assert publishing.overrule_print([dropped]) == 1
    assert (stored().state, stored().dropped_at, stored().doubts_in_words) == (
        State.PUBLISHED,
        None,
        [],
    )


@pytest.mark.parametrize("decide", [publishing.follow_print, publishing.overrule_print])
def test_what_is_decided_stays_decided(dropped, decide):
    decide([dropped])
    decided = Article.objects.filter(pk=dropped.pk).values().get()
    for sha in "34":
        once_more(sha=sha)
    assert Article.objects.filter(pk=dropped.pk).values().get() == decided
    assert decide([dropped]) == 0


def test_a_story_that_print_withdraws_a_second_time_is_to_be_decided_again(dropped):
    publishing.overrule_print([dropped])
    once_more(in_print(SIZHOU), in_print(XIAPU, RIGHT))
    once_more(sha="4")
    assert stored().dropped_at is not None


def test_what_print_has_withdrawn_is_not_published_by_the_way(dropped):
    assert publishing.publish(Article.objects.all()) == 1
    assert (stored().state, stored(SIZHOU).state) == (State.DRAFT, State.PUBLISHED)


def test_what_print_has_withdrawn_is_no_draft_of_the_file(dropped):
    report = once_more()
    assert [
        article.headline for article in imported_drafts(FileReport("3.pdf", pages=(report,)))
    ] == [SIZHOU.headline]


def test_what_an_editor_wrote_is_not_withdrawn_by_print():
    page = make_page(number="3")
    written = make_article(page=page)
    print_page(in_print(SIZHOU))
    print_again(in_print(XIAPU))
    written.refresh_from_db()
    assert written.dropped_at is None


def test_a_text_withdraws_as_a_printed_page_does():
    import_page(SIZHOU, XIAPU)
    import_again(SIZHOU)
    assert stored().dropped_at is not None


def test_a_story_that_was_withdrawn_with_print_and_comes_back_says_so_until_it_is_published(
    dropped,
):
    publishing.follow_print([dropped])
    once_more(in_print(SIZHOU), in_print(XIAPU, RIGHT))
    assert (stored().state, stored().doubts_in_words) == (State.WITHDRAWN, [BACK])
    once_more(in_print(SIZHOU), in_print(changed(XIAPU, deck="副题"), RIGHT), sha="4")
    publishing.publish([stored()])
    assert (stored().state, stored().doubts_in_words) == (State.PUBLISHED, [])
