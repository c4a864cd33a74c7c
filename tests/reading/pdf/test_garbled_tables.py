"""A page whose fonts name Chinese characters by Latin ones is refused; Latin type and full-width figures are read."""

import random

import pytest

from articles.reading import ReadingError, Source, read_page_of
from articles.reading.pdf.glyphs import GARBLED_LAYER
from tests.pdfs import one_page, stream

LETTERS = "".join(map(chr, range(0x21, 0x7F)))


def page_of(characters, advance):
    """Nine lines of characters as wide as `advance` thousandths of an em."""
    chance = random.Random(len(characters))
    shown = [chance.randrange(len(characters)) for _ in range(180)]
    rows = ["".join(f"{n + 1:04X}" for n in shown[at : at + 20]) for at in range(0, 180, 20)]
    content = "".join(
        f"BT /F 10 Tf 1 0 0 1 30 {500 - 16 * n} Tm <{row}> Tj ET\n"
        for n, row in enumerate(rows)
    )
    table = "".join(f"<{n:04X}> <{ord(c):04X}>\n" for n, c in enumerate(characters, 1))
    named = (
        "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(characters)} beginbfchar\n{table}endbfchar endcmap"
    )
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H "
        b"/DescendantFonts [6 0 R] /ToUnicode 7 0 R >>"
    )
    descendant = (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /DW %d /CIDSystemInfo "
        b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>" % advance
    )
    data = one_page(
        stream(content.encode()),
        b"/Resources << /Font << /F 5 0 R >> >> ",
        others=(font, descendant, stream(named.encode())),
    )
    return read_page_of(Source("page.pdf", data), 1)


def test_latin_characters_as_wide_as_chinese_ones_are_refused():
    with pytest.raises(ReadingError) as refused:
        page_of(LETTERS, 1000)
    assert refused.value.message == GARBLED_LAYER


@pytest.mark.parametrize(("characters", "advance"), [(LETTERS, 500), ("0123456789", 1000)])
def test_latin_type_and_figures_in_cells_are_read(characters, advance):
    assert page_of(characters, advance)
