"""A page is read in a number of steps that grows hardly faster than its characters, whatever it holds.

Steps are calls of functions, Python's and C's: the same on every machine, under any load.
"""

import sys
from dataclasses import replace

import pytest

from articles.reading.layout.page import read_sheet_layout
from tests.reading.ocr_layers import Noise, dense_latin_page, scanned_page
from tests.reading.upright_pages import long_upright_page

FIVEFOLD = 5
PAGES = {
    "a scan in Chinese": lambda times: scanned_page(3, rows=8 * times)[0],
    "a printed page": lambda times: replace(
        scanned_page(3, Noise(0, 0, 0), rows=8 * times)[0], is_ocr=False
    ),
    "a dense scan in English": lambda times: dense_latin_page(3_000 * times),
    "upright text": lambda times: long_upright_page(2, 4 * times),
}


def steps(work):
    """How many functions are called."""
    count = 0

    def tell(_frame, event, _argument):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tell)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("kind", PAGES)
def test_five_times_the_page_takes_at_most_six_times_the_steps(kind):
    small, large = PAGES[kind](1), PAGES[kind](FIVEFOLD)
    grown = len(large.glyphs) / len(small.glyphs)
    read_sheet_layout(small, 1)  # what is remembered of characters is asked once
    few, many = (steps(lambda page=page: read_sheet_layout(page, 1)) for page in (small, large))
    assert many / few <= grown * 6 / FIVEFOLD
