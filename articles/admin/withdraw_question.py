"""Before stories are withdrawn, from the form or from a list: why, for the desk, and what readers are told."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.desk import publishing
from articles.desk.rights import Right
from articles.models import Article, State

from .base import LONGEST_NUMBER
from .retrying import page_again
from .rights import rights_for

NAMED = 20  # stories that the question names
ANSWER = "withdraw_as_asked"  # of the form; its value says which were to be withdrawn


class WithdrawalForm(forms.Form):
    reason = forms.CharField(
        label=_("reason"),
        max_length=publishing.LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For the desk: it stands in the log and in the story's history."),
    )
    note = forms.CharField(
        label=_("note for readers"),
        required=False,
        max_length=publishing.LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "Stands at the story's address from now on, and in feeds. Empty: “The editors have taken it off the site.”"
        ),
    )

    def clean_note(self) -> str:
        return " ".join(self.cleaned_data["note"].split())


@dataclass(frozen=True)
class WithdrawQuestion:
    """`count` stories go offline; `named` are the first of them; `offline` are not online as it is.

    `facts`: what an answer is about: if other stories are meant meanwhile, however many, the question is another.
    """

    count: int
    named: tuple[Article, ...]
    offline: int = 0
    facts: str = ""

    @property
    def unnamed(self) -> int:
        return self.count - len(self.named)

    @property
    def title(self) -> str:
        words = ngettext(
            "Withdraw %(count)d article?", "Withdraw %(count)d articles?", self.count
        )
        return words % {"count": self.count}


def question_about(articles: QuerySet[Article]) -> WithdrawQuestion:
    """In three queries."""
    online = articles.filter(state=State.PUBLISHED)
    pks = list(online.order_by().values_list("pk", flat=True))
    named = online.select_related("page__issue").prefetch_related(None)[:NAMED]
    rest = articles.count() - len(pks)
    return WithdrawQuestion(len(pks), tuple(named), rest, facts_of(pks))


def facts_of(pks: Iterable[int]) -> str:
    """How many, and a digest of which."""
    ordered = sorted(pks)
    digest = hashlib.sha256(",".join(map(str, ordered)).encode()).hexdigest()
    return f"{len(ordered)}-{digest[:16]}"


def answered(request: HttpRequest, question: WithdrawQuestion) -> WithdrawalForm | None:
    """The form, where it was filled in for this very question; None where it is still to be asked."""
    form = WithdrawalForm(request.POST) if ANSWER in request.POST else None
    is_about_this = request.POST.get(ANSWER) == question.facts
    return form if form is not None and is_about_this and form.is_valid() else None


def ask(
    admin: ModelAdmin, request: HttpRequest, question: WithdrawQuestion, **hidden: Any
) -> TemplateResponse:
    """`hidden`: fields of the list's action; none where it is about the one story of the address."""
    was_asked = ANSWER in request.POST
    context = {
        **admin.admin_site.each_context(request),
        "title": question.title,
        "opts": admin.opts,
        "question": question,
        "form": WithdrawalForm(request.POST if was_asked else None),
        "has_changed": was_asked and request.POST[ANSWER] != question.facts,
        "answer_name": ANSWER,
        "back": hidden.get("back", request.get_full_path()),
        "hidden": hidden.get("fields", ()),
    }
    return TemplateResponse(request, "admin/articles/withdraw_question.html", context)


def fields_of_action(request: HttpRequest) -> list[tuple[str, str]]:
    """What the list has sent, to be sent again with the answer."""
    names = ("action", "select_across", "shown", ACTION_CHECKBOX_NAME)
    return [(name, value) for name in names for value in request.POST.getlist(name)]


class WithdrawnByForm:
    """For the ModelAdmin of articles: a page on which one story is withdrawn."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.withdraw_view)  # type: ignore[attr-defined]
        ours = path("<int:pk>/withdraw/", view, name="articles_article_withdraw")
        return [ours, *super().get_urls()]  # type: ignore[misc]

    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        is_key = len(str(pk)) <= LONGEST_NUMBER
        article = self.get_object(request, str(pk)) if is_key else None  # type: ignore[attr-defined]
        if article is None:
            raise Http404
        if not may_withdraw(request, article):
            raise PermissionDenied
        return page_again(request, lambda: self._withdraw(request, article))

    def _withdraw(self, request: HttpRequest, article: Article) -> HttpResponse:
        chosen = Article.objects.filter(pk=article.pk)
        question = question_about(chosen)
        back = reverse("admin:articles_article_change", args=[article.pk])
        if not question.count:
            messages.warning(
                request, gettext("“%(title)s” is not online.") % {"title": article}
            )
            return HttpResponseRedirect(back)
        form = answered(request, question)
        if form is None:
            return ask(self, request, question, back=back)  # type: ignore[arg-type]
        publishing.withdraw(chosen, request.user, **form.cleaned_data)
        link = format_html('<a href="{}">{}</a>', article.get_absolute_url(), article)
        messages.success(request, format_html(gettext("Withdrawn: {}"), link))
        return HttpResponseRedirect(back)


def may_withdraw(request: HttpRequest, article: Article) -> bool:
    return rights_for(request).holds(Right.PUBLISH, article.section_id)
