"""Lines that are nothing but words of a page's head, in the forms that papers give them."""

import datetime
import random

import pytest

from articles.reading.language.furniture_forms import in_plain_form
from articles.reading.language.head_lines import in_plain_wording, says_head
from articles.reading.language.page_facts import page_facts
from tests.reading.typesetter import read, set_body, title, write

DAY = datetime.date(2026, 3, 8)
PAPERS = "海州日报 清河晚报 平湖周刊 松江都市报 云台商报 今日青川 安宁时报".split()
PAGE_NAMES = "要闻 综合 民生 副刊 国际新闻 文教体卫 社会·法治 专题 乡村振兴".split()
DATES = (
    "2026年3月8日 星期日",
    "2026年03月08日　周日",
    "2026-03-08",
    "2026/03/08",
    "2026.3.8 星期日",
    "二〇二六年三月八日",
    "二O二六年三月八日 星期日",
    "公元2026年3月8日 星期日 丙午年正月二十",
    "出版日期：2026年3月8日",
    "2026年3月8日（星期日）",
    "2026年3月8日 礼拜天",
)
NUMBERS = (
    ("第7版", "7"),
    ("07版", "7"),
    ("A07", "A07"),
    ("【7版】", "7"),
    ("[07]", "7"),
    ("・7・", "7"),
    ("版次：7", "7"),
    ("C-07", "C07"),
    ("七版", "7"),
    ("7/24", "7"),
    ("6－7版", "6-7"),
    ("T叠07版", "T07"),
)
ISSUES = (
    "第8619期",
    "总8619期",
    "（总第8619期）",
    "第8619号",
    "NO.8619",
    "总第8619期 今日16版",
)


@pytest.mark.parametrize(
    "line",
    [
        "泗县产业园第1期工程",
        "产业园第12期工程开工",
        "第3期培训班",
        "生态修复第二期",
        "生态修复 第二期",
        "第二期 数字乡村",
        "第5期简报",
        "工作简报第5期",
        "防汛战报第12期",
        "（第三期）花海驿站",
        "青苗计划｜第八期",
        "老街改造总第3期",
        "第十期喜报",
        "MUNDO",
        "Tiempo",
        "VOZ",
    ],
)
def test_a_number_inside_a_name_and_the_label_of_a_section_are_no_facts_of_the_page(line):
    assert not says_head(line, in_head=False)


@pytest.mark.parametrize(
    "line",
    [
        "第7218期今日8版",
        "今日8版第7218期",
        "江南日报第7218期",
        "第7218期江南日报",
        "第7218期星期五",
    ],
)
def test_an_issue_s_number_stands_right_beside_what_else_a_head_says(line):
    assert says_head(line, in_head=False)


@pytest.mark.parametrize(
    "line",
    [
        "湖县日报　今日多云　气温2～9℃",
        "湖县日报　2026年3月8日　晴转小雨　-3℃~5℃",
        "湖县日报　2026年3月8日　2026年第98期",
        "湖县日报　今年第98期",
    ],
)
def test_the_weather_and_the_year_s_count_beside_the_papers_name_are_of_its_head(line):
    assert says_head(in_plain_form(line), in_head=False)


@pytest.mark.parametrize("line", ["今日雨水充足", "多云山下话丰收", "湖县日报今日雨中送书"])
def test_words_of_the_sky_in_a_headline_are_none(line):
    assert not says_head(in_plain_form(line), in_head=False)


def make_head(seed):
    """The lines of a page's head, in any order and on any number of lines, and the number that it says."""
    chance = random.Random(seed)
    printed, number = NUMBERS[seed % len(NUMBERS)]
    parts = [chance.choice(PAPERS), DATES[seed % len(DATES)], printed]
    parts += [ISSUES[seed % len(ISSUES)], chance.choice(PAGE_NAMES)]
    chance.shuffle(parts)
    if seed % 3 == 0:
        return parts, number
    cut = 5 if seed % 3 == 1 else chance.randint(1, 3)
    rows = [parts[:cut], parts[cut:]]
    return [chance.choice(("　", "  ")).join(row) for row in rows if row], number


@pytest.mark.parametrize("seed", range(66))
def test_a_head_in_any_order_is_furniture_and_says_its_facts(seed):
    head, number = make_head(seed)
    page = read(head, title(seed), set_body(write(seed, 3), 18))
    (story,) = [finding.story for finding in page.findings]
    assert (story.headline, story.kicker, story.deck) == (title(seed), "", "")
    assert (page.facts.date, page.facts.number) == (DAY, number)
    assert page.facts.issue_number == 8619


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("【9版】", "9版"),
        ("[08]", "08"),
        ("C-15 副刊", "C15 副刊"),
        ("副刊 Page 19", "副刊 19版"),
        ("（总第12期）", "总第12期"),
        ("（见三版）", "（见三版）"),
        ("Page 4 · Local", "Page 4 · Local"),
    ],
)
def test_marks_around_a_number_are_taken_off(printed, plain):
    assert in_plain_wording(printed) == plain


