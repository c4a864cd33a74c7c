"""Before stories of a list get a time: when they go live, and when they end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.admin import ModelAdmin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext, ngettext

from articles.models import Article

from .paper_time import PaperTimeField, zone_in_words
from .withdraw_question import facts_of, fields_of_action

NAMED = 20  # stories that the question names
ANSWER = "schedule_as_asked"  # of the form; its value says of which stories it was asked


class StoriesTimeForm(forms.Form):
    live_at = PaperTimeField.of(Article, "live_at")
    expires_at = PaperTimeField.of(Article, "expires_at")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and not any(said.values()):
            raise ValidationError(gettext("Give a time to go live, an end, or both."))
        return said


def answered(request: HttpRequest, articles: Iterable[Article]) -> StoriesTimeForm | None:
    """The form, where it was filled in for these very stories; None where it is still to be asked."""
    is_about_these = request.POST.get(ANSWER) == facts_of(row.pk for row in articles)
    return StoriesTimeForm(request.POST) if is_about_these else None


def ask(
    admin: ModelAdmin,
    request: HttpRequest,
    articles: QuerySet[Article],
    form: StoriesTimeForm | None = None,
) -> TemplateResponse:
    """The question, or, with a form that is not valid, what is to be mended in it."""
    named = articles.select_related("page__issue").prefetch_related(None)[:NAMED]
    count = len(articles)
    title = ngettext(
        "When does %(count)d article go live?", "When do %(count)d articles go live?", count
    )
    context = {
        **admin.admin_site.each_context(request),
        "title": title % {"count": count},
        "opts": admin.opts,
        "named": named,
        "count": count,
        "unnamed": max(0, count - NAMED),
        "form": form or StoriesTimeForm(request.POST if ANSWER in request.POST else None),
        "has_changed": form is None and ANSWER in request.POST,
        "answer_name": ANSWER,
        "facts": facts_of(row.pk for row in articles),
        "zone": zone_in_words(settings.TIME_ZONE),
        "back": request.get_full_path(),
        "hidden": fields_of_action(request),
    }
    return TemplateResponse(request, "admin/articles/time_question.html", context)
