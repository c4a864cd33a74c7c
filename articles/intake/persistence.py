"""Stories → rows of articles. Every import writes them here; the other direction is in `desk.revisions`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import slugify

from articles.images.media import PhotoFile
from articles.intake.normalization import NormalizedStory, max_length, storable
from articles.models import (
    Article,
    ArticleRegion,
    Byline,
    Contributor,
    Page,
    Photo,
    PhotoCredit,
    Picture,
    Section,
)
from articles.models.doubts import stored
from articles.story import CHANGEABLE, LINES, Credit, Story, StoryPicture

LONGEST_SUFFIX = 4  # characters kept free in a section's slug: "-2" to "-999"


@dataclass(frozen=True)
class NamedRows:
    """The rows that stories name: sections by name, contributors by name and agency, photos by
    their file's name.

    `pages` are those that the stories stand on, by their sequence in the issue.
    """

    sections: dict[str, Section]
    people: dict[tuple[str, str], Contributor]
    photos: Mapping[str, Photo] = field(default_factory=dict)
    pages: Mapping[int, Page] = field(default_factory=dict)


def named_rows(
    to_write: Collection[tuple[Story, Iterable[str]]],
    photo_files: Iterable[PhotoFile] = (),
    pages: Iterable[Page] = (),
) -> NamedRows:
    """The sections, contributors and photos that stories name, found or created.

    `to_write`: stories, each with the names of the fields that will be written. Other fields
    are not looked at: a section that an editor has renamed is not created again under its old
    name. Rows are created in sorted order, so that two imports that need the same new names
    never wait for each other in a circle.
    """
    sections = sorted(
        {story.section for story, fields in to_write if "section" in fields} - {""}
    )
    credits = [credit for story, fields in to_write for credit in _credits_in(story, fields)]
    people = sorted({(credit.name, credit.agency) for credit in credits})
    new = (Contributor(name=name, agency=agency) for name, agency in people)
    Contributor.objects.bulk_create(new, ignore_conflicts=True)
    rows = Contributor.objects.filter(name__in={name for name, _agency in people})
    return NamedRows(
        sections={name: _find_or_create_section(name) for name in sections},
        people={(row.name, row.agency): row for row in rows},
        photos=_find_or_create_photos(_image_names(to_write), photo_files),
        pages={page.sequence: page for page in pages},
    )


def create_article(
    page: Page, source_ref: str, position: int, normalized: NormalizedStory, rows: NamedRows
) -> Article:
    """A draft of the story on this page, at this place among its articles (from 1)."""
    article = Article(page=page, source_ref=source_ref, position=position)
    article.confidence = normalized.confidence
    article.doubts = stored_doubts(normalized)
    write_fields(article, normalized, frozenset(CHANGEABLE), rows)
    return article


def write_fields(
    article: Article, normalized: NormalizedStory, fields: frozenset[str], rows: NamedRows
) -> None:
    """Write these of the story's fields into the article's rows, and save it.

    `fields`: names of CHANGEABLE; or "photos", which replaces the pictures' photos and leaves
    their captions.
    """
    story = normalized.story
    for name in fields.intersection(LINES):
        setattr(article, name, getattr(story, name))
    if "section" in fields:
        article.section = rows.sections.get(story.section)
    if "body" in fields:
        article.body = normalized.version.body
    article.save()
    if "bylines" in fields:
        article.bylines.all().delete()
        bylines = [
            Byline(article=article, **credit) for credit in _credit_fields(story.bylines, rows)
        ]
        Byline.objects.bulk_create(bylines)
    if "pictures" in fields:
        article.pictures.all().delete()
        _create_pictures(article, story, rows)
    elif "photos" in fields:
        _replace_photos(article, story, rows)


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
    doubts, dropped_at.

    By `update`, which leaves the time of the article's last change as it is: for readers
    nothing has changed.
    """
    changed = {name: value for name, value in fields.items() if getattr(article, name) != value}
    if "page" in changed:
        changed["issue_date"] = changed["page"].issue.date
    for name, value in changed.items():
        setattr(article, name, value)
    if changed:
        Article.objects.filter(pk=article.pk).update(**changed)


