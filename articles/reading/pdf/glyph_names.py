"""What a font's encoding names its glyphs (/Differences), where no table says which characters they are.

Fonts name ligatures by their parts: f_i, f_f_i, T_h, fi.alt. PDFium knows the plain names only.
How a name is read: https://github.com/adobe-type-tools/agl-specification, section 2.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

from articles.reading.cached_property import cached_property
from articles.reading.shapes import Source

_DEEPEST = 8  # forms inside forms that are looked into
# Parts of ligatures that are no single letter
_NAMES = {
    "fi": "fi", "fl": "fl", "ff": "ff", "ffi": "ffi", "ffl": "ffl", "longs": "s",
    "space": " ", "hyphen": "-", "period": ".", "comma": ",", "quoteright": "’",
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9", "zero": "0", "slash": "/",
    "fraction": "/", "dotlessi": "i", "germandbls": "ß", "idieresis": "ï", "iacute": "í",
}  # fmt: skip
_BY_NUMBER = re.compile(r"uni(?P<four>(?:[0-9A-F]{4})+)|u(?P<one>[0-9A-F]{4,6})")
_LAST = 0x110000

_Names = dict[tuple[str, int], str]  # by font and code


@dataclass(frozen=True)
class GlyphNames:
    """The names of a page's glyphs, looked up in the file only where one is asked for.

    `number`: the page's, from 1.
    """

    source: Source
    number: int

    def text(self, font: str, code: int) -> str:
        """The characters that a font's code stands for; "" where no name says it, or two fonts of that name differ."""
        return text_of_name(self._names.get((font, code), ""))

    @cached_property
    def _names(self) -> _Names:
        try:
            with pikepdf.open(io.BytesIO(self.source.data)) as document:
                page = document.pages[self.number - 1].obj
                return _without_conflicts(list(_named(page, _DEEPEST)))
        except (pikepdf.PdfError, IndexError, TypeError, ValueError):
            return {}


def text_of_name(name: str) -> str:
    """fi for f_i and fi.alt; "" for a name that says nothing (g12, c81)."""
    parts = [_part(part) for part in name.split(".", maxsplit=1)[0].split("_")]
    return "".join(parts) if all(parts) else ""


def _part(name: str) -> str:
    if len(name) == 1:
        return name
    found = _BY_NUMBER.fullmatch(name)
    if not found:
        return _NAMES.get(name, "")
    if found["one"]:
        code = int(found["one"], 16)
        return chr(code) if code < _LAST else ""
    digits = found["four"]
    return "".join(chr(int(digits[at : at + 4], 16)) for at in range(0, len(digits), 4))


def _without_conflicts(found: list[tuple[str, int, str]]) -> _Names:
    names: _Names = {}
    for font, code, name in found:
        known = names.setdefault((font, code), name)
        names[font, code] = name if known == name else ""
    return names


def _named(holder: pikepdf.Object, deeper: int) -> Iterator[tuple[str, int, str]]:
    """Font, code and name of each glyph that the fonts of a page or form name, those of its forms too."""
    resources = holder.get("/Resources")
    if not isinstance(resources, pikepdf.Dictionary) or not deeper:
        return
    for font in _entries(resources, "/Font"):
        yield from _differences(font)
    for form in _entries(resources, "/XObject"):
        if form.get("/Subtype") == "/Form":
            yield from _named(form, deeper - 1)


def _entries(resources: pikepdf.Object, kind: str) -> list[pikepdf.Object]:
    found = resources.get(kind)
    if not isinstance(found, pikepdf.Dictionary):
        return []
    return [value for _, value in found.items() if hasattr(value, "get")]


def _differences(font: pikepdf.Object) -> Iterator[tuple[str, int, str]]:
    encoding = font.get("/Encoding")
    if not isinstance(encoding, pikepdf.Dictionary):
        return
    family = str(font.get("/BaseFont", ""))[1:]
    code = 0
    for item in encoding.get("/Differences", ()):
        if isinstance(item, pikepdf.Name):
            yield family, code, str(item)[1:]
            code += 1
        else:
            code = int(item)
