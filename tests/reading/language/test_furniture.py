"""What is on every page and in no story, what it tells of the page, and what only looks like it."""

import datetime

import pytest

from articles.reading import PageFacts
from articles.reading.language.furniture import find_furniture
from articles.reading.language.lines import TextLine
from articles.reading.language.staff_lines import is_staff_line
from articles.reading.language.standing_matter import is_imprint
from tests.reading.typesetter import read, set_body, texts, write

DAY = datetime.date(2024, 3, 6)


def find(*texts_: str):
    return find_furniture([TextLine(index, text) for index, text in enumerate(texts_)])


def taken(*texts_: str) -> list[str]:
    return [texts_[index] for index in sorted(find(*texts_).indexes)]


@pytest.mark.parametrize(
    "line",
    [
        "2024年3月6日 星期三",
        "2024年3月6日　星期三　农历正月廿六",
        "星期三 2024年3月6日",
        "2024-03-06 星期三",
        "2024.3.6 周三",
        "２０２４年３月６日 星期三",
        "2024年3月6日 星期三 甲辰年正月廿六",
        "二〇二四年三月六日 星期三",
        "二○二四年三月六日 星期三",
        "二O二四年三月六日 星期三",
        "二０二四年三月六日 星期三",
        "二◯二四年三月六日 星期三",
        "二О二四年三月六日 星期三",
        "2024年3月6日　农历正月廿六　今日惊蛰",
        "湖滨晚报 2024年3月6日至3月10日 合刊",
        "湖滨晚报 二〇二四年三月六日—十日 合刊",
        "湖滨晚报 2024年3月6日",
        "2024年3月6日 第4版",
    ],
)
def test_a_line_of_date_and_weekday_is_furniture_and_dates_the_page(line):
    assert (taken(line), find(line).facts.date, find(line).facts.name) == ([line], DAY, "")


@pytest.mark.parametrize(
    "line",
    [
        "责任编辑：何平",
        "责任编辑 何平 版式 陈立",
        "责编 何平 美编 陈立 校对 周小舟",
        "本版编辑：何平 版式设计：陈立",
        "■责任编辑：何平 ■版式：陈立",
        "值班编委：何平 责任编辑：陈立 电话：0731-88888888",
        "责任编辑何平",
        "责任编辑/何平 视觉/陈立",
    ],
)
def test_what_the_staff_did_is_furniture_and_nobodys_name_names_the_page(line):
    assert taken(line) == [line]
    assert find(line).facts == PageFacts()


@pytest.mark.parametrize(
    "line",
    [
        "总第4821期",
        "国内统一连续出版物号：CN 12-3456 邮发代号：34-5",
        "今日8版",
        "农历正月廿六",
        "甲辰年正月廿六",
        "农历甲辰年闰二月初一",
        "新闻热线：0731-88888888",
        "投稿邮箱：news@hubin.example",
        "www.hubin.example",
    ],
)
def test_notices_are_furniture_and_number_no_page(line):
    assert (taken(line), find(line).facts.number) == ([line], "")


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("第4版", "4"),
        ("第 4 版", "4"),
        ("04版", "4"),
        ("A04", "A04"),
        ("A4版", "A4"),
        ("第四版", "4"),
        ("第十二版", "12"),
        ("四版", "4"),
        ("头版", "1"),
        ("A叠04版", "A04"),
        ("4-5版", "4-5"),
        ("04—05版", "4-5"),
    ],
)
def test_a_page_number_alone_is_furniture(line, number):
    assert (taken(line), find(line).facts.number) == ([line], number)


@pytest.mark.parametrize(
    "line", ["第4版 民生", "第4版：民生", "4版·民生", "民生 第4版", "民生｜04版"]
)
def test_a_page_number_with_a_name_apart_is_furniture_wherever_it_stands(line):
    assert (taken(line), find(line).facts) == ([line], PageFacts(number="4", name="民生"))


@pytest.mark.parametrize(
    "lines",
    [
        ("湖滨晚报", "2024年3月6日 星期三", "第4版 民生"),
        ("湖滨晚报", "4", "民生", "2024年3月6日 星期三"),
        ("湖滨晚报", "民生", "第4版", "2024年3月6日 星期三"),
        ("2024年3月6日 星期三", "04民生", "湖滨晚报"),
        ("2024年3月6日 星期三", "民生04", "湖滨晚报"),
        ("湖滨晚报 2024年3月6日 星期三 民生 4",),
        ("2024年3月6日 星期三", "4 民生", "湖滨晚报", "责任编辑：何平 版式：陈立"),
        ("4版·民生", "2024年3月6日 星期三", "湖滨晚报"),
    ],
)
def test_the_page_tells_its_paper_date_number_and_name(lines):
    found = find(*lines)
    assert found.facts == PageFacts("湖滨晚报", DAY, "4", "民生")
    assert found.indexes == frozenset(range(len(lines)))


def test_the_issues_running_number_is_told():
    assert find("总第4821期 今日8版").facts == PageFacts(issue_number=4821)


