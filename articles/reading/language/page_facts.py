"""What a page's furniture says of it: the newspaper, the date, the page's number and name, the issue's number."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from articles.reading.shapes import PageFacts

from .dates import DATE, date_of, in_digits
from .furniture_forms import (
    DAYS,
    NUMBER,
    OF_SEVERAL_DAYS,
    in_plain_form,
    is_notice,
    without_calendar,
)
from .head_lines import (
    ISSUE,
    ISSUE_IN_HEAD,
    NAME,
    PAPER,
    TOTAL_IN_HEAD,
    TOTAL_ISSUE,
    WEATHER,
    edition_in,
    says_head,
)
from .latin import dates as latin_dates
from .latin import furniture as latin
from .latin.letters import is_latin_text
from .measure import HAN_CLASS
from .page_numbers import (
    DIGITS_WITH_BAN,
    HAN_NUMBER,
    HAN_WITH_BAN,
    OF_PAGES,
    OF_PART,
    plain_number,
)
from .staff_lines import staff_part
from .standing_matter import is_standing_matter

# What heads of front pages say besides
_NO_NAME = re.compile("今日|今天|本期|邮编|订阅|零售|定价|天气|气温|风力|内部资料|.*电话")
# A bare number is none that says what it counts: 28日, 12℃, 3.5元
_COUNTED = "月日年时分秒℃°度级%期号元块"
_BARE_WORD = rf"[A-Za-z]?\d{{1,3}}(?![\d:：.\-/~～{_COUNTED}])"
# 28 元, as a word of its own
_COUNT_APART = rf"\d{{1,3}}\s+[{_COUNTED}](?![{HAN_CLASS}])"
_WORD = re.compile(
    rf"{DIGITS_WITH_BAN}|{OF_PART}|(?<![{HAN_CLASS}])(?:{HAN_WITH_BAN})|{OF_PAGES}|{_COUNT_APART}|{_BARE_WORD}|(?:(?![A-Za-z]\d)[^\s\d])+|\S+"
)
_BAN = re.compile(
    rf"(?:第\s*{HAN_NUMBER}\s*版|{DIGITS_WITH_BAN})(?![\u4e00-\u9fff]*式)"
    rf"|(?<=[·•|｜])(?:{HAN_WITH_BAN})(?![{HAN_CLASS}])"
)
# Also beside numbers of other things: 今日8版 第3版
_SAYS_WHICH = re.compile(r"第\s*[^\s版]{1,8}\s*版")
# An address, a list of numbers, where to call or write: a bare number in it is no page's
_LISTING = re.compile(
    r"[,，、;；]|\d{5,}.*\d{5,}|\b(?:tel|phone|fax|e-?mail)\b|@|www\.|\d{3,}-\d{3,}",
    re.IGNORECASE,
)


def page_facts(furniture: Sequence[str]) -> PageFacts:
    """What furniture says: newspaper, date, number, name."""
    furniture = list(map(in_plain_form, furniture))
    words = [word for text in furniture for word in _words_of(text)]
    return PageFacts(
        newspaper=next((w for w in words if PAPER.match(w)), "") or _latin_paper(furniture),
        date=_first_date(furniture),
        number=_first_number(furniture),
        name=_page_name(furniture, words),
        issue_number=_issue_number(furniture),
        edition=next(filter(None, map(edition_in, furniture)), ""),
    )


def _words_of(text: str) -> list[str]:
    """The words of a line of furniture, its date, weekday and weather left out."""
    told = WEATHER.sub(" ", DAYS.sub(" ", text))
    return _WORD.findall(latin.without_facts(without_calendar(told)))


def _first_date(furniture: Sequence[str]) -> datetime.date | None:
    for text in furniture:
        found = None if is_standing_matter(text) else DATE.search(text)
        date = date_of(found) if found else latin_dates.first_date(latin.without_page(text))
        if date:
            return date
    return None


def _first_number(furniture: Sequence[str]) -> str:
    """The page's number: first of a whole line, then of a word; "" where nothing says it."""
    lines = [text for text in furniture if not is_notice(text)]
    lines += filter(None, map(latin.page_said_in, furniture))
    words = (word for text in furniture for word in _numbers_in(text))
    return next(filter(None, map(_number_said, [*lines, *words])), "")


