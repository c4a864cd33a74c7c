"""Stories → rows of articles. Imports and the desk write them here; the other direction is in `desk.revisions`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from articles.desk.named_rows import NamedRows
from articles.desk.normalization import NormalizedStory
from articles.models import (
    Article,
    ArticleRegion,
    Byline,
    Page,
    PageDoubt,
    PhotoCredit,
    Picture,
)
from articles.models.doubt_codes import code_of
from articles.story import CHANGEABLE, COLUMNS, Credit, Story, StoryPicture


def create_article(
    page: Page,
    source_ref: str,
    position: int,
    normalized: NormalizedStory,
    rows: NamedRows,
    fields: frozenset[str] = frozenset(CHANGEABLE),
) -> Article:
    """A draft of the story on this page, at this place among its articles (from 1). `fields`: as in `write_fields`."""
    article = Article(page=page, source_ref=source_ref, position=position)
    article.confidence = normalized.confidence
    write_fields(article, normalized, fields, rows)
    return article


def write_fields(
    article: Article,
    normalized: NormalizedStory,
    fields: frozenset[str],
    rows: NamedRows,
    standing: Iterable[Picture] | None = None,
) -> None:
    """Write these of the story's fields into the article's rows, and save it.

    `fields`: names of CHANGEABLE; or "photos", which replaces the pictures' photos and leaves
    their captions. `standing`: as in `write_pictures`; then the article's bylines are loaded, too.
    """
    story = normalized.story
    for name in fields.intersection(COLUMNS):
        setattr(article, name, getattr(story, name))
    if "section" in fields:
        article.section = rows.sections.get(story.section)
    if "body" in fields:
        article.body = normalized.version.body
    is_new = article.pk is None
    article.save()
    if "bylines" in fields:
        credits = _credit_fields(story.bylines, rows)
        bylines = [Byline(article=article, **credit) for credit in credits]
        _write_credits(Byline, [] if is_new else _bylines(article, standing), bylines)
    if "pictures" in fields:
        write_pictures(article, story, rows, standing)
    elif "photos" in fields:
        _replace_photos(article, story, rows)


def _bylines(article: Article, standing: Iterable[Picture] | None) -> QuerySet[Byline]:
    """As they are loaded, where the caller has loaded the article behind its lock; else as they are."""
    if standing is not None:
        return article.bylines.all()
    return Byline.objects.filter(article=article)


def write_print_regions(stories: Mapping[int, Story], rows: NamedRows) -> None:
    """Where stories, by their article's pk, and their pictures stand in print, which no editor
    can change.

    A story without regions, as from a text, leaves those that are there, which may then show an
    older state. Rows that are right already stay as they are.
    """
    wanted = {
        pk: _region_rows(pk, story, rows) for pk, story in stories.items() if story.regions
    }
    existing: defaultdict[int, list[ArticleRegion]] = defaultdict(list)
    for region in ArticleRegion.objects.filter(article__in=wanted):
        existing[region.article_id].append(region)
    changed = [pk for pk in wanted if _shapes(wanted[pk]) != _shapes(existing[pk])]
    outdated = [pk for pk in changed if existing[pk]]
    ArticleRegion.objects.filter(article__in=outdated).delete()
    ArticleRegion.objects.bulk_create(region for pk in changed for region in wanted[pk])
    _write_picture_regions(stories, rows)


def update_import_facts(article: Article, **fields: Any) -> None:
    """Set fields that belong to the import alone: source_ref, page, position, confidence,
    dropped_at.

    By `update`, which leaves the time of the article's last change as it is: for readers
    nothing has changed.
    """
    changed = {name: value for name, value in fields.items() if getattr(article, name) != value}
    if "page" in changed:
        changed["issue_date"] = changed["page"].issue.date
    for name, value in changed.items():
        setattr(article, name, value)
    if changed:
        Article.everything.filter(pk=article.pk).update(**changed)


def doubt_once(article: Article, message: str) -> None:
    """Doubt the article, a msgid of what print has done; not again while that is open."""
    code = code_of(message)
    if not article.doubts.open().filter(code=code).exists():
        PageDoubt.objects.create(page_id=article.page_id, article=article, code=code)
        _raise_version(article)


def doubt_no_longer(article: Article, message: str) -> None:
    """Nobody has to decide on it any more."""
    if article.doubts.open().filter(code=code_of(message)).delete()[0]:
        _raise_version(article)


def _raise_version(article: Article) -> None:
    """Who has the form open is told."""
    Article.everything.filter(pk=article.pk).update()


def _region_rows(pk: int, story: Story, rows: NamedRows) -> list[ArticleRegion]:
    return [
        ArticleRegion(
            article_id=pk,
            page=rows.pages[region.page_sequence],
            polygon=[list(point) for point in region.polygon],
            position=position,
        )
        for position, region in enumerate(story.regions, 1)
    ]


def _shapes(regions: Iterable[ArticleRegion]) -> list[tuple[int, Any]]:
    return [(region.page_id, region.polygon) for region in regions]


def _write_picture_regions(stories: Mapping[int, Story], rows: NamedRows) -> None:
    """Each picture's page and region, for pictures with a photo.

    A picture's row is found by its photo: an editor may have reordered the pictures, or put
    others between them.
    """
    wanted = {
        (pk, picture.image): (
            rows.pages[picture.region.page_sequence].pk,
            list(picture.region.box),
        )
        for pk, story in stories.items()
        for picture in story.pictures
        if picture.image and picture.region
    }
    if not wanted:
        return
    pictures = Picture.objects.filter(
        article__in={pk for pk, _image in wanted}, photo__isnull=False
    )
    for row in pictures.select_related("photo"):
        existing = row.page_id, row.region
        page, region = wanted.get((row.article_id, row.photo.known_as), existing)
        if (page, region) != existing:
            Picture.objects.filter(pk=row.pk).update(page=page, region=region)


def _replace_photos(article: Article, story: Story, rows: NamedRows) -> None:
    """Give the article's pictures, which are as many as the story's, the story's photos; captions stay."""
    pictures = article.pictures.order_by("position", "pk")
    for row, picture in zip(pictures, story.pictures, strict=True):
        photo = rows.photos.get(picture.image)
        if photo is not None and row.photo_id != photo.pk:
            Picture.objects.filter(pk=row.pk).update(photo=photo)


