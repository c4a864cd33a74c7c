"""Revisions at the desk: listed, side by side, restored; of all that a desk edits."""

import datetime
import re
from pathlib import Path

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models.fields.files import FieldFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from articles.admin.compared import compare_snapshots
from articles.admin.revised import Revised
from articles.admin.snapshots import Part, SnapshotField
from articles.desk import bin as desk_bin
from articles.desk import revisions, row_revisions
from articles.desk.row_revisions import KINDS
from articles.images import media
from articles.models import Article, Event, Flash, Photo, RowRevision, Section
from tests.factories import (
    make_article,
    make_byline,
    make_contributor,
    make_editor,
    make_image,
    make_issue,
    make_page,
    make_photo,
    make_picture,
    make_plain_page,
    make_published,
    make_section,
    make_site_settings,
    make_user,
)
from tests.forms import filled, save, words

pytestmark = pytest.mark.django_db


def make_flash(text="旧快讯"):
    now = timezone.now().replace(microsecond=0)
    return Flash.objects.create(
        text=text, starts_at=now, ends_at=now + datetime.timedelta(hours=3)
    )


# How to make a row, a field of it, what it says first and what an editor types
ROWS = {
    "section": (lambda: make_section("旧栏目"), "name", "旧栏目", "新栏目"),
    "contributor": (lambda: make_contributor("旧名"), "name", "旧名", "新名"),
    "page": (lambda: make_page(name="旧版名"), "name", "旧版名", "新版名"),
    "issue": (lambda: make_issue(newspaper="旧报"), "newspaper", "旧报", "新报"),
    "plainpage": (
        lambda: make_plain_page(body="<p>本报创刊于一九四九年。</p>"),
        "body",
        "<p>本报创刊于一九四九年。</p>",
        "<p>本报创刊于一九五〇年。</p>",
    ),
    "sitesettings": (lambda: make_site_settings(name="旧报名"), "name", "旧报名", "新报名"),
    "flash": (make_flash, "text", "旧快讯", "新快讯"),
    "photo": (make_photo, "focal_x", 0.5, "0.2"),
}


@pytest.fixture
def desk(client):
    client.force_login(make_editor("编辑"))
    return client


def address(row, page, query=""):
    name = f"admin:{row._meta.app_label}_{row._meta.model_name}_{page}"
    return reverse(name, args=[row.pk]) + query


def edit(client, row, **changes):
    """Open its form, type, save."""
    form = address(row, "change")
    typed = filled(client.get(form), **changes) | {"_continue": "1"}
    sent = {name: value for name, value in typed.items() if not isinstance(value, FieldFile)}
    answer = client.post(form, sent)
    assert answer.status_code == 302, answer.context["errors"]


def edited(desk, kind):
    make, field, _old, new = ROWS[kind]
    row = make()
    edit(desk, row, **{field: new})
    return row, field


def restore(client, row, number, fields, page=None):
    """What the page beside the present state sends."""
    compare = address(row, "compare", f"?one={number}")
    page = page or client.get(compare)
    data = {"revision": number, "fields": fields, "opened": page.context["opened"]}
    return client.post(compare, data, follow=True)


# ---- Rows


@pytest.mark.parametrize("kind", ROWS)
def test_a_save_leaves_what_stood_before_and_what_stands_now(desk, kind):
    row, field = edited(desk, kind)
    now, before = (each.values[field] for each in row_revisions.revisions_of(row))
    assert str(before) == str(ROWS[kind][2])
    assert str(now) == str(ROWS[kind][3])


@pytest.mark.parametrize("kind", ROWS)
def test_the_history_lists_them_and_leads_to_the_two_side_by_side(desk, kind):
    row, field = edited(desk, kind)
    history = desk.get(address(row, "history"))
    assert "看这次改动" in words(history)
    page = desk.get(address(row, "compare", "?change=2"))
    assert [each.name for each in page.context["changed"]] == [field]
    assert "恢复所选各项" not in words(page)


@pytest.mark.parametrize("kind", ROWS)
def test_it_goes_back_as_a_new_revision(desk, kind):
    row, field = edited(desk, kind)
    answer = restore(desk, row, 1, [field])
    assert "已恢复" in words(answer)
    row.refresh_from_db()
    assert getattr(row, field) == ROWS[kind][2]
    last = row_revisions.revisions_of(row).first()
    assert (last.number, last.made_by.username) == (3, "编辑")
    assert Event.objects.filter(verb=Event.Verb.RESTORED, row=row.pk).exists()


def test_every_kind_is_tried_here():
    assert {model._meta.model_name for model in KINDS} == set(ROWS)


def test_everything_that_a_desk_edits_by_a_form_has_revisions():
    """But letters and old addresses, which are others' words, accounts, and what no form changes."""
    without = {"letter", "formeraddress", "importrecord", "event", "picture", "openform"}
    ours = {
        model._meta.model_name: each
        for model, each in admin.site._registry.items()
        if model._meta.app_label == "articles"
    }
    assert {name for name, each in ours.items() if not isinstance(each, Revised)} == without


