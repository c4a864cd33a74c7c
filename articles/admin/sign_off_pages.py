"""The sign-off sheet of a story, a page and an issue: to read, to print, and to sign on."""

from __future__ import annotations

import io
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk import signing
from articles.desk.signing import SignedPage
from articles.formats import sign_off_pdf
from articles.models import Article, Issue, Page

from .base import LONGEST_NUMBER
from .retrying import page_again
from .rights import levels_for
from .sign_off_print import document_of
from .sign_off_sheet import sheet_of
from .signed_words import sent_back_words, signed_words


class SignOffPages:
    """For the ModelAdmin of articles, of pages and of issues."""

    def stories_of(self, row: Any) -> QuerySet[Article]:
        """The stories on the row's sheet."""
        raise NotImplementedError

    def get_urls(self) -> list[Any]:
        name = f"articles_{self.opts.model_name}_signatures"  # type: ignore[attr-defined]
        protected = self.admin_site.admin_view  # type: ignore[attr-defined]
        ours = [
            path("<int:pk>/signatures/", protected(self.sign_off_view), name=name),
            path("<int:pk>/signatures/pdf/", protected(self.sign_off_pdf), name=f"{name}_pdf"),
        ]
        return [*ours, *super().get_urls()]  # type: ignore[misc]

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **options: Any
    ) -> Any:
        context["signs_stories"] = bool(levels_for(request).count)
        return super().render_change_form(request, context, *args, **options)  # type: ignore[misc]

    def sign_off_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self._row(request, pk)
        if request.method == "POST":
            return page_again(request, lambda: self._do(request, row))
        sheet = sheet_of(self.stories_of(row), request.user)
        context = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "title": _title(row),
            "opts": self.opts,  # type: ignore[attr-defined]
            "object": row,
            "sheet": sheet,
            "is_one_story": isinstance(row, Article),
            "shows_pages": isinstance(row, Issue),
            "pdf": reverse(
                f"admin:articles_{self.opts.model_name}_signatures_pdf",  # type: ignore[attr-defined]
                args=[row.pk],
            ),
            "back": self._form_of(row),
            "print_address": _print_address(row),
        }
        return TemplateResponse(request, "admin/articles/sign_off.html", context)

    def sign_off_pdf(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self._row(request, pk)
        title = _title(row)
        document = document_of(sheet_of(self.stories_of(row), request.user), title)
        data = io.BytesIO(sign_off_pdf.write(document))
        return FileResponse(data, as_attachment=True, filename=f"{title}.pdf")

    def _row(self, request: HttpRequest, pk: int) -> Any:
        """Raises PermissionDenied for who may not see it or no articles, Http404 where there is none."""
        is_key = len(str(pk)) <= LONGEST_NUMBER
        row = self.get_object(request, str(pk)) if is_key else None  # type: ignore[attr-defined]
        if row is None:
            raise Http404
        may = self.has_view_permission(request, row)  # type: ignore[attr-defined]
        if not may or not request.user.has_perm("articles.view_article"):
            raise PermissionDenied
        return row

    @transaction.atomic
    def _do(self, request: HttpRequest, row: Any) -> HttpResponse:
        """Raises PermissionDenied for who signs nothing here, SigningError."""
        if isinstance(row, Article):
            self._do_to_story(request, row)
        else:
            stories = self.stories_of(row)
            tell_signed(request, signing.sign_each(stories, request.user, _seen(request)))
        to_form = isinstance(row, Article) and request.POST.get("then") == "form"
        address = self._form_of(row) if to_form else request.get_full_path()
        return HttpResponseRedirect(address)

    def _do_to_story(self, request: HttpRequest, article: Article) -> None:
        what, reason = request.POST.get("do"), request.POST.get("reason", "")
        if what == "sign":
            signing.sign([article], _level(request), request.user, _seen(request))
            said = _("Signed: {}").format(article)
        elif what == "void":
            signing.void(article, request.user, reason)
            said = _("Your signature is void: {}").format(article)
        else:
            said = sent_back_words(signing.send_back(article, request.user, reason))["said"]
        messages.success(request, said)

    def _form_of(self, row: Any) -> str:
        return reverse(f"admin:articles_{self.opts.model_name}_change", args=[row.pk])  # type: ignore[attr-defined]


def _print_address(row: Any) -> str:
    """Of what was printed beside what is online; a page's stories are in the list of its issue."""
    shown = row.issue if isinstance(row, Page) else row
    return reverse(f"admin:articles_{shown._meta.model_name}_print", args=[shown.pk])


def _title(row: Any) -> str:
    return _("Sign-off sheet: %(row)s") % {"row": row}


def tell_signed(request: HttpRequest, done: SignedPage) -> None:
    """How many were signed, and each that was left with the reason."""
    told = signed_words(done)
    if any(row.by_id for row in done.signed):
        messages.success(request, told["said"])
    if told["left"]:
        count = len(done.left_with_reasons)
        words = ngettext(
            "Not signed, %(count)d story:", "Not signed, %(count)d stories:", count
        )
        named = _("; ").join(told["left"])
        messages.warning(request, f"{words % {'count': count}} {named}")


def _level(request: HttpRequest) -> int:
    """The level that was offered; 0 for none that there is."""
    said = request.POST.get("level", "")
    return int(said) if said in ("1", "2", "3") else 0


def _seen(request: HttpRequest) -> dict[int, str]:
    """By article pk, the SHA-256 of the text that was before the reader."""
    pairs = (each.partition(":") for each in request.POST.getlist("seen"))
    return {int(pk): digest for pk, _colon, digest in pairs if pk.isdecimal() and len(pk) < 10}
