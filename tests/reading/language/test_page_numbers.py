"""Page numbers in all the forms that papers print them in, and what only looks like one."""

import pytest

from articles.reading.language.page_facts import page_facts
from articles.reading.language.page_numbers import pages_of, plain_number


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("3", "3"),
        ("０３版", "3"),
        ("第 3 版", "3"),
        ("三版", "3"),
        ("第二十一版", "21"),
        ("第叁版", "3"),
        ("拾贰版", "12"),
        ("第〇三版", "3"),
        ("壹、贰版", "1-2"),
        ("头版", "1"),
        ("封面", "1"),
        ("封面故事", ""),
        ("A03", "A03"),
        ("Ｂ叠第01版", "B01"),
        ("B叠·12", "B12"),
        ("4-5版", "4-5"),
        ("A02-A03版", "A2-3"),
        ("6·7版", "6-7"),
        ("04/05版", "4-5"),
        ("A02-03", "A2-3"),
        ("3/8", "3"),
        ("01/08", "1"),
    ],
)
def test_each_form_has_one_plain_one(printed, number):
    assert plain_number(printed) == number


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "版",
        "要闻",
        "0",
        "9/8",
        "0/8",
        "4-7版",
        "3·15版",
        "A02-B03版",
        "5550123",
        "改版",
        "出版",
    ],
)
def test_what_is_no_number_has_none(printed):
    assert plain_number(printed) == ""


@pytest.mark.parametrize(
    ("number", "pages"),
    [("4-5", ("4", "5")), ("A1-2", ("A1", "A2")), ("A3", ("A3",)), ("", ("",))],
)
def test_a_spread_is_two_pages(number, pages):
    assert pages_of(number) == pages


HEAD = "湖县日报　2026年11月20日　星期五　要闻"


@pytest.mark.parametrize(
    "line",
    [
        "湖县日报社　湖滨路，90　编辑部 5550123　广告部 5550456",
        "社址：湖县湖滨路 90 号　电话：5550123",
        "11月28日 星期五",
        "Riverside Road 45 · Tel. 555-0190",
        "今日8版",
        "多云转晴 12℃～18℃",
        "电话 8823　订阅 每月 28 元",
        "投递 5 日　热线 6 级",
        "湖县日报　今日多云　气温2～9℃",
    ],
)
def test_a_number_of_something_else_is_no_pages_number(line):
    assert page_facts([HEAD, line]).number == ""
    assert page_facts([HEAD + "　第3版", line]).number == "3"


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (["第7218期"], 7218),
        (["今年第312期 总第7218期"], 7218),
        (["第312期", "总7218期"], 7218),
        ([HEAD], None),
    ],
)
def test_the_issues_number_counts_from_the_papers_first_day_where_that_is_printed(
    lines, number
):
    assert page_facts(lines).issue_number == number


@pytest.mark.parametrize("line", ["要闻·A03", "要闻A03", "A03·要闻"])
def test_a_letter_that_touches_the_pages_name_is_the_numbers(line):
    facts = page_facts([line])
    assert (facts.number, facts.name) == ("A03", "要闻")


@pytest.mark.parametrize(
    ("line", "number"), [("要闻·头版", "1"), ("要闻|三版", "3"), ("要闻·第十二版", "12")]
)
def test_a_number_in_words_behind_the_pages_name_is_its(line, number):
    facts = page_facts([line])
    assert (facts.number, facts.name) == (number, "要闻")


@pytest.mark.parametrize("number", ["A02", "A叠02"])
def test_a_part_s_number_at_the_page_s_name_is_one_beside_the_issue_s_number(number):
    facts = page_facts([f"2026年11月20日 {number}要闻 总第7218期"])
    assert (facts.number, facts.issue_number) == ("A02", 7218)


def test_a_number_beside_other_counts_says_that_it_is_the_pages():
    assert page_facts(["国内统一连续出版物号 CN 12-3456　今日8版　第3版"]).number == "3"


@pytest.mark.parametrize(
    ("line", "number"),
    [("期号：7218", 7218), ("期数: 第215期", 215), ("期号：总第7218期", 7218)],
)
def test_the_issues_number_may_stand_behind_a_label(line, number):
    facts = page_facts([f"湖县日报 2026年11月20日 第3版 {line}"])
    assert (facts.number, facts.issue_number) == ("3", number)
