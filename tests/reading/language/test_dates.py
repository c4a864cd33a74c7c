"""Dates as a newspaper prints them, in digits and in Chinese numerals, and the calendar that knows them."""

import datetime

import pytest

from articles.reading.language.dates import DATE, LUNAR, arabic, date_of, with_whole_dates


@pytest.mark.parametrize(
    "text",
    [
        "2024年3月16日",
        "2024-03-16",
        "2024.3.16",
        "2024 年 3 月 16 日",
        "二〇二四年三月十六日",
        "二○二四年三月十六日",
        "二〇二四年3月16日",
        "2024年三月十六日",
    ],
)
def test_every_form_is_the_same_day(text):
    assert date_of(DATE.fullmatch(text)) == datetime.date(2024, 3, 16)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇二六年十一月廿日", 20),
        ("二0二六年十一月廿一日", 21),
        ("二〇二六年 十一月 二十日", 20),
        ("二 〇 二 六 年 十 一 月 二 十 日", 20),
        ("二〇二六年十一月卅日", 30),
    ],
)
def test_tens_of_their_own_and_blanks_make_no_other_day(text, day):
    found = DATE.fullmatch(with_whole_dates(text))
    assert date_of(found) == datetime.date(2026, 11, day)


@pytest.mark.parametrize("text", ["2024年2月30日", "2024-13-01", "二〇二四年二月三十日"])
def test_a_day_that_no_calendar_has_is_none(text):
    assert date_of(DATE.fullmatch(text)) is None


@pytest.mark.parametrize("text", ["3月16日", "1024年3月16日", "三月十六日", "二四年三月十六日"])
def test_a_date_without_its_year_is_no_date(text):
    assert DATE.search(text) is None


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("四", 4),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二十一", 21),
        ("三十", 30),
        ("渔", 0),
    ],
)
def test_a_chinese_numeral_is_a_number(numeral, number):
    assert arabic(numeral) == number


@pytest.mark.parametrize(
    "text", ["农历正月廿六", "甲辰年正月廿六", "农历甲辰年闰二月初一", "癸卯年十一月三十"]
)
def test_a_lunar_date_says_so(text):
    assert LUNAR.fullmatch(text)


@pytest.mark.parametrize("text", ["正月十五", "甲午年间", "农历新年", "十一月八日"])
def test_other_words_are_no_lunar_date(text):
    assert not LUNAR.search(text)
