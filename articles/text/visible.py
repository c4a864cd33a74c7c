"""What a reader of pasted HTML sees of its text: nothing that is deleted or hidden, and
preformatted lines as lines.

The rules are also those of the editor in the browser, which is given them (`web.editor`): what
it inserts is what the server would leave.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from articles.text.bodyblocks import (
    BOUNDARIES,
    CELLS,
    CONTAINERS,
    HEADINGS,
    INLINE,
    Attributes,
    BodyWriter,
)

# Dropped with their content: struck out, as Word marks what a tracked change deletes, or shown
# only by browsers that cannot show something else; or the fields of a form, with what could be
# typed and chosen.
UNSEEN_TAGS = (
    "del", "s", "strike", "noscript", "audio", "video", "canvas", "datalist", "textarea", "select",
)  # fmt: skip
# Of an SVG, what is not drawn where it stands, or says something about the drawing
UNDRAWN_TAGS = ("desc", "metadata", "defs", "symbol", "clipPath", "mask", "pattern", "marker")
# Word's comments, and the marks in the text that lead to them
UNSEEN_CLASSES = ("msocomanchor", "msocomtxt", "msocommentreference", "msocommenttext")
# CSS property → regular expression of the values that hide an element with all that is in it
UNSEEN_STYLES = {
    "display": "none",
    "mso-hide": "all|screen",
    "mso-element": "comment|comment-list",
    "mso-special-character": "comment",
    "text-decoration": ".*line-through.*",
    "text-decoration-line": ".*line-through.*",
    "content-visibility": "hidden",
    # not `color: transparent`: 公众号 headlines are set so, with a gradient that shows through
    "opacity": "[0.]+%?",
}
# These are inherited: an element inside with another value is seen again. 公众号 editors set whole
# layouts in type of size 0 and their paragraphs in one of 16 px.
UNSEEN_UNLESS_SET_ANEW = {
    "visibility": "hidden|collapse",
    "font-size": "[0.]+([a-z]+|%)?",
}
# Values that leave an inherited property as it is around the element.
AS_AROUND = r"inherit|unset|smaller|larger|[\d.]+(em|%)"
LINES_TAGS = ("pre", "listing")
KEEPS_LINES = "pre|pre-wrap|pre-line|break-spaces"  # values of white-space

# Elements that BodyWriter does not know, whose text goes on where it stands.
TRANSPARENT = {
    "span", "font", "u", "ins", "mark", "small", "big", "code", "label", "tt", "q", "cite", "abbr", "acronym",
    "nobr", "var", "samp", "kbd", "time", "bdi", "bdo", "dfn", "data", "output", "button", "ruby", "rb", "rt",
    "svg", "g", "tspan", "textPath", "switch",
}  # fmt: skip
STYLED_BY = (
    "display",
    "visibility",
    "opacity",
    "font-size",
)  # SVG's attributes that are styles
STYLING = {"style", "class", "hidden", *STYLED_BY}  # attributes that hide
_WRITTEN = BOUNDARIES | HEADINGS | CONTAINERS | CELLS | set(INLINE)
_WITHOUT_END = {"br", "hr"}
_IMPORTANT = "important"
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True)
class Visibility:
    """Of an element's text. `hiding` are the inherited properties that hide it."""

    is_gone: bool = False
    hiding: frozenset[str] = frozenset()
    keeps_lines: bool = False

    @property
    def is_seen(self) -> bool:
        return not self.is_gone and not self.hiding


def visibility_of(tag: str, attrs: Attributes, around: Visibility) -> Visibility:
    """Of the text in an element that stands in text of the visibility `around`."""
    given = {name: value or "" for name, value in attrs}
    styles = dict(_declarations(given))
    is_unseen = (
        tag in UNSEEN_TAGS
        or "hidden" in given
        or not _classes(given).isdisjoint(UNSEEN_CLASSES)
        or any(_is(styles, name, values) for name, values in UNSEEN_STYLES.items())
    )
    return replace(
        around,
        is_gone=around.is_gone or is_unseen,
        hiding=frozenset(_hiding(styles, around.hiding)),
        keeps_lines=_keeps_lines(tag, styles, around),
    )


def _hiding(styles: dict[str, str], around: frozenset[str]) -> Iterator[str]:
    for name, values in UNSEEN_UNLESS_SET_ANEW.items():
        is_set = name in styles and not _is(styles, name, AS_AROUND)
        if _is(styles, name, values) or (name in around and not is_set):
            yield name


def _keeps_lines(tag: str, styles: dict[str, str], around: Visibility) -> bool:
    if "white-space" in styles:
        return _is(styles, "white-space", KEEPS_LINES)
    return tag in LINES_TAGS or around.keeps_lines


def _is(styles: dict[str, str], name: str, values: str) -> bool:
    return re.fullmatch(values, styles.get(name, "")) is not None


def _declarations(given: dict[str, str]) -> Iterator[tuple[str, str]]:
    """CSS property and value, of SVG's attributes and of `style`, which counts for more."""
    yield from ((name, given[name].strip().lower()) for name in STYLED_BY if name in given)
    for declaration in _without_comments(given.get("style", "")).lower().split(";"):
        name, _, value = declaration.partition(":")
        yield name.strip(), _without_importance(value.strip())


# By hand, because as regular expressions these two take a time that grows with the square of what
# a villain writes into a style.


def _without_comments(style: str) -> str:
    outside, *others = style.split("/*")
    return outside + "".join(part.partition("*/")[2] for part in others)


def _without_importance(value: str) -> str:
    """The value without its `! important`, which may have white space in its middle."""
    before = value.removesuffix(_IMPORTANT).rstrip()
    is_important = before != value and before.endswith("!")
    return before[:-1].rstrip() if is_important else value


def _classes(given: dict[str, str]) -> set[str]:
    return set(given.get("class", "").lower().split())


class VisibleWriter(BodyWriter):
    """Feed it sanitized HTML, with STYLING and the elements that are TRANSPARENT."""

    def __init__(self) -> None:
        super().__init__()
        self._around = [Visibility()]  # of each open element, from the outside in

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        visibility = visibility_of(tag, attrs, self._around[-1])
        if tag not in _WITHOUT_END:
            self._around.append(visibility)
        if tag in _WRITTEN | _WITHOUT_END and not visibility.is_gone:
            super().handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._around.pop().is_gone or tag not in _WRITTEN:
            return
        super().handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        if not self._around[-1].is_seen:
            return
        if self._around[-1].keeps_lines:
            self._write_lines(data)
        else:
            super().handle_data(data)

    def _write_lines(self, text: str) -> None:
        """Each line is a paragraph; where empty lines part the paragraphs, a line break ends a line."""
        breaks = 1 if _BLANK_LINE.search(text) else 2
        first, *others = text.split("\n")
        super().handle_data(first)
        for line in others:
            for _ in range(breaks):
                super().handle_starttag("br", [])
            super().handle_data(line)
