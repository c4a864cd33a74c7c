"""Stories of an open page whose blocks are elsewhere now → their articles: merged, written, put in the bin or back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone

from articles.desk import persistence, revisions
from articles.desk.bin import into_bin, out_of_bin
from articles.desk.events import Done
from articles.desk.named_rows import NamedRows, named_rows
from articles.desk.normalization import NormalizedStory
from articles.desk.open_page import OpenPage, is_seen
from articles.desk.revisions import RecordedChange, Version
from articles.desk.rights import refuse_change
from articles.desk.source_refs import free_refs
from articles.desk.story_merge import (
    NOTHING,
    MergedVersion,
    StorySides,
    merge_stories,
    picture_key,
)
from articles.models import Article, Correction, Event, Page, Photo, Picture
from articles.models.article_queries import with_people_and_pictures
from articles.story import CHANGEABLE, Region, Story, StoryPicture

Fate = Literal["new", "changed", "gone", "back"]
CERTAIN = 1.0  # the confidence of a story that the desk has made
LONGEST_REASON = 200  # characters, as the column has
_VERBS: Mapping[Fate, Any] = {
    "new": Event.Verb.CREATED,
    "changed": Event.Verb.CHANGED,
    "gone": Event.Verb.BINNED,
    "back": Event.Verb.PUT_BACK,
}


@dataclass(frozen=True)
class StoryChange:
    """A story of the page, by its `number`, that reads otherwise now.

    `base`, `theirs`: what its blocks said and say. `article`: None for a new one. A story that
    is "gone" has no block on the page any more; one that comes "back" had none. `moves`: and goes to
    the bin for that, or comes out of it.
    """

    number: int
    fate: Fate
    article: Article | None
    base: Version = NOTHING
    theirs: Version = NOTHING
    reason: str = ""
    moves: bool = True


@dataclass(frozen=True)
class WrittenChange:
    """What became of a story: its article, as it was (NOTHING: not there) and as it is now.

    `fields`: names of what differs; `kept`: those in which the editor's words stand against the
    blocks'. `has_moved`: into the bin or out of it.
    """

    change: StoryChange
    article: Any  # an Article; None until a new one is made
    before: Version
    now: Version
    fields: frozenset[str]
    kept: tuple[str, ...] = ()
    has_moved: bool = False

    @property
    def is_real(self) -> bool:
        """Whether anything has changed: an editor's words may stand against all of it."""
        return self.change.fate == "new" or self.has_moved or bool(self.fields)


def write_changes(opened: OpenPage, changes: Sequence[StoryChange]) -> list[WrittenChange]:
    """Merge the changes into the articles and write these; what became of each, in their order.

    Raises RightsError, also after something was written: the caller holds the transaction.
    """
    known = [change.article for change in changes if change.article]
    refuse_change(opened.held, known)
    with_people_and_pictures(known)
    _with_corrections(known)
    written = _merged(changes)
    rows = _rows(opened, written)
    written = _with_new_articles(opened, written, rows)
    pictures = _move_pictures(written)
    for one in written:
        own = pictures[one.article.pk]
        if one.change.fate != "new" and one.fields and not _goes_into_bin(one.change):
            persistence.write_fields(one.article, _normalized(one.now), one.fields, rows, own)
        elif "pictures" in one.fields:
            persistence.write_pictures(one.article, one.now.story, rows, own)
    refuse_change(opened.held, [one.article for one in written if "section" in one.fields])
    return _with_fates(opened, written)


def _with_corrections(articles: Sequence[Article]) -> None:
    """Corrections are told to readers: nothing else has any. No query for drafts."""
    seen = [article for article in articles if is_seen(article)]
    drafts = [article for article in articles if not is_seen(article)]
    prefetch_related_objects(seen, "corrections")
    prefetch_related_objects(drafts, _NO_CORRECTIONS)


_NO_CORRECTIONS = Prefetch("corrections", Correction.objects.none())


# --- what they become


def _merged(changes: Sequence[StoryChange]) -> list[WrittenChange]:
    now = [_as_it_is(change) for change in changes]
    sides = [_sides(change, ours) for change, ours in zip(changes, now, strict=True)]
    merges = merge_stories(sides)
    taken = {
        key
        for change, ours, merged in zip(changes, now, merges, strict=True)
        for key in _keys(merged.version) - _keys(ours)
        if change.fate != "gone"
    }
    return [
        _written(change, ours, _gone(ours, taken) if change.fate == "gone" else merged)
        for change, ours, merged in zip(changes, now, merges, strict=True)
    ]


def _written(change: StoryChange, ours: Version, merged: MergedVersion) -> WrittenChange:
    """Its name and its places in print stay as they are."""
    story = replace(
        merged.version.story,
        regions=ours.story.regions,
        source_ref=ours.story.source_ref,
    )
    version = replace(merged.version, story=story)
    fields = revisions.changed_fields(ours, version)
    return WrittenChange(change, change.article, ours, version, fields, merged.kept)


def _sides(change: StoryChange, ours: Version) -> StorySides:
    if change.article is None or (change.fate == "back" and change.article.binned_at):
        return StorySides(theirs=change.theirs)
    if change.fate == "back":  # another desk has put it back already: it stays as it is there
        return StorySides(change.theirs, ours, change.theirs)
    return StorySides(change.base, ours, change.theirs)


