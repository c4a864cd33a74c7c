"""Who wrote a text, in the words of six languages."""

import pytest

from articles.reading.language.bylines import own_line
from articles.reading.language.latin.bylines import LatinByline, byline
from articles.reading.language.letter_writers import bare_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Alex Miller", ("Alex Miller",)),
        ("BY JANE O’CONNOR", ("JANE O’CONNOR",)),
        ("By Alex Miller and Robin Ward", ("Alex Miller", "Robin Ward")),
        (
            "By Alex Miller, Robin Ward and J. K. Reed",
            ("Alex Miller", "Robin Ward", "J. K. Reed"),
        ),
        ("di Gian Luca De Rossi", ("Gian Luca De Rossi",)),
        ("dal nostro inviato Carlo Bianchi", ("Carlo Bianchi",)),
        ("Par Hélène Lefèvre", ("Hélène Lefèvre",)),
        ("PAR MARIE-CLAUDE D’ARCY", ("MARIE-CLAUDE D’ARCY",)),
        ("Von Eva von Hagen", ("Eva von Hagen",)),
        ("von Karl-Heinz Böhm und Jutta Weiß", ("Karl-Heinz Böhm", "Jutta Weiß")),
        ("Por María del Carmen Ruiz", ("María del Carmen Ruiz",)),
        ("Por Maria dos Santos e Tomé Araújo", ("Maria dos Santos", "Tomé Araújo")),
    ],
)
def test_a_line_of_names_behind_by_is_a_byline(text, names):
    assert byline(text) == LatinByline(names)


def test_role_agency_and_place_are_no_names():
    assert byline("By Jane O’Connor, Staff Writer") == LatinByline(
        ("Jane O’Connor",), role="Staff Writer"
    )
    assert byline("By JANE DOE Associated Press") == LatinByline(
        ("JANE DOE",), agency="Associated Press"
    )
    assert byline("Von Karl-Heinz Böhm, Berlin") == LatinByline(("Karl-Heinz Böhm",))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("By Nora Ellison in Port Lyle", "Nora Ellison"),
        ("By NORA ELLISON in St. Mary", "NORA ELLISON"),
        ("By Nora Ellison, Port Lyle", "Nora Ellison"),
        ("Von Jutta Kranz aus Neustadt", "Jutta Kranz"),
        ("Par Odile Marchal à Lyon", "Odile Marchal"),
        ("Por Juan Pérez desde Puerto Lira", "Juan Pérez"),
        ("Por Ana Silva em Lisboa", "Ana Silva"),
        ("dal nostro inviato Carlo Bianchi a Roma", "Carlo Bianchi"),
        ("By Nora Ellison nora@post.example", "Nora Ellison"),
    ],
)
def test_the_place_that_somebody_writes_from_is_no_name(text, name):
    assert byline(text) == LatinByline((name,))


def test_what_somebody_is_at_the_paper_is_no_second_name():
    assert byline("By Nora Ellison Staff Writer") == LatinByline(
        ("Nora Ellison",), role="Staff Writer"
    )
    assert bare_names(["Staff Writer"]) is None


@pytest.mark.parametrize(
    "text",
    [
        "By the river",
        "By Road in Winter",
        "By Easter",
        "Von Hamburg nach Rom",
        "Por fin un camino junto al río",
        "By Alex Miller was written, and it was read.",
        "di notte",
        "Par temps de pluie",
        "By any means",
    ],
)
def test_other_lines_that_begin_so_are_none(text):
    assert byline(text) is None


def test_a_byline_becomes_credits_and_stays_as_printed():
    found = own_line("By Alex Miller")
    assert found is not None
    assert [(credit.name, found.printed) for credit in found.credits] == [
        ("Alex Miller", "By Alex Miller")
    ]


def test_names_without_a_word_before_them_are_people_where_a_byline_stands():
    found = bare_names(["Carlo Bianchi e Lucia D’Amico", "Sara Conti"])
    assert found is not None
    names = [credit.name for credit in found.credits]
    assert names == ["Carlo Bianchi", "Lucia D’Amico", "Sara Conti"]
    assert bare_names(["Carlo Bianchi", "conta i visitatori"]) is None
    assert bare_names(["邢成敏"]) is None