def test_what_the_form_refuses_is_not_restored(desk):
    section = make_section("旧名")
    edit(desk, section, name="新名")
    make_section("旧名", slug="second")
    answer = restore(desk, section, 1, ["name"])
    assert "没有恢复" in words(answer)
    section.refresh_from_db()
    assert section.name == "新名"


def test_what_another_desk_has_saved_meanwhile_is_not_written_over(desk):
    section = make_section("旧名")
    edit(desk, section, name="新名")
    shown = desk.get(address(section, "compare", "?one=1"))
    edit(desk, section, name="另一桌的名")
    assert "没有恢复" in words(restore(desk, section, 1, ["name"], page=shown))
    section.refresh_from_db()
    assert section.name == "另一桌的名"


def test_a_page_of_an_issues_form_has_revisions_too(desk):
    page = make_page(name="旧版名")
    edit(desk, page.issue, **{"pages-0-name": "新版名"})
    assert [each.values["name"] for each in row_revisions.revisions_of(page)] == [
        "新版名",
        "旧版名",
    ]


def test_a_place_typed_into_the_list_of_sections_is_a_revision(desk):
    section = make_section("栏目")
    shown = desk.get(reverse("admin:articles_section_changelist"))
    formset = shown.context["cl"].formset
    data = {field.html_name: field.value() for field in formset.management_form}
    form = formset.forms[0]
    data |= {form[name].html_name: form[name].value() for name in form.fields}
    data |= {form["position"].html_name: "7", "_save": "1"}
    data = {name: "" if value is None else value for name, value in data.items()}
    desk.post(reverse("admin:articles_section_changelist"), data)
    assert [each.values["position"] for each in row_revisions.revisions_of(section)] == [7, 100]


def test_a_deleted_row_leaves_what_it_said(desk):
    section = make_section("栏目")
    desk.post(address(section, "delete"), {"post": "yes"})
    assert not Section.objects.exists()
    assert RowRevision.objects.get().values["name"] == "栏目"


# What the desk deletes for good; photos and people go into the bin, and the settings stay
DELETED = ["section", "page", "issue", "plainpage", "flash"]


@pytest.mark.parametrize("kind", DELETED)
def test_a_deleted_row_is_made_again_from_the_log_as_it_was(desk, kind):
    row, field = edited(desk, kind)
    row.refresh_from_db()
    was = row_revisions.values_of(row)
    desk.post(address(row, "delete"), {"post": "yes"})
    assert not type(row).objects.filter(pk=row.pk).exists()
    log = desk.get(reverse("admin:articles_event_changelist"), {"verb__exact": "deleted"})
    (again,) = re.findall(r'href="([^"]*again=\d+)"', log.content.decode())
    typed = filled(desk.get(again)) | {"_continue": "1"}
    sent = {name: value for name, value in typed.items() if not isinstance(value, FieldFile)}
    answer = desk.post(again, sent)
    assert answer.status_code == 302, answer.context["errors"]
    made = row_revisions.values_of(type(row).objects.get())
    assert made == was
    assert str(made[field]) == str(ROWS[kind][3])


@pytest.mark.parametrize("key", ["", "x", "9" * 30, "1"])
def test_from_what_is_no_revision_of_such_a_row_nothing_is_made(desk, key):
    row, _field = edited(desk, "section")
    number = row_revisions.revisions_of(row).first().pk if key == "1" else key
    form = desk.get(reverse("admin:articles_plainpage_add"), {"again": number})
    assert form.status_code == 200
    assert "name" not in form.context["adminform"].form.initial


def test_the_log_says_where_a_story_stood_that_was_put_elsewhere(desk):
    page = make_page()
    story, other = make_article(page, position=2), make_page(page.issue)
    save(desk, story, page=other.pk, position=5)
    moved = Event.objects.get(verb=Event.Verb.MOVED)
    assert moved.details == {"from": f"{page}，第 2 篇", "to": f"{other}，第 5 篇"}
    save(desk, story, headline="新题")
    assert Event.objects.filter(verb=Event.Verb.MOVED).count() == 1


def test_a_replaced_photo_comes_back_with_its_file(desk):
    photo = make_photo("a.png", colour="#112233")
    before = Path(photo.image.path).read_bytes()
    upload = SimpleUploadedFile("b.png", make_image(colour="#445566"), "image/png")
    edit(desk, photo, image=upload)
    assert Path(Photo.objects.get().image.path).read_bytes() != before
    shown = desk.get(address(photo, "compare", "?one=1"))
    assert shown.content.decode().count("<img") == 2
    restore(desk, photo, 1, ["image"])
    with Image.open(Photo.objects.get().image.path) as image:
        assert image.convert("RGB").getpixel((5, 5)) == (0x11, 0x22, 0x33)


def test_no_sweep_takes_the_file_of_a_revision(desk):
    photo = make_photo()
    edit(desk, photo, focal_x="0.2")
    names = set(media._named_in_rows())
    assert photo.image.name in names


# ---- Articles


