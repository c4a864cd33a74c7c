"""All that an article's own page shows of it, in few queries.

Bylines, photo credits and corrections are short rows of three tables: one query brings them, where Django's own way
(`prefetch_related`) asks once a table.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import BigIntegerField, DateTimeField, F, QuerySet, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from articles.models import Article, Byline, Contributor, Correction, PhotoCredit, Picture
from articles.models.people import CreditLine


class _Line(NamedTuple):
    """A row of one of the three: `what` it is, and the key `of` its article or picture."""

    what: str
    pk: int
    of: int
    position: int
    words: str
    who: int | None
    name: str
    agency: str
    at: datetime.datetime | None


def article_detail(article: Article) -> Article:
    """`article`, its pictures with photos and credits, bylines and corrections all read. Two queries."""
    pictures = list(Picture.objects.filter(article=article).select_related("photo"))
    lines = sorted(_lines(article), key=lambda line: (line.position, line.pk))
    _keep(article, "pictures", pictures)
    _keep(article, "bylines", [_signature(Byline, line) for line in lines if line.what == "byline"])
    _keep(article, "corrections", _corrections(article, lines))
    for picture in pictures:
        mine = [line for line in lines if line.what == "credit" and line.of == picture.pk]
        _keep(picture, "credits", [_signature(PhotoCredit, line) for line in mine])
    return article


def _corrections(article: Article, lines: Iterable[_Line]) -> list[Correction]:
    """The latest first."""
    latest = sorted((line for line in lines if line.what == "correction"), key=lambda c: (c.at, c.pk), reverse=True)
    return [Correction(pk=line.pk, article=article, text=line.words, made_at=line.at) for line in latest]


def _lines(article: Article) -> Iterable[_Line]:
    """One query of three parts, whose columns are alike."""
    words, never = Cast("role", TextField()), Cast(Value(None), DateTimeField())
    person = (F("position"), words, F("contributor"), F("contributor__name"), F("contributor__agency"), never)
    nobody = (Value(0), F("text"), Cast(Value(None), BigIntegerField()), Value(""), Value(""), F("made_at"))
    bylines = _part("byline", Byline.objects.filter(article=article), F("article"), *person)
    credits = _part("credit", PhotoCredit.objects.filter(picture__article=article), F("picture"), *person)
    corrections = _part("correction", Correction.objects.filter(article=article), F("article"), *nobody)
    return (_Line(*row) for row in bylines.union(credits, corrections, all=True))


def _part(what: str, rows: QuerySet, *columns: Combinable) -> QuerySet:
    return rows.order_by().values_list(Value(what), F("pk"), *columns)


def _signature(model: type[CreditLine], line: _Line) -> CreditLine:
    who = Contributor(pk=line.who, name=line.name, agency=line.agency)
    owner = {"article_id" if model is Byline else "picture_id": line.of}
    return model(pk=line.pk, contributor=who, role=line.words, position=line.position, **owner)


def _keep(owner: Article | Picture, relation: str, rows: list) -> None:
    """As `prefetch_related` does: `owner.<relation>.all()` are these rows from now on, without a query."""
    read = getattr(owner, relation).all()
    read._result_cache, read._prefetch_done = rows, True
    owner.__dict__.setdefault("_prefetched_objects_cache", {})[relation] = read
