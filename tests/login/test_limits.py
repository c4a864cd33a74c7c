"""Who guesses passwords is slowed, by name and by address, before anything is hashed; who knows one is not."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.core.management import call_command
from django.db import connection
from django.db.models import F
from django.test import Client

from tests.factories import make_editor
from tests.login.desk import CountingHasher, is_logged_in, log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_editor("李编辑")


@pytest.fixture
def hashed(settings):
    """A function: how many passwords were hashed since the test began."""
    settings.PASSWORD_HASHERS = ["tests.login.desk.CountingHasher"]
    before = CountingHasher.hashed
    return lambda: CountingHasher.hashed - before


def guess(name, times, address="192.0.2.1"):
    return [log_in(Client(), name, f"猜{n}", address=address).status_code for n in range(times)]


def wait(seconds):
    """As if so much time had passed."""
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(seconds=seconds))


def test_a_name_guessed_from_one_address_is_refused_after_five_failures(editor):
    assert guess("李编辑", 7) == [200] * 5 + [429] * 2


def test_a_name_guessed_from_many_addresses_is_refused_too(editor):
    answers = [guess("李编辑", 1, f"198.51.100.{n}")[0] for n in range(7)]
    assert answers == [200] * 5 + [429] * 2


def test_an_address_guessing_many_names_is_refused_after_twenty_failures():
    answers = [guess(f"谁{n}", 1)[0] for n in range(22)]
    assert answers == [200] * 20 + [429] * 2


def test_of_ipv6_a_whole_household_is_one_address():
    answers = [guess(f"谁{n}", 1, f"2001:db8:1:2::{n:x}")[0] for n in range(21)]
    assert answers == [200] * 20 + [429]
    assert guess("谁", 1, "2001:db8:1:3::1") == [200]


def test_the_address_is_the_one_that_our_own_proxy_has_written(settings):
    settings.TRUSTED_PROXIES = 1
    for n in range(21):
        forwarded = f"203.0.113.{n}, 198.51.100.7"  # the first is what the sender claims
        response = Client().post(
            "/admin/login/",
            {"username": f"谁{n}", "password": "猜"},
            headers={"x-forwarded-for": forwarded},
        )
    assert response.status_code == 429


def test_the_page_says_in_chinese_how_long_to_wait(editor):
    guess("李编辑", 5)
    page = log_in(Client(), "李编辑")
    assert page.status_code == 429
    assert 0 < int(page["Retry-After"]) <= 300
    assert "登录失败次数过多" in page.content.decode()
    assert "请等待 5 分钟" in page.content.decode()
    assert "admin/login_locked.html" in {template.name for template in page.templates}


def test_not_even_the_right_password_is_looked_at_while_the_name_waits(editor):
    guess("李编辑", 5)
    stranger = Client()
    assert log_in(stranger, "李编辑").status_code == 429
    assert not is_logged_in(stranger)


def test_asking_while_one_waits_does_not_make_the_wait_longer(editor):
    guess("李编辑", 5)
    wait(200)
    guess("李编辑", 3)
    wait(101)
    assert log_in(Client(), "李编辑").status_code == 302


def test_a_colleague_at_a_guessers_address_waits_five_minutes_and_no_longer(editor):
    for n in range(20):
        guess(f"谁{n}", 1)
    assert log_in(Client(), "李编辑").status_code == 429
    wait(301)
    assert log_in(Client(), "李编辑").status_code == 302


def test_a_browser_that_was_logged_in_before_is_not_shut_out_by_guessers(editor, client):
    log_in(client, "李编辑")
    client.post("/admin/logout/")
    guess("李编辑", 6)
    for n in range(20):
        guess(f"谁{n}", 1)
    assert log_in(client, "李编辑").status_code == 302


def test_such_a_browser_has_five_guesses_of_its_own_and_no_more(editor, client):
    log_in(client, "李编辑")
    client.post("/admin/logout/")
    answers = [log_in(client, "李编辑", f"猜{n}").status_code for n in range(6)]
    assert answers == [200] * 5 + [429]


def test_such_a_browser_is_a_stranger_under_another_name(editor, client):
    make_editor("王编辑")
    log_in(client, "李编辑")
    client.post("/admin/logout/")
    guess("王编辑", 5)
    assert log_in(client, "王编辑").status_code == 429


def test_who_mistypes_and_then_gets_it_right_has_failed_nothing(editor):
    guess("李编辑", 4)
    assert log_in(Client(), "李编辑").status_code == 302
    assert guess("李编辑", 5) == [200] * 5


def test_a_log_in_of_ones_own_does_not_take_back_what_was_guessed_of_others(editor):
    for n in range(19):
        guess(f"谁{n}", 1)
    log_in(Client(), "李编辑")
    assert guess("谁", 2) == [200, 429]


@pytest.mark.parametrize(
    ("command", "argument"),
    [("axes_reset", None), ("axes_reset_username", "李编辑"), ("axes_reset_ip", "192.0.2.1")],
)
def test_a_command_ends_the_wait(editor, command, argument, capsys):
    guess("李编辑", 6)
    call_command(command, *filter(None, [argument]))
    assert log_in(Client(), "李编辑").status_code == 302


def test_a_limit_of_zero_is_none(editor, settings):
    settings.LOGIN_FAILURES_BY_NAME = settings.LOGIN_FAILURES_BY_ADDRESS = 0
    assert guess("李编辑", 25) == [200] * 25


def test_what_is_refused_is_not_hashed(editor, hashed):
    guess("李编辑", 100)
    assert hashed() == 5


def test_neither_the_password_nor_what_a_browser_calls_itself_is_kept(editor):
    guess("李编辑", 2)
    row = AccessAttempt.objects.get()
    assert (row.failures_since_start, row.user_agent, row.post_data, row.get_data) == (
        2,
        "",
        "",
        "",
    )


def test_the_desk_has_no_pages_of_the_libraries(client, admin_user):
    client.force_login(admin_user)
    page = client.get("/admin/").content.decode()
    assert "/admin/axes/" not in page
    assert "/admin/otp_" not in page


@pytest.mark.django_db(transaction=True)
def test_sixteen_guessers_at_once_have_no_more_passwords_hashed_than_the_limit(hashed):
    if connection.vendor == "sqlite":
        pytest.skip("one connection to a database in memory")
    make_editor("李编辑")
    before = hashed()

    def guesser(number):
        try:
            return [
                log_in(Client(), "李编辑", f"猜{number}-{n}", address=f"198.51.100.{number}")
                for n in range(6)
            ]
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as guessers:
        answers = [
            response.status_code
            for several in guessers.map(guesser, range(16))
            for response in several
        ]
    assert hashed() - before == answers.count(200) <= 5
    assert answers.count(429) == 96 - answers.count(200)
