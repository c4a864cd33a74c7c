"""PDFium's functions for characters and text objects, called with addresses instead of ctypes
pointers.

A page calls them thirty thousand times, and an object made for each argument and answer costs
more than the answer: see the figures in `tests/benchmarks/test_printed_reading_speed.py`.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any, Literal, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

_BOX_BYTES = ctypes.sizeof(raw.FS_RECTF)
_MATRIX_BYTES = ctypes.sizeof(raw.FS_MATRIX)
_at, _int = ctypes.c_void_p, ctypes.c_int


def _ask(
    function: Callable[..., Any], answer: type[Any], *arguments: type[Any]
) -> Callable[..., Any]:
    return ctypes.PYFUNCTYPE(answer, *arguments)(ctypes.cast(function, _at).value or 0)  # type: ignore[arg-type]


def _ask_by_index(function: Callable[..., Any], answer: type[Any]) -> Callable[..., Any]:
    """A function of a pointer, given as a c_void_p, and an index. Without types none is looked up for each call."""
    return ctypes.PYFUNCTYPE(answer)(ctypes.cast(function, _at).value or 0)  # type: ignore[arg-type]


_text_object = _ask_by_index(raw.FPDFText_GetTextObject, _at)
_unicode = _ask_by_index(raw.FPDFText_GetUnicode, ctypes.c_uint)
_font_size = _ask_by_index(raw.FPDFText_GetFontSize, ctypes.c_double)
_page_object = _ask_by_index(raw.FPDFPage_GetObject, _at)
_map_error = _ask(raw.FPDFText_HasUnicodeMapError, _int, _at, _int)
_loose_box = _ask(raw.FPDFText_GetLooseCharBox, _int, _at, _int, _at)
_matrix = _ask(raw.FPDFText_GetMatrix, _int, _at, _int, _at)
_fill = _ask(raw.FPDFText_GetFillColor, _int, _at, _int, _at, _at, _at, _at)
_font = _ask(raw.FPDFTextObj_GetFont, _at, _at)
_render_mode = _ask(raw.FPDFTextObj_GetTextRenderMode, _int, _at)
_form_object = _ask(raw.FPDFFormObj_GetObject, _at, _at, ctypes.c_ulong)
_kind = _ask(raw.FPDFPageObj_GetType, _int, _at)
_clip_path = _ask(raw.FPDFPageObj_GetClipPath, _at, _at)
_count_paths = _ask(raw.FPDFClipPath_CountPaths, _int, _at)


@dataclass(frozen=True)
class Characters:
    """All characters of a page, in the stream's order.

    `objects`: the address of each one's text object, None for what PDFium made up (spaces, line
    ends). `edges`: all lefts, tops, rights and bottoms, in the page's own points; `has_box` says
    whether PDFium knew them.
    """

    objects: list[int | None]
    codes: list[int]
    edges: list[list[float]]
    has_box: list[int]

    @property
    def are_printed(self) -> list[int | None]:
        """For each whether it has an object and a box: none of what PDFium made up has."""
        return [a and b for a, b in zip(self.objects, self.has_box, strict=True)]


def characters_of(text: pdfium.PdfTextPage, count: int) -> Characters:
    """The first `count` characters of the page."""
    address, every = address_of(text), range(count)
    page, pointer = repeat(address), repeat(_at(address))
    boxes = (raw.FS_RECTF * count)()
    start = ctypes.addressof(boxes)
    has_box = list(
        map(_loose_box, page, every, range(start, start + count * _BOX_BYTES, _BOX_BYTES))
    )
    return Characters(
        objects=list(map(_text_object, pointer, every)),
        codes=_codes_at_once(text, count) or list(map(_unicode, pointer, every)),
        edges=_columns(boxes, "f", count, 4),
        has_box=has_box,
    )


def _codes_at_once(text: pdfium.PdfTextPage, count: int) -> list[int]:
    """The codes of the first `count` characters by one call; none where PDFium's text may differ from them.

    The text leaves out what it takes for control characters, has two units for one above U+FFFF
    and U+FFFE for a hyphen that breaks a word. Without any of these it has a unit for each
    character.
    """
    units = (ctypes.c_ushort * (count + 1))()  # with the zero at the end
    written = raw.FPDFText_GetText(text.raw, 0, count, units) - 1
    codes = units[:count]
    is_other = any(code == 0xFFFE or 0xD800 <= code < 0xE000 for code in set(codes))
    return codes if written == count and not is_other else []


class Setting(NamedTuple):
    """How a text object is set: a to d of its matrix, size in its own space, the font's address,
    render mode, and its fill as red, green, blue, alpha (0 to 255), if it has any.
    """

    a: float
    b: float
    c: float
    d: float
    size: float
    font: int
    mode: int
    red: int
    green: int
    blue: int
    alpha: int
    has_fill: int


@dataclass(frozen=True)
class TextObjects:
    """What all characters of one text object have in common, for each object.

    `settings`: each a tuple of what a Setting holds. `origins`: e and f of its matrix, all of
    the first and all of the second.
    """

    settings: list[tuple[Any, ...]]
    origins: list[list[float]]
    has_clip: list[bool]


def text_objects_of(text: pdfium.PdfTextPage, first: Mapping[int, int]) -> TextObjects:
    """`first`: for each object's address the index of one of its characters."""
    count = len(first)
    page, objects, indexes = repeat(address_of(text)), list(first), list(first.values())
    matrices, fills = (raw.FS_MATRIX * count)(), (ctypes.c_uint * 4 * count)()
    start = ctypes.addressof(fills)
    red, green, blue, alpha = (
        range(start + n, start + n + 16 * count, 16) for n in (0, 4, 8, 12)
    )
    start, end = (
        ctypes.addressof(matrices),
        ctypes.addressof(matrices) + ctypes.sizeof(matrices),
    )
    all(map(_matrix, page, indexes, range(start, end, _MATRIX_BYTES)))
    has_fill = list(map(_fill, page, indexes, red, green, blue, alpha))
    *shapes, x, y = _columns(matrices, "f", count, 6)
    settings = zip(
        *shapes,
        map(_font_size, repeat(_at(address_of(text))), indexes),
        map(_font, objects),
        map(_render_mode, objects),
        *_columns(fills, "I", count, 4),
        has_fill,
        strict=True,
    )
    return TextObjects(
        settings=list(settings),
        origins=[x, y],
        has_clip=[paths > 0 for paths in map(_count_paths, map(_clip_path, objects))],
    )


