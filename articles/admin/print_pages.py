"""What was printed beside what is online: a page for a story, and the list of an issue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.desk import print_reasons
from articles.desk.print_reasons import PrintDifference, PrintReasonError
from articles.desk.printed_texts import BarredStory
from articles.desk.rights import Right
from articles.models import Article, Issue, Page, PrintReason
from articles.web.urls import absolute_url

from .base import LONGEST_NUMBER
from .beside_print import (
    IssueBesidePrint,
    PrintStanding,
    StoryBesidePrint,
    beside_print,
    side_words,
    story_beside_print,
)
from .csv_table import csv_response
from .going_live import REASON
from .retrying import page_again
from .rights import rights_for

UNEXPLAINED = "unexplained"  # in the query, in the place of a standing


class StoryPrintPages:
    """For the ModelAdmin of articles."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.print_view)  # type: ignore[attr-defined]
        return [
            path("<int:pk>/print/", view, name="articles_article_print"),
            *super().get_urls(),
        ]  # type: ignore[misc]

    def print_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = _row(self, request, pk)
        if request.method == "POST":
            return page_again(request, lambda: _explain(request, article))
        context = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "title": _("Print and online: %(row)s") % {"row": article},
            "opts": self.opts,  # type: ignore[attr-defined]
            "object": article,
            "story": story_beside_print(article.pk),
            "sides": side_words(article),
            "kinds": PrintReason.ReasonKind.choices,
            "may_explain": rights_for(request).holds(Right.EDIT, article.section_id),
            "restorable": frozenset(),
        }
        return TemplateResponse(request, "admin/print/story.html", context)


class IssuePrintPages:
    """For the ModelAdmin of issues."""

    def get_urls(self) -> list[Any]:
        protected = self.admin_site.admin_view  # type: ignore[attr-defined]
        listed, table = protected(self.print_view), protected(self.print_table_view)
        ours = [
            path("<int:pk>/print/", listed, name="articles_issue_print"),
            path("<int:pk>/print/table/", table, name="articles_issue_print_table"),
        ]
        return [*ours, *super().get_urls()]  # type: ignore[misc]

    def print_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        issue = _row(self, request, pk)
        found = _of_issue(issue)
        chosen = request.GET.get("standing", "")
        context = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "title": _("Print and online: %(row)s") % {"row": issue},
            "opts": self.opts,  # type: ignore[attr-defined]
            "object": issue,
            "stories": _chosen(found, chosen),
            "barred": _with_pages(_barred(found, chosen)),
            "choices": _choices(found, chosen),
            "now": timezone.now(),
        }
        return TemplateResponse(request, "admin/print/issue.html", context)

    def print_table_view(self, request: HttpRequest, pk: int) -> StreamingHttpResponse:
        """What the list shows, as CSV."""
        issue = _row(self, request, pk)
        found, chosen = _of_issue(issue), request.GET.get("standing", "")
        lines = chain(
            _lines(request, _chosen(found, chosen)),
            _barred_lines(request, _with_pages(_barred(found, chosen))),
        )
        return csv_response(f"print-{issue.date.isoformat()}", lines)


def _row(model_admin: Any, request: HttpRequest, pk: int) -> Any:
    """Raises PermissionDenied for who may not see it or no articles, Http404 where there is none."""
    row = model_admin.get_object(request, str(pk)) if len(str(pk)) <= LONGEST_NUMBER else None
    if row is None:
        raise Http404
    may = model_admin.has_view_permission(request, row)
    if not may or not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    return row


def record_reason(form: Any, user: Any) -> None:
    """After all of a story's form was saved: why it is printed only, where that is new."""
    reason = form.cleaned_data.get(REASON, "")
    if not reason or not {"print_only", REASON}.intersection(form.changed_data):
        return
    if form.cleaned_data["print_only"]:
        difference = story_beside_print(form.instance.pk).difference
        print_reasons.write(form.instance, difference, print_reasons.BARRED, reason, user)


