"""Browsers that somebody has logged in from before, told by a signed cookie.

Their failed log-ins are counted apart from those of strangers, so that nobody who guesses a colleague's password, be
it from the same office, shuts the colleague out. https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies
"""

from __future__ import annotations

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

COOKIE = "desk_device"
KEPT = 180 * 24 * 3600  # seconds
STRANGER = ""
_SALT = "articles.login.known_devices"


def known_device(request: HttpRequest, username: str) -> str:
    """The number of the browser, if `username` has logged in from it before; STRANGER if not."""
    try:
        name, number = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=KEPT)
    except (signing.BadSignature, ValueError):
        return STRANGER
    return number if name == username else STRANGER


def remember(request: HttpRequest, response: HttpResponse, username: str) -> None:
    """Sets the cookie; a browser that is known keeps its number, so that a log-in does not reset its failures."""
    number = known_device(request, username) or secrets.token_hex(16)
    response.set_cookie(
        COOKIE,
        signing.dumps([username, number], salt=_SALT),
        max_age=KEPT,
        path=reverse("admin:index"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
