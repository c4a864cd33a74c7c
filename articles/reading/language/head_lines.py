"""Lines of a page's head: the paper's name, a date, the numbers of page and issue, the page's name, and nothing else.

Papers print these in any order, on one line or on several, and put marks of their own around a
number: 【9版】, [08], ・21・, 版次：10, C-15. So a line is told by all of its words being such;
one that says only one such thing is of a page's head where it stands there.
"""

from __future__ import annotations

import re

from .dates import (
    DATE,
    LUNAR,
    SOLAR_TERM,
    UNTIL,
    WEEKDAY,
    WEEKDAY_IN_ENGLISH,
    with_whole_dates,
)
from .labels import holds_section_word
from .latin.dates import DATE_WITH_WEEKDAY
from .latin.furniture import facts_of as latin_facts
from .latin.letters import is_latin_text
from .measure import HAN_CLASS, has_han
from .page_numbers import BETWEEN_DASHES, LETTERED, OF_PAGES, WITH_BAN

LONGEST = 60  # characters of such a line
LONGEST_NAME = 8  # characters of a page's or a newspaper's name; longer ones are headlines
DIGITS_OF_MANY = (
    3  # of an issue's number that counts for years; phases, courses and prizes come to fewer
)
MOST_DIGITS = 3  # of a page's number
FACTS = 2  # different ones: a line that says so many is of a page's head wherever it stands

# 工作简报, 喜报, 战报: what ends so and is no newspaper; 文汇报 and 大公报 are
_NO_PAPER = "(?:[简通喜捷战海专预板墙壁警播举情]报|(?<!文)汇报|(?<!大)公报)"
PAPER = re.compile(
    rf"^(?![{HAN_CLASS}]{{0,9}}{_NO_PAPER}$)[{HAN_CLASS}]{{1,10}}(?:日报|晚报|晨报|早报|时报|商报|都市报|导报|周报|周刊|周末|快报|新报|青年报|晚刊|日刊|报|[日晚晨早時商導週快新年][報刊]|[週周]末)$"
)
# 湖县日报·早报, 湖县日报（周末版）, 湖县日报 晚报版.
# 周末 alone behind a blank is a page's name.
_EDITION = (
    r"(?:[早晨午晚夜][报報]|周末|双休)[版刊]?"
    "|(?:[早晨午晚夜]|[上下]午|[早午晚]间)版"
    "|增刊|号外"
    "|(?:海外|城市|农村|乡村|社区|少儿|[汉藏蒙维]文)版"
)
# Behind a blank these are names of pages
_OF_READERS = re.compile("(?:海外|城市|农村|乡村|社区|少儿|.文)版")
_EDITION_BEHIND = re.compile(rf"(?<=[报報]) \| ({_EDITION})(?=\s|$)")
_EDITION_ALONE = re.compile("[早晨午晚夜][报報]版")
# What only papers are called; 周报 and 周刊 are sections' names as well
_MASTHEAD = re.compile(
    rf"[{HAN_CLASS}]{{2,8}}"
    "(?:[日晚晨早時时商][報报]"
    "|都市[報报]|青年[報报])"
    rf"(?: \| (?:{_EDITION}))?"
)
_AT_PAPER = re.compile(
    rf"(?P<paper>[{HAN_CLASS}]{{2,10}}[报報])"
    r"(?:\s*(?P<mark>[·・|｜—–(（\[【-])"
    r"\s*|\s*)"
    rf"(?P<edition>{_EDITION})"
    rf"[)）\]】]?(?![{HAN_CLASS}])"
)
_SPACED_WORD = re.compile(
    rf"(?<!\S)[{HAN_CLASS}]"
    rf"(?: +[{HAN_CLASS}]){{1,9}}(?!\S)"
)
# 2 版, set wide, and 要 闻2026年: a dump leaves the blank out
_BAN_APART = re.compile(r"(?<=\d) +版(?=\s|$)")
_BEFORE_YEAR = re.compile(rf"(?<=[{HAN_CLASS}])(?=(?:19|20)\d\d[年.\-/])")
# 江南日报·要闻
_NAME_AT_PAPER = re.compile(
    rf"(?<![{HAN_CLASS}])(?P<paper>[{HAN_CLASS}]{{2,10}}[报報])"
    rf"\s*[·•・]\s*(?=[{HAN_CLASS}])"
)
NAME = re.compile(rf"[{HAN_CLASS}·]{{2,{LONGEST_NAME}}}")
# 截至2026年3月8日: what a text says of a day
_OF_A_DAY = re.compile("截至|截止|自|从|到|于|在|据")
# 7218, perhaps spaced, 九八七六
_COUNT = r"(?P<number>\d(?:\s?\d){0,5}|[一二三四五六七八九十百〇零]{1,6})"
TOTAL_ISSUE = re.compile(rf"总\s*第?\s*{_COUNT}\s*期")
# NO.7218, N0. 7218 as OCR reads it; № and Nº are No in NFKC
_NO = (
    r"(?:(?<![A-Za-z])N[Oo0°]|№)"
    r"\s*[.:：]?\s*"
    r"(?P<latin>\d{2,6})(?!\d)"
)
_COUNT_IN_HEAD = r"(?P<number>\d(?:\s?\d){1,5})\s*号"
# 总第NO.9312, 总第9312号
TOTAL_IN_HEAD = re.compile(
    rf"总\s*第?\s*{_NO}\s*[期号]?"
    rf"|总\s*第\s*{_COUNT_IN_HEAD}"
    rf"(?![{HAN_CLASS}])"
)
VOLUME = re.compile(
    r"(?<![A-Za-z])Vol\s*\.?\s*\d{1,4}(?!\d)",
    re.IGNORECASE,
)
ISSUE = re.compile(rf"第\s*{_COUNT}\s*期")
_HAN_RIGHT_BEFORE = re.compile(rf"[{HAN_CLASS}]+$")
_HAN_RIGHT_BEHIND = re.compile(rf"[{HAN_CLASS}]+")
# 第16951号, NO.17938: of a page's head alone, for documents and goods have such numbers, too
ISSUE_IN_HEAD = re.compile(rf"第\s*{_COUNT_IN_HEAD}|{_NO}")
# How many pages the issue has: 今日12版, 共8版
ALL_PAGES = re.compile(r"(?:今日|今天|本期|共)\s*共?\s*\d{1,3}\s*版")

