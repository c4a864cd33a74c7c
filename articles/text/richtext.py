"""Article bodies as HTML: cleaning by one allow-list, and conversion from and to paragraphs.

Whatever an editor pastes or an import brings passes `clean`. A body has paragraphs, crossheads
(`h3`), lists, quotes, tables, inline emphasis and links. Nothing else is kept, least of all
scripts, styles and event attributes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from html.parser import HTMLParser

import nh3

from articles.story import Kind, Paragraph
from articles.text.bodyblocks import (
    BOUNDARIES,
    CELLS,
    CONTAINERS,
    HEADINGS,
    INLINE,
    NOT_TEXT,
)
from articles.text.visible import (
    STYLING,
    TRANSPARENT,
    UNDRAWN_TAGS,
    UNSEEN_TAGS,
    VisibleWriter,
)

# Bodies that a process remembers, of some 6 KB, and the characters of the longest of them
_REMEMBERED = 512
_LONGEST_REMEMBERED = 20_000
ATTRIBUTES = {
    "*": STYLING,
    "a": {"href"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
SCHEMES = {"http", "https", "mailto"}
# Tags that the sanitizer passes on to VisibleWriter: more than a body keeps, because the end of a
# <section>, say, ends a paragraph, and any element may hide its text.
_BLOCKS = BOUNDARIES | HEADINGS | CONTAINERS | CELLS
_KNOWN = _BLOCKS | set(INLINE) | TRANSPARENT | {"br", "foreignObject"}
# An element of early HTML, whose content is shown as it is written, tags and all
_XMP = re.compile(r"<xmp\b[^<>]*>((?:(?!</?xmp\b).)*+)</xmp\s*>", re.I | re.S)
# Word's and others' own elements. None of HTML's that are read in a way of their own has such a
# name.
_OWN_TAG = re.compile(r"<([a-z][a-z0-9]*[-:][a-z0-9:-]*)", re.I)
# Dropped with their content. Word leaves `xml` between its conditional comments.
_WITH_CONTENT = {
    "script",
    "style",
    "title",
    "xml",
    "template",
    "iframe",
    "object",
    "math",
    "noembed",
    # the text of an SVG is taken but for these: 公众号 layouts hold paragraphs in it
    *UNDRAWN_TAGS,
    *UNSEEN_TAGS,
}


def clean(html: str) -> str:
    """Any HTML as a body: allowed blocks only, one per line, without empty ones and indents.

    Where a tag is dropped its text is kept, except that of scripts and the like, and what the
    writer of it had deleted or hidden. Idempotent.
    """
    return _known_clean(html) if len(html) <= _LONGEST_REMEMBERED else _cleaned(html)


def _cleaned(html: str) -> str:
    text = _xmp_as_pre(NOT_TEXT.sub("", html))
    own_tags = {name.lower() for name in _OWN_TAG.findall(text)}
    harmless = nh3.clean(
        text,
        tags=_KNOWN | own_tags,
        clean_content_tags=_WITH_CONTENT,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
        strip_comments=True,
    )
    writer = VisibleWriter()
    writer.feed(harmless)
    writer.close()
    return writer.html()


# The same bodies are asked for again with each look at a page and each operation on it.
_known_clean = lru_cache(maxsize=_REMEMBERED)(_cleaned)


def _xmp_as_pre(html: str) -> str:
    """What stands between <xmp> and </xmp> as text in a <pre>, which the sanitizer knows."""
    return _XMP.sub(lambda found: f"<pre>{escape(found[1])}</pre>", html)


def from_paragraphs(paragraphs: Iterable[Paragraph]) -> str:
    """A story's body as clean HTML, one block per line."""
    tags = {"paragraph": "p", "crosshead": "h3"}
    blocks = (
        (tags[paragraph.kind], escape(paragraph.text, quote=False)) for paragraph in paragraphs
    )
    return "\n".join(f"<{tag}>{text}</{tag}>" for tag, text in blocks)


def to_paragraphs(html: str) -> tuple[Paragraph, ...]:
    """The blocks of a clean body as plain text, without empty ones."""
    return _known_paragraphs(html) if len(html) <= _LONGEST_REMEMBERED else _paragraphs(html)


def _paragraphs(html: str) -> tuple[Paragraph, ...]:
    reader = _BlockParser()
    reader.feed(html)
    reader.close()
    return tuple(reader.finished())


_known_paragraphs = lru_cache(maxsize=_REMEMBERED)(_paragraphs)


def first_paragraphs(html: str, length: int) -> tuple[Paragraph, ...]:
    """The first blocks of a clean body, until they have more than `length` characters of text,
    crossheads not counted.

    A clean body has one block per line, so the rest, for an excerpt nearly all of it, is not
    parsed.
    """
    reader = _BlockParser()
    for line in html.splitlines(keepends=True):
        reader.feed(line)
        if sum(len(p.text) for p in reader.so_far() if p.kind == "paragraph") > length:
            return reader.so_far()
    return tuple(reader.finished())


def plain_text(html: str) -> str:
    return "\n".join(p.text for p in to_paragraphs(html))


class _BlockParser(HTMLParser):
    """Parses a clean body into blocks; a row of a table is one block."""

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
