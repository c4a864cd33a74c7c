"""The bytes of a dump → text: UTF-8, UTF-16 or GB18030, or a refusal that says what was found instead."""

from __future__ import annotations

import codecs
import sys
import unicodedata

from articles.reading.language.legibility import garbled_share, may_be_garbled
from articles.reading.shapes import ReadingError, gettext_noop

# bytes (then characters) that tell the encoding: a whole page has about 20,000
SNIFFED_BYTES = 65_536
# share of unassigned and control characters above which a text was decoded wrong
ODD_CHARACTERS = 0.05
# share of letters that nobody prints, above which it was decoded wrong before it came here
GARBLED = 0.2
# characters of a text from which that is told; a word in another script stands in a short one
JUDGED = 100

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
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes) -> str:
    """Text of UTF-8, UTF-16 or GB18030 bytes, told by byte order mark, by zero bytes, else by what decodes."""
    if not data:
        raise ReadingError(
            gettext_noop("The file is empty (0 bytes). Expected the text of a page.")
        )
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
        gettext_noop(
            "The bytes are neither UTF-8 nor GB18030 nor UTF-16 text. Save the dump as UTF-8 and try again."
        )
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
    """`text`, unless so much of it is no writing that the encoding must have been guessed
    wrong, or its end is gone: half a page would be taken for a page that has lost the stories
    of the other half."""
    head = text[:SNIFFED_BYTES]
    odd = sum(
        unicodedata.category(c) in ("Cc", "Cn", "Co", "Cs") and c not in "\t\n\r\f"
        for c in head
    )
    if odd > ODD_CHARACTERS * len(head):
        message = gettext_noop(
            "Read as %(encoding)s, %(odd)s of the first %(all)s characters are not writing. "
            "Expected the text of a page; save the dump as UTF-8 and try again."
        )
        raise ReadingError(message, encoding=encoding, odd=str(odd), all=str(len(head)))
    _check_letters(head)
    if is_cut:
        raise ReadingError(
            gettext_noop(
                "The file ends inside a character: it was cut off. Copy it again, or dump the page anew."
            )
        )
    return text


def _check_letters(text: str) -> None:
    """Raises ReadingError where Chinese was decoded wrongly.

    A fifth of the letters are such as nobody prints.
    """
    is_judged = len(text) >= JUDGED and may_be_garbled(text, GARBLED)
    share = garbled_share(text) if is_judged else 0.0
    if share > GARBLED:
        message = gettext_noop(
            "This text cannot be read: %(share)s %% of its letters are such as nobody prints. It was saved in a wrong"
            " encoding, or the page's fonts name wrong characters. Dump the page anew as UTF-8, or run OCR on it."
        )
        raise ReadingError(message, share=f"{100 * share:.0f}")
