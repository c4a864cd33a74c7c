"""A stream's data as they are copied: packed as they were, a picture's own file without what it tells."""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Callable
from typing import Any

from pikepdf import Array, Name, Stream

from .image_metadata import jpeg2000_without_metadata, jpeg_without_metadata


def encoded_data(stream: Stream) -> tuple[bytes, list[Any], list[Any]]:
    """The stream's data with their filters and the filters' parameters; a picture's own file without what it tells."""
    filters = _listed(stream.get("/Filter"))
    parameters = _listed(stream.get("/DecodeParms"))
    parameters += [None] * (len(filters) - len(parameters))
    data = stream.read_raw_bytes()
    if not filters or str(filters[-1]) not in _PICTURES:
        return data, [Name(str(one)) for one in filters], parameters
    for one in filters[:-1]:
        data = _DECODERS[str(one)](data)
    return _PICTURES[str(filters[-1])](data), [Name(str(filters[-1]))], parameters[-1:]


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def _from_ascii85(data: bytes) -> bytes:
    return base64.a85decode(data.strip().removesuffix(b"~>"))


def _from_hex(data: bytes) -> bytes:
    digits = b"".join(data.partition(b">")[0].split())
    return binascii.unhexlify(digits + b"0" * (len(digits) % 2))


_PICTURES = {"/DCTDecode": jpeg_without_metadata, "/JPXDecode": jpeg2000_without_metadata}
_DECODERS: dict[str, Callable[[bytes], bytes]] = {
    "/FlateDecode": zlib.decompress,
    "/ASCII85Decode": _from_ascii85,
    "/ASCIIHexDecode": _from_hex,
}
