"""What readers saw at a moment, beside how it stands now: of a story, and of an issue; to read and to print."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.desk import photo_bytes, public_history
from articles.desk.public_history import StoodStory
from articles.desk.revisions import Version
from articles.formats.signed_text import SignedStory
from articles.models import Article, Issue, Photo, PublicState, Section
from articles.story import Story, StoryPicture
from articles.text import richtext

from .base import LONGEST_NUMBER
from .columns import thumbnail_address
from .compared import ComparedField, SideWords, compare_snapshots
from .signed_snapshots import changed_between
from .snapshots import ArticleExtras, article_snapshots, credit_words

SHOWN_OF_SUM = 12  # characters of a SHA-256 that are read; the whole one is the title


@dataclass(frozen=True)
class ShownPicture:
    """`image`: the address of a small one; "" where no file of these bytes is kept."""

    caption: str
    credits: str
    image: str
    sha256: str


@dataclass(frozen=True)
class ShownText:
    """What readers saw of a story, for a page of the desk. `body` is clean HTML."""

    story: Any
    section: str
    bylines: str
    body: SafeString
    pictures: tuple[ShownPicture, ...]
    corrections: tuple[Any, ...]


class StoodPages:
    """For the ModelAdmin of articles and of issues."""

    def get_urls(self) -> list[Any]:
        name = f"articles_{self.opts.model_name}_stood"  # type: ignore[attr-defined]
        view = self.admin_site.admin_view(self.stood_view)  # type: ignore[attr-defined]
        return [path("<int:pk>/as-it-stood/", view, name=name), *super().get_urls()]  # type: ignore[misc]

    def stood_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        is_key = len(str(pk)) <= LONGEST_NUMBER
        row = self.get_object(request, str(pk)) if is_key else None  # type: ignore[attr-defined]
        if row is None:
            raise Http404
        may = self.has_view_permission(request, row)  # type: ignore[attr-defined]
        if not may or not request.user.has_perm("articles.view_article"):
            raise PermissionDenied
        at = moment_in(request.GET.get("at", ""))
        shown = at or timezone.now()
        opts = self.opts  # type: ignore[attr-defined]
        context = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "title": _("As it stood: %(row)s") % {"row": row},
            "opts": opts,
            "object": row,
            "at": shown,
            "typed": timezone.localtime(shown).strftime("%Y-%m-%dT%H:%M:%S"),
            "is_wrong": bool(request.GET.get("at")) and at is None,
            "is_over": shown <= timezone.now(),
            "back": reverse(f"admin:articles_{opts.model_name}_change", args=[row.pk]),
        }
        if isinstance(row, Issue):
            context["stood"] = public_history.issue_at(row, shown)
            return TemplateResponse(request, "admin/articles/issue_as_it_stood.html", context)
        return TemplateResponse(
            request, "admin/articles/as_it_stood.html", context | _story_context(row, shown)
        )


def moment_in(typed: str) -> datetime.datetime | None:
    """In the paper's zone, unless it says another; None for what is no moment."""
    try:
        moment = parse_datetime(typed.strip())
        if moment is None:
            return None
        if moment.tzinfo is None:
            moment = timezone.make_aware(moment)
        return timezone.localtime(moment.astimezone(datetime.UTC))
    except (ValueError, OverflowError):  # in another zone it may lie before the year 1
        return None


def _story_context(article: Article, at: datetime.datetime) -> dict[str, Any]:
    then, now = public_history.story_at(article, at), public_history.story_now(article)
    photos = _photos_of(article)
    sections = _section_names([then, now])
    fields = _compared(then, now, photos, sections)
    return {
        "stood": then,
        "digest": then.sha256[:SHOWN_OF_SUM],
        "shown": _shown(then.text, photos, sections) if then.text else None,
        "now": now,
        "sides": SideWords(
            before=_("Then:"),
            after=_("Now:"),
            not_before=_("(not there then)"),
            not_after=_("(not there now)"),
        ),
        "changed": [field for field in fields if field.is_changed],
        "moments": [_moment(row) for row in public_history.moments_of(article)],
        "is_written_down": public_history.is_written_down(article),
    }


def _moment(row: PublicState) -> dict[str, Any]:
    return {
        "row": row,
        "typed": timezone.localtime(row.at).isoformat(),
        "digest": (row.text_id or "")[:SHOWN_OF_SUM],
    }


def _section_names(stood: Iterable[StoodStory]) -> dict[str, str]:
    slugs = {each.text.section for each in stood if each.text}
    return dict(Section.objects.filter(slug__in=slugs).values_list("slug", "name"))


def _photos_of(article: Article) -> dict[str, Photo]:
    """By the SHA-256 of their bytes, the photos that are or were in the story."""
    names = {
        picture.get("image", "")
        for story in article.revisions.values_list("story", flat=True)
        for picture in story.get("pictures", ())
    }
    known = Photo.everything.filter(uses__article=article)
    former = Photo.everything.filter(first_name__in=names - {""})
    renamed = Photo.everything.filter(image__in=names - {""})
    rows = {row.pk: row for rows in (known, former, renamed) for row in rows}
    return {photo_bytes.sha256_of(row): row for row in rows.values()}


def _compared(
    then: StoodStory,
    now: StoodStory,
    photos: dict[str, Photo],
    sections: dict[str, str],
) -> list[ComparedField]:
    states = [_state(each, photos, sections) for each in (then, now)]
    fields = compare_snapshots(*article_snapshots(states))
    # what follows from a revision says nothing of files
    is_known = then.text and now.text and not then.is_derived
    return [*fields, *changed_between(then.text, now.text)] if is_known else fields


def _state(
    stood: StoodStory, photos: dict[str, Photo], sections: dict[str, str]
) -> tuple[Version, ArticleExtras]:
    text = stood.text or SignedStory(Story())
    pictures = tuple(
        StoryPicture(each.caption, credits=each.credits, image=_name_of(each.sha256, photos))
        for each in text.pictures
    )
    story = replace(
        text.story,
        section=sections.get(text.section, text.section),
        body=richtext.to_paragraphs(text.body),
        pictures=pictures,
    )
    corrections = [{"text": each.text} for each in text.corrections]
    return Version(story, text.body), ArticleExtras(corrections, stood.note)


def _name_of(sha256: str, photos: dict[str, Photo]) -> str:
    photo = photos.get(sha256)
    return photo.known_as if photo else sha256


def _shown(text: SignedStory, photos: dict[str, Photo], sections: dict[str, str]) -> ShownText:
    pictures = tuple(
        ShownPicture(
            each.caption,
            "、".join(map(credit_words, each.credits)),
            thumbnail_address(photos[each.sha256]) if each.sha256 in photos else "",
            each.sha256[:SHOWN_OF_SUM],
        )
        for each in text.pictures
    )
    return ShownText(
        text.story,
        sections.get(text.section, text.section),
        "、".join(map(credit_words, text.story.bylines)),
        mark_safe(richtext.clean(text.body)),  # noqa: S308 - cleaned
        pictures,
        text.corrections,
    )
