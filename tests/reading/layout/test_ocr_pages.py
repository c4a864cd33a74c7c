"""Scans with a text layer are read to the character, whatever the OCR program guessed of sizes and places."""

import re

import pytest

from articles.reading.layout.page import read_sheet_layout
from tests.reading.ocr_layers import Noise, scanned_page

NOISE = {
    "usual": Noise(),
    "sizes": Noise(size=0.3, edge=1.0, baseline=0.8),
    "places": Noise(size=0.15, edge=1.5, baseline=1.0),
}


def squeezed(text):
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("noise", NOISE.values(), ids=NOISE)
@pytest.mark.parametrize("seed", range(12))
def test_every_story_of_a_scan_is_read_whole(seed, noise):
    page, told = scanned_page(seed, noise)
    found = [finding.story for finding in read_sheet_layout(page, 1).findings]
    assert [
        (squeezed(s.headline), squeezed("".join(p.text for p in s.body))) for s in found
    ] == [(each.headline, each.body) for each in told]
