"""An article written back to what a revision says, as a new revision, by what writes an import's stories, too."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles.derived import cache_versions, updates
from articles.desk import events, persistence, revisions
from articles.desk.named_rows import NamedRows, named_rows
from articles.desk.normalization import NormalizedStory
from articles.desk.revisions import Version
from articles.desk.rights import require_change
from articles.desk.signed_changes import follow, watch
from articles.models import Article, Event, Page, Revision, Section
from articles.story import CHANGEABLE, StoryPicture


@dataclass(frozen=True)
class Restoration:
    """What became of it. `is_stale`: another desk has changed the article since it was looked at, nothing is done.

    `left`: names of fields that could not be restored; `lost_photos`: how many photos are gone.
    """

    is_stale: bool = False
    fields: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()
    lost_photos: int = 0


@transaction.atomic
def restore(
    revision: Revision, chosen: Collection[str], version: int, user: Any = None
) -> Restoration:
    """Write the `chosen` fields, names of CHANGEABLE, as they were at `revision`.

    `version`: that of the row which the editor has looked at. State, place, corrections and the
    note on a withdrawal stay as they are. Raises RightsError, SigningError.
    """
    locked = Article.objects.filter(pk=revision.article_id, version=version).lock()
    article = Article.objects.for_revisions().filter(pk__in=locked).first()
    if article is None or article.version != version:
        return Restoration(is_stale=True)
    require_change(user, [article])
    wanted = revisions.stored_version(revision)
    now = revisions.current_version(article)
    revisions.record_unrecorded(article)
    differing = revisions.changed_fields(now, wanted).intersection(chosen)
    left = _without_a_row(wanted, differing)
    fields = differing - left
    watched = watch(Article.objects.filter(pk=article.pk))
    lost = _write(article, wanted, fields) if fields else 0
    if fields:
        require_change(
            user, Article.objects.filter(pk=article.pk)
        )  # it may be in another section
        _follow(article, revision, fields, user)
        follow(watched, user, why=Event.Verb.RESTORED)
    return Restoration(fields=fields, left=left, lost_photos=lost)


def _without_a_row(wanted: Version, fields: Collection[str]) -> frozenset[str]:
    """A section that was renamed or deleted is not made again."""
    name = wanted.story.section
    if "section" in fields and name and not Section.objects.filter(name=name).exists():
        return frozenset({"section"})
    return frozenset()


def _write(article: Article, wanted: Version, fields: frozenset[str]) -> int:
    """How many of its photos are gone for good."""
    cache_versions.articles_changed([article.pk])
    pages = list(Page.objects.filter(issue=article.page.issue_id))
    story = replace(wanted.story, pictures=_pictures_on(pages, wanted.story.pictures))
    rows = named_rows([(story, fields)], pages=pages)
    version = Version(story, wanted.body)
    normalized = NormalizedStory(version, article.confidence or 0.0, ())
    persistence.write_fields(article, normalized, fields, rows)
    return _lost(rows, story.pictures) if "pictures" in fields else 0


def _pictures_on(
    pages: Collection[Page], pictures: tuple[StoryPicture, ...]
) -> tuple[StoryPicture, ...]:
    """Without places on pages that are no more."""
    known = {page.sequence for page in pages}
    return tuple(
        picture
        if picture.region is None or picture.region.page_sequence in known
        else replace(picture, region=None)
        for picture in pictures
    )


def _lost(rows: NamedRows, pictures: Collection[StoryPicture]) -> int:
    return sum(bool(each.image) and each.image not in rows.photos for each in pictures)


def _follow(article: Article, revision: Revision, fields: frozenset[str], user: Any) -> None:
    words = _("Restored from revision %(number)d") % {"number": revision.number}
    revisions.record_revision(article, user, words)
    names = [name for name in CHANGEABLE if name in fields]
    details = events.restored_details(Article, revision.number, names)
    events.record(Event.Verb.RESTORED, [article], user, details)
    updates.update_after_change([article])
