"""Stories that continue on another page: one article, once, and again when one of their pages is imported alone."""

import pytest
from django.utils import translation

from articles.desk import revisions
from articles.models import (
    Article,
    ArticleRegion,
    ImportRecord,
    Page,
    Picture,
    Revision,
    Section,
)
from articles.reading.issue.jumps import NO_BEGINNING, NO_REST
from tests.factories import make_page, make_story
from tests.intake.printed import QIAOTOU, SIZHOU, XIAPU, changed, edit, titles
from tests.intake.spooled import (
    BOTTOM,
    RIGHT,
    first_part,
    in_print,
    make_files,
    make_incoming_page,
    print_again,
    print_issue,
    second_part,
)

pytestmark = pytest.mark.django_db
RIVER = make_story(
    "一条河的十年",
    [
        "清水河穿城而过，十年前，河水又黑又臭，沿河居民不敢开窗。",
        "2013年，治理工程启动，沿河三十二家企业",
    ],
)
REST = make_story(
    "",
    [
        "先后搬迁，河道清淤四十万立方米。",
        "如今，清水河成了市民散步的去处，傍晚的河边人来人往。",
    ],
    bylines=["何雪峰"],
)
FRONT = (first_part(RIVER, "4"), in_print(SIZHOU, RIGHT))
INSIDE = (in_print(XIAPU), second_part(REST, "1", box=BOTTOM))


@pytest.fixture(autouse=True)
def _english_and_a_media_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    with translation.override("en"):
        yield


def front(*stories, **fields):
    return make_incoming_page(*(stories or FRONT), **{"number": "1", "sha": "a" * 64} | fields)


def inside(*stories, **fields):
    return make_incoming_page(*(stories or INSIDE), **{"number": "4", "sha": "b" * 64} | fields)


def river():
    return Article.objects.get(headline=RIVER.headline)


def stands():
    """Where each article stands, and how many characters it has."""
    return {
        a.title[:6]: (a.page.number, a.position, len(a.body))
        for a in Article.objects.in_page_order()
    }


def test_both_parts_are_one_article_on_the_page_where_it_begins():
    reports = print_issue(front(), inside())
    assert [titles(report.created) for report in reports] == [
        [RIVER.headline, SIZHOU.headline],
        [XIAPU.headline],
    ]
    article = river()
    assert "三十二家企业先后搬迁" in article.body
    assert article.doubts_in_words == []
    assert [(r.page.number, r.position) for r in article.regions.all()] == [("1", 1), ("4", 2)]
    assert [byline.contributor.name for byline in article.bylines.all()] == ["何雪峰"]


def test_pages_of_a_story_come_in_either_order():
    print_issue(inside(), front())
    assert (Article.objects.count(), river().page.number) == (3, "1")


@pytest.mark.parametrize("order", ["front first", "inside first"])
def test_pages_that_come_one_by_one_end_as_if_they_had_come_together(order):
    print_issue(front(), inside())
    together = stands()
    (
        ArticleRegion.objects.all().delete(),
        Revision.objects.all().delete(),
        Article.objects.all().delete(),
        Page.objects.all().delete(),
    )
    for incoming in (front(), inside()) if order == "front first" else (inside(), front()):
        print_issue(incoming)
    assert stands() == together
    assert river().doubts_in_words == []
    assert [r.page.number for r in river().regions.all()] == ["1", "4"]


def test_a_part_that_is_alone_is_a_story_with_a_doubt_until_the_other_comes():
    (report,) = print_issue(inside())
    assert [entry["message"] for entry in report.doubts] == [NO_BEGINNING]
    rest = Article.objects.get(body__contains="先后搬迁")
    print_issue(front())
    assert (river().pk, river().page.number, river().doubts_in_words) == (rest.pk, "1", [])


def test_the_first_page_alone_has_a_doubt_until_the_other_comes():
    (report,) = print_issue(front())
    assert [entry["message"] for entry in report.doubts] == [NO_REST]
    (report,) = print_issue(inside())
    assert (titles(report.updated), report.doubts, river().doubts_in_words) == (
        [RIVER.headline],
        (),
        [],
    )


def test_a_corrected_front_page_alone_keeps_the_rest_of_its_story():
    print_issue(front(), inside())
    before = river()
    corrected = changed(RIVER, headline="清水河：一条河的十年")
    report = print_again(first_part(corrected, "4"), in_print(SIZHOU, RIGHT), number="1")
    assert (titles(report.updated), titles(report.unchanged)) == (
        ["清水河：一条河的十年"],
        [SIZHOU.headline],
    )
    article = Article.objects.get(pk=before.pk)
    assert (article.headline, article.body) == ("清水河：一条河的十年", before.body)
    assert Article.objects.count() == 3


