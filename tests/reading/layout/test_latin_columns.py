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
    """A sheet with a signed banner in one language, and what is put on it."""

    def __init__(self, language=""):
        self.glyphs = []
        if language:
            prose = LANGUAGES[language]
            self.line(prose.headlines[0], LEFT, 80, 26, BOLD)
            self.line(BY[language].format(prose.names[0]), LEFT, 100, EM, BOLD)

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
    prose, page = LANGUAGES[language], Page(language)
    upper, lower = written(language, seed, 8), written(language, seed + 40, 4)
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
    prose, page = LANGUAGES[language], Page(language)
    first, second = written(language, seed, 5), written(language, seed + 40, 6)
    foot = page.text(first, 0, 1, 118)
    page.lines(prose.quotes[0], LEFT, foot + 18, 14, ITALIC)
    page.text(second, 1, 1, 118)
    assert page.stories() == {prose.headlines[0]: squeezed([*first, *second])}


def justified(page, text, x, y, width):
    """A line whose words fill a width."""
    words = text.split()
    wide = [stringWidth(word, STYLES[ROMAN].family, EM) for word in words]
    blank = (width - sum(wide)) / (len(words) - 1)
    for word, own in zip(words, wide, strict=True):
        page.line(word, x, y)
        x += own + blank


ROWS = [
    "The owner of the vineyard later praised the",
    "accounts of the orchestra and",
    "had forgotten the timetable of the line, said",
    "the judge who will have to explain a wooden",
]


@pytest.mark.parametrize(
    "opened",
    ["«Nous avons assez attendu", "„Wir haben gewartet, sagte", "(Nobody had asked them yet"],
)
@pytest.mark.parametrize("last", ["a", "Le", "is"])
def test_a_short_word_at_a_columns_edge_is_not_the_next_columns(opened, last):
    page = Page()
    page.line("A path along the river at last", LEFT, 80, 26, BOLD)
    rows = [ROWS[0], f"mill has {last}", *ROWS[2:]]
    beside = [ROWS[3], opened, *ROWS[:3]]
    for n, row in enumerate(rows):
        justified(page, row, LEFT, 110 + 11.5 * n, COLUMN + 20)
    for n, row in enumerate(beside):
        justified(page, row, LEFT + COLUMN + 33, 110 + 11.5 * n, COLUMN + 20)
    told = squeezed([*rows, *beside])
    assert page.stories() == {"A path along the river at last": told}


@pytest.mark.parametrize("pair", [("conti", "della"), ("mill", "said"), ("owner", "judge")])
def test_two_lines_that_begin_with_words_of_one_width_are_not_torn(pair):
    page = Page()
    page.line("A path along the river at last", LEFT, 80, 22, BOLD)
    rows = [
        ROWS[0],
        f"{pair[0]} dell'orchestra il padrone",
        f"{pair[1]} vigna aveva la serra",
        ROWS[3],
    ]
    rows += ["and the bridge."]
    for n, row in enumerate(rows):
        justified(page, row, LEFT, 110 + 11.5 * n, COLUMN + 20 - 60 * (n == 4))
    assert page.stories() == {"A path along the river at last": squeezed(rows)}


@pytest.mark.parametrize("white", [4.5, 6.0])
def test_lines_beside_a_drop_cap_show_no_indents(white):
    page, told = Page(), []
    page.line("Enfin un chemin le long du fleuve", LEFT, 80, 24, BOLD)
    y = 130.0
    page.line("L", LEFT, y + 22, 32, BOLD)
    for n, text in enumerate(written("fr", 3, 5)):
        rows = wrapped(text[n == 0 :], COLUMN - 26 * (n == 0), STYLES[ROMAN].family, EM)
        rows = (
            rows
            if n
            else [
                "a nouvelle directrice",
                "a promis d’ouvrir la salle",
                "de lecture à tous ceux",
                "qui la veulent.",
            ]
        )
        for at, row in enumerate(rows):
            page.line(row, LEFT + (26 if n == 0 and at < 3 else 0), y)
            y += 11.5
        told.append(squeezed(rows if n else ["L", *rows]))
        y += white
    sheet = Sheet(600, 1000, tuple(page.glyphs), STYLES)
    (finding,) = read_sheet_layout(sheet, 1).findings
    assert [squeezed(p.text) for p in finding.story.body] == told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", range(4))
def test_names_below_the_first_column_sign_a_story_that_goes_on_beside_them(language, seed):
    prose, page = LANGUAGES[language], Page()
    told, y = {}, 80.0
    for n in range(2):
        texts = written(language, 40 * n + seed, 4)
        page.line(prose.headlines[n], LEFT, y, 24, BOLD)
        y = page.text(texts, 0, 2, y + 24)
        page.line(BY[language].format(prose.names[n]), LEFT, y + 2, EM, BOLD)
        y += 40
        told[prose.headlines[n]] = squeezed(texts)
    assert page.stories() == told
