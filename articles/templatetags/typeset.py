"""How text is set: headlines that break between their clauses, bylines by role, bodies with their opening words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from articles.models import Article, Contributor, Photo
from articles.models.people import CreditLine
from articles.text import richtext

register = template.Library()

# Where a headline's clause ends: at a space (one beside a Latin letter or a digit is a word space), and after a comma
# or the like, unless a closing quote follows it.
_BETWEEN_CLAUSES = re.compile(r"(?<=[^\x00-\x7f])( )(?=[^\x00-\x7f])|(?<=[，；！？])()(?=[^，；！？”’》）」』 ])")
_NUMBER = re.compile(r"([A-Za-z0-9]+)")
_FIRST_PARAGRAPH = re.compile(r"^<p>", re.MULTILINE)
# The end of a paragraph: its last two characters stay with the marks behind them, so that no mark stands alone.
_END = re.compile(r"([\u4e00-\u9fff]{2}[。！？；：，、…—”’》）」』]+)</p>")
_REPORTER = "记者"
_OUR = "本报"  # a reporter without an agency is the paper's own
_ELLIPSIS = "……"
_FULL_STOPS = "。！？"
_PAUSES = "，；："
_NOT_BEFORE_ELLIPSIS = " ，、；：（“‘《"
_WORTH_BEGINNING = 60  # characters
_AFTER_THE_NAME = {"摄"}  # 新华社 李贺 摄; every other role stands before its names


@dataclass(frozen=True)
class Signature:
    """People who sign alike: `before` 本报记者, their names, `after` 摄."""

    before: str
    people: tuple[Contributor, ...]
    after: str


@register.filter
def clauses(headline: str) -> SafeString:
    """The headline with each clause in a box of its own: a line breaks between them first."""
    first, *rest = _BETWEEN_CLAUSES.split(str(headline))
    if not rest:
        return format_html("{}", first)
    boxes = [("", first), *((space or "", clause) for space, _, clause in zip(*[iter(rest)] * 3, strict=True))]
    return format_html_join("", '{}<span class="clause">{}</span>', boxes)


@register.filter
def numbers(label: str) -> SafeString:
    """A page's name with each number in a box of its own, to stand upright in one em where the name runs down."""
    return format_html_join("", "{}{}", (_number_boxed(piece) for piece in _NUMBER.split(str(label))))


def _number_boxed(piece: str) -> tuple[str, SafeString]:
    if _NUMBER.fullmatch(piece):
        return "", format_html('<span class="number">{}</span>', piece)
    return piece, SafeString("")


@register.filter
def by_role(lines: Iterable[CreditLine]) -> list[Signature]:
    """Bylines or photo credits in their order, those of one role and agency together."""
    groups = groupby(lines, key=_words_around)
    return [Signature(before, tuple(line.contributor for line in group), after) for (before, after), group in groups]


def _words_around(line: CreditLine) -> tuple[str, str]:
    agency = line.contributor.agency
    if line.role in _AFTER_THE_NAME:
        return agency, line.role
    if line.role == _REPORTER:
        return (agency or _OUR) + line.role, ""
    return f"{agency}{line.role}", ""


@register.filter
def excerpt(article: Article, length: int) -> str:
    """The body's beginning in at most `length` characters, crossheads left out; of a photo story, its caption's."""
    return _beginning("".join(_paragraphs(article, length)), length)


@register.filter
def opening(article: Article, length: int) -> list[str]:
    """The body's first paragraphs, crossheads left out, in at most `length` characters; of a photo story, its caption.

    A last paragraph of which only a few words would be left is not begun.
    """
    found: list[str] = []
    for text in _paragraphs(article, length):
        if len(text) > length:
            return [*found, _beginning(text, length)] if length >= _WORTH_BEGINNING or not found else found
        found.append(text)
        length -= len(text)
    return found


@register.filter
def summary(article: Article) -> str:
    """What a search engine shows under the headline."""
    return article.deck or excerpt(article, 100)


def _paragraphs(article: Article, length: int) -> list[str]:
    """As many of the first as hold more than `length` characters, where there are so many."""
    paragraphs = richtext.first_paragraphs(article.body, length)
    texts = [paragraph.text for paragraph in paragraphs if paragraph.kind == "paragraph"]
    return texts or [picture.caption for picture in article.pictures.all()]


def _beginning(text: str, length: int) -> str:
    """`text` up to its last full stop within `length`; where none comes late enough, a pause or somewhere, and ……"""
    if len(text) <= length:
        return text
    cut = text[: length - len(_ELLIPSIS)]
    stop, pause = (max(map(cut.rfind, marks)) + 1 for marks in (_FULL_STOPS, _PAUSES))
    if stop > length // 2:
        return cut[:stop]
    return (cut[:pause] if pause > length // 2 else cut).rstrip(_NOT_BEFORE_ELLIPSIS) + _ELLIPSIS


@register.filter
def focus(photo: Photo) -> str:
    """What must stay in view when a photo is cropped, as classes in tenths: a strict policy forbids inline styles."""
    return f"x{round(photo.focal_x * 10)} y{round(photo.focal_y * 10)}"


@register.filter
def body(article: Article) -> SafeString:
    """The body for its own page: 本报讯 and the dateline at the start of the first paragraph, as print does.

    The stored HTML is clean (`BodyField`). Its crossheads are h3 for the editor; under the page's h1 they are h2.
    """
    html = article.body.replace("<h3>", "<h2>").replace("</h3>", "</h2>")
    html = _END.sub(r'<span class="end">\1</span></p>', html)
    opening = _opening(article)
    if not opening:
        return mark_safe(html)  # noqa: S308 - cleaned against the allow-list on its way into the database
    if not _FIRST_PARAGRAPH.search(html):
        return mark_safe(f"<p>{opening}</p>\n{html}")  # noqa: S308 - as above; the opening is escaped
    return mark_safe(_FIRST_PARAGRAPH.sub(lambda _: f"<p>{opening}", html, count=1))  # noqa: S308 - as above


def _opening(article: Article) -> SafeString:
    words = ((text,) for text in (article.lead_in, article.dateline) if text)
    return format_html_join("", '<span class="opening">{}</span> ', words)
