"""Tokens of a text, and phrases of what a reader typed."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.bigrams import LONGEST_WORD, fold, offsets, parse_phrases, tokens

MIXED = st.text(alphabet="王伟國国的，。ａAb1 \n", max_size=40)
HAN = st.text(alphabet="王伟國国的", min_size=1, max_size=5)


def is_found(phrase, text):
    """As both engines find: each token follows the one before; the last may be a beginning if it is open."""
    told, asked = tokens(text), phrase.tokens
    windows = (told[start : start + len(asked)] for start in range(len(told) - len(asked) + 1))
    return any(
        window[:-1] == list(asked[:-1])
        and (window[-1].startswith(asked[-1]) if phrase.is_open else window[-1] == asked[-1])
        for window in windows
    )


def test_neighbours_are_a_token_and_the_last_character_stands_alone():
    assert tokens("南浦街道") == ["南浦", "浦街", "街道", "道"]
    assert tokens("云") == ["云"]


def test_words_of_letters_and_digits_stay_whole():
    assert tokens("2023年GDP增长5.3%") == ["2023", "年", "gdp", "增长", "长", "5", "3"]


def test_punctuation_is_no_token_and_ends_a_run():
    assert tokens("王伟，说。") == ["王伟", "伟", "说"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("國家發展", "国家发展"),
        ("Ａｉ", "ai"),
        ("Café", "cafe"),
        ("e\u0301", "é"),
        ("王\u200b伟", "王伟"),
        ("看著", "看着"),
        ("⻢⼭⺠", "马山民"),
    ],
)
def test_what_means_the_same_is_folded_to_the_same(one, other):
    assert fold(one) == fold(other)


@given(st.text(max_size=40))
def test_each_folded_character_knows_where_it_comes_from(text):
    places = offsets(text)
    assert len(places) == len(fold(text))
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)


@given(st.text(max_size=40))
def test_no_token_has_in_it_what_an_engine_takes_for_its_own_language(text):
    told = [
        *tokens(text),
        *(token for phrase in parse_phrases(text) for token in phrase.tokens),
    ]
    assert [
        token for token in told if set(token) & {*string.punctuation, *string.whitespace, "\0"}
    ] == []
    assert all(1 <= len(token) <= LONGEST_WORD for token in told)


@given(MIXED, HAN)
def test_chinese_is_found_exactly_where_it_stands_in_the_folded_text(text, word):
    (phrase,) = parse_phrases(word)
    assert is_found(phrase, text) == (fold(word) in fold(text))


@given(MIXED, MIXED)
def test_tokens_and_the_pattern_of_a_phrase_find_the_same(text, words):
    for phrase in parse_phrases(words):
        assert is_found(phrase, text) == bool(phrase.pattern().search(fold(text)))


def test_what_is_asked_is_split_at_white_space_but_not_between_quotes():
    assert [phrase.runs for phrase in parse_phrases("低保\u3000王伟 “new york”")] == [
        ("低保",),
        ("王伟",),
        ("new", "york"),
    ]


@pytest.mark.parametrize("asked", ["", "  ", '"', '""', "，。！", "“”", "\0", "* : ^"])
def test_punctuation_asks_for_nothing(asked):
    assert parse_phrases(asked) == []


def test_the_same_words_count_once():
    assert len(parse_phrases("国家 國家 国家")) == 1
