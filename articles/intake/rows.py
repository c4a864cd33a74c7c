"""Stories → rows. The one home of this direction; `revisions` has the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.text import slugify

from articles.intake.fitting import LINES, Fitted, longest, storable
from articles.models import Article, Byline, Contributor, Page, PhotoCredit, Picture, Section
from articles.models.doubts import stored
from articles.revisions import FIELDS
from articles.story import Credit, Story


@dataclass(frozen=True)
class Directory:
    """The rows that stories name: sections by name, contributors by name and agency."""

    sections: dict[str, Section]
    people: dict[tuple[str, str], Contributor]


def directory(writing: Iterable[tuple[Story, Iterable[str]]]) -> Directory:
    """The sections and contributors that each story's fields to be written name, found or created.

    Only those: a section that an editor has renamed is not made again under its old name. In sorted order, so that two
    imports that need the same new names never wait for each other in a circle.
    """
    writing = list(writing)
    names = sorted({story.section for story, fields in writing if "section" in fields} - {""})
    people = sorted({(c.name, c.agency) for story, fields in writing for c in _people(story, fields)})
    Contributor.objects.bulk_create((Contributor(name=n, agency=a) for n, a in people), ignore_conflicts=True)
    rows = Contributor.objects.filter(name__in={name for name, _agency in people})
    return Directory({name: _section(name) for name in names}, {(row.name, row.agency): row for row in rows})


def create(page: Page, source_ref: str, position: int, fitted: Fitted, known: Directory) -> Article:
    """A draft of the story at this place on the page."""
    article = Article(page=page, source_ref=source_ref, position=position)
    article.confidence, article.doubts = fitted.confidence, doubts_of(fitted)
    write(article, fitted, frozenset(FIELDS), known)
    return article


def write(article: Article, fitted: Fitted, fields: frozenset[str], known: Directory) -> None:
    """Put the story's `fields`, names of revisions.FIELDS, into the article's rows."""
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


def refresh(article: Article, **fields: Any) -> None:
    """Set facts of the import itself (source_ref, doubts, place …): for readers that is no change of the article."""
    changed = {name: value for name, value in fields.items() if getattr(article, name) != value}
    for name, value in changed.items():
        setattr(article, name, value)
    if changed:
        Article.objects.filter(pk=article.pk).update(**changed)


def doubts_of(fitted: Fitted) -> list[dict[str, Any]]:
    return storable(stored(fitted.doubts))


def _hang(article: Article, story: Story, known: Directory) -> None:
    for position, picture in enumerate(story.pictures, 1):
        row = Picture.objects.create(
            article=article, position=position, caption=picture.caption, caption_printed=picture.caption_printed
        )
        PhotoCredit.objects.bulk_create(PhotoCredit(picture=row, **line) for line in _lines(picture.credits, known))


def _lines(credits: Iterable[Credit], known: Directory) -> list[dict[str, Any]]:
    return [
        {"contributor": known.people[credit.name, credit.agency], "role": credit.role, "position": position}
        for position, credit in enumerate(credits, 1)
    ]


def _section(name: str) -> Section:
    """The section of this name; a new one gets the first free address that reads like it."""
    found = Section.objects.filter(name=name).first()
    if found:
        return found
    address = slugify(name, allow_unicode=True)[: longest(Section, "slug") - 4] or "section"
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
