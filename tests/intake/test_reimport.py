"""A page that a desk has mended comes again: what the desk has done stays, and what print has corrected is taken."""

import random

import pytest
from django.utils import translation

from articles.desk.operation_history import to_undo
from articles.desk.page_doubts import settle
from articles.desk.page_layouts import layout_now
from articles.desk.page_operations import OperationError
from articles.intake.page_import import import_pages
from articles.intake.taking_back import take_back
from articles.models import Article, ImportRecord, Page, PageDoubt, Revision, StoredLayout
from articles.reading.arrangement import NEW_STORY, Operation
from articles.reading.carrying.carried_reading import WITHHELD
from tests.desk.arranged import block, line, rows_of
from tests.desk.operated import operate, undo
from tests.intake.blocked import (
    as_text,
    import_again,
    import_layout,
    incoming,
    numbered,
    the_page,
)
from tests.intake.printed import edit, titles
from tests.intake.spooled import make_files
from tests.reading.sample_layouts import SAMPLES, layouts_of
from tests.reading.test_operations import any_operation

pytestmark = pytest.mark.django_db

FIRST = "第一篇的文字讲的是春天在田里干活的人们，他们清早就出门去了。"
LAST = "第一篇的末尾说到他们晚上才回到家里来，一天的活就这样干完了。"
SECOND = "第二篇的文字讲的是秋天的收成，粮食装满了村子里所有的谷仓。"
THIRD = "第三篇讲城里新修的一座桥，桥上每天有上万辆汽车来来往往。"
NEW = "目前，已入驻相关配套单位七十四家，带动就业三千人。"


def set_in(text, y0, **options):
    """A paragraph set in by two ems."""
    return block(0, "body", line(text, 0.14, y0), column=(0.1, 0.34), **options)


SPRING = (
    block(1, "headline", line("春耕", 0.1, 0.1, 30.0)),
    block(2, "byline", line("本报记者 李明", 0.1, 0.13)),
    block(3, "body", line(FIRST, 0.1, 0.15)),
    set_in(LAST, 0.17),
)
AUTUMN = (
    block(5, "crosshead", line("秋收", 0.6, 0.5, 20.0)),
    block(6, "byline", line("本报记者 王芳", 0.6, 0.53)),
    block(7, "body", line(SECOND, 0.6, 0.55)),
)
PHOTO = (
    block(8, "picture", area=(0.6, 0.6, 0.8, 0.7), image="1-1"),
    block(9, "caption", line("图为秋收现场。", 0.6, 0.72), picture=8),
)
BRIDGE = (
    block(10, "headline", line("大桥通车", 0.1, 0.8, 30.0), story=2),
    block(11, "body", line(THIRD, 0.1, 0.85), story=2),
)
# two stories that were read as one, and another one
MERGED = numbered(*SPRING, *AUTUMN, *PHOTO, *BRIDGE)
SPLIT = Operation("split", (5,))


@pytest.fixture(autouse=True)
def _english(settings, tmp_path):
    settings.MEDIA_ROOT, settings.SOURCES_ROOT = tmp_path / "media", tmp_path / "sources"
    with translation.override("en"):
        yield


@pytest.fixture
def files(tmp_path):
    return make_files(tmp_path, photos={"1-1": "#804020"})


def mend(*operations):
    page = the_page()
    for operation in operations:
        page = operate(page.pk, page.version, operation)
    return page


def article(headline):
    return Article.objects.get(headline=headline)


def texts(headline):
    return [p.split(">")[1].split("<")[0] for p in article(headline).body.splitlines()]


def test_the_same_page_again_changes_nothing(files):
    import_layout(MERGED, files=files)
    page = mend(SPLIT)
    before, revisions = rows_of(page), Revision.objects.count()
    report = import_again(MERGED, files=files)
    assert rows_of(page) == before
    assert Revision.objects.count() == revisions
    assert titles(report.unchanged) == ["春耕", "秋收", "大桥通车"]
    assert (report.created, report.updated, report.kept) == ((), (), ())


def test_what_print_corrects_in_a_story_that_the_desk_has_split_off_goes_there(files):
    import_layout(MERGED, files=files)
    mend(SPLIT)
    corrected = block(7, "body", line(SECOND.replace("秋天", "晚秋"), 0.6, 0.55))
    report = import_again(
        numbered(*SPRING, *AUTUMN[:2], corrected, *PHOTO, *BRIDGE), files=files
    )
    assert titles(report.updated) == ["秋收"]
    assert texts("秋收") == [corrected.text]
    assert texts("春耕") == [FIRST, LAST]
    assert article("秋收").pictures.count() == 1
    assert Article.objects.count() == 3