def _numbers_in(text: str) -> list[str]:
    """The words of a line that may be the page's number.

    Addresses and notices hold all sorts of numbers: of theirs only 第3版 says what it is.
    """
    if latin.is_address(text):
        return _SAYS_WHICH.findall(text)
    if says_head(text, in_head=True):
        return _words_of(text)
    if is_notice(text) or is_standing_matter(text):
        return _SAYS_WHICH.findall(text)
    words = _words_of(text)
    return list(filter(_BAN.search, words)) if _LISTING.search(text) else words


def _number_said(text: str) -> str:
    if NUMBER.match(text):
        return plain_number(text)
    if said := latin.page_number(text):
        return said
    found = _BAN.search(text)
    return plain_number(found[0]) if found else ""


def _page_name(furniture: Sequence[str], words: Sequence[str]) -> str:
    """The first short word that is no newspaper, number or person."""
    taken = {word for text in furniture for word in _words_of(_about_no_page(text))}
    taken |= {word for word in words if edition_in(word)} | set(map(edition_in, furniture))
    names = (_name_in(word) for word in words if word not in taken)
    in_latin = map(latin.page_name, furniture)
    return next(filter(None, (*names, *in_latin)), "")


def _about_no_page(text: str) -> str:
    """What of a line tells of people, addresses or the weather, and not of the page."""
    if is_notice(text) or is_standing_matter(text):
        return text
    return staff_part(without_calendar(DAYS.sub(" ", text)))


def _name_in(word: str) -> str:
    """The page's name that a word holds, perhaps with the number before it (3版要闻); "" where it holds none."""
    if PAPER.match(word) or NUMBER.match(word) or word in OF_SEVERAL_DAYS:
        return ""
    name = _BAN.sub("", word).strip(":：·|｜")
    return name if NAME.fullmatch(name) and not _NO_NAME.match(name) else ""


def _issue_number(furniture: Sequence[str]) -> int | None:
    """总第7218期, which counts from the paper's first day; 第7218期, which may count from the year's; 第7218号.

    NO.7218 counts before a total that stands beside it.
    """
    heads = [text for text in furniture if says_head(text, in_head=True)]
    total, counted = _first_of(TOTAL_ISSUE, furniture), _first_of(ISSUE, furniture)
    weak, own = _first_of(TOTAL_IN_HEAD, heads), _own_number(heads)
    if own and own["latin"] and (total or weak):
        total = own
    for found in filter(None, (total, counted, own, weak)):
        said = found.groupdict()
        return _counted(said.get("number") or said["latin"])
    return next(filter(None, map(latin.issue_number, furniture)), None)


def _first_of(form: re.Pattern[str], furniture: Sequence[str]) -> re.Match[str] | None:
    return next(filter(None, map(form.search, furniture)), None)


def _own_number(heads: Sequence[str]) -> re.Match[str] | None:
    """第7218号 or NO.7218 that is no total's; in an English line, where 42,000 is one number, alone."""
    for text in heads:
        rest = TOTAL_IN_HEAD.sub(" ", text).strip()
        is_latin = is_latin_text(rest)
        found = ISSUE_IN_HEAD.fullmatch(rest) if is_latin else ISSUE_IN_HEAD.search(rest)
        if found:
            return found
    return None


def _counted(said: str) -> int:
    plain = re.sub(r"\s", "", said)
    return int(plain) if plain.isdecimal() else in_digits(plain)


def _latin_paper(furniture: Sequence[str]) -> str:
    return next(filter(None, map(latin.paper_in, furniture)), "")
