"""A drop cap that is a word of its own, or the first letter of one."""

import pytest

from articles.reading.language.latin.initials import stands_alone, words_of

WORDS = words_of(
    "The retired postman met the president after the committee; presidente, retirement"
)


@pytest.mark.parametrize(
    ("cap", "rest", "is_word"),
    [
        ("A", "retired postman", True),
        ("O", "presidente da câmara", True),
        ("A", "fter the meeting", False),
        ("T", "he committee", False),
        ("I", "nquiry", False),
    ],
)
def test_the_words_of_the_page_decide(cap, rest, is_word):
    assert stands_alone(cap, rest, WORDS) is is_word
