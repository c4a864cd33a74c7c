"""What is asked of all characters at once is what PDFium says of each."""

import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

from articles.reading.pdf.direct import characters_of
from tests.reading.floors import SAMPLES

# Hyphens that break words, characters above U+FFFF, a NUL, and none of these
PAGES = (
    "pdf-english-line-ends", "pdf-above-ffff", "pdf-private-use-high-plane", "pdf-tounicode-nul",
    "pdf-kangxi-radicals", "tesseract-layer",
)  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_the_codes_of_a_page_are_those_of_its_characters(name):
    with pdfium.PdfDocument(SAMPLES / "cases" / f"{name}.pdf") as document:
        text = document[0].get_textpage()
        count = text.count_chars()
        codes = [raw.FPDFText_GetUnicode(text, index) for index in range(count)]
        assert characters_of(text, count).codes == codes


def test_a_page_without_characters_has_none():
    document = pdfium.PdfDocument.new()
    text = document.new_page(200, 200).get_textpage()
    assert characters_of(text, 0).codes == []
    text.close()
    document.close()
