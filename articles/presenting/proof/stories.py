"""A page's stories as their articles have them, with the zones that they have on the page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.db.models import Q
from django.urls import reverse

from articles.models import Article, Page, Picture, State
from articles.models.page_doubt import has_open_doubts
from articles.models.people import AbstractCredit
from articles.text import richtext

from .blocks import DIGITS

# A block of a clean body that is nothing but text: what can be edited in place.
_PLAIN_LINE = re.compile(r"<(p|h3)>([^<]*)</\1>")
_KINDS = {"p": "paragraph", "h3": "crosshead"}


@dataclass(frozen=True)
class NumberedStory:
    """A story of the page: the `number` of its group of blocks or 0, and its article, None where it is gone."""

    number: int
    article: Article | None


def stories_on(page: Page, groups: Mapping[int, int | None]) -> list[NumberedStory]:
    """In the order of the page: its groups of blocks, then articles that have no blocks here. Six queries.

    `groups`: the pk of each one's article, by its number, in their order. The articles are loaded
    `for_revisions`, with `is_doubted`: what is signed of them can be told without another query.
    """
    named = [pk for pk in groups.values() if pk is not None]
    standing = Article.everything.exclude(state=State.BINNED)
    rows = standing.filter(Q(page=page) | Q(pk__in=named)).for_revisions()
    rows = rows.annotate(is_doubted=has_open_doubts())
    articles = {each.pk: each for each in rows.order_by("position", "pk")}
    by_group = [NumberedStory(number, articles.pop(pk, None)) for number, pk in groups.items()]
    return by_group + [NumberedStory(0, article) for article in articles.values()]


def zones_on(page: Page, stories: Iterable[NumberedStory]) -> Mapping[int, list[Any]]:
    """By article pk its polygons [[x, y], …] in fractions of the page. No query."""
    found: defaultdict[int, list[Any]] = defaultdict(list)
    articles = [story.article for story in stories if story.article]
    for region in (region for article in articles for region in article.regions.all()):
        if region.page_id == page.pk:
            corners = [[round(x, DIGITS), round(y, DIGITS)] for x, y in region.polygon]
            found[region.article_id].append(corners)
    return found


def story_values(story: NumberedStory, place: int, zones: Sequence[Any]) -> dict[str, Any]:
    article = story.article
    about = {"number": story.number, "place": place, "zones": list(zones)}
    if article is None:
        return about | _without_article()
    return about | {
        "article": article.pk,
        "version": article.version,
        "title": article.title,
        "kicker": article.kicker,
        "headline": article.headline,
        "deck": article.deck,
        "byline": _people(article.bylines.all()),
        "byline_printed": article.byline_printed,
        "section": article.section.name if article.section else "",
        "opening": f"{article.lead_in} {article.dateline}".strip(),
        "body": body_of(article.body),
        "pictures": [_picture(picture) for picture in article.pictures.all()],
        "state": article.state,
        "state_words": _state_words(article),
        "is_published": article.state == State.PUBLISHED,
        "edit_url": reverse("admin:articles_article_change", args=[article.pk]),
    }


def _state_words(article: Article) -> str:
    if not article.print_only:
        return str(article.get_state_display())
    label = Article._meta.get_field("print_only").verbose_name
    return f"{article.get_state_display()} · {label}"


def _without_article() -> dict[str, Any]:
    """Of blocks whose article was deleted for good."""
    texts = ("title", "kicker", "headline", "deck", "byline", "byline_printed", "section")
    return dict.fromkeys([*texts, "opening", "state", "state_words", "edit_url"], "") | {
        "article": None,
        "version": 0,
        "body": [],
        "pictures": [],
        "is_published": False,
    }


def body_of(html: str) -> list[dict[str, Any]]:
    """The blocks of a clean body as text. `line`: which one of the body it is, from 0, where it is plain text; else
    None, for the long form alone.
    """
    found: list[dict[str, Any]] = []
    for number, line in enumerate(html.splitlines()):
        plain = _PLAIN_LINE.fullmatch(line)
        if plain:
            found.append(_paragraph(_KINDS[plain[1]], unescape(plain[2]), number))
        else:
            every = richtext.to_paragraphs(line)
            found += [_paragraph(one.kind, one.text, None) for one in every]
    return found


def _paragraph(kind: str, text: str, line: int | None) -> dict[str, Any]:
    return {"kind": kind, "text": text, "line": line}


def _picture(picture: Picture) -> dict[str, Any]:
    address = ""
    if picture.photo:
        query = {"file": str(picture.photo)}
        address = reverse(
            "admin:articles_photo_thumbnail", args=[picture.photo.pk], query=query
        )
    return {
        "id": picture.pk,
        "caption": picture.caption,
        "credit": _people(picture.credits.all()),
        "image": address,
    }


def _people(lines: Iterable[AbstractCredit]) -> str:
    return "　".join(f"{line.role} {line.contributor}".strip() for line in lines)