_NUMBER = re.compile(rf"{WITH_BAN}|{LETTERED}|第?\s*0\d{{1,2}}|{OF_PAGES}|{BETWEEN_DASHES}")
_BARE_NUMBER = re.compile(r"第?\s*\d{1,3}")
# 今日多云 气温2～9℃, 晴 -2℃~9℃, 空气指数 56; ℃ is °C in NFKC
_SKY = "晴|多云|阴|[小中大暴雷阵冻]*[雨雪]|雾|霾|转|到|间"
_DEGREES = r"-?\d{1,2}\s*(?:°C?|℃|度)?\s*[-~～—–至]\s*-?\d{1,2}\s*(?:°C?|℃|度)"
WEATHER = re.compile(
    rf"(?:今[日天]|天气)\s*[:：]?\s*(?:{_SKY})+(?:\s*(?:气温|温度)?\s*[:：]?\s*{_DEGREES})?(?![{HAN_CLASS}])"
    rf"|(?<![{HAN_CLASS}])(?:(?:{_SKY})+\s*)?(?:(?:气温|温度)\s*[:：]?\s*)?{_DEGREES}"
    rf"|(?:空气(?:质量)?(?:指数)?|AQI|湿度)\s*[:：]?\s*\d{{1,3}}(?!\d)\s*%?(?:\s*[优良](?![{HAN_CLASS}]))?"
)
# The year's own count: 2026年第98期, 今年第98期
_OF_YEAR = re.compile(r"(?:(?<!\d)20\d\d年|今年|本年度?)\s*(?=第\s*\d{1,4}\s*期)")
_CYCLE = re.compile(rf"[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年(?![{HAN_CLASS}])")
# Each fact with the forms that say it, in the order in which they are looked for
_SAID_ANYWHERE = (
    ("date", re.compile(rf"(?:{DATE.pattern})(?:{UNTIL.pattern})?")),
    ("calendar", LUNAR),
    ("calendar", WEEKDAY),
    ("calendar", WEEKDAY_IN_ENGLISH),
    ("calendar", SOLAR_TERM),
    ("calendar", _CYCLE),
    ("calendar", WEATHER),
    ("pages", ALL_PAGES),  # before the issue's number, which may stand right before it
    ("issue", TOTAL_ISSUE),
    ("issue", TOTAL_IN_HEAD),
    ("calendar", VOLUME),
    ("numbered", ISSUE_IN_HEAD),
)
_LABEL = re.compile(r"(?:出版日期|出版时间|日期)\s*[:：]\s*|公元(?=\s*(?:\d{4}|[一二]))")
_LABELLED_ISSUE = re.compile(
    r"(?:期号|期数|刊期)\s*[:：]\s*"
    r"(?:(总)\s*)?第?\s*(\d{1,6})(?!\d)\s*期?"
)
_LABELLED_NUMBER = re.compile(
    r"(?:(?:版次|版号|版序|版面)\s*[:：]|\b(?:Page|PAGE|P)\b\.?|\bP(?=\d))\s*([A-Z]?\d{1,3})(?![\d版])"
)
_IN_BRACKETS = re.compile(r"[（(【\[〔〖]\s*([^（）()【】\[\]〔〕〖〗]{1,16}?)\s*[)）】\]〕〗]")
_ROUND = "（("
_LETTER_APART = re.compile(r"(?<![A-Za-z0-9])([A-Za-z])\s*[-‐–—]\s*(?=\d{1,3}(?!\d))")
_BETWEEN_DOTS = re.compile(r"[・‧∙･]\s*(\d{1,3})\s*[・‧∙･]")
_APART = re.compile(r"[\s|｜丨]+|(?<=\D)/|/(?=\D)")
# 第12版, A03, A叠03, 10-11版, 16/24 at a name
_NUMBER_AT_NAME = re.compile(
    rf"(?:第\s*)?(?:[A-Za-z]\s*叠?\s*第?\s*)?\d{{1,3}}(?:\s*[-‐–—~～、]\s*[A-Za-z]?\d{{1,3}})?\s*版(?=[\s{HAN_CLASS}]|$)|{OF_PAGES}|(?<![A-Za-z])[A-Z]叠?\d{{1,3}}(?!\d)"
)
_SENTENCE = re.compile("[，。；！？“”]")


