"""The desk's admin site: log-in, second factor, and the way back to a form whose session has ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import update_wrapper
from http import HTTPStatus
from typing import Any

import django_otp
from django.contrib.admin import AdminSite
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.i18n import JavaScriptCatalog

from articles.desk import transactions

from . import second_factor, typed_form
from .destinations import destination
from .forms import EnrolForm, LoginForm
from .known_devices import remember
from .qr_code import qr_code
from .second_factor import enrolling_device, key_in_text
from .typed_form import TypedForm

View = Callable[..., HttpResponse]


def _nothing(request: HttpRequest) -> dict[str, Any]:
    return {}


class DeskSite(AdminSite):
    """`first_page`: what the desk's first page shows over the list of all records, as a context."""

    login_form = LoginForm
    first_page: Callable[[HttpRequest], dict[str, Any]] = staticmethod(_nothing)

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return super().index(request, self.first_page(request) | (extra_context or {}))

    def get_urls(self) -> list[URLPattern]:
        ours = [path("second-factor/", self.enrol, name="second_factor")]
        return ours + super().get_urls()

    def i18n_javascript(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The words of Django's scripts; the desk's own come last, and win."""
        packages = ["django.contrib.admin", "articles"]
        return JavaScriptCatalog.as_view(packages=packages)(request)

    def has_permission(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and not second_factor.is_missing(request.user)

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        """Around every page of the desk: what is sent without a session comes back after the log-in."""
        protected = super().admin_view(view, cacheable)

        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if self._has_lost_its_session(request):
                return self.typed_in_vain(request)
            return protected(request, *args, **kwargs)

        return update_wrapper(guarded, protected)

    def _has_lost_its_session(self, request: HttpRequest) -> bool:
        if request.method != "POST" or request.path == reverse("admin:logout"):
            return False
        return not self.has_permission(request)

    # ---- Log-in ------------------------------------------------------------------------------------------------------

    @method_decorator(never_cache)
    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if self._must_enrol(request):
            return HttpResponseRedirect(self._enrolment_url(_next(request)))
        typed = typed_form.carried_by(request)
        context = self._login_context(request, typed) | (extra_context or {})
        try:
            response = super().login(request, context)
        except OperationalError as error:
            if not transactions.is_conflict(error):
                raise
            # an attempt is written down before its password is looked at, and another writes
            status = HTTPStatus.SERVICE_UNAVAILABLE
            return self._login_page(request, typed, status, {"is_busy": True})
        if request.method == "POST" and response.status_code == HTTPStatus.FOUND:
            return self._logged_in(request, typed)
        return response

    login.login_not_required = True

    def _login_context(self, request: HttpRequest, typed: TypedForm | None) -> dict[str, Any]:
        """`typed` and `carried`: what waits for the log-in, as a value and signed."""
        return {
            REDIRECT_FIELD_NAME: _next(request),
            "app_path": reverse("admin:login"),
            "typed": typed,
            "carried": typed.signed() if typed else "",
            "is_old": False,
        }

    def _logged_in(self, request: HttpRequest, typed: TypedForm | None) -> HttpResponse:
        """The log-in was right: on to what was typed, to the page that was wanted, or first to the second factor."""
        following = self._enrolment if self._must_enrol(request) else self._onward
        response = following(request, typed)
        remember(request, response, request.user.get_username())
        return response

    def _onward(self, request: HttpRequest, typed: TypedForm | None) -> HttpResponse:
        if typed:
            return self._typed_page(request, typed)
        return HttpResponseRedirect(destination(request, _next(request)))

    def locked_out(self, request: HttpRequest, minutes: int, until: datetime) -> HttpResponse:
        """In the place of a log-in that came too often: when the next one is looked at."""
        wait = {"minutes": minutes, "until": until}
        return self._login_page(
            request, typed_form.carried_by(request), HTTPStatus.TOO_MANY_REQUESTS, wait
        )

    def old_login_form(self, request: HttpRequest) -> HttpResponse:
        """In the place of a log-in with an old token: the same form with a new one, or on for who is logged in."""
        typed = typed_form.carried_by(request)
        if self.has_permission(request):
            return self._onward(request, typed)
        return self._login_page(request, typed, HTTPStatus.FORBIDDEN, {"is_old": True})

    def _login_page(
        self, request: HttpRequest, typed: TypedForm | None, status: int, facts: dict[str, Any]
    ) -> HttpResponse:
        context = (
            self._page(request, _("Log in"))
            | self._login_context(request, typed)
            | {"form": LoginForm(request)}
        )
        template = (
            "admin/login_locked.html"
            if status == HTTPStatus.TOO_MANY_REQUESTS
            else "admin/login.html"
        )
        return render(request, template, context | facts, status=status)

    # ---- What was typed ----------------------------------------------------------------------------------------------

    def typed_in_vain(
        self, request: HttpRequest, status: int = HTTPStatus.FORBIDDEN
    ) -> HttpResponse:
        """In the place of a refused POST: the log-in page or, to somebody who is logged in, what was typed."""
        typed = typed_form.carried_by(request) or typed_form.typed_in(request)
        if self.has_permission(request):
            return self._typed_page(request, typed, status)
        if self._must_enrol(request):
            return self._enrolment(request, typed)
        return self._login_page(request, typed, status, {REDIRECT_FIELD_NAME: typed.path})

    def _typed_page(
        self, request: HttpRequest, typed: TypedForm, status: int = HTTPStatus.OK
    ) -> HttpResponse:
        """What was typed, in hidden fields, and buttons that send it on."""
        context = self._page(request, _("What you typed is still here")) | {"typed": typed}
        return render(request, "admin/typed_form.html", context, status=status)

    # ---- Second factor -----------------------------------------------------------------------------------------------

    @method_decorator(never_cache)
    @method_decorator(sensitive_post_parameters())
    def enrol(self, request: HttpRequest) -> HttpResponse:
        """Enrols a phone. Only for somebody logged in who has to and has none."""
        if not super().has_permission(request):
            return redirect_to_login(request.get_full_path(), reverse("admin:login"))
        typed = typed_form.carried_by(request)
        if not self._must_enrol(request):
            return self._onward(request, typed)
        if request.method != "POST" or "code" not in request.POST:
            return self._enrolment(request, typed)
        form = EnrolForm(request.user, request.POST)
        if not form.is_valid():
            return self._enrolment(request, typed, form)
        django_otp.login(request, second_factor.phone_of(request.user))
        return self._recovery_codes(request, typed, form.recovery_codes)

    def _must_enrol(self, request: HttpRequest) -> bool:
        user = request.user
        return (
            super().has_permission(request)
            and second_factor.is_missing(user)
            and not second_factor.is_enrolled(user)
        )

    def _enrolment_url(self, wanted: str) -> str:
        return f"{reverse('admin:second_factor')}?{urlencode({REDIRECT_FIELD_NAME: wanted})}"

    def _enrolment(
        self,
        request: HttpRequest,
        typed: TypedForm | None,
        form: EnrolForm | None = None,
    ) -> HttpResponse:
        device = enrolling_device(request.user)
        context = self._login_context(request, typed) | {
            "form": form or EnrolForm(request.user),
            "code": qr_code(device.config_url),
            "key": key_in_text(device),
        }
        title = _("Second step of the log-in")
        return render(request, "admin/second_factor.html", self._page(request, title) | context)

    def _recovery_codes(
        self, request: HttpRequest, typed: TypedForm | None, codes: list[str]
    ) -> HttpResponse:
        context = self._login_context(request, typed) | {
            "codes": codes,
            REDIRECT_FIELD_NAME: destination(request, _next(request)),
        }
        return render(
            request,
            "admin/recovery_codes.html",
            self._page(request, _("Recovery codes")) | context,
        )

    def _page(self, request: HttpRequest, title: str) -> dict[str, Any]:
        request.current_app = self.name
        return {**self.each_context(request), "title": title, "subtitle": None}


def _next(request: HttpRequest) -> str:
    """The page that was wanted before the log-in, as the request says it; `destination` judges it."""
    wanted = request.POST.get(REDIRECT_FIELD_NAME) or request.GET.get(REDIRECT_FIELD_NAME)
    return wanted or reverse("admin:index")