def test_a_story_added_and_a_story_gone_beside_a_mended_one(files):
    import_layout(MERGED, files=files)
    mend(SPLIT)
    added = (
        block(0, "headline", line("新桥又开工", 0.1, 0.9, 30.0), story=2),
        block(0, "body", line(NEW, 0.1, 0.93), story=2),
    )
    report = import_again(numbered(*SPRING, *AUTUMN, *PHOTO, *added), files=files)
    assert titles(report.created) == ["新桥又开工"]
    assert titles(report.unchanged) == ["春耕", "秋收"]
    assert article("大桥通车").dropped_at is not None
    groups = [(g.number, g.article.headline) for g in the_page().groups.order_by("position")]
    assert [name for _, name in groups] == ["春耕", "秋收", "新桥又开工"]


def test_a_picture_that_was_exchanged_is_shown_where_the_desk_had_the_old_one(files, tmp_path):
    import_layout(MERGED, files=files)
    mend(Operation("move", (8,), 2))
    other = make_files(tmp_path, colour="#112233", photos={"1-1": "#204080"})
    old = article("大桥通车").pictures.get().photo
    report = import_again(MERGED, files=other)
    picture = article("大桥通车").pictures.get()
    assert titles(report.updated) == ["大桥通车"]
    assert (picture.photo == old, picture.caption) == (False, "图为秋收现场。")
    assert not article("春耕").pictures.exists()


def test_a_story_that_the_desk_has_joined_stays_one(files):
    import_layout(MERGED, files=files)
    mend(Operation("join", story=1, at=2))
    report = import_again(
        numbered(*SPRING, *AUTUMN, *PHOTO, *BRIDGE, set_in(NEW, 0.87, story=2)), files=files
    )
    assert [a.headline for a in Article.objects.filter(binned_at=None)] == ["春耕"]
    assert texts("春耕")[-2:] == [THIRD, NEW]
    assert report.created == ()


def test_what_is_not_to_go_online_stays_so_and_what_print_puts_beside_it_is_told():
    import_layout(numbered(*SPRING, *BRIDGE))
    mend(Operation("kind", (4,), value="print_only", reason="不得上网"))
    new = block(0, "body", line(NEW, 0.1, 0.19))
    report = import_again(numbered(*SPRING, new, *BRIDGE))
    assert texts("春耕") == [FIRST]
    kinds = {b.text: (b.kind, b.reason) for b in layout_now(the_page()).blocks}
    assert kinds[LAST] == kinds[NEW] == ("print_only", "不得上网")
    assert [each["message"] for each in report.doubts] == [WITHHELD]


def test_a_story_that_was_put_away_whole_does_not_come_back():
    import_layout(numbered(*SPRING, *BRIDGE))
    mend(Operation("kind", (5, 6), value="binned", reason="重复"))
    report = import_again(
        numbered(*SPRING, *BRIDGE, block(0, "body", line(NEW, 0.1, 0.9), story=2))
    )
    assert [a.headline for a in Article.objects.filter(binned_at=None)] == ["春耕"]
    assert titles(report.unchanged) == ["春耕"]
    assert report.created == ()


def test_an_article_that_was_put_on_another_page_is_still_the_one(files):
    import_layout(MERGED, files=files)
    page = mend(SPLIT)
    other = Page.objects.create(issue=page.issue, number="8", sequence=8)
    Article.objects.filter(headline="秋收").update(page=other, source_ref=None)
    corrected = block(7, "body", line(SECOND.replace("秋天", "晚秋"), 0.6, 0.55))
    report = import_again(
        numbered(*SPRING, *AUTUMN[:2], corrected, *PHOTO, *BRIDGE), files=files
    )
    assert titles(report.updated) == ["秋收"]
    assert article("秋收").page == other


def test_what_the_desk_did_can_still_be_undone_after_the_same_page_again(files):
    import_layout(MERGED, files=files)
    before = rows_of(the_page())
    page = mend(SPLIT)
    stories = Article.objects.filter(binned_at=None).count()
    import_again(MERGED, files=files)
    assert Article.objects.filter(binned_at=None).count() == stories == 3
    assert StoredLayout.objects.count() == 1
    page = the_page()
    page = undo(page.pk, page.version)
    assert rows_of(page) == before


def test_after_a_corrected_file_nothing_of_before_is_undone(files):
    import_layout(MERGED, files=files)
    mend(SPLIT)
    corrected = block(7, "body", line(SECOND.replace("秋天", "晚秋"), 0.6, 0.55))
    import_again(numbered(*SPRING, *AUTUMN[:2], corrected, *PHOTO, *BRIDGE), files=files)
    assert to_undo(the_page().pk) is None


def test_a_page_that_is_open_on_a_screen_is_another_after_an_import(files):
    import_layout(MERGED, files=files)
    version = mend(SPLIT).version
    import_again(MERGED, files=files)
    assert the_page().version > version


