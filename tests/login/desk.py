"""Logging in as a browser does, and a password hasher that counts."""

from __future__ import annotations

import re
import time
from html import unescape
from threading import Lock

from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

LOGIN = "/admin/login/"
PASSWORD = "secret"
HIDDEN = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)">')


class CountingHasher(MD5PasswordHasher):
    """Quick, and tells how many passwords it was given."""

    hashed = 0
    _lock = Lock()

    def encode(self, password, salt):
        with self._lock:
            CountingHasher.hashed += 1
        return super().encode(password, salt)


def log_in(
    client: Client,
    name: str,
    password: str = PASSWORD,
    *,
    address: str = "192.0.2.1",
    **fields: str,
):
    typed = {"username": name, "password": password} | fields
    return client.post(LOGIN, typed, REMOTE_ADDR=address)


def is_logged_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


def hidden_fields(response) -> dict[str, list[str]]:
    """The hidden fields of a page, as a browser would send them, without the token."""
    found: dict[str, list[str]] = {}
    for name, value in HIDDEN.findall(response.content.decode()):
        if name != "csrfmiddlewaretoken":
            found.setdefault(unescape(name), []).append(unescape(value))
    return found


def shown_by_phone(user) -> str:
    """The code of this moment, as if none had been used in it."""
    TOTPDevice.objects.filter(user=user).update(last_t=-1, throttling_failure_count=0)
    device = TOTPDevice.objects.get(user=user)
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    totp.time = time.time()
    return f"{totp.token():06}"