@pytest.fixture
def article(desk):
    """Edited once by its form, with a byline and a picture changed too."""
    article = make_published(
        headline="市长视察南浦大桥", body="<p>第一段照旧。</p><p>第二段有旧字。</p>"
    )
    make_byline(article, "邢成敏")
    make_picture(article, "旧图说", photo=make_photo())
    revisions.record_revision(article)
    save(
        desk,
        article,
        headline="市长考察南浦大桥",
        body="<p>第一段照旧。</p><p>第二段有新字。</p>",
        **{"pictures-0-caption": "新图说", "bylines-0-role": "通讯员"},
    )
    return article


def test_an_article_edited_once_has_the_state_before_and_after(desk, article):
    page = desk.get(address(article, "compare", "?one=1"))
    changed = {field.name for field in page.context["changed"]}
    assert changed == {"headline", "body", "bylines", "pictures"}


def test_the_words_that_differ_are_marked_by_character_and_told_to_screen_readers(
    desk, article
):
    html = desk.get(address(article, "compare", "?one=1")).content.decode()
    hidden = r'<span class="visually-hidden">[^<]*</span>'
    marked = [
        re.sub(hidden, "", each)
        for each in re.findall(r"<(?:del|ins)>(.*?)</(?:del|ins)>", html)
    ]
    assert {"视", "考"} <= set(marked)
    assert "［删去：" in html
    assert "［新增：" in html


def test_an_article_goes_back_and_readers_see_it(desk, client, article):
    answer = restore(desk, article, 1, ["headline", "bylines"])
    assert "已恢复" in words(answer)
    now = Article.objects.get()
    assert now.headline == "市长视察南浦大桥"
    assert now.bylines.get().role == "记者"
    assert now.pictures.get().caption == "新图说"
    assert "市长视察南浦大桥" in client.get(now.get_absolute_url()).content.decode()


def test_of_an_article_that_was_saved_meanwhile_nothing_is_restored(desk, article):
    shown = desk.get(address(article, "compare", "?one=1"))
    save(desk, article, headline="另一桌的题")
    assert "没有恢复" in words(restore(desk, article, 1, ["headline"], page=shown))
    assert Article.objects.get().headline == "另一桌的题"


def test_the_two_can_be_chosen_in_any_order_and_stepped_through(desk, article):
    save(desk, article, headline="第三题")
    page = desk.get(address(article, "compare", "?one=3&other=1"))
    choice = page.context["choice"]
    assert (choice.one.key, choice.other.key) == ("1", "3")
    step = desk.get(address(article, "compare", "?change=2")).context["choice"]
    assert (step.earlier, step.later) == (None, ("2", "3"))


@pytest.mark.parametrize("query", ["?one=99", "?one=x", "?change=1", "?one=1&other=99"])
def test_a_revision_that_is_not_there_leads_to_the_history(desk, article, query):
    answer = desk.get(address(article, "compare", query))
    assert answer.url == address(article, "history")


def test_who_may_only_look_sees_both_and_restores_nothing(client, article):
    user = make_user(is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="view_article"))
    client.force_login(user)
    compare = address(article, "compare", "?one=1")
    page = client.get(compare)
    assert page.status_code == 200
    assert "恢复所选各项" not in words(page)
    data = {"revision": 1, "fields": ["headline"], "opened": article.version}
    assert client.post(compare, data).status_code == 403
    client.force_login(make_user(is_staff=True))
    assert client.get(compare).status_code == 403


def test_what_is_in_the_bin_is_shown_and_not_restored(desk, article):
    desk_bin.put_in([article])
    compare = address(article, "compare", "?one=1")
    assert "恢复所选各项" not in words(desk.get(compare))
    assert desk.post(compare, {"revision": 1, "fields": ["headline"]}).status_code == 403


def test_a_body_whose_words_are_the_same_says_that_it_is_set_otherwise(desk):
    article = make_article(body="<p>一段文字。</p>")
    save(desk, article, body="<p>一段文字。</p>", headline="题")
    save(desk, article, body="<p>一段<strong>文字</strong>。</p>")
    assert "文字相同，格式不同" in words(desk.get(address(article, "compare", "?change=2")))


def test_paragraphs_that_are_the_same_are_folded():
    one = tuple(Part(f"第{n}段，一切照旧。") for n in range(9))
    other = (*one[:4], Part("第四段，一切都变了。"), *one[5:])
    field = compare_snapshots(
        [SnapshotField("body", "正文", one, one)], [SnapshotField("body", "正文", other, other)]
    )[0]
    assert [(len(each.rows), each.is_changed) for each in field.stretches] == [
        (4, False),
        (1, True),
        (4, False),
    ]


def test_the_log_says_which_fields_went_back_to_which_revision(desk, article):
    restore(desk, article, 1, ["headline"])
    log = words(desk.get(reverse("admin:articles_event_changelist")))
    assert "恢复旧修订" in log
    assert "已修改 主题。 #1" in log or "已修改主题。 #1" in log


def test_a_pictures_history_is_its_articles(desk, article):
    picture = article.pictures.get()
    assert desk.get(address(picture, "history")).url == address(article, "history")
