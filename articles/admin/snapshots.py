"""What a revision says, field by field, in words that an editor reads: of articles and of all other rows."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.core.files.storage import default_storage
from django.db.models import BooleanField, FileField, ForeignKey, Model, Q, TextField
from django.template.defaultfilters import yesno
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles.desk.revisions import Version
from articles.desk.row_revisions import FILES, Values, revised_fields
from articles.models import Article, ArticleKind, Correction, Photo
from articles.models.fields import BodyField
from articles.story import FIELDS, Credit, Paragraph, StoryField, StoryPicture
from articles.text import richtext

from .columns import thumbnail_address

SHOWN_OF_NAME = 16  # characters
CROSSHEAD, CAPTION, PICTURE = "crosshead", "caption", "picture"
FORM_FIELDS = tuple(field for field in FIELDS if field.form)


@dataclass(frozen=True)
class Part:
    """A paragraph, a line, a person or a caption. `image`: the address of a picture, "" where none is kept."""

    text: str
    kind: str = ""
    image: str = ""


@dataclass(frozen=True)
class SnapshotField:
    """`value` is what two revisions differ by, `parts` what is shown of it."""

    name: str
    label: str
    value: Any
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class ArticleExtras:
    """What a revision has beside the story."""

    corrections: Collection[Mapping[str, str]] = ()
    withdrawal_note: str = ""


def article_snapshots(
    states: Iterable[tuple[Version, ArticleExtras]],
) -> list[tuple[SnapshotField, ...]]:
    """Of several states of one article. One query, for the photos of all."""
    states = list(states)
    names = {each.image for version, _extras in states for each in version.story.pictures}
    photos = _thumbnails(names - {""})
    return [
        tuple(_story_field(field, version, photos) for field in FORM_FIELDS) + _beside(extras)
        for version, extras in states
    ]


def row_snapshot(model: type[Model], values: Values) -> tuple[SnapshotField, ...]:
    return tuple(
        SnapshotField(
            field.name,
            str(field.verbose_name),
            values[field.name],
            tuple(_parts_of(field, values)),
        )
        for field in revised_fields(model)
        if field.name in values
    )


# ---- An article


def _story_field(
    field: StoryField, version: Version, photos: Mapping[str, str]
) -> SnapshotField:
    value = version.value(field.name)
    parts = tuple(part for part in _story_parts(field, version, photos) if part.text)
    return SnapshotField(field.name, _label(field.name), value, parts)


def _label(name: str) -> str:
    field = Article._meta.get_field(name)
    named: Any = field if field.concrete else field.related_model._meta
    return str(named.verbose_name if field.concrete else named.verbose_name_plural)


def _story_parts(
    field: StoryField, version: Version, photos: Mapping[str, str]
) -> Iterable[Part]:
    value = getattr(version.story, field.name)
    match field.shape:
        case "credits":
            return [Part(credit_words(credit)) for credit in value]
        case "paragraphs":
            return [_paragraph(each) for each in value]
        case "pictures":
            return [part for each in value for part in _picture(each, photos)]
        case "kind":
            return [Part(str(ArticleKind(value).label))]
        case _:
            return [Part(value)]


def credit_words(credit: Credit) -> str:
    return " ".join(filter(None, [credit.agency, credit.role, credit.name]))


def _paragraph(paragraph: Paragraph) -> Part:
    return Part(paragraph.text, CROSSHEAD if paragraph.kind == CROSSHEAD else "")


def _picture(picture: StoryPicture, photos: Mapping[str, str]) -> list[Part]:
    name = _file_name(picture.image) or _("no photo")
    credits = "、".join(credit_words(credit) for credit in picture.credits)
    return [
        Part(name, PICTURE, photos.get(picture.image, "")),
        Part(picture.caption, CAPTION),
        Part(picture.caption_printed, CAPTION),
        Part(credits, CAPTION),
    ]


def _thumbnails(names: Collection[str]) -> dict[str, str]:
    rows = Photo.everything.filter(Q(image__in=names) | Q(first_name__in=names))
    return {photo.known_as: thumbnail_address(photo) for photo in rows} if names else {}


def _beside(extras: ArticleExtras) -> tuple[SnapshotField, ...]:
    texts = tuple(each["text"] for each in extras.corrections)
    note = Article._meta.get_field("withdrawal_note")
    corrections = str(Correction._meta.verbose_name_plural)
    parts = tuple(map(Part, texts))
    said = tuple(map(Part, filter(None, [extras.withdrawal_note])))
    return (
        SnapshotField("corrections", corrections, texts, parts),
        SnapshotField(note.name, str(note.verbose_name), extras.withdrawal_note, said),
    )


# ---- Any other row


def _parts_of(field: Any, values: Values) -> list[Part]:
    value = values[field.name]
    if value in (None, ""):
        return []
    if isinstance(field, BodyField):
        return [_paragraph(each) for each in richtext.to_paragraphs(value)]
    if isinstance(field, FileField):
        return [_file(value, values.get(FILES, {}).get(field.name, ""))]
    if isinstance(field, TextField):
        return [Part(line) for line in value.splitlines() if line]
    return [Part(_in_words(field, value))]


def _file_name(name: str) -> str:
    """Short enough to be read where it is a checksum."""
    path = PurePath(name)
    return path.stem[:SHOWN_OF_NAME] + path.suffix


def _file(known_as: str, name: str) -> Part:
    kept = next((each for each in (name, known_as) if each and is_kept(each)), "")
    address = default_storage.url(kept) if kept else ""
    return Part(_file_name(known_as), PICTURE, address)


def is_kept(name: str) -> bool:
    """Whether the media still have a file of this name."""
    return default_storage.exists(name)


def _in_words(field: Any, value: Any) -> str:
    if isinstance(field, ForeignKey):
        row = field.related_model._default_manager.filter(pk=value).first()
        return str(row) if row is not None else f"#{value}"
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, BooleanField):
        return str(yesno(value))
    return _time(value) if isinstance(value, str) else str(value)


def _time(value: str) -> str:
    """A day or a moment as the desk writes it; any other text as it is."""
    try:
        moment, day = parse_datetime(value), parse_date(value)
    except ValueError:
        return value
    if day is not None and len(value) == len("2023-11-08"):
        return date_format(day)
    if isinstance(moment, datetime.datetime) and moment.tzinfo:
        return date_format(localtime(moment), "DATETIME_FORMAT")
    return value
