"""The addresses of the proof screen, below those of the page's form."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Subquery
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    JsonResponse,
)
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import json_script
from django.utils.translation import gettext
from django.views.decorators.gzip import gzip_page

from articles.admin.base import LONGEST_NUMBER
from articles.admin.rights import levels_for, rights_for
from articles.desk.rights import SIGNING
from articles.models import Event, Page

from . import answers
from .actions import is_shown, known_layout
from .state import stamp_of, state_of, version_values
from .words import words

_NOTHING_NEW = 204
_PEOPLE = {"app_label": "articles", "model_name": "byline", "field_name": "contributor"}


class CompactJson(DjangoJSONEncoder):
    """Chinese as itself and no blanks: a third of the bytes."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options | {"ensure_ascii": False, "separators": (",", ":")})


class ProofScreens:
    """For the ModelAdmin of pages."""

    def get_urls(self) -> list[Any]:
        views = [
            ("", "proof", self.proof_view),
            ("state/", "proof_state", self.proof_state),
            ("do/", "proof_do", self.proof_do),
        ]
        ours = [
            path(f"<int:pk>/proof/{tail}", self._protected(view), name=f"articles_page_{name}")
            for tail, name, view in views
        ]
        return ours + super().get_urls()  # type: ignore[misc]

    def _protected(self, view: Any) -> Any:
        protected = gzip_page(self.admin_site.admin_view(view))  # type: ignore[attr-defined]
        protected.model_admin = self  # who has it open is told by it (admin.open_forms)
        return protected

    def proof_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        page = self._proof_page(request, pk)
        addresses = _addresses(page)
        state = state_of(page, request) | {
            "addresses": addresses,
            "drafts": drafts_of(request.user, addresses["here"]),
        }
        context = {
            **self._site_context(),
            "opts": self.opts,  # type: ignore[attr-defined]
            "title": gettext("Proof: %(page)s") % {"page": page.label},
            "subtitle": None,
            "page": page,
            "state_json": json_script(state, "proof-state", CompactJson),
            "words_json": json_script(words(), "screen-words", CompactJson),
        }
        return TemplateResponse(request, "admin/articles/page/proof.html", context)

    def _site_context(self) -> dict[str, Any]:
        """As each_context of the site, without the list of all kinds of rows, which costs as much as the page's stories
        and which this screen does not show.
        """
        site = self.admin_site  # type: ignore[attr-defined]
        names = ("site_title", "site_header", "site_url")
        shown = {name: getattr(site, name) for name in names}
        return shown | {
            "has_permission": True,
            "is_popup": False,
            "is_nav_sidebar_enabled": False,
        }

    def proof_state(self, request: HttpRequest, pk: int) -> HttpResponse:
        """204 where nothing is new since the stamp `version`."""
        page = self._proof_page(request, pk)
        stamp = stamp_of(page)
        if request.GET.get("version") == stamp:
            return HttpResponse(status=_NOTHING_NEW)
        known = request.GET.get("layout", "")
        layout = int(known) if known.isdecimal() and _is_key(known) else 0
        return JsonResponse(state_of(page, request, stamp, layout), CompactJson)

    def proof_do(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The state afterwards; of what the screen has `shown` already, the page's version
        alone. 400 or 403 with a sentence, 409 with what others have done meanwhile.
        """
        page = self._proof_page(request, pk)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        answer = answers.answer_of(page, request)
        if answer.shows_state:
            fresh = self._proof_page(request, pk)
            if answer.status == HTTPStatus.OK and is_shown(request):
                answer.told["page"] = version_values(fresh)
            else:
                known = known_layout(request)
                answer.told["state"] = state_of(fresh, request, known_layout=known)
        return JsonResponse(answer.told, CompactJson, status=answer.status)

    def _proof_page(self, request: HttpRequest, pk: int) -> Page:
        """With `last_event`, the pk of the newest one then.

        Raises PermissionDenied for who may see no pages or no articles, unless he may sign some; Http404 where there
        is none.
        """
        held = rights_for(request, levels_for(request))
        may_see = self.has_view_or_change_permission(request)  # type: ignore[attr-defined]
        if not may_see and not any(map(held.has, SIGNING)):
            raise PermissionDenied
        if not request.user.has_perm("articles.view_article"):
            raise PermissionDenied
        newest = Event.objects.order_by("-pk").values("pk")[:1]
        pages = Page.objects.select_related("issue").annotate(last_event=Subquery(newest))
        page = pages.filter(pk=pk).first() if _is_key(pk) else None
        if page is None:
            raise Http404
        return page


def _is_key(pk: int | str) -> bool:
    """A number that every database takes."""
    return len(str(pk)) <= LONGEST_NUMBER


def drafts_of(user: Any, address: str) -> dict[str, str]:
    """Under which name the browser keeps what is typed there, and the paper's zone."""
    return {
        "place": f"{user.pk} {address}",
        "zone": timezone.get_current_timezone_name(),
    }


def _addresses(page: Page) -> dict[str, str]:
    """What the screen's script asks."""
    return {
        "here": reverse("admin:articles_page_proof", args=[page.pk]),
        "state": reverse("admin:articles_page_proof_state", args=[page.pk]),
        "do": reverse("admin:articles_page_proof_do", args=[page.pk]),
        "people": reverse("admin:autocomplete", query=_PEOPLE),
        "tell": reverse("admin:articles_openform_tell"),
    }
