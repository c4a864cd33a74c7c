"""Dates as a newspaper prints them: 2023年11月8日, 2023-11-08, 二〇二三年十一月八日,
中華民國一一五年三月八日; weekdays; lunar dates.
"""

from __future__ import annotations

import datetime
import re

HAN = "[\u4e00-\u9fff]"

_DIGITS = {
    digit: value
    # What is typed for 〇: other circles, Latin, Greek and Cyrillic letters, a digit; beside the
    # others their forms for accounts, in both scripts
    for value, digits in enumerate(
        (
            "零〇○◯⭕OoΟοОо0",
            "一壹",
            "二贰貳",
            "三叁參",
            "四肆",
            "五伍",
            "六陆陸",
            "七柒",
            "八捌",
            "九玖",
        )
    )
    for digit in digits
}
HAN_DIGITS = "".join(_DIGITS)
_NUMERAL = "[一二三四五六七八九十]"
# 廿一 and 卅 are tens of their own, which calendars print for 二十一 and 三十.
_TENS = {"拾": "十", "廿": "二十", "卅": "三十"}
_DAY_NUMERAL = f"(?:{_NUMERAL}{{1,3}}|[廿卅]{_NUMERAL}?)"

# 2026年（令和8年）3月8日
_ERA = r"(?:\s*[（(](?:昭和|平成|令和|民國|民国)\s*(?:\d{1,3}|元)\s*年[）)])?"
_HAN_DAY = rf"(?P<han_month>{_NUMERAL}{{1,2}})月(?P<han_day>{_DAY_NUMERAL})日"
_HAN_YEAR = rf"[一二][{HAN_DIGITS}]{{3}}"
# Years of the Republic, as Taiwan counts: 一一五, 一百一十五, 115
_REPUBLIC = "(?:中華|中华)?(?:民國|民国)"
_REPUBLIC_YEAR = rf"[{HAN_DIGITS}百十]{{2,5}}"
# 二〇二六年11月20日, 2026年十一月二十日: the year in one hand, the day in the other
_MIXED = (
    rf"(?P<year_in_han>{_HAN_YEAR})年"
    r"\s*(?P<month_in_figures>\d{1,2})"
    r"\s*月"
    r"\s*(?P<day_in_figures>\d{1,2})"
    r"\s*日"
    r"|(?P<year_in_figures>(?:19|20)\d\d)"
    r"\s*年\s*"
    rf"(?P<month_in_han>{_NUMERAL}{{1,2}})月"
    rf"(?P<day_in_han>{_DAY_NUMERAL})日"
)
DATE = re.compile(
    rf"(?P<year>(?:19|20)\d\d)\s*(?:年{_ERA}|[-/.．])\s*(?P<month>\d{{1,2}})\s*(?:月|[-/.．])"
    r"\s*(?P<day>\d{1,2})\s*日?"
    rf"|(?:(?P<han_year>{_HAN_YEAR})|{_REPUBLIC}\s*(?P<republic_in_han>{_REPUBLIC_YEAR}))年{_HAN_DAY}"
    rf"|{_REPUBLIC}\s*(?P<republic>\d{{2,3}})\s*年\s*(?P<its_month>\d{{1,2}})\s*月\s*(?P<its_day>\d{{1,2}})\s*日"
    rf"|{_MIXED}"
)
_REPUBLIC_BEGAN = 1911  # its first year is 1912
# The last day of an issue for several days, behind the first: 2026年10月1日至10月7日, 1日—3日
UNTIL = re.compile(
    r"\s*[-–—~～至到]+\s*(?:(?:19|20)\d\d\s*年\s*)?(?:\d{1,2}\s*月\s*)?\d{1,2}\s*日"
    rf"|\s*[-–—~～至到]+\s*(?:{_NUMERAL}{{1,2}}月)?{_DAY_NUMERAL}日"
)
# 2 0 2 6 年5 月2 4 日, 二〇二六年 五月 二十四日: letter-spaced, as extractors write it
_TORN_DATE = re.compile(
    r"(?<!\d)(?:1\s?9|2\s?0)\s?\d\s?\d\s*年\s*\d\s?\d?\s*月\s*\d\s?\d?\s*日"
    rf"|[一二](?:\s?[{HAN_DIGITS}]){{3}}\s*年\s*{_NUMERAL}(?:\s?{_NUMERAL})?\s*月"
    rf"\s*[一二三四五六七八九十廿卅](?:\s?{_NUMERAL}){{0,2}}\s*日"
    r"|星\s+期\s+[一二三四五六日]"
)
WEEKDAY = re.compile(r"(?:星期|周|礼拜)[一二三四五六日天]")
# As Chinese heads print it beside or instead of their own: THURSDAY, Thu. A number right behind it is the day's.
WEEKDAY_IN_ENGLISH = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:mon|tue|wed|thu|fri|sat|sun)\b\.?)"
    r"(?!,?\s*\d{1,2}\s*$)",
    re.IGNORECASE,
)
_CYCLE = "[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年"
# 农历正月廿六, 甲辰年正月廿六, 农历甲辰年闰二月初一; 正月十五 alone is not only printed as the day's date
LUNAR = re.compile(
    rf"(?:农历\s*(?:{_CYCLE})?|{_CYCLE})\s*闰?(?:正|冬|腊|{_NUMERAL}{{1,2}})月[大小]?\s*(?:[初廿卅]|{_NUMERAL}){_NUMERAL}{{0,2}}"
)
# 24节气, with the hour that almanacs give: 今日小雪, 14时23分大寒
_TERMS = (
    "立春|雨水|惊蛰|春分|清明|谷雨|立夏|小满|芒种|夏至|小暑|大暑"
    "|立秋|处暑|白露|秋分|寒露|霜降|立冬|小雪|大雪|冬至|小寒|大寒"
)
SOLAR_TERM = re.compile(
    rf"(?:今日|今天|明日|明天|昨日|昨天|今|明)?\s*(?:\d{{1,2}}时\d{{1,2}}分)?\s*(?:{_TERMS})(?!{HAN})"
)


