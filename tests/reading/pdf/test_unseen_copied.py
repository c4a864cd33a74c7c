"""What readers download has no text that nobody sees, and loses none that somebody does."""

import io

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import ImageChops

from articles.reading.pdf.public_copy import bind_public_copies, public_copy, shown_copy
from articles.reading.shapes import Source

OLD, NEW = "old words", "new words"
PICTURE = "BI /W 1 /H 1 /CS /G /BPC 8 ID A EI"
BOX = "q 1 1 1 rg 20 190 400 26 re f Q"
FONT = {
    "Type": pikepdf.Name.Font,
    "Subtype": pikepdf.Name.Type1,
    "BaseFont": pikepdf.Name.Helvetica,
}


def page_with(*content, lines=9):
    """A page with some lines, and this content behind them."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(420, 600))
    page.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(F=pdf.make_indirect(pikepdf.Dictionary(**FONT)))
    )
    text = [f"BT /F 10 Tf 30 {500 - 14 * n} Td (line {n} of it) Tj ET" for n in range(lines)]
    page.Contents = pdf.make_stream("\n".join([*text, *content]).encode())
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def copied(data):
    return public_copy([Source("page.pdf", data)])


def words(data):
    return pdfium.PdfDocument(data)[0].get_textpage().get_text_range()


def look(data):
    return pdfium.PdfDocument(data)[0].render(scale=2).to_pil()


def is_alike(one, other):
    return ImageChops.difference(look(one), look(other)).getbbox() is None


def show(text, y=200, more=""):
    return f"BT /F 12 Tf {more} 30 {y} Td ({text}) Tj ET"


def test_what_replaces_a_text_stays_and_the_text_goes():
    source = page_with(show(OLD), BOX, show(NEW))
    copy = copied(source)
    assert OLD in words(source)
    assert OLD not in words(copy)
    assert NEW in words(copy)
    assert is_alike(source, copy)


@pytest.mark.parametrize(
    "content",
    [
        [BOX, show(OLD)],  # painted before
        [show(OLD), "q 1 1 1 rg 20 190 40 26 re f Q"],  # over a part of it
        [show(OLD), "q 1 1 1 rg 20 240 400 26 re f Q"],  # elsewhere
        [show(OLD), "q 20 190 400 26 re S Q"],  # a frame
        [f"BT /F 12 Tf 30 200 Td (under) Tj ({OLD}) Tj ET", "q 1 1 1 rg 20 190 40 26 re f Q"],
        [show("", 300), show(OLD), "BT /F 9 Tf [-200] TJ ET"],  # no texts for PDFium
    ],
)
def test_what_somebody_sees_stays(content):
    source = page_with(*content)
    copy = copied(source)
    assert OLD in words(copy)
    assert is_alike(source, copy)


def test_a_line_that_stands_by_what_is_left_out_stays_where_it_is():
    unseen = f"BT /F 12 Tf 14 TL 30 240 Td (seen) Tj 3 Tr ({OLD}) ' 0 Tr (below) ' ET"
    source = page_with(unseen)
    copy = copied(source)
    assert OLD not in words(copy)
    assert "below" in words(copy)
    assert is_alike(source, copy)


def test_texts_without_one_for_pdfium_are_counted_as_it_counts():
    """An empty text, and numbers alone, make none."""
    source = page_with("BT /F 9 Tf () Tj [-200] TJ ET", show(OLD), BOX)
    assert OLD not in words(copied(source))


def test_a_text_under_a_picture_goes():
    source = page_with(show(OLD), f"q 400 0 0 26 20 190 cm {PICTURE} Q")
    copy = copied(source)
    assert OLD not in words(copy)
    assert is_alike(source, copy)


def test_a_scans_own_text_stays_to_be_searched():
    layer = [show(f"the words of line {n} of a scan", 500 - 14 * n, "3 Tr") for n in range(9)]
    source = page_with(f"q 420 0 0 600 0 0 cm {PICTURE} Q", *layer, lines=0)
    assert "line 8 of a scan" in words(copied(source))


def test_words_laid_unseen_over_a_picture_stay_and_beside_it_go():
    picture = f"q 200 0 0 60 20 190 cm {PICTURE} Q"
    source = page_with(picture, show(OLD, 200, "3 Tr"), show("a note", 100))
    assert OLD in words(copied(source))
    source = page_with(picture, show("a note", 100), show(OLD, 150, "3 Tr"))
    assert OLD not in words(copied(source))


def test_what_is_read_and_bound_is_not_looked_through_once_more():
    source = page_with(show(OLD), BOX)
    assert OLD in words(shown_copy(Source("page.pdf", source), 1))
    file = io.BytesIO()
    bind_public_copies([Source("page.pdf", copied(source))] * 2, file)
    assert len(pdfium.PdfDocument(file.getvalue())) == 2
    assert OLD not in words(file.getvalue())
