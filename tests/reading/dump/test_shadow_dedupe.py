"""A shadowed headline is dumped run by run, each run twice: undone; what repeats itself in print stays."""

import pytest

from articles.reading.dump.shadow_dedupe import LONGEST, dedupe_shadow
from articles.reading.dump.text import read_dump


def shadowed(*runs: str) -> str:
    return "".join(run * 2 for run in runs)


@pytest.mark.parametrize(
    "runs",
    [
        ("古渡新桥", "：", "两岸灯火一家亲"),
        ("古渡新桥两岸灯火",),
        ("“", "小渔村", "”", "的大变化"),
        ("2024", "年", "春茶开采"),
        ("GDP", "增长", "5.3%"),
        ("——", "写在湖边的答卷"),
        ("古", "渡", "新", "桥"),
        ("天天", "有鱼"),
        ("一条", "一条", "河"),
        ("渔歌",),
    ],
)
def test_runs_that_stand_twice_are_undone(runs):
    assert dedupe_shadow(shadowed(*runs)) == "".join(runs)


def test_runs_set_apart_by_a_space_keep_one_space():
    assert (
        dedupe_shadow(f"{shadowed('古渡新桥')}  {shadowed('两岸', '灯火')}")
        == "古渡新桥 两岸灯火"
    )


@pytest.mark.parametrize(
    "line",
    [
        "天天向上",
        "妈妈",
        "爸爸",
        "渐渐",
        "干干净净",
        "红红火火",
        "平平安安 红红火火",
        "2020",
        "1212",
        "2020 1919",
        "11111111",
        "哈哈哈哈",
        "……",
        "————————",
        "人人参与",
        "看看家乡看看变化大不大",
        "家家户户",
        "古渡新桥古渡新",
        "古渡新桥：：两岸灯火",
        "",
        " ",
    ],
)
def test_what_repeats_itself_for_reasons_of_its_own_stays(line):
    assert dedupe_shadow(line) is None


def test_one_run_that_stands_once_tells_that_nothing_is_shadowed():
    assert dedupe_shadow(f"{shadowed('古渡新桥')} 两岸灯火") is None


def test_a_line_longer_than_any_headline_is_not_searched():
    headline = "".join(chr(0x4E00 + n) for n in range(LONGEST // 2))
    assert dedupe_shadow(headline * 2) == headline
    assert dedupe_shadow((headline + "渔") * 2) is None


def test_the_line_as_read_is_undone_and_says_that_it_was():
    (page,) = read_dump(f"{shadowed('古渡新桥', '：', '两岸灯火')}\n渔民天天撒网。\n".encode())
    assert [(line.text, line.doubled) for line in page.lines] == [
        ("古渡新桥：两岸灯火", True),
        ("渔民天天撒网。", False),
    ]


def test_a_line_that_stands_twice_below_itself_is_one_and_a_headline():
    (page,) = read_dump(
        "古渡新桥两岸灯\n古渡新桥两岸灯\n火一家亲\n火一家亲\n渔歌\n渔歌\n".encode()
    )
    assert [line.text for line in page.lines] == [
        "古渡新桥两岸灯",
        "火一家亲",
        "渔歌",
        "渔歌",
    ]
    assert [line.doubled for line in page.lines] == [True, True, False, False]


@pytest.mark.parametrize("line", ["新 米 上 市 了", "老 街 的 灯 又 亮 了"])
def test_a_letter_spaced_line_that_says_itself_twice_is_read_once(line):
    """The end of the first meets the beginning of the second."""
    assert dedupe_shadow(line + line) == line.replace(" ", "")


def test_a_spaced_line_that_does_not_is_as_it_was():
    assert dedupe_shadow("天 天 向 上 天 天 向 前") is None
