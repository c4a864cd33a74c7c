"""Values of a PDF without dictionaries and streams, copied or judged by themselves."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pikepdf import Array, Dictionary, Name, Stream, String


def plain(old: Any) -> Any:
    """A scalar, or an array of scalars and such arrays; None for anything else."""
    if isinstance(old, Array):
        items = [plain(one) for one in old]
        return Array([one for one in items if one is not None])
    if isinstance(old, (Dictionary, Stream)):
        return None
    if isinstance(old, Name):
        return Name(str(old))
    return String(bytes(old)) if isinstance(old, String) else old


def numbers_in(box: Any) -> Array:
    return Array([float(number) for number in box])


def rectangle_of(box: Any) -> Array | None:
    """None for what is no rectangle: viewers do without it, too."""
    try:
        found = numbers_in(box) if isinstance(box, Array) else None
    except (TypeError, ValueError):
        return None
    return found if found is not None and len(found) == 4 else None


def rotation_of(value: Any) -> int:
    """Degrees from 0 to 359; 0 for what is no number."""
    return int(value) % 360 if isinstance(value, (int, float, Decimal)) else 0


def unfilter(stream: Stream) -> None:
    for key in ("/Filter", "/DecodeParms"):
        if key in stream:
            del stream[key]
