"""Where a view of the site finds nothing, its address may be one of the paper's former site.

Addresses of another shape than the site's own end at `legacy.redirects.FormerAddressView` at once;
/section/老/ or /people/12/ could have been the former site's, too. What stands here today goes
first.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
)

from articles.legacy.redirects import known_target
from articles.models import former_path
from articles.web.urls import is_at_the_desk


class FormerAddressMiddleware:
    """Innermost: who asks must be known."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, error: Exception
    ) -> HttpResponsePermanentRedirect | None:
        """Called with what a view raises; None leaves it at that. Two queries."""
        if not isinstance(error, Http404) or not _may_be_former(request):
            return None
        target = known_target(former_path(request.path), request.user)
        return HttpResponsePermanentRedirect(target.get_absolute_url()) if target else None


def _may_be_former(request: HttpRequest) -> bool:
    """Not where the table has been looked into already."""
    was_asked = request.resolver_match and request.resolver_match.url_name == "former"
    return request.method in {"GET", "HEAD"} and not was_asked and not is_at_the_desk(request)
