"""CSRF_FAILURE_VIEW: at the desk, a form with an old token is not lost.

A log-in in another window changes the token, and every form that was open has the old one. Nothing is saved by this
page; but if the browser says that the form came from this site, it is shown again with a new token, to be sent by hand.
"""

from __future__ import annotations

from http import HTTPStatus

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.csrf import csrf_failure

from articles.web.urls import is_at_the_desk


def refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    if request.method == "POST" and is_at_the_desk(request) and came_from_here(request):
        return _way_back(request)
    return csrf_failure(request, reason)


def _way_back(request: HttpRequest) -> HttpResponse:
    """The log-in form has nothing to send again but what it may carry."""
    if request.path == reverse("admin:login"):
        return admin.site.old_login_form(request)
    return admin.site.typed_in_vain(request, HTTPStatus.FORBIDDEN)


def came_from_here(request: HttpRequest) -> bool:
    """By the Origin header, which browsers send with every POST and no page can set; else by the Referer."""
    origin = request.headers.get("Origin")
    if origin is None:
        referer = request.headers.get("Referer", "")
        return bool(referer) and url_has_allowed_host_and_scheme(
            referer, {request.get_host()}, request.is_secure()
        )
    return origin in {
        f"{request.scheme}://{request.get_host()}",
        *settings.CSRF_TRUSTED_ORIGINS,
    }
