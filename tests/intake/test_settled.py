"""What an editor has settled, renamed or moved stays so when the page is imported again."""

import pytest
from django.utils import translation

from articles.desk import page_doubts
from articles.models import Article, Contributor, ImportRecord, Issue, Page, Section
from articles.models.doubts import DROPPED
from articles.reading.shapes import Doubt, Finding
from articles.story import Credit, StoryPicture
from tests.factories import make_issue, make_page
from tests.intake.printed import QIAOTOU, SIZHOU, XIAPU, changed, import_again, import_page

pytestmark = pytest.mark.django_db
DOUBT = Doubt("Look here.")


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def doubts_of(story):
    return Article.objects.get(headline=story.headline).doubts_in_words


def settle(story):
    page_doubts.settle(Article.objects.get(headline=story.headline).open_doubts)


def test_a_settled_doubt_stays_settled_while_the_story_says_the_same():
    import_page(Finding(SIZHOU, 0.5, (DOUBT,)), XIAPU)
    settle(SIZHOU)
    report = import_again(Finding(SIZHOU, 0.5, (DOUBT,)), changed(XIAPU, deck="副题"))
    assert (doubts_of(SIZHOU), report.doubts) == ([], ())


def test_a_story_that_says_something_new_brings_its_new_doubts():
    import_page(Finding(SIZHOU, 0.5, (DOUBT,)))
    settle(SIZHOU)
    other = Doubt("Look there.")
    import_again(Finding(changed(SIZHOU, deck="副题"), 0.4, (DOUBT, other)))
    assert doubts_of(SIZHOU) == ["Look there."]


def test_the_settled_doubt_that_a_story_is_gone_does_not_come_back_with_every_import():
    import_page(SIZHOU, XIAPU)
    import_again(SIZHOU)
    settle(XIAPU)
    for sha, deck in (("3" * 64, "副题"), ("4" * 64, "又一副题")):
        import_page(changed(SIZHOU, deck=deck), sha=sha)
        assert doubts_of(XIAPU) == []
    # The record says what was
    assert ImportRecord.objects.first().doubts[0]["message"] == DROPPED["message"]


def test_a_story_that_comes_back_keeps_the_doubts_that_are_not_about_that():
    import_page(SIZHOU, Finding(XIAPU, 0.5, (DOUBT,)))
    import_again(SIZHOU)
    assert len(doubts_of(XIAPU)) == 2
    import_page(SIZHOU, Finding(XIAPU, 0.5, (DOUBT,)), sha="3" * 64)
    assert doubts_of(XIAPU) == ["Look here."]


def test_a_story_that_goes_a_second_time_is_a_doubt_again():
    import_page(SIZHOU, XIAPU)
    import_again(SIZHOU)
    import_page(SIZHOU, changed(XIAPU, deck="副题"), sha="3" * 64)
    import_page(SIZHOU, sha="4" * 64)
    assert len(doubts_of(XIAPU)) == 1


def test_a_renamed_section_is_not_made_again_under_its_old_name():
    import_page(SIZHOU)
    Section.objects.update(name="各地")
    import_again(changed(SIZHOU, deck="副题"))
    assert list(Section.objects.values_list("name", flat=True)) == ["各地"]


def test_a_person_whose_name_was_corrected_is_not_made_again_under_the_old_one():
    story = changed(
        QIAOTOU,
        bylines=("何雪锋",),
        pictures=(StoryPicture("图说", "", (Credit("何雪锋", "摄"),)),),
    )
    import_page(story)
    Contributor.objects.update(name="何雪峰")
    import_again(changed(story, deck="副题"))
    assert list(Contributor.objects.values_list("name", flat=True)) == ["何雪峰"]


@pytest.mark.parametrize("number", ["3", "A3", ""])
def test_an_issue_whose_date_was_corrected_is_not_made_again_at_the_old_one(number):
    import_page(SIZHOU, XIAPU, number=number)
    Issue.objects.update(date="2023-11-09")
    again = import_page(SIZHOU, XIAPU, number=number)
    report = import_again(changed(SIZHOU, deck="副题"), XIAPU, QIAOTOU, number=number)
    assert again.skipped
    assert again.target == report.target
    assert (len(report.updated), len(report.unchanged), len(report.created)) == (1, 1, 1)
    assert [entry["arguments"] for entry in report.doubts if entry["arguments"]] == [
        {"page": "Nov. 8, 2023", "kept": "Nov. 9, 2023"}
    ]
    assert (Issue.objects.count(), Page.objects.count(), Article.objects.count()) == (1, 1, 3)


def test_a_page_of_the_old_date_that_is_another_page_comes_in_there():
    import_page(SIZHOU)
    Issue.objects.update(date="2023-11-09")
    import_page(XIAPU, number="4", file="page-4.txt", sha="4" * 64)
    assert sorted(str(page) for page in Page.objects.all()) == [
        "Nov. 8, 2023 Page 4",
        "Nov. 9, 2023 Page 3",
    ]


def test_an_article_moved_to_another_day_does_not_take_its_page_along():
    import_page(SIZHOU, XIAPU)
    Article.objects.filter(headline=SIZHOU.headline).update(
        page=make_page(make_issue(date="2023-11-09"), sequence=3)
    )
    report = import_again(SIZHOU, changed(XIAPU, deck="副题"))
    assert (report.target, len(report.updated), Page.objects.count()) == (
        "Nov. 8, 2023 Page 3",
        1,
        2,
    )


def test_a_page_that_an_article_of_another_one_was_moved_to_is_not_that_page():
    import_page(SIZHOU, XIAPU)
    other = make_page(make_issue(date="2023-11-09"), sequence=5)
    Article.objects.filter(headline=SIZHOU.headline).update(page=other)
    assert import_page(QIAOTOU, number="5", sha="5" * 64).target == "Nov. 8, 2023 Page 5"
