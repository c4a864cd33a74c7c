"""Latin columns: what stands right above names is a headline, and what is quoted at a column's foot is none."""

import random

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from articles.reading.geometry import Box
from articles.reading.layout.page import read_sheet_layout
from articles.reading.sheet import Glyph, Sheet, Style
from tests.reading.broadsheet_lines import wrapped
from tests.reading.latin_prose import LANGUAGES, paragraph

STYLES = (Style("Times-Roman"), Style("Times-Bold", 700), Style("Times-Italic"))
ROMAN, BOLD, ITALIC = range(3)
EM, COLUMN, STEP, LEFT = 9.0, 150.0, 164.0, 40.0
BY = {
    "en": "By {}",
    "de": "Von {}",
    "fr": "Par {}",
    "es": "Por {}",
    "pt": "Por {}",
    "it": "di {}",
}


class Page:
    def __init__(self):
        self.glyphs = []

    def line(self, text, x, y, size=EM, style=ROMAN):
        font = STYLES[style].family
        for character in text:
            wide = stringWidth(character, font, size)
            box = Box(x, y - 0.88 * size, x + wide, y + 0.12 * size)
            if character != " ":
                glyph = Glyph(character, box, y, size, 0, 0.0, style, len(self.glyphs))
                self.glyphs.append(glyph)
            x += wide

    def lines(self, text, x, y, size, style):
        for row in wrapped(text, COLUMN, STYLES[style].family, size):
            self.line(row, x, y, size, style)
            y += 1.2 * size
        return y

    def text(self, paragraphs, first, columns, y):
        """Paragraphs over columns from one on, each as deep; the height below them."""
        rows = []
        for text in paragraphs:
            own = wrapped(text, COLUMN - EM, STYLES[ROMAN].family, EM)
            rows += [(row, 0.0 if n else EM) for n, row in enumerate(own)]
        deep = -(-len(rows) // columns)
        for n, (row, indent) in enumerate(rows):
            column, at = divmod(n, deep)
            self.line(row, LEFT + (first + column) * STEP + indent, y + 1.25 * EM * at)
        return y + 1.25 * EM * deep

    def stories(self):
        sheet = Sheet(600, 1000, tuple(self.glyphs), STYLES)
        found = [finding.story for finding in read_sheet_layout(sheet, 1).findings]
        return {
            story.headline: "".join("".join(p.text for p in story.body).split())
            for story in found
        }


def squeezed(paragraphs):
    return "".join("".join(paragraphs).split())


def written(language, seed, count):
    chance = random.Random(seed)
    found = [paragraph(LANGUAGES[language], chance) for _ in range(count)]
    return [text.replace("\xa0", " ").replace("-", " ") for text in found]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", range(4))
def test_a_headline_hardly_larger_than_a_crosshead_heads_what_names_stand_above(language, seed):
    prose, page = LANGUAGES[language], Page()
    upper, lower = written(language, seed, 8), written(language, seed + 40, 4)
    page.line(prose.headlines[0], LEFT, 80, 26, BOLD)
    page.line(BY[language].format(prose.names[0]), LEFT, 100, EM, BOLD)
    foot = page.text(upper, 0, 3, 118)
    below = page.lines(prose.headlines[1], LEFT, foot + 24, 13, BOLD)
    page.line(BY[language].format(prose.names[1]), LEFT, below, EM, BOLD)
    page.text(lower, 0, 1, below + 15)
    assert page.stories() == {
        prose.headlines[0]: squeezed(upper),
        prose.headlines[1]: squeezed(lower),
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", range(4))
def test_a_quotation_at_a_columns_foot_heads_no_text_of_the_next_one(language, seed):
    prose, page = LANGUAGES[language], Page()
    first, second = written(language, seed, 5), written(language, seed + 40, 6)
    page.line(prose.headlines[0], LEFT, 80, 26, BOLD)
    page.line(BY[language].format(prose.names[0]), LEFT, 100, EM, BOLD)
    foot = page.text(first, 0, 1, 118)
    page.lines(prose.quotes[0], LEFT, foot + 18, 14, ITALIC)
    page.text(second, 1, 1, 118)
    assert page.stories() == {prose.headlines[0]: squeezed([*first, *second])}
