"""On the reader's site, who still owes a second factor is nobody: an editor sees drafts there, too."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from articles.login import second_factor
from articles.login.second_factor import User
from articles.web.urls import is_at_the_desk


class VerifiedReaderMiddleware:
    """Behind OTPMiddleware. The desk itself asks for the factor, so it has to know who owes it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_at_the_desk(request):
            user = request.user
            # Only a page that looks at the user asks the database who it is.
            request.user = SimpleLazyObject(lambda: _verified(user))
        return self.get_response(request)


def _verified(user: User) -> User:
    return AnonymousUser() if second_factor.is_missing(user) else user
