"""Captions in the text's own type, without a word that tells them, are told by where they stand; text that goes on
below a picture is none.
"""

import pytest

from articles.reading.geometry import Box
from articles.reading.layout.page import read_sheet_layout
from articles.reading.sheet import Drawing
from tests.reading.sheets import HEI, column, line, sheet, wrapped
from tests.reading.typesetter import title, write

EM, MEASURE = 9.0, 16
CAPTION = "冬日里的一个上午，农技人员在老街口的院子里给果树剪枝，一派忙碌景象。"


def read(parts, *drawings):
    page = sheet(*parts, drawings=drawings, width=520, height=800)
    return {f.story.headline: f.story for f in read_sheet_layout(page, 1).findings}


def flush(text, measure=MEASURE):
    return [text[at : at + measure] for at in range(0, len(text), measure)]


def set_text(texts, x, y):
    lines = [text for paragraph in texts for text in wrapped(paragraph, MEASURE)]
    return column(lines, x, y, EM), y + len(lines) * 1.5 * EM


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("length", [14, 28, 35])
@pytest.mark.parametrize("white", [2.0, 2.4])
def test_flush_lines_right_under_a_picture_are_its_caption(seed, length, white):
    """`white`: ems from the caption's last line to the text's first."""
    texts = write(seed, 5, (2, 3))
    caption = CAPTION[: length - 1] + "。"
    image = Drawing("image", Box(40, 100, 40 + MEASURE * EM, 190))
    words = flush(caption)
    foot = 190 + 10 + (len(words) - 1) * 1.4 * EM
    body, _ = set_text(texts, 40, foot + white * EM)
    found = read(
        [
            line(title(seed), 40, 80, 20, style=HEI),
            column(words, 40, 200, EM, 1.4),
            body,
        ],
        image,
    )
    story = found[title(seed)]
    assert [p.text for p in story.body] == texts
    assert [picture.caption for picture in story.pictures] == [caption]


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("rest", [1, 2, 3])
def test_what_a_paragraph_has_left_below_a_picture_is_text(seed, rest):
    """The lines above the picture break off, and below it the next paragraph follows without white."""
    texts = write(seed, 5, (2, 3))
    lines = [text for paragraph in texts for text in wrapped(paragraph, MEASURE)]
    cut = len(wrapped(texts[0], MEASURE)) + len(wrapped(texts[1], MEASURE)) - rest
    image = Drawing("image", Box(40, 106 + cut * 13.5, 40 + MEASURE * EM, 196 + cut * 13.5))
    found = read(
        [
            line(title(seed), 40, 80, 20, style=HEI),
            column(lines[:cut], 40, 110, EM),
            column(lines[cut:], 40, image.box.y1 + 12, EM),
        ],
        image,
    )
    story = found[title(seed)]
    assert "".join(p.text for p in story.body) == "".join(texts)
    assert [picture.caption for picture in story.pictures] == [""]


@pytest.mark.parametrize("seed", range(6))
def test_a_photo_above_its_own_headline_has_one_too(seed):
    texts = write(seed, 5, (2, 3))
    image = Drawing("image", Box(40, 60, 40 + MEASURE * EM, 160))
    body, _ = set_text(texts, 40, 232)
    found = read(
        [
            column(flush("近日，驻村干部在水库边采茶。"), 40, 170, EM),
            line(title(seed), 40, 205, 18, style=HEI),
            body,
        ],
        image,
    )
    story = found[title(seed)]
    assert [p.text for p in story.body] == texts
    assert [picture.caption for picture in story.pictures] == ["近日，驻村干部在水库边采茶。"]


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("is_open", [True, False])
def test_alone_below_a_picture_at_a_columns_foot(seed, is_open):
    """It is a caption, if the text to the left does not break off: else that goes on below the picture."""
    texts = write(seed, 4, (2, 3))
    lines = [text for paragraph in texts for text in wrapped(paragraph, MEASURE)]
    words = ["近日，驻村干部在水库边采茶。"] if not is_open else lines[-1:]
    first = lines[:-1] if is_open else lines
    right = 40 + (MEASURE + 1.5) * EM
    image = Drawing("image", Box(right, 100, right + MEASURE * EM, 190))
    found = read(
        [
            line(title(seed), 40, 80, 20, style=HEI),
            column(first, 40, 110, EM),
            column(words, right, 200, EM),
        ],
        image,
    )
    story = found[title(seed)]
    assert "".join(p.text for p in story.body) == "".join(texts)
    assert [picture.caption for picture in story.pictures] == ["" if is_open else words[0]]
