"""Two texts, compared by character."""

import pytest

from articles.text.comparison import LONGEST_SHARED, Passage, compare, shortened


def own(passages):
    return [passage.text for passage in passages if passage.is_own]


def test_what_one_text_alone_has_is_marked_by_character():
    comparison = compare("市长视察南浦大桥", "市长考察南浦大桥")
    assert own(comparison.one) == ["视"]
    assert own(comparison.other) == ["考"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("", ""), ("", "新"), ("旧", ""), ("一样", "一样"), ("𠮷野家\n第二行", "吉野家\n第二段")],
)
def test_joined_again_the_passages_are_the_texts(one, other):
    comparison = compare(one, other)
    joined = [
        "".join(each.text for each in side) for side in (comparison.one, comparison.other)
    ]
    assert joined == [one, other]


def test_of_a_long_text_the_differences_are_shown_with_what_stands_around_them():
    before, after = "前" * 5 * LONGEST_SHARED, "后" * 5 * LONGEST_SHARED
    first, difference, last = shortened(compare(f"{before}甲{after}", f"{before}乙{after}").one)
    assert difference == Passage("甲", True)
    assert first.text == "……" + "前" * 20
    assert last.text == "后" * 20 + "……"


def test_a_short_text_is_shown_whole():
    passages = compare("甲市长来", "乙市长来").one
    assert shortened(passages) == passages


def test_a_word_in_latin_letters_and_a_number_are_marked_whole():
    comparison = compare(
        "全市生产总值增长 5.2%，receive 同上", "全市生产总值增长 5.3%，recieve 同上"
    )
    assert [part for text in own(comparison.one) for part in text.split("，")] == [
        "5.2%",
        "receive",
    ]
    comparison = compare("全年来客 1,024 人次，比上年多", "全年来客 1,124 人次，比上年多")
    assert (own(comparison.one), own(comparison.other)) == (["1,024"], ["1,124"])
