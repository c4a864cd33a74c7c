"""Pictures in the content itself (ISO 32000-2, 8.9.7): only with the keys that draw, and without metadata."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import pikepdf
from pikepdf import Array, Name

from .stream_data import PICTURES, picture_data

Instruction = Any  # as in `hidden_layers`

_INLINE = "INLINE IMAGE"
_FILTER, _PARAMETERS = ("/F", "/Filter"), ("/DP", "/DecodeParms")
_DRAWING = {
    "/BPC", "/BitsPerComponent", "/CS", "/ColorSpace", "/D", "/Decode", "/H", "/Height",
    "/IM", "/ImageMask", "/I", "/Interpolate", "/Intent", "/W", "/Width",
}  # fmt: skip


def written_content(instructions: Sequence[Instruction]) -> bytes:
    """A content stream of these instructions. Raises pikepdf.PdfError."""
    parts = []
    for is_inline, run in groupby(instructions, lambda one: str(one.operator) == _INLINE):
        if is_inline:
            parts += [_inline_image(one.operands[0]) for one in run]
        else:
            parts.append(pikepdf.unparse_content_stream(list(run)))
    return b"\n".join(parts)


def _inline_image(image: Any) -> bytes:
    entries = dict(_entries(image._image_object))
    filters = _listed(_first(entries, _FILTER))
    parameters = _listed(_first(entries, _PARAMETERS))
    data = image._data._inline_image_raw_bytes()
    if filters and str(filters[-1]) in PICTURES:
        data, filters, parameters = picture_data(data, filters, parameters)
        data += b" "
    keys = {key: value for key, value in entries.items() if key in _DRAWING}
    if filters:
        keys["/F"] = Array([Name(str(one)) for one in filters])
    if any(one is not None for one in parameters):
        keys["/DP"] = Array(
            [pikepdf.Dictionary() if one is None else one for one in parameters]
        )
    said = b" ".join(_written(key, value) for key, value in keys.items())
    return b"BI\n%b\nID\n%bEI" % (said, data)


def _entries(tokens: Any) -> Iterator[tuple[str, Any]]:
    tokens = list(tokens)
    for key, value in zip(tokens[::2], tokens[1::2], strict=False):
        yield str(key), value


def _first(entries: dict[str, Any], keys: tuple[str, ...]) -> Any:
    return next((entries[key] for key in keys if key in entries), None)


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def _written(key: str, value: Any) -> bytes:
    if isinstance(value, pikepdf.Object):
        return key.encode() + b" " + value.unparse()
    return key.encode() + b" " + Array([value]).unparse().strip(b"[ ]")
