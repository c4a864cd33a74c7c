"""Questions in bold inside a text, as interviews ask them, stand over their answers in the story and nowhere else."""

import pytest

from articles.reading import read_pages
from articles.reading.shapes import Source

from .byline_pages import make_byline_page

QUESTIONS = {
    "en": ("Did you expect it?", "Who pays for it?"),
    "de": ("Kam das überraschend?", "Wer bezahlt das?"),
    "fr": ("Êtes-vous surpris ?", "Qui va payer ?"),
    "es": ("¿Se lo esperaba?", "¿Quién paga?"),
    "pt": ("Esperava este voto?", "Quem paga isto?"),
    "it": ("Si aspettava questo?", "Chi paga?"),
}


def squeezed(text):
    return "".join(text.split())


@pytest.mark.parametrize("language", QUESTIONS)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_an_interview_asks_is_part_of_it(language, seed):
    pdf, truth = make_byline_page(language, (), seed, asked=QUESTIONS[language])
    (page,) = read_pages(Source("page.pdf", pdf))
    (finding,) = page.findings
    assert finding.story.headline == truth["headline"]
    read = [squeezed(p.text) for p in finding.story.body]
    assert read == list(map(squeezed, truth["paragraphs"]))
