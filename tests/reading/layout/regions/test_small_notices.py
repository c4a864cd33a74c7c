"""Notices in type that is smaller than the page's text are stories, and posters that somebody signs are ads."""

import pytest

from articles.reading.geometry import Box
from articles.reading.layout.page import read_sheet_layout
from articles.reading.sheet import Drawing
from tests.reading.sheets import HEI, KAI, column, line, sheet, wrapped
from tests.reading.typesetter import set_body, title, write

TEXT = "受委托定于三月二十日上午在交易中心举行拍卖会，标的为城西旧厂房租赁权，有意者请持有效证件办理手续。"


def story(seed, x):
    body = column(set_body(write(seed, 3), 24, shows_indents=True), x, 110, 10)
    return line(title(seed), x, 80, 20, style=HEI) + body


def read(*parts, drawings=()):
    page = sheet(story(1, 40), story(2, 320), *parts, drawings=drawings, height=900)
    return [finding.story for finding in read_sheet_layout(page, 1).findings]


@pytest.mark.parametrize("size", [7.5, 8.0, 8.5, 9.0, 9.4])
@pytest.mark.parametrize("name", ["拍卖公告", "停水通告", "遗失声明", "讣告", "招标公告"])
def test_a_notice_in_small_type_is_a_story(size, name):
    rule = Drawing("rule", Box(40, 560, 560, 560.5))
    text = column(wrapped(TEXT, 30), 40, 620, size)
    stories = read(line(name, 40, 600, 18, style=HEI), text, drawings=[rule])
    assert len(stories) == 3
    (notice,) = [one for one in stories if "拍卖会" in one.text]
    assert notice.text == TEXT
    assert name in (notice.headline, notice.section)


@pytest.mark.parametrize("signed", ["湖滨日报社　宣", "湖滨县文明办宣", "县融媒体中心 宣"])
@pytest.mark.parametrize("size", [8, 10, 12])
def test_a_poster_that_somebody_signs_is_no_story(signed, size):
    tint = Drawing("tint", Box(40, 560, 560, 760))
    poster = [
        line("节约用水　人人有责", 80, 620, 36, style=HEI, step=1.1),
        line("一滴清水，一片绿地，一个地球", 180, 680, 16),
        line(signed, 400, 740, size),
    ]
    stories = read(*poster, drawings=[tint])
    assert sorted(one.headline for one in stories) == sorted([title(1), title(2)])
    assert "清水" not in "".join(one.text for one in stories)


FIRST = "经各单位推荐、评委会评审，现将人员名单公示如下，公示期为五个工作日。"
LAST = "如有异议，请在公示期内与清河县教育局人事股联系，电话：5221310。"
ROLL = [
    "丁秀　吴芳禾　萧青华",
    "龚小刚　蔡娟宇　蒋平",
    "汪欣　武庆敏　范嘉",
    "卢静波　黄敏　沈云",
]


@pytest.mark.parametrize("size", [8.5, 9.4, 10.0])
def test_a_roll_in_a_notice_keeps_its_lines_and_what_stands_below_it_is_text(size):
    """Who gives it and the day stand at the right below, in another face."""
    rule = Drawing("rule", Box(40, 560, 560, 560.5))
    lines = [*set_body([FIRST], 18, shows_indents=True), *(f"　　{names}" for names in ROLL)]
    lines += set_body([LAST], 18, shows_indents=True)
    end = 616 + len(lines) * 1.5 * size
    signed = [line("清河县教育局", 40 + 11 * size, end, size, style=KAI)]
    day = line("2024年10月20日", 40 + 8.5 * size, end + 1.5 * size, size, style=KAI)
    body = column(lines, 40, 616, size)
    stories = read(
        line("优秀教师公示", 70, 598, 14, style=HEI), body, *signed, day, drawings=[rule]
    )
    (notice,) = [one for one in stories if "评委会" in one.text]
    told = [p.text for p in notice.body]
    rolled = [names.replace("　", " ") for names in ROLL]
    assert [t.replace("　", " ") for t in told] == [
        FIRST,
        *rolled,
        LAST,
        "清河县教育局",
        "2024年10月20日",
    ]


@pytest.mark.parametrize("style", [KAI, HEI])
def test_a_day_at_the_left_over_more_text_signs_nothing(style):
    """It heads what follows, as other crossheads do."""
    first, second = "　　" + TEXT, "　　" + TEXT[::-1].strip("。") + "。"
    above = wrapped(first, 24)
    day = 110 + 15 * len(above)
    page = sheet(
        story(2, 320),
        line("旧厂房往事", 40, 80, 20, style=HEI),
        column(above, 40, 110),
        line("1939年11月14日", 40, day, style=style),
        column(wrapped(second, 24), 40, day + 15),
        height=900,
    )
    findings = read_sheet_layout(page, 1).findings
    (found,) = [f for f in findings if f.story.headline == "旧厂房往事"]
    told = [(p.kind, p.text) for p in found.story.body]
    assert ("crosshead", "1939年11月14日") in told
    assert found.confidence == 1.0
