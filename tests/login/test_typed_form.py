"""A session that ends while a form is open loses nothing of what was typed."""

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from articles.login import typed_form
from articles.models import Article
from tests.factories import make_article, make_editor, make_photo, make_section
from tests.forms import filled
from tests.login.desk import PASSWORD, hidden_fields, log_in, shown_by_phone

pytestmark = pytest.mark.django_db
HOST = "http://testserver"


@pytest.fixture
def editor():
    return make_editor("李编辑")


@pytest.fixture
def article(editor):
    return make_article(headline="旧标题", body="<p>旧的一段。</p>")


@pytest.fixture
def address(article):
    return reverse("admin:articles_article_change", args=[article.pk])


@pytest.fixture
def typed(client, editor, address):
    """What the article's form sends with a new headline; the session that it was opened in has ended."""
    client.force_login(editor)
    data = filled(
        client.get(address),
        headline="新标题",
        body="<p>“新的”一段。\r\n第二行</p>",
        _save="保存",
    )
    client.logout()
    return data


def words(page):
    return page.content.decode()


def log_in_from(client, page, **fields):
    """Fills in the log-in form of `page` with whatever it carries."""
    carried = {name: values[0] for name, values in hidden_fields(page).items()}
    return log_in(client, "李编辑", **carried | fields)


def headline(article):
    return Article.objects.get(pk=article.pk).headline


def test_the_log_in_page_stands_in_place_and_says_so(client, typed, address, article):
    page = client.post(address, typed)
    assert page.status_code == 403
    assert "登录已失效，内容还没有保存" in words(page)
    assert headline(article) == "旧标题"


def test_after_the_log_in_one_click_shows_the_form_as_it_was_typed_and_saves_nothing(
    client, typed, address, article
):
    after = log_in_from(client, client.post(address, typed))
    assert after.status_code == 200
    page = client.post(address, hidden_fields(after) | {"_as_typed": "1"})
    assert page.context["adminform"].form["headline"].value() == "新标题"
    assert page.context["adminform"].form["body"].value() == "<p>“新的”一段。\r\n第二行</p>"
    assert "这是您先前输入的内容" in words(page)
    assert headline(article) == "旧标题"
    assert client.post(address, filled(page) | {"_save": "保存"}).status_code == 302
    assert headline(article) == "新标题"


def test_or_one_click_saves_it(client, typed, address, article):
    after = log_in_from(client, client.post(address, typed))
    assert hidden_fields(after) == {name: [str(value)] for name, value in typed.items()}
    assert client.post(address, hidden_fields(after)).status_code == 302
    assert headline(article) == "新标题"


def test_what_was_typed_survives_a_wrong_password_and_the_wait_after_too_many(
    client, typed, address
):
    page = client.post(address, typed)
    for n in range(6):
        page = log_in_from(client, page, password=f"猜{n}")
    assert page.status_code == 429
    assert hidden_fields(page)["_typed"]
    assert hidden_fields(page)["next"] == [address]


def test_it_survives_the_enrolment_of_a_phone_too(
    client, typed, address, article, editor, settings
):
    settings.SECOND_FACTOR = "all"
    page = log_in_from(client, client.post(address, typed))
    carried = {name: values[0] for name, values in hidden_fields(page).items()}
    codes = client.post("/admin/second-factor/", carried | {"code": shown_by_phone(editor)})
    after = client.post(
        "/admin/second-factor/",
        {name: values[0] for name, values in hidden_fields(codes).items()},
    )
    assert client.post(address, hidden_fields(after)).status_code == 302
    assert headline(article) == "新标题"


def test_a_file_is_named_to_be_chosen_again_and_the_form_is_not_saved_without_it(
    client, editor
):
    photo = make_photo()
    address = reverse("admin:articles_photo_change", args=[photo.pk])
    file = SimpleUploadedFile("村口的桥.png", b"x", "image/png")
    page = client.post(address, {"description": "桥", "image": file})
    assert "村口的桥.png" in words(page)
    after = log_in_from(client, page)
    assert "村口的桥.png" in words(after)
    assert "恢复刚才的表单" in words(after)
    assert "直接保存" not in words(after)


def test_an_action_on_a_list_is_sent_again_by_one_click(client, editor, article):
    address = reverse("admin:articles_article_changelist")
    page = client.post(
        address, {"action": "publish", "_selected_action": [article.pk], "index": "0"}
    )
    after = log_in_from(client, page)
    assert "直接提交" in words(after)
    question = client.post(address, hidden_fields(after))
    client.post(address, hidden_fields(question))
    assert Article.objects.get(pk=article.pk).state == "published"


