"""Matches marked in a text, and the snippet that a result shows."""

from hypothesis import given
from hypothesis import strategies as st

from articles.text.bigrams import fold, parse_phrases
from articles.text.highlighting import highlighted, snippet

LETTERS = st.text(alphabet="王伟國国ａAb㎡é，。\n ", max_size=80)


def hits(parts):
    return [part.text for part in parts if part.is_hit]


def text_of(parts):
    return "".join(part.text for part in parts)


def test_only_what_matched_is_marked_as_it_stands_in_the_text():
    assert hits(highlighted("國家發展，國人", parse_phrases("国家"))) == ["國家"]
    assert hits(highlighted("ＡＩ与rain", parse_phrases("ai"))) == ["ＡＩ"]
    assert hits(highlighted("五㎡的家", parse_phrases("2的家"))) == []
    assert hits(highlighted("五㎡的家", parse_phrases("m2的家"))) == ["㎡的家"]


def test_phrases_that_overlap_are_marked_as_one():
    assert hits(highlighted("南浦街道", parse_phrases("南浦街 街道"))) == ["南浦街道"]


@given(LETTERS, LETTERS)
def test_marking_changes_no_character_and_marks_all_there_is(text, words):
    asked = parse_phrases(words)
    parts = highlighted(text, asked)
    assert text_of(parts) == text.replace("\n", " ")
    assert bool(hits(parts)) == any(phrase.pattern().search(fold(text)) for phrase in asked)


@given(LETTERS, LETTERS, st.integers(10, 60))
def test_a_piece_is_from_the_text_and_has_a_hit_if_the_text_has_one(text, words, length):
    parts = snippet(text, parse_phrases(words), length)
    assert text_of(parts).strip("…") in text.replace("\n", " ")
    assert bool(hits(parts)) == bool(hits(highlighted(text, parse_phrases(words))))


def test_a_piece_stands_where_most_of_the_words_are():
    text = "王伟来了。" + "闲话。" * 60 + "南浦街道的王伟说。" + "闲话。" * 60
    assert hits(snippet(text, parse_phrases("王伟 街道"), 60)) == ["街道", "王伟"]


def test_a_piece_begins_with_a_sentence_where_one_is_near():
    text = "闲话。" * 60 + "南浦街道的王伟说。" + "闲话。" * 60
    assert text_of(snippet(text, parse_phrases("王伟"), 60)).startswith(("……闲话。", "……南浦"))


def test_a_piece_ends_where_its_text_ends():
    text = "身在福中。\n\n图说里的话。\n\n记者 王伟"
    assert text_of(snippet(text, parse_phrases("福"), 60)) == "身在福中。"
    assert text_of(snippet(text, parse_phrases("王伟"), 60)) == "记者 王伟"


def test_without_a_hit_a_piece_is_the_beginning():
    assert text_of(snippet("闲话。" * 60, parse_phrases("王伟"), 9)) == "闲话。闲话。闲话。……"
    assert snippet("", parse_phrases("王伟"), 9) == ()
