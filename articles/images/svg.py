"""An uploaded SVG cleaned: shapes, text and style of its own; no script, no foreign content, nothing fetched.

svg-hush, by Cloudflare, writes it anew from a list of what is allowed. It leaves addresses on
this site in, and pictures at them; they are taken out afterwards. The file is shown as a
picture alone, and sent with a policy of its own (`site.own_views`).
https://github.com/cloudflare/svg-hush
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.parsers import expat

from django.utils.translation import gettext as _
from py_svg_hush import filter_svg

MOST_BYTES = 500_000  # of an upload; a name in outlines takes some 10,000
# elements inside each other; svg-hush indents each, so its text grows with the square
MOST_DEPTH = 64
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_SHAPES = {
    f"{{{_SVG}}}{name}"
    for name in "path rect circle ellipse line polyline polygon text use".split()
}
# Pictures, which svg-hush leaves where they are on this site; what moves, which no masthead does; and words
# beside the drawing, where programs write who drew it and where the file lay.
_DROPPED = {
    f"{{{_SVG}}}{name}"
    for name in "image animate animateMotion animateTransform animateColor set mpath title desc metadata".split()
}
_STYLE = f"{{{_SVG}}}style"
# What a style fetches from elsewhere: anything but url(#part-of-this-file). With a backslash it could be written so
# that this does not see it.
_FETCHES = re.compile(r"url\(\s*['\"]?\s*(?!#)|@import|https?:|//|\\", re.IGNORECASE)
# pixels; what says that it is larger is drawn as well in smaller
MOST_SIZE = 10_000
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[+-]?[0-9]{1,2})?", re.IGNORECASE)
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+)\s*(?:px|pt|pc|mm|cm|in|q)?\s*", re.IGNORECASE)

ElementTree.register_namespace("", _SVG)


class NotAnSvgError(ValueError):
    """It cannot be read as an SVG, or nothing is left of it that could be shown. The message says why."""


@dataclass(frozen=True)
class CleanSvg:
    """`width` and `height` are those of its own coordinates, which browsers take for pixels, up to MOST_SIZE."""

    data: bytes
    width: int
    height: int


def is_svg(data: bytes) -> bool:
    """Whether it looks like one. What it is not, `cleaned_svg` says."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def cleaned_svg(data: bytes) -> CleanSvg:
    """Raises NotAnSvgError."""
    _check_depth(data)
    try:
        root = ElementTree.fromstring(filter_svg(data))  # noqa: S314 - as above: no DTD, no entities
    except (ValueError, ElementTree.ParseError) as error:
        raise NotAnSvgError(_("it is no whole SVG file")) from error
    for element in list(root.iter()):
        _drop_what_fetches(element)
    if not any(element.tag in _SHAPES for element in root.iter()):
        raise NotAnSvgError(_("it has no shapes and no text of its own"))
    width, height = _fit(root)
    return CleanSvg(ElementTree.tostring(root, encoding="utf-8"), width, height)


def _check_depth(data: bytes) -> None:
    """Raises NotAnSvgError for what is no XML, too deep or too long."""
    if len(data) > MOST_BYTES:
        raise NotAnSvgError(_("it is larger than %d KB") % (MOST_BYTES // 1000))
    depth = 0

    def opened(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MOST_DEPTH:
            raise NotAnSvgError(_("its elements stand too deeply inside each other"))

    def closed(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise NotAnSvgError(_("it is no whole SVG file")) from error


def _drop_what_fetches(element: ElementTree.Element) -> None:
    for child in list(element):
        is_style_of_others = child.tag == _STYLE and _FETCHES.search(child.text or "")
        if child.tag in _DROPPED or is_style_of_others:
            element.remove(child)
    for name, value in list(element.attrib.items()):
        is_address = name in {"href", f"{{{_XLINK}}}href"}
        if (is_address and not value.startswith("#")) or _FETCHES.search(value):
            del element.attrib[name]


def _fit(root: ElementTree.Element) -> tuple[int, int]:
    """Give it a size in its own coordinates, so that browsers know its shape. Raises NotAnSvgError."""
    box = [float(number) for number in _NUMBER.findall(root.get("viewBox", ""))]
    if len(box) != 4:
        box = [0, 0, _length(root.get("width", "")), _length(root.get("height", ""))]
        root.set("viewBox", " ".join(f"{number:g}" for number in box))
    width, height = box[2:]
    if width <= 0 or height <= 0:
        raise NotAnSvgError(_("it says no size, neither as viewBox nor as width and height"))
    scale = min(1, MOST_SIZE / max(width, height))
    width, height = scale * width, scale * height
    root.set("width", f"{width:g}")
    root.set("height", f"{height:g}")
    return max(1, round(width)), max(1, round(height))


def _length(text: str) -> float:
    """Of an attribute, whatever its unit; 0 for none, and for a percentage."""
    found = _LENGTH.fullmatch(text)
    return float(found[1]) if found else 0
