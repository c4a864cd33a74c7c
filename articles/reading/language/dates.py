"""Dates as a newspaper prints them: 2023年11月8日, 2023-11-08, 二〇二三年十一月八日; weekdays; lunar dates."""

from __future__ import annotations

import datetime
import re

HAN = "[\u4e00-\u9fff]"

_DIGITS = {
    digit: value
    # What is typed for 〇: other circles, Latin, Greek and Cyrillic letters, a digit
    for value, digits in enumerate(("零〇○◯⭕OoΟοОо0", *"一二三四五六七八九"))
    for digit in digits
}
_NUMERAL = "[一二三四五六七八九十]"

DATE = re.compile(
    r"(?P<year>(?:19|20)\d\d)\s*(?:年|[-/.．])\s*(?P<month>\d{1,2})\s*(?:月|[-/.．])\s*(?P<day>\d{1,2})\s*日?"
    rf"|(?P<han_year>[一二][{''.join(_DIGITS)}]{{3}})年(?P<han_month>{_NUMERAL}{{1,2}})月(?P<han_day>{_NUMERAL}{{1,3}})日"
)
# The last day of an issue for several days, behind the first: 2026年10月1日至10月7日, 1日—3日
UNTIL = re.compile(
    r"\s*[-–—~～至到]+\s*(?:(?:19|20)\d\d\s*年\s*)?(?:\d{1,2}\s*月\s*)?\d{1,2}\s*日"
    rf"|\s*[-–—~～至到]+\s*(?:{_NUMERAL}{{1,2}}月)?{_NUMERAL}{{1,3}}日"
)
WEEKDAY = re.compile(r"(?:星期|周|礼拜)[一二三四五六日天]")
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


def date_of(found: re.Match[str]) -> datetime.date | None:
    """The date that a match of DATE prints; None where the calendar has no such day."""
    if found["year"]:
        year, month, day = (int(found[part]) for part in ("year", "month", "day"))
    else:
        year = int("".join(str(_DIGITS[digit]) for digit in found["han_year"]))
        month, day = arabic(found["han_month"]), arabic(found["han_day"])
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def arabic(numeral: str) -> int:
    """A Chinese numeral below 100 (四, 十, 二十一) as a number; 0 for any other characters."""
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return _DIGITS.get(ones, 0)
    return (_DIGITS.get(tens, 0) if tens else 1) * 10 + _DIGITS.get(ones, 0)
