"""Who a sender is: behind proxies of ours, what the outermost of them wrote, and nothing that a sender can say."""

import pytest
from django.test import RequestFactory

from articles.web.throttling import address_of

READER, CDN, FORGED = "203.0.113.5", "198.51.100.7", "192.0.2.66"


def seen(said, proxies, settings):
    settings.TRUSTED_PROXIES = proxies
    headers = {"x-forwarded-for": said} if said is not None else {}
    return address_of(RequestFactory(headers=headers, REMOTE_ADDR="127.0.0.1").get("/"))


@pytest.mark.parametrize(
    ("proxies", "said", "expected"),
    [
        (0, READER, "127.0.0.1"),
        (1, READER, READER),
        (1, f"{FORGED}, {READER}", READER),
        (2, f"{READER}, {CDN}", READER),
        (2, f"{FORGED},{READER}, {CDN}", READER),
        (2, f"{FORGED}, {FORGED}, {READER}, {CDN}", READER),
    ],
)
def test_it_is_whom_the_outermost_of_our_proxies_was_asked_by(
    proxies, said, expected, settings
):
    assert seen(said, proxies, settings) == expected


def test_who_passes_the_outer_proxy_by_is_known_by_the_inner_one(settings):
    assert seen(READER, 2, settings) == READER


@pytest.mark.parametrize("said", [None, "", " , "])
def test_a_proxy_that_says_nothing_is_the_sender_itself(said, settings):
    assert seen(said, 1, settings) == "127.0.0.1"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("192.0.2.1:4711", "192.0.2.1"),
        ("[2001:db8::1]:4711", "2001:db8::1"),
        ("[2001:db8::1]", "2001:db8::1"),
        ("2001:db8::1", "2001:db8::1"),
    ],
)
def test_a_port_behind_the_address_is_no_part_of_it(said, expected, settings):
    assert seen(said, 1, settings) == expected