def stored_doubts(normalized: NormalizedStory) -> list[dict[str, Any]]:
    """The story's doubts as `Article.doubts` keeps them."""
    doubts: list[dict[str, Any]] = storable(stored(normalized.doubts))
    return doubts


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
        page, region = wanted.get((row.article_id, row.photo.image.name), existing)
        if (page, region) != existing:
            Picture.objects.filter(pk=row.pk).update(page=page, region=region)


def _replace_photos(article: Article, story: Story, rows: NamedRows) -> None:
    """Give the article's pictures, which are as many as the story's, the story's photos; captions stay."""
    pictures = article.pictures.order_by("position", "pk")
    for row, picture in zip(pictures, story.pictures, strict=True):
        photo = rows.photos.get(picture.image)
        if photo is not None and row.photo_id != photo.pk:
            Picture.objects.filter(pk=row.pk).update(photo=photo)


def _create_pictures(article: Article, story: Story, rows: NamedRows) -> None:
    for position, picture in enumerate(story.pictures, 1):
        row = _create_picture(article, position, picture, rows)
        credits = [
            PhotoCredit(picture=row, **credit)
            for credit in _credit_fields(picture.credits, rows)
        ]
        PhotoCredit.objects.bulk_create(credits)


def _create_picture(
    article: Article, position: int, picture: StoryPicture, rows: NamedRows
) -> Picture:
    return Picture.objects.create(
        article=article,
        position=position,
        caption=picture.caption,
        caption_printed=picture.caption_printed,
        photo=rows.photos.get(picture.image),
        page=rows.pages[picture.region.page_sequence] if picture.region else None,
        region=picture.region.box if picture.region else None,
    )


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


def _image_names(to_write: Iterable[tuple[Story, Iterable[str]]]) -> set[str]:
    """The files, by their names in the media, of the pictures that will be written."""
    with_photos = [
        story for story, fields in to_write if {"pictures", "photos"}.intersection(fields)
    ]
    return {picture.image for story in with_photos for picture in story.pictures} - {""}


def _find_or_create_photos(
    names: Collection[str], photo_files: Iterable[PhotoFile]
) -> dict[str, Photo]:
    """The photos of these files by name; files of the same bytes are one photo.

    `photo_files` came with this import and may be new; of other files, those whose photo still
    exists.
    """
    if not names:
        return {}
    by_sha256 = {photo.sha256: photo for photo in photo_files if photo.name in names}
    new = [
        Photo(image=photo.name, width=photo.width, height=photo.height, sha256=sha256)
        for sha256, photo in sorted(by_sha256.items())
    ]
    Photo.objects.bulk_create(new, ignore_conflicts=True)
    return {photo.image.name: photo for photo in Photo.objects.filter(image__in=names)}


def _find_or_create_section(name: str) -> Section:
    """The section of this name; a new one gets the first free slug that is made of its name."""
    found = Section.objects.filter(name=name).first()
    if found:
        return found
    longest = max_length(Section, "slug") - LONGEST_SUFFIX
    slug = slugify(name, allow_unicode=True)[:longest] or "section"
    taken = set(Section.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    if slug in taken:
        slug = next(
            numbered for n in range(2, 1000) if (numbered := f"{slug}-{n}") not in taken
        )
    return Section.objects.get_or_create(name=name, defaults={"slug": slug})[0]


def _credits_in(story: Story, fields: Iterable[str]) -> Iterator[Credit]:
    """Whoever is named in these of the story's fields."""
    if "bylines" in fields:
        yield from story.bylines
    if "pictures" in fields:
        for picture in story.pictures:
            yield from picture.credits
