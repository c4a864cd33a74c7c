"""A text dump → the printed lines of its pages. Steps: decode → pages at form feeds → lines, white space measured."""

from __future__ import annotations

import codecs
import re
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from articles.reading.language import measure
from articles.reading.language.lines import TextLine
from articles.reading.shapes import MOST_PAGES, ReadingError, gettext_noop

from .shadow_dedupe import dedupe_shadow

SNIFFED_BYTES = 65_536  # bytes (then characters) that tell the encoding: a whole page has about 20,000
MOST_LINES = 100_000  # printed lines in a file, a hundred dense pages: more would take minutes
ODD_CHARACTERS = 0.05  # share of unassigned and control characters above which a text was decoded wrong
LONGEST_ESCAPE = 2_000  # characters of escaped controls that a leftover shows: a file of nothing else is no page

# A file that begins like this is no text, whatever it is called (gzip, zip, PDF, PNG, JPEG, GIF, RIFF, MS Office, ELF).
BINARY_STARTS = {
    b"\x1f\x8b": "gzip",
    b"PK\x03\x04": "zip",
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"RIFF": "RIFF",
    b"\xd0\xcf\x11\xe0": "MS Office",
    b"\x7fELF": "ELF",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
}
BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True)
class DumpedPage:
    """The lines of one page of a dump, and the characters that are no print (controls, bidi marks), escaped."""

    sequence: int
    lines: tuple[TextLine, ...]
    unprintable: str = ""
    characters: int = 0


def read_dump(data: bytes) -> tuple[DumpedPage, ...]:
    """The pages of a dump. Raises ReadingError where the bytes are not the text of a page."""
    text = decode(data)
    pages = [part for part in text.split("\f") if part.strip()]
    if not pages:
        raise ReadingError(
            gettext_noop("The file holds no text. Expected the text of a page, one printed line a line.")
        )
    _check_bounds(text, pages)
    return tuple(_page(number, part) for number, part in enumerate(pages, 1))


def _check_bounds(text: str, pages: Sequence[str]) -> None:
    """Refuse what is no page's dump by far, before memory is spent on it."""
    if len(pages) > MOST_PAGES:
        message = gettext_noop("The file holds %(count)s pages, at most %(most)s can be read at once. Split it.")
        raise ReadingError(message, count=str(len(pages)), most=str(MOST_PAGES))
    lines = sum(1 for _ in _PRINTED.finditer(text))
    if lines > MOST_LINES:
        message = gettext_noop(
            "The file holds %(count)s printed lines, at most %(most)s can be read at once; a page has some hundreds. "
            "Split it, or check that it is the dump of a page."
        )
        raise ReadingError(message, count=str(lines), most=str(MOST_LINES))


def decode(data: bytes) -> str:
    """Text of UTF-8, UTF-16 or GB18030 bytes, told by byte order mark, by zero bytes, else by what decodes."""
    if not data:
        raise ReadingError(gettext_noop("The file is empty (0 bytes). Expected the text of a page."))
    for start, kind in BINARY_STARTS.items():
        if data.startswith(start):
            message = gettext_noop(
                "This is a %(kind)s file, not text. Give the text that an extractor dumps from the page."
            )
            raise ReadingError(message, kind=kind)
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _checked(*_decoded(data[len(bom) :], encoding), encoding)
    for encoding in _likely(data):
        attempt = _attempt(data, encoding)
        if attempt is not None:
            return _checked(*attempt, encoding)
    raise ReadingError(
        gettext_noop("The bytes are neither UTF-8 nor GB18030 nor UTF-16 text. Save the dump as UTF-8 and try again.")
    )


def _likely(data: bytes) -> tuple[str, ...]:
    head = data[:SNIFFED_BYTES]
    zeros = head.count(0)
    if zeros > len(head) // 10:
        return ("utf-16-le",) if head[1::2].count(0) >= head[::2].count(0) else ("utf-16-be",)
    little, big = _line_ends(head, "utf-16-le"), _line_ends(head, "utf-16-be")
    if not little and not big:
        return ("utf-8", "gb18030")
    return ("utf-8", "utf-16-le" if little >= big else "utf-16-be", "gb18030")


def _line_ends(head: bytes, encoding: str) -> int:
    """How many lines end in `head`, read so. In Chinese UTF-16 zero bytes are few, but every line feed has one."""
    units = memoryview(head[: len(head) // 2 * 2]).cast("H")
    wanted = {int.from_bytes(end.encode(encoding), sys.byteorder) for end in "\n\r"}
    return sum(unit in wanted for unit in units)


_CUT_SHORT = ("unexpected end of data", "incomplete multibyte sequence", "truncated data")


def _attempt(data: bytes, encoding: str) -> tuple[str, bool] | None:
    """The text, and whether its last character is cut short; None where the bytes are something else."""
    try:
        return data.decode(encoding), False
    except UnicodeDecodeError as error:
        is_cut = error.start > 0 and error.reason in _CUT_SHORT
        return (data[: error.start].decode(encoding), True) if is_cut else None


def _decoded(data: bytes, encoding: str) -> tuple[str, bool]:
    attempt = _attempt(data, encoding)
    if attempt is None:
        message = gettext_noop(
            "The file says it is %(encoding)s, but its bytes are not. Save it as UTF-8 and try again."
        )
        raise ReadingError(message, encoding=encoding)
    return attempt


def _checked(text: str, is_cut: bool, encoding: str) -> str:
    """`text`, unless so much of it is no writing that the encoding must have been guessed wrong, or its end is gone:
    half a page would be taken for a page that has lost the stories of the other half."""
    head = text[:SNIFFED_BYTES]
    odd = sum(unicodedata.category(c) in ("Cc", "Cn", "Co", "Cs") and c not in "\t\n\r\f" for c in head)
    if odd > ODD_CHARACTERS * len(head):
        message = gettext_noop(
            "Read as %(encoding)s, %(odd)s of the first %(all)s characters are not writing. "
            "Expected the text of a page; save the dump as UTF-8 and try again."
        )
        raise ReadingError(message, encoding=encoding, odd=str(odd), all=str(len(head)))
    if is_cut:
        raise ReadingError(
            gettext_noop("The file ends inside a character: it was cut off. Copy it again, or dump the page anew.")
        )
    return text


# Controls, bidi marks and other characters that print nothing; tab, line feed and the zero-width joiners of emoji too.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_ENDS = re.compile(r"\r\n|[\n\r\v\x85\u2028\u2029]")
_PRINTED = re.compile(r"\S[^\n\r\v\x85\u2028\u2029]*")


def _page(sequence: int, text: str) -> DumpedPage:
    lines: list[TextLine] = []
    gap = 0
    for raw in _ENDS.split(text):
        printed = _UNPRINTABLE.sub("", raw)
        if printed.strip():
            lines.append(_line(len(lines), printed, gap))
            gap = 0
        else:
            gap += 1
    unprintable = "".join(f"\\u{ord(c):04x}" for c in _UNPRINTABLE.findall(_ENDS.sub("\n", text)))
    return DumpedPage(sequence, tuple(lines), unprintable[:LONGEST_ESCAPE], len(measure.squeeze(text)))


def _line(index: int, raw: str, gap: int) -> TextLine:
    text = raw.strip()
    once = dedupe_shadow(text)
    before = raw[: len(raw) - len(raw.lstrip())]
    return TextLine(
        index=index,
        text=measure.tidy(text if once is None else once),
        indent=measure.width(before),
        gap=gap,
        space_before=bool(before),
        space_after=raw != raw.rstrip(),
        doubled=once is not None,
    )
