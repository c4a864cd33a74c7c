"""How far a text in a font goes (ISO 32000-2, 9.2.4 and 9.7.4.3), or between what bounds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pikepdf import Array, Dictionary, Name

# Of an em: the widest glyph of a font that does not tell its widths
_WIDEST = 1.2
_CODE_OF_TWO_BYTES = {"/Identity-H", "/Identity-V"}
_DEFAULT_WIDTH = 1000  # of a font with CIDs that tells none, thousandths of an em


@dataclass(frozen=True)
class FontAdvances:
    """The widths of a font's glyphs by their code, in ems. `bytes_a_code`: 0 where they differ."""

    widths: Mapping[int, float]
    default: float | None
    bytes_a_code: int
    is_upright: bool = False

    def advance(self, text: bytes) -> tuple[float, float, int]:
        """How far the text goes, in ems, at the least and at the most; and how many codes it has at most."""
        if not self.bytes_a_code or self.is_upright:
            return 0, len(text) * _WIDEST, len(text)
        step = self.bytes_a_code
        codes = [int.from_bytes(text[at : at + step]) for at in range(0, len(text), step)]
        known = [self.widths.get(code, self.default) for code in codes]
        told = sum(width for width in known if width is not None)
        return told, told + known.count(None) * _WIDEST, len(codes)


def advances_of(font: Any) -> FontAdvances | None:
    """None for what is no font, and for one whose glyphs are contents: they have an em of their own (Type 3)."""
    if not isinstance(font, Dictionary) or font.get("/Subtype") == Name.Type3:
        return None
    if font.get("/Subtype") == Name.Type0:
        return _of_composite(font)
    first = font.get("/FirstChar", 0)
    listed = font.get("/Widths")
    widths = list(listed) if isinstance(listed, Array) else []
    return FontAdvances(
        {int(first) + place: float(width) / 1000 for place, width in enumerate(widths)}, None, 1
    )


def _of_composite(font: Any) -> FontAdvances:
    encoding = font.get("/Encoding")
    is_named = isinstance(encoding, Name)
    is_upright = str(encoding).endswith("-V") if is_named else _writes_down(encoding)
    descendant = font.DescendantFonts[0]
    default = float(descendant.get("/DW", _DEFAULT_WIDTH)) / 1000
    size = 2 if is_named and str(encoding) in _CODE_OF_TWO_BYTES else 0
    return FontAdvances(
        dict(_widths_of_cids(descendant.get("/W"))), default, size, is_upright=is_upright
    )


def _writes_down(encoding: Any) -> bool:
    return bool(int(encoding.get("/WMode", 0))) if isinstance(encoding, Dictionary) else False


def _widths_of_cids(listed: Any) -> Iterator[tuple[int, float]]:
    """`first [width …]` and `first last width`, as they come (9.7.4.3)."""
    parts: Iterator[Any] = iter(list(listed) if isinstance(listed, Array) else [])
    for first in parts:
        second = next(parts, None)
        if isinstance(second, Array):
            for place, width in enumerate(second):
                yield int(first) + place, float(width) / 1000
        elif second is not None:
            each = float(next(parts, 0)) / 1000
            for code in range(int(first), min(int(second), 0xFFFF) + 1):
                yield code, each
