"""Whatever an editor does with a page's blocks is done to its stories, whole or not at all, and can be undone."""

import pytest
from django.contrib.auth.models import Permission

from articles.desk import publishing, revisions
from articles.desk.operation_history import to_redo
from articles.desk.page_layouts import LayoutSource, keep_layout
from articles.desk.page_operations import OperationError, StalePageError
from articles.desk.rights import RightsError
from articles.models import (
    Article,
    Event,
    Page,
    PhotoCredit,
    Picture,
    SearchText,
    SectionRight,
    State,
    StoredGroup,
)
from articles.reading.arrangement import NEW_STORY, Operation
from articles.reading.operation_codec import operation_from_dict
from tests.desk.arranged import block, layout_of, line, make_arranged_page, rows_of
from tests.desk.operated import operate, redo, undo
from tests.desk.readers import Desk, valid
from tests.factories import (
    make_byline,
    make_contributor,
    make_editor,
    make_page,
    make_region,
    make_section,
    make_user,
)

pytestmark = pytest.mark.django_db

FIRST = "第一篇的文字讲的是春天在田里干活的人们，他们清早就出门去了。"
LAST = "第一篇的末尾说到他们晚上才回到家里来，一天的活就这样干完了。"
SECOND = "第二篇的文字讲的是秋天的收成，粮食装满了村子里所有的谷仓。"
THIRD = "第三篇讲城里新修的一座桥，桥上每天有上万辆汽车来来往往。"

# two stories that were read as one, and another one
MERGED = layout_of(
    block(1, "headline", line("春耕", 0.1, 0.1, 30.0)),
    block(2, "byline", line("本报记者 李明", 0.1, 0.13)),
    block(3, "body", line(FIRST, 0.1, 0.15)),
    block(4, "body", line(LAST, 0.1, 0.17)),
    block(5, "crosshead", line("秋收", 0.6, 0.5, 20.0)),
    block(6, "byline", line("本报记者 王芳", 0.6, 0.53)),
    block(7, "body", line(SECOND, 0.6, 0.55)),
    block(8, "picture", area=(0.6, 0.6, 0.8, 0.7), image="a.png"),
    block(9, "caption", line("图为秋收现场。", 0.6, 0.72), picture=8),
    block(10, "headline", line("大桥通车", 0.1, 0.8, 30.0), story=2),
    block(11, "body", line(THIRD, 0.1, 0.85), story=2),
    block(
        12,
        "body",
        line("谁也不知道这一行该放在哪里才好。", 0.7, 0.9),
        kind="leftover",
        story=0,
        place=0,
    ),
)
SPLIT = Operation("split", (5,))


@pytest.fixture
def page():
    return make_arranged_page(MERGED)


@pytest.fixture
def editor():
    return make_editor("李编辑")


def articles_of(page):
    return list(Article.objects.filter(page=page).order_by("position", "pk"))


def do(page, *operations, user=None):
    for operation in operations:
        page = operate(page.pk, page.version, operation, user)
    return page


def test_a_split_makes_a_draft_behind_the_story_that_it_comes_from(page, editor):
    do(page, SPLIT, user=editor)
    first, second, third = articles_of(page)
    assert [a.headline for a in (first, second, third)] == ["春耕", "秋收", "大桥通车"]
    assert (second.state, second.open_doubts, second.source_ref) == (
        State.DRAFT,
        [],
        "2023-11-08/1/3",
    )
    assert FIRST in first.body
    assert LAST in first.body
    assert SECOND not in first.body
    assert SECOND in second.body
    assert [str(b.contributor) for b in first.bylines.all()] == ["李明"]
    assert [str(b.contributor) for b in second.bylines.all()] == ["王芳"]
    assert second.regions.get().polygon[0][0] > 0.5
    assert page.groups.get(article=second).number == 3