# What stands there already keeps its row, so that a form of the desk that is open finds it again.


def _write_credits(model: Any, standing: Iterable[Any], wanted: Sequence[Any]) -> None:
    """Bylines or photo credits, rows of the model; each stands there once by its person and role."""
    rows = model._default_manager
    old = {(row.contributor_id, row.role): row for row in standing}
    new = []
    for credit in wanted:
        row = old.pop((credit.contributor_id, credit.role), None)
        if row is None:
            new.append(credit)
        elif row.position != credit.position:
            rows.filter(pk=row.pk).update(position=credit.position)
    rows.filter(pk__in=[row.pk for row in old.values()]).delete()
    rows.bulk_create(new)


def write_pictures(
    article: Article, story: Story, rows: NamedRows, there: Iterable[Picture] | None = None
) -> None:
    """A picture is the one that stands there with its photo; those without photos follow each other.

    `there`: the article's pictures with their credits, in their order, where they are loaded; also another's, which
    become its own.
    """
    if there is None:
        rows_there = Picture.objects.filter(article=article).select_related("photo", "page")
        there = rows_there.order_by("position", "pk").prefetch_related("credits")
    standing: defaultdict[int | None, list[Picture]] = defaultdict(list)
    for row in there:
        standing[row.photo_id].append(row)
    for position, picture in enumerate(story.pictures, 1):
        fields = _picture_fields(position, picture, rows) | {"article_id": article.pk}
        same = standing[fields["photo"] and fields["photo"].pk]
        row = same.pop(0) if same else Picture(article=article)
        credited = list(row.credits.all()) if row.pk else []
        _save_changes(row, fields)
        credits = _credit_fields(picture.credits, rows)
        wanted = [PhotoCredit(picture=row, **credit) for credit in credits]
        _write_credits(PhotoCredit, credited, wanted)
    gone = [row.pk for same in standing.values() for row in same]
    Picture.objects.filter(pk__in=gone).delete()


def _save_changes(row: Picture, fields: Mapping[str, Any]) -> None:
    changed = {name for name, value in fields.items() if getattr(row, name) != value}
    for name in changed:
        setattr(row, name, fields[name])
    if changed or row.pk is None:
        row.save()


def _picture_fields(position: int, picture: StoryPicture, rows: NamedRows) -> dict[str, Any]:
    return {
        "position": position,
        "caption": picture.caption,
        "caption_printed": picture.caption_printed,
        "photo": rows.photos.get(picture.image),
        "page": rows.pages[picture.region.page_sequence] if picture.region else None,
        "region": list(picture.region.box) if picture.region else None,
    }


def _credit_fields(credits: Iterable[Credit], rows: NamedRows) -> list[dict[str, Any]]:
    """What Byline and PhotoCredit have in common, in order."""
    return [
        {
            "contributor": rows.people[credit.name, credit.agency],
            "role": credit.role,
            "position": position,
        }
        for position, credit in enumerate(credits, 1)
    ]
