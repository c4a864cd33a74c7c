"""What leads an issue's front page: set by who may publish everywhere, at once or before the issue is online.

Compare-and-set on the version of the front page. Where another desk was first, both orders merge
if they can (`desk.front_orders`), else nothing is done and the editor is told.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import F, Max, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles.derived import cache_versions
from articles.desk import events, transactions
from articles.desk.front_orders import merge_orders
from articles.desk.rights import Right, require_everywhere
from articles.models import Article, Event, FrontOrder, FrontPlace, Issue, RowRevision, State
from articles.presenting.front_context import stored_order
from articles.presenting.front_page import PAID, may_be_placed
from articles.presenting.masthead import RECENT_DAYS

KIND = FrontOrder._meta.label_lower  # of its revisions
NEVER_SET = 0  # the version of a front page that nobody has arranged
MOST_PLACES = 24
_BEFORE = gettext_noop("As it stood before")
_SET = gettext_noop("Front page arranged")
# What the log shows of an order: the first of it
_TOLD = 6


class FrontPageError(ValueError):
    """A story cannot stand there. The message says which and why, for the desk."""


class StaleFrontPageError(Exception):
    """Another desk has arranged it meanwhile, and the two do not go together. `last` is what it has done."""

    def __init__(self, last: RowRevision | None) -> None:
        super().__init__("the front page has changed")
        self.last = last


@dataclass(frozen=True)
class ArrangedFront:
    """As it is then. `is_merged`: another desk's changes are in it, too."""

    order: tuple[int, ...]
    version: int
    is_merged: bool = False


def set_front_page(
    issue: Issue, order: Sequence[int], version: int, user: Any = None
) -> ArrangedFront:
    """`order`: keys of articles, the lead first. `version`: of the front page that the editor has looked at.

    What is not online yet keeps its place and shows once it is. What has gone offline since it
    was placed is left out. Raises RightsError, FrontPageError and StaleFrontPageError.
    """
    return transactions.run(lambda: _set(issue, tuple(order), version, user))


def take_over_front_page(issue: Issue, user: Any = None) -> tuple[Article, ...]:
    """Called in the transaction that puts `issue` online, when its stories are: what was arranged leads from then on.

    Returns the stories that were to stand there and are not online: nothing stands in their
    place, those after them move up.
    """
    order = stored_order(issue)
    if not order:
        return ()
    rows = Article.everything.in_bulk(order)
    cache_versions.front_page_changed(issue.pk)
    leading = [rows[pk] for pk in order if rows[pk].state == State.PUBLISHED]
    missing = tuple(rows[pk] for pk in order if rows[pk].state != State.PUBLISHED)
    details = {"places": _in_words(leading)}
    if missing:
        names = _(", ").join(str(story) for story in missing)
        details["missing"] = _("not online: %(titles)s") % {"titles": names}
    events.record(Event.Verb.FRONT_LIVE, [issue], user, details)
    return missing


def version_of(issue: Issue) -> int:
    row = FrontOrder.objects.filter(pk=issue.pk).first()
    return row.version if row else NEVER_SET


def revisions_of(issue: Issue) -> QuerySet[RowRevision]:
    """How it was arranged before, the latest first; `values["order"]` are keys of articles."""
    rows = RowRevision.objects.filter(kind=KIND, row=issue.pk)
    return rows.select_related("made_by").order_by("-number")


def candidates_of(issue: Issue) -> QuerySet[Article]:
    """The stories that can be put there: its own, and those of the last days."""
    since = issue.date - datetime.timedelta(RECENT_DAYS)
    shown = Article.objects.filter(
        state__in=[State.DRAFT, State.PUBLISHED], print_only=False
    ).exclude(kind__in=PAID)
    own = shown.filter(page__issue=issue)
    recent = shown.filter(issue_date__gt=since, issue_date__lte=issue.date)
    return (own | recent.filter(state=State.PUBLISHED)).order_by()


@transaction.atomic
def hand_over(issue: Issue, heir: Issue) -> None:
    """Before an issue goes whose pages have moved to `heir`: unless that one is arranged, it is as this one was."""
    order = stored_order(issue)
    if order and not stored_order(heir):
        front, _is_new = FrontOrder.objects.get_or_create(issue=heir)
        _write(front, order)


