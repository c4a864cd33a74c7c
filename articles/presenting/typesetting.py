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
CLAUSES = (10, 13, 15, 20)  # characters; each has a rule in site/article.css
# Four paragraphs or more, each no longer than two lines of classical verse
_LINE = re.compile(r"<p>([^<\n]{1,18})</p>")
_VERSE = re.compile(r"^<p>[^<\n]{1,18}</p>(?:\n<p>[^<\n]{1,18}</p>){3,}$", re.MULTILINE)
_SENTENCE_ENDS = "。！？…”"
_FIRST_PARAGRAPH = re.compile(r"^<p>", re.MULTILINE)


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


def clauses_up_to(headline: str) -> int:
    """How many characters a line needs for every clause to stand whole: the next of CLAUSES, 0 beyond all of them.

    Where an element must not be divided by boxes (an article's h1: programs that read the page
    take each for a text of its own), the style sheet keeps clauses whole by this alone.
    """
    clauses = filter(None, _BETWEEN_CLAUSES.split(str(headline)))
    longest = max(map(_width, clauses), default=0)
    return next((length for length in CLAUSES if longest <= length), 0)


def _width(text: str) -> float:
    """In characters as wide as high; of Latin letters and digits two have room in one."""
    return sum(0.5 if sign.isascii() else 1 for sign in text)


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
    the page's h1 they are h2. Lines of verse have a class, by which they are set close.
    """
    html = body.replace("<h3>", "<h2>").replace("</h3>", "</h2>")
    html = _VERSE.sub(_set_close, html)
    return mark_safe(html)  # noqa: S308 - cleaned against the allow-list on its way into the database


def _set_close(run: re.Match[str]) -> str:
    """Short paragraphs in a row as verse, where most do not end a sentence, or all are of one length."""
    lines = _LINE.findall(run[0])
    open_ends = sum(line[-1] not in _SENTENCE_ENDS for line in lines)
    is_verse = open_ends >= len(lines) / 2 or len(set(map(len, lines))) == 1
    return run[0].replace("<p>", '<p class="verse">') if is_verse else run[0]


def _opening(article: Article) -> SafeString:
    words = ((text,) for text in (article.lead_in, article.dateline) if text)
    return format_html_join("", '<span class="opening">{}</span> ', words)
