"""A page that comes again and divides otherwise what may not go online, or not yet: no part of it goes."""

import datetime

import pytest
from django.utils import timezone

from articles.admin.beside_print import story_beside_print
from articles.desk import bin as desk_bin
from articles.desk import print_reasons, publishing
from articles.models import Article, PageDoubt, State
from articles.web.refusals import RefusedError
from tests.factories import make_editor
from tests.intake.printed import SIZHOU, XIAPU, changed, import_again, import_page

pytestmark = pytest.mark.django_db
LATER = timezone.now() + datetime.timedelta(hours=5)
BARS = [{"print_only": True}, {"live_at": LATER}]
FIRST, SECOND = (paragraph.text for paragraph in SIZHOU.body)
OWN, HEADING, SHORT = (paragraph.text for paragraph in XIAPU.body)
REST = changed(SIZHOU, headline="产业园再添新企业", body=[SECOND], section="", lead_in="")


def bar(headline, **bars):
    Article.objects.filter(headline=headline).update(**bars)


def called(headline):
    return Article.everything.get(headline=headline)


def has(article, bars):
    return all(getattr(article, name) == value for name, value in bars.items())


def doubted():
    return {row.article.headline for row in PageDoubt.objects.open().filter(code="kept-back")}


@pytest.mark.parametrize("bars", BARS)
@pytest.mark.parametrize("order", [1, -1])
def test_both_halves_of_a_story_that_comes_cut_in_two_are_kept_back(bars, order):
    """Whichever of them is taken for the story that was there."""
    import_page(SIZHOU, XIAPU)
    bar(SIZHOU.headline, **bars)
    halves = [changed(SIZHOU, body=[FIRST]), REST][::order]
    import_again(*halves, XIAPU)
    both = [called(SIZHOU.headline), called(REST.headline)]
    assert all(has(one, bars) for one in both)
    assert doubted() == {REST.headline}
    assert publishing.publish(both) == 0
    assert not has(called(XIAPU.headline), bars)


@pytest.mark.parametrize("bars", BARS)
def test_so_are_three_and_pieces_under_new_headlines_of_a_story_that_is_no_more(bars):
    import_page(SIZHOU, XIAPU)
    bar(SIZHOU.headline, **bars)
    pieces = [
        changed(REST, headline=f"第{n}块", body=[text], byline_printed="", bylines=())
        for n, text in enumerate((FIRST + "另有新闻。", SECOND), 1)
    ]
    import_again(*pieces, XIAPU)
    assert Article.objects.exclude(headline=XIAPU.headline).count() >= 2
    for one in Article.objects.exclude(headline=XIAPU.headline):
        assert has(one, bars)


@pytest.mark.parametrize("bars", BARS)
@pytest.mark.parametrize("moved", [0, 1])
def test_a_story_that_gets_a_paragraph_of_it_is_kept_back_too(bars, moved):
    """Also a paragraph of four words, which nothing tells but that it has gone from there."""
    import_page(SIZHOU, XIAPU)
    bar(XIAPU.headline, **bars)
    text = (OWN, "明确重点并且落实。")[moved]
    if moved:
        import_again(SIZHOU, changed(XIAPU, body=[OWN, text]))
    rest = [each for each in (OWN, text) if each != text]
    import_page(
        changed(SIZHOU, body=[FIRST, SECOND, text]), changed(XIAPU, body=rest), sha="3" * 64
    )
    assert has(called(SIZHOU.headline), bars)
    assert doubted() == {SIZHOU.headline}


def test_it_is_kept_back_for_the_same_reason():
    import_page(SIZHOU, XIAPU)
    bar(SIZHOU.headline, print_only=True)
    barred = called(SIZHOU.headline)
    whole = story_beside_print(barred.pk).difference
    print_reasons.write(barred, whole, "demand", "社发稿", make_editor("编辑"))
    import_again(changed(SIZHOU, body=[FIRST]), REST, XIAPU)
    new = story_beside_print(called(REST.headline).pk)
    assert [(one.words, one.by) for one in new.record] == [("社发稿", "编辑")]
    assert new.is_explained


def test_what_is_online_does_not_get_such_text():
    import_page(SIZHOU, XIAPU)
    bar(XIAPU.headline, print_only=True)
    publishing.publish([called(SIZHOU.headline)])
    with pytest.raises(RefusedError, match=XIAPU.headline):
        import_again(changed(SIZHOU, body=[FIRST, SECOND, OWN]), XIAPU)
    assert OWN not in called(SIZHOU.headline).body
    publishing.withdraw([called(SIZHOU.headline)], reason="改版")
    import_again(changed(SIZHOU, body=[FIRST, SECOND, OWN]), XIAPU)
    assert called(SIZHOU.headline).print_only


def test_what_comes_back_from_the_bin_with_it_comes_back_offline():
    import_page(SIZHOU, XIAPU)
    bar(XIAPU.headline, print_only=True)
    publishing.publish([called(SIZHOU.headline)])
    desk_bin.put_in([called(SIZHOU.headline)])
    import_again(changed(SIZHOU, body=[FIRST, SECOND, OWN]), changed(XIAPU, body=[SHORT]))
    desk_bin.put_back([called(SIZHOU.headline)])
    assert (called(SIZHOU.headline).state, called(SIZHOU.headline).print_only) == (
        State.WITHDRAWN,
        True,
    )


def test_a_page_that_comes_as_it_was_keeps_nothing_back():
    """Nor does it once more what an editor has let go since."""
    import_page(SIZHOU, XIAPU)
    bar(SIZHOU.headline, print_only=True)
    import_again(SIZHOU, changed(XIAPU, headline="党建带团建"))
    assert not has(called("党建带团建"), {"print_only": True})
    import_page(changed(SIZHOU, body=[FIRST]), REST, XIAPU, sha="4" * 64)
    bar(REST.headline, print_only=False)
    import_page(changed(SIZHOU, body=[FIRST]), REST, changed(XIAPU, body=[OWN]), sha="5" * 64)
    assert not called(REST.headline).print_only


def test_one_that_would_end_before_it_may_begin_never_goes():
    import_page(SIZHOU, XIAPU)
    bar(XIAPU.headline, live_at=LATER)
    bar(SIZHOU.headline, expires_at=LATER - datetime.timedelta(hours=1))
    import_again(changed(SIZHOU, body=[FIRST, SECOND, OWN]), changed(XIAPU, body=[SHORT]))
    assert called(SIZHOU.headline).print_only
