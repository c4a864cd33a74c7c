"""What was printed beside what is online: a story's page, the issue's list, its table, and the reasons in them."""

import csv
import io
import re

import pytest
from django.urls import reverse

from articles.admin.beside_print import PrintStanding, beside_print, story_beside_print
from articles.desk import bin as desk_bin
from articles.desk import corrections, publishing, revisions
from articles.desk.text_edits import TextEdit
from articles.models import Article, Issue, PrintReason
from articles.reading.arrangement import Operation
from tests.desk.arranged import make_arranged_page
from tests.desk.operated import operate
from tests.desk.readers import EDITOR, REPORTER, make_reader
from tests.desk.test_page_operations import FIRST, MERGED, THIRD
from tests.factories import (
    make_article,
    make_editor,
    make_issue,
    make_page,
    make_photo,
    make_picture,
    make_published,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    page = make_arranged_page(MERGED)
    publishing.publish(Article.objects.filter(page=page))
    page.refresh_from_db()
    return page


@pytest.fixture
def editor(client):
    user = make_editor("责编")
    client.force_login(user)
    return user


def story(headline="春耕"):
    return Article.everything.get(headline=headline)


def edited(article, user=None, reason="", **fields):
    for name, value in fields.items():
        setattr(article, name, value)
    article.save()
    revisions.record_revision(article, user, reason)


def page_of(row):
    return reverse(f"admin:articles_{row._meta.model_name}_print", args=[row.pk])


def text_of(answer):
    return answer.content.decode()


def issue_of():
    pks = Article.everything.values_list("pk", flat=True)
    return {one.article.headline: one for one in beside_print(list(pks)).stories}


def imported(**fields):
    """A published article that an import has made just so."""
    article = make_published(**fields)
    revisions.record_import(article, _now(article))
    return article


def _now(article):
    return revisions.current_version(Article.everything.for_revisions().get(pk=article.pk))


# --- how a story stands


def test_what_is_online_as_it_was_printed_is_the_same(page):
    assert {one.standing for one in issue_of().values()} == {PrintStanding.SAME}


def test_a_changed_character_is_counted_on_both_sides(page):
    edited(story(), headline="春播")
    (one,) = story_beside_print(story("春播").pk).changed
    assert (one.field.name, one.left_out, one.put_in, one.size) == ("headline", 1, 1, "−1 +1")


@pytest.mark.parametrize(
    ("fields", "name", "left_out", "put_in"),
    [
        ({"headline": "春耕图"}, "headline", 0, 1),
        ({"headline": "春"}, "headline", 1, 0),
        ({"kicker": "田野上"}, "kicker", 0, 3),
        ({"deck": "一年之计"}, "deck", 0, 4),
        ({"lead_in": "本报讯"}, "lead_in", 0, 3),
        ({"dateline": "新华社长沙电"}, "dateline", 0, 6),
        ({"byline_printed": "本报记者 张三"}, "byline_printed", None, None),
        ({"kind": "notice"}, "kind", None, None),
    ],
)
def test_each_line_of_a_story_is_compared(page, fields, name, left_out, put_in):
    pk = story().pk
    edited(story(), **fields)
    (one,) = story_beside_print(pk).changed
    assert one.field.name == name
    if left_out is not None:
        assert (one.left_out, one.put_in) == (left_out, put_in)


def test_a_picture_that_was_left_out_is_counted_with_its_caption(page):
    story().pictures.all().delete()
    (one,) = story_beside_print(story().pk).changed
    assert (one.field.name, one.pictures, one.left_out) == (
        "pictures",
        (1, 0),
        len("图为秋收现场。"),
    )


def test_a_picture_that_was_added_is_counted_too(page):
    make_picture(story(), "新的图片。", make_photo("new.png"), position=9)
    (one,) = story_beside_print(story().pk).changed
    assert one.pictures == (0, 1)
    assert one.put_in == len("新的图片。")


def test_a_credit_and_a_byline_are_compared(page):
    article = story()
    article.bylines.all().delete()
    assert [one.field.name for one in story_beside_print(article.pk).changed] == ["bylines"]


def test_how_a_caption_was_printed_is_no_difference_for_readers(page):
    article = story()
    article.pictures.update(caption_printed="图为秋收现场。（王芳 摄）")
    assert story_beside_print(article.pk).changed == ()


def test_words_that_are_set_otherwise_are_told_as_that(page):
    article = story("大桥通车")
    edited(article, body=article.body.replace("第三篇", "<em>第三篇</em>", 1))
    (one,) = story_beside_print(article.pk).changed
    assert (one.left_out, one.put_in) == (0, 0)
    assert one.size == "仅格式不同"


def test_what_nobody_printed_is_online_only(page):
    made = make_published(page=page)
    assert issue_of()[made.headline].standing == PrintStanding.WEB_ONLY


def test_drafts_withdrawn_ones_and_those_for_print_alone_are_told_apart(page):
    draft, withdrawn, alone = (imported(page=page, headline=each) for each in "甲乙丙")
    Article.objects.filter(pk=draft.pk).update(state="draft")
    publishing.withdraw([withdrawn], reason="当事人要求")
    Article.objects.filter(pk=alone.pk).update(
        state="draft", published_at=None, print_only=True
    )
    found = issue_of()
    assert [found[each].standing for each in "甲乙丙"] == [
        PrintStanding.OFFLINE,
        PrintStanding.OFFLINE,
        PrintStanding.PRINT_ONLY,
    ]
    assert [found[each].is_absent for each in "甲乙丙"] == [False, True, True]


def test_a_binned_story_is_listed_if_it_was_printed(page):
    printed, typed = story("大桥通车"), make_article(page=page)
    desk_bin.put_in([printed, typed])
    found = issue_of()
    assert found["大桥通车"].standing == PrintStanding.OFFLINE
    assert typed.headline not in found


def test_a_mended_reading_is_no_change(page):
    operate(page.pk, page.version, Operation("split", (5,)))
    assert {
        one.standing for one in issue_of().values() if one.article.state == "published"
    } == {PrintStanding.SAME}


def test_a_barred_paragraph_is_a_difference_with_the_reason_that_was_given(page):
    barred = Operation("kind", (3,), value="print_only", reason="保密")
    operate(page.pk, page.version, barred)
    (one,) = story_beside_print(story().pk).changed
    assert (one.field.name, one.left_out) == ("body", len(FIRST))
    assert "保密" in one.reasons[0].words


def test_a_correction_is_a_difference_that_explains_itself(page):
    corrections.correct(story(), "应为二〇一五年。")
    found = issue_of()["春耕"]
    assert [one.field.name for one in found.changed] == ["corrections"]
    assert (found.standing, found.is_explained) == (PrintStanding.CHANGED, True)


def test_what_was_changed_with_a_correction_has_it_for_a_reason(page):
    article = story()
    edit = TextEdit(article.pk, "春播", "春耕", field="headline")
    corrections.correct(article, "标题应为春播。", edits=[edit])
    found = {one.field.name: one for one in story_beside_print(article.pk).changed}
    (said,) = found["headline"].reasons
    assert (said.source, said.words) == ("correction", "标题应为春播。")


def test_a_withdrawn_story_is_explained_by_its_note(page):
    publishing.withdraw([story()], reason="当事人要求", note="应当事人要求撤下。")
    assert issue_of()["春耕"].is_explained


# --- reasons


def explain(client, article, field="headline", kind="fact", text="报上印错了。", **said):
    one = next(
        (each for each in story_beside_print(article.pk).changed if each.field.name == field),
        None,
    )
    difference = one.difference if one else story_beside_print(article.pk).difference
    return client.post(
        page_of(article),
        {"field": field, "difference": difference.digest, "kind": kind, "text": text} | said,
    )


def test_a_reason_is_written_at_its_difference_and_shown_there(client, editor, page):
    article = story()
    edited(article, headline="春播")
    assert not story_beside_print(article.pk).is_explained
    answer = explain(client, article)
    assert answer.headers["Location"].endswith("#field-headline")
    assert "报上印错了。" in text_of(client.get(page_of(article)))
    assert story_beside_print(article.pk).is_explained


def test_a_text_that_changed_meanwhile_takes_no_reason(client, editor, page):
    article = story()
    edited(article, headline="春播")
    explain(client, article, difference="0" * 64)
    edited(article, headline="春种")
    explain(client, article, field="deck")
    assert not PrintReason.objects.exists()


def test_a_difference_that_changes_again_wants_a_new_reason(client, editor, page):
    article = story()
    edited(article, headline="春播")
    explain(client, article)
    edited(article, headline="春种")
    assert not story_beside_print(article.pk).is_explained


def test_a_misreading_makes_no_change_of_it(client, editor, page):
    article = story()
    edited(article, headline="春播")
    explain(client, article, kind="reading", text="")
    found = story_beside_print(article.pk)
    assert (found.standing, found.is_explained) == (PrintStanding.SAME, True)
    assert [one.is_misread for one in found.changed] == [True]
    assert "识读有误" in text_of(client.get(page_of(article)))


def test_that_a_story_is_online_only_has_a_reason_of_its_own(client, editor, page):
    made = make_published(page=page)
    assert not issue_of()[made.headline].is_explained
    explain(client, made, field="story", kind="later", text="截稿后的消息。")
    assert issue_of()[made.headline].is_explained
    publishing.withdraw([made], reason="重复")
    assert "截稿后的消息。" not in [one.words for one in issue_of()[made.headline].reasons]


def test_who_may_not_edit_reads_the_page_and_writes_nothing(client, page):
    article = story()
    edited(article, headline="春播")
    client.force_login(make_reader("看客", ("view_article", "view_issue")))
    answer = client.get(page_of(article))
    assert answer.status_code == 200
    assert 'name="kind"' not in text_of(answer)
    assert explain(client, article).status_code == 403
    assert not PrintReason.objects.exists()


def test_a_reporter_explains_what_is_online_though_he_may_not_change_it(client, page):
    article = story()
    edited(article, headline="春播")
    client.force_login(make_reader("小记", REPORTER))
    explain(client, article)
    assert PrintReason.objects.get().by_name == "小记"


def test_who_sees_no_articles_sees_neither_page(client, page):
    client.force_login(make_user("旁人", is_staff=True))
    for row in (story(), page.issue):
        assert client.get(page_of(row)).status_code == 403


# --- the pages


def test_the_storys_page_marks_what_differs_by_character(client, editor, page):
    article = story()
    edited(article, headline="春播")
    html = re.sub(
        r"<span class=\"visually-hidden\">[^<]*</span>",
        "",
        text_of(client.get(page_of(article))),
    )
    assert re.search(r"春\s*<del>\s*耕\s*</del>", html)
    assert re.search(r"春\s*<ins>\s*播\s*</ins>", html)


def test_of_a_draft_print_stands_beside_the_text_as_it_is_now(client, editor):
    page = make_arranged_page(MERGED)
    article = Article.objects.get(page=page, headline="春耕")
    edited(article, headline="春播")
    html = text_of(client.get(page_of(article)))
    assert "未上网" in html
    assert "目前：" in html


def test_a_story_that_nobody_printed_says_so(client, editor):
    html = text_of(client.get(page_of(make_published())))
    assert "导入的版面上没有这篇文章。" in html


def test_the_list_has_every_story_and_what_may_not_go_online(client, editor, page):
    operate(
        page.pk, page.version, Operation("kind", (10, 11), value="print_only", reason="社发稿")
    )
    html = text_of(client.get(page_of(page.issue)))
    for said in ("春耕", "大桥通车", "社发稿", "只见报", f"−{len(THIRD)}"):
        assert said in html, said


def test_the_list_is_filtered_by_how_stories_stand(client, editor, page):
    edited(story(), headline="春播")
    made = make_published(page=page)

    def listed(standing):
        html = text_of(client.get(page_of(page.issue), {"standing": standing}))
        return re.findall(r'<th scope="row"><a [^>]*>([^<]+)</a>', html)

    shown = {
        standing: listed(standing)
        for standing in ("changed", "same", "web-only", "unexplained", "offline", "nonsense")
    }
    assert shown == {
        "changed": ["春播"],
        "same": ["大桥通车"],
        "web-only": [made.headline],
        "unexplained": ["春播", made.headline],
        "offline": [],
        "nonsense": ["春播", "大桥通车", made.headline],
    }


def table_of(client, issue, **query):
    answer = client.get(reverse("admin:articles_issue_print_table", args=[issue.pk]), query)
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return answer, list(csv.reader(io.StringIO(text)))


def test_the_table_has_a_line_for_each_story_of_the_filter(client, editor, page):
    edited(story(), editor, "应要求简短", headline="春播")
    answer, lines = table_of(client, page.issue)
    assert "no-store" in answer.headers["Cache-Control"]
    assert [line[1] for line in lines[1:]] == ["春播", "大桥通车"]
    assert lines[1][2:8] == ["有改动", "主题 −1 +1", "1", "1", "应要求简短", "责编"]
    _answer, lines = table_of(client, page.issue, standing="same")
    assert [line[1] for line in lines[1:]] == ["大桥通车"]


@pytest.mark.parametrize(
    ("standing", "is_listed"),
    [("", True), ("print-only", True), ("unexplained", True), ("same", False)],
)
def test_what_may_not_go_online_is_in_the_list_and_the_table_alike(
    client, editor, page, standing, is_listed
):
    operate(page.pk, page.version, Operation("kind", (10, 11), value="print_only"))
    html = text_of(client.get(page_of(page.issue), {"standing": standing}))
    assert (f"−{len(THIRD)}" in html) is is_listed
    _answer, lines = table_of(client, page.issue, standing=standing)
    barred = [line for line in lines if line[4:6] == [str(len(THIRD)), "0"]]
    assert [line[2] for line in barred] == ["只见报"] * is_listed


def test_no_headline_of_the_table_is_a_formula(client, editor, page):
    edited(story(), headline="=1+1")
    _answer, lines = table_of(client, page.issue)
    assert lines[1][1] == "'=1+1"


def test_the_list_costs_the_same_for_forty_stories_as_for_four(
    client, editor, django_assert_max_num_queries
):
    issue = make_issue()
    for _ in range(2):
        _changed_page(issue)
    with django_assert_max_num_queries(30) as few:
        client.get(page_of(issue))
    for _ in range(8):
        _changed_page(issue)
    with django_assert_max_num_queries(len(few)):
        client.get(page_of(issue))


def _changed_page(issue):
    page = make_arranged_page(MERGED, make_page(issue))
    operate(page.pk, page.version, Operation("split", (5,)))
    for article in Article.objects.filter(page=page):
        article.headline += "改"
        article.save()
        revisions.record_revision(article, None, "改动")
        make_picture(article, "新的图片。", make_photo("new.png"), position=9)


def test_the_pages_lead_to_each_other(client, editor, page):
    article = story()
    ways = {
        reverse("admin:articles_article_change", args=[article.pk]): page_of(article),
        reverse("admin:articles_article_signatures", args=[article.pk]): page_of(article),
        reverse("admin:articles_page_signatures", args=[page.pk]): page_of(page.issue),
        reverse("admin:articles_issue_change", args=[page.issue.pk]): page_of(page.issue),
        reverse("admin:articles_issue_signatures", args=[page.issue.pk]): page_of(page.issue),
        f"{reverse('admin:index')}?issue={page.issue.pk}": page_of(page.issue),
        page_of(article): page_of(page.issue),
        page_of(page.issue): page_of(article),
    }
    for one, other in ways.items():
        assert other in text_of(client.get(one)), one


def test_what_is_not_there_has_no_such_page(client, editor):
    for kind in ("article", "issue"):
        for number in (10**6, 10**30):
            assert client.get(f"/admin/articles/{kind}/{number}/print/").status_code == 404


def test_an_issue_without_stories_says_so(client, editor):
    assert "这里没有文章" in text_of(client.get(page_of(make_issue())))
    assert Issue.objects.count() == 1


def test_an_editor_without_the_right_to_publish_sees_the_same_list(client, page):
    client.force_login(make_reader("编辑", (*EDITOR, "view_issue")))
    assert "春耕" in text_of(client.get(page_of(page.issue)))
