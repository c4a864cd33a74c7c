"""Who writes to a paper.

The letter names them below, alone or with the place: 江南县 周禾,
周禾（江南县）, 江南县周禾.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.story import Credit

from .credits import CreditLine
from .japanese_names import japanese_author
from .latin.bylines import says_role
from .latin.bylines import signature as latin_signature
from .latin.letters import is_latin_text
from .latin.names import names_in
from .measure import HAN_CLASS
from .surnames import EVERYDAY, is_name

# Words that letters and texts end in, and that begin as names do
_CLOSING_WORDS = frozenset("谢谢 敬礼 祝好 敬上 敬启 全文完 公告 通告 双喜 常乐".split())
# Where who writes to a paper lives or works: 江南县, 青禾镇第二中学, 本报读者
_PLACE = re.compile(
    rf"[{HAN_CLASS}]{{1,12}}(?:[省市县区州旗镇乡村]|街道|社区|小区|公司|学校|[大中小]学|医院|读者|居民|市民|村民)"
)
_BETWEEN = re.compile(r"[\s（）()，,、]+")
# Characters of a place before a name without a blank: 江南县;
# two are a word (社区文化).
_SHORTEST_PLACE = 3
_GLUED_NAMES = (3, 2)  # characters; a longer name is set apart from a place


def lone_name(text: str) -> CreditLine | None:
    """Who is named behind a last sentence without anything else: 林小满, 高　寒."""
    name = "".join(text.split())
    if not is_name(name) or name in _CLOSING_WORDS or name[:2] in EVERYDAY:
        return None
    return CreditLine((Credit(name),), text.strip())


def signer(text: str) -> CreditLine | None:
    """Who is named below a text: a name alone, or with the place.

    That stands in front of it, behind it, or without a blank.
    """
    return (
        lone_name(text)
        or japanese_author(text)
        or writer_with_place(text)
        or writer_behind_place(text)
    )


def writer_with_place(text: str) -> CreditLine | None:
    """A name, and a place or more apart from it: 江南县 周禾, 周禾（江南县）."""
    words = [word for word in _BETWEEN.split(text) if word]
    others = [word for word in words if not _PLACE.fullmatch(word)]
    if len(others) != 1 or len(words) < 2 or not lone_name(others[0]):
        return None
    return CreditLine((Credit(others[0]),), text.strip())


def writer_behind_place(text: str) -> CreditLine | None:
    """A name right behind a place: 江南县周禾.

    Away from a text's end such words may mean anything: 青禾镇文化.
    """
    said = text.strip().strip("（）()")
    for length in _GLUED_NAMES:
        place, name = said[:-length], said[-length:]
        is_place = len(place) >= _SHORTEST_PLACE and _PLACE.fullmatch(place)
        if is_place and not _PLACE.fullmatch(name) and lone_name(name):
            return CreditLine((Credit(name),), text.strip())
    return None


def bare_names(lines: Sequence[str]) -> CreditLine | None:
    """People that lines of Latin type name without saying what they did.

    They are a byline where they stand at one's place.
    """
    named = [
        names_in(line) if is_latin_text(line) and not says_role(line) else None
        for line in lines
    ]
    if not all(named):
        return None
    people = tuple(Credit(name) for names in named for name in names or ())
    return CreditLine(people, " ".join(line.strip() for line in lines))


def signer_below(lines: Sequence[str]) -> CreditLine | None:
    """As `letter_writer`, of lines right below a text.

    There a place may run into the name.
    """
    if writer := letter_writer(lines):
        return writer
    return writer_behind_place(lines[0]) if len(lines) == 1 else None


def letter_writer(lines: Sequence[str]) -> CreditLine | None:
    """Who signs a letter below its text: Nora Ellison, Port Lyle; 江南县 周禾.

    Elsewhere names may mean anything.
    """
    if len(lines) == 1 and (writer := writer_with_place(lines[0])):
        return writer
    if not all(map(is_latin_text, lines)):
        return None
    found = latin_signature(lines)
    if found is None:
        return bare_names(lines)
    people = tuple(Credit(name) for name in found.names)
    return CreditLine(people, " ".join(line.strip() for line in lines))