def in_plain_wording(text: str) -> str:
    """A line of a page's head without the marks that papers put around its words: 9版 for 【9版】, C15 for C-15."""
    plain = _LABEL.sub(" ", with_whole_dates(text))
    plain = _OF_YEAR.sub(" ", plain)
    plain = _BEFORE_YEAR.sub(" ", _BAN_APART.sub("版", plain))
    plain = _SPACED_WORD.sub(lambda found: _as_masthead(found[0]), plain)
    plain = _AT_PAPER.sub(_with_edition_apart, plain)
    plain = _NAME_AT_PAPER.sub(_with_name_apart, plain)
    if has_han(text):  # in Latin type Page 12 says so of itself
        plain = _LABELLED_NUMBER.sub(lambda found: f"{found[1]}版", plain)
    plain = _LABELLED_ISSUE.sub(lambda found: f"{found[1] or ''}第{found[2]}期", plain)
    plain = _BETWEEN_DOTS.sub(lambda found: f" ·{found[1]}· ", plain)
    plain = _IN_BRACKETS.sub(lambda found: _bared(found[0], found[1]), plain)
    return _LETTER_APART.sub(lambda found: found[1], plain).strip()


def _as_masthead(spaced: str) -> str:
    """The name of a paper or of a page, set wide, without its blanks; other words stay as they are."""
    joined = spaced.replace(" ", "")
    is_section = len(joined) == len("要闻") and holds_section_word(joined)
    return joined if is_section or PAPER.match(joined) else spaced


def _with_name_apart(found: re.Match[str]) -> str:
    return f"{found['paper']} " if PAPER.match(found["paper"]) else found[0]


def _with_edition_apart(found: re.Match[str]) -> str:
    """The paper's name and its edition as two words; 湖县日报 周末 as it is, a paper with the name of a page."""
    is_apart = found[0][len(found["paper"])].isspace()
    is_page = found["edition"] in {"周末", "双休"} or (
        is_apart and _OF_READERS.fullmatch(found["edition"]) is not None
    )
    is_name = not found["mark"] and is_page
    if is_name or not PAPER.match(found["paper"]):
        return found[0]
    return f"{found['paper']} | {_plain_edition(found['edition'])} "


def _plain_edition(said: str) -> str:
    """晚报 for 晚报版: names of files and folders say it so."""
    is_paper = re.fullmatch("(.[报報])[版刊]", said)
    return is_paper[1] if is_paper else "双休版" if said == "双休" else said