def _gone(ours: Version, taken: Collection[str]) -> MergedVersion:
    """It stays as it is, but for the pictures that another story has taken over."""
    pictures = tuple(p for p in ours.story.pictures if picture_key(p) not in taken)
    return MergedVersion(replace(ours, story=replace(ours.story, pictures=pictures)))


def _as_it_is(change: StoryChange) -> Version:
    return revisions.current_version(change.article) if change.article else NOTHING


def _normalized(version: Version) -> NormalizedStory:
    return NormalizedStory(version, CERTAIN, ())


# --- their rows


def _rows(opened: OpenPage, written: Sequence[WrittenChange]) -> NamedRows:
    own = opened.page
    named = {place.page_sequence for one in written for place in _places(one.now.story)}
    others = named - {own.sequence}
    pages = [own]
    if others:
        pages += Page.objects.filter(issue=own.issue_id, sequence__in=others)
    to_write = [(one.now.story, one.fields) for one in written]
    return named_rows(to_write, pages=pages, photos=_photos_of(written))


def _photos_of(written: Iterable[WrittenChange]) -> list[Photo]:
    """Those of the stories' pictures: what one loses, another takes."""
    known = [one.article for one in written if one.article]
    pictures = [picture for article in known for picture in article.pictures.all()]
    return [picture.photo for picture in pictures if picture.photo]


def _places(story: Story) -> Iterator[Region]:
    yield from (picture.region for picture in story.pictures if picture.region)


def _with_new_articles(
    opened: OpenPage, written: Sequence[WrittenChange], rows: NamedRows
) -> list[WrittenChange]:
    """New ones are drafts at the end of the page, whose pictures are still missing."""
    if all(one.change.article for one in written):
        return list(written)
    refs = free_refs(opened.page)
    return [
        one if one.change.article else _with_new_article(opened, one, rows, next(refs))
        for one in written
    ]


def _with_new_article(
    opened: OpenPage, one: WrittenChange, rows: NamedRows, ref: str
) -> WrittenChange:
    end = max((article.position for article in opened.articles.values()), default=0) + 1
    fields = frozenset(CHANGEABLE) - {"pictures"}
    article = persistence.create_article(
        opened.page, ref, end, _normalized(one.now), rows, fields
    )
    prefetch_related_objects([article], _NO_CORRECTIONS)
    now = replace(one.now, story=replace(one.now.story, source_ref=ref))
    return replace(one, article=article, now=now)


def _move_pictures(written: Sequence[WrittenChange]) -> dict[int, list[Picture]]:
    """By article pk, the rows that are to stand there: a picture that leaves one article for another keeps its row,
    with whatever hangs on it.
    """
    standing: dict[int, list[Picture]] = {
        one.article.pk: [] if one.change.fate == "new" else list(one.article.pictures.all())
        for one in written
    }
    free: dict[str, Picture] = {}
    for one in written:
        left = _keys(one.before) - _keys(one.now)
        free |= {key: row for row in standing[one.article.pk] if (key := _row_key(row)) in left}
    for one in written:
        for key in _keys(one.now) - _keys(one.before):
            row = free.pop(key, None)
            if row is not None:
                standing[row.article_id].remove(row)
                standing[one.article.pk].append(row)
    return {pk: sorted(rows, key=_order) for pk, rows in standing.items()}


def _order(row: Picture) -> tuple[int, int]:
    return row.position, row.pk


def _keys(version: Version) -> set[str]:
    return {picture_key(picture) for picture in version.story.pictures}


def _row_key(row: Picture) -> str:
    image = row.photo.known_as if row.photo else ""
    return picture_key(StoryPicture(row.caption, row.caption_printed, image=image))


# --- into the bin and out of it


def _goes_into_bin(change: StoryChange) -> bool:
    article = change.article
    return change.moves and change.fate == "gone" and not (article and article.binned_at)


def _with_fates(opened: OpenPage, written: Sequence[WrittenChange]) -> list[WrittenChange]:
    moving = [one for one in written if one.change.moves]
    gone = [one for one in moving if _goes_into_bin(one.change)]
    back = [one for one in moving if one.change.fate == "back" and one.article.binned_at]
    for chosen, columns in ((gone, into_bin(opened.user)), (back, out_of_bin())):
        pks = [one.article.pk for one in chosen]
        if pks:
            rows = Article.everything.filter(pk__in=pks)
            rows.update(updated_at=timezone.now(), **columns)
    moved = {id(one) for one in (*gone, *back)}
    return [replace(one, has_moved=id(one) in moved) for one in written]


# --- what is said of it


def record_written(opened: OpenPage, written: Iterable[WrittenChange]) -> list[Done]:
    """The revisions; the events that remain to be recorded."""
    told = [one for one in written if one.is_real]
    revisions.record_changes(
        (
            RecordedChange(
                one.article,
                None if one.change.fate == "new" else one.before,
                one.now,
                one.change.reason[:LONGEST_REASON],
            )
            for one in told
        ),
        opened.user,
    )
    return [
        Done(_VERBS[one.change.fate], one.article, {"reason": one.change.reason})
        for one in told
    ]
