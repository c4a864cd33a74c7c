"""A scan's text layer that is noise is refused with the reason; one that can be read is read."""

import io

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from articles.reading import ReadingError, Source, read_page_of
from articles.reading.pdf.glyphs import NOISE_LAYER
from tests.reading.language.test_legibility import NOISE
from tests.reading.typesetter import set_lines, write


def scan(lines):
    """A page of a grey picture with lines of text laid over it unseen."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(400, 560), invariant=1)
    canvas.setFillGray(0.8)
    canvas.rect(0, 0, 400, 560, fill=1, stroke=0)
    for n, line in enumerate(lines):
        text = canvas.beginText(30, 520 - 14 * n)
        text.setFont("STSong-Light", 10)
        text.setTextRenderMode(3)
        text.textOut(line)
        canvas.drawText(text)
    canvas.showPage()
    canvas.save()
    return Source("scan.pdf", buffer.getvalue())


@pytest.mark.parametrize("kind", ["Chinese read as English", "a picture read as Chinese"])
def test_noise_is_refused_with_what_to_do(kind):
    text = NOISE[kind]
    lines = [text[at : at + 30] for at in range(0, min(len(text), 900), 30)]
    with pytest.raises(ReadingError) as refused:
        read_page_of(scan(lines), 1)
    assert refused.value.message == NOISE_LAYER


def test_a_layer_that_can_be_read_is_read():
    lines = [line for paragraph in write(3, 3) for line in set_lines(paragraph, 30)]
    (page,) = read_page_of(scan(lines), 1)
    assert page.characters > 100


def test_a_word_or_two_on_a_picture_is_not_judged():
    (page,) = read_page_of(scan(["|~ _ 4"]), 1)
    assert page.findings == ()
