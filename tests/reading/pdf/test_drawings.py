"""What is drawn on a PDF page, as far as it is seen."""

import pytest

from articles.reading.geometry import Box
from articles.reading.pdf import opened, read_sheet
from tests.reading.pdf_writer import PdfPage, pdf_image, quarters, written

DRAWN = "200 0 0 150 100 300 cm /I0 Do Q"


def images_on(page):
    with opened(written(page)) as document:
        return [
            drawing.box
            for drawing in read_sheet(document, 1).drawings
            if drawing.kind == "image"
        ]


@pytest.mark.parametrize(
    ("frame", "seen"),
    [
        ("", Box(100, 150, 300, 300)),
        ("100 300 100 150 re W n", Box(100, 150, 200, 300)),
        ("0 0 400 600 re W n 150 320 500 500 re W n", Box(150, 150, 300, 280)),
        ("0 0 50 50 re W n", None),
    ],
)
def test_a_photo_in_a_frame_is_as_large_as_the_frame_lets_it_be_seen(frame, seen):
    found = images_on(PdfPage(f"q {frame} {DRAWN}", (pdf_image(quarters()),)))
    assert [tuple(map(round, box)) for box in found] == ([tuple(seen)] if seen else [])


def test_a_frame_inside_a_form_counts_in_the_forms_own_points():
    page = PdfPage(
        "q 0.5 0 0 0.5 0 0 cm /F0 Do Q",
        (pdf_image(quarters()),),
        forms=(f"q 100 300 100 150 re W n {DRAWN}",),
    )
    assert [tuple(map(round, box)) for box in images_on(page)] == [(50, 375, 100, 450)]
