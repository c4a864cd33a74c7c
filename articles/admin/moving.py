"""Pages and issues moved at the desk: where to, and a question where readers may have seen them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from articles.desk import moving, places
from articles.desk.moving import Answers, ClashError, IssuePlace, PagePlace, SeenError
from articles.desk.rights import RightsError
from articles.intake.page_identity import options_from
from articles.models import Issue, Page
from articles.web.refusals import RefusedError

from .retrying import page_again


class IssuePlaceForm(forms.Form):
    date = forms.DateField(label=_("date"), widget=forms.DateInput(attrs={"type": "date"}))
    edition = forms.CharField(
        label=_("edition"), required=False, help_text=_("Empty for the main edition.")
    )
    number = forms.IntegerField(
        label=pgettext_lazy("of an issue", "number"), required=False, min_value=0
    )

    @classmethod
    def of(cls, issue: Issue) -> dict[str, Any]:
        date = issue.date.isoformat()
        return {"date": date, "edition": issue.edition, "number": issue.number}

    def clean_edition(self) -> str:
        return _checked(edition=self.cleaned_data["edition"]).edition

    def place(self) -> Any:
        return IssuePlace(**self.cleaned_data)


class PagePlaceForm(IssuePlaceForm):
    number = forms.CharField(
        label=_("page number"), required=False, help_text=_("As printed: 3, A3.")
    )

    @classmethod
    def of(cls, page: Page) -> dict[str, Any]:
        return IssuePlaceForm.of(page.issue) | {"number": page.number}

    def clean_number(self) -> str:
        return _checked(page=self.cleaned_data["number"]).page

    def place(self) -> Any:
        return PagePlace(**self.cleaned_data)


def _checked(**said: str) -> Any:
    try:
        return options_from(**said)
    except RefusedError as refusal:
        raise ValidationError(str(refusal)) from refusal


class MoveView(TemplateView):
    """GET shows where the row stands; POST moves it, or says what is to be agreed to first.

    `model_admin`: that of the pages or of the issues.
    """

    template_name = "admin/articles/move.html"
    model_admin: Any = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        model = self.model_admin.model
        self.row = get_object_or_404(model, pk=self.kwargs["pk"])
        if not self.model_admin.has_change_permission(request, self.row):
            raise PermissionDenied
        self.is_page = model is Page
        self.form_class = PagePlaceForm if self.is_page else IssuePlaceForm
        view = super().dispatch
        return page_again(request, lambda: view(request, *args, **kwargs))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._shown(self.form_class(initial=self.form_class.of(self.row)))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.form_class(request.POST)
        if not form.is_valid():
            return self._shown(form)
        answers = Answers(seen="seen" in request.POST, merge="merge" in request.POST)
        verb = moving.move_page if self.is_page else moving.move_issue
        try:
            moved: Any = verb(self.row.pk, self._version(), form.place(), request.user, answers)
        except SeenError as refusal:
            return self._shown(form, refusal, ask_seen=True)
        except ClashError as refusal:
            return self._shown(form, refusal, ask_merge=refusal.can_merge)
        except (RefusedError, RightsError) as refusal:
            return self._shown(form, refusal)
        words = gettext("Moved. It stands here now: %(place)s")
        messages.success(request, words % {"place": moved})
        return HttpResponseRedirect(self._address(moved.pk))

    def _version(self) -> int:
        typed = self.request.POST.get("version", "")
        return int(typed) if typed.isdecimal() and len(typed) < 10 else 0

    def _address(self, pk: int) -> str:
        opts = self.model_admin.opts
        return reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[pk])

    def _shown(
        self,
        form: forms.Form,
        refusal: Exception | None = None,
        *,
        ask_seen: bool = False,
        ask_merge: bool = False,
    ) -> HttpResponse:
        facts = {
            "title": gettext("Move: %(row)s") % {"row": self.row},
            "row": self.row,
            "row_url": self._address(self.row.pk),
            "form": form,
            "refusal": str(refusal or ""),
            "ask_seen": ask_seen,
            "ask_merge": ask_merge,
            "agreed": [name for name in ("seen", "merge") if name in self.request.POST],
            "version": self.request.POST.get("version") or self.row.version,
            "companions": moving.companions(self.row) if self.is_page else (),
        }
        site = self.model_admin.admin_site.each_context(self.request)
        context = self.get_context_data(**site, opts=self.model_admin.opts, **facts)
        return self.render_to_response(context)


class MovedRows:
    """For the ModelAdmin of pages or issues: a page to move them, and what follows where their own form does."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.places_before = places.places_of(self.pages_of(obj)) if change else {}
        super().save_model(request, obj, form, change)  # type: ignore[misc]

    def pages_of(self, row: Any) -> Iterable[int]:
        raise NotImplementedError

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(MoveView.as_view(model_admin=self))  # type: ignore[attr-defined]
        name = f"articles_{self.opts.model_name}_move"  # type: ignore[attr-defined]
        return [path("<int:pk>/move/", view, name=name), *super().get_urls()]  # type: ignore[misc]
