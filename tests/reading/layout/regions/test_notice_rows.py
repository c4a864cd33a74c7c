"""Notices in a row, a line or a few long, in the page's type or smaller, with narrow gutters or rules between them."""

import random
from itertools import pairwise

import pytest

from articles.reading.geometry import Box
from articles.reading.layout.page import read_sheet_layout
from articles.reading.sheet import Drawing
from tests.reading.column_pages import set_column, set_text, tight
from tests.reading.sheets import HEI, line, sheet
from tests.reading.typesetter import set_body, title, write

TITLES = (
    "遗失声明",
    "停水公告",
    "公告",
    "拍卖公告",
    "讣告",
    "招租公告",
    "启事",
    "停电通知",
    "更正声明",
)
SHORT = (
    "周禾身份证遗失，声明作废。",
    "何田遗失驾驶证，特此声明。",
    "三月六日沿河路停水一天。",
    "菜场摊位招租，电询村委会。",
    "闸口修缮，三月六日起禁航。",
)
LONG = (
    "因线路检修，三月六日八时至十八时沿河路停电，请各用户提前做好准备。",
    "受委托定于三月二十日在交易中心举行拍卖会，标的为城西旧厂房租赁权，有意者请持证件办理。",
    "受委托定于三月二十日上午举行拍卖会，标的为城西旧厂。",
)
WHO = ("", "江南县公安局", "青禾镇人民政府", "湖滨自来水公司")


class Row:
    """Two or three notices side by side: `told` has the title and text of each."""

    def __init__(self, seed, gutter, between):
        self.chance = chance = random.Random(f"{seed} {gutter} {between}")
        self.em, self.measure = chance.choice((8, 9, 10)), chance.choice((12, 14, 16, 20))
        self.size = chance.choice((1.2, 1.4, 1.6)) * self.em
        self.who, self.is_short = chance.choice(WHO), chance.random() < 0.6
        self.parts, self.told, self.edges, self.foot = [], [], [], 0
        x, count = 40, chance.choice((2, 2, 3))
        texts = chance.sample(SHORT if self.is_short else LONG, count)
        for name, text in zip(chance.sample(TITLES, count), texts, strict=True):
            self.print(name, text, x)
            x = self.edges[-1][1] + gutter * self.em
        self.drawings = list(self.drawn(gutter, between))

    def print(self, name, text, x):
        em, edge = self.em, x + self.measure * self.em
        middle = (edge - x - len(name) * self.size) / 2
        self.parts.append(line(name, x + middle, 130, self.size, style=HEI))
        lines = set_body([text], self.measure, shows_indents=True)
        y = 130 + 1.7 * em + 0.3 * self.size
        self.parts.append(set_column(lines, x, y, em, self.measure))
        y += 1.5 * em * len(lines)
        if self.who:
            self.parts.append(line(self.who, edge - em * (len(self.who) + 1), y, em))
            self.parts.append(set_text("2026年5月20日", edge - 8 * em, y + 1.5 * em, em))
            y, text = y + 3 * em, f"{text}{self.who}2026年5月20日"
        self.foot = max(self.foot, y)
        self.told.append((name, text))
        self.edges.append((x, edge))

    def drawn(self, gutter, between):
        top = 130 - 1.3 * self.size
        if between == "rules":
            for (_, right), (left, _) in pairwise(self.edges):
                x = (right + left) / 2
                yield Drawing("rule", Box(x - 0.2, top, x + 0.2, self.foot))
        if between == "boxes":
            slack = 0.4 * gutter * self.em
            for left, right in self.edges:
                yield Drawing("frame", Box(left - slack, top, right + slack, self.foot))


def read_row(row):
    """What was read of the notices above a report, and the least confidence."""
    head = [line("江南日报", 40, 44, 14, style=HEI), line("2026年5月24日", 140, 44, 9)]
    lines = set_body(write(5, 8, (2, 4)), 22, shows_indents=True)
    y, half = max(row.foot + 60, 300), -(-len(lines) // 2)
    report = [line(title(5), 40, y, 20, style=HEI)]
    for n, x in enumerate((40, 280)):
        report.append(set_column(lines[n * half : (n + 1) * half], x, y + 30, 10, 22))
    page = sheet(
        *head, *row.parts, *report, drawings=row.drawings, width=760, height=y + 60 + 15 * half
    )
    found = read_sheet_layout(page, 1).findings
    told = [
        (f.story.headline, tight("".join(part.text for part in f.story.body)))
        for f in found
        if f.story.headline != title(5)
    ]
    return sorted(told), min(f.confidence for f in found)


@pytest.mark.parametrize("between", ["white", "rules", "boxes"])
def test_each_notice_of_a_row_is_a_story(between):
    rows = [Row(seed, gutter, between) for seed in range(8) for gutter in (0.4, 0.6, 1.0)]
    read = [read_row(row) for row in rows]
    wrong = [
        sure for row, (told, sure) in zip(rows, read, strict=True) if told != sorted(row.told)
    ]
    assert len(wrong) <= 1
    assert all(sure < 0.95 for sure in wrong)


def test_a_mark_that_hangs_over_a_rule_s_place_ends_its_own_notice():
    """The last line is as wide as its column, so that its full stop stands in the gutter."""
    row = Row(0, 0.6, "rules")
    row.em, row.measure, row.size, row.who = 10, 16, 14, ""
    row.parts, row.told, row.edges, row.foot = [], [], [], 0
    for name, text, x in (("公告", LONG[0][:30], 40), ("启事", LONG[1][:30], 206)):
        row.print(name, f"{text}。", x)
    row.drawings = list(row.drawn(0.6, "rules"))
    assert read_row(row)[0] == sorted(row.told)