def test_a_split_takes_the_pictures_row_along(page):
    picture = Picture.objects.get()
    do(page, SPLIT)
    second = articles_of(page)[1]
    assert second.pictures.get() == picture
    assert not articles_of(page)[0].pictures.exists()


OPERATIONS = {
    "move": Operation("move", (4,), 2),
    "move to the front": Operation("move", (4,), 2, 1),
    "move a picture": Operation("move", (8,), 2),
    "move to a new story": Operation("move", (7, 8), NEW_STORY),
    "move a whole story": Operation("move", (10, 11), 1),
    "to the leftovers": Operation("move", (4, 7)),
    "from the leftovers": Operation("move", (12,), 2),
    "split": SPLIT,
    "join": Operation("join", story=1, at=2),
    "join the other way": Operation("join", story=2, at=1),
    "role": Operation("role", (4,), value="deck"),
    "role of a headline": Operation("role", (1,), value="kicker"),
    "role of a byline": Operation("role", (2,), value="body"),
    "kind": Operation("kind", (4,), value="ad"),
    "kind of a whole story": Operation("kind", (10, 11), value="notice"),
    "not to go online": Operation("kind", (4,), value="print_only", reason="保密"),
    "order": Operation("order", (4,), at=3),
    "order of stories": Operation("story_order", story=2, at=1),
    "zone": Operation("zone", story=1, polygon=((0.05, 0.05), (0.9, 0.05), (0.9, 0.78))),
}


@pytest.mark.parametrize("name", OPERATIONS)
def test_what_is_done_is_undone_and_done_again(name, page):
    before = rows_of(page)
    page = do(page, OPERATIONS[name])
    after = rows_of(page)
    assert after != before
    page = undo(page.pk, page.version)
    assert rows_of(page) == before
    page = redo(page.pk, page.version)
    assert rows_of(page) == after
    page = undo(page.pk, page.version)
    assert rows_of(page) == before


# --- what an editor has typed


def edited(page, index, old, new):
    """The article, one word of its body corrected, as a form of the desk saves it."""
    article = articles_of(page)[index]
    article.body = article.body.replace(old, new)
    article.save()
    revisions.record_revision(article, reason="test")
    return article


def test_a_corrected_word_stays_when_another_paragraph_leaves(page):
    edited(page, 0, "清早", "一大早")
    do(page, Operation("move", (7,), 2))
    first, other = articles_of(page)
    assert "一大早就出门" in first.body
    assert SECOND not in first.body
    assert SECOND in other.body


def test_a_corrected_word_goes_along_with_its_paragraph(page):
    edited(page, 0, "所有的谷仓", "每座谷仓")
    do(page, SPLIT)
    first, second, _third = articles_of(page)
    assert "每座谷仓" not in first.body
    assert "每座谷仓" in second.body


def test_a_corrected_word_goes_along_into_the_story_that_is_joined(page):
    edited(page, 1, "新修", "新建")
    do(page, Operation("join", story=1, at=2))
    (whole,) = articles_of(page)
    assert "新建的一座桥" in whole.body
    assert "<h3>大桥通车</h3>" in whole.body


def test_a_paragraph_that_an_editor_wrote_goes_along_into_the_story_that_is_joined(page):
    edited(page, 1, "</p>", "</p>\n<p>编辑加了一句话，说桥头还有一座公园。</p>")
    do(page, Operation("join", story=1, at=2))
    (whole,) = articles_of(page)
    assert "桥头还有一座公园" in whole.body


def test_a_corrected_crosshead_becomes_the_headline(page):
    edited(page, 0, "秋收", "秋收忙")
    do(page, SPLIT)
    assert [a.headline for a in articles_of(page)] == ["春耕", "秋收忙", "大桥通车"]


def test_a_corrected_headline_becomes_the_crosshead(page):
    Article.objects.filter(headline="大桥通车").update(headline="大桥昨天通车")
    do(page, Operation("join", story=1, at=2))
    (whole,) = articles_of(page)
    assert "<h3>大桥昨天通车</h3>" in whole.body


