"""Pages and issues moved to another date, edition or number.

What no reader has seen moves freely. Else the editor is asked first, and every address that
readers may know leads to where the page stands afterwards. A page that shares a story with others
of its issue takes them along into another issue.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from articles.derived import cache_versions, dependents
from articles.derived.relation_lock import lock_relations
from articles.derived.turns import take_turns_of_issues
from articles.desk import events, front_pages, places, row_revisions, scheduling, transactions
from articles.desk.rights import require_change
from articles.models import Event, FormerAddress, Issue, Page
from articles.web.refusals import RefusedError


@dataclass(frozen=True)
class IssuePlace:
    """Where an issue is to stand. `number`: the paper's running one."""

    date: datetime.date
    edition: str = ""
    number: int | None = None


@dataclass(frozen=True)
class PagePlace:
    """Where a page is to stand. `number`: the printed one, "" for none."""

    date: datetime.date
    edition: str = ""
    number: str = ""


@dataclass(frozen=True)
class Answers:
    """What the editor has agreed to: that readers may have seen it, and that it joins an issue that is there."""

    seen: bool = False
    merge: bool = False


NOTHING_AGREED = Answers()


class SeenError(RefusedError):
    """Readers may have seen it: the editor is to be asked."""


class ClashError(RefusedError):
    """Something stands there already. `can_merge`: no page of the two issues is in the other's way."""

    def __init__(self, reason: str, advice: str = "", *, can_merge: bool = False) -> None:
        super().__init__(reason, advice, advice)
        self.can_merge = can_merge


class StaleError(RefusedError):
    """Another desk has changed it since it was looked at."""


def move_issue(
    pk: int, version: int, to: IssuePlace, user: Any = None, answers: Answers = NOTHING_AGREED
) -> Issue:
    """The issue that its pages stand in afterwards. `version`: of the row that the editor has looked at.

    Raises SeenError, ClashError, StaleError and RightsError; then nothing is done.
    """
    return transactions.run(lambda: _move_issue(pk, version, to, user, answers))


def move_page(
    pk: int, version: int, to: PagePlace, user: Any = None, answers: Answers = NOTHING_AGREED
) -> Page:
    """The page, where it stands afterwards. Raises as `move_issue` does."""
    return transactions.run(lambda: _move_page(pk, version, to, user, answers))


def companions(page: Page) -> list[Page]:
    """The other pages of its issue that share a story with it, or with one that does."""
    found, frontier = {page.pk}, {page.pk}
    while frontier:
        stories = places.stories_on(frontier).order_by()
        near = {
            each
            for pair in stories.values_list("page", "regions__page")
            for each in pair
            if each
        }
        frontier = near - found
        found |= near
    others = Page.objects.filter(issue=page.issue_id, pk__in=found - {page.pk})
    return list(others.select_related("issue").order_by("sequence"))


def _move_issue(pk: int, version: int, to: IssuePlace, user: Any, answers: Answers) -> Issue:
    other = Issue.objects.filter(date=to.date, edition=to.edition).exclude(pk=pk).first()
    issue = _in_turn(Issue, pk, version, {pk} | ({other.pk} if other else set()))
    pages = list(issue.pages.order_by("sequence"))
    stands = (issue.date, issue.edition) == (to.date, to.edition)
    if stands and issue.number == to.number:
        raise ClashError(_("It stands there already."))
    if other is not None:
        _check_merge(issue, other, pages, answers, user)
    seen = _prepare(pages, user, answers, is_asked=not stands)
    row_revisions.record_before([issue])
    before = places.places_of(page.pk for page in pages)
    if other is not None:
        _put(pages, [page.number for page in pages], other, user)
        places.follow(before, user)
        _remove(issue, other, user, is_known=bool(seen))
        return other
    Issue.objects.filter(pk=pk).update(date=to.date, edition=to.edition, number=to.number)
    places.follow(before, user)
    moved = Issue.objects.get(pk=pk)
    row_revisions.record(moved, user, _("Moved from %(place)s") % {"place": issue})
    events.record(Event.Verb.MOVED, [moved], user, {"from": str(issue), "to": str(moved)})
    return moved


def _move_page(pk: int, version: int, to: PagePlace, user: Any, answers: Answers) -> Page:
    page = Page.objects.select_related("issue").filter(pk=pk).first()
    if page is None:
        raise _stale()
    target, _is_new = Issue.objects.get_or_create(
        date=to.date, edition=to.edition, defaults={"newspaper": page.issue.newspaper}
    )
    page = _in_turn(Page, pk, version, {page.issue_id, target.pk})
    is_leaving = page.issue_id != target.pk
    if not is_leaving and page.number == to.number:
        raise ClashError(_("It stands there already."))
    pages = [page, *(companions(page) if is_leaving else ())]
    numbers = [to.number, *(each.number for each in pages[1:])]
    _check_numbers(target, pages, numbers)
    seen = _prepare(pages, user, answers, is_asked=True)
    before = places.places_of(each.pk for each in pages)
    left = Issue.objects.get(pk=page.issue_id)
    _put(pages, numbers, target, user)
    places.follow(before, user)
    if is_leaving and not left.pages.exists():
        _remove(left, target, user, is_known=bool(seen))
    return Page.objects.select_related("issue").get(pk=pk)


