"""What a story turns on: people, places, names in quotes, and what it keeps coming back to."""

import pytest

from articles.derived.keywords import MOST, keywords


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("“一年比一年好。”村民顾明远说。", "顾明远"),
        ("镇党委书记李强把图纸摊开。", "李强"),
        ("家住南浦街道的老人来了。", "南浦街道"),
        ("泗县的产业园开工。", "泗县"),
        ("画展《窑火千年》开幕。", "窑火千年"),
        ("口袋公园建成了，第二个口袋公园明年建。", "口袋公园"),
    ],
)
def test_a_word_is_told_by_its_form(text, word):
    assert word in keywords("", text)


@pytest.mark.parametrize("text", ["", "。", "的的的的", "2023年11月8日", "<b>"])
def test_what_says_nothing_has_no_keywords(text):
    assert keywords("", text) == []


def test_a_part_of_what_is_repeated_whole_is_no_word_of_its_own():
    found = keywords("", "零部件产业园开园。零部件产业园招商。")
    assert "零部件产业园" in found
    assert "零部件产业" not in found


def test_a_story_has_so_many_keywords_at_most():
    text = "".join(f"村民{a}{b}明说。" for a in "赵钱孙李周吴郑王" for b in "天地玄黄宇宙")
    assert len(keywords("", text)) == MOST


def test_the_headline_counts_with_the_text():
    assert "清溪大桥" in keywords("清溪大桥通车", "昨日通车。")