def test_passwords_are_not_carried(client, editor):
    page = client.post(
        "/admin/password_change/", {"old_password": "alt", "new_password1": "neu-und-lang"}
    )
    carried = signing.loads(hidden_fields(page)["_typed"][0], salt="articles.login.typed_form")
    assert carried["fields"] == []


def test_what_this_site_has_not_signed_is_not_taken(client, editor):
    forged = signing.dumps(
        {"path": "/admin/", "fields": [], "files": []},
        key="another",
        salt="articles.login.typed_form",
    )
    assert log_in(client, "李编辑", _typed=forged).url == "/admin/"


def test_what_is_too_large_stays_in_the_browser_and_the_page_says_so(
    client, editor, address, monkeypatch
):
    monkeypatch.setattr(typed_form, "LARGEST", 100)
    page = client.post(address, {"body": "".join(chr(0x4E00 + n) for n in range(2000))})
    assert "_typed" not in hidden_fields(page)
    assert "请用浏览器的“后退”" in words(page)


def test_the_log_out_of_an_ended_session_leads_to_the_desk_without_ado(client):
    assert client.post("/admin/logout/").status_code == 302


# ---- The token was changed by a log-in in another window -------------------------------------------------------------


@pytest.fixture
def strict(editor):
    """A browser whose tokens are checked, logged in."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    client.get("/admin/password_change/")
    return client


def test_a_form_with_an_old_token_comes_back_with_a_new_one(strict, article, address):
    data = filled(strict.get(address), headline="新标题", csrfmiddlewaretoken="x" * 64)
    page = strict.post(address, data, headers={"origin": HOST})
    assert page.status_code == 403
    assert headline(article) == "旧标题"
    token = page.context["csrf_token"]
    again = hidden_fields(page) | {"csrfmiddlewaretoken": str(token)}
    assert strict.post(address, again, headers={"origin": HOST}).status_code == 302
    assert headline(article) == "新标题"


@pytest.mark.parametrize(
    "headers", [{"origin": "https://evil.example"}, {"origin": "null"}, {}]
)
def test_what_does_not_come_from_this_site_is_refused_and_not_offered_again(
    strict, address, headers
):
    page = strict.post(address, {"headline": "恶意"}, headers=headers)
    assert page.status_code == 403
    assert "恶意" not in words(page)


def test_without_a_session_an_old_token_leads_to_the_log_in_with_what_was_typed(
    typed, address, article
):
    client = Client(enforce_csrf_checks=True)
    page = client.post(address, typed, headers={"origin": HOST})
    fields = {name: values[0] for name, values in hidden_fields(page).items()}
    fields |= {"csrfmiddlewaretoken": str(page.context["csrf_token"])}
    after = client.post(
        "/admin/login/",
        fields | {"username": "李编辑", "password": PASSWORD},
        headers={"origin": HOST},
    )
    again = hidden_fields(after) | {"csrfmiddlewaretoken": str(after.context["csrf_token"])}
    assert client.post(address, again, headers={"origin": HOST}).status_code == 302
    assert headline(article) == "新标题"


def test_an_old_log_in_form_is_shown_anew_or_leads_on_for_who_is_logged_in(strict, editor):
    typed = {"username": "李编辑", "password": PASSWORD, "next": "/admin/articles/article/"}
    page = Client(enforce_csrf_checks=True).post(
        "/admin/login/", typed, headers={"origin": HOST}
    )
    assert (page.status_code, "本页打开时间过长" in words(page)) == (403, True)
    assert PASSWORD not in words(page)
    assert (
        strict.post("/admin/login/", typed, headers={"origin": HOST}).url
        == "/admin/articles/article/"
    )


def test_a_readers_form_with_an_old_token_is_refused_as_before(article):
    client = Client(enforce_csrf_checks=True)
    page = client.post(f"/a/{article.pk}/letter/", {"text": "错了"}, headers={"origin": HOST})
    assert (page.status_code, "403_csrf.html" in {t.name for t in page.templates}) == (
        403,
        True,
    )


def test_a_section_typed_by_somebody_whose_session_ended_is_shown_as_typed_too(client, editor):
    section = make_section()
    address = reverse("admin:articles_section_change", args=[section.pk])
    after = log_in_from(client, client.post(address, {"name": "一线观察", "slug": ""}))
    page = client.post(address, hidden_fields(after) | {"_as_typed": "1"})
    assert page.context["adminform"].form["name"].value() == "一线观察"
