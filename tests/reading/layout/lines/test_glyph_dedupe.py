"""Characters printed twice for a shadow, and letters that one glyph shows side by side."""

import pytest

from articles.reading.geometry import Box
from articles.reading.layout.lines.glyph_dedupe import dedupe_glyphs
from articles.reading.sheet import Glyph

SIZE = 20.0


def row(text, width, left=30.0, first=0):
    """Characters side by side, each `width` ems wide."""
    step = width * SIZE
    return [
        Glyph(
            each,
            Box(left + n * step, 80, left + n * step + step, 100),
            97,
            SIZE,
            0,
            0.0,
            0,
            first + n,
        )
        for n, each in enumerate(text)
    ]


@pytest.mark.parametrize("letters", ["ff", "ffi", "ffl", "fff"])
@pytest.mark.parametrize("width", [0.05, 0.08, 0.1, 0.12])
def test_the_letters_of_a_narrow_ligature_are_no_shadows_of_each_other(letters, width):
    kept, doubled = dedupe_glyphs(row(letters, width))
    assert "".join(glyph.text for glyph in kept) == letters
    assert not doubled


@pytest.mark.parametrize("width", [0.2, 0.28, 0.5, 1.0])
@pytest.mark.parametrize("offset", [0.0, 0.03, 0.1])
def test_a_shadow_of_narrow_and_wide_type_counts_once(width, offset):
    shadow = row("abi", width, left=30 + offset * SIZE, first=3)
    kept, doubled = dedupe_glyphs([*row("abi", width), *shadow])
    assert "".join(glyph.text for glyph in kept) == "abi"
    assert doubled == set(range(6))
