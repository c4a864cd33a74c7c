"""A stream's data as they are copied: packed as they were, a picture's own file without what it tells."""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Array, Name, Stream, StreamDecodeLevel

from .image_metadata import first_jpeg, jpeg2000_without_metadata


def encoded_data(stream: Stream) -> tuple[bytes, list[Any], list[Any]]:
    """The stream's data with their filters and the filters' parameters; a picture's own file without what it tells.

    Raises pikepdf.PdfError.
    """
    filters = [Name(str(one)) for one in _listed(stream.get("/Filter"))]
    parameters = _listed(stream.get("/DecodeParms"))
    parameters += [None] * (len(filters) - len(parameters))
    data = stream.read_raw_bytes()
    if not filters or str(filters[-1]) not in PICTURES:
        return data, filters, parameters
    return picture_data(data, filters, parameters)


def picture_data(
    data: bytes, filters: list[Any], parameters: list[Any]
) -> tuple[bytes, list[Any], list[Any]]:
    """As `encoded_data`, for data whose last filter is one of PICTURES."""
    unpacked = _unpacked(data, filters[:-1], parameters)
    told = PICTURES[str(filters[-1])](unpacked)
    return told, filters[-1:], parameters[len(filters) - 1 : len(filters)]


def _unpacked(data: bytes, filters: list[Any], parameters: list[Any]) -> bytes:
    """`data` without what packs a picture's own file once more."""
    if not filters:
        return data
    with pikepdf.new() as document:
        packed = document.make_stream(data)
        packed.Filter = Array(filters)
        parms = [_predictor(one) for one in parameters[: len(filters)]]
        packed.DecodeParms = Array(parms)
        return packed.read_bytes(StreamDecodeLevel.specialized)


def _predictor(parameters: Any) -> pikepdf.Dictionary | None:
    """The numbers of a filter's parameters; None where it has none."""
    given = parameters.items() if isinstance(parameters, pikepdf.Dictionary) else ()
    numbers = {key: one for key, one in given if isinstance(one, int)}
    return pikepdf.Dictionary(numbers) if numbers else None


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


# By the filter's name, also by the short one, which readers take in every place.
PICTURES = {
    "/DCTDecode": first_jpeg,
    "/DCT": first_jpeg,
    "/JPXDecode": jpeg2000_without_metadata,
}