def _set(issue: Issue, order: tuple[int, ...], version: int, user: Any) -> ArrangedFront:
    require_everywhere(user, Right.PUBLISH)
    Article.objects.filter(pk__in=order).lock()
    FrontOrder.objects.get_or_create(issue=issue, defaults={"version": NEVER_SET})
    front = FrontOrder.objects.select_for_update(no_key=True).get(pk=issue.pk)
    theirs = stored_order(issue)
    wanted = _merged(front, order, theirs, version)
    fit = _fit(issue, wanted, theirs)
    if fit == theirs:
        return ArrangedFront(fit, front.version, fit != order)
    if theirs:
        _record(front, theirs, None, _(_BEFORE))
    front = _write(front, fit)
    _record(front, fit, user, _(_SET))
    stories = Article.everything.in_bulk(fit)
    details = {"places": _in_words(stories[pk] for pk in fit)}
    events.record(Event.Verb.FRONT_SET, [issue], user, details)
    return ArrangedFront(fit, front.version, version != front.version - 1)


def _merged(
    front: FrontOrder, ours: tuple[int, ...], theirs: tuple[int, ...], version: int
) -> tuple[int, ...]:
    if version == front.version:
        return ours
    base = _order_at(front, version)
    merged = None if base is None else merge_orders(base, ours, theirs)
    if merged is None:
        raise StaleFrontPageError(revisions_of(front.issue).first())
    return merged


def _order_at(front: FrontOrder, version: int) -> tuple[int, ...] | None:
    """As it was at this version, without the stories that are gone since; None where nobody knows."""
    if version == NEVER_SET:
        return ()
    found = revisions_of(front.issue).filter(values__version=version).first()
    if found is None:
        return None
    order = found.values["order"]
    there = set(Article.everything.filter(pk__in=order).values_list("pk", flat=True))
    return tuple(pk for pk in order if pk in there)


def _fit(issue: Issue, order: tuple[int, ...], theirs: Sequence[int]) -> tuple[int, ...]:
    """Raises FrontPageError where one cannot stand there; what stood there and no longer can is left out."""
    if len(order) > MOST_PLACES or len(set(order)) < len(order):
        raise FrontPageError(_("A front page has up to 24 places, each for another story."))
    rows = Article.everything.select_related("page").in_bulk(order)
    unfit = {pk: why for pk in order if (why := why_not(issue, rows.get(pk)))}
    refused = [why for pk, why in unfit.items() if pk not in theirs]
    if refused:
        raise FrontPageError(refused[0])
    return tuple(pk for pk in order if pk not in unfit)


def why_not(issue: Issue, story: Article | None) -> str:
    """ "" for a story that can stand there."""
    if story is None:
        return _("This story is no longer there.")
    title = {"title": story}
    if story.state not in (State.DRAFT, State.PUBLISHED):
        return _("“%(title)s” is withdrawn or in the bin: it leads nothing.") % title
    if story.print_only:
        return _("“%(title)s” is printed only: it leads nothing.") % title
    if not may_be_placed(story):
        return _("“%(title)s” is a notice or a statement: it leads nothing.") % title
    is_own = story.page.issue_id == issue.pk
    if not is_own and issue.date - story.issue_date >= datetime.timedelta(RECENT_DAYS):
        return _("“%(title)s” is of an older issue: it is no news of this one.") % title
    return ""


def _write(front: FrontOrder, order: Sequence[int]) -> FrontOrder:
    FrontPlace.objects.filter(front_page=front).delete()
    FrontPlace.objects.bulk_create(
        FrontPlace(front_page=front, article_id=pk, place=place)
        for place, pk in enumerate(order, 1)
    )
    FrontOrder.objects.filter(pk=front.pk).update(version=F("version") + 1)
    cache_versions.front_page_changed(front.pk)
    return FrontOrder.objects.get(pk=front.pk)


def _record(front: FrontOrder, order: Sequence[int], user: Any, reason: str) -> None:
    """Unless the last revision says the same of this version."""
    last = revisions_of(front.issue).first()
    values = {"order": list(order), "version": front.version}
    if last is not None and last.values == values:
        return
    number = revisions_of(front.issue).aggregate(last=Max("number"))["last"] or 0
    RowRevision.objects.create(
        kind=KIND,
        row=front.pk,
        number=number + 1,
        title=str(front),
        values=values,
        reason=reason,
        made_by=user,
    )


def _in_words(stories: Iterable[Article]) -> str:
    named = [f"{place} {story}" for place, story in enumerate(stories, 1)]
    more = len(named) - _TOLD
    return " · ".join([*named[:_TOLD], *([f"+{more}"] if more > 0 else [])])
