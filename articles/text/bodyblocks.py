"""The canonical form of a body: harmless HTML in, the same text in the few blocks a newspaper sets.

`richtext.clean` hands in what the sanitizer left, which is well-formed. Start tags are written only once there is text
to stand in them, so that empty paragraphs, list items and emphasis never appear, and a run of equal emphasis is one.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

Attributes = list[tuple[str, str | None]]

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
# Where one of these starts or ends, a paragraph ends; the tag itself is not kept (公众号 editors write <section>).
BOUNDARIES = {
    "p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "figure", "figcaption", "address",
    "center", "pre", "hr", "dl", "dt", "dd", "details", "summary", "form", "fieldset", "legend",
}  # fmt: skip
CONTAINERS = {"ul", "ol", "blockquote", "table", "thead", "tbody", "tfoot", "tr"}
CELLS = {"li", "td", "th", "caption"}  # hold text without a paragraph of their own
INLINE = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "sup": "sup", "sub": "sub", "a": "a"}
# Never text: what databases refuse (NUL, lone surrogates), control characters, zero-width and direction marks that
# come along in a paste and can make a line read otherwise than it is stored.
NOT_TEXT = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_INDENT = "\u3000"
_PIECES = re.compile(r"(\s+)")
_WIDEST_SPAN = 100  # columns or rows of one cell; a newspaper's widest table has a dozen


@dataclass
class _Open:
    """A container or cell whose end has not come. `tag` is "" where the source's own tag is not kept."""

    source: str
    tag: str
    attributes: str = ""
    written: bool = False


class BodyWriter(HTMLParser):
    """Feed it sanitized HTML, close it, take `html()`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[str] = []
        self._open: list[_Open] = []
        self._headings = 0  # how many headings of the source are open
        self._leaf = ""  # "p" or "h3" while one is being written
        self._begun = False  # whether the paragraph or cell has text yet
        self._breaks = 0  # breaks and spaces wait until text follows: none ends a paragraph
        self._space = ""
        self._depth: Counter[str] = Counter()  # how often each kind of emphasis is open in the source
        self._wanted: dict[str, str] = {}  # emphasis and links around the text to come, from the outside in: start tags
        self._inline: list[tuple[str, str]] = []  # those being written: tag, start tag

    def html(self) -> str:
        return "".join(self._out).strip()

    # What the source says.

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
            self._leave()  # the item that loose text in the list had opened
        self._begin_anew()
        kept = tag != "li" or self._inside() in {"ul", "ol"}
        self._open.append(_Open(tag, tag if kept else "", _spans(attrs)))

    def _leave(self) -> str:
        """Close the innermost container, if anything was written in it; a table keeps its empty cells."""
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

    # Text and what waits for it.

    def _wait_with(self, space: str) -> None:
        """A run of white space is one space, or the full-width ones in it: a name of two characters is set with one."""
        wide = (self._space + space).count(_INDENT)
        self._space = _INDENT * wide or " "

    def _write_text(self, text: str) -> None:
        if self._leaf and (self._breaks > 1 or (self._breaks and self._space.startswith(_INDENT))):
            self._end_block()  # a blank line, or a line with an indent, is a new paragraph whatever its tags say
        self._open_for_text()
        wanted = self._emphasis()
        self._end_inline(keep=_common(self._inline, wanted))
        self._out.append(self._gap())
        self._out += [start for _, start in wanted[len(self._inline) :]]
        self._inline = wanted
        self._out.append(escape(text, quote=False))
        self._begun, self._breaks, self._space = True, 0, ""

    def _gap(self) -> str:
        """The waiting break or space; nothing at the start of a paragraph or cell, where an indent is the style's."""
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
        """The inline elements for the text to come; a crosshead is bold by itself."""
        known = {"strong"} if self._leaf == "h3" else set()
        return [(tag, start) for tag, start in self._wanted.items() if start and tag not in known]

    def _end_inline(self, keep: int = 0) -> None:
        self._out += [f"</{tag}>" for tag, _ in reversed(self._inline[keep:])]
        self._inline = self._inline[:keep]

    def _end_block(self) -> None:
        """The paragraph ends; in a cell, which has none, a new line begins."""
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
    """How many elements the two have in common from the outside in."""
    same = 0
    while same < min(len(ours), len(wanted)) and ours[same] == wanted[same]:
        same += 1
    return same


def _start_tag(tag: str, attrs: Attributes) -> str:
    """The tag's start, "" for a link that leads nowhere or hides characters in its address."""
    if tag != "a":
        return f"<{tag}>"
    href = (dict(attrs).get("href") or "").strip()
    return f'<a href="{escape(href)}">' if href and not NOT_TEXT.search(href) else ""


def _spans(attrs: Attributes) -> str:
    """A cell's `colspan`, `rowspan` and `scope`, where they say something sensible."""
    kept = []
    for name, value in sorted(attrs):
        if name in {"colspan", "rowspan"} and value and re.fullmatch(r"[0-9]{1,3}", value):
            kept.append(f' {name}="{value}"' if 1 < int(value) <= _WIDEST_SPAN else "")
        elif name == "scope" and value in {"row", "col"}:
            kept.append(f' scope="{value}"')
    return "".join(kept)
