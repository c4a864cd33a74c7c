"""A page as read becomes rows: the page, its articles, the record of its import."""

import pytest
from django.utils import translation

from articles.desk import revisions
from articles.intake.page_lookup import CONTRADICTION, NO_STORIES
from articles.intake.page_reports import OTHER_PAGE
from articles.models import (
    Article,
    Contributor,
    ImportRecord,
    Issue,
    Page,
    Revision,
    Section,
    State,
)
from articles.models.doubts import DROPPED
from articles.reading.shapes import Doubt, Finding, Leftover
from articles.story import Credit
from articles.web.refusals import RefusedError
from tests.factories import make_editor, make_issue, make_page
from tests.intake.printed import QIAOTOU, SIZHOU, XIAPU, changed, import_page, titles

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


# -- a page that comes for the first time -----------------------------------------------------------------------------


def test_stories_become_drafts_in_the_order_of_the_page():
    report = import_page(SIZHOU, XIAPU, QIAOTOU)
    articles = Article.objects.in_page_order()
    assert [revisions.story_of(a) for a in articles] == [
        changed(story, source_ref=f"2023-11-08/3/{number}")
        for number, story in enumerate((SIZHOU, XIAPU, QIAOTOU), 1)
    ]
    assert [(a.position, a.state) for a in articles] == [
        (1, State.DRAFT),
        (2, State.DRAFT),
        (3, State.DRAFT),
    ]
    assert titles(report.created) == [SIZHOU.headline, XIAPU.headline, QIAOTOU.headline]


def test_every_story_is_remembered_as_the_page_said_it():
    import_page(SIZHOU, user=make_editor("chen"))
    revision = Revision.objects.get()
    assert (revision.number, revision.is_import, revision.made_by.username) == (1, True, "chen")
    assert revisions.stored_version(revision).story == SIZHOU


def test_confidence_and_doubts_come_with_the_story():
    doubt = Doubt("The label “%(section)s” stands apart", (("section", "地方传真"),))
    import_page(Finding(SIZHOU, 0.95, (doubt,)))
    article = Article.objects.get()
    assert (article.confidence, article.doubts_in_words) == (
        0.95,
        ["The label “地方传真” stands apart"],
    )


def test_the_record_says_all_that_happened():
    leftovers = [Leftover("无主 的行", "A line that no story takes.")]
    finding = Finding(SIZHOU, 0.5, (Doubt("Look here."),))
    report = import_page(
        finding, XIAPU, furniture=["责任编辑：张三"], leftovers=leftovers, characters=700
    )
    record = ImportRecord.objects.get()
    assert (record.file_name, record.sha256, record.size, record.result) == (
        "page-3.txt",
        "1" * 64,
        19065,
        "imported",
    )
    assert (record.created, record.updated, record.unchanged) == (2, 0, 0)
    assert (record.characters, record.leftover_characters) == (700, 4)
    assert (record.furniture, record.leftovers) == (
        ["责任编辑：张三"],
        [{"text": "无主 的行", "reason": "A line that no story takes."}],
    )
    assert record.doubts_in_words == [f"{SIZHOU.headline}: Look here."]
    assert (record.page, record.target) == (Page.objects.get(), report.target)


def test_people_are_one_row_however_often_they_sign():
    import_page(SIZHOU, changed(SIZHOU, headline="另一篇", body=["另一篇稿件，内容完全不同。"]))
    assert Contributor.objects.filter(name="何雪峰").count() == 1


def test_people_of_one_name_and_two_agencies_are_two():
    import_page(SIZHOU, changed(XIAPU, bylines=(Credit("何雪峰", "记者", "新华社"),)))
    assert sorted(map(str, Contributor.objects.all())) == ["何雪峰", "新华社 何雪峰"]


