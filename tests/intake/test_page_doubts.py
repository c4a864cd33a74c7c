"""Doubts of an import as rows: where they stand, and what of them stays with the next import."""

from dataclasses import replace

import pytest
from django.utils import translation

from articles.desk import page_doubts
from articles.intake.page_import import import_pages
from articles.models import Article, Page, PageDoubt
from articles.reading.arrangement import Operation
from articles.reading.confidence import (
    DIVISION,
    NO_HEADLINE,
    OPEN_PARAGRAPH,
    PICTURE_WITHOUT_CAPTION,
    TORN,
    doubt,
)
from articles.reading.issue.jumps import NO_REST
from articles.reading.operation_codec import operation_from_dict
from articles.reading.page_layout import (
    BlockLine,
    PageBlock,
    PageLayout,
    PageSetting,
    StoryGroup,
)
from articles.reading.shapes import Finding
from tests.factories import make_editor
from tests.intake.printed import SIZHOU, XIAPU, changed, import_again, import_page, only_report
from tests.intake.spooled import (
    first_part,
    in_print,
    make_incoming_page,
    print_issue,
    second_part,
)

pytestmark = pytest.mark.django_db
STATE = PageDoubt.State
HERE = (0.1, 0.1, 0.4, 0.2)
THERE = (0.6, 0.6, 0.9, 0.7)
BODY = ("甲县的第一段话到此为止", "甲县的第二段话也到此为止")


@pytest.fixture(autouse=True)
def _english_and_a_media_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    with translation.override("en"):
        yield


def block(number, role, *texts, story=1, place=None, box=HERE):
    lines = tuple(BlockLine(text, box) for text in texts)
    return PageBlock(
        number,
        role,
        role,
        "story",
        lines,
        story=story,
        place=place or number,
        origin=number,
        area=None if lines else box,
    )


def layout(*blocks):
    groups = tuple(StoryGroup(n) for n in sorted({one.story for one in blocks}))
    return PageLayout(PageSetting(1, (1030.0, 1480.0)), blocks, groups)


LAYOUT = layout(
    block(1, "headline", "甲县"), block(2, "body", BODY[0]), block(3, "body", BODY[1])
)


def print_laid(found, laid=LAYOUT, sha="1", number="3"):
    """Import a page with these stories, and blocks."""
    incoming = make_incoming_page(*found, sha=sha * 64, number=number)
    reading = replace(incoming.reading, layout=laid)
    return only_report(import_pages([replace(incoming, reading=reading)]))


def finding(*doubts, story=SIZHOU):
    return Finding(in_print(story), 0.5, doubts, number=1)


def rows():
    return list(PageDoubt.objects.filter(article__isnull=False))


def test_a_doubt_comes_with_all_that_the_reading_knows_of_it():
    mend = Operation("split", blocks=(3,))
    said = replace(
        doubt(TORN, before="到此为止", after="甲县的第二"),
        region=HERE,
        margin=0.4,
        blocks=(3,),
        proposal=mend,
    )
    print_laid([finding(said)])
    (row,) = rows()
    assert (row.code, row.arguments) == ("torn", {"before": "到此为止", "after": "甲县的第二"})
    assert (row.blocks, row.region, row.margin) == ([3], list(HERE), 0.4)
    assert operation_from_dict(row.proposal) == mend
    assert (row.page, row.article) == (Page.objects.get(), Article.objects.get())
    assert (row.state, row.by, row.at, row.note) == (STATE.OPEN, None, None, "")


@pytest.mark.parametrize(
    ("said", "blocks"),
    [
        (doubt(OPEN_PARAGRAPH, words="的第二段话也到此为止"), [3]),
        (doubt(OPEN_PARAGRAPH, words="话到此为止甲县的第"), [2, 3]),  # over the end of a column
        (doubt(DIVISION), [1]),
        (doubt(NO_HEADLINE), [2]),
        (doubt(NO_REST, page="4"), [1, 2, 3]),  # no jump line is kept: the whole story
    ],
)
def test_a_doubt_that_words_have_raised_gets_the_blocks_of_these_words(said, blocks):
    print_laid([finding(said)])
    (row,) = rows()
    assert (row.blocks, row.region) == (blocks, list(HERE))


