"""Every character in its ordinary form, and 〓 for what nobody can read."""

import unicodedata

import pytest

from articles.reading.language.characters import MISSING_TYPE, is_simplified, ordinary
from articles.reading.language.measure import is_han, tidy
from articles.reading.language.surnames import is_name, split_names


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("⼯⼚⾥的⽼师傅", "工厂里的老师傅"),
        ("⻢⼩⼭", "马小山"),
        ("⻓沙⻔户⻛⻜⻬⻰", "长沙门户风飞齐龙"),
        ("产业园\uf9e9", "产业园里"),
        ("﹁两山﹂︽湖畔︾︱︱︵新书︶︐", "“两山”《湖畔》——（新书），"),
        ("葛\U000e0100城", "葛城"),
        ("张𬭎、𠮷明", "张𬭎、𠮷明"),
        ("阿卜杜拉‧买买提", "阿卜杜拉·买买提"),
        ("plain ASCII", "plain ASCII"),
    ],
)
def test_what_looks_like_a_character_is_that_character(written, kept):
    assert ordinary(written) == kept


@pytest.mark.parametrize("unknown", ["\ue863", "\uf8ff", "\ufffd", "\U000f0001", "\U0010abcd"])
def test_what_nobody_can_read_is_a_missing_type(unknown):
    assert ordinary(f"王{unknown}说") == f"王{MISSING_TYPE}说"


def test_no_radical_is_left_in_either_block():
    radicals = [chr(code) for code in (*range(0x2E80, 0x2EF4), *range(0x2F00, 0x2FD6))]
    named = [each for each in radicals if unicodedata.name(each, "")]
    left = [each for each in named if ordinary(each) == each]
    assert left == ["⺀"]  # of which the Unicode database names no character


@pytest.mark.parametrize("character", "〇里𬭎𠮷㛃")
def test_rare_characters_are_chinese_ones(character):
    assert is_han(character)


@pytest.mark.parametrize("dot", "·•・")
def test_a_name_with_a_dot_is_one_name_whatever_dot_is_typed(dot):
    name = f"阿卜杜拉{dot}买买提"
    assert is_name(name)
    assert split_names(name) == (name,)
    assert tidy(name) == "阿卜杜拉·买买提"


def test_a_bullet_before_a_line_stays():
    assert tidy("•春耕备耕 •防汛") == "•春耕备耕 •防汛"


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("湖 县 日 报　2 0 2 6 年 1 1 月　星 期 五", "湖县日报2026年11月 星期五"),
        ("员 田 禾 艳 ）“ 一 年 到 头 不 愁", "员田禾艳）“一年到头不愁"),
        ("卖 了 5292亩 水 稻 ， 今 年", "卖了5292亩水稻，今年"),
        ("中 国 队 3 比 2 胜 日本 队", "中 国 队3比2胜 日本 队"),
        ("王 五 李", "王 五 李"),
        ("a b c d e", "a b c d e"),
        ("高 寒 摄", "高 寒 摄"),
    ],
)
def test_letter_spacing_is_no_white_space(printed, meant):
    assert tidy(printed) == meant


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("登记了户家庭，费用全部公示", True),
        ("渡輪復航，市民稱便", False),
        ("山上有水", False),
        ("老人爱读的《說文》在这里", True),
    ],
)
def test_a_page_is_in_the_script_of_which_it_has_more(text, is_so):
    assert is_simplified(text) is is_so


@pytest.mark.parametrize(
    ("radical", "simplified", "traditional"),
    [
        "⼾户戶",
        "⾒见見",
        "⾨门門",
        "⾺马馬",
        "⿂鱼魚",
        "⿓龙龍",
        "⿈黄黃",
        "⾧长長",
        "⾞车車",
        "⾵风風",
    ],
)
def test_a_radical_is_the_character_of_its_pages_script(radical, simplified, traditional):
    assert ordinary(radical, is_simplified=True) == simplified
    assert ordinary(radical) == traditional