def test_a_corrected_headline_stays(page):
    Article.objects.filter(headline="春耕").update(headline="春耕忙")
    do(page, SPLIT)
    assert [a.headline for a in articles_of(page)] == ["春耕忙", "秋收", "大桥通车"]


def test_a_corrected_caption_and_a_corrected_credit_go_along_with_the_picture(page):
    picture = Picture.objects.get()
    Picture.objects.filter(pk=picture.pk).update(caption="村民在秋收。")
    PhotoCredit.objects.create(picture=picture, contributor=make_contributor(), role="摄")
    do(page, Operation("move", (8,), 2))
    moved = articles_of(page)[1].pictures.get()
    assert (moved.pk, moved.caption) == (picture.pk, "村民在秋收。")
    assert [str(credit.contributor) for credit in moved.credits.all()] == ["邢成敏"]


def test_an_author_that_an_editor_added_stays(page):
    article = articles_of(page)[0]
    make_byline(article, "张三")
    do(page, SPLIT)
    assert [str(b.contributor) for b in article.bylines.all()] == ["李明", "张三"]


def test_where_both_changed_a_headline_the_editors_stays_and_it_is_said(page):
    article = articles_of(page)[0]
    Article.objects.filter(pk=article.pk).update(headline="春耕忙")
    page = do(page, Operation("role", (1,), value="deck"))
    article.refresh_from_db()
    assert (article.headline, article.deck) == ("春耕忙", "春耕忙")
    (done,) = page.operations.all()
    assert done.kept == [{"article": article.pk, "field": "headline"}]


def test_a_change_between_an_operation_and_its_undoing_stays(page):
    page = do(page, SPLIT)
    edited(page, 0, "清早", "一大早")
    edited(page, 1, "所有的谷仓", "每座谷仓")
    undo(page.pk, page.version)
    first, _other = articles_of(page)
    assert "一大早" in first.body
    assert "每座谷仓" in first.body


def test_each_article_that_changes_has_a_revision_and_others_have_none(page, editor):
    do(page, SPLIT, user=editor)
    first, second, third = articles_of(page)
    assert [a.revisions.count() for a in (first, second, third)] == [2, 1, 1]
    last = first.revisions.first()
    assert (last.made_by, last.is_import) == (editor, False)
    now = revisions.current_version(Article.objects.get(pk=second.pk))
    assert revisions.stored_version(second.revisions.get()) == now


def test_what_no_revision_says_yet_is_recorded_before_it_changes(page):
    Article.objects.filter(headline="春耕").update(deck="编辑写的副题")
    do(page, SPLIT)
    said = [revision.story["deck"] for revision in articles_of(page)[0].revisions.all()]
    assert said == ["编辑写的副题", "编辑写的副题", ""]


def test_the_log_says_what_was_done_to_what(page, editor):
    page = do(page, SPLIT, user=editor)
    undo(page.pk, page.version, editor)
    told = [(e.verb, e.by, e.kind) for e in Event.objects.order_by("pk")]
    assert told == [
        ("arranged", "李编辑", "articles.page"),
        ("changed", "李编辑", "articles.article"),
        ("created", "李编辑", "articles.article"),
        ("undone", "李编辑", "articles.page"),
        ("changed", "李编辑", "articles.article"),
        ("binned", "李编辑", "articles.article"),
    ]


# --- two desks


def test_who_has_not_seen_an_operation_is_told_what_was_done_and_by_whom(page, editor):
    do(page, SPLIT, user=editor)
    with pytest.raises(StalePageError) as stale:
        operate(page.pk, page.version, Operation("join", story=1, at=2))
    (done,) = stale.value.since
    assert (done.by, done.undone_at) == (editor, None)
    assert operation_from_dict(done.operation) == SPLIT
    assert articles_of(page)[1].headline == "秋收"


