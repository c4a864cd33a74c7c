"""How wide printed text is, and where a typesetter may break it. Widths are in ems of the type
it is set in.

A Chinese character fills one em; Latin letters, digits and ASCII punctuation about half of one
(UAX #11). Closing punctuation never begins a line and opening punctuation never ends one (GB/T
15834, JIS X 4051), numbers and Latin words stay whole: so what a line could have taken in is
not one character but the next line's first *unit*.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from .latin import line_ends

CLOSING = frozenset("，。、；：！？”’）》」』】〉〕］｝…—·,.;:!?)]}%％‰℃")
OPENING = frozenset("“‘（《「『【〈〔［｛([{")
SENTENCE_ENDS = frozenset("。！？…!?")
QUOTES_AFTER_END = frozenset("”’）》」』】)")
# May give up half their em (标点挤压)
SQUEEZABLE = frozenset("，。、；：！？“”‘’（）《》「」『』【】〈〉〔〕")
CLAUSE_MARKS = frozenset("，。；：！？、…")


_WORD = re.compile(r"[A-Za-z0-9.,:%+\-/@&'’]*[A-Za-z0-9%+@&]")
# With 〇, which is a mark for Unicode and a character in names and years, and with 〓 where nobody
# can read one: rare ones stand in names
HAN_CLASS = r"〇〓\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN = re.compile(f"[{HAN_CLASS}]")
_FIRST_HAN, _LAST_HAN = "\u3400", "\u9fff"  # of those that are common


@lru_cache(maxsize=8192)
def character_width(character: str) -> float:
    """Ems that one character fills: 1 for a wide one, 0.5 for a narrow one, 0 for a combining mark (UAX #11)."""
    if unicodedata.combining(character):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5


def width(text: str) -> float:
    """Ems that `text` fills when nothing is squeezed."""
    return sum(map(character_width, text))


def first_unit(text: str) -> float:
    """Ems of the shortest beginning of `text` that could have stood at the end of the line before."""
    at = 0
    while at < len(text) and text[at] in OPENING:
        at += 1
    word = _WORD.match(text, at)
    at = word.end() if word else at + 1
    while at < len(text) and text[at] in CLOSING:
        at += 1
    return width(text[:at])


@lru_cache(maxsize=8192)
def is_han(character: str) -> bool:
    """Whether it is a Chinese character: no punctuation, kana or letter."""
    return bool(_HAN.match(character))


def han_count(text: str) -> int:
    """How many Chinese characters a text has."""
    return len(_HAN.findall(text))


def asks(text: str) -> bool:
    """Whether a text ends as a question."""
    return text.rstrip().endswith(("?", "？"))


def ends_sentence(text: str) -> bool:
    """Whether the last mark closes a sentence: 。 or 。” or ……, but not a bare quotation mark.

    A full stop does in Latin text, where it is no abbreviation's.
    """
    end = len(text)
    while end and text[end - 1] in QUOTES_AFTER_END:
        end -= 1
    if end and text[end - 1] in SENTENCE_ENDS:
        return True
    return line_ends.ends_sentence(text)


def join(left: str, right: str, spaced: bool = False) -> str:
    """Two pieces of one paragraph without the line break: a space only between Latin words or where `spaced`."""
    if not left or not right:
        return left + right
    before, after = left[-1], right[0]
    if not spaced and (_FIRST_HAN <= before <= _LAST_HAN or _FIRST_HAN <= after <= _LAST_HAN):
        return left + right  # as nearly all Chinese lines meet
    as_latin = line_ends.joined(left, right)
    if as_latin is not None:
        return as_latin
    latin = before.isascii() and after.isascii() and before.isalpha() and after.isalpha()
    return (
        f"{left} {right}"
        if latin or (spaced and is_han(before) and is_han(after))
        else left + right
    )


_SPACE = re.compile(r"[ \t\u3000\xa0\u2002-\u200a]+")
_TORN = re.compile(
    rf"(?<=[{HAN_CLASS}，。、；：！？”’）》」』】“‘（《「『【]) (?=[0-9０-９.%％])"
    rf"|(?<=[0-9０-９%％]) (?=[{HAN_CLASS}，。、；：！？”’）》“‘（《])"
)


# 1 0 0亿, G D P增长, 2 0日: figures and letters that were set wide between Chinese characters, each
# with a blank behind it. Two letters may be two words, two figures inside a text are one number.
_BESIDE = rf"[{HAN_CLASS}，。、；：！？”’）》“‘（《]"
_SPACED_LATIN = re.compile(
    rf"(?<={_BESIDE})[A-Za-z0-9](?: [A-Za-z0-9.%]){{2,}}(?![A-Za-z0-9. ])"
    rf"|^[A-Za-z0-9](?: [A-Za-z0-9.%]){{2,}}(?={_BESIDE})"
    rf"|(?<={_BESIDE})[0-9] [0-9%](?={_BESIDE}|$)"
)
# 率98. 6%, 达1, 860吨: one number whose mark has a blank of its own.
# 图1. 20万 is a figure's number and another one.
_BROKEN_FIGURE = re.compile(
    rf"(?<=[{HAN_CLASS}])(?<![图表第附例题注节章条])"
    rf"(?:[0-9](?: ?[0-9])* ?\. ?[0-9](?: ?[0-9]){{0,2}}|[0-9]{{1,3}}(?: ?, ?[0-9]{{3}})+)"
    rf"(?: ?[%％‰℃]|(?= ?[{HAN_CLASS}]))"
)
# Characters with a blank between each two, at least, that are letter-spacing: a name of three may
# be three words.
_LETTER_SPACED = 4
_WIDE_SPACE = re.compile(r"([\u3000\xa0\u2002-\u200a\t]+| {2,})")


def without_letter_spacing(text: str) -> str:
    """湖县日报　星期五 for 湖 县 日 报　星 期 五: mastheads are set wide, and extractors write blanks.

    Wider white space parts words. Where one word of a line is letter-spaced, short ones are, too.
    """
    pieces = _WIDE_SPACE.split(text)
    spaced = [piece for piece in pieces if _is_letter_spaced(piece)]
    if not any(len(piece) >= 2 * _LETTER_SPACED - 1 for piece in spaced):
        return text
    return "".join(piece.replace(" ", "") if piece in spaced else piece for piece in pieces)


def _is_letter_spaced(piece: str) -> bool:
    """Whether no two Chinese characters of it meet; marks that do and numbers are no reason against."""
    words = piece.split(" ")
    is_apart = len(words) > 1 and all(han_count(word) <= 1 for word in words)
    return (
        is_apart and has_han(piece) and 2 * sum(len(word) == 1 for word in words) > len(words)
    )


def has_han(text: str) -> bool:
    return _HAN.search(text) is not None


# What is typed for the dot of 阿卜杜拉·买买提; a bullet opens a line, and has no character before it
_NAME_DOT = re.compile(rf"(?<=[{HAN_CLASS}])[•・](?=[{HAN_CLASS}])")


# “ and ” are Latin marks, too, which have spaces beside them
_BESIDE_MARKS = re.compile(
    rf"(?<=[，。、；：！？）》]) | (?=[，。、；：！？）》])"
    rf"|(?<=[{HAN_CLASS}，。、；：！？）》][”’]) |(?<=[{HAN_CLASS}]) (?=[”’])|(?<=[”’]) (?=[{HAN_CLASS}])"
)


def tidy(text: str) -> str:
    """White space as the paper means it: one space where it sets one, none between Chinese and a number."""
    if text.split() == [text]:  # without white space, as most Chinese texts are
        return _NAME_DOT.sub("·", text)
    text = without_letter_spacing(text)
    text = _NAME_DOT.sub("·", text)
    text = _SPACE.sub(" ", text).strip()
    text = _SPACED_LATIN.sub(lambda found: found.group().replace(" ", ""), text)
    text = _BROKEN_FIGURE.sub(lambda found: found.group().replace(" ", ""), _TORN.sub("", text))
    return _BESIDE_MARKS.sub("", text)


def squeeze(text: str) -> str:
    """The text without any white space."""
    return "".join(text.split())
