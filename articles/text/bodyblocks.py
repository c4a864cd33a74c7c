"""The canonical form of a body: sanitized HTML in, the same text out in the few blocks that a
newspaper sets.

Its input is what the sanitizer left (`richtext.clean`), which is well-formed. A start tag is
written only when text follows, so that there are never empty paragraphs, list items or
emphasis, and adjacent equal emphasis is merged.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

Attributes = list[tuple[str, str | None]]

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
# A paragraph ends where one of these starts or ends; the tag itself is dropped (公众号 editors write <section>).
BOUNDARIES = {
    "p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "figure", "figcaption", "address",
    "center", "pre", "listing", "hr", "foreignobject", "text", "dl", "dt", "dd", "details", "summary", "form",
    "fieldset", "legend",
}  # fmt: skip
CONTAINERS = {"ul", "ol", "blockquote", "table", "thead", "tbody", "tfoot", "tr"}
CELLS = {"li", "td", "th", "caption"}  # contain text without a paragraph around it
INLINE = {
    "strong": "strong",
    "b": "strong",
    "em": "em",
    "i": "em",
    "sup": "sup",
    "sub": "sub",
    "a": "a",
}
# Never text: characters that databases refuse (NUL, lone surrogates), control characters, and
# the zero-width and direction marks of pasted text, which can make a line read differently from
# how it is stored.
NOT_TEXT = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_INDENT = "\u3000"
_PIECES = re.compile(r"(\s+)")
_WIDEST_SPAN = 100  # columns or rows of one cell; the widest table of a newspaper has a dozen


@dataclass
class _Open:
    """An open container or cell. `source` is its tag in the input; `tag` the one in the output,
    "" if it is dropped.
    """

    source: str
    tag: str
    attributes: str = ""
    written: bool = False


class BodyWriter(HTMLParser):
    """Feed it sanitized HTML, close it, then take `html()`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[str] = []
        self._open: list[_Open] = []
        self._headings = 0  # open headings of the input
        self._leaf = ""  # "p" or "h3" while one is open in the output
        self._begun = False  # whether the open paragraph or cell has text
        # breaks and spaces are held back until text follows, so that none ends a paragraph
        self._breaks = 0
        self._space = ""
        self._depth: Counter[str] = Counter()  # how often each inline tag is open in the input
        self._wanted: dict[
            str, str
        ] = {}  # tag → start tag around the next text, from the outside in
        self._inline: list[tuple[str, str]] = []  # (tag, start tag) open in the output

    def html(self) -> str:
        return "".join(self._out).strip()

    # Events of the input.

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag in INLINE:
            self._depth[INLINE[tag]] += 1
            self._wanted.setdefault(INLINE[tag], _start_tag(INLINE[tag], attrs))
        elif tag == "br":
            self._breaks, self._space = self._breaks + 1, ""
        else:
            self._end_block()
            self._headings += tag in HEADINGS
            if tag in CONTAINERS | CELLS:
                self._enter(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in INLINE:
            self._depth[INLINE[tag]] -= 1
            if not self._depth[INLINE[tag]]:
                self._wanted.pop(INLINE[tag], None)
            return
        self._end_block()
        self._headings -= tag in HEADINGS
        if any(o.source == tag for o in self._open):
            while self._leave() != tag:
                pass

    def handle_data(self, data: str) -> None:
        for piece in filter(None, _PIECES.split(NOT_TEXT.sub("", data))):
            if piece.isspace():
                self._wait_with(piece)
            else:
                self._write_text(piece)

    def close(self) -> None:
        super().close()
        self._end_block()
        while self._open:
            self._leave()

    # Containers and cells.

    def _inside(self) -> str:
        return next((o.tag for o in reversed(self._open) if o.tag), "")

    def _enter(self, tag: str, attrs: Attributes) -> None:
        if tag == "li" and self._open and not self._open[-1].source:
            self._leave()  # an item that was opened for text directly in the list
        self._begin_anew()
        kept = tag != "li" or self._inside() in {"ul", "ol"}
        self._open.append(_Open(tag, tag if kept else "", _spans(attrs)))

    def _leave(self) -> str:
        """Close the innermost container, in the output only if it has content; empty table cells are kept."""
        innermost = self._open[-1]
        if innermost.tag in {"td", "th"}:
            self._write_containers()
        if innermost.written:
            self._end_inline()
            self._out.append(f"</{innermost.tag}>")
        self._begin_anew()
        return self._open.pop().source

    def _write_containers(self) -> None:
        for container in self._open:
            if container.tag and not container.written:
                self._out.append("\n" if not any(o.written for o in self._open) else "")
                self._out.append(f"<{container.tag}{container.attributes}>")
                container.written = True

    # Text, and what is held back until it comes.

    def _wait_with(self, space: str) -> None:
        """White space becomes one space, or its full-width spaces: a name of two characters is set with one."""
        wide = (self._space + space).count(_INDENT)
        self._space = _INDENT * wide or " "

    def _write_text(self, text: str) -> None:
        if self._leaf and (
            self._breaks > 1 or (self._breaks and self._space.startswith(_INDENT))
        ):
            self._end_block()  # an empty or indented line begins a paragraph, whatever the tags
        self._open_for_text()
        wanted = self._emphasis()
        self._end_inline(keep=_common(self._inline, wanted))
        self._out.append(self._gap())
        self._out += [start for _, start in wanted[len(self._inline) :]]
        self._inline = wanted
        self._out.append(escape(text, quote=False))
        self._begun, self._breaks, self._space = True, 0, ""

    def _gap(self) -> str:
        """The break or space held back; none at the start of a paragraph or cell, where CSS sets the indent."""
        if not self._begun:
            return ""
        return "<br>" if self._breaks else self._space

    def _open_for_text(self) -> None:
        if self._inside() in {"ul", "ol"}:
            self._open.append(_Open("", "li"))
        if self._inside() not in CELLS and not self._leaf:
            self._write_containers()
            self._leaf = "h3" if self._headings else "p"
            self._out.append(f"<{self._leaf}>" if self._open_written() else f"\n<{self._leaf}>")
        self._write_containers()

    def _open_written(self) -> bool:
        return any(o.written for o in self._open)

    def _emphasis(self) -> list[tuple[str, str]]:
        """The inline elements around the next text; none is bold in a crosshead, which is bold itself."""
        known = {"strong"} if self._leaf == "h3" else set()
        return [
            (tag, start) for tag, start in self._wanted.items() if start and tag not in known
        ]

    def _end_inline(self, keep: int = 0) -> None:
        self._out += [f"</{tag}>" for tag, _ in reversed(self._inline[keep:])]
        self._inline = self._inline[:keep]

    def _end_block(self) -> None:
        """Ends the paragraph. In a cell, which has none, a line break follows."""
        if self._inside() in CELLS:
            self._breaks, self._space = 1, ""
            return
        self._end_inline()
        self._out.append(f"</{self._leaf}>" if self._leaf else "")
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._end_inline()
        self._leaf, self._begun, self._breaks, self._space = "", False, 0, ""


def _common(ours: list[tuple[str, str]], wanted: list[tuple[str, str]]) -> int:
    """How many elements the two share, from the outside in."""
    same = 0
    while same < min(len(ours), len(wanted)) and ours[same] == wanted[same]:
        same += 1
    return same


def _start_tag(tag: str, attrs: Attributes) -> str:
    """The start tag; "" for a link without an address or with NOT_TEXT in it."""
    if tag != "a":
        return f"<{tag}>"
    href = (dict(attrs).get("href") or "").strip()
    return f'<a href="{escape(href)}">' if href and not NOT_TEXT.search(href) else ""


def _spans(attrs: Attributes) -> str:
    """A cell's valid `colspan`, `rowspan` and `scope` as attributes."""
    valid = (
        f' {name}="{value}"' for name, value in sorted(attrs) if _is_valid(name, value or "")
    )
    return "".join(valid)


def _is_valid(name: str, value: str) -> bool:
    if name == "scope":
        return value in {"row", "col"}
    is_span = name in {"colspan", "rowspan"} and re.fullmatch(r"[0-9]{1,3}", value)
    return bool(is_span) and 1 < int(value) <= _WIDEST_SPAN
