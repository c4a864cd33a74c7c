"""What pages in Latin type say of themselves."""

import datetime

import pytest

from articles.reading.language.furniture_forms import is_anchor
from articles.reading.language.page_facts import page_facts


@pytest.mark.parametrize(
    "text",
    [
        "Friday, May 24, 2024",
        "Talbote Zeitung, Freitag, 24. Mai 2024",
        "24 maggio 2024",
        "Vol. CXXIII No. 42,000",
        "N° 24.123",
        "80. Jahrgang",
        "€ 1,70",
        "$3.00",
        "Late Edition",
        "Anno 149 - Numero 122",
        "www.messaggero.example",
        "Page A4",
        "Seite 3",
    ],
)
def test_it_is_furniture_by_its_form(text):
    assert is_anchor(text)


@pytest.mark.parametrize(
    "text",
    [
        "on Friday, May 24, 2024, the council",
        "It was Friday, May 24, 2024.",
        "The work will cost $3.00 a day",
        "A quiet victory for the ferry",
        "Vol de nuit",
        "No 42 people came",
    ],
)
def test_text_and_headlines_are_not(text):
    assert not is_anchor(text)


def test_it_says_number_date_issue_and_paper():
    facts = page_facts(
        ["A4", "The Valley Messenger", "Friday, May 24, 2024", "Vol. CXXIII No. 42,000"]
    )
    assert (facts.number, facts.newspaper) == ("A4", "The Valley Messenger")
    assert (facts.date, facts.issue_number) == (datetime.date(2024, 5, 24), 42000)


@pytest.mark.parametrize(
    ("said", "number"),
    [
        (("Pagina 5", "venerdì 24 maggio 2024"), "5"),
        (("Seite 3", "Nr. 120"), "3"),
        (("Page A4",), "A4"),
    ],
)
def test_the_pages_number_is_said_in_words(said, number):
    assert page_facts(said).number == number


@pytest.mark.parametrize(
    "text",
    ["venerdì 24 maggio 2024", "Vol. CXXIII No. 42", "€ 2", "24 May 2024", "80. Jahrgang"],
)
def test_days_prices_and_volumes_are_no_pages_number(text):
    assert page_facts([text]).number == ""


@pytest.mark.parametrize(
    ("head", "newspaper", "name", "number"),
    [
        (
            ("11 Comment", "The Estuary Post", "7 March 2026"),
            "The Estuary Post",
            "Comment",
            "11",
        ),
        (
            ("Page 4 · Local", "The Estuary Post, 7 March 2026"),
            "The Estuary Post",
            "Local",
            "4",
        ),
        (("The Estuary Post Saturday, March 7, 2026 Page 4",), "The Estuary Post", "", "4"),
        (("The Estuary Post | 7 March 2026 | Page 4",), "The Estuary Post", "", "4"),
        (("Lokales 5", "Talbote", "Samstag, 7. März 2026"), "Talbote", "Lokales", "5"),
        (("Seite 12 Sport", "Talbote · 7. März 2026"), "Talbote", "Sport", "12"),
        (
            ("6 Région", "Le Courrier du Fleuve", "Samedi 7 mars 2026"),
            "Le Courrier du Fleuve",
            "Région",
            "6",
        ),
        (
            ("LOCAL / 7", "El Mensajero del Valle", "SÁBADO 7 DE MARZO DE 2026"),
            "El Mensajero del Valle",
            "LOCAL",
            "7",
        ),
        (
            ("Pág. 9 Economia", "O Mensageiro do Vale", "7 de março de 2026"),
            "O Mensageiro do Vale",
            "Economia",
            "9",
        ),
        (
            ("Cultura 23", "Corriere della Valle", "sabato 7 marzo 2026"),
            "Corriere della Valle",
            "Cultura",
            "23",
        ),
        (
            ("B2 Business", "The Valley Messenger", "March 7, 2026"),
            "The Valley Messenger",
            "Business",
            "B2",
        ),
    ],
)
def test_a_head_says_paper_name_and_number(head, newspaper, name, number):
    facts = page_facts(head)
    assert (facts.newspaper, facts.name, facts.number) == (newspaper, name, number)
    assert facts.date == datetime.date(2026, 3, 7)


@pytest.mark.parametrize(
    "text", ["Saturday 7", "March 7", "7 de marzo", "Samstag, 7. März", "Vol. 12", "Page"]
)
def test_a_day_without_a_year_is_no_page_and_has_no_name(text):
    facts = page_facts([text])
    assert (facts.number, facts.name) == ("", "")


@pytest.mark.parametrize(
    "section", ["DANS LE MONDE", "NEL MONDO", "IN THE NEWS", "EN EL MUNDO", "No Mundo"]
)
def test_a_section_named_after_where_things_happen_is_no_paper(section):
    assert page_facts([section, "Friday, May 24, 2024", "A4"]).newspaper == ""
    assert page_facts([section, "Harbour Echo"]).newspaper == "Harbour Echo"
