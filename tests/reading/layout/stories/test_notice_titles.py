"""A notice's title alone over its text is the headline, also where its words name sections, too."""

import pytest

from articles.reading.geometry import Box
from articles.reading.layout.page import read_sheet_layout
from articles.reading.sheet import Drawing
from tests.reading.sheets import HEI, column, line, sheet, wrapped
from tests.reading.typesetter import set_body, title, write

TEXTS = (
    "受委托定于三月二十日上午在交易中心举行拍卖会，标的为城西旧厂房租赁权，有意者请持有效证件办理手续。",
    "因线路检修，三月六日八时至十八时沿河路停电，请各用户提前做好准备，由此带来的不便敬请谅解。",
)
NAMES = ["公告", "启事", "招聘启事", "招领启事", "拍卖公告", "停水通告", "声明"]


def story(seed, x):
    body = column(set_body(write(seed, 3), 24, shows_indents=True), x, 110, 10)
    return line(title(seed), x, 80, 20, style=HEI) + body


def read(*parts, drawings=()):
    page = sheet(story(1, 40), story(2, 320), *parts, drawings=drawings, height=900)
    return [finding.story for finding in read_sheet_layout(page, 1).findings]


def notice(name, text, x, size, step=1.0):
    middle = x + (240 - size * step * len(name)) / 2
    heading = line(name, middle, 600, size, style=HEI, step=step)
    return heading + column(wrapped(text, 24), x, 636, 10)


@pytest.mark.parametrize("size", [14, 18, 24])
@pytest.mark.parametrize("name", NAMES)
def test_a_notice_s_title_alone_over_its_text_is_its_headline(name, size):
    rule = Drawing("rule", Box(40, 560, 560, 560.5))
    stories = read(notice(name, TEXTS[0], 40, size), drawings=[rule])
    (found,) = [one for one in stories if "拍卖会" in one.text]
    assert (found.headline, found.section) == (name, "")
    assert found.kind in {"notice", "statement"}


@pytest.mark.parametrize("name", NAMES)
def test_each_of_two_notices_side_by_side_has_its_title(name):
    frames = [
        Drawing("frame", Box(34, 590, 286, 760)),
        Drawing("frame", Box(314, 590, 566, 760)),
    ]
    other = "公告" if name != "公告" else "启事"
    notices = [notice(name, TEXTS[0], 40, 18), notice(other, TEXTS[1], 320, 18)]
    found = {one.text: one.headline for one in read(*notices, drawings=frames)}
    assert found[TEXTS[0]] == name
    assert found[TEXTS[1]] == other


@pytest.mark.parametrize("name", ["公告", "启事", "通知公告"])
def test_it_is_a_section_s_name_where_what_stands_under_it_has_a_headline(name):
    rule = Drawing("rule", Box(40, 560, 560, 560.5))
    label = line(name, 40, 570, 14, style=HEI)
    stories = read(label, notice("沿河路将停电检修", TEXTS[1], 40, 20), drawings=[rule])
    (found,) = [one for one in stories if "停电" in one.text]
    assert found.headline == "沿河路将停电检修"
