"""Which words two texts share: pairs of characters, rare ones counting most; of many texts the nearest are asked."""

import pytest

from articles.reading.language.words import (
    ComparableText,
    InvertedIndex,
    Vocabulary,
    bigrams,
    cohesions,
    normalized_cut,
)

LAKE = bigrams("月牙湖的渔民驾船撒网")
LAKE_AGAIN = bigrams("月牙湖边渔民收网")
SCHOOL = bigrams("新学期小学生走进课堂")


def test_pairs_do_not_reach_over_a_mark_or_a_space():
    assert bigrams("渔船，出港 了") == {"渔船", "出港"}


@pytest.mark.parametrize("text", ["", "渔", "，。", "渔 船"])
def test_a_text_without_two_characters_side_by_side_has_no_pairs(text):
    assert bigrams(text) == frozenset()


def test_what_stands_in_every_text_counts_less_than_what_stands_in_one():
    words = Vocabulary.of([bigrams("记者渔船"), bigrams("记者课堂"), bigrams("记者稻田")])
    assert words.rarity("记者") < words.rarity("渔船") <= words.rarity("火星")


def test_the_text_that_shares_rare_words_is_found():
    holders = InvertedIndex([LAKE, SCHOOL], places=[0, 10], nearest=5)
    said = holders.shared(bigrams("渔民撒网忙"), place=10)
    assert set(said) == {0}
    assert said[0] > 0


def test_of_many_texts_with_a_common_word_the_nearest_are_asked():
    holders = InvertedIndex([bigrams("渔船")] * 50, places=list(range(50)), nearest=4)
    asked = holders.shared(bigrams("渔船"), place=30)
    assert len(asked) == 4
    assert 30 in asked
    assert all(abs(number - 30) < 4 for number in asked)


def test_the_texts_that_hold_a_whole_word_are_told():
    holders = InvertedIndex([LAKE, LAKE_AGAIN, SCHOOL], places=[0, 1, 2], nearest=5)
    assert sorted(holders.holders_of("月牙湖")) == [0, 1]
    assert holders.holders_of("火星") == ()


def test_a_text_quotes_a_line_as_far_as_it_has_it_word_for_word():
    text = ComparableText.of("累计投入资金两亿元，\n退出养殖围网三千亩。")
    assert text.quoted_share("投入资金两亿元") == 1.0
    assert 0 < text.quoted_share("投入资金两百万") < 1
    assert text.quoted_share("火星上的环形山") == 0.0


@pytest.mark.parametrize(
    ("line", "stated"),
    [("退出养殖围网三千亩", True), ("养殖围网三千亩", False), ("三千亩", False)],
)
def test_a_text_states_a_line_that_is_a_whole_clause_of_it(line, stated):
    assert (
        ComparableText.of("累计投入资金两亿元，退出养殖围网三千亩。").has_clause(line) is stated
    )


def test_neighbours_about_one_thing_are_more_alike_than_others():
    inside, across = cohesions([LAKE, LAKE_AGAIN, SCHOOL], reach=1)
    assert inside > across == 0


def test_a_row_of_two_matters_is_cut_between_them():
    row = [LAKE, LAKE_AGAIN, LAKE, SCHOOL, bigrams("小学生在新学期的课堂上")]
    assert normalized_cut(row, Vocabulary.of(row)) == 3
