"""A drop cap that is a word of its own, or the first letter of one."""

import pytest

from articles.reading.language.latin.initials import stands_alone, words_of

WORDS = words_of(
    "The retired postman met the president after the committee; presidente, retirement"
)


@pytest.mark.parametrize(
    ("cap", "rest", "is_apart"),
    [
        ("A", "retired postman met the", True),
        ("O", "presidente da câmara", True),
        ("A", "fter the meeting", False),
        ("T", "he committee", False),
        ("I", "nquiry by the committee of", False),
        ("“I", "f the tide is kind", False),
        ("“I", "remember the first winter of the", True),
        ("A", "slipway is a patient thing that", True),
        ("A", "nna Smith met the president of", False),
        ("A", "London court has met and", True),
        ("É", "TONNANTE SOIRÉE que celle dans les", False),
        ("É", "a terceira vez que o não", True),
        ("È", "la terza volta che il", True),
        ("«", "On ne vend pas un phare tous les jours dans une ville", True),
        ("«", "Non si vende un faro tutti i giorni che il sole sorge", False),
        ("« À", "midi les cloches dans une", True),
        ("«É", "l nunca quiso vender la casa", False),
        ("À", "l’école de la ville dans les", True),
        ("À", "L’ÉCOLE de la ville dans les", True),
        ("À", "PARIS L’HIVER a été long dans les", True),
        ("A", "TORINO L’INVERNO della valle che", True),
        ("E", "AGORA A prefeitura de que não", True),
        ("A", "DA Marsh met the president of", False),
        ("A", "NNA SMITH met the president of", False),
        ("A", "m Ende ging es um die und", False),
    ],
)
def test_a_space_follows_a_letter_that_is_a_word_of_its_language(cap, rest, is_apart):
    assert stands_alone(cap, rest, rest, WORDS) is is_apart