@pytest.mark.parametrize(
    "line",
    [
        "截至2026年3月8日全县播种过半",
        "甲午年间的渔村",
        "第3届茶博会开幕",
        "2026年3月8日，大会召开。",
    ],
)
def test_what_only_holds_such_words_is_none(line):
    assert not says_head(line, in_head=True)


def test_a_date_alone_begins_no_head():
    page = read("二〇二六年三月八日", title(1), set_body(write(1, 3), 18))
    assert page.facts.date is None


def test_a_date_is_no_number_of_the_line_above_it():
    page = read(
        *("民生", "鹿山新报", "第19版", "2026/12/17", "公交驶进家门口"),
        set_body(write(4, 3), 12),
    )
    assert page.facts.date == datetime.date(2026, 12, 17)
    assert page.findings[0].story.headline == "公交驶进家门口"


NAMES_OF_PHASES = (
    "生态修复第二期",
    "渔政工作第5期简报",
    "老街改造 第三期",
    "第二期 数字乡村",
    "青苗计划第八期",
    "第十二期培训班",
    "工作简报第5期",
    "渡口灯会第6期",
    "防汛战报第12期",
    "第四期 名师讲堂",
    "河堤加固第2期工程",
    "非遗展演·第九期",
)


@pytest.mark.parametrize("seed", range(36))
def test_a_headline_that_numbers_something_else_is_no_line_of_the_page_s_head(seed):
    head, number = make_head(seed)
    headline = NAMES_OF_PHASES[seed % len(NAMES_OF_PHASES)]
    page = read(
        head,
        *(title(seed), set_body(write(seed, 3), 18)),
        *(headline, set_body(write(seed + 500, 3), 18)),
    )
    assert [found.story.headline for found in page.findings] == [title(seed), headline]
    assert (page.facts.number, page.facts.issue_number) == (number, 8619)


@pytest.mark.parametrize(
    "line", ["第7218期", "总第7218期", "第 5 0 2 6 期", "（总第12期）", "第九期", "【第9期】"]
)
def test_an_issue_s_number_alone_is_of_the_page_s_head_wherever_it_stands(line):
    assert says_head(line, in_head=False)


@pytest.mark.parametrize("line", ["第二期 要闻", "健康专刊第12期", "要闻第7218期"])
def test_an_issue_s_number_with_a_name_is_of_the_page_s_head_only_there(line):
    assert (says_head(line, in_head=True), says_head(line, in_head=False)) == (True, False)


@pytest.mark.parametrize(
    "line",
    [
        "云溪日报　Thursday, March 5, 2026",
        "云溪日报 THURSDAY MARCH 5, 2026 A03",
        "5 March 2026　云溪日报",
        "要闻 Mar. 5, 2026 云溪日报",
    ],
)
def test_a_date_in_english_stands_in_a_chinese_head_as_well(line):
    plain = in_plain_form(line)
    assert says_head(plain, in_head=False)
    facts = page_facts([line])
    assert (facts.newspaper, str(facts.date)) == ("云溪日报", "2026-03-05")
    assert facts.number in {"", "A03"}


@pytest.mark.parametrize(
    "line",
    [
        "Hill Street 7　news@example.com",
        "www.example.com  12 Hill Road",
        "Via Roma 4 · redazione@example.it",
        "Hauptstraße 9, www.example.de",
        "Sonnenhof 7 info@example.de",
    ],
)
def test_the_number_of_a_house_is_no_page_s(line):
    assert page_facts([line]).number == ""


@pytest.mark.parametrize(
    "line",
    [
        "3 综合新闻 2 0 2 6 年5 月2 4 日 云溪日报",
        "3综合新闻2026年5月24日 云溪日报",
        "云溪日报 2 0 2 6 年 5 月 2 4 日 星 期 日 03",
    ],
)
def test_blanks_that_an_extractor_adds_or_loses_make_a_head_no_headline(line):
    assert says_head(in_plain_form(line), in_head=False)
    facts = page_facts([line])
    assert (facts.newspaper, str(facts.date)) == ("云溪日报", "2026-05-24")


@pytest.mark.parametrize("line", ["3人获奖 2026年5月24日 云溪日报", "2026年5月24日 8村通车"])
def test_a_number_before_other_words_is_no_page_s(line):
    assert not says_head(in_plain_form(line), in_head=True)
