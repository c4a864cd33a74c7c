"""The page's head is furniture, also where it is set like the text, as in an OCR program's layer."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from articles.reading import read_pages
from articles.reading.shapes import Source
from tests.pdfs import HEIGHT, WIDTH, make_pdf
from tests.reading.broadsheet_lines import wrapped
from tests.reading.latin_prose import LANGUAGES

FONT, SIZE = "Times-Roman", 9.0


def read(language, at):
    prose = LANGUAGES[language]
    wide = (WIDTH - 60) / 2

    def draw(canvas):
        canvas.setFont(FONT, SIZE)
        canvas.drawString(30, HEIGHT - 30, prose.paper)
        date = prose.dates[at % len(prose.dates)]
        canvas.drawString(WIDTH - 30 - stringWidth(date, FONT, SIZE), HEIGHT - 30, date)
        canvas.setFont("Times-Bold", 20)
        canvas.drawString(30, HEIGHT - 70, prose.headlines[0])
        canvas.setFont(FONT, SIZE)
        lines = wrapped(" ".join(prose.sentences), wide - 10, FONT, SIZE)
        half = (len(lines) + 1) // 2
        for n, line in enumerate(lines):
            column, row = divmod(n, half)
            canvas.drawString(30 + column * wide, HEIGHT - 92 - 11 * row, line)

    (page,) = read_pages(Source("page.pdf", make_pdf(draw)))
    return page, prose


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("at", [0, 1])
def test_the_papers_name_beside_the_date_is_no_story_in_the_texts_type(language, at):
    page, prose = read(language, at)
    assert [found.story.headline for found in page.findings] == [prose.headlines[0]]
    assert prose.paper in page.furniture
    assert page.facts.date is not None
