"""Who took a picture, behind its caption."""

import pytest

from articles.reading.language.photo_credits import behind_caption

CAPTION = "The ferry at its winter berth."


@pytest.mark.parametrize(
    ("credit", "name"),
    [
        ("Photo by Jane Doe", "Jane Doe"),
        ("PHOTOGRAPH BY JANE DOE", "JANE DOE"),
        ("JANE DOE/REUTERS", "JANE DOE"),
        ("Jane Doe / The Messenger", "Jane Doe"),
        ("Foto: Hans Müller", "Hans Müller"),
        ("FOTO: HANS MÜLLER/DPA", "HANS MÜLLER"),
        ("Photo Jean Dupont", "Jean Dupont"),
        ("© Jean Dupont", "Jean Dupont"),
        ("(foto Lucia D’Amico)", "Lucia D’Amico"),
        ("Foto de Luis de la Fuente", "Luis de la Fuente"),
        ("Bild: Jörg Schäfer", "Jörg Schäfer"),
    ],
)
def test_it_is_taken_off_the_caption(credit, name):
    found = behind_caption(f"{CAPTION} {credit}")
    assert found is not None
    assert [each.name for each in found[0].credits] == [name]
    assert found[1] == CAPTION


@pytest.mark.parametrize(
    "text", [CAPTION, "The photo of the year. It was a cold day.", "He likes the Photo Club"]
)
def test_other_words_are_none(text):
    assert behind_caption(text) is None
