"""Text as HTML the way print sets it: headlines that break between clauses, bodies with their opening words."""

from __future__ import annotations

import re

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from articles.models import Article, Photo

# Where a headline's clause ends: at a space (one beside a Latin letter or a digit is a word
# space), and after a comma or the like, unless a closing quote follows it.
_BETWEEN_CLAUSES = re.compile(
    r"(?<=[^\x00-\x7f])( )(?=[^\x00-\x7f])|(?<=[，；！？])()(?=[^，；！？”’》）」』 ])"
)
_NUMBER = re.compile(r"([A-Za-z0-9]+)")
_FIRST_PARAGRAPH = re.compile(r"^<p>", re.MULTILINE)
# The end of a paragraph: its last two characters stay with the marks behind them, so that no mark stands alone.
_END = re.compile(r"([\u4e00-\u9fff]{2}[。！？；：，、…—”’》）」』]+)</p>")


def clauses(headline: str) -> SafeString:
    """The headline with each clause in a box of its own: a line breaks between them first.

    No browser divides Chinese into words. A clause that is longer than the line still breaks
    anywhere.
    """
    first, *rest = _BETWEEN_CLAUSES.split(str(headline))
    if not rest:
        return format_html("{}", first)
    # Of the split: a space, an empty match, the clause
    groups = zip(*[iter(rest)] * 3, strict=True)
    boxes = [("", first), *((space or "", clause) for space, _empty, clause in groups)]
    return format_html_join("", '{}<span class="clause">{}</span>', boxes)


def numbers(label: str) -> SafeString:
    """A page's name with each number in a box of its own, to stand upright in one em where the name runs down."""
    pieces = _NUMBER.split(str(label))
    return format_html_join("", "{}{}", map(_number_boxed, pieces))


def _number_boxed(piece: str) -> tuple[str, SafeString]:
    if _NUMBER.fullmatch(piece):
        return "", format_html('<span class="number">{}</span>', piece)
    return piece, SafeString("")


def focus(photo: Photo) -> str:
    """What must stay in view when a photo is cropped, as classes in tenths: a strict policy forbids inline styles."""
    return f"x{round(photo.focal_x * 10)} y{round(photo.focal_y * 10)}"


def body(article: Article) -> SafeString:
    """The body for its own page: 本报讯 and the dateline at the start of the first paragraph,
    as print does.
    """
    html = text(article.body)
    opening = _opening(article)
    if not opening:
        return html
    if not _FIRST_PARAGRAPH.search(html):
        return mark_safe(f"<p>{opening}</p>\n{html}")  # noqa: S308 - as above; the opening is escaped
    return mark_safe(_FIRST_PARAGRAPH.sub(lambda _: f"<p>{opening}", html, count=1))  # noqa: S308 - as above


def text(body: str) -> SafeString:
    """The stored HTML of a `BodyField`, which is clean. Its crossheads are h3 for the editor; under
    the page's h1 they are h2.
    """
    html = body.replace("<h3>", "<h2>").replace("</h3>", "</h2>")
    html = _END.sub(r'<span class="end">\1</span></p>', html)
    return mark_safe(html)  # noqa: S308 - cleaned against the allow-list on its way into the database


def _opening(article: Article) -> SafeString:
    words = ((text,) for text in (article.lead_in, article.dateline) if text)
    return format_html_join("", '<span class="opening">{}</span> ', words)
