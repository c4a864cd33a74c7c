"""What the proof screen asks to be done, and what it is told of it."""

import json

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from articles.desk import page_operations
from articles.desk.page_layouts import layout_now
from articles.models import Article, Event
from articles.reading.arrangement import Operation
from tests.admin.proof.proofs import blocks_told, make_proof
from tests.factories import make_editor, make_picture, make_section, make_user

pytestmark = pytest.mark.django_db
OK, BAD, FORBIDDEN, NOT_ALLOWED, CONFLICT = 200, 400, 403, 405, 409


@pytest.fixture
def editor():
    return make_editor("夜班")


@pytest.fixture
def page(client, settings, tmp_path, editor):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(editor)
    return make_proof()


@pytest.fixture
def send(client, page):
    """Sends a message as the script does, with the page's version as it is now."""

    def send(**message):
        page.refresh_from_db()
        address = reverse("admin:articles_page_proof_do", args=[page.pk])
        told = {"version": page.version} | message
        return client.post(address, json.dumps(told), content_type="application/json")

    return send


def operation(name, **values):
    return {"do": "operate", "operation": {"name": name} | values}


def article(page, number=1):
    return Article.objects.get(pk=page.groups.get(number=number).article_id)


def paragraph(send, page):
    """The first plain paragraph of the first story: its line and its text."""
    state = send(**operation("story_order", story=2, at=1)).json()["state"]
    story = next(one for one in state["stories"] if one["article"] == article(page).pk)
    line = next(one for one in story["body"] if one["line"] is not None)
    return line["line"], line["text"]


def test_an_operation_is_answered_with_the_page_as_it_is_then(send, page):
    block = page.blocks.filter(story__number=1).order_by("place").last()
    answer = send(**operation("move", blocks=[block.number], story=2))
    assert answer.status_code == OK
    told = answer.json()["state"]
    moved = next(one for one in blocks_told(told) if one["number"] == block.number)
    assert moved["story"] == 2
    assert told["undo"]
    assert told["redo"] is None
    page.refresh_from_db()
    assert told["page"]["version"] == page.version


def test_what_was_done_is_undone_and_done_again(send, page):
    before = [one.text for one in page_blocks(page)]
    done = send(**operation("join", story=1, at=2)).json()["state"]
    undone = send(do="undo").json()["state"]
    assert (undone["undo"], undone["redo"]) == (None, done["undo"])
    assert [one.text for one in page_blocks(page)] == before
    assert send(do="redo").json()["state"]["undo"] == done["undo"]


def page_blocks(page):
    return layout_now(page).blocks


def test_what_the_screen_has_shown_already_is_answered_with_the_version_alone(send, page):
    answer = send(**operation("join", story=1, at=2), shown=True)
    page.refresh_from_db()
    last = Event.objects.order_by("pk").last().pk
    assert answer.json() == {"page": {"version": page.version, "last_event": last}}
    # but with the page as it is where somebody was faster
    late = send(**operation("join", story=3, at=4), version=page.version - 1, shown=True)
    assert late.json()["state"]["page"]["version"] == page.version


def test_who_was_faster_is_told_with_what_he_did_and_the_page_as_it_is(send, page):
    page.refresh_from_db()
    version = page.version
    page_operations.operate(
        page.pk, version, Operation("join", story=1, at=2), make_editor("早班")
    )
    answer = send(**operation("join", story=3, at=4), version=version)
    assert answer.status_code == CONFLICT
    told = answer.json()
    assert told["conflict"]["by"] == "早班"
    assert len(told["conflict"]["what"]) == 1
    assert "早班" in told["conflict"]["what"][0]
    page.refresh_from_db()
    assert told["state"]["page"]["version"] == page.version


def test_what_cannot_be_done_is_said_in_a_sentence(send, page):
    answer = send(**operation("split", blocks=[9999]))
    assert answer.status_code == BAD
    assert "9999" in answer.json()["error"]


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"do": "dance"},
        {"do": "operate"},
        operation("dance"),
        operation("split", blocks=["1"]),
        operation("split", blocks=[-1]),
        operation("move", blocks=[True], story=1),
        operation("move", blocks=[1], story=-2),
        operation("move", blocks=[10**20], story=1),
        {"do": "undo", "version": None},
        {"do": "edit", "article": "1", "value": "x", "base": ""},
        {"do": "edit", "article": 1, "value": 1, "base": ""},
    ],
)
def test_what_is_no_message_is_refused(send, message):
    answer = send(**message)
    assert answer.status_code == BAD
    assert answer.json()["error"]


@pytest.mark.parametrize("body", [b"", b"[", b"[]", b"3", b"[" * 9999, b"\xff"])
def test_nor_is_anything_else(client, page, body):
    address = reverse("admin:articles_page_proof_do", args=[page.pk])
    assert client.post(address, body, content_type="application/json").status_code == BAD


def test_nothing_is_done_by_looking(client, page):
    address = reverse("admin:articles_page_proof_do", args=[page.pk])
    assert client.get(address).status_code == NOT_ALLOWED


def test_who_may_only_look_does_nothing(client, send, page):
    reader = make_user(is_staff=True)
    seen = Permission.objects.filter(codename__in=["view_page", "view_article"])
    reader.user_permissions.set(seen)
    client.force_login(reader)
    first = article(page)
    for message in (
        operation("join", story=1, at=2),
        {"do": "undo"},
        {
            "do": "edit",
            "article": first.pk,
            "field": "headline",
            "value": "x",
            "base": first.headline,
        },
    ):
        answer = send(**message)
        assert answer.status_code == FORBIDDEN
        assert answer.json()["error"]
    state = client.get(reverse("admin:articles_page_proof_state", args=[page.pk])).json()
    assert not state["page"]["may_edit"]
    assert not any(story["may_edit"] for story in state["stories"])


