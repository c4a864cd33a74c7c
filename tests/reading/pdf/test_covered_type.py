"""Type under what is painted over it later is no text of the page; what is painted before it hides nothing."""

import io

import pytest
import reportlab
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from articles.reading import Source, read_pages
from tests.pdfs import FONT, HEIGHT, WIDTH, make_pdf

OLD, NEW = "校样三稿请勿外传", "明日起湖边步道开放"
CREAM = (0.98, 0.95, 0.88)
NOTE = HEIGHT - 256  # its baseline


def picture(fill, hole=None, size=(60, 20)):
    """An image of one colour with an alpha; `hole`: a part that is clear."""
    image = Image.new("RGBA", size, fill)
    if hole:
        ImageDraw.Draw(image).rectangle(hole, fill=(0, 0, 0, 0))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return ImageReader(io.BytesIO(buffer.getvalue()))


def words_of(*steps, font=FONT):
    """All that is read of a page with a story, on which then each step draws."""

    def draw(canvas):
        canvas.setFont(FONT, 22)
        canvas.drawString(30, HEIGHT - 70, "湖边小路今日修缮")
        for n in range(6):
            canvas.setFont(FONT, 10)
            canvas.drawString(30, HEIGHT - 102 - 16 * n, "各县聚力打造产业园现代化生产场景呈现")
        for step in steps:
            canvas.saveState()
            step(canvas)
            canvas.restoreState()

    (page,) = read_pages(Source("page.pdf", make_pdf(draw)))
    said = [left.text for left in page.leftovers] + list(page.furniture)
    for found in page.findings:
        story = found.story
        said += [story.headline, story.deck, story.kicker, *(p.text for p in story.body)]
    return "".join(said)


def note(text=OLD, size=12, x=30, y=NOTE, colour=(0, 0, 0), font=FONT):
    def draw(canvas):
        canvas.setFillColorRGB(*colour)
        canvas.setFont(font, size)
        canvas.drawString(x, y, text)

    return draw


def box(colour=(1, 1, 1), *, x=25, y=NOTE - 6, width=200, height=22):
    def draw(canvas):
        canvas.setFillColorRGB(*colour)
        canvas.rect(x, y, width, height, stroke=0, fill=1)

    return draw


def veil(alpha):
    def draw(canvas):
        canvas.setFillAlpha(alpha)
        box()(canvas)

    return draw


def multiplied(canvas):
    canvas.setBlendMode("Multiply")
    box((1, 1, 0.6))(canvas)


def image(fill=(90, 120, 60, 255), hole=None):
    return lambda canvas: canvas.drawImage(
        picture(fill, hole), 25, NOTE - 6, 200, 22, mask="auto"
    )


def rounded(canvas):
    canvas.setFillColorRGB(1, 1, 1)
    canvas.roundRect(20, NOTE - 10, 210, 30, 14, stroke=0, fill=1)


def two_boxes_of_one_path(canvas):
    path = canvas.beginPath()
    path.rect(25, NOTE - 6, 60, 22)
    path.rect(85, NOTE - 6, 140, 22)
    path.rect(25, 40, 60, 22)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawPath(path, stroke=0, fill=1)


def thick_line(canvas):
    canvas.setStrokeColorRGB(1, 1, 1)
    canvas.setLineWidth(20)
    canvas.line(25, NOTE + 4, 230, NOTE + 4)


def frame(canvas):
    canvas.rect(25, NOTE - 6, 200, 22, stroke=1, fill=0)


def ring(canvas):
    """An area all around the note, with a hole where it stands."""
    path = canvas.beginPath()
    path.rect(10, NOTE - 16, 300, 40)
    path.rect(25, NOTE - 6, 200, 22)
    canvas.setFillColorRGB(0.8, 0.2, 0.2)
    canvas.drawPath(path, stroke=0, fill=1, fillMode=0)


def clipped_box(canvas):
    """A box of which the frame around it shows another part."""
    path = canvas.beginPath()
    path.rect(230, NOTE - 6, 60, 22)
    canvas.clipPath(path, stroke=0, fill=0)
    box(width=260)(canvas)