def _explain(request: HttpRequest, article: Article) -> HttpResponse:
    """Raises RightsError."""
    said = PrintDifference(request.POST.get("field", ""), request.POST.get("difference", ""))
    story = story_beside_print(article.pk)
    if said not in [story.difference, *(one.difference for one in story.changed)]:
        words = _(
            "Not written down: the texts have been changed since you opened the page. Look at them first."
        )
        messages.error(request, words)
        return HttpResponseRedirect(request.get_full_path())
    kind, text = request.POST.get("kind", ""), request.POST.get("text", "")
    try:
        print_reasons.write(article, said, kind, text, request.user)
    except PrintReasonError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The reason is written down."))
    return HttpResponseRedirect(f"{request.path}#field-{said.field}")


# ---- An issue


def _of_issue(issue: Issue) -> IssueBesidePrint:
    of_issue = Article.everything.filter(page__issue=issue)
    return beside_print(list(of_issue.order_by().values_list("pk", flat=True)))


def _chosen(found: IssueBesidePrint, chosen: str) -> list[StoryBesidePrint]:
    """Those of one standing, or without a reason; all where nothing that is known is chosen."""
    if chosen == UNEXPLAINED:
        return [one for one in found.stories if not one.is_explained]
    if chosen in set(PrintStanding):
        return [one for one in found.stories if one.standing == chosen]
    return list(found.stories)


def _barred(found: IssueBesidePrint, chosen: str) -> list[BarredStory]:
    """The same of what is no article: it stands in print only."""
    if chosen == UNEXPLAINED:
        return [one for one in found.barred if not one.reason]
    is_another = chosen in set(PrintStanding) - {PrintStanding.PRINT_ONLY}
    return [] if is_another else list(found.barred)


def _with_pages(barred: Sequence[BarredStory]) -> list[tuple[Page, BarredStory]]:
    pages = Page.objects.select_related("issue").in_bulk({one.page for one in barred})
    return [(pages[one.page], one) for one in barred]


def _choices(found: IssueBesidePrint, chosen: str) -> list[tuple[str, str, int, bool]]:
    """The filters: value, words, how many stories, and whether it is the chosen one."""
    counts = {
        value: len(_chosen(found, value)) + len(_barred(found, value))
        for value in ("", *PrintStanding, UNEXPLAINED)
    }
    words = {
        "": _("all"),
        **{one: one.words for one in PrintStanding},
        UNEXPLAINED: _("without a reason"),
    }
    is_known = chosen in counts
    return [
        (str(value), words[value], count, value == (chosen if is_known else ""))
        for value, count in counts.items()
        if count or value in ("", chosen)
    ]


def _lines(
    request: HttpRequest, stories: Sequence[StoryBesidePrint]
) -> Iterator[Sequence[Any]]:
    yield (
        *(_("page"), _("article"), _("print and online"), _("fields")),
        *(_("left out"), _("put in"), _("reason"), _("who"), _("when"), _("Address")),
    )
    for story in stories:
        article, said = story.article, story.reasons
        yield (
            article.page.label,
            article.title,
            story.standing.words,
            _("; ").join(f"{one.field.label} {one.size}" for one in story.edited),
            story.left_out,
            story.put_in,
            _("; ").join(one.words for one in said) or article.withdrawal_note,
            _("; ").join(one.by for one in said),
            _("; ").join(_moment(one.at) for one in said),
            absolute_url(request, reverse("admin:articles_article_print", args=[article.pk])),
        )


def _barred_lines(
    request: HttpRequest, barred: Iterable[tuple[Page, BarredStory]]
) -> Iterator[Sequence[Any]]:
    """What is no article: all of it is left out, and it is mended on its page."""
    words = PrintStanding.PRINT_ONLY.words
    for page, one in barred:
        url = reverse("admin:articles_page_proof", args=[page.pk])
        facts = (page.label, one.title, words, "", one.characters, 0, one.reason, "", "")
        yield (*facts, absolute_url(request, url))


def _moment(at: Any) -> str:
    return str(date_format(timezone.localtime(at), "Y-m-d H:i"))