def test_a_corrected_inside_page_alone_changes_the_story_on_the_front():
    print_issue(front(), inside())
    rest = changed(REST, body=["先后搬迁，河道清淤五十万立方米。", REST.body[1].text])
    report = print_again(in_print(XIAPU), second_part(rest, "1", box=BOTTOM), number="4")
    assert (titles(report.updated), titles(report.unchanged)) == (
        [RIVER.headline],
        [XIAPU.headline],
    )
    assert "五十万立方米" in river().body
    assert (river().page.number, Article.objects.count()) == ("1", 3)
    assert Article.objects.filter(dropped_at=None).count() == 3


def test_a_corrected_inside_page_without_the_rest_leaves_the_beginning_with_a_doubt():
    print_issue(front(), inside())
    print_again(in_print(XIAPU), number="4")
    assert [doubt.message for doubt in river().open_doubts] == [NO_REST]
    assert "先后搬迁" not in river().body
    assert [r.page.number for r in river().regions.all()] == ["1"]


def test_a_front_page_that_drops_the_story_withdraws_the_whole():
    print_issue(front(), inside())
    print_again(in_print(SIZHOU, RIGHT), number="1")
    assert river().dropped_at is not None
    assert Article.objects.count() == 3


def test_what_an_editor_changed_in_a_story_on_two_pages_stays():
    print_issue(front(), inside())
    edit(river(), body="<p>编辑改的正文。</p>")
    rest = changed(REST, body=["先后搬迁，河道清淤五十万立方米。"])
    report = print_again(in_print(XIAPU), second_part(rest, "1", box=BOTTOM), number="4")
    assert river().body == "<p>编辑改的正文。</p>"
    assert [(entry["title"], entry["fields"]) for entry in report.kept] == [
        (RIVER.headline, ["body"])
    ]


def test_the_same_two_pages_again_change_nothing():
    print_issue(front(), inside())
    before = list(Article.objects.order_by("pk").values())
    reports = print_issue(front(), inside())
    assert all(report.skipped for report in reports)
    assert list(Article.objects.order_by("pk").values()) == before


def test_a_front_page_that_comes_with_the_unchanged_inside_page_is_one_story():
    print_issue(front(), inside())
    corrected = front(
        first_part(changed(RIVER, deck="副题"), "4"), in_print(SIZHOU, RIGHT), sha="c" * 64
    )
    first, second = print_issue(corrected, inside())
    assert (first.skipped, second.skipped) == (False, True)
    assert (river().deck, "先后搬迁" in river().body, Article.objects.count()) == (
        "副题",
        True,
        3,
    )


def test_a_jump_to_pages_with_letters_is_found():
    reports = print_issue(
        front(first_part(RIVER, "4"), number="A1"), inside(second_part(REST, "A1"), number="A4")
    )
    assert [titles(report.created) for report in reports] == [[RIVER.headline], []]


def test_of_two_pages_one_of_which_is_refused_the_other_is_imported():
    taken = make_page(number="4")
    first, second = print_issue(front(), inside(), filled={taken.pk: "lower.pdf"})
    assert "filled by lower.pdf" in str(second)
    assert titles(first.created) == [RIVER.headline, SIZHOU.headline]
    assert [entry["message"] for entry in first.doubts] == [NO_REST]


def test_pages_without_a_story_in_common_are_written_each_by_itself():
    taken = make_page(number="4")
    reports = print_issue(
        front(in_print(SIZHOU)), inside(in_print(XIAPU)), filled={taken.pk: "lower.pdf"}
    )
    assert titles(reports[0].created) == [SIZHOU.headline]
    assert isinstance(reports[1], ValueError)
    assert ImportRecord.objects.count() == 1


def test_photos_on_the_second_page_are_the_storys(tmp_path):
    files = make_files(tmp_path, photos={"1": "#aabbcc"})
    rest = second_part(changed(REST, pictures=QIAOTOU.pictures), "1", photo="1")
    print_issue(front(), inside(in_print(XIAPU), rest, files=files))
    picture = Picture.objects.get()
    assert (picture.article, picture.page.number, picture.photo.width) == (river(), "4", 120)
    print_again(first_part(changed(RIVER, deck="副题"), "4"), in_print(SIZHOU), number="1")
    picture = Picture.objects.get()
    assert (picture.article, picture.page.number, picture.photo.width) == (river(), "4", 120)


def test_sections_are_not_made_anew_for_the_other_pages_stories():
    print_issue(front(first_part(changed(RIVER, section="调查"), "4")), inside())
    Section.objects.update(name="深度调查")
    print_again(in_print(XIAPU), second_part(changed(REST, bylines=["李贺"]), "1"), number="4")
    assert list(Section.objects.values_list("name", flat=True)) == ["深度调查"]


def test_each_pages_part_of_a_story_is_kept_in_its_record():
    print_issue(front(), inside())
    kept = {record.page.number: record.halves for record in ImportRecord.objects.all()}
    assert [(half["story"]["headline"], half["continues_on"]) for half in kept["1"]] == [
        (RIVER.headline, "4")
    ]
    assert [half["continued_from"] for half in kept["4"]] == ["1"]
    assert len(revisions.story_of(river()).body) == 3
