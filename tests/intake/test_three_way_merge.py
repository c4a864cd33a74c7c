"""The same page again, changed: theirs is written, unless an editor has changed ours since the base."""

import pytest
from django.utils import translation

from articles.desk import revisions
from articles.models import Article, ImportRecord, Revision, State
from articles.story import StoryPicture
from tests.factories import make_article, make_issue, make_page, make_picture, make_published
from tests.intake.printed import (
    NEW_PARAGRAPH,
    QIAOTOU,
    SIZHOU,
    XIAPU,
    changed,
    edit,
    import_again,
    import_page,
    titles,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def test_going_back_to_an_earlier_state_of_the_file_is_a_change():
    import_page(SIZHOU)
    import_again(changed(SIZHOU, deck="副题"))
    report = import_page(SIZHOU)
    assert (titles(report.updated), Article.objects.get().deck) == ([SIZHOU.headline], "")


def test_an_untouched_story_is_updated_in_place():
    import_page(SIZHOU, XIAPU)
    before = dict(Article.objects.values_list("pk", "source_ref"))
    longer = changed(
        SIZHOU,
        headline="泗县：产业基地",
        body=[*(p.text for p in SIZHOU.body), NEW_PARAGRAPH],
        bylines=["李贺"],
    )
    report = import_again(XIAPU, longer)
    assert dict(Article.objects.values_list("pk", "source_ref")) == before
    assert (titles(report.updated), titles(report.unchanged)) == (
        ["泗县：产业基地"],
        [XIAPU.headline],
    )
    story = revisions.story_of(Article.objects.get(headline="泗县：产业基地"))
    assert changed(story) == longer


def test_an_unchanged_story_keeps_its_time_of_change_and_its_revisions():
    import_page(SIZHOU, XIAPU)
    before = list(Article.objects.filter(headline=XIAPU.headline).values())
    import_again(changed(SIZHOU, deck="副题"), XIAPU)
    article = Article.objects.get(headline=XIAPU.headline)
    assert article.revisions.count() == 1
    assert [row | {"position": 2} for row in before] == list(
        Article.objects.filter(pk=article.pk).values()
    )


def test_a_field_that_an_editor_changed_stays_and_is_listed():
    import_page(SIZHOU)
    edit(Article.objects.get(), headline="编辑定的题")
    report = import_again(changed(SIZHOU, headline="报纸改的题", deck="报纸加的副题"))
    article = Article.objects.get()
    assert (article.headline, article.deck) == ("编辑定的题", "报纸加的副题")
    assert report.kept == (
        {"article": article.pk, "title": "编辑定的题", "fields": ["headline"]},
    )
    assert ImportRecord.objects.first().kept == list(report.kept)


def test_an_editors_change_stays_though_the_page_says_what_it_always_said():
    import_page(SIZHOU)
    edit(Article.objects.get(), headline="编辑定的题")
    report = import_again(changed(SIZHOU, deck="副题"))
    assert (Article.objects.get().headline, report.kept[0]["fields"]) == (
        "编辑定的题",
        ["headline"],
    )


def test_an_editors_change_still_stays_the_third_time():
    import_page(SIZHOU)
    edit(Article.objects.get(), headline="编辑定的题")
    import_again(changed(SIZHOU, headline="报纸改的题"))
    report = import_page(changed(SIZHOU, headline="报纸又改的题"), sha="3" * 64)
    assert (Article.objects.get().headline, report.kept[0]["fields"]) == (
        "编辑定的题",
        ["headline"],
    )


def test_an_editors_link_in_the_body_is_a_change():
    import_page(SIZHOU)
    body = Article.objects.get().body.replace("泗县", '<a href="https://example.com/">泗县</a>')
    edit(Article.objects.get(), body=body)
    report = import_again(changed(SIZHOU, body=[*(p.text for p in SIZHOU.body), NEW_PARAGRAPH]))
    assert (Article.objects.get().body, report.kept[0]["fields"]) == (body, ["body"])


def test_a_body_that_the_editor_only_saved_again_is_untouched():
    import_page(SIZHOU)
    Article.objects.update(body=Article.objects.get().body.replace("\n", "\r\n\r\n"))
    report = import_again(changed(SIZHOU, body=[NEW_PARAGRAPH, *(p.text for p in SIZHOU.body)]))
    assert (len(report.updated), report.kept) == (1, ())


def test_an_editors_byline_and_picture_stay():
    import_page(QIAOTOU, SIZHOU)
    photo_story, signed = Article.objects.in_page_order()
    make_picture(photo_story, "编辑加的图")
    signed.bylines.all().delete()
    report = import_again(
        changed(QIAOTOU, pictures=(StoryPicture("报纸改的图说"),), deck="副题"),
        changed(SIZHOU, bylines=["李贺"], deck="副题"),
    )
    assert [entry["fields"] for entry in report.kept] == [["pictures"], ["bylines"]]
    assert (photo_story.pictures.count(), signed.bylines.count()) == (2, 0)


def test_a_correction_that_editor_and_page_both_made_is_no_conflict():
    import_page(SIZHOU)
    edit(Article.objects.get(), headline="改对的题")
    report = import_again(changed(SIZHOU, headline="改对的题"))
    assert (titles(report.unchanged), report.kept) == (["改对的题"], ())


def test_what_then_stands_there_is_remembered():
    import_page(SIZHOU)
    edit(Article.objects.get(), headline="编辑定的题")
    import_again(changed(SIZHOU, headline="报纸改的题", deck="副题"))
    kept = [
        (r.number, r.is_import, r.story["headline"], r.story["deck"])
        for r in Revision.objects.order_by("number")
    ]
    assert kept == [
        (1, True, SIZHOU.headline, ""),
        (2, False, "编辑定的题", ""),
        (3, True, "报纸改的题", "副题"),
        (4, False, "编辑定的题", "副题"),
    ]


def test_a_published_story_stays_published_and_a_withdrawn_one_withdrawn():
    import_page(SIZHOU, XIAPU)
    Article.objects.filter(headline=XIAPU.headline).update(state=State.WITHDRAWN)
    article = Article.objects.get(headline=SIZHOU.headline)
    Article.objects.filter(pk=article.pk).update(
        state=State.PUBLISHED, published_at=article.created_at
    )
    import_again(changed(SIZHOU, deck="副题"), changed(XIAPU, deck="副题"))
    assert list(Article.objects.in_page_order().values_list("state", "deck")) == [
        (State.PUBLISHED, "副题"),
        (State.WITHDRAWN, "副题"),
    ]


def test_a_story_added_to_the_page_comes_in_its_place():
    import_page(SIZHOU, QIAOTOU)
    report = import_again(SIZHOU, XIAPU, QIAOTOU)
    assert titles(report.created) == [XIAPU.headline]
    assert [(a.headline, a.position) for a in Article.objects.in_page_order()] == [
        (SIZHOU.headline, 1),
        (XIAPU.headline, 2),
        (QIAOTOU.headline, 3),
    ]
    assert Article.objects.get(headline=XIAPU.headline).source_ref == "2023-11-08/3/3"


def test_an_order_that_an_editor_made_stays():
    import_page(SIZHOU, QIAOTOU)
    Article.objects.filter(headline=SIZHOU.headline).update(position=9)
    import_again(SIZHOU, QIAOTOU, XIAPU)
    assert [a.headline for a in Article.objects.in_page_order()] == [
        QIAOTOU.headline,
        XIAPU.headline,
        SIZHOU.headline,
    ]


def test_a_story_that_the_page_no_longer_has_stays_with_a_doubt():
    import_page(SIZHOU, XIAPU)
    Article.objects.filter(headline=XIAPU.headline).update(
        state=State.PUBLISHED, published_at="2023-11-08T00:00+08:00"
    )
    report = import_again(SIZHOU)
    gone = Article.objects.get(headline=XIAPU.headline)
    words = "The page, as last imported, no longer has this story."
    assert (gone.state, gone.doubts_in_words) == (State.PUBLISHED, [words])
    assert ImportRecord.objects.first().doubts_in_words == [f"{XIAPU.headline}: {words}"]
    assert len(report.doubts) == 1


def test_the_doubt_goes_when_the_story_comes_back():
    import_page(SIZHOU, XIAPU)
    import_again(SIZHOU)
    import_again(
        SIZHOU, changed(SIZHOU, headline="第三", body=["第三篇的内容完全不同。"]), sha="3" * 64
    )
    gone = Article.objects.get(headline=XIAPU.headline)
    assert len(gone.doubts_in_words) == 1
    import_page(SIZHOU, XIAPU, sha="4" * 64)
    assert Article.objects.get(pk=gone.pk).doubts_in_words == []


def test_a_story_moved_to_another_page_is_still_the_same():
    import_page(SIZHOU, XIAPU)
    other = make_page(make_issue(), sequence=8)
    Article.objects.filter(headline=SIZHOU.headline).update(page=other)
    report = import_again(changed(SIZHOU, deck="副题"), XIAPU)
    assert (titles(report.updated), Article.objects.count()) == ([SIZHOU.headline], 2)
    assert Article.objects.get(headline=SIZHOU.headline).page == other


def test_a_story_that_the_desk_typed_in_beforehand_is_completed_and_not_doubled():
    page = make_page(make_issue(), sequence=3)
    make_article(
        page, headline="泗县", body=f"<p>{SIZHOU.body[0].text}</p><p>{SIZHOU.body[1].text}</p>"
    )
    report = import_page(SIZHOU)
    article = Article.objects.get()
    assert (article.headline, article.lead_in, article.source_ref) == (
        "泗县",
        "本报讯",
        "2023-11-08/3/1",
    )
    assert [entry["fields"] for entry in report.kept] == [["headline"]]


def test_an_article_made_by_hand_is_nobodys_loss():
    make_published(page=make_page(make_issue(), sequence=3), headline="编者按")
    assert import_page(SIZHOU).doubts == ()
    assert Article.objects.get(headline="编者按").doubts_in_words == []


@pytest.mark.parametrize("count", [2, 12])
def test_an_unchanged_page_takes_the_same_queries_whatever_its_length(
    count, django_assert_max_num_queries
):
    stories = [
        changed(SIZHOU, headline=f"第{n}篇", body=[f"第{n}篇说的是{chr(0x4E00 + n) * 30}。"])
        for n in range(count)
    ]
    import_page(*stories)
    with django_assert_max_num_queries(60):
        import_again(*stories)