def test_sections_that_would_share_an_address_get_two():
    import_page(
        changed(SIZHOU, section="一线 观察"),
        changed(XIAPU, section="一线-观察"),
        changed(QIAOTOU, section="——"),
    )
    assert dict(Section.objects.values_list("name", "slug")) == {
        "一线 观察": "一线-观察",
        "一线-观察": "一线-观察-2",
        "——": "section",
    }


def test_nul_and_controls_reach_no_column():
    story = changed(SIZHOU, headline="泗县\x00：\x1b[2J产业", body=["正\x00文。\ud800"])
    import_page(
        Finding(story, 1.0, (Doubt("See %(words)s", (("words", "a\x00b"),)),)),
        furniture=["\x00报"],
    )
    assert Article.objects.get().headline == "泗县：[2J产业"
    assert ImportRecord.objects.get().furniture == ["报"]


def test_a_page_without_a_story_is_recorded_with_a_doubt():
    assert import_page().doubts == ({"message": NO_STORIES, "arguments": {}},)


# -- its place in the issue -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "sequence"), [("3", 3), ("A3", 1), ("", 1), ("2000", 1)])
def test_a_plain_number_is_the_place_in_the_issue(number, sequence):
    import_page(SIZHOU, number=number)
    assert Page.objects.values_list("number", "sequence").get() == (number, sequence)


def test_a_place_that_is_taken_is_not_taken_again():
    make_page(make_issue(), sequence=3, number="A3")
    import_page(SIZHOU, number="3")
    assert Page.objects.get(number="3").sequence == 4


def test_what_the_page_says_of_itself_fills_what_is_empty():
    import_page(SIZHOU, newspaper="江南日报", name="要闻", issue_number=8421)
    assert Issue.objects.values_list("newspaper", "number").get() == ("江南日报", 8421)
    assert Page.objects.get().name == "要闻"


def test_what_the_page_says_otherwise_of_itself_is_a_doubt():
    make_page(make_issue(newspaper="江南日报"), sequence=3, name="时事")
    report = import_page(SIZHOU, newspaper="江南晚报", name="要闻")
    assert [entry["message"] for entry in report.doubts] == [CONTRADICTION, CONTRADICTION]
    assert (Issue.objects.get().newspaper, Page.objects.get().name) == ("江南日报", "时事")


def test_a_page_name_too_long_for_its_column_stands_in_a_doubt():
    report = import_page(SIZHOU, name="要" * 61)
    assert [entry["arguments"] for entry in report.doubts] == [{"text": "要" * 61}]


def test_a_page_without_a_number_is_known_by_its_file():
    import_page(SIZHOU, number="", file="front.txt")
    import_page(XIAPU, number="", sha="3" * 64, file="other.txt")
    assert Page.objects.count() == 2


# -- another file for it ----------------------------------------------------------------------------------------------


def messages(report):
    return [entry["message"] for entry in report.doubts]


def test_another_file_without_a_story_in_common_is_imported_with_a_doubt_that_names_the_first():
    import_page(SIZHOU, file="upper.txt")
    report = import_page(XIAPU, file="lower.txt", sha="2" * 64)
    assert (titles(report.created), messages(report)) == (
        [XIAPU.headline],
        [OTHER_PAGE, DROPPED["message"]],
    )
    assert report.doubts[0]["arguments"] == {"file": "upper.txt"}


def test_a_corrected_page_under_another_name_is_a_plain_update():
    import_page(SIZHOU, XIAPU, file="page-3.txt")
    report = import_page(
        changed(SIZHOU, deck="副题"), file="page-3-corrected.txt", sha="2" * 64
    )
    assert messages(report) == [DROPPED["message"]]


def test_a_page_that_another_file_of_the_run_has_filled_is_refused():
    page = import_page(SIZHOU, file="upper.txt").page
    with pytest.raises(RefusedError, match=r"was filled by upper.txt a moment ago") as refused:
        import_page(XIAPU, file="lower.txt", sha="2" * 64, filled={page: "upper.txt"})
    assert ("--page" in str(refused.value), "--page" in refused.value.in_command) == (
        False,
        True,
    )
