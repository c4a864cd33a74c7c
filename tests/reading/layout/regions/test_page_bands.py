"""The page's head is furniture, also where it is set like the text, as in an OCR program's layer."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from articles.reading import read_pages
from articles.reading.geometry import Box
from articles.reading.layout.page import read_sheet_layout
from articles.reading.shapes import Source
from articles.reading.sheet import Drawing
from tests.pdfs import HEIGHT, WIDTH, make_pdf
from tests.reading.broadsheet_lines import wrapped
from tests.reading.head_pages import make_page
from tests.reading.language.test_head_lines import DAY
from tests.reading.latin_prose import LANGUAGES
from tests.reading.sheets import HEI, column, line, sheet
from tests.reading.typesetter import set_body, title, write

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
        for n, text in enumerate(lines):
            column, row = divmod(n, half)
            canvas.drawString(30 + column * wide, HEIGHT - 92 - 11 * row, text)

    (page,) = read_pages(Source("page.pdf", make_pdf(draw)))
    return page, prose


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("at", [0, 1])
def test_the_papers_name_beside_the_date_is_no_story_in_the_texts_type(language, at):
    page, prose = read(language, at)
    assert [found.story.headline for found in page.findings] == [prose.headlines[0]]
    assert prose.paper in page.furniture
    assert page.facts.date is not None


@pytest.mark.parametrize("seed", range(48))
def test_a_head_says_its_page_in_any_form_order_and_place(seed):
    page, headlines, number = make_page(seed)
    reading = read_sheet_layout(page, 1)
    assert sorted(found.story.headline for found in reading.findings) == sorted(headlines)
    assert {found.story.kicker + found.story.deck for found in reading.findings} == {""}
    facts = reading.facts
    assert (facts.date, facts.number, facts.issue_number) == (DAY, number, 8619)


def page_with_foot(*foot):
    body = column(set_body(write(5, 4), 30, shows_indents=True), 40, 130, 10)
    return sheet(line(title(5), 40, 100, 18, style=HEI), body, *foot)


def test_a_number_alone_in_the_last_row_is_the_pages():
    assert read_sheet_layout(page_with_foot(line("7", 300, 785, 9)), 1).facts.number == "7"


@pytest.mark.parametrize("name", ["澄江日报", "澄 江 日 报", "澄　　江　　晚　　报"])
def test_a_papers_name_alone_in_the_first_row_is_the_masthead(name):
    page = read_sheet_layout(page_with_foot(line(name, 40, 40, 20, style=HEI)), 1)
    assert page.facts.newspaper == name.replace(" ", "").replace("　", "")
    assert [found.story.headline for found in page.findings] == [title(5)]
    assert not page.leftovers


def test_a_number_beside_other_words_of_the_foot_is_not():
    foot = [line("澄江县滨江路", 40, 785, 9), line("90", 300, 785, 9)]
    assert read_sheet_layout(page_with_foot(*foot), 1).facts.number == ""


def test_a_date_alone_above_a_text_is_not_the_pages():
    page = page_with_foot(line("2026年3月8日", 40, 60, 10))
    assert read_sheet_layout(page, 1).facts.date is None


@pytest.mark.parametrize("number", ["4", "7", "07", "12"])
def test_a_number_in_large_type_alone_in_the_first_row_is_the_pages(number):
    head = [line("江南日报 2026年5月24日", 40, 62, 9), line("民生", 120, 40, 14, style=HEI)]
    page = page_with_foot(*head, line(number, 40, 40, 22, style=HEI))
    reading = read_sheet_layout(page, 1)
    assert reading.facts.number == number.lstrip("0")
    assert [found.story.headline for found in reading.findings] == [title(5)]


@pytest.mark.parametrize("parts", [("2026年3月", "8日　星期日"), ("2026年", "3月8日　星期日")])
def test_a_date_in_two_lines_of_one_size_is_the_pages(parts):
    head = [line(text, 40, 36 + 12 * n, 9) for n, text in enumerate(parts)]
    page = page_with_foot(*head, line("04版", 120, 40, 14, style=HEI))
    reading = read_sheet_layout(page, 1)
    assert reading.facts.date == DAY
    assert [found.story.kicker for found in reading.findings] == [""]


@pytest.mark.parametrize("bar", ["柳湾村里晒谷忙", "一条新路通到山外"])
def test_a_headline_on_a_bar_at_the_top_is_no_name_of_the_page(bar):
    lines = set_body(write(5, 4), 30, shows_indents=True)
    head = line("2026年3月8日 星期日 第3版", 40, 30, 9)
    plate = Drawing("tint", Box(36, 62, 350, 98), 0.3)
    title_on_bar = line(bar, 44, 90, 22, style=HEI, light=1.0)
    page = sheet(head, title_on_bar, column(lines, 40, 116, 10), drawings=[plate])
    (found,) = read_sheet_layout(page, 1).findings
    assert found.story.headline == bar


def test_the_name_of_a_page_on_a_bar_over_headlines_is_none():
    lines = set_body(write(5, 4), 30, shows_indents=True)
    head = line("2026年3月8日 星期日 第3版", 40, 30, 9)
    plate = Drawing("tint", Box(36, 62, 350, 98), 0.3)
    name = line("文旅融合特刊", 44, 90, 22, style=HEI, light=1.0)
    below = [line(title(5), 40, 124, 18, style=HEI), column(lines, 40, 146, 10)]
    (found,) = read_sheet_layout(sheet(head, name, *below, drawings=[plate]), 1).findings
    assert found.story.headline == title(5)