def test_what_the_desk_settled_stays_settled_and_moves_with_its_blocks():
    said = replace(doubt(NO_HEADLINE), blocks=(2,))
    print_laid([finding(said)])
    (before,) = rows()
    page_doubts.settle([before], make_editor("chen"))
    behind = [
        replace(one, number=one.number + 1, origin=one.origin + 1, place=one.place + 1)
        for one in LAYOUT.blocks
    ]
    moved = layout(block(1, "label", "要闻"), *behind)
    again = replace(said, blocks=(3,))
    report = print_laid([finding(again, story=changed(SIZHOU, deck="副题"))], moved, "2")
    (row,) = rows()
    assert (row.pk, row.state, row.by.username, row.blocks) == (
        before.pk,
        STATE.SETTLED,
        "chen",
        [3],
    )
    assert report.doubts == ()


def test_what_was_waved_through_stays_so_with_its_note():
    import_page(Finding(SIZHOU, 0.5, (doubt(NO_HEADLINE),)))
    page_doubts.wave_through(rows()[0], make_editor(), "确无标题")
    import_again(Finding(changed(SIZHOU, deck="副题"), 0.5, (doubt(NO_HEADLINE),)))
    (row,) = rows()
    assert (row.state, row.note) == (STATE.WAVED, "确无标题")


def test_a_doubt_about_the_same_words_is_the_same_though_it_quotes_them_otherwise():
    print_laid([finding(replace(doubt(TORN, before="甲", after="乙"), blocks=(3,)))])
    page_doubts.settle(rows())
    print_laid([finding(replace(doubt(TORN, before="丙", after="丁"), blocks=(3,)))], sha="2")
    (row,) = rows()
    assert (row.state, row.arguments) == (STATE.SETTLED, {"before": "丙", "after": "丁"})


def test_a_doubt_about_other_words_is_another_one():
    print_laid([finding(replace(doubt(TORN, before="甲", after="乙"), blocks=(2,)))])
    page_doubts.settle(rows())
    print_laid([finding(replace(doubt(TORN, before="丙", after="丁"), blocks=(3,)))], sha="2")
    assert [row.state for row in rows()] == [STATE.SETTLED, STATE.OPEN]


def test_a_picture_elsewhere_is_another_one_though_nothing_is_said_of_it():
    pictures = layout(
        *LAYOUT.blocks, block(4, "picture", box=HERE), block(5, "picture", box=THERE)
    )
    first = replace(doubt(PICTURE_WITHOUT_CAPTION), region=HERE, blocks=(4,))
    second = replace(doubt(PICTURE_WITHOUT_CAPTION), region=THERE, blocks=(5,))
    print_laid([finding(first)], pictures)
    page_doubts.settle(rows())
    print_laid([finding(second)], pictures, "2")
    assert [(row.state, row.region) for row in rows()] == [
        (STATE.SETTLED, list(HERE)),
        (STATE.OPEN, list(THERE)),
    ]
    print_laid([finding(first, second)], pictures, "4")
    assert [row.state for row in rows()] == [STATE.SETTLED, STATE.OPEN]


def test_of_two_doubts_that_say_the_same_the_one_that_is_settled_stays_it():
    said = [replace(doubt(DIVISION), blocks=(number,)) for number in (2, 3)]
    print_laid([finding(*said)])
    page_doubts.settle([rows()[1]])
    print_laid([finding(*reversed(said))], sha="2")
    assert [(row.blocks, row.state) for row in rows()] == [
        ([2], STATE.OPEN),
        ([3], STATE.SETTLED),
    ]


def test_what_the_new_reading_no_longer_doubts_goes():
    import_page(Finding(SIZHOU, 0.5, (doubt(NO_HEADLINE), doubt(DIVISION))))
    import_again(Finding(changed(SIZHOU, deck="副题"), 0.9, (doubt(DIVISION),)))
    assert [row.code for row in rows()] == ["division"]


def test_what_was_settled_and_is_doubted_no_more_stays_without_a_place():
    mend = Operation("split", blocks=(3,))
    print_laid(
        [finding(replace(doubt(TORN, before="甲", after="乙"), blocks=(3,), proposal=mend))]
    )
    page_doubts.settle(rows())
    print_laid([finding(story=changed(SIZHOU, deck="副题"))], sha="2")
    (row,) = rows()
    assert (row.state, row.blocks, row.proposal) == (STATE.SETTLED, [], None)


