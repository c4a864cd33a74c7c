"""Dates and editions in the names of files, archives and folders."""

from __future__ import annotations

import datetime
import re
from pathlib import PurePath

# 2023-11-08, 2023_11_8, 20231108, 2023年11月8日; over folders 2023/11/08, 2023-11/08, 2023/1108, 202311/08.
DATE = re.compile(
    r"(?<![0-9])((?:18|19|20|21)[0-9]{2})"
    r"(?:[-_./]([0-9]{1,2})[-_./]([0-9]{1,2})|[-_./]?([0-9]{2})/?([0-9]{2})|年/?([0-9]{1,2})月/?([0-9]{1,2})日?)(?![0-9])"
)
# hzrb2023110801b: the page right behind the day
_PAGE_BEHIND_DAY = re.compile(r"(?<![0-9])((?:19|20)[0-9]{6})([0-9]{2})[bB]?$")
_HAN = "[\u4e00-\u9fff]"
_PAPER = re.compile(
    rf"^{_HAN}{{1,10}}[报刊](?={_HAN}*[-_ ]*[0-9]|$)|(?<=[-_ 日0-9]){_HAN}{{1,10}}[报刊]$"
)
# 特刊1 is a page. 早报 and the like are an edition where they stand by themselves or behind a paper's
# whole name (湖县日报早报): 湖县晚报 is a paper.
EDITION = re.compile(
    "(?:增|特|专)刊(?![0-9])|号外"
    rf"|(?:(?<!{_HAN})|(?<=[报刊]))(?:早报|晨报|午报|晚报|夜报)(?!{_HAN})"
    rf"|(?:(?<!{_HAN})|(?<=[报刊]))(?:周末版?|周末刊|双休版)(?!{_HAN})"
)
ARCHIVE = ".zip"


def date_in(path: PurePath) -> datetime.date | None:
    """The date in a file's name (20231108-A03.txt) or else in the name of a folder around it
    (2023-11-08, 2023/11/08).

    A folder must be named by the date alone, or with an edition and the paper's name: other
    folders carry all sorts of dates. An archive is named as a file is.
    """
    found = _dates_in(with_page_apart(path.stem))
    if found:
        return found.pop() if len(found) == 1 else None
    return next((date for folder in path.parents if (date := _date_of_folder(folder))), None)


def with_page_apart(name: str) -> str:
    return _PAGE_BEHIND_DAY.sub(r"\1-\2", name)


def _dates_in(name: str) -> set[datetime.date]:
    return {date for match in DATE.finditer(name) if (date := as_date(match))}


def _date_of_folder(folder: PurePath) -> datetime.date | None:
    if folder.suffix.lower() == ARCHIVE:
        found = _dates_in(folder.stem)
        return found.pop() if len(found) == 1 else None
    names = (_bare_folder("/".join(folder.parts[-depth:])) for depth in (1, 2, 3))
    matches = (DATE.fullmatch(name) for name in names)
    return next((date for match in matches if match and (date := as_date(match))), None)


def _bare_folder(name: str) -> str:
    """A folder's name without its edition and the name of the paper: 澄江日报周末版_20260308."""
    return _PAPER.sub("", EDITION.sub("", name)).strip("-_ （）()[]【】")


def as_date(match: re.Match[str]) -> datetime.date | None:
    year, month, day = (int(digits) for digits in match.groups() if digits)
    try:
        return datetime.date(year, month, day)
    except ValueError:  # 2023-13-01 is a number of something else
        return None
