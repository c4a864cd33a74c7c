"""Names, roles and places between a headline and its text are its byline, however they are set, and no text."""

import pytest

from articles.reading import read_pages
from articles.reading.shapes import Source

from .byline_pages import make_byline_page

ROMAN, BOLD, ITALIC = 0, 1, 2
SET = (
    ("de", (("Von Ruth Abendroth und Clara von Wittmann", ROMAN, 1.0),), 2),
    ("de", (("Von unserem Korrespondenten Jonas Thieler", ROMAN, 1.0),), 1),
    ("de", (("Von Jonas Thieler", BOLD, 1.0), ("BERLIN", ITALIC, 0.9)), 1),
    ("de", (("Von unserer Mitarbeiterin Nadja Kern", ITALIC, 0.95),), 1),
    ("en", (("By Hugh McAllister", BOLD, 0.95), ("in Port Lyle", ITALIC, 0.9)), 1),
    ("en", (("By CLARA WHITCOMBE", ROMAN, 0.95), ("Ashcombe", ITALIC, 0.9)), 1),
    ("it", (("di Elena Rovati", ITALIC, 0.95), ("ROMA", ITALIC, 0.9)), 1),
    (
        "it",
        (("di Pietro De Santis", BOLD, 0.95), ("dal nostro corrispondente", ITALIC, 0.9)),
        1,
    ),
    ("fr", (("Par Hugo Lestrade", BOLD, 0.95), ("Envoyé spécial à Pont-Lyr", ITALIC, 0.9)), 1),
    ("fr", (("Par Nadine Kermarec", ROMAN, 0.95), ("Correspondante à Berlin", ITALIC, 0.9)), 1),
    ("fr", (("De notre envoyé spécial Olivier Thévenot", ROMAN, 1.0),), 1),
    ("es", (("Por Óscar Tejada", BOLD, 0.95), ("MADRID", ITALIC, 0.9)), 1),
    ("es", (("De nuestro corresponsal Simón de Vega", ROMAN, 1.0),), 1),
    ("pt", (("Por Rute Abrantes", BOLD, 0.95), ("LISBOA", ITALIC, 0.9)), 1),
    ("pt", (("Do nosso enviado especial Hugo Lousada", ROMAN, 1.0),), 1),
)


def squeezed(text):
    return "".join(text.split())


@pytest.mark.parametrize(("language", "lines", "count"), SET)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_byline_of_any_form_is_no_text(language, lines, count, seed):
    pdf, truth = make_byline_page(language, lines, seed)
    (page,) = read_pages(Source("page.pdf", pdf))
    (finding,) = page.findings
    story = finding.story
    assert (story.headline, story.deck) == (truth["headline"], "")
    assert [squeezed(p.text) for p in story.body] == list(map(squeezed, truth["paragraphs"]))
    assert len(story.bylines) == count
    assert all(credit.name in lines[0][0] for credit in story.bylines)
