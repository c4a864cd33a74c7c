"""Article bodies as HTML: one allow-list for all that comes in, and the way between HTML and paragraphs.

Whatever an editor pastes or an import brings passes `clean`. A body knows paragraphs, crossheads (`h3`), lists, quotes,
tables and inline emphasis and links; nothing else survives, least of all script, style and event attributes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from html.parser import HTMLParser

import nh3

from articles.story import Kind, Paragraph
from articles.text.bodyblocks import BOUNDARIES, CELLS, CONTAINERS, HEADINGS, INLINE, NOT_TEXT, BodyWriter

ATTRIBUTES = {"a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan", "scope"}}
SCHEMES = {"http", "https", "mailto"}
# What the sanitizer lets through to the writer: more than a body keeps, for where a <section> ends a paragraph ends.
_KNOWN = BOUNDARIES | HEADINGS | CONTAINERS | CELLS | set(INLINE) | {"br"}
# Dropped with what they hold; `xml` is what Word leaves between its conditional comments.
_WITH_CONTENT = {"script", "style", "title", "xml", "template", "iframe", "object", "svg", "math", "noembed"}


def clean(html: str) -> str:
    """`html` as a body may stand: allowed blocks only, one a line, empty ones left out, indents left to the style.

    Text is kept where its tag is not (script and the like go with their content). Cleaning twice changes nothing.
    """
    harmless = nh3.clean(
        NOT_TEXT.sub("", html),
        tags=_KNOWN,
        clean_content_tags=_WITH_CONTENT,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
        strip_comments=True,
    )
    writer = BodyWriter()
    writer.feed(harmless)
    writer.close()
    return writer.html()


def from_paragraphs(paragraphs: Iterable[Paragraph]) -> str:
    """Clean HTML of a story's body, one block a line."""
    tags = {"paragraph": "p", "crosshead": "h3"}
    return "\n".join(f"<{tags[p.kind]}>{escape(p.text, quote=False)}</{tags[p.kind]}>" for p in paragraphs)


def to_paragraphs(html: str) -> tuple[Paragraph, ...]:
    """The blocks of a clean body as plain text, empty ones left out."""
    reader = _Blocks()
    reader.feed(html)
    reader.close()
    return tuple(reader.finished())


def first_paragraphs(html: str, length: int) -> tuple[Paragraph, ...]:
    """The blocks of a clean body up to the one in which its first `length` characters of running text end.

    A body has a block a line: what follows is not read, which for an excerpt is nearly all.
    """
    reader = _Blocks()
    for line in html.splitlines(keepends=True):
        reader.feed(line)
        if sum(len(p.text) for p in reader.so_far() if p.kind == "paragraph") > length:
            return reader.so_far()
    return tuple(reader.finished())


def plain_text(html: str) -> str:
    return "\n".join(p.text for p in to_paragraphs(html))


class _Blocks(HTMLParser):
    """Reads a clean body block by block; a table's row is one block."""

    _ENDS_BLOCK = HEADINGS | {"p", "li", "blockquote", "caption", "tr"}

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._done: list[Paragraph] = []
        self._text: list[str] = []
        self._kind: Kind = "paragraph"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._ENDS_BLOCK:
            self._end_block()
            self._kind = "crosshead" if tag in HEADINGS else "paragraph"
        elif tag == "br":
            self._text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._ENDS_BLOCK:
            self._end_block()
        elif tag in CELLS:
            self._text.append(" ")

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def so_far(self) -> tuple[Paragraph, ...]:
        return tuple(self._done)

    def finished(self) -> list[Paragraph]:
        self._end_block()
        return self._done

    def _end_block(self) -> None:
        text = re.sub(r"[ \t\r\n\xa0]+", " ", "".join(self._text)).strip()
        if text:
            self._done.append(Paragraph(text, self._kind))
        self._text, self._kind = [], "paragraph"