# --- texts


def edit(send, row, value, base, **place):
    return send(do="edit", article=row.pk, value=value, base=base, **place)


@pytest.mark.parametrize("field", ["kicker", "headline", "deck"])
def test_a_line_is_edited_in_its_place(send, page, editor, field):
    row = article(page)
    answer = edit(send, row, "改过的 一行", getattr(row, field), field=field)
    assert answer.status_code == OK
    row.refresh_from_db()
    assert getattr(row, field) == "改过的 一行"
    assert row.revisions.order_by("-number").first().made_by == editor
    assert Event.objects.filter(verb="changed", row=row.pk, by=editor.username).exists()


def test_what_another_has_changed_elsewhere_stays(send, page):
    row = article(page)
    old = row.headline
    Article.objects.filter(pk=row.pk).update(deck="别人改的副题")
    assert edit(send, row, "新主题", old, field="headline").status_code == OK
    row.refresh_from_db()
    assert (row.headline, row.deck) == ("新主题", "别人改的副题")


def test_where_both_changed_one_line_both_are_told_and_nothing_is_written(send, page):
    row = article(page)
    old = row.headline
    Article.objects.filter(pk=row.pk).update(headline="别人的主题")
    answer = edit(send, row, "我的主题", old, field="headline")
    assert answer.status_code == CONFLICT
    assert answer.json()["conflict"]["theirs"] == "别人的主题"
    row.refresh_from_db()
    assert row.headline == "别人的主题"
    assert edit(send, row, "我的主题", "别人的主题", field="headline").status_code == OK


def test_a_paragraph_is_edited_and_may_become_two(send, page):
    line, text = paragraph(send, page)
    row = article(page)
    before = row.body.splitlines()
    assert edit(send, row, "第一段 <b>&\n\n第二段", text, paragraph=line).status_code == OK
    row.refresh_from_db()
    wanted = ["<p>第一段 &lt;b&gt;&amp;</p>", "<p>第二段</p>"]
    assert row.body.splitlines() == before[:line] + wanted + before[line + 1 :]


def test_a_paragraph_is_known_by_its_words_where_others_stand_before_it(send, page):
    line, text = paragraph(send, page)
    row = article(page)
    Article.objects.filter(pk=row.pk).update(body=f"<p>别人加的一段</p>\n{row.body}")
    assert edit(send, row, "改过", text, paragraph=line).status_code == OK
    row.refresh_from_db()
    assert row.body.splitlines()[0] == "<p>别人加的一段</p>"
    assert row.body.splitlines()[line + 1] == "<p>改过</p>"


def test_a_paragraph_that_is_gone_is_a_conflict(send, page):
    line, text = paragraph(send, page)
    row = article(page)
    Article.objects.filter(pk=row.pk).update(body="<table><tr><td>表</td></tr></table>")
    assert edit(send, row, "改过", text, paragraph=line).status_code == CONFLICT


def test_a_byline_is_read_anew_from_its_line(send, page):
    row = article(page)
    base = row.byline_printed
    assert (
        edit(send, row, "记者 邢成敏 通讯员 李贺", base, field="byline_printed").status_code
        == OK
    )
    row.refresh_from_db()
    signed = [(line.role, line.contributor.name) for line in row.bylines.order_by("position")]
    assert signed == [("记者", "邢成敏"), ("通讯员", "李贺")]
    answer = edit(send, row, "今天天气好。", row.byline_printed, field="byline_printed")
    assert answer.status_code == BAD
    assert "今天天气好" in answer.json()["error"]
    assert edit(send, row, "", row.byline_printed, field="byline_printed").status_code == OK
    assert not row.bylines.exists()


def test_a_section_is_one_of_the_papers(send, page):
    row, section = article(page), make_section("地方传真")
    assert (
        edit(send, row, "地方传真", str(row.section or ""), field="section").status_code == OK
    )
    row.refresh_from_db()
    assert row.section == section
    assert edit(send, row, "没有这个", "地方传真", field="section").status_code == BAD


def test_captions_and_credits_are_edited(send, page):
    row = article(page)
    picture = make_picture(row, caption="原图说", credit="李贺")
    assert (
        edit(send, row, "新图说", "原图说", picture=picture.pk, field="caption").status_code
        == OK
    )
    assert (
        edit(send, row, "邢成敏 摄", "摄 李贺", picture=picture.pk, field="credit").status_code
        == OK
    )
    picture.refresh_from_db()
    assert picture.caption == "新图说"
    assert [credit.contributor.name for credit in picture.credits.all()] == ["邢成敏"]
    assert edit(send, row, "x", "", picture=picture.pk, field="photo").status_code == BAD


def test_a_text_too_long_for_its_field_is_refused_in_words(send, page):
    row = article(page)
    answer = edit(send, row, "长" * 301, row.headline, field="headline")
    assert answer.status_code == BAD
    assert "300" in answer.json()["error"]
    row.refresh_from_db()
    assert len(row.headline) < 300


def test_an_operation_and_its_answer_cost_few_queries(send, django_assert_max_num_queries):
    with django_assert_max_num_queries(60):
        send(**operation("join", story=1, at=2))
