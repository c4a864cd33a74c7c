"""Adds the hosts of the site settings to the Content-Security-Policy of readers' pages."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from articles.presenting.outside import outside_hosts

# A script, the picture that it counts by, and what it reports. No styles, fonts, frames or forms.
DIRECTIVES = ("script-src", "img-src", "connect-src")


class OutsideHostsMiddleware:
    """Stands inside of django-csp's, which writes the header."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if hosts := outside_hosts(request):
            sources = [f"https://{host}" for host in hosts]
            # the name that django-csp's own decorators give it
            response._csp_update = dict.fromkeys(DIRECTIVES, sources)
        return response
