"""A code from a phone beside the password: who must, how a phone is enrolled, what helps without one."""

import re

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles.login import second_factor
from articles.login.qr_code import qr_code
from articles.models import Section
from tests.factories import make_article, make_editor, make_user
from tests.groups import join
from tests.login.desk import is_logged_in, log_in, shown_by_phone

pytestmark = pytest.mark.django_db
PAGE = "/admin/second-factor/"


@pytest.fixture(autouse=True)
def _for_all(settings):
    settings.SECOND_FACTOR = "all"


@pytest.fixture
def editor():
    return make_editor("李编辑")


def enrol(user, client=None):
    """Logs in and sets up a phone; the page with the recovery codes."""
    client = client or Client()
    log_in(client, user.username)
    client.get(PAGE)
    return client.post(PAGE, {"code": shown_by_phone(user), "next": "/admin/articles/article/"})


def codes_on(page):
    return re.findall(r"<li><code>([a-z0-9-]+)</code></li>", page.content.decode())


def words(page):
    return page.content.decode()


def test_without_the_setting_a_password_is_enough_and_no_code_is_asked_for(
    editor, client, settings
):
    settings.SECOND_FACTOR = ""
    assert 'name="code"' not in words(client.get("/admin/login/"))
    assert log_in(client, "李编辑").url == "/admin/"
    assert is_logged_in(client)
    assert client.get(PAGE).url == "/admin/"


def test_who_has_no_phone_yet_is_led_to_the_page_that_enrols_one(editor, client):
    assert log_in(client, "李编辑").status_code == 200
    assert "admin/second_factor.html" in {
        template.name for template in client.get(PAGE).templates
    }
    wanted = client.get("/admin/articles/article/")
    assert wanted.url == "/admin/login/?next=/admin/articles/article/"
    assert client.get(wanted.url).url.startswith(PAGE)


def test_until_then_drafts_are_not_to_be_read_on_the_site(editor, client):
    draft = make_article().get_absolute_url()
    log_in(client, "李编辑")
    assert client.get(draft).status_code == 404
    enrol(editor, client)
    assert client.get(draft).status_code == 200


def test_until_then_no_page_of_the_desk_is_open(editor, client):
    log_in(client, "李编辑")
    assert not is_logged_in(client)
    client.post("/admin/articles/section/add/", {"name": "新", "slug": "x"})
    assert not Section.objects.filter(slug="x").exists()


def test_the_page_has_the_key_as_a_picture_and_in_text_and_the_policy_allows_both(
    editor, client
):
    log_in(client, "李编辑")
    page = client.get(PAGE)
    device = TOTPDevice.objects.get(user=editor)
    assert page.context["code"] == qr_code(device.config_url)
    assert second_factor.key_in_text(device) in words(page)
    assert not re.search(r'<script(?! src)|<style|\sstyle=|\son\w+="', words(page))
    assert "no-store" in page["Cache-Control"]


def test_the_first_code_enrols_the_phone_shows_ten_recovery_codes_once_and_opens_the_desk(
    editor, client
):
    page = enrol(editor, client)
    assert len(set(codes_on(page))) == 10
    assert page.context["next"] == "/admin/articles/article/"
    assert is_logged_in(client)
    assert (
        client.post(PAGE, {"next": "/admin/articles/article/"}).url
        == "/admin/articles/article/"
    )
    assert codes_on(client.get(PAGE, follow=True)) == []


def test_a_wrong_first_code_enrols_nothing(editor, client):
    log_in(client, "李编辑")
    client.get(PAGE)
    page = client.post(PAGE, {"code": "000000"})
    assert "验证码不对" in words(page)
    assert not second_factor.is_enrolled(editor)
    assert not is_logged_in(client)


def test_who_is_enrolled_needs_name_password_and_code(editor, client):
    enrol(editor)
    assert "请填写手机上的动态验证码" in words(log_in(client, "李编辑"))
    assert "验证码不对" in words(log_in(client, "李编辑", code="000000"))
    code = shown_by_phone(editor)
    assert log_in(client, "李编辑", "falsch", code=code).status_code == 200
    assert not is_logged_in(client)
    assert log_in(client, "李编辑", code=f"{code[:3]} {code[3:]}").url == "/admin/"
    assert is_logged_in(client)


def test_a_code_is_good_once(editor, client):
    enrol(editor)
    code = shown_by_phone(editor)
    log_in(Client(), "李编辑", code=code)
    assert log_in(client, "李编辑", code=code).status_code == 200
    assert not is_logged_in(client)


def test_after_a_wrong_code_the_next_has_to_wait(editor, client):
    enrol(editor)
    code = shown_by_phone(editor)
    log_in(client, "李编辑", code="000000")
    assert "输错次数过多" in words(log_in(client, "李编辑", code=code))


def test_codes_that_are_guessed_with_the_right_password_count_as_failures(editor, client):
    enrol(editor)
    answers = [log_in(client, "李编辑", code="000000").status_code for _ in range(6)]
    assert answers == [200] * 5 + [429]


def test_a_recovery_code_lets_in_once(editor, client):
    code = codes_on(enrol(editor))[3]
    assert log_in(client, "李编辑", code=code.upper()).url == "/admin/"
    assert is_logged_in(client)
    assert log_in(Client(), "李编辑", code=code).status_code == 200


def test_a_phone_of_somebody_else_does_not_count(editor, client):
    other = make_editor("王编辑")
    enrol(editor)
    enrol(other)
    log_in(client, "李编辑", code=shown_by_phone(other))
    assert not is_logged_in(client)


def test_a_session_that_began_before_the_setting_has_to_log_in_again(editor, client, settings):
    enrol(editor)
    settings.SECOND_FACTOR = ""
    log_in(client, "李编辑")
    settings.SECOND_FACTOR = "all"
    assert client.get("/admin/").status_code == 302
    assert log_in(client, "李编辑", code=shown_by_phone(editor)).status_code == 302
    assert is_logged_in(client)


def test_with_publishers_only_those_who_may_publish_need_one(settings, client):
    settings.SECOND_FACTOR = "publishers"
    make_user("美编", is_staff=True)
    publisher = make_user("编辑", is_staff=True)
    join(publisher, "值班主编")
    assert log_in(client, "美编").url == "/admin/"
    assert is_logged_in(client)
    other = Client()
    log_in(other, "编辑")
    assert not is_logged_in(other)
    enrol(publisher, other)
    assert is_logged_in(other)


def test_the_enrolment_is_for_staff_alone(client):
    assert client.get(PAGE).url == f"/admin/login/?next={PAGE}"
    client.force_login(make_user("读者"))
    assert client.get(PAGE).status_code == 302
    assert not TOTPDevice.objects.exists()


def test_a_lost_phone_is_removed_by_a_command_and_its_sessions_end(editor, client, capsys):
    codes = codes_on(enrol(editor, client))
    call_command("reset_second_factor", "李编辑")
    assert "2" in capsys.readouterr().out
    assert not is_logged_in(client)
    assert log_in(Client(), "李编辑", code=codes[0]).status_code == 200
    enrol(editor, client)
    assert is_logged_in(client)


def test_the_command_says_that_nobody_has_this_name():
    with pytest.raises(CommandError, match="谁"):
        call_command("reset_second_factor", "谁")
