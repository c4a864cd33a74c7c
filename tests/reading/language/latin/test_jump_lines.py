"""Where a story goes on, or comes from, in six languages."""

import pytest

from articles.reading.language.jump_lines import comes_from, goes_on


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("Continued on Page A4", "A4"),
        ("CONTINUED ON PAGE 12", "12"),
        ("See FERRY, Page A7", "A7"),
        ("Turn to page 4", "4"),
        ("Fortsetzung auf Seite 3", "3"),
        ("Fortsetzung Seite 3", "3"),
        ("Suite page 4", "4"),
        ("→ Lire page 4", "4"),
        ("Pasa a la página 12", "12"),
        ("Sigue en pág. 4", "4"),
        ("CONTINUA NA PÁGINA 7", "7"),
        ("Segue a pagina 5", "5"),
        ("a pagina 5", "5"),
    ],
)
def test_a_line_says_where_the_story_goes_on(text, page):
    jump = goes_on(text)
    assert (jump.page, jump.text) == (page, "")


def test_behind_a_text_it_is_taken_off():
    jump = goes_on("looking out over the flooded Continued on Page A4")
    assert (jump.page, jump.text) == ("A4", "looking out over the flooded")


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("Continued from Page 1", "1"),
        ("FERRY From Page A1", "A1"),
        ("FERRY, From Page A1", "A1"),
        ("From Page One", "1"),
        ("Continued from the front page", "1"),
        ("Suite de la une", "1"),
        ("Viene de la primera página", "1"),
        ("Segue dalla prima pagina", "1"),
        ("Fortsetzung von Seite 1", "1"),
        ("Suite de la page 1", "1"),
        ("Viene de la página 1", "1"),
        ("Continuação da página 1", "1"),
        ("Segue da pagina 1", "1"),
    ],
)
def test_a_line_says_where_the_story_comes_from(text, page):
    assert comes_from(text).page == page


@pytest.mark.parametrize("text", ["It went on to page 4", "He turned to page 12", "Page 4"])
def test_other_words_are_no_jump(text):
    assert goes_on(text).page == ""
