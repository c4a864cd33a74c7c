"""How wide printed text is, what a line could have taken in, and which white space the paper means."""

import pytest

from articles.reading.language import measure


@pytest.mark.parametrize(
    ("text", "ems"),
    [
        ("渔船", 2),
        ("“渔”", 3),
        ("2024", 2),
        ("GDP", 1.5),
        ("５％", 2),
        ("　", 1),
        ("e\u0301", 0.5),
        ("", 0),
    ],
)
def test_a_chinese_character_is_one_em_and_a_latin_one_half(text, ems):
    assert measure.width(text.replace("“", "《").replace("”", "》")) == ems


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("渔船出港", "渔"),
        ("渔，船出港", "渔，"),
        ("渔。”船出港", "渔。”"),
        ("《渔船》", "《渔"),
        ("（“渔船", "（“渔"),
        ("2024年", "2024"),
        ("13.3%的", "13.3%"),
        ("5G，渔船", "5G，"),
        ("", ""),
    ],
)
def test_a_line_takes_in_a_whole_unit_or_nothing(text, unit):
    assert measure.first_unit(text) == measure.width(unit)


@pytest.mark.parametrize(
    "text", ["出港了。", "出港了！”", "出港了？）", "出港了……", "出港了。》"]
)
def test_a_sentence_ends_in_its_mark_and_closing_quotes_may_follow(text):
    assert measure.ends_sentence(text)


@pytest.mark.parametrize("text", ["出港了", "出港，", "“出港”", "（出港）", "出港：", "", "》"])
def test_a_bare_quotation_mark_ends_no_sentence(text):
    assert not measure.ends_sentence(text)


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("全县 13.3% 的渔船", "全县13.3%的渔船"),
        ("增长 8", "增长8"),
        ("增长了 ２５ 艘", "增长了２５艘"),
        ("出港， 2024 年", "出港，2024年"),
        ("共 300 艘。", "共300艘。"),
    ],
)
def test_a_number_torn_off_by_a_space_is_joined(torn, whole):
    assert measure.tidy(torn) == whole


@pytest.mark.parametrize(
    "text", ["古渡新桥 两岸灯火", "Smart Port", "渔船 GPS 定位", "iPhone 15", "2024 2025"]
)
def test_a_space_that_the_paper_means_stays(text):
    assert measure.tidy(text) == text


@pytest.mark.parametrize("space", ["  ", "　", "\t", "\xa0", " 　 "])
def test_any_white_space_that_stays_is_one_space(space):
    assert measure.tidy(f"{space}古渡新桥{space}两岸灯火{space}") == "古渡新桥 两岸灯火"


@pytest.mark.parametrize("mark", "，。、；：！？”’）》")
def test_no_space_stands_beside_a_mark(mark):
    assert measure.tidy(f"渔船 {mark} 出港") == f"渔船{mark}出港"


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("渔船", "出港", "渔船出港"),
        ("渔船", "2024年", "渔船2024年"),
        ("增长13.", "3%", "增长13.3%"),
        ("Smart", "Port", "Smart Port"),
        ("渔船GPS", "定位", "渔船GPS定位"),
        ("", "出港", "出港"),
    ],
)
def test_a_line_break_inside_a_paragraph_goes_but_between_latin_words_leaves_a_space(
    left, right, whole
):
    assert measure.join(left, right) == whole


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("产值突破1 0 0亿元增长1 2 . 5 %", "产值突破100亿元增长12.5%"),
        ("2 0 2 6年G D P增长8 %", "2026年GDP增长8%"),
        ("截至1 1月2 0日达3 2 . 6万亩", "截至11月20日达32.6万亩"),
        ("新款iPhone 15 Pro上市", "新款iPhone 15 Pro上市"),
        ("分 A B 两组", "分 A B 两组"),
        ("It is a b c test", "It is a b c test"),
        ("1 3 5", "1 3 5"),
        ("覆盖率98. 6%，惠及45个村", "覆盖率98.6%，惠及45个村"),
        ("达1, 860吨，增长6 . 4 %", "达1,860吨，增长6.4%"),
        ("图1. 20万人", "图1. 20万人"),
        ("分别为1, 2, 3个", "分别为1, 2, 3个"),
    ],
)
def test_figures_and_letters_set_wide_in_chinese_hold_together(torn, whole):
    assert measure.tidy(torn) == whole
