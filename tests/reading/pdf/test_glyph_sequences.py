"""What is told of several of PDFium's characters together."""

import pytest

from articles.reading.pdf.glyph_sequences import in_page_script
from tests.reading.sheets import line

PAGES = {
    "simplified": ("登记了{}家庭，费用全部公示", "户"),
    "traditional": ("登記了{}家庭，費用全部公示", "戶"),
    "of both alike": ("山上有{}，水", "戶"),
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_radical_is_read_in_the_script_of_its_page(page):
    text, meant = page
    glyphs = [g._replace(order=n) for n, g in enumerate(line(text.format("戶"), 40, 60, 10))]
    found = in_page_script(glyphs, [ord(c) for c in text.format("⼾")])
    assert "".join(g.text for g in found) == text.format(meant)
