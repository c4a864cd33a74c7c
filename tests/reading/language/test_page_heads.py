"""Page heads as papers print them: what they say of the page."""

import datetime

import pytest

from articles.reading.language.furniture import find_furniture
from articles.reading.language.lines import TextLine

DAY = datetime.date(2026, 3, 8)


def facts_of(*lines):
    found = find_furniture([TextLine(index, line) for index, line in enumerate(lines)])
    assert found.indexes == set(range(len(lines)))
    return found.facts


@pytest.mark.parametrize(
    ("head", "newspaper", "number"),
    [
        (("澄江日报　2026年3月8日　星期日　今日12版", "5"), "澄江日报", "5"),
        (("2026年3月8日　今日8版", "第3版"), "", "3"),
        (("2026年3月8日　第 5 0 2 6 期　共16版", "A02"), "", "A02"),
        (("A02", "澄江日报　2026-03-08　Sunday"), "澄江日报", "A02"),
        (("第6版", "澄江日报　2026年3月8日　SUN."), "澄江日报", "6"),
        (("4版", "澄江周末　2026年3月8日　第318期"), "澄江周末", "4"),
        (("第2版", "山城周报　2026年3月8日—3月14日　第9期"), "山城周报", "2"),
        (("海角日報　中華民國一一五年三月八日　星期日　A5",), "海角日報", "A5"),
        (("海角晚報　民國115年3月8日　星期日　第7版",), "海角晚報", "7"),
        (("中华民国一百一十五年三月八日　星期日", "3版"), "", "3"),
        (("2026年（令和8年）3月8日　星期日", "12版"), "", "12"),
        (("B叠03　要闻", "2026年3月8日　星期日"), "", "B03"),
        (("C叠第12版　财富", "2026年3月8日　星期日"), "", "C12"),
        (("澄江日报　2026年3月8日　星期日", "— 9 —"), "澄江日报", "9"),
        (("澄江日报　2026年3月8日　星期日", "·10·"), "澄江日报", "10"),
        (("六、七版", "澄江日报　2026年3月8日"), "澄江日报", "6-7"),
        (("第四—五版", "澄江日报　2026年3月8日"), "澄江日报", "4-5"),
    ],
)
def test_a_head_says_paper_date_and_number(head, newspaper, number):
    found = facts_of(*head)
    assert (found.newspaper, found.date, found.number) == (newspaper, DAY, number)


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("总第九八七六期", 9876),
        ("第 5 0 2 6 期", 5026),
        ("第三百二十期", 320),
        ("总第 12 期", 12),
    ],
)
def test_an_issue_is_numbered_in_figures_spaced_or_not_and_in_characters(said, number):
    found = facts_of("第1版", f"澄江日报　2026年3月8日　星期日　{said}")
    assert (found.issue_number, found.name) == (number, "")


@pytest.mark.parametrize(
    "weather", ["今日 晴 9℃～21℃ 空气指数 56", "多云 12℃~18℃ AQI 43 优", "小雨 湿度 80% 7°C"]
)
def test_what_the_weather_counts_is_no_page(weather):
    assert facts_of("澄江日报　2026年3月8日　星期日", weather).number == ""


def test_a_date_alone_may_end_a_notice():
    assert find_furniture([TextLine(0, "二〇二六年三月八日")]).indexes == set()