def test_a_correction_of_a_mended_page_can_be_taken_back_and_the_mend_stands(files):
    import_layout(MERGED, files=files)
    before = rows_of(mend(SPLIT))
    corrected = block(7, "body", line(SECOND.replace("秋天", "晚秋"), 0.6, 0.55))
    import_again(numbered(*SPRING, *AUTUMN[:2], corrected, *PHOTO, *BRIDGE), files=files)
    assert rows_of(the_page()) != before
    take_back(ImportRecord.objects.first())
    assert rows_of(the_page()) == before


# --- the body, paragraph by paragraph


def test_a_paragraph_of_the_desk_and_another_of_print_are_both_taken():
    import_layout(numbered(*SPRING, *BRIDGE))
    spring = article("春耕")
    edit(spring, body=spring.body.replace("清早", "一大早"))
    corrected = set_in(LAST.replace("晚上", "深夜"), 0.17)
    report = import_again(numbered(*SPRING[:3], corrected, *BRIDGE))
    assert texts("春耕") == [FIRST.replace("清早", "一大早"), corrected.text]
    assert (titles(report.updated), report.kept, report.doubts) == (["春耕"], (), ())
    last = Revision.objects.filter(article=spring).order_by("-number").first()
    assert "一大早" in last.body
    assert "深夜" in last.body


def test_one_paragraph_that_both_have_changed_at_different_places_has_both_changes():
    import_layout(numbered(*SPRING, *BRIDGE))
    spring = article("春耕")
    edit(spring, body=spring.body.replace("清早", "一大早"))
    corrected = block(3, "body", line(FIRST.replace("春天", "早春"), 0.1, 0.15))
    import_again(numbered(*SPRING[:2], corrected, SPRING[3], *BRIDGE))
    assert texts("春耕")[0] == FIRST.replace("清早", "一大早").replace("春天", "早春")


def test_what_both_have_changed_at_one_place_is_a_doubt_with_both_texts():
    import_layout(numbered(*SPRING, *BRIDGE))
    spring = article("春耕")
    ours, theirs = FIRST.replace("清早", "一大早"), FIRST.replace("清早", "天不亮")
    edit(spring, body=spring.body.replace("清早", "一大早"))
    report = import_again(
        numbered(*SPRING[:2], block(3, "body", line(theirs, 0.1, 0.15)), SPRING[3], *BRIDGE)
    )
    assert texts("春耕")[0] == ours
    assert report.kept == ({"article": spring.pk, "title": "春耕", "fields": ["body"]},)
    told = [(each["arguments"], each["title"]) for each in ImportRecord.objects.first().doubts]
    assert told == [({"ours": ours, "theirs": theirs}, "春耕")]


def test_such_a_doubt_is_a_row_that_the_same_page_again_does_not_double_nor_open_anew():
    import_layout(numbered(*SPRING, *BRIDGE))
    spring = article("春耕")
    edit(spring, body=spring.body.replace("清早", "一大早"))
    theirs = FIRST.replace("清早", "天不亮")
    corrected = numbered(
        *SPRING[:2], block(3, "body", line(theirs, 0.1, 0.15)), SPRING[3], *BRIDGE
    )
    import_again(corrected)
    (told,) = PageDoubt.objects.filter(article=spring)
    assert (told.code, told.state) == ("both-changed", PageDoubt.State.OPEN)
    import_layout(corrected, sha="3" * 64)
    assert list(PageDoubt.objects.filter(article=spring)) == [told]
    settle([told])
    import_layout(corrected, sha="4" * 64)
    (told,) = PageDoubt.objects.filter(article=spring)
    assert told.state == PageDoubt.State.SETTLED


def test_a_headline_that_both_have_changed_is_a_doubt_too():
    import_layout(numbered(*SPRING, *BRIDGE))
    edit(article("大桥通车"), headline="大桥今日通车")
    changed = block(0, "headline", line("大桥正式通车", 0.1, 0.8, 30.0), story=2)
    report = import_again(numbered(*SPRING, changed, BRIDGE[1]))
    assert article("大桥今日通车").headline == "大桥今日通车"
    assert report.kept[0]["fields"] == ["headline"]
    assert report.doubts[0]["arguments"] == {"ours": "大桥今日通车", "theirs": "大桥正式通车"}


def test_a_mended_story_that_the_desk_has_edited_takes_the_correction_too(files):
    import_layout(MERGED, files=files)
    mend(SPLIT)
    autumn = article("秋收")
    edit(autumn, body=autumn.body.replace("所有的谷仓", "全部谷仓"))
    corrected = block(7, "body", line(SECOND.replace("秋天", "晚秋"), 0.6, 0.55))
    report = import_again(
        numbered(*SPRING, *AUTUMN[:2], corrected, *PHOTO, *BRIDGE), files=files
    )
    assert texts("秋收") == [corrected.text.replace("所有的谷仓", "全部谷仓")]
    assert (report.kept, report.doubts) == ((), ())


