"""Stories → rows. The one home of this direction; `revisions` has the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import slugify

from articles.images.media import PhotoFile
from articles.intake.normalization import NormalizedStory, max_length, storable
from articles.models import Article, ArticleRegion, Byline, Contributor, Page, Photo, PhotoCredit, Picture, Section
from articles.models.doubts import stored
from articles.story import CHANGEABLE, LINES, Credit, Story


@dataclass(frozen=True)
class NamedRows:
    """The rows that stories name: sections by name, contributors by name and agency, photos by their file's name.

    `pages` are those that the stories stand on, by their place in the issue.
    """

    sections: dict[str, Section]
    people: dict[tuple[str, str], Contributor]
    photos: Mapping[str, Photo] = field(default_factory=dict)
    pages: Mapping[int, Page] = field(default_factory=dict)


def named_rows(
    writing: Iterable[tuple[Story, Iterable[str]]], shots: Iterable[PhotoFile] = (), pages: Iterable[Page] = ()
) -> NamedRows:
    """The sections, contributors and photos that each story's fields to be written name, found or created.

    Only those: a section that an editor has renamed is not made again under its old name. In sorted order, so that two
    imports that need the same new names never wait for each other in a circle.
    """
    writing = list(writing)
    names = sorted({story.section for story, fields in writing if "section" in fields} - {""})
    people = sorted({(c.name, c.agency) for story, fields in writing for c in _people(story, fields)})
    Contributor.objects.bulk_create((Contributor(name=n, agency=a) for n, a in people), ignore_conflicts=True)
    rows = Contributor.objects.filter(name__in={name for name, _agency in people})
    pictured = (story for story, fields in writing if {"pictures", "photos"}.intersection(fields))
    named = {picture.image for story in pictured for picture in story.pictures} - {""}
    return NamedRows(
        sections={name: _section(name) for name in names},
        people={(row.name, row.agency): row for row in rows},
        photos=_photos(named, shots),
        pages={page.sequence: page for page in pages},
    )


def create_article(page: Page, source_ref: str, position: int, fitted: NormalizedStory, known: NamedRows) -> Article:
    """A draft of the story at this place on the page."""
    article = Article(page=page, source_ref=source_ref, position=position)
    article.confidence, article.doubts = fitted.confidence, stored_doubts(fitted)
    write_fields(article, fitted, frozenset(CHANGEABLE), known)
    return article


def write_fields(article: Article, fitted: NormalizedStory, fields: frozenset[str], known: NamedRows) -> None:
    """Put the story's `fields`, names of CHANGEABLE ones, into the article's rows."""
    story = fitted.story
    for name in fields.intersection(LINES):
        setattr(article, name, getattr(story, name))
    if "section" in fields:
        article.section = known.sections.get(story.section)
    if "body" in fields:
        article.body = fitted.version.body
    article.save()
    if "bylines" in fields:
        article.bylines.all().delete()
        Byline.objects.bulk_create(Byline(article=article, **line) for line in _lines(story.bylines, known))
    if "pictures" in fields:
        article.pictures.all().delete()
        _hang(article, story, known)
    elif "photos" in fields:
        _change_photos(article, story, known)


def write_print_regions(stories: Mapping[int, Story], known: NamedRows) -> None:
    """Where stories, by their article's pk, stand in print with their pictures, which is no editor's to change.

    A text says nothing of that: then what stands there stays.
    """
    wanted = {pk: _regions(pk, story, known) for pk, story in stories.items() if story.regions}
    stands: defaultdict[int, list[Any]] = defaultdict(list)
    for region in ArticleRegion.objects.filter(article__in=wanted):
        stands[region.article_id].append(region)
    other = [pk for pk in wanted if list(map(_where, wanted[pk])) != list(map(_where, stands[pk]))]
    ArticleRegion.objects.filter(article__in=[pk for pk in other if stands[pk]]).delete()
    ArticleRegion.objects.bulk_create(region for pk in other for region in wanted[pk])
    _place_pictures(stories, known)


def _regions(pk: int, story: Story, known: NamedRows) -> list[ArticleRegion]:
    return [
        ArticleRegion(
            article_id=pk,
            page=known.pages[region.page_sequence],
            polygon=[list(point) for point in region.polygon],
            position=position,
        )
        for position, region in enumerate(story.regions, 1)
    ]


def _where(region: ArticleRegion) -> tuple[int, Any]:
    return region.page_id, region.polygon


def update_import_facts(article: Article, **fields: Any) -> None:
    """Set facts of the import itself (source_ref, doubts, place …): for readers that is no change of the article."""
    changed = {name: value for name, value in fields.items() if getattr(article, name) != value}
    if "page" in changed:
        changed["issue_date"] = changed["page"].issue.date
    for name, value in changed.items():
        setattr(article, name, value)
    if changed:
        Article.objects.filter(pk=article.pk).update(**changed)


def stored_doubts(fitted: NormalizedStory) -> list[dict[str, Any]]:
    return storable(stored(fitted.doubts))


def _place_pictures(stories: Mapping[int, Story], known: NamedRows) -> None:
    """An editor may have put them in another order, and others between them: its photo tells a picture."""
    regions = {
        (pk, picture.image): (known.pages[picture.region.page_sequence].pk, list(picture.region.box))
        for pk, story in stories.items()
        for picture in story.pictures
        if picture.image and picture.region
    }
    rows = Picture.objects.filter(article__in={pk for pk, _image in regions}, photo__isnull=False)
    for row in rows.select_related("photo") if regions else ():
        page, region = regions.get((row.article_id, row.photo.image.name), (row.page_id, row.region))
        if (page, region) != (row.page_id, row.region):
            Picture.objects.filter(pk=row.pk).update(page=page, region=region)


def _change_photos(article: Article, story: Story, known: NamedRows) -> None:
    """Other photos in the pictures that are there; what an editor has written of them stays."""
    rows = article.pictures.order_by("position", "pk")
    for row, picture in zip(rows, story.pictures, strict=True):
        photo = known.photos.get(picture.image)
        if photo is not None and row.photo_id != photo.pk:
            Picture.objects.filter(pk=row.pk).update(photo=photo)


def _hang(article: Article, story: Story, known: NamedRows) -> None:
    for position, picture in enumerate(story.pictures, 1):
        row = Picture.objects.create(
            article=article,
            position=position,
            caption=picture.caption,
            caption_printed=picture.caption_printed,
            photo=known.photos.get(picture.image),
            page=known.pages[picture.region.page_sequence] if picture.region else None,
            region=picture.region.box if picture.region else None,
        )
        PhotoCredit.objects.bulk_create(PhotoCredit(picture=row, **line) for line in _lines(picture.credits, known))


def _lines(credits: Iterable[Credit], known: NamedRows) -> list[dict[str, Any]]:
    return [
        {"contributor": known.people[credit.name, credit.agency], "role": credit.role, "position": position}
        for position, credit in enumerate(credits, 1)
    ]


def _photos(names: Collection[str], shots: Iterable[PhotoFile]) -> dict[str, Photo]:
    """The photos of these files; the same bytes are one photo. Of files that came earlier, those still there."""
    new = sorted({shot.sha256: shot for shot in shots if shot.name in names}.items())
    rows = (Photo(image=s.name, width=s.width, height=s.height, sha256=sha256) for sha256, s in new)
    Photo.objects.bulk_create(rows, ignore_conflicts=True)
    return {photo.image.name: photo for photo in Photo.objects.filter(image__in=names)} if names else {}


def _section(name: str) -> Section:
    """The section of this name; a new one gets the first free address that reads like it."""
    found = Section.objects.filter(name=name).first()
    if found:
        return found
    address = slugify(name, allow_unicode=True)[: max_length(Section, "slug") - 4] or "section"
    taken = set(Section.objects.filter(slug__startswith=address).values_list("slug", flat=True))
    numbered = (f"{address}-{number}" for number in range(2, 1000))
    slug = address if address not in taken else next(slug for slug in numbered if slug not in taken)
    return Section.objects.get_or_create(name=name, defaults={"slug": slug})[0]


def _people(story: Story, fields: Iterable[str]) -> Iterable[Credit]:
    """Whoever stands in these of the story's fields."""
    if "bylines" in fields:
        yield from story.bylines
    if "pictures" in fields:
        for picture in story.pictures:
            yield from picture.credits
