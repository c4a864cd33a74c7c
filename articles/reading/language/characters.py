"""Characters as a story keeps them: each in its ordinary form, and 〓 for what nobody can read.

Files name characters in ways that look alike on paper and are found by no search: Kangxi
radicals (⾺ for 马) where a font's table was made backwards, compatibility ideographs, the forms
that upright text has for marks (﹁ for “). https://www.unicode.org/reports/tr38/
"""

from __future__ import annotations

import re
import unicodedata

from articles.text.radicals import RADICALS

# The compositor's mark for a type that is missing
MISSING_TYPE = "〓"

# Marks that NFKC would make Latin ones, as Chinese ones; the quotes are of simplified Chinese.
_UPRIGHT_MARKS = dict(
    zip(
        "︐︑︒︓︔︕︖︗︘︙︰︱︲︳︴︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈",
        "，、。：；！？〖〗…：—–＿＿（）｛｝〔〕【】《》〈〉“”‘’［］",
        strict=True,
    )
)
_KANGXI = {
    chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)
}
_COMPATIBILITY = {
    chr(code): plain
    for block in (range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
    for code in block
    if (plain := unicodedata.normalize("NFC", chr(code))) != chr(code)
}
# ﬁ, ﬂ, ﬀ, ﬃ, ﬄ, ﬅ, ﬆ: how two letters are drawn says nothing about which they are
_LIGATURES = {
    chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)
}
# Never anything but the dot in a name
_DOTS = dict.fromkeys("‧･∙⋅", "·")
_ORDINARY = str.maketrans(
    RADICALS | _KANGXI | _COMPATIBILITY | _UPRIGHT_MARKS | _DOTS | _LIGATURES
)
# Which of several shapes of a character was printed says nothing about which character it is.
_VARIATIONS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# Private use in every plane: only the file's font knew what was meant. U+FFFD: nobody does.
_UNREADABLE = re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U000ffffd\U00100000-\U0010fffd]")


def ordinary(text: str) -> str:
    """The text with every character in its ordinary form, MISSING_TYPE for each unreadable one."""
    if text.isascii():
        return text
    return _UNREADABLE.sub(MISSING_TYPE, _VARIATIONS.sub("", text)).translate(_ORDINARY)
