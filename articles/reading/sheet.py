"""A printed page before it is understood: its characters, pictures and rules. What `pdf/` gives
and `layout/` takes.

Points of the page as it is shown (crop box and rotation applied), origin top left, y downwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from .geometry import Box


class Glyph(NamedTuple):
    """One printed character. A tuple, not a dataclass: a page has ten thousand of them.

    `box` is its place in the line: the advance wide, the font's ascent and descent high. `size`
    is the em in points, `turn` the direction of the line in degrees clockwise (0, 90, 180,
    270), `light` the fill's lightness, 0 to 1. `style` is an index into `Sheet.styles`, `order`
    its place in the stream.
    """

    text: str
    box: Box
    baseline: float
    size: float
    turn: int
    light: float
    style: int
    order: int


@dataclass(frozen=True)
class Style:
    """A font as a page uses it: its family, without the mark of a subset, and how heavy it is (400 usual, 700 bold).

    `is_slanted`: the page leans it, as italics of a family that has none.
    """

    family: str
    weight: int = 400
    is_vertical: bool = False
    is_slanted: bool = False


@dataclass(frozen=True)
class Drawing:
    """What is drawn: a thin `rule`, a `frame` around something, a `tint` behind it, an `image`,
    or any other `shape`.

    `light` is a tint's lightness, 0 (black) to 1 (white). `segments`: the lines and curves that
    a shape's outline is made of.
    """

    kind: Literal["rule", "frame", "tint", "image", "shape"]
    box: Box
    light: float = 0.0
    segments: int = 0


@dataclass(frozen=True)
class Sheet:
    """A page of a PDF. `unreadable`: characters that its fonts do not say how to read.

    `is_turned`: it shows upright text laid level, a quarter turn from how the page is printed.
    `text_sizes`: the ems of its texts in points where they are known already, the usual one first.
    `is_ocr`: its text is a layer that an OCR program laid unseen over a scan.
    """

    width: float
    height: float
    glyphs: tuple[Glyph, ...] = ()
    styles: tuple[Style, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    unreadable: int = 0
    is_ocr: bool = False
    is_turned: bool = False
    text_sizes: tuple[float, ...] = ()
