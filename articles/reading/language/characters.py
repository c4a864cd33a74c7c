"""Characters as a story keeps them: each in its ordinary form, and 〓 for what nobody can read.

Files name characters in ways that look alike on paper and are found by no search: Kangxi
radicals (⾺ for 马) where a font's table was made backwards, compatibility ideographs, the forms
that upright text has for marks (﹁ for “). https://www.unicode.org/reports/tr38/
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from articles.text.radicals import RADICALS, SIMPLIFIED_RADICALS

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
_OF_SIMPLIFIED = _ORDINARY | str.maketrans(SIMPLIFIED_RADICALS)
# Which of several shapes of a character was printed says nothing about which character it is.
_VARIATIONS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# Private use in every plane: only the file's font knew what was meant. U+FFFD: nobody does.
_UNREADABLE = re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U000ffffd\U00100000-\U0010fffd]")


def ordinary(text: str, *, is_simplified: bool = False) -> str:
    """The text with every character in its ordinary form, MISSING_TYPE for each unreadable one.

    `is_simplified`: whether its page is set in simplified characters, where ⼾ is 户 and not 戶.
    """
    if text.isascii():
        return text
    forms = _OF_SIMPLIFIED if is_simplified else _ORDINARY
    return _UNREADABLE.sub(MISSING_TYPE, _VARIATIONS.sub("", text)).translate(forms)


def depends_on_script(character: str) -> bool:
    """Whether it is a radical that stands for another character on a page in simplified ones."""
    return character in SIMPLIFIED_RADICALS


def is_simplified(text: str) -> bool:
    """Whether more of its characters are simplified ones only than traditional ones only."""
    more = 0
    for character in text:
        if "\u4e00" <= character <= "\u9fff":
            more += _is_in(character, "gb2312") - _is_in(character, "big5")
    return more > 0


@cache
def _is_in(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


# What Taiwan's and Hong Kong's papers call who wrote and photographed
_SIMPLIFIED_ROLES = (
    ("記者", "记者"),
    ("通訊員", "通讯员"),
    ("本報", "本报"),
    ("報導", "报导"),
    ("報道", "报道"),
    ("特約", "特约"),
    ("實習", "实习"),
    ("攝", "摄"),
    ("圖", "图"),
)
_TRADITIONAL = frozenset[str]().union(*(set(a) - set(b) for a, b in _SIMPLIFIED_ROLES))


def with_simplified_roles(text: str) -> str:
    """The text with the words for people's work as the mainland's papers print them."""
    if _TRADITIONAL.isdisjoint(text):
        return text  # nearly always
    for traditional, simplified in _SIMPLIFIED_ROLES:
        text = text.replace(traditional, simplified)
    return text
