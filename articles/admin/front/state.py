"""All that the front page's screen knows of an issue, as one JSON value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.admin.columns import thumbnail_address
from articles.admin.rights import levels_for, rights_for
from articles.desk import flashes, front_pages
from articles.desk.rights import Right
from articles.desk.scheduling import in_words
from articles.desk.sign_off import sign_offs
from articles.models import Article, Flash, Issue, RowRevision, State
from articles.models.article_queries import with_people_and_photos
from articles.presenting.front_context import stored_order
from articles.presenting.front_page import first_photo
from articles.presenting.issue_board.links import story_url
from articles.presenting.masthead import masthead_of

from .preview import waits

State_ = dict[str, Any]
MOST_OTHERS = 400  # stories of the last days' issues that are listed beside those of the issue
MOST_BEFORE = 8  # earlier arrangements
_BEGINNING = 160  # characters of a body: a brief is called by its first words


def may_arrange(request: HttpRequest) -> bool:
    return Right.PUBLISH in rights_for(request).everywhere


def state_of(issue: Issue, request: HttpRequest) -> State_:
    """At most twenty queries, however many stories there are."""
    order = stored_order(issue)
    before = list(front_pages.revisions_of(issue)[:MOST_BEFORE])
    stories = _stories(issue, order, before)
    return {
        "version": front_pages.version_of(issue),
        "order": list(order),
        "most": front_pages.MOST_PLACES,
        "may_arrange": may_arrange(request),
        "may_flash": request.user.has_perm(flashes.ADD),
        **_standing(issue, request),
        "stories": _values(stories, issue, request),
        "flashes": _flashes(),
        "before": [_before(row, stories) for row in before],
    }


def _standing(issue: Issue, request: HttpRequest) -> State_:
    """`mode`: whether readers see this front page now, at a time that is said, once it is online, or no more."""
    shown = masthead_of(request).issue
    if shown is not None and shown.pk == issue.pk:
        return {"mode": "live", "standing": _("Readers see this front page now.")}
    if waits(issue):
        words = _("Goes live with the issue: %(at)s.") % {"at": in_words(issue.live_at)}
        return {"mode": "waits", "standing": words}
    if shown is not None and (issue.date, shown.edition) < (shown.date, issue.edition):
        words = _("Readers see the front page of a newer issue: %(issue)s.")
        return {"mode": "past", "standing": words % {"issue": shown}}
    return {"mode": "draft", "standing": _("Goes live once the issue is online.")}


def _stories(
    issue: Issue, order: Sequence[int], before: Iterable[RowRevision]
) -> dict[int, Article]:
    """By key: of the issue in page order, then of other days, the newest first, then what else
    stands or stood here.
    """
    found = front_pages.candidates_of(issue)
    place = ("page__sequence", "position", "pk")
    own = found.filter(page__issue=issue).beginnings(_BEGINNING).order_by(*place)
    others = found.exclude(page__issue=issue).beginnings(_BEGINNING)
    rows = [*own, *others.order_by("-issue_date", *place)[:MOST_OTHERS]]
    stories = {row.pk: row for row in rows}
    named = {*order, *(pk for row in before for pk in row.values["order"])} - set(stories)
    rest = Article.everything.filter(pk__in=named).beginnings(_BEGINNING) if named else ()
    stories |= {row.pk: row for row in rest}
    for row in stories.values():
        row.body = row.beginning
    with_people_and_photos(list(stories.values()))
    return stories


def _values(stories: Mapping[int, Article], issue: Issue, request: HttpRequest) -> list[State_]:
    drafts = [row.pk for row in stories.values() if row.state == State.DRAFT]
    has_levels = bool(levels_for(request).count)
    missing = sign_offs(drafts) if drafts and has_levels else {}
    unsigned = {pk: state.missing for pk, state in missing.items()}
    return [_value(row, issue, unsigned.get(row.pk, "")) for row in stories.values()]


def _value(story: Article, issue: Issue, unsigned: str) -> State_:
    page = story.page
    is_own = page.issue_id == issue.pk
    photo = first_photo(story)
    day = date_format(page.issue.date, "m-d")
    return {
        "pk": story.pk,
        "title": story.title,
        "kicker": story.kicker,
        "section": story.section.name if story.section else "",
        "page": page.label if is_own else f"{day} {page.label}",
        "is_own": is_own,
        "size": round(story.print_size * 100) if story.print_size else 0,
        "is_brief": not story.headline,
        "state": _state_of(story),
        "state_words": _("print only") if story.print_only else story.get_state_display(),
        "waits": _waiting(story, unsigned),
        "thumb": thumbnail_address(photo) if photo else "",
        "crop": reverse("admin:articles_photo_change", args=[photo.pk]) if photo else "",
        "url": story_url(story.pk),
        "path": story.get_absolute_url(),
        "is_fit": front_pages.why_not(issue, story) == "",
        "why_not": front_pages.why_not(issue, story),
    }


def _state_of(story: Article) -> str:
    return "withdrawn" if story.state == State.BINNED else str(story.state)


def _waiting(story: Article, unsigned: str) -> str:
    """What keeps it from readers, in words: a signature, its own time."""
    if story.state != State.DRAFT:
        return ""
    at = _("goes live %(at)s") % {"at": in_words(story.live_at)} if story.live_at else ""
    return " · ".join(filter(None, [at, unsigned]))


def _flashes() -> list[State_]:
    """What stands on the front page and what is to come, in the desk's order."""
    now = timezone.now()
    rows = Flash.objects.filter(ends_at__gt=now).select_related("article")
    return [
        {
            "pk": row.pk,
            "version": row.version,
            "text": row.text,
            "is_running": row.starts_at <= now,
            "times": _("%(start)s to %(end)s")
            % {"start": _clock(row.starts_at), "end": _clock(row.ends_at)},
            "story": row.article.title if row.article else "",
            "is_linked": bool(row.article and row.article.state == State.PUBLISHED),
            "url": reverse("admin:articles_flash_change", args=[row.pk]),
        }
        for row in rows.order_by("position", "-starts_at", "-pk")
    ]


def _before(row: RowRevision, stories: Mapping[int, Article]) -> State_:
    order = [pk for pk in row.values["order"] if pk in stories]
    user = row.made_by
    return {
        "number": row.number,
        "order": order,
        "lead": stories[order[0]].title if order else "",
        "by": (user.get_full_name() or user.get_username()) if user else "",
        "at": _clock(row.made_at),
    }


def _clock(moment: Any) -> str:
    """The hour, of another day with the day."""
    local = timezone.localtime(moment)
    form = "H:i" if local.date() == timezone.localdate() else "m-d H:i"
    return date_format(local, form)
