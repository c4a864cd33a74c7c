"""Sheets set by hand: characters where a typesetter would put them, for claims about layout."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from articles.reading.geometry import Box
from articles.reading.sheet import Drawing, Glyph, Sheet, Style

STYLES = (Style("Song"), Style("Hei", 700), Style("Kai"))
SONG, HEI, KAI = range(3)
_orders = count()


def line(
    text: str,
    x: float,
    y: float,
    size: float = 10.0,
    *,
    style: int = SONG,
    step: float = 1.0,
    light: float = 0.0,
) -> list[Glyph]:
    """Characters from `x` on the baseline `y`, `step` ems apart; a space is a blank without a glyph."""
    return [
        Glyph(
            c,
            Box(
                x + n * step * size,
                y - 0.88 * size,
                x + n * step * size + size,
                y + 0.12 * size,
            ),
            y,
            size,
            0,
            light,
            style,
            next(_orders),
        )
        for n, c in enumerate(text)
        if c != " "
    ]


def upright(
    text: str, x: float, y: float, size: float, step: float = 1.1, *, style: int = SONG
) -> list[Glyph]:
    """Characters below each other, the first one's baseline at `y`."""
    return [
        glyph
        for n, c in enumerate(text)
        for glyph in line(c, x, y + n * step * size, size, style=style)
    ]


def column(
    lines: Iterable[str],
    x: float,
    y: float,
    size: float = 10.0,
    leading: float = 1.5,
    *,
    style: int = SONG,
) -> list[Glyph]:
    """Lines below each other; full-width spaces set one in."""
    found: list[Glyph] = []
    for n, text in enumerate(lines):
        indent = len(text) - len(text.lstrip("　"))
        found += line(
            text.strip("　"), x + indent * size, y + n * leading * size, size, style=style
        )
    return found


def sheet(
    *glyphs: Iterable[Glyph],
    drawings: Iterable[Drawing] = (),
    width: float = 600.0,
    height: float = 800.0,
) -> Sheet:
    return Sheet(
        width, height, tuple(g for part in glyphs for g in part), STYLES, tuple(drawings)
    )


def wrapped(text: str, width: int) -> list[str]:
    """A paragraph as lines of so many characters, the first one set in by two."""
    text = "　　" + text
    return [text[at : at + width] for at in range(0, len(text), width)]