def edition_in(text: str) -> str:
    """The edition right behind the paper's name in a line of a page's head, or 晚报版 alone in one; else ""."""
    if _EDITION_ALONE.fullmatch(text):
        return _plain_edition(text)
    said = _EDITION_BEHIND.search(text)
    return said[1] if said else ""


def is_masthead(text: str) -> bool:
    """Whether a line in plain wording is nothing but what only papers are called, with an edition or none."""
    return _MASTHEAD.fullmatch(text) is not None


def _bared(bracketed: str, text: str) -> str:
    """What stands in brackets without them, where it is a fact of a page's head: [08], （总第7218期）."""
    is_number = _BARE_NUMBER.fullmatch(text) and bracketed[0] not in _ROUND
    return f" {text} " if is_number or _facts_of(text) else bracketed


def says_head(text: str, *, in_head: bool) -> bool:
    """Whether a line is nothing but words of a page's head. `in_head`: it stands where that is printed."""
    facts = facts_of(text)
    return len(facts) >= (1 if in_head else FACTS) or (
        facts == {"issue"} and _is_issue_alone(text)
    )


def _is_issue_alone(text: str) -> bool:
    """Whether nothing but the issue's number stands in a line: 第二期 数字乡村 may be a story's as well."""
    return not _words_of(ISSUE.sub(" ", TOTAL_ISSUE.sub(" ", in_plain_wording(text))))


def facts_of(text: str) -> frozenset[str]:
    """What a line says that heads of pages say: date, calendar, issue, number …; nothing where
    it holds other words.
    """
    if is_latin_text(text) and not ISSUE_IN_HEAD.fullmatch(text.strip()):
        return latin_facts(text)
    return _facts_of(in_plain_wording(text))


def _facts_of(text: str) -> frozenset[str]:
    """The facts that a line in plain wording says; none where any word of it is something else."""
    rest, dates = DATE_WITH_WEEKDAY.subn(" ", text)
    if len(text) > LONGEST or _SENTENCE.search(rest):
        return frozenset()
    facts = {"date"} if dates else set()
    for fact, form in _SAID_ANYWHERE:
        rest, count = form.subn(" ", rest)
        facts |= {fact} if count else set()
    without = _without_issue(rest)
    facts |= {"issue"} if without != rest else set()
    words = _words_of(without)
    facts |= {fact for word in words if (fact := _fact_of(word))}
    return frozenset(facts) if all(map(_may_stand_in_head, words)) else frozenset()


def _without_issue(text: str) -> str:
    return ISSUE.sub(lambda found: " " if _counts_issues(found) else found[0], text)


def _counts_issues(found: re.Match[str]) -> bool:
    """Whether 第N期 counts the paper's issues.

    生态修复第二期, 第5期简报, 产业园第1期工程 count something else: right at an issue's number stands no
    name but a paper's, and before it a page's where it counts to hundreds.
    """
    before = _HAN_RIGHT_BEFORE.search(found.string[: found.start()])
    behind = _HAN_RIGHT_BEHIND.match(found.string, found.end())
    if behind and not PAPER.match(behind[0]):
        return False
    is_high = len(re.sub(r"\s", "", found["number"])) >= DIGITS_OF_MANY
    return not before or is_high or _is_periodical(before[0])


def _is_periodical(name: str) -> bool:
    return name[-1] in "刊刋" or PAPER.match(name) is not None


def _fact_of(word: str) -> str:
    if PAPER.match(word):
        return "paper"
    return "number" if _NUMBER.fullmatch(word) else ""


def _may_stand_in_head(word: str) -> bool:
    if _fact_of(word) or _BARE_NUMBER.fullmatch(word) or _is_numbered_section(word):
        return True
    return bool(NAME.fullmatch(word)) and not _OF_A_DAY.match(word)


def _is_numbered_section(word: str) -> bool:
    """3综合新闻, as a dump that has lost the blank between them has it; not 3人获奖."""
    name = word.lstrip("0123456789")
    is_numbered = 0 < len(word) - len(name) <= MOST_DIGITS
    return is_numbered and holds_section_word(name)


def _words_of(text: str) -> list[str]:
    """The words of a line, a number as one of its own also where no blank parts it from a name: 海州日报12版."""
    parted = _NUMBER_AT_NAME.sub(r" \g<0> ", text)
    return [word for word in _APART.split(parted) if word.strip("·•")]
