"""What is on every page and in no story: 报头, date, weekday, page number and name, 责任编辑,
版式, hotlines.

Furniture is told by its form (a date with a weekday, 责任编辑：, 第3版, A03) and, for what has
no form of its own (the page's name, the newspaper's), by standing next to furniture. It says
the page's number, name and date.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.reading.language import labels
from articles.reading.language.lines import TextLine
from articles.reading.shapes import PageFacts

from .dates import DATE, LUNAR, SOLAR_TERM, UNTIL, WEEKDAY, date_of, in_digits
from .head_lines import (
    ALL_PAGES,
    ISSUE,
    ISSUE_IN_HEAD,
    NAME,
    PAPER,
    TOTAL_ISSUE,
    facts_of,
    in_plain_wording,
    says_head,
)
from .latin import dates as latin_dates
from .latin import furniture as latin
from .latin.letters import is_latin_text
from .measure import HAN_CLASS, squeeze
from .page_numbers import (
    BETWEEN_DASHES,
    DIGITS_WITH_BAN,
    HAN_NUMBER,
    HAN_WITH_BAN,
    LETTERED,
    OF_PAGES,
    OF_PART,
    WITH_BAN,
    plain_number,
)
from .staff_lines import SURELY_STAFF, has_staff_form, is_staff_line, staff_part
from .standing_matter import is_imprint, is_standing_matter

# characters of a line of furniture; a longer one is text that happens to name an editor or a date
LONGEST = 60
EDGE_LINES = 4  # lines of a dump that the page's head or foot has at most

_NUMBER = re.compile(
    rf"^(?:{WITH_BAN}|{LETTERED}|第?\s*\d{{1,3}}|{OF_PAGES}|{BETWEEN_DASHES})$"
)
_NOTICE = re.compile(
    r"""国内统一(?:连续出版物|刊号) | \bCN\s*\d\d | 邮发代号 | 总第\s*\d[\d\s]*期 | ^第\s*\d[\d\s]*期$
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
_NUMBER_THAT_SAYS_SO = re.compile(
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
# What heads of front pages say besides
_NO_NAME = re.compile("今日|今天|本期|邮编|天气|气温|风力|内部资料|.*电话")
# A bare number is none that says what it counts: 28日, 12℃, 3.5元
_BARE_WORD = r"[A-Za-z]?\d{1,3}(?![\d:：.\-/月日年时分秒℃°度级%期号元块])"
_WORD = re.compile(
    rf"{DIGITS_WITH_BAN}|{OF_PART}|(?<![{HAN_CLASS}])(?:{HAN_WITH_BAN})|{OF_PAGES}|{_BARE_WORD}|(?:(?![A-Za-z]\d)[^\s\d])+|\S+"
)
_BAN = re.compile(rf"(?:第\s*{HAN_NUMBER}\s*版|{DIGITS_WITH_BAN})(?![\u4e00-\u9fff]*式)")
# Also beside numbers of other things: 今日8版 第3版
_SAYS_WHICH = re.compile(r"第\s*[^\s版]{1,8}\s*版")
# An address, a list of numbers: a bare number in it is no page's
_LISTING = re.compile(r"[,，、;；]|\d{5,}.*\d{5,}")
_DAYS = re.compile(rf"(?:{DATE.pattern})(?:{UNTIL.pattern})?")
_OF_SEVERAL_DAYS = {"合刊", "本期", "双休版", "周末版"}
# NFKC turns full-width digits into plain ones, and these marks with them
_FULL_WIDTH = str.maketrans(":,", "：，")


@dataclass(frozen=True)
class FurnitureFound:
    """Indexes of the lines that are furniture, and what they say of the page."""

    indexes: frozenset[int]
    facts: PageFacts


def find_furniture(lines: Sequence[TextLine]) -> FurnitureFound:
    """The lines of a page that are furniture: those that say so by their form, and the ones next to them."""
    lines = [replace(line, text=_in_plain_form(line.text)) for line in lines]
    anchors = {line.index for line in lines if is_anchor(line.text)}
    anchors |= _forms_of_edges(lines)
    taken = set(anchors)
    for anchor in sorted(anchors):
        taken |= _grown(lines, anchor, taken)
    return FurnitureFound(frozenset(taken), page_facts([lines[i].text for i in sorted(taken)]))


def _forms_of_edges(lines: Sequence[TextLine]) -> set[int]:
    """Indexes of furniture among a dump's first and last lines, where its page's head and foot are
    printed: roles and names, 02 综合新闻, a date alone. Elsewhere these could be a text's.
    """
    head = lines[: _length_of_head(lines)]
    edges = {*head, *lines[-EDGE_LINES:]}
    formed = {
        line.index
        for line in edges
        if has_staff_form(line.text) or _NUMBER_THAT_SAYS_SO.fullmatch(line.text)
    }
    return formed | _head_lines(head)


def _head_lines(lines: Sequence[TextLine]) -> set[int]:
    """Indexes of the lines that say one thing of the page each; a date alone may end a notice."""
    said = said_together([line.text for line in lines])
    return {line.index for line in lines if line.text in said}


def said_together(texts: Sequence[str]) -> frozenset[str]:
    """Of the lines where a page's head is printed those that say something of it, if they say two things together."""
    plain = {text: _in_plain_form(text) for text in texts}
    facts = {text: facts_of(plain[text]) for text in texts}
    said = frozenset(text for text in texts if facts[text])
    is_numbered = any(_NUMBER.fullmatch(line) for line in plain.values())
    kinds = {fact for of_line in facts.values() for fact in of_line}
    return said if len(kinds) + is_numbered > 1 else frozenset()


def is_page_number(text: str) -> bool:
    """Whether a line is a page's number in any form, a bare one too: where it stands has to say that it is one."""
    return bool(plain_number(_in_plain_form(text)))


def _length_of_head(lines: Sequence[TextLine]) -> int:
    """How many of a dump's first lines its page's head may have: some, and more while they say something of it."""
    length = EDGE_LINES
    for number, line in enumerate(lines):
        if number >= length:
            break
        if says_head(line.text, in_head=True):
            length = max(length, number + 1 + EDGE_LINES // 2)
    return length


def _in_plain_form(text: str) -> str:
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
        or _is_notice(text)
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
    date = _DAYS.search(text)
    if not date or re.search(r"[，。；！？“”]", text):
        return False
    rest = (text[: date.start()] + " " + text[date.end() :]).strip()
    if SURELY_STAFF.search(rest) or has_staff_form(rest):
        return True
    words = _without_calendar(rest).split()
    if not words:  # a date and what numbers the issue; a date alone may be the end of a notice
        return bool(rest)
    return bool(WEEKDAY.search(text)) or all(map(_is_name_or_number, words))


def _is_name_or_number(word: str) -> bool:
    return bool(_NUMBER.match(word) or PAPER.match(word) or word in _OF_SEVERAL_DAYS)


def _is_masthead_line(text: str) -> bool:
    """Whether a line names the paper and the page's number, and nothing but names beside them."""
    words = _BETWEEN_WORDS.split(text)
    if not any(map(PAPER.match, words)) or not any(map(_NUMBER.match, words)):
        return False
    return all(_is_name_or_number(word) or NAME.fullmatch(word) for word in words)


def _is_notice(text: str) -> bool:
    return bool(_NOTICE.search(text)) and not re.search(r"[。；！？]", text)


def _grown(lines: Sequence[TextLine], anchor: int, taken: set[int]) -> set[int]:
    """The lines next to an anchor that have no form of their own: a bare number, the page's and the paper's name."""
    grown: set[int] = set()
    for step in (-1, 1):
        at = anchor + step
        while 0 <= at < len(lines) and at not in taken and (_belongs(lines, at, step)):
            grown.add(at)
            at += step
    return grown


def _belongs(lines: Sequence[TextLine], at: int, step: int) -> bool:
    """Whether a line next to furniture is furniture, too; a name is where more furniture stands beyond it."""
    text = lines[at].text
    if _is_bare(text) or is_day(text) or _may_stand_beside(text):
        return True
    if not at and _names_section(text):
        return True
    if at <= EDGE_LINES and latin.may_name_page(text):
        return True
    beyond = at + step
    if not NAME.fullmatch(squeeze(text)) or lines[at].doubled:
        return False
    if not 0 <= beyond < len(lines):
        return False
    return _is_bare(lines[beyond].text) or is_day(lines[beyond].text)


def _names_section(text: str) -> bool:
    """Whether a page's first line, with nothing above it, is its name, perhaps behind its number: 11城事."""
    name = text.lstrip("0123456789 ")
    return labels.label_score(name, is_told=False) >= labels.NAMES_SECTION


def _may_stand_beside(text: str) -> bool:
    """Whether a line has a form that furniture has, and other lines may have where none stands beside it."""
    if _is_number_with_name(text) or has_staff_form(text) or _LATIN_MASTHEAD.fullmatch(text):
        return True
    return latin.paper_in(text) == text


def _is_number_with_name(text: str) -> bool:
    """Whether a line is a page's number with its name: A03 要闻 · 要闻 3 · 第3版 综合新闻."""
    return bool(_NUMBER_AND_NAME.fullmatch(text))


def _is_bare(text: str) -> bool:
    """Whether a line is furniture that makes an unmarked short line beside it a page's name."""
    name = _LATIN_MASTHEAD.sub(
        "", text
    ).strip()  # behind the paper's name, often its Latin form
    return bool(_NUMBER.match(text) or PAPER.match(name)) or is_anchor(text)


def _words_of(text: str) -> list[str]:
    """The words of a line of furniture, its date and weekday left out."""
    return _WORD.findall(latin.without_facts(_without_calendar(_DAYS.sub(" ", text))))


def _without_calendar(text: str) -> str:
    for form in (WEEKDAY, LUNAR, SOLAR_TERM, TOTAL_ISSUE, ISSUE, ISSUE_IN_HEAD, ALL_PAGES):
        text = form.sub(" ", text)
    return text


def page_facts(furniture: Sequence[str]) -> PageFacts:
    """What furniture says: newspaper, date, number, name."""
    furniture = list(map(_in_plain_form, furniture))
    words = [word for text in furniture for word in _words_of(text)]
    return PageFacts(
        newspaper=next((w for w in words if PAPER.match(w)), "") or _latin_paper(furniture),
        date=_first_date(furniture),
        number=_first_number(furniture),
        name=_page_name(furniture, words),
        issue_number=_issue_number(furniture),
    )


def _first_date(furniture: Sequence[str]) -> datetime.date | None:
    for text in furniture:
        found = None if is_standing_matter(text) else DATE.search(text)
        date = date_of(found) if found else latin_dates.first_date(latin.without_page(text))
        if date:
            return date
    return None


def _first_number(furniture: Sequence[str]) -> str:
    """The page's number: first of a whole line, then of a word; "" where nothing says it."""
    lines = [text for text in furniture if not _is_notice(text)]
    lines += filter(None, map(latin.page_said_in, furniture))
    words = (word for text in furniture for word in _numbers_in(text))
    return next(filter(None, map(_number_said, [*lines, *words])), "")


def _numbers_in(text: str) -> list[str]:
    """The words of a line that may be the page's number.

    Addresses and notices hold all sorts of numbers: of theirs only 第3版 says what it is.
    """
    if says_head(text, in_head=True):
        return _words_of(text)
    if _is_notice(text) or is_standing_matter(text):
        return _SAYS_WHICH.findall(text)
    words = _words_of(text)
    return list(filter(_BAN.search, words)) if _LISTING.search(text) else words


def _number_said(text: str) -> str:
    if _NUMBER.match(text):
        return plain_number(text)
    if said := latin.page_number(text):
        return said
    found = _BAN.search(text)
    return plain_number(found[0]) if found else ""


def _page_name(furniture: Sequence[str], words: Sequence[str]) -> str:
    """The first short word that is no newspaper, number or person."""
    taken = {word for text in furniture for word in _words_of(_about_no_page(text))}
    names = (_name_in(word) for word in words if word not in taken)
    in_latin = map(latin.page_name, furniture)
    return next(filter(None, (*names, *in_latin)), "")


def _about_no_page(text: str) -> str:
    """What of a line tells of people, addresses or the weather, and not of the page."""
    if _is_notice(text) or is_standing_matter(text):
        return text
    return staff_part(_without_calendar(_DAYS.sub(" ", text)))


def _name_in(word: str) -> str:
    """The page's name that a word holds, perhaps with the number before it (3版要闻); "" where it holds none."""
    if PAPER.match(word) or _NUMBER.match(word) or word in _OF_SEVERAL_DAYS:
        return ""
    name = _BAN.sub("", word).strip(":：·|｜")
    return name if NAME.fullmatch(name) and not _NO_NAME.match(name) else ""


def _issue_number(furniture: Sequence[str]) -> int | None:
    """总第7218期, which counts from the paper's first day; 第7218期, which may count from the year's; 第7218号."""
    for form in (TOTAL_ISSUE, ISSUE):
        found = next(filter(None, map(form.search, furniture)), None)
        if found:
            return _counted(found["number"])
    heads = [t for t in furniture if says_head(t, in_head=True) and not is_latin_text(t)]
    if found := next(filter(None, map(ISSUE_IN_HEAD.search, heads)), None):
        return _counted(found["number"] or found["latin"])
    return next(filter(None, map(latin.issue_number, furniture)), None)


def _counted(said: str) -> int:
    plain = re.sub(r"\s", "", said)
    return int(plain) if plain.isdecimal() else in_digits(plain)


def _latin_paper(furniture: Sequence[str]) -> str:
    return next(filter(None, map(latin.paper_in, furniture)), "")
