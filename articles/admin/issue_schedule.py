"""When an issue goes live: its time, what a lack holds, what it lacks; on the board, and on a page of its own."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from articles.desk import going_live, readiness, scheduling
from articles.desk.readiness import Held, Known, Lack
from articles.desk.rights import Right, RightsError
from articles.models import Hold, Issue
from articles.presenting.issue_board.links import board_url

from .paper_time import PaperTimeField, PaperTimeInput, till, zone_in_words
from .retrying import page_again
from .rights import rights_for

# As most papers do; offered where an issue has no time yet
USUAL_HOUR = datetime.time(6)
MOST_SHOWN = 8  # lacks at once; the others fold out


class IssueTimeForm(forms.Form):
    live_at = PaperTimeField(
        label=_("day and time"),
        error_messages={"required": _("Choose a day and a time.")},
        widget=PaperTimeInput({"aria-describedby": "live-zone"}),
    )
    hold = forms.ChoiceField(
        label=Issue._meta.get_field("hold").verbose_name,
        choices=Hold.choices,
        widget=forms.RadioSelect,
        initial=Hold.STORY,
    )

    @classmethod
    def of(cls, issue: Issue) -> IssueTimeForm:
        pending = issue.live_at and not issue.went_live_at
        live_at = issue.live_at if pending else _usual_time(issue)
        return cls(initial={"live_at": live_at, "hold": issue.hold})


@dataclass(frozen=True)
class GoingLive:
    """What is shown of an issue's time. `at` is None where it has none; `form` where somebody may set it.

    `span`: how long it is till then, in words. `first` and `others` of what it lacks.
    """

    issue: Issue
    url: str
    at: datetime.datetime | None
    span: str
    is_over: bool
    zone: str
    first: tuple[Lack, ...] = ()
    others: tuple[Lack, ...] = ()
    held: Held | None = None
    form: forms.Form | None = None
    is_all_online: bool = False

    @property
    def is_pending(self) -> bool:
        return self.at is not None and self.issue.went_live_at is None

    @property
    def count(self) -> int:
        return len(self.first) + len(self.others)


def live_of(
    request: HttpRequest,
    issue: Issue,
    form: forms.Form | None = None,
    known: Known | None = None,
    is_all_online: bool = False,
) -> GoingLive:
    """What an issue lacks is looked up once it has a time; `known` of it is not asked for again.

    One that `is_all_online` is offered no time: nothing would go by it.
    """
    now = timezone.now()
    at = issue.went_live_at or issue.live_at
    is_pending = issue.live_at and not issue.went_live_at
    lacks = readiness.lacks_of(issue, known) if is_pending else ()
    may = rights_for(request).has(Right.PUBLISH)
    is_idle = is_all_online and not is_pending
    return GoingLive(
        issue,
        schedule_url(issue),
        at,
        till(at, now) if at else "",
        at is not None and at <= now,
        zone_in_words(settings.TIME_ZONE),
        lacks[:MOST_SHOWN],
        lacks[MOST_SHOWN:],
        readiness.held_by(issue, lacks),
        form or (IssueTimeForm.of(issue) if may and not is_idle else None),
        is_all_online,
    )


def schedule_url(issue: Issue) -> str:
    return reverse("admin:articles_issue_schedule", args=[issue.pk])


class ScheduleView(TemplateView):
    """GET shows when the issue goes live and what it lacks; POST sets its time, to now as well, or takes it away."""

    template_name = "admin/articles/issue/schedule.html"
    model_admin: Any = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.issue = get_object_or_404(Issue, pk=self.kwargs["pk"])
        may_see = request.user.has_perm("articles.view_article")  # as the board
        may_publish = rights_for(request).has(Right.PUBLISH)
        if not may_see or (request.method == "POST" and not may_publish):
            raise PermissionDenied
        view = super().dispatch
        return page_again(request, lambda: view(request, *args, **kwargs))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._shown(None)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = IssueTimeForm(request.POST)
        what = request.POST.get("do")
        if not form.is_valid() and what not in ("unschedule", "now"):
            return self._shown(form)
        form.errors.clear()  # the other buttons take no time
        try:
            said = self._do(what, form)
        except (scheduling.SchedulingError, RightsError) as refusal:
            form.add_error(None, ValidationError(str(refusal)))
            return self._shown(form)
        messages.success(request, said)
        return HttpResponseRedirect(board_url(self.issue))

    def _do(self, what: str | None, form: IssueTimeForm) -> str:
        """What was done, in words. Raises SchedulingError, RightsError."""
        user = self.request.user
        if what == "unschedule":
            scheduling.unschedule_issue(self.issue, user)
            return gettext("This issue has no time to go live any more.")
        hold = self.request.POST.get("hold", "")
        hold = hold if hold in Hold.values else self.issue.hold
        if what == "now":
            scheduling.schedule_issue(self.issue, None, hold, user)
            # whatever fails here, the loop does a moment later
            transaction.on_commit(lambda: going_live.go_live(timezone.now()), robust=True)
            return gettext("This issue goes live now.")
        at = form.cleaned_data["live_at"]
        scheduling.schedule_issue(self.issue, at, hold, user)
        return gettext("Goes live %(at)s") % {"at": scheduling.in_words(at)}

    def _shown(self, form: forms.Form | None) -> HttpResponse:
        site = self.model_admin.admin_site.each_context(self.request)
        context = self.get_context_data(
            **site,
            opts=self.model_admin.opts,
            title=gettext("Going live: %(issue)s") % {"issue": self.issue},
            live=live_of(
                self.request,
                self.issue,
                form,
                is_all_online=scheduling.is_all_online(self.issue),
            ),
            row_url=board_url(self.issue),
        )
        return self.render_to_response(context)


class ScheduledIssues:
    """For the ModelAdmin of issues."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(ScheduleView.as_view(model_admin=self))  # type: ignore[attr-defined]
        ours = [path("<int:pk>/schedule/", view, name="articles_issue_schedule")]
        return [*ours, *super().get_urls()]  # type: ignore[misc]

    def restorable(self) -> frozenset[str]:
        """Not its time: what an old revision says of it is over."""
        names: frozenset[str] = super().restorable()  # type: ignore[misc]
        return names - {"live_at", "hold"}


def _usual_time(issue: Issue) -> datetime.datetime | None:
    """In the morning of its day, unless that is over."""
    usual = timezone.make_aware(datetime.datetime.combine(issue.date, USUAL_HOUR))
    return usual if usual > timezone.now() else None
