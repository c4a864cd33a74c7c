"""Text in the colour of the paper behind it, which nobody can see: notes that layout programs leave on the page."""

from __future__ import annotations

from collections.abc import Sequence

from articles.reading.box_index import BoxIndex
from articles.reading.geometry import Box
from articles.reading.sheet import Drawing, Glyph

from .tuning import SHEET


def seen_on_paper(
    glyphs: Sequence[Glyph], drawings: Sequence[Drawing], paper: Box
) -> tuple[Glyph, ...]:
    """The glyphs without those as white as the paper, unless anything is drawn behind them; `paper`: the page."""
    if all(glyph.light < SHEET.paper for glyph in glyphs):
        return tuple(glyphs)
    index = BoxIndex([d.box for d in drawings if not _is_paper(d, paper)])
    return tuple(
        glyph for glyph in glyphs if glyph.light < SHEET.paper or index.touching(glyph.box)
    )


def _is_paper(drawing: Drawing, paper: Box) -> bool:
    """Whether it is the page's own white ground, or encloses only.

    Smaller white areas may be patterns, of which PDFium knows no colour: a photo is painted so, too.
    """
    if drawing.kind == "frame":
        return True
    covered = drawing.box.width * drawing.box.height
    is_whole = covered >= SHEET.ground * paper.width * paper.height
    return drawing.kind == "tint" and drawing.light >= SHEET.paper and is_whole
