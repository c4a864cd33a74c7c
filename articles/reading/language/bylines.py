"""Who signs on a line of its own: □ X · 本报记者 X 通讯员 Y · 文/X 图/Y · X, below a headline."""

from __future__ import annotations

import re

from articles.story import Credit

from .characters import with_simplified_roles
from .credits import AGENCY, BULLETS, LONG_ROLE, POSTED, WORKS, CreditLine, parse_credits
from .japanese_names import japanese_author
from .latin.bylines import byline as latin_byline
from .latin.bylines import says_place, says_role
from .latin.letters import is_latin_text
from .measure import HAN_CLASS
from .photo_credits import behind_caption
from .surnames import EVERYDAY, LONGEST_NAME, is_name

_BULLET = re.compile(rf"[{BULLETS}]\s*(?P<people>\S.*)")
_WORK = "|".join(sorted(WORKS, key=len, reverse=True))
_WORK_BEHIND = rf"[{HAN_CLASS}·•・\s、，]{{2,20}}[/／](?:{_WORK})(?![{HAN_CLASS}])"
_NAMES_PEOPLE = re.compile(
    rf"(?:本报|{AGENCY})?{POSTED}?(?:{LONG_ROLE}|[文图][\s/／:：]|{_WORK_BEHIND})"
)
_BRACKETED = re.compile(r"[（(〔【［](?P<inside>.+)[）)〕】］]$")
_REPORT_BEHIND = re.compile(r"\s*(?:摄影)?报道[:：]?$")
# Taiwan's papers: 記者林秀英／花蓮報導, 林秀英、陳志明／連線報導
_REPORT_FROM = re.compile(
    rf"\s*[/／]\s*(?!摄影|图文|文图)(?P<place>[{HAN_CLASS}]{{2,8}}?)\s*(?P<said>报[导道])[:：]?$"
)
_LONGEST_LINE = 60  # characters of a line that names people only


def own_line(text: str) -> CreditLine | None:
    """The signature that fills a whole line: □ 武艳杰, 本报记者 X 通讯员 Y, 文/X 图/Y; None for any other line."""
    if in_latin := _latin_line(text):
        return in_latin
    if len(text) > _LONGEST_LINE:
        return None
    said = with_simplified_roles(text)
    bullet = _BULLET.fullmatch(said)
    bracketed = _BRACKETED.match(said)
    named = bullet["people"] if bullet else bracketed["inside"] if bracketed else said
    people = _without_report(named)
    is_report = named.endswith("报导") and people != named
    named = people
    if not (bullet or is_report) and (
        not names_people(named) or (behind_caption(named) and "文" not in text)
    ):
        return None
    credits = parse_credits(named, strict=True)
    return CreditLine(credits, text) if credits else None


def names_people(text: str) -> bool:
    """Whether a line begins as one that names people and what they did."""
    return bool(_NAMES_PEOPLE.match(text))


def _without_report(named: str) -> str:
    """The people without 报道 behind them, or the place that they report from.

    A second name may stand behind the stroke, too, but not before 報導: 记者陈立/高寒报道. Behind
    the wide stroke of Taiwan's papers a short one is a place: 花莲 begins as a name does.
    """
    found = _REPORT_FROM.search(named)
    if found and not (found["said"] == "报道" and _is_second_name(found)):
        return named[: found.start()]
    return _REPORT_BEHIND.sub("", named) if "报道" in named else named


def _is_second_name(found: re.Match[str]) -> bool:
    place = found["place"]
    return is_name(place) and not ("／" in found.group() and len(place) < 3)


_ROLE_ALONE = re.compile(rf"[{BULLETS}]?\s*(?:本报|{AGENCY})?{POSTED}?{LONG_ROLE}")


def awaits_name(text: str) -> bool:
    """Whether a role stands without the name that it is printed for: 本报记者."""
    return bool(_ROLE_ALONE.fullmatch(text.strip()))


def is_role(text: str) -> bool:
    """Whether a line of Latin type below a byline says what that person is: Staff Writer."""
    return is_latin_text(text) and says_role(text)


def is_place_below(line: str, name: str) -> bool:
    """Whether a line of Latin type says where the report below it was written, by a name on the line above.

    A long name runs on to a second line, too, but then in letters of the same case.
    """
    is_set_apart = line.isupper() > name.isupper() or line[:1].islower()
    return is_set_apart and says_place(line)


def _latin_line(text: str) -> CreditLine | None:
    """By Alex Miller, di Carlo Bianchi."""
    found = latin_byline(text)
    if found is None:
        return None
    credits = tuple(Credit(name, found.role, found.agency) for name in found.names)
    return CreditLine(credits, text.strip())


_LEAD = re.compile(r"^[【〔［(（]?本[报報台社]?[讯訊][】〕］)）]?\s*")


def author_below_headline(text: str) -> CreditLine | None:
    """The author whose name stands alone between a headline and its text: 孟　繁, 孟繁 文/图, 【本報訊】記者李文心.

    Elsewhere such words may mean anything.
    """
    if author := japanese_author(text):
        return author
    said = with_simplified_roles(_LEAD.sub("", text.strip()))
    name = "".join(said.split())
    is_word = len(name) >= LONGEST_NAME and name[:2] in EVERYDAY
    if is_name(name) and not is_word:
        return CreditLine((Credit(name),), text.strip())
    if own := own_line(text.strip()):
        return own
    credits = parse_credits(said) if _NAMES_PEOPLE.search(said) else None
    return CreditLine(credits, text.strip()) if credits else None


MOST_BARE = 3  # names on one line; more are a list of people
_IN_NO_NAME = frozenset("的了着过吗呢吧是不在把被将让从对")


def bare_names(text: str) -> CreditLine | None:
    """A few people's names and nothing else: 朱航 叶明佳.

    Between a headline and its text they are the authors';
    elsewhere such words may mean anything.
    """
    names = text.split()
    if not 0 < len(names) <= MOST_BARE or not all(map(_may_be_author, names)):
        return None
    return CreditLine(tuple(map(Credit, names)), text.strip())


def _may_be_author(word: str) -> bool:
    is_word = word[:2] in EVERYDAY or _IN_NO_NAME & set(word[1:])
    return is_name(word) and not is_word