def test_a_doubt_of_a_story_that_is_gone_stays_without_a_place():
    other = replace(finding(doubt(DIVISION), story=XIAPU), number=2)
    laid = layout(*LAYOUT.blocks, block(4, "headline", "霞浦", story=2))
    print_laid([finding(), other], laid)
    assert [row.blocks for row in rows()] == [[4]]
    print_laid([finding()], sha="2")
    assert [(row.code, row.blocks) for row in rows()] == [("division", []), ("dropped", [])]


def test_a_neighbour_that_was_corrected_may_raise_a_doubt_about_a_story_that_was_not():
    import_page(SIZHOU, XIAPU)
    report = import_again(
        Finding(SIZHOU, 0.8, (doubt(NO_HEADLINE),)), changed(XIAPU, deck="副题")
    )
    assert [row.code for row in rows()] == ["no-headline"]
    assert len(report.unchanged) == 1
    assert Article.objects.get(headline=SIZHOU.headline).confidence == 0.8


def test_doubts_of_a_part_on_another_page_stand_on_that_page():
    rest = changed(SIZHOU, headline="（上接第1版）" + SIZHOU.headline)
    first = replace(first_part(SIZHOU, "4"), doubts=(doubt(DIVISION),))
    second = replace(second_part(rest, "1"), doubts=(replace(doubt(DIVISION), blocks=(9,)),))
    print_issue(
        make_incoming_page(first, number="1", sha="1" * 64),
        make_incoming_page(second, number="4", sha="2" * 64),
    )
    assert Article.objects.count() == 1
    found = [(row.page.number, row.blocks) for row in rows() if row.code == "division"]
    assert found == [("1", []), ("4", [9])]


def test_a_part_that_is_imported_again_leaves_the_doubts_of_the_other_page_where_they_are():
    rest = changed(SIZHOU, headline="（上接第1版）" + SIZHOU.headline)
    first = replace(first_part(SIZHOU, "4"), doubts=(doubt(DIVISION),))
    placed = replace(doubt(DIVISION), blocks=(9,), region=THERE, margin=0.2)
    second = replace(second_part(rest, "1"), doubts=(placed,))
    front = make_incoming_page(first, number="1", sha="1" * 64)
    print_issue(front, make_incoming_page(second, number="4", sha="2" * 64))
    page_doubts.settle([row for row in rows() if row.page.number == "4"])
    corrected = replace(
        first_part(changed(SIZHOU, deck="副题"), "4"), doubts=(doubt(DIVISION),)
    )
    print_issue(make_incoming_page(corrected, number="1", sha="3" * 64))
    there = [row for row in rows() if row.page.number == "4" and row.code == "division"]
    assert [(row.blocks, row.region, row.margin, row.state) for row in there] == [
        ([9], list(THERE), 0.2, STATE.SETTLED)
    ]


def test_what_is_doubted_of_a_page_itself_is_a_row_without_a_story():
    import_page(number="")
    of_page = PageDoubt.objects.filter(article=None)
    assert {row.code for row in of_page} == {"no-number", "no-stories"}
    page_doubts.settle(of_page)
    import_again(number="")
    assert {row.state for row in of_page.all()} == {STATE.SETTLED}


def test_a_page_that_has_stories_now_is_no_longer_doubted():
    import_page()
    import_again(SIZHOU)
    assert not PageDoubt.objects.exists()


def test_a_story_is_as_sure_as_the_reading_says_until_the_desk_decides():
    import_page(Finding(SIZHOU, 0.42, (doubt(NO_HEADLINE), doubt(DIVISION))))
    assert Article.objects.get().confidence == 0.42
    page_doubts.settle([row for row in rows() if row.code == "no-headline"])
    assert Article.objects.get().confidence == 0.9
    again = Finding(changed(SIZHOU, deck="副题"), 0.6, (doubt(NO_HEADLINE), doubt(DIVISION)))
    import_again(again)
    assert Article.objects.get().confidence == 0.9


@pytest.mark.parametrize("count", [1, 8])
def test_doubts_are_written_in_as_many_queries_whatever_their_number(
    count, django_assert_max_num_queries
):
    many = [doubt(OPEN_PARAGRAPH, words=f"第{n}段") for n in range(count)]
    import_page(Finding(SIZHOU, 0.5, tuple(many)))
    with django_assert_max_num_queries(60):
        import_again(Finding(SIZHOU, 0.5, tuple(many)))
    assert len(rows()) == count