# --- a story on two pages

BEGINNING = numbered(*SPRING, block(0, "jump", line("（下转第4版）", 0.1, 0.2)), *BRIDGE)


def rest(*paragraphs):
    return numbered(
        block(0, "jump", line("（上接第1版）", 0.1, 0.1)),
        block(0, "headline", line("春耕", 0.1, 0.12, 20.0)),
        *(set_in(text, 0.15 + n / 50) for n, text in enumerate(paragraphs)),
    )


def import_both(first, second):
    list(
        import_pages([incoming(first, number="1"), incoming(second, number="4", sha="4" * 64)])
    )


def mend_page(number, *operations):
    page = Page.objects.get(number=number)
    for operation in operations:
        page = operate(page.pk, page.version, operation)


def test_what_the_desk_took_out_of_a_storys_second_part_stays_out_whichever_page_comes_again():
    import_both(BEGINNING, rest(SECOND, THIRD, NEW))
    assert texts("春耕") == [FIRST, LAST, SECOND, THIRD, NEW]
    mend_page("4", Operation("kind", (4,), value="print_only", reason="不得上网"))
    assert texts("春耕") == [FIRST, LAST, SECOND, NEW]
    corrected = SECOND.replace("秋天", "晚秋")
    import_layout(rest(corrected, THIRD, NEW), number="4", sha="5" * 64)
    assert texts("春耕") == [FIRST, LAST, corrected, NEW]
    first = numbered(
        *SPRING[:3],
        set_in(LAST.replace("晚上", "深夜"), 0.17),
        block(0, "jump", line("（下转第4版）", 0.1, 0.2)),
        *BRIDGE,
    )
    import_layout(first, number="1", sha="6" * 64)
    assert texts("春耕") == [FIRST, LAST.replace("晚上", "深夜"), corrected, NEW]


def test_what_the_desk_took_out_of_a_storys_first_part_stays_out_when_that_page_comes_again():
    import_both(BEGINNING, rest(SECOND, THIRD))
    mend_page("1", Operation("kind", (4,), value="print_only", reason="不得上网"))
    changed = numbered(
        *SPRING[:2],
        block(3, "body", line(FIRST.replace("春天", "早春"), 0.1, 0.15)),
        SPRING[3],
        block(0, "jump", line("（下转第4版）", 0.1, 0.2)),
        *BRIDGE,
    )
    report = import_layout(changed, number="1", sha="6" * 64)
    assert texts("春耕") == [FIRST.replace("春天", "早春"), SECOND, THIRD]
    assert (report.created, report.kept) == ((), ())


def test_a_first_part_that_comes_again_leaves_the_second_as_the_desk_has_mended_it():
    import_both(BEGINNING, rest(SECOND, THIRD, NEW))
    mend_page("4", Operation("kind", (5,), value="print_only", reason="不得上网"))
    spring = article("春耕")
    places = list(spring.regions.values_list("page__number", "polygon"))
    report = import_layout(BEGINNING, number="1", sha="6" * 64)
    assert texts("春耕") == [FIRST, LAST, SECOND, THIRD]
    assert list(spring.regions.values_list("page__number", "polygon")) == places
    assert (report.created, report.updated, report.kept) == ((), (), ())


# --- dumps


def test_a_mended_page_of_a_text_keeps_the_mend():
    import_layout(as_text(MERGED))
    page = mend(Operation("move", (7,), NEW_STORY))
    before = rows_of(page)
    import_again(as_text(MERGED))
    assert rows_of(page) == before
    longer = numbered(*SPRING, *AUTUMN, block(0, "body", line(NEW, 0.1, 0.6)), *PHOTO, *BRIDGE)
    import_layout(as_text(longer), sha="3" * 64)
    (split_off,) = Article.objects.filter(headline="", binned_at=None)
    assert split_off.body == f"<p>{SECOND}</p>\n<p>{NEW}</p>"


# --- any operations


def but_for_confidence(rows):
    """How sure a story is, is what the newest reading says of it."""
    for article in rows["articles"].values():
        del article["columns"]["confidence"]
    return rows


@pytest.mark.parametrize("name", SAMPLES[:6])
def test_after_any_operations_the_same_page_again_is_the_same(name):
    read = next(iter(layouts_of(name)))
    import_layout(read)
    chance = random.Random(name)
    page = the_page()
    for _ in range(12):
        try:
            layout = layout_now(page)
            page = operate(page.pk, page.version, any_operation(layout, chance))
        except OperationError:
            continue
    before = but_for_confidence(rows_of(page))
    report = import_again(read)
    assert but_for_confidence(rows_of(page)) == before
    assert (report.created, report.updated, report.kept) == ((), (), ())
