"""The lines that say where a story goes on or comes from: （下转第4版）, ▶下转A3版, ◀上接第3版, （紧接第一版）."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from .latin import jump_lines as latin

# What a jump line is dressed in. Not what ends or opens a sentence beside it: 》 … —
_ARROWS = r"\s▶►▷◀◄◁→←↓↑▼▲△▽●■◆★※>＞<＜"
_BEFORE, _AFTER = rf"[（(【\[〔{_ARROWS}]*", rf"[）)】\]〕{_ARROWS}]*"
# A叠03 is the third page of a part, as page_numbers.py reads it
_NUMBER = (
    r"(?P<number>[A-Za-zＡ-Ｚａ-ｚ]{0,2}\s?(?:叠\s*第?\s*)?[0-9０-９]{1,3}"
    r"|[一二三四五六七八九十]{1,3})"
)
# 头版 is the first; the number in a ring says which of several jumps
_PAGE = rf"\s*第?\s*(?:{_NUMBER}|头)\s*[版页]\s*[①-⑳]?"
_GOES_ON = re.compile(rf"{_BEFORE}(?:本文)?[下紧]\s*转{_PAGE}[》〉]*{_AFTER}$")
_COMES_FROM = re.compile(
    rf"^[《〈]*{_BEFORE}(?:本文)?[上紧]\s*接{_PAGE}(?:[^，。！？\s（）()]{{0,12}}(?=[）)】]))?{_AFTER}"
)
_PART = re.compile(
    r"[（(](?:(?:连载|之)+第?(?:\d{1,3}|[一二三四五六七八九十百]{1,4})[章回节篇]?|[上中下]篇?|[完续]完?)[）)]"
)
_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}


@dataclass(frozen=True)
class JumpLine:
    """A text without its jump line; `page` as it says it ("4", "A3"), "" where there was none.

    `mark` is what was taken off.
    """

    text: str
    page: str = ""
    mark: str = ""


def goes_on(text: str) -> JumpLine:
    """The text without the 下转 at its end."""
    found = _GOES_ON.search(text) if "转" in text else None
    return _without(found or latin.goes_on(text), text)


def comes_from(text: str) -> JumpLine:
    """The text without the 上接 at its beginning."""
    return _without(_COMES_FROM.search(text) or latin.comes_from(text), text)


def _without(found: re.Match[str] | None, text: str) -> JumpLine:
    if found is None:
        return JumpLine(text)
    return JumpLine(
        (text[: found.start()] + text[found.end() :]).strip(),
        _number(found["number"]) if found["number"] else "1",  # in words: the first page
        found[0].strip(),
    )


def _number(said: str) -> str:
    """Digits for 第十二版, and as other page numbers are written: A3 for Ａ０３."""
    plain = unicodedata.normalize("NFKC", said).upper()
    plain = re.sub(r"[\s叠第]", "", plain)
    if plain[0] in "一二三四五六七八九十":
        tens, _, ones = plain.rpartition("十")
        ten = (_DIGITS.get(tens, 1) if "十" in plain else 0) * 10
        return str(ten + _DIGITS.get(ones, 0))
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", plain)


def numbers_part(text: str) -> bool:
    """Whether a line says which part of a serial stands here, as beside its headline: （连载12）, （下）."""
    return _PART.fullmatch("".join(text.split())) is not None
