"""The preview links of a draft: made, listed with how often they were opened, revoked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.desk import preview_links
from articles.desk.rights import Right
from articles.models import Article, PreviewLink, State
from articles.web.urls import absolute_url

from .base import LONGEST_NUMBER
from .retrying import page_again
from .rights import rights_for


def _choices() -> list[tuple[int, str]]:
    return [(hours, _lifetime(hours)) for hours in preview_links.HOURS]


def _lifetime(hours: int) -> str:
    days, rest = divmod(hours, 24)
    if rest:
        return ngettext("%(hours)d hour", "%(hours)d hours", hours) % {"hours": hours}
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}


class PreviewLinkForm(forms.Form):
    for_whom = forms.CharField(
        label=gettext_lazy("For whom"),
        max_length=preview_links.LONGEST_NAME,
        help_text=gettext_lazy("Name and place of the one reader, such as 县水利局 王主任."),
    )
    hours = forms.TypedChoiceField(
        label=gettext_lazy("Open for"),
        choices=_choices,
        coerce=int,
        initial=preview_links.USUAL_HOURS,
    )


class PreviewLinkPages:
    """For the ModelAdmin of articles."""

    def get_urls(self) -> list[Any]:
        protected = self.admin_site.admin_view  # type: ignore[attr-defined]
        view = protected(self.preview_view)
        ours = [path("<int:pk>/preview/", view, name="articles_article_preview")]
        return [*ours, *super().get_urls()]  # type: ignore[misc]

    def preview_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = self._previewed(request, pk)
        if request.method != "POST":
            return self._preview_page(request, article, PreviewLinkForm())
        if "revoke" in request.POST:
            return page_again(request, lambda: self._revoke(request, article))
        return page_again(request, lambda: self._make(request, article))

    def _previewed(self, request: HttpRequest, pk: int) -> Article:
        """Raises Http404, and PermissionDenied for who may show this draft to nobody outside."""
        is_key = len(str(pk)) <= LONGEST_NUMBER
        article = self.get_object(request, str(pk)) if is_key else None  # type: ignore[attr-defined]
        if article is None:
            raise Http404
        may = self.has_view_permission(request, article)  # type: ignore[attr-defined]
        if not may or not rights_for(request).holds(Right.PREVIEW, article.section_id):
            raise PermissionDenied
        return article  # type: ignore[no-any-return]

    def _make(self, request: HttpRequest, article: Article) -> HttpResponse:
        """The address is shown on this page and never again: nobody keeps it."""
        form = PreviewLinkForm(request.POST)
        if not form.is_valid():
            return self._preview_page(request, article, form)
        said = form.cleaned_data
        try:
            link, token = preview_links.make(
                article, request.user, said["for_whom"], said["hours"]
            )
        except preview_links.PreviewError as error:
            form.add_error(None, str(error))
            return self._preview_page(request, article, form)
        address = absolute_url(request, reverse("articles:preview", args=[token]))
        made = {"made": link, "address": address}
        return self._preview_page(request, article, PreviewLinkForm(), **made)

    def _revoke(self, request: HttpRequest, article: Article) -> HttpResponse:
        number = request.POST["revoke"]
        is_key = number.isdecimal() and len(number) <= LONGEST_NUMBER
        links = PreviewLink.objects.filter(article=article, pk=number) if is_key else ()
        for link in links:
            if preview_links.revoke(link, request.user):
                messages.success(
                    request, _("Revoked: the link for %(whom)s.") % {"whom": link.for_whom}
                )
        return HttpResponseRedirect(request.get_full_path())

    def _preview_page(
        self, request: HttpRequest, article: Article, form: PreviewLinkForm, **made: Any
    ) -> HttpResponse:
        now = timezone.now()
        links = list(article.preview_links.select_related("made_by"))
        opts = self.opts  # type: ignore[attr-defined]
        context = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "title": _("Preview links: %(row)s") % {"row": article},
            "opts": opts,
            "object": article,
            "form": form,
            "is_draft": article.state == State.DRAFT,
            "open_links": [link for link in links if link.is_open(now)],
            "ended_links": [link for link in links if not link.is_open(now)],
            "back": reverse("admin:articles_article_change", args=[article.pk]),
            "made": None,
            **made,
        }
        return TemplateResponse(request, "admin/articles/preview_links.html", context)