def in_form(*steps):
    def draw(canvas):
        name = f"form{len(canvas._doc.idToObject)}"
        canvas.beginForm(name)
        for step in steps:
            canvas.saveState()
            step(canvas)
            canvas.restoreState()
        canvas.endForm()
        canvas.doForm(name)

    return draw


HIDING = {
    "white": box(),
    "cream": box(CREAM),
    "grey": box((0.8, 0.8, 0.8)),
    "black": box((0, 0, 0)),
    "hardly as high as the ink": box(y=NOTE - 1.5, height=12),
    "a picture": image(),
    "rounded": rounded,
    "two boxes of one path": two_boxes_of_one_path,
    "a thick line": thick_line,
    "in a form": in_form(box()),
    "far larger": box(x=10, y=20, width=380, height=NOTE - 4),
}
NOT_HIDING = {
    "a frame": frame,
    "a veil": veil(0.5),
    "multiplied": multiplied,
    "a picture that is clear": image((90, 120, 60, 100)),
    "a picture with a hole": image(hole=(0, 0, 59, 16)),
    "a ring": ring,
    "clipped away": clipped_box,
    "beside it": box(x=130),
    "half as high": box(y=NOTE - 6, height=10),
    "clear": veil(0),
}


@pytest.mark.parametrize("size", [8, 12])
@pytest.mark.parametrize("cover", HIDING)
def test_type_under_a_later_area_is_no_text(cover, size):
    said = words_of(note(size=size), HIDING[cover])
    assert OLD not in said
    assert "湖边小路今日修缮" in said


@pytest.mark.parametrize("cover", HIDING)
def test_type_on_an_earlier_area_is_text(cover):
    assert OLD in words_of(HIDING[cover], note(colour=(0.6, 0.1, 0.1)))


@pytest.mark.parametrize("cover", ["white", "cream", "in a form", "rounded"])
def test_what_replaces_hidden_type_is_text(cover):
    said = words_of(note(), HIDING[cover], note(NEW))
    assert OLD not in said
    assert NEW in said


@pytest.mark.parametrize("cover", NOT_HIDING)
def test_type_that_shows_is_text(cover):
    assert OLD in words_of(note(), NOT_HIDING[cover])


def test_a_box_hides_only_the_characters_under_it():
    said = words_of(note("路口改造完工前请绕行通过"), box(x=30 + 12 * 4 - 1, width=12 * 3 + 2))
    assert "路口改造" in said
    assert "请绕行通过" in said
    assert "完工前" not in said


@pytest.mark.parametrize("order", ["text in the form", "box in the form", "both"])
def test_the_order_of_painting_counts_inside_forms(order):
    text, area = note(), box()
    steps = {
        "text in the form": (in_form(text), area),
        "box in the form": (text, in_form(area)),
        "both": (in_form(text, area),),
    }
    assert OLD not in words_of(*steps[order])
    swapped = {
        "text in the form": (area, in_form(text)),
        "box in the form": (in_form(area), text),
        "both": (in_form(area, text),),
    }
    assert OLD in words_of(*swapped[order])


def test_several_pictures_hide_a_line_together():
    halves = [
        box(x=25 + 50 * n, width=50, height=11, y=NOTE - 6 + 11 * m)
        for n in range(4)
        for m in (0, 1)
    ]
    assert OLD not in words_of(note(), *halves)


def test_embedded_type_is_hidden_too():
    path = f"{reportlab.__path__[0]}/fonts/Vera.ttf"
    pdfmetrics.registerFont(TTFont("Vera", path))
    said = words_of(note("Proof three", font="Vera"), image(), note("Open", y=60, font="Vera"))
    assert "Proof" not in said
    assert "Open" in said


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_on_a_page_that_is_turned_and_cropped_too(turn):
    def page(canvas):
        canvas.setPageRotation(turn)
        canvas.setCropBox((10, 20, WIDTH - 5, HEIGHT - 30))

    hidden = words_of(page, note(), box(), note(NEW, y=NOTE - 60))
    assert OLD not in hidden
    assert NEW in hidden


def test_a_scan_over_its_own_text_keeps_it():
    """Some programs write the text that they saw under the scan."""

    def scan(canvas):
        canvas.drawImage(picture((230, 230, 220, 255)), 0, 0, WIDTH, HEIGHT)

    assert OLD in words_of(note(), scan)
