"""Type as white as the paper behind it is no text of the page; on anything darker it is."""

import pytest

from articles.reading import Source, read_pages
from tests.pdfs import FONT, HEIGHT, make_pdf

NOTE = "校样三稿请勿外传"


def words_of(colour, ground=None, size=12, outline=None):
    """All that is read of a page with a note in a colour, below a story; `ground`: a bar behind it."""

    def draw(canvas):
        canvas.setFont(FONT, 22)
        canvas.drawString(30, HEIGHT - 70, "湖边小路今日修缮")
        for n in range(6):
            canvas.setFont(FONT, 10)
            canvas.drawString(30, HEIGHT - 102 - 16 * n, "各县聚力打造产业园现代化生产场景呈现")
        if ground is not None:
            canvas.setFillColorRGB(*ground)
            canvas.rect(20, HEIGHT - 266, 300, 30, stroke=0, fill=1)
        canvas.setFillColorRGB(*colour)
        text = canvas.beginText(30, HEIGHT - 256)
        text.setFont(FONT, size)
        if outline is not None:
            text.setTextRenderMode(2)
            canvas.setStrokeColorRGB(*outline)
        text.textOut(NOTE)
        canvas.drawText(text)

    (page,) = read_pages(Source("page.pdf", make_pdf(draw)))
    said = [left.text for left in page.leftovers] + list(page.furniture)
    for found in page.findings:
        story = found.story
        said += [story.headline, story.deck, story.kicker, *(p.text for p in story.body)]
    return "".join(said)


WHITES = [(1, 1, 1), (0.996, 0.996, 0.996), (0.98, 0.98, 0.98), (0.99, 0.97, 0.99)]
SEEN = [(0.9, 0.9, 0.9), (0.6, 0.6, 0.6), (1, 1, 0), (1, 0, 0), (0.5, 0.8, 1)]


@pytest.mark.parametrize("size", [7, 12, 20])
@pytest.mark.parametrize("colour", WHITES)
def test_white_type_on_paper_is_no_text(colour, size):
    assert NOTE not in words_of(colour, size=size)


@pytest.mark.parametrize("colour", SEEN)
def test_type_in_a_pale_colour_is_text(colour):
    assert NOTE in words_of(colour)


@pytest.mark.parametrize("ground", [(0.8, 0, 0), (0, 0.3, 0.6), (0.5, 0.5, 0.5), (1, 0.8, 0.2)])
def test_white_type_on_a_bar_is_text(ground):
    assert NOTE in words_of((1, 1, 1), ground)


def test_white_type_with_an_outline_is_text():
    assert NOTE in words_of((1, 1, 1), outline=(0, 0, 0))


@pytest.mark.parametrize("size", [7, 10, 14])
def test_type_that_is_clear_is_not_seen_either(size):
    def draw(canvas):
        canvas.setFont(FONT, 22)
        canvas.drawString(30, HEIGHT - 70, "湖边小路今日修缮")
        canvas.setFont(FONT, 10)
        for n in range(6):
            canvas.drawString(30, HEIGHT - 102 - 16 * n, "各县聚力打造产业园现代化生产场景呈现")
        canvas.setFillAlpha(0)
        canvas.setFont(FONT, size)
        canvas.drawString(30, HEIGHT - 256, NOTE)

    (page,) = read_pages(Source("page.pdf", make_pdf(draw)))
    said = [*page.furniture, *(left.text for left in page.leftovers)]
    said += [found.story.headline + found.story.text for found in page.findings]
    assert NOTE not in "".join(said)
    assert "湖边小路" in "".join(said)
