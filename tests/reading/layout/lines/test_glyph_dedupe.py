"""Characters printed twice for a shadow, and letters that one glyph shows side by side."""

import pytest

from articles.reading.geometry import Box
from articles.reading.layout.lines.glyph_dedupe import dedupe_glyphs
from articles.reading.layout.lines.glyph_rows import GlyphRows
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
    kept, doubled = dedupe_glyphs(GlyphRows(row(letters, width)))
    assert "".join(glyph.text for glyph in kept.glyphs) == letters
    assert not doubled


@pytest.mark.parametrize("width", [0.2, 0.28, 0.5, 1.0])
@pytest.mark.parametrize("offset", [0.0, 0.03, 0.1])
def test_a_shadow_of_narrow_and_wide_type_counts_once(width, offset):
    shadow = row("abi", width, left=30 + offset * SIZE, first=3)
    kept, doubled = dedupe_glyphs(GlyphRows([*row("abi", width), *shadow]))
    assert "".join(glyph.text for glyph in kept.glyphs) == "abi"
    assert doubled == set(range(6))


@pytest.mark.parametrize("lines", [1, 8, 40])
def test_a_shadow_is_found_in_a_column_of_figures_that_all_begin_in_one_place(lines):
    figures = [
        glyph._replace(box=Box(30, 80 + 30 * n, 40, 100 + 30 * n), baseline=97 + 30 * n)
        for n in range(lines)
        for glyph in row("0", 0.5, first=n)
    ]
    shadow = figures[-1]._replace(box=figures[-1].box._replace(x0=31, x1=41), order=lines)
    kept, doubled = dedupe_glyphs(GlyphRows([*figures, shadow]))
    assert len(kept.glyphs) == lines
    assert doubled == {lines - 1, lines}


@pytest.mark.parametrize("lift", [0.0, 0.02, 0.06, 0.1])
def test_a_shadow_that_stands_in_a_row_of_its_own_counts_once(lift):
    shadow = [
        g._replace(baseline=g.baseline + lift * SIZE, light=0.6)
        for g in row("abi", 0.5, left=31, first=3)
    ]
    kept, doubled = dedupe_glyphs(GlyphRows([*shadow, *row("abi", 0.5)]))
    assert [glyph.light for glyph in kept.glyphs] == [0.0] * 3
    assert doubled == set(range(6))


def test_rows_in_which_nothing_stands_twice_are_kept_as_they_are():
    page = GlyphRows([*row("abi", 0.5), *row("abi", 0.5, left=300, first=3)])
    kept, doubled = dedupe_glyphs(page)
    assert kept is page
    assert not doubled