def matrix_of(text: int, index: int) -> list[float]:
    """The matrix (a to f) of one character of the text at an address, to the page's own points."""
    found = (ctypes.c_float * 6)()
    _matrix(text, index, ctypes.addressof(found))
    return found[:]


def has_map_error(text: int, index: int) -> bool:
    """Whether the font of one character of the text at an address does not say which it is."""
    return bool(_map_error(text, index) == 1)


def objects_on(page: raw.FPDF_PAGE, count: int) -> list[int]:
    """The addresses of a page's first `count` objects, in the order of painting."""
    return list(map(_page_object, repeat(_at(_pointer(page))), range(count)))


def objects_in(form: raw.FPDF_PAGEOBJECT, count: int) -> list[int]:
    """The addresses of a form XObject's first `count` objects, in the order of painting."""
    return list(map(_form_object, repeat(_pointer(form)), range(count)))


def kinds_of(objects: Sequence[int]) -> list[int]:
    return list(map(_kind, objects))


def _columns(
    array: ctypes.Array[Any], kind: Literal["f", "I"], count: int, wide: int
) -> list[list[Any]]:
    """The numbers of `count` rows so many wide, column by column: a list a row costs more."""
    if not count:
        return [[] for _ in range(wide)]
    numbers = memoryview(array).cast("B").cast(kind)
    return [numbers[n::wide].tolist() for n in range(wide)]


def address_of(text: pdfium.PdfTextPage) -> int:
    return _pointer(text.raw)


def _pointer(handle: Any) -> int:
    return ctypes.cast(handle, _at).value or 0
