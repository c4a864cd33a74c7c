"""Who signs at the head of a report: 本报讯 记者X 报道 · 本报讯（记者X 通讯员Y） · 新华社长沙11月8日电（记者X）."""

from __future__ import annotations

import re
from dataclasses import replace

from articles.story import Credit

from .bylines import own_line
from .characters import with_simplified_roles
from .credits import BULLETS, LONG_ROLE, POSTED, CreditLine, parse_credits
from .measure import HAN_CLASS

_DATE = r"(?:\d{1,2}\s*月\s*\d{1,2}\s*日|\d{1,2}\s*日)"
_IN_BRACKETS = r"[（(](?P<people>[^（）()]{2,80})[）)]"
# 本报讯; with people behind it also 海州日报讯, 融媒讯, 本报海州讯
_LEAD_IN = re.compile(
    rf"(?P<lead>本[报台网社刊](?:综合)?(?:讯|消息)|(?:[{HAN_CLASS}]{{1,8}}[报网台媒]|本报[{HAN_CLASS}]{{2,6}})讯(?=\s*[（(]))"
    rf"\s*(?:{_IN_BRACKETS}\s*)?"
)
_DATELINE = re.compile(
    rf"""
    (?P<dateline>
      据?(?P<agency>新华社|中新社|[{HAN_CLASS}]{{2,6}}?(?:社|网)) [{HAN_CLASS}/／·]{{0,12}}? {_DATE}? 专?[电讯]
    | 本报[{HAN_CLASS}]{{2,8}}?{_DATE}[电讯])
    \s*(?:{_IN_BRACKETS})?\s*
    """,
    re.VERBOSE,
)
_REPORTED = re.compile(
    rf"(?P<people>[{HAN_CLASS}·、，\s/／]{{3,60}}?)\s*(?:摄影)?[报報][道导導][：:]?\s*"
)
_ROLE_AT_END = re.compile(f"{LONG_ROLE}$")
_REPORTER = re.compile(rf"(?:{LONG_ROLE})?(?:记者|通讯员)")
_OWN_REPORTER = re.compile(rf"(?:[{BULLETS}]\s*)?(?:本报{POSTED}?)?{_REPORTER.pattern}")
_REACH = 90  # characters at a report's head in which names are sought
# A role, a name or both, with a blank behind it; 高 寒 are two such
_WORD_BEFORE_BLANK = re.compile(rf"(?P<word>[{BULLETS}]?[{HAN_CLASS}·•・、/／]{{1,16}})\s+")
# What a sentence goes on with whose subject the reporter is: 本报记者 X 在村里看到
_GOES_ON = frozenset("在从对向就走来到跟随与和的了")


def at_head(text: str) -> tuple[CreditLine, str]:
    """The signature that opens a report, and the report without it; an empty CreditLine where none does."""
    return (
        _lead_in(text)
        or _dateline(text)
        or _reporter_reports(text)
        or _in_brackets(text)
        or (CreditLine(), text)
    )


def opens_report(text: str) -> bool:
    """Whether a line begins as only a report's first line does."""
    return bool(_LEAD_IN.match(text)) or _match_dateline(text) is not None


def _lead_in(text: str) -> tuple[CreditLine, str] | None:
    """本报讯, with the people in brackets behind it or with 记者 X 报道."""
    found = _LEAD_IN.match(text)
    if not found:
        return None
    if found["people"]:
        return _lead_in_with_brackets(found, text)
    lead, rest = found["lead"], text[found.end() :]
    reported = _REPORTED.match(rest)
    credits = parse_credits(reported["people"]) if reported else None
    if not reported or not credits:
        return _lead_in_set_apart(lead, rest) or (CreditLine(lead_in=lead), rest)
    printed = (found.group() + reported.group()).strip()
    return CreditLine(credits, printed, lead_in=lead), rest[reported.end() :]


def _lead_in_set_apart(lead: str, rest: str) -> tuple[CreditLine, str] | None:
    """本报讯 记者 X, parted by blanks alone from the text that begins behind the name."""
    named = _people_set_apart(rest) if _REPORTER.match(rest) else None
    if not named:
        return None
    credits, people, text = named
    return CreditLine(credits, f"{lead} {people}", lead_in=lead), text


def _people_set_apart(text: str) -> tuple[tuple[Credit, ...], str, str] | None:
    """Roles and names that blanks alone part from the text.

    The people, as printed, and the rest.
    """
    people, found = "", None
    while (word := _WORD_BEFORE_BLANK.match(text)) and len(people) < _REACH:
        people, text = f"{people} {word['word']}".strip(), text[word.end() :]
        credits = None if _ROLE_AT_END.search(people) else parse_credits(people.lstrip(BULLETS))
        if credits and text:
            found = credits, people, text
    return found


def _lead_in_with_brackets(found: re.Match[str], text: str) -> tuple[CreditLine, str]:
    """本报讯（记者 X）; brackets that name nobody are the text's."""
    lead = found["lead"]
    credits = parse_credits(found["people"])
    if not credits:
        return CreditLine(lead_in=lead), text[found.end("lead") :].lstrip()
    return CreditLine(credits, found.group().strip(), lead_in=lead), text[found.end() :]


def _match_dateline(text: str) -> re.Match[str] | None:
    """A dateline that says so itself: by names, by a date before 电, or by 据新华社."""
    found = _DATELINE.match(text)
    if not found:
        return None
    says_so = (
        found["people"]
        or re.search("日专?[电讯]", found["dateline"])
        or found["dateline"].startswith("据新华社")
    )
    return found if says_so else None


def _dateline(text: str) -> tuple[CreditLine, str] | None:
    """新华社长沙11月8日电（记者 X）."""
    found = _match_dateline(text)
    if not found:
        return None
    credits = parse_credits(found["people"], found["agency"] or "") if found["people"] else ()
    if credits is None:
        return None
    printed = found.group().strip() if credits else ""
    return CreditLine(credits, printed, dateline=found["dateline"]), text[found.end() :]


def _reporter_reports(text: str) -> tuple[CreditLine, str] | None:
    """本报记者 X 报道 run in at the head of the text, or 本报记者 X with a blank behind it."""
    if not _OWN_REPORTER.match(with_simplified_roles(text[:_REACH])):
        return None
    is_own = text.lstrip(BULLETS).startswith("本报")
    found = _REPORTED.match(text)
    printed = found.group().strip() if found else ""
    is_apart = found and (found.group()[-1] in "：: 　\n" or text[found.end() :][:1] == "“")
    if found and (is_own or is_apart):
        named = own_line(printed)
        credits = named.credits if named else is_own and parse_credits(found["people"])
        if credits:
            return CreditLine(credits, printed), text[found.end() :]
    apart = _people_set_apart(text) if is_own else None
    if not apart or apart[2][0] in _GOES_ON:
        return None
    return CreditLine(apart[0], apart[1]), apart[2]


_OPENING_BRACKETS = re.compile(
    r"[〔【［](?P<inside>[^〔〕【】［］]{2,38}[报報][道导導][：:]?)[〕】］]\s*"
)


def _in_brackets(text: str) -> tuple[CreditLine, str] | None:
    """〔記者林秀英／台北報導〕 run in at the head of the text."""
    found = _OPENING_BRACKETS.match(text)
    named = own_line(found["inside"]) if found else None
    if not found or not named:
        return None
    return replace(named, printed=found.group().strip()), text[found.end() :]
