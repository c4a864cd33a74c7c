"""Picture files without what their cameras and programs wrote beside the picture: place, time,
names, previews.

Nothing is decoded or encoded again: segments (JPEG, ISO/IEC 10918-1 annex B) and boxes (JPEG
2000, ISO/IEC 15444-1 annex I) that no decoder needs are left out, the others stay to the byte.
"""

from __future__ import annotations

from collections.abc import Iterator

_START, _SCAN, _END = 0xD8, 0xDA, 0xD9
_APPLICATION = range(0xE0, 0xF0)
_COMMENT = 0xFE
# APP0 JFIF, APP2 with an ICC profile, APP14 Adobe: how the colours are to be understood.
_NEEDED = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
_BOXES = {b"jP  ", b"ftyp", b"jp2h", b"jp2c"}


def jpeg_without_metadata(data: bytes) -> bytes:
    """The JPEG without EXIF, XMP, IPTC, comments and previews; unchanged where it is not built as one."""
    if data[:2] != bytes((0xFF, _START)):
        return data
    kept = [data[:2]]
    for marker, start, end in _segments(data):
        if _decodes(marker, data[start + 4 : end]):
            kept.append(data[start:end])
    return b"".join(kept)


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Marker, start and end of each segment; what begins with the first scan is one segment up to the end."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in (_SCAN, _END):
            break
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        yield marker, at, end
        at = end
    yield _SCAN, at, len(data)


def _decodes(marker: int, content: bytes) -> bool:
    """Whether a decoder needs the segment."""
    if marker == _COMMENT:
        return False
    if marker not in _APPLICATION:
        return True
    return marker in _NEEDED and content.startswith(_NEEDED[marker])


def jpeg2000_without_metadata(data: bytes) -> bytes:
    """The JPEG 2000 file without XML, UUID and other boxes beside the picture; a bare codestream as it is."""
    if data[4:8] != b"jP  ":
        return data
    return b"".join(data[start:end] for kind, start, end in _boxes(data) if kind in _BOXES)


def _boxes(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Kind, start and end of each box of the file. A length of 0 reaches to the end, 1 stands for one of 8 bytes."""
    at = 0
    while at + 8 <= len(data):
        length = int.from_bytes(data[at : at + 4])
        if length == 1:
            length = int.from_bytes(data[at + 8 : at + 16])
        end = at + length if length >= 8 else len(data)
        yield data[at + 4 : at + 8], at, min(end, len(data))
        at = end
