"""The addresses of the front page's screen, below those of the issue's form."""

from __future__ import annotations

from typing import Any

from csp.constants import SELF
from csp.decorators import csp_replace, csp_update
from django.core.exceptions import PermissionDenied
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    JsonResponse,
)
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import json_script
from django.utils.translation import gettext
from django.views.decorators.clickjacking import xframe_options_sameorigin

from articles.admin.base import LONGEST_NUMBER
from articles.admin.proof.screen import CompactJson, drafts_of
from articles.models import Issue
from articles.presenting.front_context import front_context
from articles.presenting.issue_board.links import board_url

from .actions import answer_of
from .preview import source_of
from .state import may_arrange, state_of
from .words import words

_MOST_PLACES = 100  # of a preview


class FrontScreens:
    """For the ModelAdmin of issues."""

    def get_urls(self) -> list[Any]:
        views = [
            ("", "front", csp_update({"frame-src": [SELF]})(self.front_view)),
            ("state/", "front_state", self.front_state),
            ("do/", "front_do", self.front_do),
            ("preview/", "front_preview", _framed(self.front_preview)),
        ]
        ours = [
            path(f"<int:pk>/front/{tail}", self._screen(view), name=f"articles_issue_{name}")
            for tail, name, view in views
        ]
        return ours + super().get_urls()  # type: ignore[misc]

    def _screen(self, view: Any) -> Any:
        protected = self.admin_site.admin_view(view)  # type: ignore[attr-defined]
        protected.model_admin = self  # who has it open is told by it (admin.open_forms)
        return protected

    def front_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        issue = self._front_issue(request, pk)
        addresses = _addresses(issue)
        state = state_of(issue, request) | {
            "addresses": addresses,
            "drafts": drafts_of(request.user, addresses["here"]),
        }
        context = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "opts": self.opts,  # type: ignore[attr-defined]
            "title": gettext("Front page: %(issue)s") % {"issue": issue},
            "subtitle": None,
            "issue": issue,
            "board": board_url(issue),
            "may_arrange": may_arrange(request),
            "state_json": json_script(state, "front-state", CompactJson),
            "words_json": json_script(words(), "screen-words", CompactJson),
        }
        return TemplateResponse(request, "admin/articles/front/screen.html", context)

    def front_state(self, request: HttpRequest, pk: int) -> HttpResponse:
        return JsonResponse(state_of(self._front_issue(request, pk), request), CompactJson)

    def front_do(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The state afterwards; 400 or 403 with a sentence, 409 with what another desk has done meanwhile."""
        issue = self._front_issue(request, pk)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        status, told = answer_of(issue, request)
        if "error" not in told:
            told["state"] = state_of(issue, request)
        return JsonResponse(told, CompactJson, status=status)

    def front_preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The site's own page with the order of the query, `?order=17,4`, as readers would see it."""
        issue = self._front_issue(request, pk)
        context = front_context(source_of(issue, _order_in(request)))
        return TemplateResponse(request, "articles/front.html", context)

    def _front_issue(self, request: HttpRequest, pk: int) -> Issue:
        """Raises PermissionDenied for who may see no issues or no articles, Http404 where there is none."""
        may_see = self.has_view_or_change_permission(request)  # type: ignore[attr-defined]
        if not may_see or not request.user.has_perm("articles.view_article"):
            raise PermissionDenied
        is_key = len(str(pk)) <= LONGEST_NUMBER
        issue = Issue.objects.filter(pk=pk).first() if is_key else None
        if issue is None:
            raise Http404
        return issue


def _framed(view: Any) -> Any:
    """The desk alone shows it in a frame."""
    return xframe_options_sameorigin(csp_replace({"frame-ancestors": [SELF]})(view))


def _order_in(request: HttpRequest) -> tuple[int, ...]:
    said = request.GET.get("order", "").split(",")[:_MOST_PLACES]
    keys = [part for part in said if part.isascii() and part.isdecimal()]
    return tuple(dict.fromkeys(int(key) for key in keys if len(key) <= LONGEST_NUMBER))


def _addresses(issue: Issue) -> dict[str, str]:
    """What the screen's script asks."""
    names = {"state": "_state", "do": "_do", "preview": "_preview", "here": ""}
    found = {
        name: reverse(f"admin:articles_issue_front{tail}", args=[issue.pk])
        for name, tail in names.items()
    }
    return found | {"tell": reverse("admin:articles_openform_tell")}
