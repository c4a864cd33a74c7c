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
        (("2 版　要 闻　2026 年 3 月 8 日", "澄 江 日 报"), "澄江日报", "2"),
        (("A叠02　澄江日报·要闻　2026-03-08",), "澄江日报", "A02"),
        (("澄江日报　2026年3月8日　星期日", "封面"), "澄江日报", "1"),
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


@pytest.mark.parametrize(
    ("head", "paper", "edition"),
    [
        ("湖县日报·早报", "湖县日报", "早报"),
        ("湖县日报 晚报版", "湖县日报", "晚报"),
        ("湖县日报晚报版", "湖县日报", "晚报"),
        ("湖县日报（周末版）", "湖县日报", "周末版"),
        ("湖县日报·周末", "湖县日报", "周末"),
        ("湖县日报早报", "湖县日报", "早报"),
        ("湖县日报　增刊", "湖县日报", "增刊"),
        ("湖县日报号外", "湖县日报", "号外"),
        ("湖县日报海外版", "湖县日报", "海外版"),
        ("湖县日报·早版", "湖县日报", "早版"),
        ("湖县日报（农村版）", "湖县日报", "农村版"),
        ("湖县日报　城市版", "湖县日报", ""),
        ("湖县日报　周末", "湖县日报", ""),
        ("湖县晚报", "湖县晚报", ""),
        ("今日早报", "今日早报", ""),
        ("湖县日报　湖县晚报", "湖县日报", ""),
    ],
)
@pytest.mark.parametrize("is_alone", [True, False])
def test_an_edition_stands_right_behind_the_papers_name(head, paper, edition, is_alone):
    date = "2026年3月8日　星期日"
    facts = facts_of("第3版", *([head, date] if is_alone else [f"{head}　{date}"]))
    assert (facts.newspaper, facts.edition, facts.date) == (paper, edition, DAY)


def test_an_edition_that_says_so_may_stand_on_a_line_of_its_own():
    facts = facts_of("湖县日报", "晚报版", "2026年3月8日　星期日")
    assert (facts.newspaper, facts.edition, facts.name) == ("湖县日报", "晚报", "")


@pytest.mark.parametrize("own", ["NO.7218", "No. 7218", "№ 7218", "N0.7218", "ＮＯ．７２１８"])
@pytest.mark.parametrize("total", ["总第NO.9312", "总第9312期", "（总第9312期）", "总№9312"])
@pytest.mark.parametrize("at", [0, 1])
def test_a_number_of_its_own_counts_before_the_total_of_all_issues(own, total, at):
    said = [own, total] if at else [total, own]
    assert facts_of("第1版", "澄江日报　2026年3月8日", *said).issue_number == 7218
    in_one_line = facts_of("第1版", f"澄江日报　2026年3月8日　{'　'.join(said)}")
    assert (in_one_line.issue_number, in_one_line.name) == (7218, "")


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("总第NO.9312", 9312),
        ("总第9312号", 9312),
        ("总第9312号　第7218号", 7218),
        ("第7218期　总第NO.9312", 7218),
        ("Vol.12　NO.7218", 7218),
    ],
)
def test_a_total_counts_where_nothing_else_numbers_the_issue(said, number):
    assert facts_of("第1版", f"澄江日报　2026年3月8日　{said}").issue_number == number


@pytest.mark.parametrize("name", ["澄江日报", "澄 江 日 报", "澄　江　晚　报", "澄 江 日 報"])
def test_a_papers_name_alone_at_the_top_is_the_masthead(name):
    lines = [TextLine(0, name), TextLine(1, "渔民湖畔晒网"), TextLine(2, "傍晚，渔民收网。")]
    found = find_furniture(lines)
    paper = name.replace(" ", "").replace("　", "")
    assert (found.indexes, found.facts.newspaper) == ({0}, paper)


@pytest.mark.parametrize("name", ["健康周刊", "快报", "山城周报", "工作简报"])
def test_a_name_that_sections_have_too_is_no_masthead_by_itself(name):
    found = find_furniture([TextLine(0, name), TextLine(1, "渔民湖畔晒网")])
    assert found.indexes == frozenset()


def test_a_papers_name_below_a_headline_may_be_where_the_text_is_from():
    lines = ["渔民湖畔晒网忙", "人民日报", "傍晚，渔民收网。"]
    found = find_furniture([TextLine(n, text) for n, text in enumerate(lines)])
    assert found.indexes == frozenset()