def test_what_was_undone_since_is_told_too(page, editor):
    page = do(page, SPLIT)
    undo(page.pk, page.version, editor)
    with pytest.raises(StalePageError) as stale:
        operate(page.pk, page.version, Operation("join", story=1, at=2))
    assert [(d.undone_by, d.undone_at is None) for d in stale.value.since] == [(editor, False)]


def test_a_page_that_was_imported_anew_has_nothing_to_undo(page):
    page = do(page, SPLIT)
    articles = dict(page.groups.values_list("number", "article"))
    keep_layout(page, MERGED, LayoutSource(), articles)
    with pytest.raises(StalePageError) as stale:
        undo(page.pk, page.version)
    assert stale.value.since == ()
    page.refresh_from_db()
    with pytest.raises(OperationError):
        undo(page.pk, page.version)


def test_a_page_that_was_moved_since_gets_its_pictures_back(page):
    page = do(page, Operation("kind", (8,), value="ad"))
    assert not Picture.objects.exists()
    Page.objects.filter(pk=page.pk).update(sequence=7)
    page.refresh_from_db()
    undo(page.pk, page.version)
    assert Picture.objects.get().page == page


def test_after_another_operation_nothing_is_done_again(page):
    page = do(page, SPLIT)
    page = undo(page.pk, page.version)
    assert to_redo(page.pk).words
    page = do(page, Operation("move", (12,), 2))
    assert to_redo(page.pk) is None
    with pytest.raises(OperationError):
        redo(page.pk, page.version)


def test_what_changes_nothing_is_refused_and_leaves_no_trace(page):
    with pytest.raises(OperationError):
        do(page, Operation("order", (4,), at=4))
    assert not page.operations.exists()
    assert Page.objects.get(pk=page.pk).version == page.version


def test_a_page_without_blocks_says_so():
    with pytest.raises(OperationError):
        do(make_page(), SPLIT)


# --- who may do it


def editor_of(*sections, **rights):
    user = make_user(is_staff=True)
    user.user_permissions.set(
        Permission.objects.filter(codename__in=["change_article", *rights])
    )
    for section in sections:
        SectionRight.objects.create(user=user, section=section, may_edit=True)
    return user


def test_who_may_not_edit_changes_nothing(page):
    with pytest.raises(RightsError):
        do(page, Operation("kind", (12,), value="ad"), user=make_user(is_staff=True))
    assert not page.operations.exists()


def test_an_editor_of_another_section_changes_only_his_own(page):
    here, there = make_section("本地"), make_section("天下")
    first, other = articles_of(page)
    Article.objects.filter(pk=first.pk).update(section=here)
    Article.objects.filter(pk=other.pk).update(section=there)
    editor = editor_of(there)
    with pytest.raises(RightsError):
        do(page, Operation("move", (4,), 2), user=editor)
    do(page, Operation("move", (12,), 2), user=editor)


def test_what_is_online_is_changed_by_whoever_may_publish(page):
    publishing.publish(articles_of(page))
    with pytest.raises(RightsError):
        do(page, Operation("move", (12,), 2), user=editor_of())
    do(page, Operation("move", (12,), 2), user=editor_of(publish_article=True))


def test_readers_find_what_was_moved(page):
    publishing.publish(articles_of(page))
    do(page, Operation("move", (4,), 2))
    _first, other = articles_of(page)
    assert "一天的活就这样干完了" in SearchText.objects.get(article=other).text


# --- zones


CORNERS = ((0.05, 0.05), (0.9, 0.05), (0.9, 0.78))


def zone_of(article):
    return [tuple(map(tuple, region.polygon)) for region in article.regions.all()]


def test_a_zone_that_is_drawn_stays_whatever_becomes_of_the_blocks(page):
    page = do(page, Operation("zone", story=1, polygon=CORNERS))
    assert zone_of(articles_of(page)[0]) == [CORNERS]
    page = do(page, SPLIT)
    first, second, _third = articles_of(page)
    assert zone_of(first) == [CORNERS]
    assert zone_of(second)[0] != CORNERS