def with_whole_dates(text: str) -> str:
    """The text, its dates and weekdays without the blanks that letter-spacing left in them."""
    return _TORN_DATE.sub(lambda found: re.sub(r"\s", "", found[0]), text)


def date_of(found: re.Match[str]) -> datetime.date | None:
    """The date that a match of DATE prints; None where the calendar has no such day."""
    try:
        return datetime.date(_year(found), *_month_and_day(found))
    except ValueError:
        return None


def _year(found: re.Match[str]) -> int:
    if figures := found["year"] or found["year_in_figures"]:
        return int(figures)
    if in_han := found["han_year"] or found["year_in_han"]:
        return in_digits(in_han)
    if found["republic"]:
        return _REPUBLIC_BEGAN + int(found["republic"])
    return _REPUBLIC_BEGAN + in_digits(found["republic_in_han"])


def _month_and_day(found: re.Match[str]) -> tuple[int, int]:
    for of_whom in ("han_{}", "{}_in_han"):
        if month := found[of_whom.format("month")]:
            return arabic(month), arabic(found[of_whom.format("day")])
    for of_whom in ("its_{}", "{}_in_figures"):
        if month := found[of_whom.format("month")]:
            return int(month), int(found[of_whom.format("day")])
    return int(found["month"]), int(found["day"])


def in_digits(numeral: str) -> int:
    """A Chinese number as a number: 二〇二六 digit by digit, 一百一十五 by its places; 0 for any other."""
    if not re.search("[百十]", numeral):
        known = all(digit in _DIGITS for digit in numeral)
        return (
            int("".join(str(_DIGITS[digit]) for digit in numeral)) if numeral and known else 0
        )
    hundreds, hundred, rest = numeral.rpartition("百")
    return (_DIGITS.get(hundreds, 1) if hundred else 0) * 100 + arabic(rest.lstrip("零〇"))


def arabic(numeral: str) -> int:
    """A Chinese numeral below 100 (四, 十, 二十一, 廿一, 叁) as a number; 0 for any other characters."""
    for printed, plain in _TENS.items():
        numeral = numeral.replace(printed, plain)
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return _DIGITS.get(ones, 0)
    return (_DIGITS.get(tens, 0) if tens else 1) * 10 + _DIGITS.get(ones, 0)
