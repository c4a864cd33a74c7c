"""Lines that are furniture by their own form, wherever they stand: a date with a weekday, 责任编辑：, 第3版, A03."""

from __future__ import annotations

import re
import unicodedata

from .dates import DATE, LUNAR, SOLAR_TERM, UNTIL, WEEKDAY, WEEKDAY_IN_ENGLISH
from .head_lines import (
    ALL_PAGES,
    ISSUE,
    ISSUE_IN_HEAD,
    NAME,
    PAPER,
    TOTAL_IN_HEAD,
    TOTAL_ISSUE,
    VOLUME,
    in_plain_wording,
    says_head,
)
from .latin import furniture as latin
from .latin.letters import is_latin_text
from .page_numbers import BETWEEN_DASHES, LETTERED, OF_PAGES, WITH_BAN
from .staff_lines import SURELY_STAFF, has_staff_form, is_staff_line
from .standing_matter import is_imprint, is_standing_matter

# characters of a line of furniture; a longer one is text that happens to name an editor or a date
LONGEST = 60

NUMBER = re.compile(rf"^(?:{WITH_BAN}|{LETTERED}|第?\s*\d{{1,3}}|{OF_PAGES}|{BETWEEN_DASHES})$")
_NOTICE = re.compile(
    r"""国内统一(?:连续出版物|刊号) | \bCN\s*\d\d | 邮发代号 | 总第\s*\d[\d\s]*期(?![\u3400-\u9fff])
    | ^第\s*\d[\d\s]*期$
    | (?:今日|今天|本期|共)\s*\d+\s*版
    | 零售价 | (?:热线|电话|传真|手机|报料|QQ)\s*[:：]?\s*\d[\d-]{6,}
    | (?:邮箱|网址|网站|公众号|微信号?|社址|地址)\s*[:：] | ^(?:https?://|www\.)\S+$ | ^\S+@\S+\.\w+$""",
    re.VERBOSE,
)
_PRINTED_NUMBER = rf"(?:{WITH_BAN}|{LETTERED}|第?\s*\d{{1,3}})"
# a page's number, where no space follows: not 4月开渔, 3人获奖
_SAYS_SO = rf"(?:{WITH_BAN}|{LETTERED}|0\d{{1,2}})"
_NUMBER_AND_NAME = re.compile(
    rf"(?:{_PRINTED_NUMBER}[\s:：·|｜]+|(?:第\s*)?{_SAYS_SO}){NAME.pattern}"
    rf"|{NAME.pattern}[\s:：·|｜]*{_PRINTED_NUMBER}"
)
NUMBER_THAT_SAYS_SO = re.compile(
    rf"{_SAYS_SO}[\s:：·|｜]+{NAME.pattern}|{NAME.pattern}[\s:：·|｜]+{_SAYS_SO}"
)
_NUMBER_APART_FROM_NAME = re.compile(
    rf"(?:{WITH_BAN}|[A-Za-z]\d{{2}})[\s:：·|｜]+{NAME.pattern}"
    rf"|{NAME.pattern}[\s:：·|｜]+(?:{WITH_BAN})"
)
_NUMBER_ALONE = re.compile(rf"{WITH_BAN}|[A-Za-z]\s*叠?\s*\d{{1,2}}|{BETWEEN_DASHES}")
_DAY_AND_WEEKDAY = re.compile(rf"\d{{1,2}}月\d{{1,2}}日\s*(?:{WEEKDAY.pattern})")
_LATIN_MASTHEAD = re.compile(r"[A-Z][A-Z .]{3,40}")
_BETWEEN_WORDS = re.compile(r"[\s·|｜/]+")
DAYS = re.compile(rf"(?:{DATE.pattern})(?:{UNTIL.pattern})?")
_CALENDAR = (
    WEEKDAY,
    WEEKDAY_IN_ENGLISH,
    LUNAR,
    SOLAR_TERM,
    TOTAL_ISSUE,
    TOTAL_IN_HEAD,
    ISSUE,
    ISSUE_IN_HEAD,
    VOLUME,
    ALL_PAGES,
)
OF_SEVERAL_DAYS = {"合刊", "本期", "双休版", "周末版"}
# NFKC turns full-width digits into plain ones, and these marks with them
_FULL_WIDTH = str.maketrans(":,", "：，")


def in_plain_form(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text)
    marked = plain if is_latin_text(plain) else plain.translate(_FULL_WIDTH)
    return in_plain_wording(marked) if len(marked) <= LONGEST else marked


def is_anchor(text: str) -> bool:
    """Whether a line is furniture by its own form, wherever it stands."""
    if latin.is_anchor(text):
        return True
    if len(text) > LONGEST:
        return is_imprint(text)
    by_form = (
        _NUMBER_ALONE,
        _NUMBER_APART_FROM_NAME,
        LUNAR,
        _DAY_AND_WEEKDAY,
    )
    return (
        is_date_line(text)
        or is_staff_line(text)
        or is_notice(text)
        or _is_masthead_line(text)
        or is_standing_matter(text)
        or says_head(text, in_head=False)
        or any(f.fullmatch(text) for f in by_form)
    )


def is_day(text: str) -> bool:
    """Whether a line is nothing but a date or a weekday, which a text may hold as well."""
    return bool(DATE.fullmatch(text) or WEEKDAY.fullmatch(text))


def is_date_line(text: str) -> bool:
    """Whether a line is a date, with a weekday or nothing but names, numbers and staff beside it."""
    date = DAYS.search(text)
    if not date or re.search(r"[，。；！？“”]", text):
        return False
    rest = (text[: date.start()] + " " + text[date.end() :]).strip()
    if SURELY_STAFF.search(rest) or has_staff_form(rest):
        return True
    words = without_calendar(rest).split()
    if not words:  # a date and what numbers the issue; a date alone may be the end of a notice
        return bool(rest)
    return bool(WEEKDAY.search(text)) or all(map(_is_name_or_number, words))


def _is_name_or_number(word: str) -> bool:
    return bool(NUMBER.match(word) or PAPER.match(word) or word in OF_SEVERAL_DAYS)


def _is_masthead_line(text: str) -> bool:
    """Whether a line names the paper and the page's number, and nothing but names beside them."""
    words = _BETWEEN_WORDS.split(text)
    if not any(map(PAPER.match, words)) or not any(map(NUMBER.match, words)):
        return False
    return all(_is_name_or_number(word) or NAME.fullmatch(word) for word in words)


def is_notice(text: str) -> bool:
    return bool(_NOTICE.search(text)) and not re.search(r"[。；！？]", text)


def may_stand_beside(text: str) -> bool:
    """Whether a line has a form that furniture has, and other lines may have where none stands beside it."""
    if _is_number_with_name(text) or has_staff_form(text) or _LATIN_MASTHEAD.fullmatch(text):
        return True
    return latin.paper_in(text) == text


def _is_number_with_name(text: str) -> bool:
    """Whether a line is a page's number with its name: A03 要闻 · 要闻 3 · 第3版 综合新闻."""
    return bool(_NUMBER_AND_NAME.fullmatch(text))


def is_bare(text: str) -> bool:
    """Whether a line is furniture that makes an unmarked short line beside it a page's name."""
    name = _LATIN_MASTHEAD.sub(
        "", text
    ).strip()  # behind the paper's name, often its Latin form
    return bool(NUMBER.match(text) or PAPER.match(name)) or is_anchor(text)


def without_calendar(text: str) -> str:
    for form in _CALENDAR:
        text = form.sub(" ", text)
    return text
