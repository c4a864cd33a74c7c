"""Glyphs that a font names, but says of no character which they are."""

import pytest

from articles.reading.language.characters import MISSING_TYPE
from articles.reading.pdf import GlyphNames, opened, read_sheet
from articles.reading.pdf.glyph_names import text_of_name
from articles.reading.shapes import Source
from tests.pdfs import stream, write_pdf

TABLE = (
    b"1 begincodespacerange <00><ff> endcodespacerange 1 beginbfrange <20><7e><0020> endbfrange"
)
CMAP = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName/R1 def "
    b"/CMapType 2 def %b endcmap CMapName currentdict /CMap defineresource pop end end" % TABLE
)


def font(differences, table):
    return (
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /ToUnicode %d 0 R /Encoding "
        b"<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [ %b ] >> >>"
        % (table, differences)
    )


def text_of(differences, words, others=b""):
    """What is read of `words` in a font with these names; `others`: those of a second font of its name."""
    source = Source(
        "page.pdf",
        write_pdf(
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 4 0 R /Resources "
            b"<< /Font << /F 5 0 R /G 6 0 R >> >> >>",
            stream(b"BT /F 12 Tf 20 200 Td (%b) Tj ET" % words),
            font(differences, 7),
            font(others or differences, 7),
            stream(CMAP),
        ),
    )
    with opened(source) as document:
        sheet = read_sheet(document, 1, GlyphNames(source, 1))
    return "".join(glyph.text for glyph in sheet.glyphs)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("f_i", "fi"),
        ("f_f_i", "ffi"),
        ("T_h", "Th"),
        ("fi.alt", "fi"),
        ("f_f.liga", "ff"),
        ("c_t", "ct"),
        ("uni0066_uni0069", "fi"),
        ("uni00660069", "fi"),
        ("u1F600", "\U0001f600"),
        ("f_hyphen", "f-"),
    ],
)
def test_a_ligatures_name_says_its_parts(name, text):
    assert text_of_name(name) == text


@pytest.mark.parametrize("name", ["g12", "c81", "", "f_g12", "uniXYZ1", "u999999"])
def test_a_name_that_says_nothing_is_none(name):
    assert text_of_name(name) == ""


@pytest.mark.parametrize(
    ("differences", "words", "text"),
    [
        (b"129 /f_i 141 /f_f", b"\\201t sta\\215", "fit staff"),
        (b"1 /f_f_i /T_h", b"\\002e o\\001ce", "The office"),
        (b"200 /f_i.alt", b"\\310eld", "field"),
    ],
)
def test_named_ligatures_are_read(differences, words, text):
    assert text_of(differences, words) == text


def test_a_glyph_whose_name_says_nothing_stays_unreadable():
    assert text_of(b"129 /g12", b"a \\201eld and more of it") == (
        f"a {MISSING_TYPE}eld and more of it"
    )


def test_where_two_fonts_of_one_name_differ_nobody_knows():
    read = text_of(b"129 /f_i", b"a \\201eld and more of it", others=b"129 /f_l")
    assert read == f"a {MISSING_TYPE}eld and more of it"