def test_a_date_that_no_calendar_has_is_furniture_without_a_date():
    line = "2024年2月31日 星期三"
    assert (taken(line), find(line).facts.date) == ([line], None)


@pytest.mark.parametrize(
    "line",
    [
        "2024年3月6日，湖滨区召开大会。",
        "2024年3月至5月，湖区禁渔",
        "二〇二四年三月六日",
        "截至2024年3月6日",
        "责任编辑何平近日走访了渔民",
        "责任编辑培训班开班",
        "全区责任编辑齐聚湖滨",
        "第4版图书火热上市",
        "他负责校对和版式",
        "星期三见",
        "正月十五",
        "甲午年间的渔村",
        "湖滨晚报记者走进渔村",
        "今日天气晴好",
        "4",
        "民生",
        "13.3%",
        "电话那头传来笑声",
    ],
)
def test_what_only_looks_like_furniture_stays_text(line):
    assert taken(line) == []


@pytest.mark.parametrize("line", ["渔村新貌", "渔民陈立出海", "4月开渔", "3人获奖"])
def test_a_short_line_next_to_the_furniture_is_not_drawn_in(line):
    assert taken(line, "2024年3月6日 星期三") == ["2024年3月6日 星期三"]


def test_prose_behind_the_word_editor_is_no_staff_line():
    assert not is_staff_line("责任编辑何平近日走访了渔民")
    assert is_staff_line("责任编辑何平")


def test_furniture_inside_a_text_is_taken_out_and_the_text_goes_on():
    told = write(11, 3, (3, 4))
    lines = set_body(told, 14)
    page = read(lines[:4], "责任编辑：何平 版式：陈立", lines[4:])
    assert page.furniture == ("责任编辑：何平 版式：陈立",)
    assert [texts(finding.story) for finding in page.findings] == [told]


@pytest.mark.parametrize(
    "line",
    [
        "今日天气 多云 12℃～18℃ 东北风3级",
        "天气：晴转多云 8℃-15℃",
        "多云转晴 12～18℃",
        "湖滨晚报社出版",
        "中共湖滨县委主管主办",
        "湖滨县融媒体中心主办",
        "每周一、三、五出版",
        "HBWB20240306A02.indd 2 2024/3/5 22:15:31",
        "A02民生.fit 2024-03-05 22:15",
        "2024/3/5 22:15:31",
        "C M Y K",
    ],
)
def test_weather_publishers_and_slugs_are_furniture_and_number_no_page(line):
    found = find(line)
    assert (taken(line), found.facts) == ([line], PageFacts())


@pytest.mark.parametrize(
    "line",
    [
        "明日多云转晴，气温回升到12℃",
        "新书由湖滨出版社出版",
        "运动会由体育局主办",
        "大雨下了一夜",
    ],
)
def test_prose_about_weather_and_publishers_is_text(line):
    assert taken(line) == []


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("湖滨晚报 民生 4", PageFacts("湖滨晚报", None, "4", "民生")),
        ("04 民生", PageFacts(number="4", name="民生")),
        ("民生　A04", PageFacts(number="A04", name="民生")),
        ("2024年3月6日 星期三 第4版 民生 责编 何平", PageFacts("", DAY, "4", "民生")),
        ("04 | 民生 | 2024年3月6日 星期三 | 责编/何平", PageFacts("", DAY, "4", "民生")),
        (
            "湖滨晚报 2024年3月6日 星期三 民生 传版：何平",
            PageFacts("湖滨晚报", DAY, "", "民生"),
        ),
    ],
)
def test_a_page_head_in_one_line_of_a_dump_says_what_it_says(line, facts):
    found = find(line, "湖上渔家早")
    assert (found.indexes, found.facts) == (frozenset({0}), facts)


@pytest.mark.parametrize(
    "line",
    [
        "社址：本市人民中路88号 邮编：410001 总编室电话：5552345 广告部：5556789 定价每份1.00元 本市印务中心印",
        "本报地址：湖滨路6号　邮政编码：322000　编辑部：5550001　发行部：5550002　月价36元　本报印刷厂承印",
        "社址:湖滨路6号 邮编:322000 总编室:5550001 广告许可证:3306004000005 零售价1.50元 湖州日报社印刷",
        "地址：滨江大道1号　电话：0571－55510000　传真：55510001　零售每份1元　承印：滨江印务",
    ],
)
def test_a_papers_imprint_is_furniture_however_long(line):
    assert taken(line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "社址搬到湖滨路6号后，编辑部的电话没有变，定价也没有变，广告部和发行部都在三楼办公，读者可以打5550001来问。",
        "村里的小印刷厂一年承印了12万册连环画，发行到邻近的三个县，每册定价两元八角",
        "地址：湖滨路6号　电话：5550001　传真：5550002",
    ],
)
def test_prose_about_printing_and_a_firms_address_are_no_imprint(line):
    assert not is_imprint(line)
