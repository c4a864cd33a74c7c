"""A quotation in the headline's own type between two paragraphs of a wide story heads no story of its own."""

import pytest

from articles.reading import read_pages
from articles.reading.shapes import Source

from .byline_pages import make_byline_page

QUOTED = {
    "en": "“No one counted the boats until they were gone”",
    "de": "„Niemand zählte die Boote, solange es sie gab“",
    "fr": "« On nous a dit d’attendre, et nous attendons »",
    "es": "«Nadie contaba las barcas mientras las había»",
    "pt": "“Disseram-nos para esperar, e esperamos”",
    "it": "«Nessuno contava le barche finché c’erano»",
}


def squeezed(text):
    return "".join(text.split())


@pytest.mark.parametrize("language", QUOTED)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_quotation_between_two_paragraphs_is_no_headline(language, seed):
    pdf, truth = make_byline_page(language, (), seed, quoted=QUOTED[language])
    (page,) = read_pages(Source("page.pdf", pdf))
    (finding,) = page.findings
    assert finding.story.headline == truth["headline"]
    read = [squeezed(p.text) for p in finding.story.body]
    assert read == list(map(squeezed, truth["paragraphs"]))
