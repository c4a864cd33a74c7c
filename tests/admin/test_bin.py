"""The desk's bin: what is there, since when, by whom; and back again, one by one or many at once."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from articles.desk import bin as desk_bin
from articles.models import Article, Contributor, Photo, State
from tests.factories import (
    make_article,
    make_byline,
    make_contributor,
    make_editor,
    make_photo,
    make_picture,
    make_published,
    make_user,
)
from tests.forms import address_of, errors, filled, words

pytestmark = pytest.mark.django_db
MAKE = {"article": make_article, "photo": make_photo, "contributor": make_contributor}


@pytest.fixture
def desk(client):
    client.force_login(make_editor("编辑"))
    return client


def list_of(kind, query=""):
    return reverse(f"admin:articles_{kind}_changelist") + query


def shown(response):
    return list(response.context["cl"].result_list)


@pytest.mark.parametrize("kind", MAKE)
def test_the_delete_page_asks_in_words_of_the_bin_and_puts_it_there(desk, kind):
    row = MAKE[kind]()
    address = reverse(f"admin:articles_{kind}_delete", args=[row.pk])
    assert "放入回收站" in words(desk.get(address))
    answer = desk.post(address, {"post": "yes"}, follow=True)
    assert "看看回收站" in words(answer)
    assert shown(answer) == []
    assert shown(desk.get(list_of(kind, "?bin=yes"))) == [row]


@pytest.mark.parametrize("kind", MAKE)
def test_many_go_and_come_back_at_once(desk, kind):
    rows = [MAKE[kind]() for _ in range(1 if kind == "contributor" else 3)]
    chosen = {"_selected_action": [row.pk for row in rows]}
    asked = chosen | {"action": "delete_selected", "post": "yes"}
    said = words(desk.post(list_of(kind), asked, follow=True))
    assert f"已把 {len(rows)} 项放入回收站" in said
    assert "删除" not in said
    assert not type(rows[0]).objects.exists()
    desk.post(list_of(kind, "?bin=yes"), chosen | {"action": "put_back"})
    assert type(rows[0]).objects.count() == len(rows)


@pytest.mark.parametrize("way", ["form", "list"])
def test_what_is_online_is_withdrawn_first_which_asks_why(desk, way):
    online, draft = make_published(headline="在网上的"), make_article()
    if way == "form":
        address, asked = reverse("admin:articles_article_delete", args=[online.pk]), {}
    else:
        address = list_of("article")
        chosen = {"_selected_action": [online.pk, draft.pk]}
        asked = chosen | {"action": "delete_selected"}
    shown_first = desk.post(address, asked) if asked else desk.get(address)
    for answer in (shown_first, desk.post(address, asked | {"post": "yes"})):
        assert "在网上的》已在网上：请先撤下" in words(answer)
        assert f"/article/{online.pk}/withdraw/" in answer.content.decode()
    assert Article.objects.count() == 2
    links = desk.get(address_of(online)).content.decode()
    assert "/withdraw/" in links
    assert f"{online.pk}/delete/" not in links


def test_the_bin_says_who_when_from_where_and_in_which_state(desk):
    article = make_published(headline="秘密")
    desk_bin.put_in([article], make_editor("夜班"))
    said = words(desk.get(list_of("article", "?bin=yes")))
    for told in ("秘密", "夜班", article.page.label, "已发布"):
        assert told in said


def test_the_bin_offers_nothing_but_the_way_back(desk):
    desk_bin.put_in([make_article()])
    page = desk.get(list_of("article", "?bin=yes"))
    names = [name for name, _words in page.context["action_form"].fields["action"].choices]
    assert [name for name in names if name] == ["put_back"]
    outside = desk.get(list_of("article"))
    assert outside.context["action_form"] is None or "put_back" not in words(outside)


def test_the_bin_is_searched_by_words(desk):
    one, other = make_article(headline="石柱桥头"), make_article(headline="霞浦")
    desk_bin.put_in([one, other])
    assert shown(desk.get(list_of("article", "?bin=yes&q=石柱"))) == [one]
    assert shown(desk.get(list_of("article", "?q=石柱"))) == []


@pytest.mark.parametrize(("kind", "model"), [("photo", Photo), ("contributor", Contributor)])
def test_what_is_in_use_is_kept_and_the_desk_says_by_what(desk, kind, model):
    article = make_article(headline="用着的")
    make_byline(article)
    make_picture(article, photo=make_photo())
    row = model.objects.get()
    address = reverse(f"admin:articles_{kind}_delete", args=[row.pk])
    assert "还在使用" in words(desk.get(address))
    desk.post(address, {"post": "yes"})
    assert model.objects.exists()


def test_a_form_of_what_is_in_the_bin_leads_to_its_history_and_the_way_back(desk):
    article = make_article()
    desk_bin.put_in([article])
    for address in (
        address_of(article),
        reverse("admin:articles_article_delete", args=[article.pk]),
    ):
        page = desk.get(address, follow=True)
        assert page.redirect_chain[-1][0].endswith("/history/")
        assert "放回" in words(page)


def test_what_was_typed_while_it_went_there_is_not_lost(desk):
    article = make_article(headline="旧题")
    typed = filled(desk.get(address_of(article)), headline="新题")
    desk_bin.put_in([article], make_editor("夜班"))
    answer = desk.post(address_of(article), typed)
    assert any("回收站" in error for error in errors(answer))
    assert answer.context["adminform"].form["headline"].value() == "新题"
    desk_bin.put_back([article])
    desk.post(address_of(article), filled(answer))
    assert Article.objects.get().headline == "新题"


def test_many_of_which_one_is_in_use_stay_where_they_are(desk):
    article = make_article()
    make_picture(article, photo=make_photo())
    make_photo()
    chosen = {"_selected_action": [photo.pk for photo in Photo.objects.all()]}
    answer = desk.post(list_of("photo"), chosen | {"action": "delete_selected", "post": "yes"})
    assert "还在使用" in words(answer)
    assert Photo.objects.count() == 2


def test_who_may_not_delete_may_not_put_back(client):
    article = make_article()
    desk_bin.put_in([article])
    user = make_user(is_staff=True)
    allowed = ["view_article", "change_article"]
    user.user_permissions.set(Permission.objects.filter(codename__in=allowed))
    client.force_login(user)
    data = {"action": "put_back", "_selected_action": [article.pk]}
    client.post(list_of("article", "?bin=yes"), data)
    assert Article.everything.get().state == State.BINNED


def test_a_person_who_is_in_the_bin_is_not_added_a_second_time(desk):
    desk_bin.put_in([make_contributor("邢成敏")])
    address = reverse("admin:articles_contributor_add")
    answer = desk.post(address, {"name": "邢成敏", "agency": ""})
    assert any("回收站" in error for error in errors(answer))


def test_the_filter_by_state_has_no_second_way_into_the_bin(desk):
    page = desk.get(list_of("article"))
    state = next(each for each in page.context["cl"].filter_specs if each.title == "状态")
    labels = [str(choice["display"]) for choice in state.choices(page.context["cl"])]
    assert labels[1:] == ["草稿", "已发布", "已撤下"]


def test_a_form_that_names_what_went_there_meanwhile_takes_it_out(desk):
    article, photo, person = make_article(), make_photo(), make_contributor()
    new = {
        "pictures-TOTAL_FORMS": "1",
        "pictures-0-photo": photo.pk,
        "pictures-0-position": "1",
        "bylines-TOTAL_FORMS": "1",
        "bylines-0-contributor": person.pk,
        "bylines-0-position": "1",
    }
    typed = filled(desk.get(address_of(article)), headline="新题") | new
    desk_bin.put_in([photo])
    desk_bin.put_in([person])
    assert desk.post(address_of(article), typed | {"_continue": "1"}).status_code == 302
    assert Photo.objects.get().uses.get().article == article
    assert Contributor.objects.get().byline_set.get().article == article
