"""A reader writes to the desk about a mistake in a story; and a story's clean copy, to take along."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import OperationalError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.generic import DetailView, FormView
from django.views.generic.detail import SingleObjectMixin

from articles.desk import letters, transactions
from articles.models import Article
from articles.models.letter import LONGEST
from articles.site.visibility import WithdrawnIsGoneMixin
from articles.web.cache_tags import article_tags, not_cached
from articles.web.throttling import address_of

SHORTEST = 4  # characters: 错别字在三段 says something, a single letter does not
TOO_MANY_REQUESTS = 429
BUSY = 503


class ReaderLetterForm(forms.Form):
    """`website` is a trap: people do not see it, programs that fill in every field do."""

    text = forms.CharField(
        label=_("What is wrong?"),
        min_length=SHORTEST,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "Which sentence, and what is right. If you know where that can be read, say so."
        ),
    )
    name = forms.CharField(label=_("Your name"), max_length=60, required=False)
    contact = forms.CharField(
        label=_("Telephone or e-mail"),
        max_length=120,
        required=False,
        help_text=_("Only if you would like an answer. Nobody but the desk sees it."),
    )
    website = forms.CharField(required=False, max_length=200)

    @property
    def words(self) -> letters.LetterContent:
        return letters.LetterContent(
            *(self.cleaned_data[name] for name in ("text", "name", "contact"))
        )

    @property
    def is_from_a_program(self) -> bool:
        return bool(self.cleaned_data["website"])


@not_cached("A form with a token of this one reader.")
@method_decorator(never_cache, name="dispatch")
class LetterView(WithdrawnIsGoneMixin, SingleObjectMixin, FormView):
    """The form, on a page of its own, which no cache may keep: a story's page sets no cookie."""

    form_class = ReaderLetterForm
    template_name = "articles/letter.html"
    context_object_name = "article"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object = self.get_object()
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object = self.get_object()
        return super().post(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet[Article]:
        return self.visible.select_related("page__issue")

    def form_valid(self, form: ReaderLetterForm) -> HttpResponse:
        """What a program sent is thanked for like any letter, and not kept."""
        if not form.is_from_a_program:
            try:
                letters.receive(self.object, form.words, address_of(self.request))
            except letters.TooManyLettersError:
                return self._form_again(form, TOO_MANY, TOO_MANY_REQUESTS)
            except OperationalError as error:
                if not transactions.is_conflict(error):
                    raise
                return self._form_again(form, NOT_NOW, BUSY)
        return HttpResponseRedirect(reverse("articles:letter_sent", args=[self.object.pk]))

    def _form_again(self, form: ReaderLetterForm, words: str, status: int) -> HttpResponse:
        form.add_error(None, ValidationError(words))
        return self.render_to_response(self.get_context_data(form=form), status=status)


NOT_NOW = _(
    "The desk is very busy at this moment. Your letter is still here: please send it once more."
)
TOO_MANY = _(
    "The desk has had very many letters within the hour. Yours is still here: please send it later."
)


@not_cached("Thanks to one reader, asked for once.")
class LetterSentView(WithdrawnIsGoneMixin, DetailView):
    template_name = "articles/letter_sent.html"

    def get_queryset(self) -> QuerySet[Article]:
        return self.visible.select_related("page__issue")


class CopyView(WithdrawnIsGoneMixin, DetailView):
    """A story's text and photos alone, to be marked and copied whole into another editor."""

    template_name = "articles/copy.html"
    cache_tags = staticmethod(article_tags)

    def get_queryset(self) -> QuerySet[Article]:
        return self.visible.for_article_page()
