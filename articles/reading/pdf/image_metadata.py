"""Picture files without what their cameras and programs wrote beside the picture: place, time,
names, previews.

Nothing is decoded or encoded again: segments (JPEG, ISO/IEC 10918-1 annex B) and boxes (JPEG
2000, ISO/IEC 15444-1 annex I) that no decoder needs are left out, the others stay to the byte.
"""

from __future__ import annotations

from collections.abc import Iterator

_MARK = 0xFF
_START_OF_IMAGE = b"\xff\xd8"
_SCAN, _END = 0xDA, 0xD9
_RESTARTS = range(0xD0, 0xD8)
_STUFFED = 0x00  # behind 0xFF in a scan: 0xFF is meant
_ALONE = {0x01, *range(0xD0, 0xD9)}  # markers without a length and content
_APPLICATION = range(0xE0, 0xF0)
_COMMENT = 0xFE
# APP0 JFIF, APP2 with an ICC profile, APP14 Adobe: how the colours are to be understood, and how
# many bytes of it say that. Behind JFIF's may stand a preview, behind Adobe's anything.
_NEEDED = {
    0xE0: (b"JFIF\0", 12, b"\0\0"),
    0xE2: (b"ICC_PROFILE\0", None, b""),
    0xEE: (b"Adobe", 12, b""),
}
_BOXES = {b"jP  ", b"ftyp", b"jp2h", b"jp2c"}


def jpeg_without_metadata(data: bytes) -> bytes:
    """The JPEG without EXIF, XMP, IPTC, comments and previews; unchanged where it is not built as one."""
    if not is_jpeg(data):
        return data
    return first_jpeg(data)


def is_jpeg(data: bytes) -> bool:
    return data.startswith(_START_OF_IMAGE)


def first_jpeg(data: bytes) -> bytes:
    """The first picture in `data`, as decoders look for it, without metadata; b"" where there is none.

    What stands before it, behind its end and between its segments is left out.
    """
    start = data.find(_START_OF_IMAGE)
    if start < 0:
        return b""
    parts = [_START_OF_IMAGE]
    for marker, begin, end in _segments(data, start + 2):
        parts.append(_needed(marker, data[begin:end]))
    return b"".join(parts)


def _segments(data: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Marker, start and end of each segment from `at` to the first end of an image; a scan has its data with it."""
    while (at := _next_marker(data, at)) < len(data):
        marker, content = data[at + 1], at + 2
        if marker == _END:
            yield marker, at, content
            return
        if marker in _ALONE:
            at = content
            continue
        end = content + int.from_bytes(data[content : content + 2])
        if marker == _SCAN:
            end = _end_of_scan(data, end)
        yield marker, at, end
        at = max(end, content)


def _next_marker(data: bytes, at: int) -> int:
    """Where the next marker begins; the length of `data` where none follows.

    Any number of 0xFF may fill the space before one (B.1.1.2), and decoders skip what is none.
    """
    while (at := data.find(_MARK, at)) >= 0 and at + 1 < len(data):
        if data[at + 1] not in {_MARK, _STUFFED}:
            return at
        at += 1
    return len(data)


def _end_of_scan(data: bytes, at: int) -> int:
    """Where a scan's data end: at the next marker that is not one of a restart."""
    while (at := _next_marker(data, at)) < len(data) and data[at + 1] in _RESTARTS:
        at += 2
    return at


def _needed(marker: int, segment: bytes) -> bytes:
    """What a decoder needs of a segment."""
    if marker == _COMMENT:
        return b""
    if marker not in _APPLICATION:
        return segment
    begins, length, ends = _NEEDED.get(marker, (b"", 0, b""))
    content = segment[4:]
    if not begins or not content.startswith(begins):
        return b""
    if length is None:
        return segment
    said = content[:length] + ends
    return segment[:2] + (len(said) + 2).to_bytes(2) + said


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
