"""Dates and editions in the names of files, archives and folders."""

from __future__ import annotations

import datetime
import re
import unicodedata
from pathlib import PurePath

from .dates import HAN_DIGITS, WEEKDAY, arabic, in_digits

# 2023-11-08, 2023_11_8, 20231108, 2023年11月8日; over folders 2023/11/08, 2023-11/08, 2023/1108, 202311/08.
DATE = re.compile(
    r"(?<![0-9])((?:18|19|20|21)[0-9]{2})"
    r"(?:[-_./]([0-9]{1,2})[-_./]([0-9]{1,2})|[-_./]?([0-9]{2})/?([0-9]{2})|年/?([0-9]{1,2})月/?([0-9]{1,2})日?)(?![0-9])"
)
# 二〇二三年十一月八日, a part of it perhaps in
# figures or in a folder of its own; 二〇二三-十一-八.
# What stands right before 版 is the page: 十一月三版.
_ZERO_TO_TEN = f"{HAN_DIGITS}十拾廿卅"
_HAN_COUNT = (
    r"(?:[0-9]{1,2}"
    rf"|[{_ZERO_TO_TEN}]{{1,3}})"
)
_HAN_YEAR = (
    rf"(?:[一二壹贰貳][{HAN_DIGITS}]{{3}}"
    r"|[0-9]{4})"
)
_HAN_DATE = re.compile(
    rf"(?<![0-9{HAN_DIGITS}])"
    rf"(?P<year>{_HAN_YEAR})"
    r"(?P<in_words>年)?"
    r"(?:(?(in_words)/?|[-_./]))"
    rf"(?P<month>元(?=月)|{_HAN_COUNT})"
    r"(?(in_words)月/?|[-_./])"
    rf"(?P<day>{_HAN_COUNT})"
    rf"(?![版0-9{_ZERO_TO_TEN}])"
    r"[日号號]?"
)
# 二〇二三一一〇八
_HAN_RUN = re.compile(
    rf"(?<![0-9{HAN_DIGITS}])"
    rf"[一二][{HAN_DIGITS}]{{7}}"
    rf"(?![0-9{_ZERO_TO_TEN}])"
)
# hzrb2023110801b: the page right behind the day
_PAGE_BEHIND_DAY = re.compile(r"(?<![0-9])((?:19|20)[0-9]{6})([0-9]{2})[bB]?$")
_HAN = "[\u4e00-\u9fff]"
_PAPER = re.compile(
    rf"^{_HAN}{{1,10}}[报刊]"
    rf"(?={_HAN}*[-_ (\[]*[0-9]|$)"
    r"|(?<=[-_ )\]日0-9])"
    rf"{_HAN}{{1,10}}[报刊]$"
)
# 特刊1 is a page. 早报 and the like are an edition where they
# stand by themselves, behind a day or behind a paper's whole
# name (湖县日报早报): 湖县晚报 is a paper.
_BEGINS = (
    rf"(?:(?<!{_HAN})|(?<=[报刊])"
    rf"|(?<=[{_ZERO_TO_TEN}1-9]日))"
)
EDITION = re.compile(
    "(?:增|特|专)刊(?![0-9])|号外"
    rf"|{_BEGINS}"
    "(?:早报|晨报|午报|晚报|夜报"
    "|(?:[早晨午晚夜]|[上下]午|[早午晚]间)版"
    "|周末版?|周末刊|双休版)"
    rf"(?!{_HAN})"
)
ARCHIVE = ".zip"
_AROUND = "-_ （）()[]【】"


def date_in(path: PurePath) -> datetime.date | None:
    """The date in a file's name (20231108-A03.txt) or else in the name of a folder around it
    (2023-11-08, 2023/11/08).

    A folder must be named by the date alone, or with an edition and the paper's name: other
    folders carry all sorts of dates. An archive is named as a file is.
    """
    found = _dates_in(with_page_apart(in_figures(path.stem)))
    if found:
        return found.pop() if len(found) == 1 else None
    return next((date for folder in path.parents if (date := _date_of_folder(folder))), None)


def with_page_apart(name: str) -> str:
    return _PAGE_BEHIND_DAY.sub(r"\1-\2", name)


def _dates_in(name: str) -> set[datetime.date]:
    return {date for match in DATE.finditer(name) if (date := as_date(match))}


def _date_of_folder(folder: PurePath) -> datetime.date | None:
    if folder.suffix.lower() == ARCHIVE:
        found = _dates_in(in_figures(folder.stem))
        return found.pop() if len(found) == 1 else None
    names = (_bare_folder("/".join(folder.parts[-depth:])) for depth in (1, 2, 3))
    matches = (DATE.fullmatch(name) for name in names)
    return next((date for match in matches if match and (date := as_date(match))), None)


def _bare_folder(name: str) -> str:
    """A folder's name without its edition and the name of the paper: 澄江日报周末版_20260308."""
    bare = WEEKDAY.sub("", EDITION.sub("", in_figures(name)))
    return _PAPER.sub("", bare.strip(_AROUND)).strip(_AROUND)


def in_figures(name: str) -> str:
    """The name, its dates in plain figures: 2023年11月08日 for 二〇二三年十一月八日 and for full-width ones."""
    plain = unicodedata.normalize("NFKC", name)
    plain = _HAN_RUN.sub(lambda found: str(in_digits(found[0])), plain)
    return _HAN_DATE.sub(_in_figures, plain)


def _in_figures(found: re.Match[str]) -> str:
    """Nothing but the numerals changes: what stands between them may be folders."""
    text = found[0]
    for part in ("day", "month", "year"):
        start, end = found.start(part) - found.start(), found.end(part) - found.start()
        if not found[part].isdecimal():
            text = f"{text[:start]}{_counted(found[part]):02}{text[end:]}"
    return re.sub("[号號]$", "日", text)


def _counted(numeral: str) -> int:
    """二十, 廿 and 二〇 are 20, 〇八 is 8; 元月 is the first month."""
    return 1 if numeral == "元" else arabic(numeral) or in_digits(numeral)


def as_date(match: re.Match[str]) -> datetime.date | None:
    year, month, day = (int(digits) for digits in match.groups() if digits)
    try:
        return datetime.date(year, month, day)
    except ValueError:  # 2023-13-01 is a number of something else
        return None
