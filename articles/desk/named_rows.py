"""The rows that stories name: sections, contributors and photos, found or created."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.text import slugify

from articles.desk.bin import put_back_what_is_used
from articles.desk.normalization import max_length
from articles.images.media import PhotoFile
from articles.models import Contributor, Page, Photo, Section
from articles.story import Credit, Story

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
    photos: Iterable[Photo] = (),
) -> NamedRows:
    """The sections, contributors and photos that stories name, found or created.

    `to_write`: stories, each with the names of the fields that will be written. Other fields
    are not looked at: a section that an editor has renamed is not created again under its old
    name. Rows are created in sorted order, so that two imports that need the same new names
    never wait for each other in a circle. `photos`: rows that are loaded already.
    """
    known = {photo.known_as: photo for photo in photos if not photo.binned_at}
    named = _image_names(to_write)
    sections = sorted(
        {story.section for story, fields in to_write if "section" in fields} - {""}
    )
    credits = [credit for story, fields in to_write for credit in _credits_in(story, fields)]
    people = {(credit.name, credit.agency) for credit in credits}
    new = (Contributor(name=name, agency=agency) for name, agency in sorted(people))
    Contributor.objects.bulk_create(new, ignore_conflicts=True)
    found = Contributor.everything.filter(name__in={name for name, _agency in people})
    rows = [row for row in found if (row.name, row.agency) in people]
    put_back_what_is_used(Contributor, [row.pk for row in rows if row.binned_at])
    return NamedRows(
        sections={name: _find_or_create_section(name) for name in sections},
        people={(row.name, row.agency): row for row in rows},
        photos=known | _find_or_create_photos(named - known.keys(), photo_files),
        pages={page.sequence: page for page in pages},
    )


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
    found = list(Photo.everything.filter(Q(image__in=names) | Q(first_name__in=names)))
    put_back_what_is_used(Photo, [photo.pk for photo in found if photo.binned_at])
    return {photo.known_as: photo for photo in found}


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
