"""Heads of dumped pages in Latin type: paper, date, page and section in any order, on one line or several."""

import random
import textwrap

import pytest

from articles.reading import Source, read_pages
from articles.reading.language.latin.bylines import byline
from tests.reading.latin_prose import LANGUAGES

PAGES = {
    "en": ("Page {n}", "P. {n}", "PAGE {n}", "| {n} |"),
    "de": ("Seite {n}", "S. {n}", "SEITE {n}"),
    "fr": ("Page {n}", "p. {n}", "PAGE {n}"),
    "es": ("Página {n}", "pág. {n}", "PÁGINA {n}"),
    "pt": ("Página {n}", "pág. {n}"),
    "it": ("Pagina {n}", "pag. {n}", "p. {n}"),
}
SECTIONS = {
    "en": "Business",
    "de": "Lokales",
    "fr": "Économie",
    "es": "Deportes",
    "pt": "Cidade",
    "it": "Cronaca",
}


def make_page(language, seed):
    """The lines of a page, its headlines and its number."""
    chance, prose = random.Random(f"{language} {seed}"), LANGUAGES[language]
    number = chance.randint(2, 40)
    printed = chance.choice((*PAGES[language], "{n}")).format(n=number)
    parts = [prose.paper, chance.choice(prose.dates), printed]
    parts += [SECTIONS[language]] * chance.randint(0, 1)
    chance.shuffle(parts)
    mark = chance.choice(("   ", " | ", " · ", " – "))
    rows = chance.choice(
        (parts, [mark.join(parts)], [mark.join(parts[:2]), mark.join(parts[2:])])
    )
    headlines, lines = chance.sample(prose.headlines, 2), [row for row in rows if row]
    for n, headline in enumerate(headlines):
        author = prose.bylines[0].format(name=prose.names[n])
        text = " ".join(chance.sample(prose.sentences, 8))
        lines += [headline, author, *textwrap.wrap(text, 60)]
    return lines, headlines, str(number)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_latin_head_is_furniture_in_any_order(language, seed):
    lines, headlines, number = make_page(language, seed)
    (page,) = read_pages(Source("page.txt", "\n".join(lines).encode()))
    found = [finding.story for finding in page.findings]
    assert [(story.headline, story.kicker, story.deck) for story in found] == [
        (headline, "", "") for headline in headlines
    ]
    assert page.facts.date is not None
    assert page.facts.number == number


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("di Carlo Bianchi da Roma", "Carlo Bianchi"),
        ("DI CARLO BIANCHI DA ROMA", "CARLO BIANCHI"),
        ("dal nostro inviato Luca De Rossi dalla Sicilia", "Luca De Rossi"),
        ("Por João da Silva", "João da Silva"),
        ("di Elena da Ponte", "Elena da Ponte"),
    ],
)
def test_a_town_behind_a_whole_name_is_none_of_it(line, name):
    assert byline(line).names == (name,)


def test_a_role_below_a_byline_is_no_line_of_a_headline():
    prose = LANGUAGES["en"]
    text = textwrap.wrap(" ".join(prose.sentences), 60)
    lines = [prose.headlines[0], f"By {prose.names[0]}", "Staff Writer", *text]
    (page,) = read_pages(Source("page.txt", "\n".join(lines).encode()))
    (found,) = page.findings
    assert found.story.headline == prose.headlines[0]
    assert [person.name for person in found.story.bylines] == [prose.names[0]]
