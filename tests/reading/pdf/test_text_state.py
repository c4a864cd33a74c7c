"""Rise, spacing, scaling and fonts inside a printed line, as PDF sets them, leave its text whole."""

import pytest

from articles.reading import Source, read_pages
from articles.reading.layout.lines.line_text import text_of
from articles.reading.pdf import opened, read_sheet
from tests.pdfs import FONT, HEIGHT, make_pdf

LATIN = "Helvetica"


def run(text, size=10.0, rise=0.0, space=0.0, scale=100, font=FONT):
    return text, size, rise, space, scale, font


def body_with(*runs):
    """What is read of a story whose first line is set in these runs."""

    def draw(canvas):
        canvas.setFont(FONT, 22)
        canvas.drawString(30, HEIGHT - 70, "湖边小路今日修缮")
        text = canvas.beginText(50, HEIGHT - 102)
        for words, size, rise, space, scale, font in runs:
            text.setFont(font, size)
            text.setRise(rise)
            text.setCharSpace(space)
            text.setHorizScale(scale)
            text.textOut(words)
        canvas.drawText(text)
        for n in range(4):
            canvas.setFont(FONT, 10)
            canvas.drawString(
                30, HEIGHT - 118 - 16 * n, "各县聚力打造产业园现代化生产场景呈现在眼前"
            )

    (page,) = read_pages(Source("page.pdf", make_pdf(draw)))
    return "".join(p.text for found in page.findings for p in found.story.body)


@pytest.mark.parametrize("font", [FONT, LATIN])
@pytest.mark.parametrize("rise", [-0.5, -1.5, -2.5])
def test_a_subscript_by_rise(font, rise):
    runs = (
        run("本报讯 全县"),
        run("PM", font=font),
        run("2.5", 6, rise, font=font),
        run("浓度再次下降，"),
    )
    assert body_with(*runs).startswith("全县PM2.5浓度再次下降，")


@pytest.mark.parametrize("rise", [2.5, 4.0, 5.0])
def test_a_superscript_by_rise(rise):
    runs = (
        run("本报讯 绿地五千"),
        run("m", font=LATIN),
        run("2", 6, rise, font=LATIN),
        run("，市民称赞，"),
    )
    assert body_with(*runs).startswith("绿地五千m²，市民称赞，")


@pytest.mark.parametrize("space", [0.5, 1.0, 2.0, 3.0, 5.0])
@pytest.mark.parametrize("font", [FONT, LATIN])
@pytest.mark.parametrize("scale", [80, 100])
def test_a_line_that_is_spread(space, font, scale):
    spread = {"space": space, "scale": scale}
    runs = (
        run("本报讯 产值突破", **spread),
        run("100", font=font, **spread),
        run("亿元增长", **spread),
        run("12.5%", font=font, **spread),
        run("，", **spread),
    )
    assert body_with(*runs).startswith("产值突破100亿元增长12.5%，")


@pytest.mark.parametrize("lift", [-0.8, -0.4, 0.4, 0.8])
def test_words_and_figures_that_are_lifted(lift):
    runs = (
        run("本报讯", rise=lift),
        run(" 五月共有"),
        run("127", rise=-lift, font=LATIN),
        run("户人家，"),
    )
    assert body_with(*runs).startswith("五月共有127户人家，")


def slanted(slant, words):
    """What is read of a line in type that only its matrix leans (false italics)."""

    def draw(canvas):
        text = canvas.beginText()
        text.setFont(LATIN, 24)
        text.setTextTransform(1, 0, slant, 1, 30, HEIGHT - 70)
        text.textOut(words)
        canvas.drawText(text)

    with opened(Source("page.pdf", make_pdf(draw))) as document:
        glyphs = read_sheet(document, 1).glyphs
    return text_of([glyph for glyph in glyphs if not glyph.text.isspace()])


@pytest.mark.parametrize("slant", [-0.36, -0.25, -0.18, 0.15, 0.2, 0.213, 0.25, 0.3, 0.36, 0.4])
def test_false_italics_keep_their_blanks(slant):
    assert slanted(slant, "A patient thing in New Harbour") == "A patient thing in New Harbour"


@pytest.mark.parametrize("slant", [-0.25, 0.15, 0.25, 0.36])
def test_false_italics_are_as_large_as_upright_type(slant):
    def draw(canvas):
        for lean, y in ((0, 70), (slant, 110)):
            text = canvas.beginText()
            text.setFont(LATIN, 24)
            text.setTextTransform(1, 0, lean, 1, 30, HEIGHT - y)
            text.textOut("slipway")
            canvas.drawText(text)

    with opened(Source("page.pdf", make_pdf(draw))) as document:
        glyphs = read_sheet(document, 1).glyphs
    upright, leaning = glyphs[:7], glyphs[7:]
    assert [g.size for g in leaning] == pytest.approx([g.size for g in upright])
    assert [g.box.x0 for g in leaning] == pytest.approx([g.box.x0 for g in upright], abs=0.01)
    assert [g.box.x1 for g in leaning] == pytest.approx([g.box.x1 for g in upright], abs=0.01)