def _in_turn(model: Any, pk: int, version: int, issues: Iterable[int]) -> Any:
    """The row as it is once nobody else imports into these issues or moves them. Raises StaleError."""
    take_turns_of_issues(issues)
    row = model.objects.filter(pk=pk, version=version).first()
    if row is None:
        raise _stale()
    return row


def _stale() -> StaleError:
    words = _("Not moved: another desk has changed it meanwhile.")
    return StaleError(words, _("Look at it as it stands now."))


def _prepare(pages: Sequence[Page], user: Any, answers: Answers, *, is_asked: bool) -> set[int]:
    """Locks all that will change, in the order of all locks; those of the pages that readers may have seen.

    Raises SeenError and RightsError.
    """
    pks = [page.pk for page in pages]
    places.stories_on(pks).lock()
    require_change(user, places.stories_on(pks))
    seen = places.seen_among(pks)
    if seen and is_asked and not answers.seen:
        raise SeenError(
            _("Readers may have seen it: stories of it are, or were, online."),
            _("Its former addresses will lead to where it stands then."),
        )
    lock_relations()
    cache_versions.pages_changed(pks)
    if seen:
        cache_versions.site_changed()  # its date may stand on any page
    row_revisions.record_before(pages)
    return seen


def _put(pages: Sequence[Page], numbers: Sequence[str], issue: Issue, user: Any) -> None:
    """Into the issue, under these numbers."""
    for page, number in zip(pages, numbers, strict=True):
        was = str(page)
        sequence = places.free_sequence(issue, number, page.pk)
        Page.objects.filter(pk=page.pk).update(issue=issue, number=number, sequence=sequence)
        row_revisions.record(page, user, _("Moved from %(place)s") % {"place": was})
    cache_versions.pages_changed(page.pk for page in pages)


def _check_numbers(issue: Issue, pages: Sequence[Page], numbers: Sequence[str]) -> None:
    """Raises ClashError where the issue has pages of these numbers."""
    moving = [page.pk for page in pages]
    there = issue.pages.exclude(pk__in=moving).filter(number__in=filter(None, numbers))
    found = list(there.select_related("issue").order_by("sequence"))
    if found:
        said = _(", ").join(str(page) for page in found)
        raise ClashError(
            _("There is one already: %(pages)s.") % {"pages": said},
            _("Move that one first, or give this one another number."),
        )


def _check_merge(
    issue: Issue, other: Issue, pages: Sequence[Page], answers: Answers, user: Any
) -> None:
    """Raises ClashError unless the editor wants the pages in the other issue, and none is in another's way."""
    numbers = {page.number for page in pages} - {""}
    same = other.pages.filter(number__in=numbers).order_by("sequence")
    clashing = [page.label for page in same]
    if clashing:
        said = {"issue": other, "pages": _(", ").join(clashing)}
        raise ClashError(
            _("There is an issue %(issue)s already, and it has these pages, too: %(pages)s.")
            % said,
            _("Move the pages one by one, or give them other numbers first."),
        )
    if not answers.merge:
        said = {"issue": other, "count": len(pages)}
        advice = (
            _("Its pages have other numbers: %(count)d pages of this one can join it.") % said
        )
        raise ClashError(
            _("There is an issue %(issue)s already.") % said,
            " ".join(filter(None, [advice, _about_time(issue, other, user)])),
            can_merge=True,
        )


def _about_time(issue: Issue, other: Issue, user: Any) -> str:
    """What becomes of its time to go live when it joins the other one; "" where it has none."""
    if not scheduling.is_waiting(issue):
        return ""
    if scheduling.takes_over_time(issue, other, user):
        said = {"issue": other, "at": scheduling.in_words(issue.live_at)}
        return _("%(issue)s then goes live %(at)s, all of its stories.") % said
    if scheduling.is_waiting(other):
        said = {"at": scheduling.in_words(other.live_at)}
        return _("Its pages then go live with that one, %(at)s.") % said
    return _("Its pages then have no time to go live any more.")


def _remove(issue: Issue, heir: Issue, user: Any, *, is_known: bool) -> None:
    """An issue whose last page has gone. Where readers know it, its addresses lead to the other one."""
    if is_known:
        places.keep_issue_address(issue.key, heir.pk)
    FormerAddress.objects.filter(issue=issue).update(issue=heir)
    details = {"from": str(issue), "to": str(heir)}
    events.record(Event.Verb.MOVED, [issue], user, details)
    dependents.clear_references([issue])
    front_pages.hand_over(issue, heir)
    scheduling.hand_over(issue, heir, user)
    issue.delete()