def test_without_a_drawn_zone_the_blocks_tell_it_again(page):
    before = zone_of(articles_of(page)[0])
    page = do(page, Operation("zone", story=1, polygon=CORNERS))
    page = do(page, Operation("zone", story=1))
    assert zone_of(articles_of(page)[0]) == before


@pytest.mark.parametrize("corners", [CORNERS[:2], (*CORNERS[:2], (1.2, 0.5)), CORNERS[:1] * 3])
def test_what_is_no_zone_is_refused(page, corners):
    with pytest.raises(OperationError):
        do(page, Operation("zone", story=1, polygon=corners))


def test_a_zone_is_drawn_by_whoever_may_change_the_story(page):
    with pytest.raises(RightsError):
        do(
            page,
            Operation("zone", story=1, polygon=CORNERS),
            user=editor_of(make_section("天下")),
        )


# --- stories over several pages


def test_of_a_paragraph_that_goes_on_elsewhere_only_the_part_of_the_page_moves(page):
    """Its first part is on this page, and an import has put both together."""
    other = articles_of(page)[1]
    elsewhere = make_page(page.issue)
    rest = "到了傍晚，桥上的灯一盏接一盏地亮了起来。"
    whole = f"<p>{THIRD}{rest}</p>"
    Article.objects.filter(pk=other.pk).update(body=f"{whole}\n<p>另一版上还有一段话。</p>")
    make_region(other, page=elsewhere, position=2)
    StoredGroup.objects.create(page=elsewhere, number=1, position=1, article=other)
    page = do(page, Operation("order", (11,), at=1))
    other.refresh_from_db()
    assert whole in other.body
    page = do(page, Operation("move", (11,), 1))
    first, other = articles_of(page)
    assert THIRD in first.body
    assert rest not in first.body
    assert other.body == f"<p>{rest}</p>\n<p>另一版上还有一段话。</p>"
    page = undo(page.pk, page.version)
    assert articles_of(page)[1].body.startswith(whole)


def test_of_a_story_that_goes_on_elsewhere_only_the_part_of_the_page_changes(page):
    first = articles_of(page)[0]
    elsewhere = make_page(page.issue)
    rest = "<p>这是在另一版上接着讲的故事，讲的是冬天村子里的人们。</p>"
    Article.objects.filter(pk=first.pk).update(body=first.body + "\n" + rest)
    make_region(first, page=elsewhere, position=2)
    StoredGroup.objects.create(page=elsewhere, number=1, position=1, article=first)
    do(page, Operation("move", (4,), 2))
    first.refresh_from_db()
    assert rest in first.body
    assert LAST not in first.body
    assert [r.page for r in first.regions.all()] == [page, elsewhere]
    before = rows_of(page)
    page.refresh_from_db()
    with pytest.raises(OperationError):
        do(page, Operation("join", story=2, at=1))
    assert rows_of(page) == before


def test_an_operation_by_a_reader_of_a_level_makes_it_and_those_above_void(page):
    desk = Desk()
    first, second = articles_of(page)
    desk.sign(first)
    desk.sign(second)
    page = do(page, SPLIT, user=desk.duty)
    assert (valid(first), valid(second)) == ([1], [1, 2, 3])
    undo(page.pk, page.version, desk.reporter)
    assert valid(first) == []


def test_what_is_online_as_it_was_signed_is_split_by_nobody_else(page):
    desk = Desk()
    first, _second = articles_of(page)
    desk.sign(first)
    publishing.publish([first], desk.duty)
    for user in (desk.duty, None):
        with pytest.raises((OperationError, RightsError)):
            do(page, SPLIT, user=user)
    do(page, SPLIT, user=desk.chief)
    assert valid(first) == [1, 2, 3]
