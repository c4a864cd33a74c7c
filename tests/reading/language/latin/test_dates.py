"""Dates as papers print them above their pages, in six languages."""

import datetime

import pytest

from articles.reading.language.latin.dates import first_date


@pytest.mark.parametrize(
    "text",
    [
        "Friday, May 24, 2024",
        "FRIDAY, MAY 24, 2024",
        "Friday 24th May 2024",
        "Freitag, 24. Mai 2024",
        "vendredi 24 mai 2024",
        "Viernes, 24 de mayo de 2024",
        "Sexta-feira, 24 de maio de 2024",
        "venerdì 24 maggio 2024",
        "24.05.2024",
        "24/5/2024",
    ],
)
def test_the_day_is_read(text):
    assert first_date(text) == datetime.date(2024, 5, 24)


def test_the_first_of_a_month_is_an_ordinal():
    assert first_date("mercredi 1er mai 2024") == datetime.date(2024, 5, 1)


@pytest.mark.parametrize("text", ["May 24", "31 February 2024", "Room 24, 2024", "maggio 2024"])
def test_what_is_no_day_of_the_calendar_is_none(text):
    assert first_date(text) is None
