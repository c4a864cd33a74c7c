"""Which files may be read: their kinds and the largest size of each; and how a name is made safe to print."""

from __future__ import annotations

import math
import unicodedata
from pathlib import PurePath

from django.utils.translation import gettext as _

from articles.web.refusals import RefusedError

MB = 1024 * 1024
TEXT, PDF, ARCHIVE = ".txt", ".pdf", ".zip"
# The largest file taken, in bytes, by the ending of its name. A dumped page has 30 KB; 4 MB are
# a hundred pages. A page's PDF has 1 to 20 MB; 200 MB are an issue in print quality, and each
# reading process holds the file it reads. An archive is read from the disk, entry by entry; 1
# GB is a month of pages.
LIMITS = {TEXT: 4 * MB, PDF: 200 * MB, ARCHIVE: 1024 * MB}


def kind_of(name: str | PurePath) -> str:
    """The ending of the name in small letters, such as ".pdf", which tells the kind of file; "" without one."""
    return PurePath(name).suffix.lower()


def check_size(name: str, size: int) -> None:
    """Raises RefusedError for a file (of `size` bytes) that is of no known kind or larger than its kind may be."""
    limit = LIMITS.get(kind_of(name))
    if limit is None:
        raise RefusedError(
            _(
                "Expected a file that ends in %(endings)s. Export the page as PDF, or its text, and import that."
            )
            % {"endings": ", ".join(LIMITS)}
        )
    if size > limit:
        raise RefusedError(
            _(
                "The file has %(size).1f MB; the limit is %(limit).0f MB. Is it what you meant? Split it and try again."
            )
            # Rounded up: one byte more is 4.1, not 4.0
            % {"size": math.ceil(10 * size / MB) / 10, "limit": limit / MB}
        )


def printable(text: str) -> str:
    """`text` with everything that a terminal obeys or cannot show as escapes: controls, bidi marks, broken bytes."""
    return "".join(c if _is_plain(c) else f"\\u{ord(c):04x}" for c in text)


def _is_plain(character: str) -> bool:
    return character == " " or unicodedata.category(character) not in {
        "Cc",
        "Cf",
        "Cs",
        "Co",
        "Cn",
        "Zl",
        "Zp",
    }
