"""Which display line is kicker, headline or deck, and how a headline over two lines reads as one."""

import pytest

from tests.reading.typesetter import read, set_body, stories

DAWN = "清晨五点，月牙湖的湖面上已是一片忙碌。渔民们驾着小船撒网捕鱼，岸边的收购车早早排起了长队，等着第一批鲜鱼上岸。"
FISH = "“今年湖里的银鱼比去年多了三成。”老渔民马大伯说，禁渔期延长之后，水草长起来了，鱼也就回来了。"
WORKS = (
    "据了解，月牙湖湿地修复工程历时五年，累计投入资金两亿元，退出养殖围网三千亩。"
    "目前，月牙湖的渔船全部装上了定位终端。"
)
PLANS = "下一步，当地将在湖边建设湿地公园，发展生态旅游，让更多渔民吃上旅游饭。"
LAKE = set_body(["本报讯 记者陈立 报道 " + DAWN, FISH, WORKS, PLANS], 16)
DECK = "五年投入资金两亿元，退出养殖围网三千亩，渔船全部装上定位终端"


def stack_of(*lines: str) -> tuple[str, str, str]:
    """The kicker, headline and deck that these lines right above the story of the lake are read as."""
    (story,) = stories(*lines, LAKE)
    return story.kicker, story.headline, story.deck


def test_one_line_is_the_headline():
    assert stack_of("月牙湖银鱼回来了") == ("", "月牙湖银鱼回来了", "")


@pytest.mark.parametrize("deck", [DECK, "——湿地修复工程五年见闻"])
def test_a_longer_line_below_that_tells_the_facts_is_the_deck(deck):
    assert stack_of("月牙湖银鱼回来了", deck) == ("", "月牙湖银鱼回来了", deck)


def test_a_deck_may_fill_two_lines():
    assert stack_of("月牙湖银鱼回来了", DECK[:19], DECK[19:]) == ("", "月牙湖银鱼回来了", DECK)


@pytest.mark.parametrize("kicker", ["老渔民马大伯在月牙湖边说", "老渔民马大伯在月牙湖边说："])
def test_a_line_above_that_says_who_says_so_is_the_kicker(kicker):
    assert stack_of(kicker, "银鱼真的回来了") == (kicker, "银鱼真的回来了", "")


@pytest.mark.parametrize(
    ("lines", "stack"),
    [
        (("月牙湖银鱼月牙湖银鱼回来了回来了", DECK), ("", "月牙湖银鱼回来了", DECK)),
        (
            ("五年投入资金两亿元", "月牙湖银鱼月牙湖银鱼回来了回来了"),
            ("五年投入资金两亿元", "月牙湖银鱼回来了", ""),
        ),
        (
            ("五年投入资金两亿元", "银鱼银鱼回来了回来了", "渔民吃上旅游饭，湖边要建湿地公园"),
            ("五年投入资金两亿元", "银鱼回来了", "渔民吃上旅游饭，湖边要建湿地公园"),
        ),
    ],
)
def test_the_shadowed_line_is_the_headline(lines, stack):
    assert stack_of(*lines) == stack


@pytest.mark.parametrize(
    ("lines", "headline"),
    [
        (("一湖碧水映渔歌", "两岸新居连绿荫"), "一湖碧水映渔歌 两岸新居连绿荫"),
        (("渔民们驾着小船撒", "网捕鱼忙起来了"), "渔民们驾着小船撒网捕鱼忙起来了"),
        (("月牙湖：禁渔期延长之后", "银鱼都回来了"), "月牙湖：禁渔期延长之后银鱼都回来了"),
        (("“禁渔期延长之后，", "鱼也就回来了”"), "“禁渔期延长之后，鱼也就回来了”"),
    ],
)
def test_two_lines_of_a_headline_are_two_clauses_or_one_sentence(lines, headline):
    kicker, read_headline, deck = stack_of(*lines)
    assert (kicker + read_headline + deck, read_headline) == (headline, headline)


def test_a_line_that_no_story_takes_is_left_over_and_lost_nowhere():
    page = read("月牙湖银鱼回来了", LAKE, "火星上发现新的环形山")
    assert [finding.story.headline for finding in page.findings] == ["月牙湖银鱼回来了"]
    assert [leftover.text for leftover in page.leftovers] == ["火星上发现新的环形山"]


@pytest.mark.parametrize(
    "kicker", ["湿地修复一线观察", "湿地修复系列报道之二", "历时五年 投入两亿元"]
)
def test_a_line_above_of_another_kind_is_no_row_of_the_headline(kicker):
    assert stack_of(kicker, "月牙湖银鱼回来了")[:2] == (kicker, "月牙湖银鱼回来了")


def test_what_stands_below_a_question_is_no_row_of_it():
    asks, deck = "银鱼回来了几成？", "专家说水草长起来要时间"
    assert stack_of(asks, deck)[1:] == (asks, deck)
